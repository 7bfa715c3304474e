// "Did you mean": what an exception about an unknown name proposes.
#pragma once

#include <string>

#include "language/runtime/exception.h"

namespace loopscope::language {

/// ". Did you mean: 'x'?" or empty.
[[nodiscard]] std::string suggestion_for(Runtime& runtime, const Exception& exception);

}  // namespace loopscope::language
