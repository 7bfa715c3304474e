// The types `set` and `frozenset`.
#include "language/objects/constructor_arguments.h"
#include "language/objects/container_repr.h"
#include "language/objects/dict_methods.h"
#include "language/objects/heap.h"
#include "language/objects/iterators.h"
#include "language/objects/sequence.h"
#include "language/objects/set.h"
#include "language/objects/set_operations.h"
#include "language/objects/simple_keys.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

Set& set_of(const Value& self) {
    return *self.as<Set>();
}

bool is_frozen(Runtime& runtime, const Value& set) {
    return set.object()->type()->is_subtype_of(runtime.types.frozen_set);
}

// A result of an operation on `self`: a frozenset when that is one.
Value like(Runtime& runtime, const Value& self, Value result) {
    if (result.is<Set>() && is_frozen(runtime, self)) result.object()->set_type(runtime.types.frozen_set);
    return result;
}

Value set_length(Runtime&, const Value& self) {
    return Value::small_integer(set_of(self).length());
}

Value set_iterate(Runtime& runtime, const Value& self) {
    return Value(runtime.heap().make<SetIterator>(runtime.types.set_iterator, Ref<Set>(&set_of(self))));
}

Value set_contains_slot(Runtime& runtime, const Value& self, const Value& item) {
    return set_contains(runtime, set_of(self), item);
}

Value frozen_set_hash(Runtime&, const Value& self) {
    return Value::small_integer(fold_hash(set_of(self).full_hash()));
}

// Comparing

Routine negated(Runtime& runtime, Value pending_set, Value other) {
    const Value answer = co_await set_is_subset(runtime, set_of(pending_set), set_of(other));
    if (answer.failed()) co_return answer;
    co_return Value::boolean(!answer.is_true());
}

Value set_compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other) {
    if (!other.is<Set>()) return Value::not_implemented();
    Set& left = set_of(self);
    Set& right = set_of(other);
    const auto subset_if = [&](bool may_be, Set& small, Set& large) {
        return may_be ? set_is_subset(runtime, small, large) : Value::boolean(false);
    };
    switch (operation) {
        case CompareOperator::Equal:
            return subset_if(left.length() == right.length(), left, right);
        case CompareOperator::NotEqual:
            if (left.length() != right.length()) return Value::boolean(true);
            return run(runtime, negated(runtime, self, other));
        case CompareOperator::Less:
            return subset_if(left.length() < right.length(), left, right);
        case CompareOperator::LessEqual:
            return subset_if(left.length() <= right.length(), left, right);
        case CompareOperator::Greater:
            return subset_if(left.length() > right.length(), right, left);
        default:
            return subset_if(left.length() >= right.length(), right, left);
    }
}

// Operators and methods with one or more partners

enum class Algebra : std::uint8_t { Union, Intersection, Difference, SymmetricDifference };

// Changes `set` by one partner: None.
Value change(Runtime& runtime, Algebra algebra, Set& set, const Value& other) {
    switch (algebra) {
        case Algebra::Union:
            return set_update(runtime, set, other);
        case Algebra::Difference:
            return set_difference_update(runtime, set, other);
        default:
            return set_symmetric_update(runtime, set, other);
    }
}

Routine apply_all(Runtime& runtime, Algebra algebra, Value self, Ref<Tuple> others) {
    if (others->length() == 0) co_return like(runtime, self, Value(copy_set(runtime, set_of(self))));
    Value result = self;
    for (std::uint32_t i = 0; i < others->length(); ++i) {
        const Value other = (*others)[i];
        if (algebra == Algebra::Intersection) {
            result = co_await set_intersection(runtime, set_of(result), other);
        } else if (algebra == Algebra::Difference && i == 0) {
            result = co_await set_difference(runtime, set_of(self), other);
        } else {
            if (i == 0) result = Value(copy_set(runtime, set_of(self)));
            const Value done = co_await change(runtime, algebra, set_of(result), other);
            if (done.failed()) co_return done;
        }
        if (result.failed()) co_return result;
    }
    co_return like(runtime, self, result);
}

Routine apply_all_in_place(Runtime& runtime, Algebra algebra, Value self, Ref<Tuple> others) {
    if (algebra == Algebra::Intersection) {
        const Value result = co_await run(runtime, apply_all(runtime, algebra, self, others));
        if (result.failed()) co_return result;
        set_of(self).swap_items(set_of(result));
        co_return Value::none();
    }
    for (std::uint32_t i = 0; i < others->length(); ++i) {
        const Value done = co_await change(runtime, algebra, set_of(self), (*others)[i]);
        if (done.failed()) co_return done;
    }
    co_return Value::none();
}

// The items of `other` that are not in `self`, and the other way round; those of `other` come first.
Routine symmetric(Runtime& runtime, Value self, Value other) {
    Value result = co_await to_set(runtime, other);
    if (result.failed()) co_return result;
    const Value done = co_await set_symmetric_update(runtime, set_of(result), self);
    if (done.failed()) co_return done;
    co_return like(runtime, self, std::move(result));
}

bool is_algebra(BinaryOperator operation) {
    return operation == BinaryOperator::And || operation == BinaryOperator::Or ||
           operation == BinaryOperator::Xor || operation == BinaryOperator::Subtract;
}

Algebra algebra_of(BinaryOperator operation) {
    switch (operation) {
        case BinaryOperator::And:
            return Algebra::Intersection;
        case BinaryOperator::Or:
            return Algebra::Union;
        case BinaryOperator::Subtract:
            return Algebra::Difference;
        default:
            return Algebra::SymmetricDifference;
    }
}

Value set_binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    if (!left.is<Set>() || !right.is<Set>() || !is_algebra(operation)) return Value::not_implemented();
    if (operation == BinaryOperator::Xor) return run(runtime, symmetric(runtime, left, right));
    return run(runtime, apply_all(runtime, algebra_of(operation), left, make_tuple(runtime, {&right, 1})));
}

Routine operate_in_place(Runtime& runtime, Algebra algebra, Value self, Value other) {
    Ref<Tuple> others = make_tuple(runtime, 1);
    (*others)[0] = other;
    const Value done = co_await run(runtime, apply_all_in_place(runtime, algebra, self, others));
    if (done.failed()) co_return done;
    co_return self;
}

Value set_in_place(Runtime& runtime, BinaryOperator operation, const Value& self, const Value& other) {
    if (!other.is<Set>() || !is_algebra(operation)) return Value::not_implemented();
    return run(runtime, operate_in_place(runtime, algebra_of(operation), self, other));
}

template <Algebra algebra>
Value combine(Runtime& runtime, Value* arguments) {
    return run(runtime, apply_all(runtime, algebra, arguments[0], Ref<Tuple>(arguments[1].as<Tuple>())));
}

template <Algebra algebra>
Value combine_in_place(Runtime& runtime, Value* arguments) {
    return run(runtime,
               apply_all_in_place(runtime, algebra, arguments[0], Ref<Tuple>(arguments[1].as<Tuple>())));
}

Value symmetric_difference(Runtime& runtime, Value* arguments) {
    return run(runtime, symmetric(runtime, arguments[0], arguments[1]));
}

Value symmetric_difference_update(Runtime& runtime, Value* arguments) {
    return set_symmetric_update(runtime, set_of(arguments[0]), arguments[1]);
}

// Tests against any iterable

enum class Test : std::uint8_t { Subset, Superset, Disjoint };

Value test_sets(Runtime& runtime, Test test, const Value& self, const Value& other) {
    switch (test) {
        case Test::Subset:
            return set_is_subset(runtime, set_of(self), set_of(other));
        case Test::Superset:
            return set_is_subset(runtime, set_of(other), set_of(self));
        default:
            return set_is_disjoint(runtime, set_of(self), set_of(other));
    }
}

Routine test_slowly(Runtime& runtime, Test test, Value self, Value other) {
    const Value partner = co_await to_set(runtime, other);
    if (partner.failed()) co_return partner;
    co_return co_await test_sets(runtime, test, self, partner);
}

template <Test test>
Value test_method(Runtime& runtime, Value* arguments) {
    if (arguments[1].is<Set>()) return test_sets(runtime, test, arguments[0], arguments[1]);
    if (type_of(runtime, arguments[1])->slots.iterate == nullptr) return iterate(runtime, arguments[1]);
    return run(runtime, test_slowly(runtime, test, arguments[0], arguments[1]));
}

// Single items

Routine without_answer(Runtime& runtime, Value set, Value item, bool add) {
    Value done;
    if (add) {
        done = co_await set_add(runtime, set_of(set), item);
    } else {
        done = co_await set_discard(runtime, set_of(set), item);
    }
    if (done.failed()) co_return done;
    co_return Value::none();
}

Value set_add_method(Runtime& runtime, Value* arguments) {
    std::uint32_t hash = 0;
    Set& set = set_of(arguments[0]);
    if (simple_hash(runtime, arguments[1], hash)) {
        const std::uint32_t found = set.find_slot(arguments[1], hash);
        if (found != Set::kNeedsCompare) {
            if (found == Set::kNotFound) set.insert(std::move(arguments[1]), hash);
            return Value::none();
        }
    }
    return run(runtime, without_answer(runtime, arguments[0], arguments[1], true));
}

Value set_discard_method(Runtime& runtime, Value* arguments) {
    return run(runtime, without_answer(runtime, arguments[0], arguments[1], false));
}

Routine remove_slowly(Runtime& runtime, Value set, Value item) {
    const Value removed = co_await set_discard(runtime, set_of(set), item);
    if (removed.failed()) co_return removed;
    if (!removed.is_true()) co_return raise_key_error(runtime, item);
    co_return Value::none();
}

Value set_remove_method(Runtime& runtime, Value* arguments) {
    return run(runtime, remove_slowly(runtime, arguments[0], arguments[1]));
}

Value set_pop_method(Runtime& runtime, Value* arguments) {
    Set& set = set_of(arguments[0]);
    return set.length() == 0 ? runtime.raise(Message::PopFromEmptySet) : set.pop();
}

Value set_clear_method(Runtime&, Value* arguments) {
    set_of(arguments[0]).clear();
    return Value::none();
}

Value set_copy_method(Runtime& runtime, Value* arguments) {
    if (arguments[0].object()->type() == runtime.types.frozen_set) return std::move(arguments[0]);
    return like(runtime, arguments[0], Value(copy_set(runtime, set_of(arguments[0]))));
}

// Making

Routine construct_slowly(Runtime& runtime, Ref<Set> set, Value iterable) {
    const Value done = co_await set_update(runtime, *set, iterable);
    if (done.failed()) co_return done;
    co_return Value(set);
}

Value construct(Runtime& runtime, Type* type, Ref<Set> set, Value iterable) {
    if (type->is_from_program) set->set_type(type);
    if (iterable.is_empty()) return Value(std::move(set));
    return run(runtime, construct_slowly(runtime, std::move(set), std::move(iterable)));
}

Value set_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value iterable;
    if (!read_arguments(runtime, {"set", {"iterable"}, 1}, arguments, &iterable)) return Value::error();
    return construct(runtime, type, make_set(runtime), std::move(iterable));
}

Value frozen_set_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value iterable;
    if (!read_arguments(runtime, {"frozenset", {"iterable"}, 1}, arguments, &iterable)) return Value::error();
    if (type == runtime.types.frozen_set && iterable.is_object() && iterable.object()->type() == type)
        return iterable;
    return construct(runtime, type, make_frozen_set(runtime), std::move(iterable));
}

Value set_initialize(Runtime& runtime, const Value& self, Arguments arguments) {
    Value iterable;
    if (!read_arguments(runtime, {"set", {"iterable"}, 1}, arguments, &iterable)) return Value::error();
    set_of(self).clear();
    return iterable.is_empty() ? Value::none() : set_update(runtime, set_of(self), iterable);
}

void add_common(TypeBuilder& builder) {
    Slots& slots = builder.slots();
    slots.repr = container_repr;
    slots.compare = set_compare;
    slots.binary = set_binary;
    slots.length = set_length;
    slots.contains = set_contains_slot;
    slots.iterate = set_iterate;
    builder.method("copy(self, /)", set_copy_method)
        .method("difference(self, /, *others)", combine<Algebra::Difference>)
        .method("intersection(self, /, *others)", combine<Algebra::Intersection>)
        .method("isdisjoint(self, other, /)", test_method<Test::Disjoint>)
        .method("issubset(self, other, /)", test_method<Test::Subset>)
        .method("issuperset(self, other, /)", test_method<Test::Superset>)
        .method("symmetric_difference(self, other, /)", symmetric_difference)
        .method("union(self, /, *others)", combine<Algebra::Union>);
}

void define_set_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "set", {runtime.types.object}, Kind::Set);
    add_common(builder);
    Slots& slots = builder.slots();
    slots.hash = nullptr;
    slots.in_place = set_in_place;
    slots.construct = set_construct;
    slots.initialize = set_initialize;
    builder.method("add(self, object, /)", set_add_method)
        .method("clear(self, /)", set_clear_method)
        .method("difference_update(self, /, *others)", combine_in_place<Algebra::Difference>)
        .method("discard(self, object, /)", set_discard_method)
        .method("intersection_update(self, /, *others)", combine_in_place<Algebra::Intersection>)
        .method("pop(self, /)", set_pop_method)
        .method("remove(self, object, /)", set_remove_method)
        .method("symmetric_difference_update(self, other, /)", symmetric_difference_update)
        .method("update(self, /, *others)", combine_in_place<Algebra::Union>);
    runtime.types.set = builder.finish().get();
}

void define_frozen_set_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "frozenset", {runtime.types.object}, Kind::Set);
    add_common(builder);
    builder.slots().hash = frozen_set_hash;
    builder.slots().construct = frozen_set_construct;
    runtime.types.frozen_set = builder.finish().get();
}

}  // namespace

void define_set_types(Runtime& runtime) {
    define_set_type(runtime);
    define_frozen_set_type(runtime);
}

}  // namespace loopscope::language
