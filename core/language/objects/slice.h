// Slice objects, and the arithmetic of indices that all sequences share.
#pragma once

#include <cstdint>

#include "language/objects/object.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

class Slice final : public Object {
public:
    static constexpr Kind kKind = Kind::Slice;
    Slice(Type* type, Value start_value, Value stop_value, Value step_value) noexcept
        : Object(type, kKind),
          start(std::move(start_value)),
          stop(std::move(stop_value)),
          step(std::move(step_value)) {}

    const Value start;
    const Value stop;
    const Value step;

    void traverse(Visitor& visitor) const override;
};

[[nodiscard]] Ref<Slice> make_slice(Runtime& runtime, Value start, Value stop, Value step);

/// The items that a slice picks from a sequence: `count` of them, `step` apart, from `start` on.
struct SliceIndices {
    std::int64_t start = 0;
    std::int64_t stop = 0;
    std::int64_t step = 1;
    std::int64_t count = 0;
};

/// Works out what `slice` picks from `length` items. None when `indices` is filled; error() for a step of 0
/// and parts that are no indices; not_implemented() when `__index__` of a part must be called first: see
/// `ItemSlot`.
Value slice_indices(Runtime& runtime, const Slice& slice, std::int64_t length, SliceIndices& indices);

/// A sequence's slot for `sequence[key]` or `del sequence[key]`, called again once the key's `__index__` is
/// known.
using ItemSlot = Value (*)(Runtime& runtime, const Value& self, const Value& key);
/// The same for `sequence[key] = value`.
using SetItemSlot = Value (*)(Runtime& runtime, const Value& self, const Value& key, const Value& value);

/// What a slot answers for a key that is neither an int nor a slice of ints: turns it into one by `__index__`
/// and calls the slot again. `words` begins the TypeError for other keys: "list indices" + " must be integers
/// or slices, not str".
Value with_plain_key(Runtime& runtime, const Value& self, const Value& key, ItemSlot slot, const char* words);
Value with_plain_key(Runtime& runtime, const Value& self, const Value& key, const Value& value,
                     SetItemSlot slot, const char* words);

/// The place in a sequence of `length` items that the int `key` means, negative ones from the end; -1: out of
/// range.
[[nodiscard]] std::int64_t item_index(const Value& key, std::int64_t length) noexcept;
/// An optional position argument (`list.index(x, start, stop)`) as slices take it: cut to 0...length.
[[nodiscard]] std::int64_t clamped_position(const Value& position, std::int64_t length,
                                            std::int64_t when_left_out) noexcept;

void define_slice_type(Runtime& runtime);

}  // namespace loopscope::language
