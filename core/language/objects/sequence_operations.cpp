#include "language/objects/sequence_operations.h"

#include "language/objects/container_repr.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/objects/slice.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Value compare_lengths(CompareOperator operation, std::size_t left, std::size_t right) {
    switch (operation) {
        case CompareOperator::Less:
            return Value::boolean(left < right);
        case CompareOperator::LessEqual:
            return Value::boolean(left <= right);
        case CompareOperator::Equal:
            return Value::boolean(left == right);
        case CompareOperator::NotEqual:
            return Value::boolean(left != right);
        case CompareOperator::Greater:
            return Value::boolean(left > right);
        default:
            return Value::boolean(left >= right);
    }
}

// The answer once the items at `index` are known to be the first that differ, or one sequence ends there.
Value decide_at(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other,
                std::size_t index) {
    const auto left = sequence_items(self);
    const auto right = sequence_items(other);
    if (index >= left.size() || index >= right.size())
        return compare_lengths(operation, left.size(), right.size());
    if (operation == CompareOperator::Equal) return Value::boolean(false);
    if (operation == CompareOperator::NotEqual) return Value::boolean(true);
    const Value left_item = left[index];
    const Value right_item = right[index];
    return compare(runtime, operation, left_item, right_item);
}

Routine compare_slowly(Runtime& runtime, CompareOperator operation, Value self, Value other,
                       std::size_t index) {
    while (index < sequence_items(self).size() && index < sequence_items(other).size()) {
        const Value left = sequence_items(self)[index];
        const Value right = sequence_items(other)[index];
        const Value equal = co_await equals(runtime, left, right);
        if (equal.failed()) co_return equal;
        if (!equal.is_true()) break;
        ++index;
    }
    co_return co_await decide_at(runtime, operation, self, other, index);
}

Routine find_slowly(Runtime& runtime, Value self, Value item, std::size_t index, std::size_t to) {
    for (; index < to && index < sequence_items(self).size(); ++index) {
        const Value candidate = sequence_items(self)[index];
        const Value equal = co_await equals(runtime, candidate, item);
        if (equal.failed()) co_return equal;
        if (equal.is_true()) co_return Value::small_integer(static_cast<std::int64_t>(index));
    }
    co_return Value::small_integer(-1);
}

Routine contains_slowly(Runtime& runtime, Value self, Value item, std::size_t index) {
    const Value place = co_await run(runtime, find_slowly(runtime, self, item, index, SIZE_MAX));
    if (place.failed()) co_return place;
    co_return Value::boolean(place.small_integer() >= 0);
}

Routine count_slowly(Runtime& runtime, Value self, Value item) {
    std::int64_t count = 0;
    for (std::size_t index = 0; index < sequence_items(self).size(); ++index) {
        const Value candidate = sequence_items(self)[index];
        const Value equal = co_await equals(runtime, candidate, item);
        if (equal.failed()) co_return equal;
        if (equal.is_true()) ++count;
    }
    co_return Value::small_integer(count);
}

// The first item at or after `index` that equals `item`. kUnknown: at `index` the program must be asked.
enum class Search { Found, Missing, Unknown };
Search find_simply(Runtime& runtime, const Value& self, const Value& item, std::size_t& index,
                   std::size_t to) {
    const auto items = sequence_items(self);
    for (; index < to && index < items.size(); ++index) {
        const Equality equality = simple_equals(runtime, items[index], item);
        if (equality != Equality::Different) {
            return equality == Equality::Equal ? Search::Found : Search::Unknown;
        }
    }
    return Search::Missing;
}

bool is_position(Runtime& runtime, const Value& value) {
    return value.is_empty() || type_of(runtime, value)->slots.to_index != nullptr;
}

Routine index_slowly(Runtime& runtime, Value self, Value item, Value start, Value stop) {
    if (!is_position(runtime, start) || !is_position(runtime, stop)) {
        co_return runtime.raise(Message::PositionsMustBeIndices);
    }
    if (!start.is_empty()) start = co_await to_index(runtime, start, true);
    if (start.failed()) co_return start;
    if (!stop.is_empty()) stop = co_await to_index(runtime, stop, true);
    if (stop.failed()) co_return stop;
    const auto length = static_cast<std::int64_t>(sequence_items(self).size());
    const std::int64_t from = clamped_position(start, length, 0);
    const std::int64_t to = clamped_position(stop, length, length);
    const Value place = co_await sequence_find(runtime, self, item, from, to);
    if (place.failed() || place.small_integer() >= 0) co_return place;
    if (self.is<Tuple>()) co_return runtime.raise(Message::TupleIndexMissing);
    const Value text = co_await repr_between(runtime, "", item, " is not in list");
    if (text.failed()) co_return text;
    co_return runtime.raise(runtime.types.value_error, text);
}

Value repeated(Runtime& runtime, const Value& sequence, std::int64_t times) {
    const auto length = static_cast<std::uint32_t>(sequence_items(sequence).size());
    if (times < 0) times = 0;
    if (!may_repeat(runtime, length, times)) return Value::error();
    const auto items = sequence_items(sequence);
    if (sequence.is<Tuple>()) {
        if (times == 1 && sequence.object()->type() == runtime.types.tuple) return sequence;
        Ref<Tuple> tuple = make_tuple(runtime, static_cast<std::uint32_t>(length * times));
        Value* to = tuple->items();
        for (std::int64_t i = 0; i < times; ++i) {
            for (const Value& item : items) *to++ = item;
        }
        return Value(std::move(tuple));
    }
    Ref<List> list = make_list(runtime, static_cast<std::uint32_t>(length * times));
    for (std::int64_t i = 0; i < times; ++i) list->extend(items);
    return Value(std::move(list));
}

Routine repeat_slowly(Runtime& runtime, Value sequence, Value times) {
    if (times.is<BigInteger>()) {
        co_return runtime.raise(runtime.types.overflow_error, "cannot fit 'int' into an index-sized integer");
    }
    times = co_await to_index(runtime, times);
    if (times.failed()) co_return times;
    co_return repeated(runtime, sequence, times.small_integer());
}

}  // namespace

std::span<const Value> sequence_items(const Value& sequence) noexcept {
    return sequence.is<List>() ? std::as_const(*sequence.as<List>()).span()
                               : std::as_const(*sequence.as<Tuple>()).span();
}

Value sequence_compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other) {
    if (!other.is_object() || other.object()->kind() != self.object()->kind())
        return Value::not_implemented();
    const auto left = sequence_items(self);
    const auto right = sequence_items(other);
    const bool is_equality = operation == CompareOperator::Equal || operation == CompareOperator::NotEqual;
    // Lists of different length are not compared item by item (listobject.c:3429); tuples are.
    if (is_equality && self.is<List>() && left.size() != right.size()) {
        return Value::boolean(operation == CompareOperator::NotEqual);
    }
    std::size_t index = 0;
    while (index < left.size() && index < right.size()) {
        const Equality equality = simple_equals(runtime, left[index], right[index]);
        if (equality == Equality::Unknown) {
            return run(runtime, compare_slowly(runtime, operation, self, other, index));
        }
        if (equality == Equality::Different) break;
        ++index;
    }
    return decide_at(runtime, operation, self, other, index);
}

Value sequence_contains(Runtime& runtime, const Value& self, const Value& item) {
    std::size_t index = 0;
    const Search search = find_simply(runtime, self, item, index, SIZE_MAX);
    if (search == Search::Unknown) return run(runtime, contains_slowly(runtime, self, item, index));
    return Value::boolean(search == Search::Found);
}

Value sequence_count(Runtime& runtime, Value* arguments) {
    std::int64_t count = 0;
    for (const Value& item : sequence_items(arguments[0])) {
        const Equality equality = simple_equals(runtime, item, arguments[1]);
        if (equality == Equality::Unknown)
            return run(runtime, count_slowly(runtime, arguments[0], arguments[1]));
        if (equality == Equality::Equal) ++count;
    }
    return Value::small_integer(count);
}

Value sequence_find(Runtime& runtime, const Value& self, const Value& item, std::int64_t from,
                    std::int64_t to) {
    auto index = static_cast<std::size_t>(from);
    const auto end = static_cast<std::size_t>(to);
    const Search search = find_simply(runtime, self, item, index, end);
    if (search == Search::Unknown) return run(runtime, find_slowly(runtime, self, item, index, end));
    return Value::small_integer(search == Search::Found ? static_cast<std::int64_t>(index) : -1);
}

Value sequence_index(Runtime& runtime, Value* arguments) {
    return run(runtime, index_slowly(runtime, arguments[0], arguments[1], arguments[2], arguments[3]));
}

bool may_repeat(Runtime& runtime, std::uint32_t length, std::int64_t times) {
    constexpr std::int64_t kMostItems = 0x0FFF'FFFF;
    const bool may = times == 0 || length == 0 ||
                     (times <= kMostItems / length &&
                      runtime.heap().has_room(static_cast<std::size_t>(length * times) * sizeof(Value)));
    if (!may) static_cast<void>(runtime.raise(Message::OutOfMemory));
    return may;
}

Value sequence_repeat(Runtime& runtime, const Value& sequence, const Value& times) {
    if (times.is_small_integer()) return repeated(runtime, sequence, times.small_integer());
    if (type_of(runtime, times)->slots.to_index == nullptr) {
        return runtime.raise(Message::RepeatByNonInteger, type_name(runtime, times));
    }
    return run(runtime, repeat_slowly(runtime, sequence, times));
}

bool can_be_repeated(const Value& value) noexcept {
    if (!value.is_object()) return false;
    const Kind kind = value.object()->kind();
    return kind == Kind::List || kind == Kind::Tuple || kind == Kind::String || kind == Kind::Bytes ||
           kind == Kind::ByteArray;
}

Value refuse_sequence_operand(Runtime& runtime, BinaryOperator operation, const Value& left,
                              const Value& right) {
    if (operation == BinaryOperator::Multiply && (can_be_repeated(left) || can_be_repeated(right))) {
        return runtime.raise(Message::RepeatByNonInteger,
                             type_name(runtime, can_be_repeated(left) ? right : left));
    }
    if (operation != BinaryOperator::Add || !can_be_repeated(left)) return {};
    const Kind kind = left.object()->kind();
    const std::string_view name = kind == Kind::List ? "list" : kind == Kind::Tuple ? "tuple" : "str";
    if (kind == Kind::Bytes || kind == Kind::ByteArray) return {};
    return runtime.raise(Message::ConcatenateOnly, name, type_name(runtime, right), name);
}

}  // namespace loopscope::language
