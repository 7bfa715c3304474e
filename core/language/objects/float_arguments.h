// Natives whose arguments may be anything with `__float__` or `__index__`: most get plain numbers and never
// notice.
#pragma once

#include <cstdint>
#include <initializer_list>

#include "language/objects/float.h"
#include "language/objects/value.h"
#include "language/runtime/native.h"

namespace loopscope::language {

/// The number of a float, small integer or bool. False for all else: then the native answers
/// `with_floats(...)`.
[[nodiscard]] inline bool is_plain_number(const Value& value, double& number) noexcept {
    if (value.is_number()) {
        number = value.number();
    } else if (value.is_small_integer()) {
        number = static_cast<double>(value.small_integer());
    } else if (value.is_boolean()) {
        number = value.is_true() ? 1 : 0;
    } else {
        return false;
    }
    return true;
}

/// Calls `native` again with its `count` arguments, those at `places` turned into floats. TypeError for those
/// that cannot be; an argument that was left out stays so.
Value with_floats(Runtime& runtime, NativeFunctionPointer native, Value* arguments, std::uint32_t count,
                  std::initializer_list<std::uint32_t> places);

/// A new List of the items of any iterable as floats.
Value floats_of(Runtime& runtime, const Value& iterable);

}  // namespace loopscope::language
