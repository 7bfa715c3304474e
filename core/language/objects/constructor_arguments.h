// Arguments of a call of a builtin type (`int("12", base=8)`), put where its parameters stand.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "language/objects/type.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

struct ConstructorSignature {
    std::string_view name;  ///< as messages show it
    std::initializer_list<std::string_view> parameters;
    std::uint32_t positional_only = 0;
    bool words_as_count =
        false;  ///< "takes at most 2 arguments (3 given)" instead of "expected at most 2 arguments, got 3"
};

/// Moves each argument to `values`, one for each parameter, which begin empty. False after raising TypeError.
[[nodiscard]] bool read_arguments(Runtime& runtime, const ConstructorSignature& signature,
                                  Arguments arguments, Value* values);

}  // namespace loopscope::language
