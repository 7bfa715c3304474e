#include "language/runtime/weak_reference.h"

#include <algorithm>
#include <string>

#include "language/modules/asyncio/future_object.h"
#include "language/objects/constructor_arguments.h"
#include "language/objects/sequence.h"
#include "language/runtime/generic_types.h"
#include "language/runtime/operations.h"
#include "language/runtime/program_slots.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

WeakReference* WeakReferences::newest(const Object& target) const noexcept {
    WeakReference* const* found = newest_.find(&target);
    return found == nullptr ? nullptr : *found;
}

void WeakReferences::add(WeakReference& reference) {
    WeakReference*& first = newest_[reference.target_];
    reference.older_ = first;
    if (first != nullptr) first->newer_ = &reference;
    first = &reference;
    reference.target_->set_weakly_referenced(true);
}

void WeakReferences::remove(WeakReference& reference) noexcept {
    if (reference.older_ != nullptr) reference.older_->newer_ = reference.newer_;
    if (reference.newer_ != nullptr) {
        reference.newer_->older_ = reference.older_;
    } else if (reference.older_ != nullptr) {
        newest_[reference.target_] = reference.older_;
    } else {
        (void)newest_.take(reference.target_);
        reference.target_->set_weakly_referenced(false);
    }
    reference.older_ = reference.newer_ = nullptr;
    reference.target_ = nullptr;
}

void WeakReferences::end(Runtime& runtime, Object& target, bool (*is_alive)(const WeakReference&)) {
    while (WeakReference* reference = newest(target)) {
        remove(*reference);
        const Value callback = std::exchange(reference->callback, Value());
        if (!callback.is_empty() && !runtime.is_ending && is_alive(*reference))
            runtime.add_ending(Value(make_tuple(runtime, {callback, Value::from(reference)})));
    }
}

WeakReference::WeakReference(Type* type, Object& target, Value given_callback)
    : Object(type, Kind::Other), callback(std::move(given_callback)), target_(&target) {
    type->runtime().weak_references.add(*this);
}

void WeakReference::clear() {
    if (target_ != nullptr) type()->runtime().weak_references.remove(*this);
    callback = {};
}

namespace {

bool names_weak_references(const Value& slots) {
    const auto is_name = [](const Value& slot) {
        return slot.is<String>() && slot.as<String>()->view() == "__weakref__";
    };
    if (auto* tuple = slots.get_if<Tuple>()) return std::ranges::any_of(tuple->span(), is_name);
    if (auto* list = slots.get_if<List>()) return std::ranges::any_of(list->span(), is_name);
    return is_name(slots);
}

}  // namespace

bool can_be_weakly_referenced(Runtime& runtime, const Value& value) {
    return value.is_object() && instances_can_be_weakly_referenced(runtime, *value.object()->type());
}

bool instances_can_be_weakly_referenced(Runtime& runtime, const Type& type) {
    const Kind layout = type.instance_kind;
    const bool is_fixed = layout == Kind::BigInteger || layout == Kind::Tuple || layout == Kind::Bytes;
    return std::ranges::any_of(type.mro(), [&](Type* part) {
        if (part->has_weak_references) return true;
        if (!part->is_from_program || is_fixed) return false;
        const Value* slots = part->attributes().find(runtime.names.dunder_slots);
        return slots == nullptr || names_weak_references(*slots);
    });
}

Value newest_weak_reference(Runtime& runtime, const Value& target) {
    WeakReference* newest = runtime.weak_references.newest(*target.object());
    return newest == nullptr ? Value::none() : Value::from(newest);
}

namespace {

WeakReference& reference_of(const Value& self) {
    return *static_cast<WeakReference*>(self.object());
}

Value make_reference(Runtime& runtime, Type* type, const Value& target, const Value& given) {
    if (!can_be_weakly_referenced(runtime, target)) {
        return runtime.raise(
            runtime.types.type_error,
            "cannot create weak reference to '" + std::string(type_name(runtime, target)) + "' object");
    }
    const Value callback = given.is_none() ? Value() : given;
    Type* plain = runtime.types.weak_reference;
    WeakReference* known =
        type == plain && callback.is_empty() ? runtime.weak_references.newest(*target.object()) : nullptr;
    for (; known != nullptr; known = known->next_older()) {
        if (known->type() == plain && known->callback.is_empty()) return Value::from(known);
    }
    Ref<WeakReference> made = runtime.heap().make<WeakReference>(plain, *target.object(), callback);
    if (type != plain) made->set_type(type);
    return Value(std::move(made));
}

Value construct_reference(Runtime& runtime, Type* type, Arguments arguments) {
    Value given[2];
    const ConstructorSignature signature{
        .name = "ref", .parameters = {"object", "callback"}, .positional_only = 2};
    if (!read_arguments(runtime, signature, arguments, given)) return Value::error();
    if (given[0].is_empty())
        return runtime.raise(runtime.types.type_error, "__new__ expected at least 1 argument, got 0");
    return make_reference(runtime, type, given[0], given[1]);
}

Value initialize_reference(Runtime&, Value*) {
    return Value::none();
}

Value target_or_none(const Value& self) {
    Object* target = reference_of(self).target();
    return target == nullptr ? Value::none() : value_of(*target);
}

Value call_reference(Runtime& runtime, const Value& self, Arguments arguments) {
    if (arguments.positional > 0 || arguments.keyword_count() > 0)
        return runtime.raise(runtime.types.type_error, "ReferenceType() takes no arguments");
    return target_or_none(self);
}

Value reference_repr(Runtime& runtime, const Value& self) {
    const std::string begin = "<weakref at " + address_text(self.object()) + "; ";
    Object* target = reference_of(self).target();
    if (target == nullptr) return Value(make_string(runtime, begin + "dead>"));
    const Value alive = value_of(*target);
    std::string text =
        begin + "to '" + std::string(type_name(runtime, alive)) + "' at " + address_text(target);
    const Value name = find_attribute(runtime, alive, runtime.names.dunder_name);
    if (name.is_pending()) runtime.callee->abandon();
    if (name.failed()) {
        const Value dropped = runtime.take_error();
    }
    if (auto* string = name.get_if<String>()) text.append(" (").append(string->view()).append(")");
    return Value(make_string(runtime, text + ">"));
}

Routine hash_slowly(Runtime& runtime, Value self, Value target) {
    Value found = co_await hash(runtime, target);
    if (found.is_value()) reference_of(self).hash = found;
    co_return found;
}

Value reference_hash(Runtime& runtime, const Value& self) {
    const WeakReference& reference = reference_of(self);
    if (!reference.hash.is_empty()) return reference.hash;
    if (reference.target() == nullptr)
        return runtime.raise(runtime.types.type_error, "weak object has gone away");
    return run(runtime, hash_slowly(runtime, self, target_or_none(self)));
}

Value reference_compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other) {
    const bool is_equality = operation == CompareOperator::Equal || operation == CompareOperator::NotEqual;
    if (!is_equality || !is_instance(runtime, other, runtime.types.weak_reference) ||
        !is_instance(runtime, self, runtime.types.weak_reference))
        return Value::not_implemented();
    const Value left = target_or_none(self), right = target_or_none(other);
    if (left.is_none() || right.is_none())
        return Value::boolean(self.is_same(other) == (operation == CompareOperator::Equal));
    return compare(runtime, operation, left, right);
}

Value get_callback(Runtime&, const Value& self) {
    const Value& callback = reference_of(self).callback;
    return callback.is_empty() ? Value::none() : callback;
}

}  // namespace

void define_weak_reference_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "ReferenceType", {runtime.types.object}, Kind::Other);
    builder.module("weakref");
    Slots& slots = builder.slots();
    slots.construct = construct_reference;
    slots.call = call_reference;
    slots.repr = reference_repr;
    slots.hash = reference_hash;
    slots.compare = reference_compare;
    builder.type().is_simple_key = false;
    builder.method("__init__(self, object=None, callback=None, /)", initialize_reference);
    builder.attribute("__callback__", get_callback);
    runtime.types.weak_reference = builder.finish().get();
    accept_parameters(runtime, *runtime.types.weak_reference);
}

}  // namespace loopscope::language
