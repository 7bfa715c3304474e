// Natives whose arguments may be anything with `__index__`: most get plain ints and never notice.
#pragma once

#include <cstdint>
#include <initializer_list>

#include "language/objects/value.h"
#include "language/runtime/native.h"

namespace loopscope::language {

/// Whether every one of the arguments at these places is a small integer or was left out. When not, the
/// native answers `with_indices(...)`, which makes them so and calls it again.
[[nodiscard]] bool has_plain_indices(const Value* arguments,
                                     std::initializer_list<std::uint32_t> places) noexcept;
/// The same for `start` and `stop`, which may be None too: see `with_slice_indices`.
[[nodiscard]] bool has_slice_indices(const Value* arguments,
                                     std::initializer_list<std::uint32_t> places) noexcept;

/// Calls `native` again with its `count` arguments, those at `places` replaced by what their `__index__`
/// answers, cut to 48 bits. TypeError for those that have none.
Value with_indices(Runtime& runtime, NativeFunctionPointer native, Value* arguments, std::uint32_t count,
                   std::initializer_list<std::uint32_t> places);
/// The same for `start` and `stop`: None stays None.
Value with_slice_indices(Runtime& runtime, NativeFunctionPointer native, Value* arguments,
                         std::uint32_t count, std::initializer_list<std::uint32_t> places);

}  // namespace loopscope::language
