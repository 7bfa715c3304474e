// Attribute access by default: object.__getattribute__ and its like (the data model's 3.3.2 and 3.3.3).
#include <string>

#include "language/objects/integer.h"
#include "language/runtime/exception.h"
#include "language/runtime/function.h"
#include "language/runtime/instance.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

/// A module's own `__getattr__` for what it does not have (PEP 562).
Value ask_module(Runtime& runtime, const Value& function, String* name) {
    const Value asked = function;
    Value argument = Value::from(name);
    return call(runtime, asked, Arguments{&argument, 1, nullptr});
}

/// The attribute of a class as an instance sees it.
Value bind(Runtime& runtime, const Value& attribute, const Value& instance, Type* owner) {
    if (!attribute.is_object()) return attribute;
    switch (attribute.object()->kind()) {
        case Kind::Function:
            return bind_method(runtime, attribute, instance);
        case Kind::NativeFunction:
            if (!attribute.as<NativeFunction>()->binds()) return attribute;
            return bind_method(runtime, attribute, instance);
        default:
            break;
    }
    auto get = attribute.object()->type()->slots.descriptor_get;
    return get == nullptr ? attribute : get(runtime, attribute, instance, Value::from(owner));
}

bool is_data_descriptor(const Value& attribute) {
    return attribute.is_object() && attribute.object()->type()->slots.descriptor_set != nullptr;
}

}  // namespace

Value raise_no_attribute(Runtime& runtime, const Value& object, String* name) {
    Value failed;
    if (auto* module = object.get_if<Module>()) {
        failed = runtime.raise(Message::ModuleHasNoAttribute, &module->name(), name);
    } else if (auto* type = object.get_if<Type>()) {
        failed = runtime.raise(Message::TypeHasNoAttribute, type->shown_name(), name);
    } else {
        failed = runtime.raise(Message::NoAttribute, type_name(runtime, object), name);
    }
    // "Did you mean" looks at these when the exception is shown.
    auto* exception = runtime.error.as<Exception>();
    exception->attributes = make_dict(runtime);
    exception->attributes->set(runtime.names.name, Value::from(name));
    exception->attributes->set(runtime.names.obj, object);
    return failed;
}

Value generic_get_attribute(Runtime& runtime, const Value& object, String* name) {
    Type* type = type_of(runtime, object);
    const Value* found = type->lookup(name);
    if (found != nullptr && is_data_descriptor(*found)) {
        const Value descriptor = *found;
        if (auto get = descriptor.object()->type()->slots.descriptor_get) {
            return get(runtime, descriptor, object, Value::from(type));
        }
    }
    if (Dict* attributes = instance_attributes(runtime, object, false)) {
        if (const Value* own = attributes->find(name)) return *own;
    }
    if (found != nullptr) return bind(runtime, *found, object, type);
    if (auto* module = object.get_if<Module>()) {
        const Value* fallback = module->attributes->find(runtime.names.dunder_getattr);
        if (fallback != nullptr) return ask_module(runtime, *fallback, name);
    }
    return raise_no_attribute(runtime, object, name);
}

namespace {

Value raise_no_room(Runtime& runtime, Type& type, bool is_of_type, String* name) {
    return runtime.raise(is_of_type ? Message::AttributeReadOnly : Message::NoAttributeToSet, type.name(),
                         name);
}

}  // namespace

Value generic_set_attribute(Runtime& runtime, const Value& object, String* name, const Value& value) {
    Type* type = type_of(runtime, object);
    const Value* found = type->lookup(name);
    if (found != nullptr && is_data_descriptor(*found)) {
        const Value descriptor = *found;
        return descriptor.object()->type()->slots.descriptor_set(runtime, descriptor, object, value);
    }
    if (Dict* attributes = instance_attributes(runtime, object, true)) {
        attributes->set(name, value);
        return Value::none();
    }
    return raise_no_room(runtime, *type, found != nullptr, name);
}

Value generic_delete_attribute(Runtime& runtime, const Value& object, String* name) {
    Type* type = type_of(runtime, object);
    const Value* found = type->lookup(name);
    if (found != nullptr && is_data_descriptor(*found)) {
        const Value descriptor = *found;
        return descriptor.object()->type()->slots.descriptor_set(runtime, descriptor, object, Value());
    }
    if (Dict* attributes = instance_attributes(runtime, object, true)) {
        const std::uint32_t index = attributes->find_index(name);
        if (index == Dict::kNotFound) return raise_no_attribute(runtime, object, name);
        const Value dropped = attributes->remove(index);
        return Value::none();
    }
    return raise_no_room(runtime, *type, found != nullptr, name);
}

Value type_get_attribute(Runtime& runtime, const Value& object, String* name) {
    auto* type = object.as<Type>();
    Type* metatype = type->type();
    const Value* of_metatype = metatype->lookup(name);
    if (of_metatype != nullptr && is_data_descriptor(*of_metatype)) {
        const Value descriptor = *of_metatype;
        if (auto get = descriptor.object()->type()->slots.descriptor_get) {
            return get(runtime, descriptor, object, Value::from(metatype));
        }
    }
    if (const Value* own = type->lookup(name)) {
        if (!own->is_object()) return *own;
        const Value attribute = *own;
        auto get = attribute.object()->type()->slots.descriptor_get;
        return get == nullptr ? attribute : get(runtime, attribute, Value(), object);
    }
    if (of_metatype != nullptr) return bind(runtime, *of_metatype, object, metatype);
    return raise_no_attribute(runtime, object, name);
}

Value type_set_attribute(Runtime& runtime, const Value& object, String* name, const Value& value) {
    auto* type = object.as<Type>();
    if (!type->is_from_program) return runtime.raise(Message::ImmutableType, name, type->name());
    const Value* of_metatype = type->type()->lookup(name);
    if (of_metatype != nullptr && is_data_descriptor(*of_metatype)) {
        const Value descriptor = *of_metatype;
        return descriptor.object()->type()->slots.descriptor_set(runtime, descriptor, object, value);
    }
    type->set_own_attribute(name, value);
    return Value::none();
}

Value type_delete_attribute(Runtime& runtime, const Value& object, String* name) {
    auto* type = object.as<Type>();
    if (!type->is_from_program) return runtime.raise(Message::ImmutableType, name, type->name());
    if (type->attributes().find(name) == nullptr) return raise_no_attribute(runtime, object, name);
    type->set_own_attribute(name, Value());
    return Value::none();
}

}  // namespace loopscope::language
