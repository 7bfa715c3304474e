#include "language/objects/slice.h"

#include <algorithm>

#include "language/objects/constructor_arguments.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/objects/simple_keys.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

// Past any length, and far from overflow.
constexpr std::int64_t kFar = std::int64_t{1} << 46;

// An int as 64 bits; those that do not fit become the nearest that lie past any length.
std::int64_t cut(const Value& integer) noexcept {
    std::int64_t value = 0;
    if (!to_int64(integer, value)) return integer.as<BigInteger>()->is_negative() ? -kFar : kFar;
    return std::clamp(value, -kFar, kFar);
}

std::int64_t within(std::int64_t position, std::int64_t length, std::int64_t lowest,
                    std::int64_t highest) noexcept {
    if (position < 0) position += length;
    return std::clamp(position, lowest, highest);
}

// The slice with its parts as ints, by `__index__`.
Routine plain_slice(Runtime& runtime, Ref<Slice> slice) {
    Value parts[3] = {slice->start, slice->stop, slice->step};
    for (Value& part : parts) {
        if (part.is_none() || is_integer(part)) continue;
        if (type_of(runtime, part)->slots.to_index == nullptr) co_return runtime.raise(Message::SliceIndices);
        part = co_await to_index(runtime, part, true);
        if (part.failed()) co_return part;
    }
    co_return Value(make_slice(runtime, std::move(parts[0]), std::move(parts[1]), std::move(parts[2])));
}

Value plain_key(Runtime& runtime, const Value& key) {
    if (auto* slice = key.get_if<Slice>()) return run(runtime, plain_slice(runtime, Ref<Slice>(slice)));
    return to_index(runtime, key);
}

bool can_be_key(Runtime& runtime, const Value& key) {
    return key.is<Slice>() || type_of(runtime, key)->slots.to_index != nullptr;
}

Routine again_with_plain_key(Runtime& runtime, Value self, Value key, ItemSlot slot) {
    const Value plain = co_await plain_key(runtime, key);
    if (plain.failed()) co_return plain;
    co_return co_await slot(runtime, self, plain);
}

Routine set_again_with_plain_key(Runtime& runtime, Value self, Value key, Value value, SetItemSlot slot) {
    const Value plain = co_await plain_key(runtime, key);
    if (plain.failed()) co_return plain;
    co_return co_await slot(runtime, self, plain, value);
}

// The type `slice`

Value slice_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value values[3];
    const ConstructorSignature kSignature{"slice", {"start", "stop", "step"}, 3};
    if (!read_arguments(runtime, kSignature, arguments, values)) return Value::error();
    if (values[0].is_empty()) {
        return runtime.raise(runtime.types.type_error, "slice expected at least 1 argument, got 0");
    }
    static_cast<void>(type);
    if (values[1].is_empty())
        return Value(make_slice(runtime, Value::none(), std::move(values[0]), Value::none()));
    if (values[2].is_empty()) values[2] = Value::none();
    return Value(make_slice(runtime, std::move(values[0]), std::move(values[1]), std::move(values[2])));
}

Ref<Tuple> parts_of(Runtime& runtime, const Slice& slice) {
    return make_tuple(runtime, {slice.start, slice.stop, slice.step});
}

Routine slice_repr_slowly(Runtime& runtime, Ref<Slice> slice) {
    const Value parts = co_await repr(runtime, Value(parts_of(runtime, *slice)));
    if (parts.failed()) co_return parts;
    co_return Value(make_string(runtime, "slice" + std::string(parts.as<String>()->view())));
}

Value slice_repr(Runtime& runtime, const Value& self) {
    return run(runtime, slice_repr_slowly(runtime, Ref<Slice>(self.as<Slice>())));
}

Value slice_hash(Runtime& runtime, const Value& self) {
    return hash(runtime, Value(parts_of(runtime, *self.as<Slice>())));
}

Value slice_compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other) {
    if (!other.is<Slice>()) return Value::not_implemented();
    return compare(runtime, operation, Value(parts_of(runtime, *self.as<Slice>())),
                   Value(parts_of(runtime, *other.as<Slice>())));
}

Routine slice_indices_slowly(Runtime& runtime, Ref<Slice> slice, Value length) {
    length = co_await to_index(runtime, length, true);
    if (length.failed()) co_return length;
    if (length.small_integer() < 0) {
        co_return runtime.raise(runtime.types.value_error, "length should not be negative");
    }
    const Value plain = co_await run(runtime, plain_slice(runtime, slice));
    if (plain.failed()) co_return plain;
    SliceIndices indices;
    const Value done = slice_indices(runtime, *plain.as<Slice>(), length.small_integer(), indices);
    if (done.failed()) co_return done;
    co_return Value(
        make_tuple(runtime, {make_integer(runtime, indices.start), make_integer(runtime, indices.stop),
                             make_integer(runtime, indices.step)}));
}

Value slice_indices_method(Runtime& runtime, Value* arguments) {
    return run(runtime, slice_indices_slowly(runtime, Ref<Slice>(arguments[0].as<Slice>()), arguments[1]));
}

Value get_start(Runtime&, const Value& self) {
    return self.as<Slice>()->start;
}
Value get_stop(Runtime&, const Value& self) {
    return self.as<Slice>()->stop;
}
Value get_step(Runtime&, const Value& self) {
    return self.as<Slice>()->step;
}

}  // namespace

void Slice::traverse(Visitor& visitor) const {
    visitor.visit(start);
    visitor.visit(stop);
    visitor.visit(step);
}

Ref<Slice> make_slice(Runtime& runtime, Value start, Value stop, Value step) {
    return runtime.heap().make<Slice>(runtime.types.slice, std::move(start), std::move(stop),
                                      std::move(step));
}

Value slice_indices(Runtime& runtime, const Slice& slice, std::int64_t length, SliceIndices& indices) {
    for (const Value* part : {&slice.start, &slice.stop, &slice.step}) {
        if (!part->is_none() && !is_integer(*part)) return Value::not_implemented();
    }
    indices.step = slice.step.is_none() ? 1 : cut(slice.step);
    if (indices.step == 0) return runtime.raise(Message::SliceStepZero);
    const bool forward = indices.step > 0;
    const std::int64_t lowest = forward ? 0 : -1;
    const std::int64_t highest = forward ? length : length - 1;
    indices.start = slice.start.is_none() ? (forward ? lowest : highest)
                                          : within(cut(slice.start), length, lowest, highest);
    indices.stop = slice.stop.is_none() ? (forward ? highest : lowest)
                                        : within(cut(slice.stop), length, lowest, highest);
    const std::int64_t way = forward ? indices.stop - indices.start : indices.start - indices.stop;
    const std::int64_t stride = forward ? indices.step : -indices.step;
    indices.count = way > 0 ? (way - 1) / stride + 1 : 0;
    return Value::none();
}

Value with_plain_key(Runtime& runtime, const Value& self, const Value& key, ItemSlot slot,
                     const char* words) {
    if (!can_be_key(runtime, key))
        return runtime.raise(Message::IndicesMustBe, words, type_name(runtime, key));
    return run(runtime, again_with_plain_key(runtime, self, key, slot));
}

Value with_plain_key(Runtime& runtime, const Value& self, const Value& key, const Value& value,
                     SetItemSlot slot, const char* words) {
    if (!can_be_key(runtime, key))
        return runtime.raise(Message::IndicesMustBe, words, type_name(runtime, key));
    return run(runtime, set_again_with_plain_key(runtime, self, key, value, slot));
}

std::int64_t item_index(const Value& key, std::int64_t length) noexcept {
    std::int64_t index = cut(key);
    if (index < 0) index += length;
    return index >= 0 && index < length ? index : -1;
}

std::int64_t clamped_position(const Value& position, std::int64_t length,
                              std::int64_t when_left_out) noexcept {
    return position.is_empty() || position.is_none() ? when_left_out
                                                     : within(cut(position), length, 0, length);
}

void define_slice_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "slice", {runtime.types.object}, Kind::Slice);
    Slots& slots = builder.slots();
    slots.construct = slice_construct;
    slots.repr = slice_repr;
    slots.hash = slice_hash;
    slots.compare = slice_compare;
    builder.type().may_be_subclassed = false;
    builder.method("indices(self, length, /)", slice_indices_method);
    builder.attribute("start", get_start);
    builder.attribute("stop", get_stop);
    builder.attribute("step", get_step);
    runtime.types.slice = builder.finish().get();
}

}  // namespace loopscope::language
