// "Did you mean": what an exception about an unknown name proposes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/runtime/exception.h"

namespace loopscope::language {

/// ". Did you mean: 'x'?" or empty.
[[nodiscard]] std::string suggestion_for(Runtime& runtime, const Exception& exception);

/// TypeError for a keyword argument that `function_name` does not know, with the one of `known` that was
/// meant.
Value raise_unexpected_keyword(Runtime& runtime, std::string_view function_name, std::string_view keyword,
                               const std::vector<std::string_view>& known);

}  // namespace loopscope::language
