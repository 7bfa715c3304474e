#include "language/objects/tuple_type.h"

#include "language/objects/constructor_arguments.h"
#include "language/objects/container_repr.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/objects/iterators.h"
#include "language/objects/sequence.h"
#include "language/objects/sequence_operations.h"
#include "language/objects/simple_keys.h"
#include "language/objects/slice.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"
#include "language/runtime/type_slots.h"

namespace loopscope::language {

namespace {

Value tuple_length(Runtime&, const Value& self) {
    return Value::small_integer(self.as<Tuple>()->length());
}

Value tuple_iterate(Runtime& runtime, const Value& self) {
    return Value(
        runtime.heap().make<TupleIterator>(runtime.types.tuple_iterator, Ref<Tuple>(self.as<Tuple>())));
}

Value tuple_get_item(Runtime& runtime, const Value& self, const Value& key) {
    Tuple& tuple = *self.as<Tuple>();
    if (is_integer(key)) {
        const std::int64_t index = item_index(key, tuple.length());
        if (index >= 0) return tuple[static_cast<std::uint32_t>(index)];
        if (key.is<BigInteger>()) return runtime.raise(Message::IndexTooLarge, type_name(runtime, key));
        return runtime.raise(Message::TupleRange);
    }
    if (auto* slice = key.get_if<Slice>()) {
        SliceIndices indices;
        const Value done = slice_indices(runtime, *slice, tuple.length(), indices);
        if (done.failed()) return done;
        if (done.is_none()) {
            const bool is_whole = indices.step == 1 && indices.count == tuple.length();
            if (is_whole && tuple.type() == runtime.types.tuple) return self;
            Ref<Tuple> result = make_tuple(runtime, static_cast<std::uint32_t>(indices.count));
            for (std::int64_t i = 0; i < indices.count; ++i) {
                (*result)[static_cast<std::uint32_t>(i)] =
                    tuple[static_cast<std::uint32_t>(indices.start + i * indices.step)];
            }
            return Value(std::move(result));
        }
    }
    return with_plain_key(runtime, self, key, tuple_get_item, "tuple indices");
}

Value tuple_binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    if (operation == BinaryOperator::Add && left.is<Tuple>()) {
        if (!right.is<Tuple>()) {
            // Its own `__radd__` comes first.
            if (has_program_binary(*type_of(runtime, right))) return Value::not_implemented();
            return runtime.raise(Message::ConcatenateOnly, "tuple", type_name(runtime, right), "tuple");
        }
        const Tuple& first = *left.as<Tuple>();
        const Tuple& second = *right.as<Tuple>();
        if (!runtime.heap().has_room((first.length() + second.length()) * sizeof(Value))) {
            return runtime.raise(Message::OutOfMemory);
        }
        Ref<Tuple> result = make_tuple(runtime, first.length() + second.length());
        Value* to = result->items();
        for (const Value& item : first.span()) *to++ = item;
        for (const Value& item : second.span()) *to++ = item;
        return Value(std::move(result));
    }
    if (operation == BinaryOperator::Multiply) {
        const Value& sequence = left.is<Tuple>() ? left : right;
        const Value& times = left.is<Tuple>() ? right : left;
        if (has_program_binary(*type_of(runtime, times))) return Value::not_implemented();
        return sequence_repeat(runtime, sequence, times);
    }
    return Value::not_implemented();
}

Routine tuple_hash_slowly(Runtime& runtime, Value self) {
    const Value full = co_await full_hash(runtime, self);
    if (full.failed()) co_return full;
    co_return Value::small_integer(fold_hash(hash_from_answer(full)));
}

Value tuple_hash(Runtime& runtime, const Value& self) {
    std::uint32_t simple = 0;
    if (simple_hash(runtime, self, simple)) return Value::small_integer(simple);
    return run(runtime, tuple_hash_slowly(runtime, self));
}

// An instance of a subclass of tuple.
Value as_instance(Runtime& runtime, Type* type, const Value& tuple) {
    if (type == runtime.types.tuple) return tuple;
    Ref<Tuple> instance = make_tuple(runtime, std::as_const(*tuple.as<Tuple>()).span());
    instance->set_type(type);
    return Value(std::move(instance));
}

Routine construct_slowly(Runtime& runtime, Ref<Type> type, Value iterable) {
    const Value tuple = co_await to_tuple(runtime, iterable);
    if (tuple.failed()) co_return tuple;
    co_return as_instance(runtime, type.get(), tuple);
}

Value tuple_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value iterable;
    if (!read_arguments(runtime, {"tuple", {"iterable"}, 1}, arguments, &iterable)) return Value::error();
    if (iterable.is_empty()) return as_instance(runtime, type, Value(make_tuple(runtime, 0)));
    if (type == runtime.types.tuple) return to_tuple(runtime, iterable);
    return run(runtime, construct_slowly(runtime, Ref<Type>(type), std::move(iterable)));
}

Value tuple_get_new_arguments(Runtime& runtime, Value* arguments) {
    const Tuple& tuple = *arguments[0].as<Tuple>();
    return Value(make_tuple(runtime, {Value(make_tuple(runtime, tuple.span()))}));
}

}  // namespace

void define_tuple_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "tuple", {runtime.types.object}, Kind::Tuple);
    Slots& slots = builder.slots();
    slots.repr = container_repr;
    slots.hash = tuple_hash;
    slots.compare = sequence_compare;
    slots.binary = tuple_binary;
    slots.length = tuple_length;
    slots.get_item = tuple_get_item;
    slots.contains = sequence_contains;
    slots.iterate = tuple_iterate;
    slots.construct = tuple_construct;
    builder.method("count(self, value, /)", sequence_count)
        .method("index(self, value, start=0, stop=9223372036854775807, /)", sequence_index)
        .method("__getnewargs__(self, /)", tuple_get_new_arguments);
    runtime.types.tuple = builder.finish().get();
}

}  // namespace loopscope::language
