// What lists and tuples have in common: comparing, searching, repeating and joining.
#pragma once

#include <cstdint>
#include <span>

#include "language/objects/type.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

/// The items of a list or tuple as they are now: calling the program may change them.
[[nodiscard]] std::span<const Value> sequence_items(const Value& sequence) noexcept;

/// The `compare` slot of both.
Value sequence_compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other);
/// The `contains` slot of both.
Value sequence_contains(Runtime& runtime, const Value& self, const Value& item);
/// `count(self, value, /)`
Value sequence_count(Runtime& runtime, Value* arguments);
/// The first place of `item` at or after `from` and before `to`, as a small integer; -1 when there is none.
Value sequence_find(Runtime& runtime, const Value& self, const Value& item, std::int64_t from,
                    std::int64_t to);
/// Starts the search of `index(self, value, start, stop, /)` and answers its place.
Value sequence_index(Runtime& runtime, Value* arguments);

/// `sequence * times`, in either order of the operands: a new list or tuple.
Value sequence_repeat(Runtime& runtime, const Value& sequence, const Value& times);
/// Whether it is of a builtin sequence that `*` repeats, or of a class that derives from one.
[[nodiscard]] bool can_be_repeated(const Value& value) noexcept;
/// The TypeError of `sequence + x`, `sequence * x` and `x * sequence` for a builtin sequence and an operand
/// whose methods did not take it; empty when none of the two is a sequence so.
Value refuse_sequence_operand(Runtime& runtime, BinaryOperator operation, const Value& left,
                              const Value& right);
/// Whether `length * times` items may be made: else MemoryError is raised.
[[nodiscard]] bool may_repeat(Runtime& runtime, std::uint32_t length, std::int64_t times);

}  // namespace loopscope::language
