#include "language/runtime/declared_slots.h"

#include <string>

#include "language/objects/sequence.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

/// The values lie where those of other attributes do.
Ref<Dict>& values_of(const Value& instance) {
    return instance.as<Instance>()->attributes;
}

/// `__name` as the methods of `type` know it: `_Type__name`.
Ref<String> private_name(Runtime& runtime, const Type& type, String* name) {
    const std::string_view text = name->view(), owner = type.name()->view();
    const std::size_t letters = owner.find_first_not_of('_');
    if (!text.starts_with("__") || text.ends_with("__") || letters == owner.npos) return runtime.intern(name);
    return runtime.intern(std::string("_").append(owner.substr(letters)).append(text));
}

}  // namespace

Routine declare_slots(Runtime& runtime, Ref<Type> type, Value declared, Ref<Dict> names) {
    Value listed;
    if (declared.is<String>())
        listed = Value(make_list(runtime, {&declared, 1}));
    else
        listed = co_await to_list(runtime, declared);
    if (listed.failed()) co_return listed;
    const bool is_plain = type->instance_kind == Kind::Instance;
    bool has_dict = false;
    for (const Ref<Type>& base : type->bases()) has_dict = has_dict || base->has_instance_attributes;
    for (std::uint32_t i = 0; i < listed.as<List>()->length(); ++i) {
        const Value item = (*listed.as<List>())[i];
        auto* given = item.get_if<String>();
        if (given == nullptr) co_return runtime.raise(Message::SlotNotString, type_name(runtime, item));
        Value answer = co_await call_method(runtime, item, runtime.intern("isidentifier").get());
        if (!answer.is_true()) co_return runtime.raise(Message::SlotNotIdentifier);
        if (type->instance_kind == Kind::BigInteger || type->instance_kind == Kind::Tuple ||
            type->instance_kind == Kind::Bytes) {
            co_return runtime.raise(Message::SlotsOfFixedLayout, type->base()->name());
        }
        if (given->view() == "__weakref__") continue;
        if (given->view() == "__dict__") {
            if (has_dict) co_return runtime.raise(Message::SlotDictTwice);
            has_dict = true;
            continue;
        }
        type->has_slots = true;
        has_dict = has_dict || !is_plain;
        const Ref<String> name = private_name(runtime, *type, given);
        if (names->find(name.get()) != nullptr) co_return runtime.raise(Message::SlotConflict, name.get());
        type->attributes().set(
            name.get(), Value(runtime.heap().make<AttributeDescriptor>(runtime.types.attribute_descriptor,
                                                                       name, type.get(), nullptr, nullptr)));
    }
    type->has_instance_attributes = has_dict;
    co_return Value::none();
}

const Type* slots_base(const Type& base) noexcept {
    for (const Type* type : base.mro()) {
        if (type->has_slots) return type;
    }
    return nullptr;
}

Value get_slot(Runtime& runtime, const Value& instance, String* name) {
    Dict* values =
        instance.is<Instance>() ? values_of(instance).get() : instance_attributes(runtime, instance, false);
    const Value* found = values == nullptr ? nullptr : values->find(name);
    return found == nullptr ? raise_no_attribute(runtime, instance, name) : *found;
}

Value set_slot(Runtime& runtime, const Value& instance, String* name, const Value& value) {
    if (instance.is<Instance>() && !values_of(instance)) values_of(instance) = make_dict(runtime);
    Dict* values =
        instance.is<Instance>() ? values_of(instance).get() : instance_attributes(runtime, instance, true);
    if (!value.is_empty()) {
        values->set(name, value);
        return Value::none();
    }
    const std::uint32_t index = values->find_index(name);
    if (index == Dict::kNotFound) return runtime.raise(runtime.types.attribute_error, name->view());
    const Value dropped = values->remove(index);
    return Value::none();
}

}  // namespace loopscope::language
