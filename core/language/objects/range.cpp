#include "language/objects/range.h"

#include <string>

#include "language/objects/constructor_arguments.h"
#include "language/objects/container_repr.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/integer_objects.h"
#include "language/objects/iterators.h"
#include "language/objects/sequence.h"
#include "language/objects/simple_keys.h"
#include "language/objects/slice.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

// Arithmetic with ints of any size: never pending, since both operands are ints.
Value add(Runtime& runtime, const Value& a, const Value& b) {
    return binary(runtime, BinaryOperator::Add, a, b);
}
Value subtract(Runtime& runtime, const Value& a, const Value& b) {
    return binary(runtime, BinaryOperator::Subtract, a, b);
}
Value multiply(Runtime& runtime, const Value& a, const Value& b) {
    return binary(runtime, BinaryOperator::Multiply, a, b);
}
bool is_less(Runtime& runtime, const Value& a, const Value& b) {
    if (a.is_small_integer() && b.is_small_integer()) return a.small_integer() < b.small_integer();
    return compare(runtime, CompareOperator::Less, a, b).is_true();
}

constexpr Value kZero = Value::small_integer(0);
constexpr Value kOne = Value::small_integer(1);

// How many items there are from `start` on, `step` apart, before `stop`.
Value range_length_of(Runtime& runtime, const Value& start, const Value& stop, const Value& step) {
    const bool forward = is_less(runtime, kZero, step);
    const Value& low = forward ? start : stop;
    const Value& high = forward ? stop : start;
    if (!is_less(runtime, low, high)) return kZero;
    if (start.is_small_integer() && stop.is_small_integer() && step.is_small_integer()) {
        const std::int64_t stride = forward ? step.small_integer() : -step.small_integer();
        return make_integer(runtime, (high.small_integer() - low.small_integer() - 1) / stride + 1);
    }
    const Value way = subtract(runtime, subtract(runtime, high, low), kOne);
    const Value stride = forward ? step : subtract(runtime, kZero, step);
    return add(runtime, binary(runtime, BinaryOperator::FloorDivide, way, stride), kOne);
}

Value item_at(Runtime& runtime, const Range& range, const Value& index) {
    return add(runtime, range.start, multiply(runtime, index, range.step));
}

Value range_length(Runtime& runtime, const Value& self) {
    const Value& length = self.as<Range>()->length;
    if (length.is_small_integer()) return length;
    return runtime.raise(runtime.types.overflow_error, "Python int too large to convert to C ssize_t");
}

Value range_truth(Runtime&, const Value& self) {
    const Value& length = self.as<Range>()->length;
    return Value::boolean(!length.is_small_integer() || length.small_integer() != 0);
}

/// Of ranges with numbers of any size.
class LongRangeIterator final : public Iterator {
public:
    LongRangeIterator(Type* type, Value start, Value step, Value length) noexcept
        : Iterator(type), next_(std::move(start)), step_(std::move(step)), left_(std::move(length)) {}
    Value next(Runtime& runtime) override {
        if (left_.is_small_integer() && left_.small_integer() == 0) return Value::exhausted();
        Value item = next_;
        left_ = subtract(runtime, left_, kOne);
        next_ = add(runtime, next_, step_);
        return item;
    }
    [[nodiscard]] std::int64_t length_hint() const override {
        return left_.is_small_integer() ? left_.small_integer() : -1;
    }

private:
    Value next_;
    Value step_;
    Value left_;
};

Value iterator_over(Runtime& runtime, bool is_small, const Value& start, const Value& step,
                    const Value& length) {
    if (is_small) {
        return Value(runtime.heap().make<RangeIterator>(runtime.types.range_iterator, start.small_integer(),
                                                        step.small_integer(), length.small_integer()));
    }
    return Value(
        runtime.heap().make<LongRangeIterator>(runtime.types.long_range_iterator, start, step, length));
}

Value range_iterate(Runtime& runtime, const Value& self) {
    const Range& range = *self.as<Range>();
    return iterator_over(runtime, range.is_small(), range.start, range.step, range.length);
}

Value range_reversed(Runtime& runtime, Value* arguments) {
    const Range& range = *arguments[0].as<Range>();
    const Value last = item_at(runtime, range, subtract(runtime, range.length, kOne));
    return iterator_over(runtime, range.is_small() && last.is_small_integer(), last,
                         subtract(runtime, kZero, range.step), range.length);
}

Value range_slice(Runtime& runtime, const Range& range, const SliceIndices& indices) {
    const Value start = item_at(runtime, range, make_integer(runtime, indices.start));
    const Value stop = item_at(runtime, range, make_integer(runtime, indices.stop));
    const Value step = multiply(runtime, range.step, make_integer(runtime, indices.step));
    return Value(make_range(runtime, start, stop, step));
}

Value range_get_item(Runtime& runtime, const Value& self, const Value& key) {
    const Range& range = *self.as<Range>();
    if (is_integer(key)) {
        const Value index = plain_integer(runtime, key);
        const Value from = is_less(runtime, index, kZero) ? add(runtime, range.length, index) : index;
        if (is_less(runtime, from, kZero) || !is_less(runtime, from, range.length)) {
            return runtime.raise(Message::RangeRange);
        }
        return item_at(runtime, range, from);
    }
    if (auto* slice = key.get_if<Slice>()) {
        SliceIndices indices;
        const Value length = range_length(runtime, self);
        if (length.failed()) return length;
        const Value done = slice_indices(runtime, *slice, length.small_integer(), indices);
        if (done.failed()) return done;
        if (done.is_none()) return range_slice(runtime, range, indices);
    }
    return with_plain_key(runtime, self, key, range_get_item, "range indices");
}

bool is_plain_integer(const Value& value) {
    return is_integer(value) && (!value.is_object() || !value.object()->type()->is_from_program);
}

// The index of an int in the range; empty when it is not there.
Value index_of(Runtime& runtime, const Range& range, const Value& item) {
    const bool forward = is_less(runtime, kZero, range.step);
    const bool inside = forward ? !is_less(runtime, item, range.start) && is_less(runtime, item, range.stop)
                                : !is_less(runtime, range.start, item) && is_less(runtime, range.stop, item);
    if (!inside) return {};
    const Value way = subtract(runtime, item, range.start);
    const Value rest = binary(runtime, BinaryOperator::Remainder, way, range.step);
    if (!rest.is_small_integer() || rest.small_integer() != 0) return {};
    return binary(runtime, BinaryOperator::FloorDivide, way, range.step);
}

// By comparing item by item: for what is no int. Answers the index, or -1.
Routine find_slowly(Runtime& runtime, Value self, Value item) {
    const Value iterator = range_iterate(runtime, self);
    for (Value index = kZero;; index = add(runtime, index, kOne)) {
        const Value candidate = co_await next(runtime, iterator);
        if (candidate.failed()) co_return candidate;
        if (candidate.is_exhausted()) co_return Value::small_integer(-1);
        const Value equal = co_await equals(runtime, candidate, item);
        if (equal.failed()) co_return equal;
        if (equal.is_true()) co_return index;
    }
}

Routine contains_slowly(Runtime& runtime, Value self, Value item) {
    const Value index = co_await run(runtime, find_slowly(runtime, self, item));
    if (index.failed()) co_return index;
    co_return Value::boolean(!is_less(runtime, index, kZero));
}

// What can equal an int only as the number that it is.
bool equals_no_integer(const Value& value) {
    return value.is_none() || value.is<String>() || value.is<Tuple>() || value.is<List>();
}

Value range_contains(Runtime& runtime, const Value& self, const Value& item) {
    if (is_plain_integer(item)) return Value::boolean(!index_of(runtime, *self.as<Range>(), item).is_empty());
    if (equals_no_integer(item) && (!item.is_object() || item.object()->type()->is_simple_key)) {
        return Value::boolean(false);
    }
    return run(runtime, contains_slowly(runtime, self, item));
}

Routine count_slowly(Runtime& runtime, Value self, Value item) {
    const Value iterator = range_iterate(runtime, self);
    std::int64_t count = 0;
    while (true) {
        const Value candidate = co_await next(runtime, iterator);
        if (candidate.failed()) co_return candidate;
        if (candidate.is_exhausted()) co_return make_integer(runtime, count);
        const Value equal = co_await equals(runtime, candidate, item);
        if (equal.failed()) co_return equal;
        if (equal.is_true()) ++count;
    }
}

Value range_count(Runtime& runtime, Value* arguments) {
    if (!is_plain_integer(arguments[1]))
        return run(runtime, count_slowly(runtime, arguments[0], arguments[1]));
    return Value::small_integer(index_of(runtime, *arguments[0].as<Range>(), arguments[1]).is_empty() ? 0
                                                                                                      : 1);
}

Routine range_index_slowly(Runtime& runtime, Value self, Value item) {
    if (is_plain_integer(item)) {
        const Value index = index_of(runtime, *self.as<Range>(), item);
        if (!index.is_empty()) co_return index;
        const Value text = co_await repr_between(runtime, "", item, " is not in range");
        if (text.failed()) co_return text;
        co_return runtime.raise(runtime.types.value_error, text);
    }
    const Value index = co_await run(runtime, find_slowly(runtime, self, item));
    if (index.failed() || !is_less(runtime, index, kZero)) co_return index;
    co_return runtime.raise(runtime.types.value_error, "sequence.index(x): x not in sequence");
}

Value range_index(Runtime& runtime, Value* arguments) {
    return run(runtime, range_index_slowly(runtime, arguments[0], arguments[1]));
}

Value range_repr(Runtime& runtime, const Value& self) {
    const Range& range = *self.as<Range>();
    const bool has_step = !range.step.is_same(kOne);
    std::string text = "range(";
    for (const Value* part : {&range.start, &range.stop, &range.step}) {
        if (part == &range.step && !has_step) break;
        const Value shown = repr(runtime, *part);
        if (shown.failed()) return shown;
        if (part != &range.start) text += ", ";
        text += shown.as<String>()->view();
    }
    return Value(make_string(runtime, text + ")"));
}

Value range_compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other) {
    if (!other.is<Range>()) return Value::not_implemented();
    if (operation != CompareOperator::Equal && operation != CompareOperator::NotEqual)
        return Value::not_implemented();
    return compare(runtime, operation, Value(self.as<Range>()->key(runtime)),
                   Value(other.as<Range>()->key(runtime)));
}

Value range_hash(Runtime& runtime, const Value& self) {
    std::uint32_t hash = 0;
    static_cast<void>(simple_hash(runtime, self, hash));
    return Value::small_integer(hash);
}

Value make_range_value(Runtime& runtime, const Value& start, const Value& stop, const Value& step) {
    Ref<Range> range = make_range(runtime, start, stop, step);
    return range ? Value(std::move(range)) : Value::error();
}

Routine construct_slowly(Runtime& runtime, Value start, Value stop, Value step) {
    for (Value* part : {&start, &stop, &step}) {
        if (is_integer(*part)) continue;
        if (type_of(runtime, *part)->slots.to_index == nullptr) {
            co_return runtime.raise(Message::NotAnInteger, type_name(runtime, *part));
        }
        *part = co_await type_of(runtime, *part)->slots.to_index(runtime, *part);
        if (part->failed()) co_return *part;
    }
    co_return make_range_value(runtime, start, stop, step);
}

Value range_construct(Runtime& runtime, Type*, Arguments arguments) {
    // The most common one, which any `for` may begin with.
    if (arguments.positional == 1 && arguments.names == nullptr && arguments.values[0].is_small_integer()) {
        const Value& stop = arguments.values[0];
        return Value(runtime.heap().make<Range>(runtime.types.range, kZero, stop, kOne,
                                                stop.small_integer() > 0 ? stop : kZero));
    }
    Value values[3];
    if (!read_arguments(runtime, {"range", {"start", "stop", "step"}, 3}, arguments, values))
        return Value::error();
    if (values[0].is_empty()) {
        return runtime.raise(runtime.types.type_error, "range expected at least 1 argument, got 0");
    }
    if (values[1].is_empty()) {
        values[1] = std::move(values[0]);
        values[0] = kZero;
    }
    if (values[2].is_empty()) values[2] = kOne;
    if (is_integer(values[0]) && is_integer(values[1]) && is_integer(values[2])) {
        return make_range_value(runtime, values[0], values[1], values[2]);
    }
    return run(runtime, construct_slowly(runtime, values[0], values[1], values[2]));
}

Value get_start(Runtime&, const Value& self) {
    return self.as<Range>()->start;
}
Value get_stop(Runtime&, const Value& self) {
    return self.as<Range>()->stop;
}
Value get_step(Runtime&, const Value& self) {
    return self.as<Range>()->step;
}

}  // namespace

Ref<Tuple> Range::key(Runtime& runtime) const {
    const bool is_none = length.is_same(kZero);
    const bool has_step = !is_none && !length.is_same(kOne);
    return make_tuple(runtime, {length, is_none ? Value::none() : start, has_step ? step : Value::none()});
}

Ref<Range> make_range(Runtime& runtime, const Value& start, const Value& stop, const Value& step) {
    // Instances of classes that derive from int count as plain ones.
    const Value from = plain_integer(runtime, start);
    const Value to = plain_integer(runtime, stop);
    const Value by = plain_integer(runtime, step);
    if (by.is_same(kZero)) {
        static_cast<void>(runtime.raise(Message::RangeStepZero));
        return {};
    }
    return runtime.heap().make<Range>(runtime.types.range, from, to, by,
                                      range_length_of(runtime, from, to, by));
}

void define_range_type(Runtime& runtime) {
    {
        TypeBuilder builder(runtime, "range", {runtime.types.object}, Kind::Range);
        Slots& slots = builder.slots();
        slots.repr = range_repr;
        slots.hash = range_hash;
        slots.truth = range_truth;
        slots.compare = range_compare;
        slots.length = range_length;
        slots.get_item = range_get_item;
        slots.contains = range_contains;
        slots.iterate = range_iterate;
        slots.construct = range_construct;
        builder.type().may_be_subclassed = false;
        builder.method("count(self, value, /)", range_count)
            .method("index(self, value, /)", range_index)
            .method("__reversed__(self, /)", range_reversed)
            .attribute("start", get_start)
            .attribute("stop", get_stop)
            .attribute("step", get_step);
        runtime.types.range = builder.finish().get();
    }
    TypeBuilder builder(runtime, "longrange_iterator", {runtime.types.object}, Kind::Iterator);
    builder.type().may_be_subclassed = false;
    make_iterator_slots(builder, true);
    runtime.types.long_range_iterator = builder.finish().get();
}

}  // namespace loopscope::language
