// The type `list`: its slots.
#include <algorithm>

#include "language/objects/collect.h"
#include "language/objects/constructor_arguments.h"
#include "language/objects/container_repr.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/iterators.h"
#include "language/objects/list_methods.h"
#include "language/objects/sequence.h"
#include "language/objects/sequence_operations.h"
#include "language/objects/slice.h"
#include "language/objects/tuple_type.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"
#include "language/runtime/type_slots.h"

namespace loopscope::language {

namespace {

constexpr const char* kIndexWords = "list indices";

Value list_length(Runtime&, const Value& self) {
    return Value::small_integer(self.as<List>()->length());
}

Value list_iterate(Runtime& runtime, const Value& self) {
    return Value(
        runtime.heap().make<ListIterator>(runtime.types.list_iterator, Ref<List>(self.as<List>()), false));
}

Value list_get_item(Runtime& runtime, const Value& self, const Value& key) {
    List& list = *self.as<List>();
    if (is_integer(key)) {
        const std::int64_t index = item_index(key, list.length());
        if (index >= 0) return list[static_cast<std::uint32_t>(index)];
        if (key.is<BigInteger>()) return runtime.raise(Message::IndexTooLarge, type_name(runtime, key));
        return runtime.raise(Message::ListRange);
    }
    if (auto* slice = key.get_if<Slice>()) {
        SliceIndices indices;
        const Value done = slice_indices(runtime, *slice, list.length(), indices);
        if (done.failed()) return done;
        if (done.is_none()) {
            Ref<List> result = make_list(runtime, static_cast<std::uint32_t>(indices.count));
            for (std::int64_t i = 0; i < indices.count; ++i) {
                result->append(list[static_cast<std::uint32_t>(indices.start + i * indices.step)]);
            }
            return Value(std::move(result));
        }
    }
    return with_plain_key(runtime, self, key, list_get_item, kIndexWords);
}

// `list[slice] = items`
Value assign_slice(Runtime& runtime, List& list, const SliceIndices& indices, std::span<const Value> items) {
    if (indices.step == 1) {
        if (!runtime.heap().has_room(items.size_bytes())) return runtime.raise(Message::OutOfMemory);
        list.replace(static_cast<std::uint32_t>(indices.start), static_cast<std::uint32_t>(indices.count),
                     items);
        return Value::none();
    }
    if (static_cast<std::int64_t>(items.size()) != indices.count) {
        return runtime.raise(Message::ExtendedSliceSize, items.size(), indices.count);
    }
    for (std::int64_t i = 0; i < indices.count; ++i) {
        list[static_cast<std::uint32_t>(indices.start + i * indices.step)] =
            items[static_cast<std::size_t>(i)];
    }
    return Value::none();
}

Routine assign_slice_from(Runtime& runtime, Ref<List> list, Ref<Slice> slice, Value value) {
    if (type_of(runtime, value)->slots.iterate == nullptr)
        co_return runtime.raise(Message::AssignOnlyIterable);
    // A copy, since the items may be the list's own.
    const Value items = co_await to_list(runtime, value);
    if (items.failed()) co_return items;
    SliceIndices indices;
    const Value done = slice_indices(runtime, *slice, list->length(), indices);
    if (done.failed()) co_return done;
    co_return assign_slice(runtime, *list, indices, std::as_const(*items.as<List>()).span());
}

Value list_set_item(Runtime& runtime, const Value& self, const Value& key, const Value& value) {
    List& list = *self.as<List>();
    if (is_integer(key)) {
        const std::int64_t index = item_index(key, list.length());
        if (index < 0) {
            if (key.is<BigInteger>()) return runtime.raise(Message::IndexTooLarge, type_name(runtime, key));
            return runtime.raise(Message::ListAssignmentRange);
        }
        list[static_cast<std::uint32_t>(index)] = value;
        return Value::none();
    }
    if (auto* slice = key.get_if<Slice>()) {
        SliceIndices indices;
        const Value done = slice_indices(runtime, *slice, list.length(), indices);
        if (done.failed()) return done;
        if (done.is_none()) {
            return run(runtime, assign_slice_from(runtime, Ref<List>(&list), Ref<Slice>(slice), value));
        }
    }
    return with_plain_key(runtime, self, key, value, list_set_item, kIndexWords);
}

void delete_slice(List& list, SliceIndices indices) {
    if (indices.count == 0) return;
    if (indices.step < 0) {
        indices.start += (indices.count - 1) * indices.step;
        indices.step = -indices.step;
    }
    if (indices.step == 1) {
        list.replace(static_cast<std::uint32_t>(indices.start), static_cast<std::uint32_t>(indices.count),
                     {});
        return;
    }
    // What stays moves forward; what goes gathers at the end.
    auto to = static_cast<std::uint32_t>(indices.start);
    std::int64_t next_gone = indices.start;
    std::int64_t gone = 0;
    for (auto from = to; from < list.length(); ++from) {
        if (from == next_gone && gone < indices.count) {
            ++gone;
            next_gone += indices.step;
            continue;
        }
        std::swap(list[to++], list[from]);
    }
    list.truncate(to);
}

Value list_delete_item(Runtime& runtime, const Value& self, const Value& key) {
    List& list = *self.as<List>();
    if (is_integer(key)) {
        const std::int64_t index = item_index(key, list.length());
        if (index < 0) return runtime.raise(Message::ListAssignmentRange);
        const Value removed = list.remove(static_cast<std::uint32_t>(index));
        return Value::none();
    }
    if (auto* slice = key.get_if<Slice>()) {
        SliceIndices indices;
        const Value done = slice_indices(runtime, *slice, list.length(), indices);
        if (done.failed()) return done;
        if (done.is_none()) {
            delete_slice(list, indices);
            return Value::none();
        }
    }
    return with_plain_key(runtime, self, key, list_delete_item, kIndexWords);
}

Value list_binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    if (operation == BinaryOperator::Add && left.is<List>()) {
        if (!right.is<List>()) {
            // Its own `__radd__` comes first.
            if (has_program_binary(*type_of(runtime, right))) return Value::not_implemented();
            return runtime.raise(Message::ConcatenateOnly, "list", type_name(runtime, right), "list");
        }
        const List& first = *left.as<List>();
        const List& second = *right.as<List>();
        if (!runtime.heap().has_room((first.length() + second.length()) * sizeof(Value))) {
            return runtime.raise(Message::OutOfMemory);
        }
        Ref<List> result = make_list(runtime, first.length() + second.length());
        result->extend(first.span());
        result->extend(second.span());
        return Value(std::move(result));
    }
    if (operation == BinaryOperator::Multiply) {
        const Value& sequence = left.is<List>() ? left : right;
        const Value& times = left.is<List>() ? right : left;
        if (has_program_binary(*type_of(runtime, times))) return Value::not_implemented();
        return sequence_repeat(runtime, sequence, times);
    }
    return Value::not_implemented();
}

Routine extend_in_place(Runtime& runtime, Value self, Value other) {
    const Value done = co_await list_extend(runtime, *self.as<List>(), other);
    if (done.failed()) co_return done;
    co_return self;
}

Value repeat_in_place(Runtime& runtime, const Value& self, std::int64_t times) {
    List& list = *self.as<List>();
    const std::uint32_t length = list.length();
    if (!may_repeat(runtime, length, std::max<std::int64_t>(times, 0))) return Value::error();
    if (times <= 0) list.clear();
    for (std::int64_t i = 1; i < times; ++i) list.extend({list.items(), length});
    return self;
}

Value list_in_place(Runtime& runtime, BinaryOperator operation, const Value& self, const Value& other) {
    if (operation == BinaryOperator::Add) {
        if (plain_iterator(runtime, other)) {
            const Value done = list_extend(runtime, *self.as<List>(), other);
            return done.failed() ? done : self;
        }
        return run(runtime, extend_in_place(runtime, self, other));
    }
    if (operation == BinaryOperator::Multiply && other.is_small_integer()) {
        return repeat_in_place(runtime, self, other.small_integer());
    }
    return Value::not_implemented();
}

Routine construct_slowly(Runtime& runtime, Ref<List> list, Value iterable) {
    const Value done = co_await list_extend(runtime, *list, iterable);
    if (done.failed()) co_return done;
    co_return Value(list);
}

Value list_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value iterable;
    if (!read_arguments(runtime, {"list", {"iterable"}, 1}, arguments, &iterable)) return Value::error();
    if (type == runtime.types.list && !iterable.is_empty()) return to_list(runtime, iterable);
    Ref<List> list = make_list(runtime);
    list->set_type(type);
    if (iterable.is_empty()) return Value(std::move(list));
    return run(runtime, construct_slowly(runtime, std::move(list), std::move(iterable)));
}

Routine initialize_slowly(Runtime& runtime, Ref<List> list, Value iterable) {
    co_return co_await list_extend(runtime, *list, iterable);
}

Value list_initialize(Runtime& runtime, const Value& self, Arguments arguments) {
    Value iterable;
    if (!read_arguments(runtime, {"list", {"iterable"}, 1}, arguments, &iterable)) return Value::error();
    List& list = *self.as<List>();
    list.clear();
    if (iterable.is_empty()) return Value::none();
    return run(runtime, initialize_slowly(runtime, Ref<List>(&list), std::move(iterable)));
}

void define_list_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "list", {runtime.types.object}, Kind::List);
    Slots& slots = builder.slots();
    slots.repr = container_repr;
    slots.hash = nullptr;
    slots.compare = sequence_compare;
    slots.binary = list_binary;
    slots.in_place = list_in_place;
    slots.length = list_length;
    slots.get_item = list_get_item;
    slots.set_item = list_set_item;
    slots.delete_item = list_delete_item;
    slots.contains = sequence_contains;
    slots.iterate = list_iterate;
    slots.construct = list_construct;
    slots.initialize = list_initialize;
    add_list_methods(builder);
    runtime.types.list = builder.finish().get();
}

}  // namespace

void define_sequence_types(Runtime& runtime) {
    define_tuple_type(runtime);
    define_list_type(runtime);
}

}  // namespace loopscope::language
