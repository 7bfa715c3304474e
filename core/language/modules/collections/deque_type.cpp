// The type `deque` and its iterators.
#include <string>

#include "language/modules/collections/deque.h"
#include "language/modules/collections/module.h"
#include "language/objects/constructor_arguments.h"
#include "language/objects/container_repr.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/iterators.h"
#include "language/objects/sequence.h"
#include "language/objects/sequence_operations.h"
#include "language/objects/slice.h"
#include "language/runtime/generic_types.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_slots.h"

namespace loopscope::language {

namespace {

Deque& deque_of(const Value& self) {
    return *static_cast<Deque*>(self.object());
}

bool is_deque(Runtime& runtime, const Value& value) {
    return value.is_object() && value.object()->kind() == Kind::Other &&
           value.object()->type()->is_subtype_of(runtime.types.deque);
}

Value out_of_range(Runtime& runtime) {
    return runtime.raise(runtime.types.index_error, "deque index out of range");
}

Value pop_from_empty(Runtime& runtime) {
    return runtime.raise(runtime.types.index_error, "pop from an empty deque");
}

Ref<List> items_of(Runtime& runtime, Deque& deque) {
    Ref<List> items = make_list(runtime, deque.length());
    for (std::uint32_t i = 0; i < deque.length(); ++i) items->append(deque[i]);
    return items;
}

class DequeIterator final : public Iterator {
public:
    DequeIterator(Type* type, Ref<Deque> deque, bool is_reversed) noexcept
        : Iterator(type), deque_(std::move(deque)), version_(deque_->version()), is_reversed_(is_reversed) {}

    Value next(Runtime& runtime) override {
        if (!deque_) return Value::exhausted();
        if (deque_->version() != version_) {
            return runtime.raise(runtime.types.runtime_error, "deque mutated during iteration");
        }
        if (index_ == deque_->length()) {
            deque_ = {};
            return Value::exhausted();
        }
        const std::uint32_t index = index_++;
        return (*deque_)[is_reversed_ ? deque_->length() - 1 - index : index];
    }
    [[nodiscard]] std::int64_t length_hint() const override { return deque_ ? deque_->length() - index_ : 0; }
    void traverse(Visitor& visitor) const override { visitor.visit(deque_.get()); }
    void clear() override { deque_ = {}; }

private:
    Ref<Deque> deque_;
    std::uint32_t index_ = 0;
    std::uint32_t version_;
    bool is_reversed_;
};

Value deque_iterate(Runtime& runtime, const Value& self) {
    return Value(
        runtime.heap().make<DequeIterator>(runtime.types.deque_iterator, Ref<Deque>(&deque_of(self)), false));
}

Value deque_reversed(Runtime& runtime, Value* arguments) {
    return Value(runtime.heap().make<DequeIterator>(runtime.types.deque_reverse_iterator,
                                                    Ref<Deque>(&deque_of(arguments[0])), true));
}

Value deque_length(Runtime&, const Value& self) {
    return Value::small_integer(deque_of(self).length());
}

// The index that `key` means; -1 after raising.
std::int64_t index_in(Runtime& runtime, Deque& deque, const Value& key) {
    if (!is_integer(key)) {
        const std::string type(type_name(runtime, key));
        static_cast<void>(
            runtime.raise(runtime.types.type_error, "sequence index must be integer, not '" + type + "'"));
        return -1;
    }
    const std::int64_t index = item_index(key, deque.length());
    if (index < 0) static_cast<void>(out_of_range(runtime));
    return index;
}

Value deque_get_item(Runtime& runtime, const Value& self, const Value& key) {
    const std::int64_t index = index_in(runtime, deque_of(self), key);
    return index < 0 ? Value::error() : deque_of(self)[static_cast<std::uint32_t>(index)];
}

Value deque_set_item(Runtime& runtime, const Value& self, const Value& key, const Value& value) {
    const std::int64_t index = index_in(runtime, deque_of(self), key);
    if (index < 0) return Value::error();
    deque_of(self)[static_cast<std::uint32_t>(index)] = value;
    return Value::none();
}

Value deque_delete_item(Runtime& runtime, const Value& self, const Value& key) {
    const std::int64_t index = index_in(runtime, deque_of(self), key);
    if (index < 0) return Value::error();
    deque_of(self).remove(static_cast<std::uint32_t>(index));
    return Value::none();
}

Value deque_compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other) {
    if (!is_deque(runtime, other)) return Value::not_implemented();
    return sequence_compare(runtime, operation, Value(items_of(runtime, deque_of(self))),
                            Value(items_of(runtime, deque_of(other))));
}

Value deque_contains(Runtime& runtime, const Value& self, const Value& item) {
    return sequence_contains(runtime, Value(items_of(runtime, deque_of(self))), item);
}

Routine repr_slowly(Runtime& runtime, Value self) {
    if (ReprGuard::is_showing(runtime, self.object())) co_return Value(make_string(runtime, "[...]"));
    const ReprGuard guard(runtime, self.object());
    const Value items(items_of(runtime, deque_of(self)));
    const std::uint32_t most = deque_of(self).most();
    const std::string before = std::string(type_of(runtime, self)->name()->view()) + "(";
    const std::string after = most == Deque::kUnbounded ? ")" : ", maxlen=" + std::to_string(most) + ")";
    co_return co_await repr_between(runtime, before, items, after);
}

Value deque_repr(Runtime& runtime, const Value& self) {
    return run(runtime, repr_slowly(runtime, self));
}

// Making and extending

Routine extend_with(Runtime& runtime, Ref<Deque> deque, Value iterable, bool at_left) {
    // A deque that is extended by itself takes what it has now.
    if (iterable.is_object() && iterable.object() == deque.get()) iterable = Value(items_of(runtime, *deque));
    const Value iterator = co_await iterate(runtime, iterable);
    if (iterator.failed()) co_return iterator;
    while (true) {
        Value item = co_await next(runtime, iterator);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) co_return Value::none();
        if (at_left) {
            deque->append_left(std::move(item));
        } else {
            deque->append(std::move(item));
        }
        if (runtime.heap().over_limit()) co_return runtime.raise(Message::OutOfMemory);
    }
}

Value extend(Runtime& runtime, const Value& self, Value iterable, bool at_left) {
    return run(runtime, extend_with(runtime, Ref<Deque>(&deque_of(self)), std::move(iterable), at_left));
}

Ref<Deque> copied(Runtime& runtime, const Value& self) {
    Deque& from = deque_of(self);
    Ref<Deque> copy = runtime.heap().make<Deque>(runtime.types.deque);
    copy->set_type(from.type());
    copy->set_most(from.most());
    for (std::uint32_t i = 0; i < from.length(); ++i) copy->append(from[i]);
    return copy;
}

Routine fill(Runtime& runtime, Value self, Value iterable, Value most) {
    Deque& deque = deque_of(self);
    std::int64_t bound = Deque::kUnbounded;
    if (!most.is_empty() && !most.is_none()) {
        if (!is_integer(most)) co_return runtime.raise(runtime.types.type_error, "an integer is required");
        if (!to_int64(most, bound)) bound = Deque::kUnbounded;
        if (bound < 0) co_return runtime.raise(runtime.types.value_error, "maxlen must be non-negative");
    }
    deque.set_most(static_cast<std::uint32_t>(std::min<std::int64_t>(bound, Deque::kUnbounded)));
    deque.clear();
    if (!iterable.is_empty()) {
        const Value done = co_await extend(runtime, self, iterable, false);
        if (done.failed()) co_return done;
    }
    co_return Value::none();
}

Routine construct_slowly(Runtime& runtime, Ref<Deque> made, Value iterable, Value most) {
    const Value done = co_await run(runtime, fill(runtime, Value(made), iterable, most));
    if (done.failed()) co_return done;
    co_return Value(made);
}

Value deque_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value values[2];
    if (!read_arguments(runtime, {"deque", {"iterable", "maxlen"}, 0, true}, arguments, values))
        return Value::error();
    Ref<Deque> made = runtime.heap().make<Deque>(runtime.types.deque);
    if (type->is_from_program) made->set_type(type);
    if (values[0].is_empty() && values[1].is_empty()) return Value(std::move(made));
    return run(runtime,
               construct_slowly(runtime, std::move(made), std::move(values[0]), std::move(values[1])));
}

Value deque_initialize(Runtime& runtime, const Value& self, Arguments arguments) {
    Value values[2];
    if (!read_arguments(runtime, {"deque", {"iterable", "maxlen"}, 0, true}, arguments, values))
        return Value::error();
    return run(runtime, fill(runtime, self, std::move(values[0]), std::move(values[1])));
}

// Operators

Value repeated(Runtime& runtime, const Value& self, std::int64_t times) {
    const Ref<Deque> from = copied(runtime, self);
    if (!may_repeat(runtime, from->length(), std::max<std::int64_t>(times, 0))) return Value::error();
    Ref<Deque> result = runtime.heap().make<Deque>(runtime.types.deque);
    result->set_type(from->type());
    result->set_most(from->most());
    for (std::int64_t k = 0; k < times; ++k) {
        for (std::uint32_t i = 0; i < from->length(); ++i) result->append((*from)[i]);
    }
    return Value(std::move(result));
}

Value deque_binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    const bool is_left = is_deque(runtime, left);
    if (operation == BinaryOperator::Add && is_left) {
        if (!is_deque(runtime, right)) {
            if (has_program_binary(*type_of(runtime, right))) return Value::not_implemented();
            return runtime.raise(Message::ConcatenateOnly, "deque", type_name(runtime, right), "deque");
        }
        Ref<Deque> result = copied(runtime, left);
        Deque& second = deque_of(right);
        for (std::uint32_t i = 0; i < second.length(); ++i) result->append(second[i]);
        return Value(std::move(result));
    }
    if (operation == BinaryOperator::Multiply) {
        const Value& times = is_left ? right : left;
        if (!times.is_small_integer()) {
            return runtime.raise(Message::RepeatByNonInteger, type_name(runtime, times));
        }
        return repeated(runtime, is_left ? left : right, times.small_integer());
    }
    return Value::not_implemented();
}

Routine extend_in_place(Runtime& runtime, Value self, Value other) {
    const Value done = co_await extend(runtime, self, other, false);
    if (done.failed()) co_return done;
    co_return self;
}

Value deque_in_place(Runtime& runtime, BinaryOperator operation, const Value& self, const Value& other) {
    if (operation == BinaryOperator::Add) return run(runtime, extend_in_place(runtime, self, other));
    return Value::not_implemented();
}

// Methods

Value deque_append(Runtime&, Value* arguments) {
    deque_of(arguments[0]).append(std::move(arguments[1]));
    return Value::none();
}
Value deque_append_left(Runtime&, Value* arguments) {
    deque_of(arguments[0]).append_left(std::move(arguments[1]));
    return Value::none();
}
Value deque_clear(Runtime&, Value* arguments) {
    deque_of(arguments[0]).clear();
    return Value::none();
}
Value deque_copy(Runtime& runtime, Value* arguments) {
    return Value(copied(runtime, arguments[0]));
}
Value deque_count(Runtime& runtime, Value* arguments) {
    Value on_items[] = {Value(items_of(runtime, deque_of(arguments[0]))), arguments[1]};
    return sequence_count(runtime, on_items);
}
Value deque_extend(Runtime& runtime, Value* arguments) {
    return extend(runtime, arguments[0], std::move(arguments[1]), false);
}
Value deque_extend_left(Runtime& runtime, Value* arguments) {
    return extend(runtime, arguments[0], std::move(arguments[1]), true);
}

// The place of an item; ValueError when it is missing.
Routine find_item(Runtime& runtime, Value self, Value item, Value start, Value stop) {
    for (Value* position : {&start, &stop}) {
        if (position->is_empty()) continue;
        *position = co_await to_index(runtime, *position, true);
        if (position->failed()) co_return *position;
    }
    const auto length = static_cast<std::int64_t>(deque_of(self).length());
    const Value items(items_of(runtime, deque_of(self)));
    const Value place = co_await sequence_find(runtime, items, item, clamped_position(start, length, 0),
                                               clamped_position(stop, length, length));
    if (place.failed() || place.small_integer() >= 0) co_return place;
    const Value text = co_await repr_between(runtime, "", item, " is not in deque");
    if (text.failed()) co_return text;
    co_return runtime.raise(runtime.types.value_error, text);
}

Value deque_index(Runtime& runtime, Value* arguments) {
    return run(runtime, find_item(runtime, arguments[0], arguments[1], arguments[2], arguments[3]));
}

Routine remove_item(Runtime& runtime, Value self, Value item) {
    const std::uint32_t version = deque_of(self).version();
    const Value place = co_await run(runtime, find_item(runtime, self, item, Value(), Value()));
    if (place.failed()) co_return place;
    if (deque_of(self).version() != version) {
        co_return runtime.raise(runtime.types.index_error, "deque mutated during remove().");
    }
    deque_of(self).remove(static_cast<std::uint32_t>(place.small_integer()));
    co_return Value::none();
}

Value deque_remove(Runtime& runtime, Value* arguments) {
    return run(runtime, remove_item(runtime, arguments[0], arguments[1]));
}

Routine insert_item(Runtime& runtime, Value self, Value index, Value item) {
    index = co_await to_index(runtime, index);
    if (index.failed()) co_return index;
    Deque& deque = deque_of(self);
    if (deque.length() == deque.most()) {
        co_return runtime.raise(runtime.types.index_error, "deque already at its maximum size");
    }
    const std::int64_t place = clamped_position(index, deque.length(), 0);
    deque.insert(static_cast<std::uint32_t>(place), item);
    co_return Value::none();
}

Value deque_insert(Runtime& runtime, Value* arguments) {
    return run(runtime, insert_item(runtime, arguments[0], arguments[1], arguments[2]));
}

Value deque_pop(Runtime& runtime, Value* arguments) {
    Deque& deque = deque_of(arguments[0]);
    return deque.length() == 0 ? pop_from_empty(runtime) : deque.pop();
}
Value deque_pop_left(Runtime& runtime, Value* arguments) {
    Deque& deque = deque_of(arguments[0]);
    return deque.length() == 0 ? pop_from_empty(runtime) : deque.pop_left();
}
Value deque_reverse(Runtime&, Value* arguments) {
    deque_of(arguments[0]).reverse();
    return Value::none();
}

Routine rotate_slowly(Runtime& runtime, Value self, Value steps) {
    steps = co_await to_index(runtime, steps);
    if (steps.failed()) co_return steps;
    deque_of(self).rotate(steps.small_integer());
    co_return Value::none();
}

Value deque_rotate(Runtime& runtime, Value* arguments) {
    Value steps = arguments[1].is_empty() ? Value::small_integer(1) : std::move(arguments[1]);
    return run(runtime, rotate_slowly(runtime, std::move(arguments[0]), std::move(steps)));
}

Value get_most(Runtime&, const Value& self) {
    const std::uint32_t most = deque_of(self).most();
    return most == Deque::kUnbounded ? Value::none() : Value::small_integer(most);
}

Type* define_iterator(Runtime& runtime, std::string_view name) {
    TypeBuilder builder(runtime, name, {runtime.types.object}, Kind::Iterator);
    builder.module("collections");
    builder.type().may_be_subclassed = false;
    make_iterator_slots(builder, true);
    return builder.finish().get();
}

}  // namespace

void define_deque_types(Runtime& runtime) {
    runtime.types.deque_iterator = define_iterator(runtime, "_deque_iterator");
    runtime.types.deque_reverse_iterator = define_iterator(runtime, "_deque_reverse_iterator");
    TypeBuilder builder(runtime, "deque", {runtime.types.object}, Kind::Other);
    Slots& slots = builder.slots();
    builder.type().has_weak_references = true;
    builder.type().attributes().set(runtime.names.dunder_abc_tpflags, Value::small_integer(1 << 5));
    slots.repr = deque_repr;
    slots.hash = nullptr;
    slots.compare = deque_compare;
    slots.binary = deque_binary;
    slots.in_place = deque_in_place;
    slots.length = deque_length;
    slots.get_item = deque_get_item;
    slots.set_item = deque_set_item;
    slots.delete_item = deque_delete_item;
    slots.contains = deque_contains;
    slots.iterate = deque_iterate;
    slots.construct = deque_construct;
    slots.initialize = deque_initialize;
    builder.module("collections")
        .method("append(self, item, /)", deque_append)
        .method("appendleft(self, item, /)", deque_append_left)
        .method("clear(self, /)", deque_clear)
        .method("copy(self, /)", deque_copy)
        .method("__copy__(self, /)", deque_copy)
        .method("count(self, value, /)", deque_count)
        .method("extend(self, iterable, /)", deque_extend)
        .method("extendleft(self, iterable, /)", deque_extend_left)
        .method("index(self, value, start=0, stop=None, /)", deque_index)
        .method("insert(self, index, value, /)", deque_insert)
        .method("pop(self, /)", deque_pop)
        .method("popleft(self, /)", deque_pop_left)
        .method("remove(self, value, /)", deque_remove)
        .method("reverse(self, /)", deque_reverse)
        .method("rotate(self, n=1, /)", deque_rotate)
        .method("__reversed__(self, /)", deque_reversed)
        .attribute("maxlen", get_most);
    runtime.types.deque = builder.finish().get();
    accept_parameters(runtime, *runtime.types.deque);
}

}  // namespace loopscope::language
