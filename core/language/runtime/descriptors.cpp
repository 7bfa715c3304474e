// The descriptors that classes are made of: staticmethod, classmethod, property, super, and the attributes
// and slot methods of builtins.
#include <string>

#include "language/objects/constructor_arguments.h"
#include "language/objects/container_repr.h"
#include "language/runtime/class_statement.h"
#include "language/runtime/declared_slots.h"
#include "language/runtime/frame.h"
#include "language/runtime/function.h"
#include "language/runtime/instance.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_slots.h"

namespace loopscope::language {

namespace {

// staticmethod and classmethod

template <class Method, Type* Types::* Builtin>
Value wrapper_initialize(Runtime& runtime, const Value& self, Arguments arguments) {
    const std::string name((runtime.types.*Builtin)->name()->view());
    if (arguments.names != nullptr) return runtime.raise(Message::NoKeywordArguments, name);
    if (arguments.positional != 1) {
        return runtime.raise(runtime.types.type_error,
                             name + " expected 1 argument, got " + std::to_string(arguments.positional));
    }
    self.as<Method>()->function = arguments.values[0];
    return Value::none();
}
template <class Method, Type* Types::* Builtin>
Value wrapper_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value made(runtime.heap().make<Method>(runtime.types.*Builtin, Value::none()));
    made.object()->set_type(type);
    // `__new__` of a class of the program's leaves the function to `__init__`.
    if (type->is_from_program && arguments.positional == 0) return made;
    const Value done = wrapper_initialize<Method, Builtin>(runtime, made, arguments);
    return done.failed() ? done : made;
}

Value static_get(Runtime&, const Value& self, const Value&, const Value&) {
    return self.as<StaticMethod>()->function;
}
Value static_call(Runtime& runtime, const Value& self, Arguments arguments) {
    const Value function = self.as<StaticMethod>()->function;
    return call(runtime, function, arguments);
}

Value class_get(Runtime& runtime, const Value& self, const Value& instance, const Value& owner) {
    const Value receiver = instance.is_empty() ? owner
                           : owner.is<Type>()  ? owner
                                               : Value::from(type_of(runtime, instance));
    return bind_method(runtime, self.as<ClassMethod>()->function, receiver);
}

template <class Method>
Value wrapped(Runtime&, const Value& self) {
    return self.as<Method>()->function;
}
template <class Method, String* Names::* Name>
Value of_wrapped(Runtime& runtime, const Value& self) {
    return get_attribute(runtime, self.as<Method>()->function, runtime.names.*Name);
}

template <class Method, Type* Types::* Builtin>
Value wrapper_text(Runtime& runtime, const Value& self) {
    const std::string begin = "<" + std::string((runtime.types.*Builtin)->name()->view()) + "(";
    return repr_between(runtime, begin, self.as<Method>()->function, ")>");
}

template <class Method, Type* Types::* Builtin>
void add_wrapped(TypeBuilder& builder) {
    builder.slots().construct = wrapper_construct<Method, Builtin>;
    builder.slots().initialize = wrapper_initialize<Method, Builtin>;
    builder.slots().repr = wrapper_text<Method, Builtin>;
    builder.attribute("__func__", wrapped<Method>).attribute("__wrapped__", wrapped<Method>);
    builder.attribute("__name__", of_wrapped<Method, &Names::dunder_name>);
    builder.attribute("__qualname__", of_wrapped<Method, &Names::dunder_qualname>);
    builder.attribute("__module__", of_wrapped<Method, &Names::dunder_module>);
    builder.attribute("__doc__", of_wrapped<Method, &Names::dunder_doc>);
}

// property

Value property_documentation(Runtime&, const Value& self) {
    const auto& property = *self.as<Property>();
    if (!property.documentation.is_empty()) return property.documentation;
    auto* getter = property.getter.get_if<Function>();
    return getter != nullptr ? getter->documentation() : Value::none();
}

Value property_initialize(Runtime& runtime, const Value& self, Arguments arguments) {
    auto& property = *self.as<Property>();
    Value values[4];
    const ConstructorSignature signature{"property", {"fget", "fset", "fdel", "doc"}, 0, true};
    if (!read_arguments(runtime, signature, arguments, values)) return Value::error();
    Value* places[] = {&property.getter, &property.setter, &property.deleter, &property.documentation};
    for (std::size_t i = 0; i < 4; ++i) *places[i] = values[i].is_none() ? Value() : std::move(values[i]);
    if (property.type()->is_from_program) {
        // The class's own `__doc__` hides the attribute of property.
        instance_attributes(runtime, self, true)
            ->set(runtime.names.dunder_doc, property_documentation(runtime, self));
    }
    return Value::none();
}

Value property_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value made(runtime.heap().make<Property>(runtime.types.property));
    made.object()->set_type(type);
    const Value done = property_initialize(runtime, made, arguments);
    return done.failed() ? done : made;
}

/// The name under which the property was found, for messages.
std::string shown_name(const Property& property) {
    if (property.name) return std::string(property.name->view());
    if (auto* function = property.getter.get_if<Function>()) return std::string(function->name()->view());
    return "unknown";
}

Value raise_property(Runtime& runtime, Message message, const Value& self, const Value& instance) {
    return runtime.raise(message, shown_name(*self.as<Property>()), type_name(runtime, instance));
}

Value property_get(Runtime& runtime, const Value& self, const Value& instance, const Value&) {
    if (instance.is_empty()) return self;
    const Value getter = self.as<Property>()->getter;
    if (getter.is_empty()) return raise_property(runtime, Message::PropertyNoGetter, self, instance);
    return call(runtime, getter, instance);
}

Routine call_for_none(Runtime& runtime, Value function, Value instance, Value value) {
    Value done;
    if (value.is_empty())
        done = co_await call(runtime, function, instance);
    else
        done = co_await call(runtime, function, instance, value);
    if (done.failed()) co_return done;
    co_return Value::none();
}

Value property_set(Runtime& runtime, const Value& self, const Value& instance, const Value& value) {
    const auto& property = *self.as<Property>();
    const Value& function = value.is_empty() ? property.deleter : property.setter;
    if (function.is_empty()) {
        return raise_property(runtime,
                              value.is_empty() ? Message::PropertyNoDeleter : Message::PropertyNoSetter, self,
                              instance);
    }
    return run(runtime, call_for_none(runtime, function, instance, value));
}

template <Value Property::* Member>
Value property_with(Runtime& runtime, Value* arguments) {
    const auto& original = *arguments[0].as<Property>();
    Ref<Property> made = runtime.heap().make<Property>(runtime.types.property);
    made->set_type(original.type());
    made->getter = original.getter;
    made->setter = original.setter;
    made->deleter = original.deleter;
    made->documentation = original.documentation;
    made->name = original.name;
    (*made).*Member = arguments[1];
    return Value(std::move(made));
}

Value property_set_name(Runtime&, Value* arguments) {
    if (arguments[2].is<String>()) arguments[0].as<Property>()->name = Ref<String>(arguments[2].as<String>());
    return Value::none();
}

template <Value Property::* Member>
Value property_member(Runtime&, const Value& self) {
    const Value& member = self.as<Property>()->*Member;
    return member.is_empty() ? Value::none() : member;
}

// super

/// `super()` in a method: its class is the free variable `__class__`, its object the first argument.
Value super_of_frame(Runtime& runtime, Super& made) {
    Frame* frame = runtime.frame;
    const CodeObject& code = *frame->code;
    if (code.positional_count == 0 && !code.has_variadic_positional)
        return runtime.raise(Message::SuperNoArguments);
    Value self = frame->locals()[0];
    if (auto* cell = self.get_if<Cell>()) self = cell->content;
    if (self.is_empty()) return runtime.raise(Message::SuperNoArguments);
    for (std::uint32_t slot = code.slot_count() - code.free_count; slot < code.slot_count(); ++slot) {
        if (code.local_names[slot]->view() != "__class__") continue;
        const Value owner = frame->locals()[slot].as<Cell>()->content;
        if (!owner.is<Type>()) return runtime.raise(Message::SuperEmptyClassCell);
        made.after = Ref<Type>(owner.as<Type>());
        made.self = std::move(self);
        return Value::none();
    }
    return runtime.raise(Message::SuperNoClassCell);
}

Value super_construct(Runtime& runtime, Type*, Arguments arguments) {
    if (arguments.names != nullptr) return runtime.raise(Message::NoKeywordArguments, "super");
    if (arguments.positional > 2)
        return runtime.raise(Message::ExpectedAtMost, "super()", 2, "s", arguments.positional);
    Ref<Super> made = runtime.heap().make<Super>(runtime.types.super);
    if (arguments.positional == 0) {
        const Value found = super_of_frame(runtime, *made);
        if (found.failed()) return found;
    } else {
        auto* type = arguments.values[0].get_if<Type>();
        if (type == nullptr) {
            return runtime.raise(runtime.types.type_error,
                                 "super() argument 1 must be a type, not " +
                                     std::string(type_name(runtime, arguments.values[0])));
        }
        made->after = Ref<Type>(type);
        if (arguments.positional > 1) made->self = arguments.values[1];
    }
    if (made->self.is<Type>() && made->self.as<Type>()->is_subtype_of(made->after.get())) {
        made->self_class = Ref<Type>(made->self.as<Type>());
    } else if (!made->self.is_empty()) {
        Type* type = type_of(runtime, made->self);
        if (!type->is_subtype_of(made->after.get())) {
            auto* itself = made->self.get_if<Type>();
            return runtime.raise(Message::SuperWrongInstance, itself != nullptr ? "type" : "instance of",
                                 (itself != nullptr ? itself : type)->name(), made->after->name());
        }
        made->self_class = Ref<Type>(type);
    }
    return Value(std::move(made));
}

Value super_get_attribute(Runtime& runtime, const Value& self, String* name) {
    const auto& parent = *static_cast<Super*>(self.object());
    if (parent.self_class && name != runtime.names.dunder_class) {
        bool behind = false;
        for (Type* type : parent.self_class->mro()) {
            if (!behind) {
                behind = type == parent.after.get();
                continue;
            }
            const Value* found = type->attributes().find(name);
            if (found == nullptr) continue;
            const Value attribute = *found;
            auto get = type_of(runtime, attribute)->slots.descriptor_get;
            if (get == nullptr) return attribute;
            const bool is_class = parent.self.is<Type>() && parent.self.as<Type>() == parent.self_class.get();
            return get(runtime, attribute, is_class ? Value() : parent.self, Value(parent.self_class));
        }
    }
    if (runtime.types.super->lookup(name) == nullptr)
        return runtime.raise(Message::NoAttribute, "super", name);
    return generic_get_attribute(runtime, self, name);
}

Value super_class(Runtime&, const Value& self) {
    return Value(static_cast<Super*>(self.object())->after);
}
Value super_self(Runtime&, const Value& self) {
    const Value& object = static_cast<Super*>(self.object())->self;
    return object.is_empty() ? Value::none() : object;
}
Value super_self_class(Runtime&, const Value& self) {
    const Ref<Type>& type = static_cast<Super*>(self.object())->self_class;
    return type ? Value(type) : Value::none();
}

Value super_repr(Runtime& runtime, const Value& self) {
    const auto& parent = *static_cast<Super*>(self.object());
    std::string text = "<super: <class '";
    text.append(parent.after->name()->view()).append("'>, ");
    if (parent.self_class)
        text.append("<").append(parent.self_class->name()->view()).append(" object>>");
    else
        text += "NULL>";
    return Value(make_string(runtime, text));
}

// Attributes of builtins

AttributeDescriptor& descriptor_of(const Value& self) {
    return *static_cast<AttributeDescriptor*>(self.object());
}

Value attribute_get(Runtime& runtime, const Value& self, const Value& instance, const Value&) {
    if (instance.is_empty()) return self;
    const AttributeDescriptor& descriptor = descriptor_of(self);
    if (!is_instance(runtime, instance, descriptor.owner)) {
        return runtime.raise(Message::WrapperForWrongType, descriptor.name.get(), descriptor.owner->name(),
                             type_name(runtime, instance));
    }
    if (descriptor.get == nullptr) return get_slot(runtime, instance, descriptor.name.get());
    return descriptor.get(runtime, instance);
}

Value attribute_set(Runtime& runtime, const Value& self, const Value& instance, const Value& value) {
    const AttributeDescriptor& descriptor = descriptor_of(self);
    if (descriptor.get == nullptr) return set_slot(runtime, instance, descriptor.name.get(), value);
    if (descriptor.set == nullptr) {
        return runtime.raise(Message::AttributeNotWritable, descriptor.name.get(), descriptor.owner->name());
    }
    return descriptor.set(runtime, instance, value);
}

Value attribute_repr(Runtime& runtime, const Value& self) {
    const AttributeDescriptor& descriptor = descriptor_of(self);
    std::string text = descriptor.get == nullptr ? "<member '" : "<attribute '";
    text.append(descriptor.name->view())
        .append("' of '")
        .append(descriptor.owner->name()->view())
        .append("' objects>");
    return Value(make_string(runtime, text));
}

// Slot methods of builtins

SlotWrapper& wrapper_of(const Value& self) {
    return *static_cast<SlotWrapper*>(self.object());
}

Value wrapper_call(Runtime& runtime, const Value& self, Arguments arguments) {
    const SlotWrapper& wrapper = wrapper_of(self);
    if (arguments.positional == 0) {
        return runtime.raise(Message::WrapperNeedsArgument, wrapper.name, wrapper.owner->name());
    }
    if (!is_instance(runtime, arguments.values[0], wrapper.owner)) {
        return runtime.raise(Message::WrapperWrongReceiver, wrapper.name, wrapper.owner->name(),
                             type_name(runtime, arguments.values[0]));
    }
    if (wrapper.call == nullptr) {
        return wrapper.owner->slots.call(
            runtime, arguments.values[0],
            Arguments{arguments.values + 1, arguments.positional - 1, arguments.names});
    }
    if (arguments.names != nullptr) {
        return runtime.raise(runtime.types.type_error, "wrapper " + std::string(wrapper.name->view()) +
                                                           "() takes no keyword arguments");
    }
    if (arguments.positional < wrapper.least || arguments.positional > wrapper.most) {
        const std::uint32_t expected = wrapper.least - 1;
        return runtime.raise(runtime.types.type_error, "expected " + std::to_string(expected) +
                                                           (expected == 1 ? " argument" : " arguments") +
                                                           ", got " +
                                                           std::to_string(arguments.positional - 1));
    }
    return wrapper.call(runtime, wrapper.owner->slots, arguments.values, arguments.positional);
}

Value wrapper_get(Runtime& runtime, const Value& self, const Value& instance, const Value&) {
    return instance.is_empty() ? self : bind_method(runtime, self, instance);
}

Value wrapper_repr(Runtime& runtime, const Value& self) {
    const SlotWrapper& wrapper = wrapper_of(self);
    std::string text = "<slot wrapper '";
    text.append(wrapper.name->view())
        .append("' of '")
        .append(wrapper.owner->name()->view())
        .append("' objects>");
    return Value(make_string(runtime, text));
}

Value wrapper_name(Runtime&, const Value& self) {
    return Value::from(wrapper_of(self).name);
}
Value wrapper_qualified_name(Runtime& runtime, const Value& self) {
    std::string name(wrapper_of(self).owner->name()->view());
    return Value(make_string(runtime, name.append(".").append(wrapper_of(self).name->view())));
}
Value wrapper_class(Runtime&, const Value& self) {
    return Value::from(wrapper_of(self).owner);
}

}  // namespace

void define_descriptor_types(Runtime& runtime) {
    {
        TypeBuilder builder(runtime, "staticmethod", {runtime.types.object}, Kind::StaticMethod);
        builder.slots().descriptor_get = static_get;
        builder.slots().call = static_call;
        add_wrapped<StaticMethod, &Types::static_method>(builder);
        runtime.types.static_method = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "classmethod", {runtime.types.object}, Kind::ClassMethod);
        builder.slots().descriptor_get = class_get;
        add_wrapped<ClassMethod, &Types::class_method>(builder);
        runtime.types.class_method = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "property", {runtime.types.object}, Kind::Property);
        builder.slots().construct = property_construct;
        builder.slots().initialize = property_initialize;
        builder.slots().descriptor_get = property_get;
        builder.slots().descriptor_set = property_set;
        builder.method("getter(self, fget, /)", property_with<&Property::getter>);
        builder.method("setter(self, fset, /)", property_with<&Property::setter>);
        builder.method("deleter(self, fdel, /)", property_with<&Property::deleter>);
        builder.method("__set_name__(self, owner, name, /)", property_set_name);
        builder.attribute("fget", property_member<&Property::getter>);
        builder.attribute("fset", property_member<&Property::setter>);
        builder.attribute("fdel", property_member<&Property::deleter>);
        builder.attribute("__doc__", property_documentation);
        runtime.types.property = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "super", {runtime.types.object}, Kind::Other);
        builder.slots().construct = super_construct;
        builder.slots().get_attribute = super_get_attribute;
        builder.slots().repr = super_repr;
        builder.attribute("__thisclass__", super_class);
        builder.attribute("__self__", super_self);
        builder.attribute("__self_class__", super_self_class);
        runtime.types.super = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "getset_descriptor", {runtime.types.object}, Kind::Other);
        builder.type().may_be_subclassed = false;
        builder.slots().descriptor_get = attribute_get;
        builder.slots().descriptor_set = attribute_set;
        builder.slots().repr = attribute_repr;
        runtime.types.attribute_descriptor = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "wrapper_descriptor", {runtime.types.object}, Kind::Other);
        builder.type().may_be_subclassed = false;
        builder.slots().call = wrapper_call;
        builder.slots().descriptor_get = wrapper_get;
        builder.slots().repr = wrapper_repr;
        builder.attribute("__name__", wrapper_name);
        builder.attribute("__qualname__", wrapper_qualified_name);
        builder.attribute("__objclass__", wrapper_class);
        runtime.types.slot_wrapper = builder.finish().get();
    }
}

}  // namespace loopscope::language
