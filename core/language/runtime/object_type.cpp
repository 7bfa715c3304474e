// `object` and `type`, and the three constants that have types of their own.
#include <span>
#include <string>

#include "language/objects/mapping_proxy.h"
#include "language/runtime/class_statement.h"
#include "language/runtime/function.h"
#include "language/runtime/generic_types.h"
#include "language/runtime/instance.h"
#include "language/runtime/operations.h"
#include "language/runtime/program_slots.h"

namespace loopscope::language {

std::string full_name(Runtime& runtime, Type& type) {
    std::string name;
    if (const Value* module = type.attributes().find(runtime.names.dunder_module)) {
        if (auto* text = module->get_if<String>(); text != nullptr && text->view() != "builtins") {
            name.append(text->view()).append(".");
        }
    }
    return name.append(type.qualified_name()->view());
}

namespace {

// object

Value object_repr(Runtime& runtime, const Value& self) {
    std::string text = "<" + full_name(runtime, *type_of(runtime, self)) + " object";
    if (self.is_object()) text += " at " + address_text(self.object());
    return Value(make_string(runtime, text + ">"));
}

Value object_str(Runtime& runtime, const Value& self) {
    return repr(runtime, self);
}

Value object_hash(Runtime&, const Value& self) {
    const std::uint64_t bits = self.bits();
    return Value::small_integer(static_cast<std::uint32_t>(bits >> 4 ^ bits >> 32));
}

Value object_compare(Runtime&, CompareOperator operation, const Value& self, const Value& other) {
    if (!self.is_same(other)) return Value::not_implemented();
    if (operation == CompareOperator::Equal) return Value::boolean(true);
    if (operation == CompareOperator::NotEqual) return Value::boolean(false);
    return Value::not_implemented();
}

Value object_construct(Runtime& runtime, Type* type, Arguments arguments) {
    if (arguments.positional > 0 || arguments.names != nullptr) {
        return runtime.raise(Message::TakesNoArguments, type->name());
    }
    return program_slots::make_bare_instance(runtime, type, arguments);
}

Value object_init(Runtime& runtime, Value* arguments) {
    const bool given = arguments[1].as<Tuple>()->length() > 0 || arguments[2].as<Dict>()->length() > 0;
    if (!given) return Value::none();
    // Extra arguments are fine when `__new__` is a class's own and `__init__` is not.
    Type* type = type_of(runtime, arguments[0]);
    if (!program_slots::is_of_object(runtime, *type, runtime.names.dunder_init))
        return runtime.raise(Message::ObjectInitArguments, "object");
    if (!program_slots::is_of_object(runtime, *type, runtime.names.dunder_new)) return Value::none();
    return runtime.raise(Message::ObjectInitArguments, type->name());
}

Value get_class(Runtime& runtime, const Value& self) {
    return Value::from(type_of(runtime, self));
}
Value set_class(Runtime& runtime, const Value& self, const Value& value) {
    auto* type = value.get_if<Type>();
    if (type == nullptr) return runtime.raise(Message::ClassMustBeSetToClass, type_name(runtime, value));
    if (!self.is<Instance>() || type->instance_kind != Kind::Instance || !type->is_from_program) {
        return runtime.raise(Message::ClassAssignment);
    }
    self.object()->set_type(type);
    return Value::none();
}

Value object_init_subclass(Runtime& runtime, Value* arguments) {
    if (!expect_instance(runtime, arguments[0], runtime.types.type)) return Value::error();
    if (arguments[1].as<Tuple>()->length() == 0 && arguments[2].as<Dict>()->length() == 0)
        return Value::none();
    return runtime.raise(Message::InitSubclassNoArguments, arguments[0].as<Type>()->qualified_name());
}

Value object_subclass_hook(Runtime&, Value*) {
    return Value::not_implemented();
}

Value object_format(Runtime& runtime, Value* arguments) {
    auto* spec = arguments[1].get_if<String>();
    if (spec == nullptr || spec->byte_length() == 0) return str(runtime, arguments[0]);
    return runtime.raise(Message::UnsupportedFormat, type_name(runtime, arguments[0]));
}

Value object_dir(Runtime& runtime, Value* arguments) {
    Ref<Dict> names = make_dict(runtime);
    if (Dict* own = instance_attributes(runtime, arguments[0], false)) {
        for (std::uint32_t i = 0; i < own->entry_count(); ++i) {
            if (auto* name = own->entry(i).key.get_if<String>())
                names->set(runtime.intern(name).get(), Value::none());
        }
    }
    Type* start = arguments[0].is<Type>() ? arguments[0].as<Type>() : type_of(runtime, arguments[0]);
    for (Type* type : start->mro()) {
        for (std::uint32_t i = 0; i < type->attributes().entry_count(); ++i) {
            if (auto* name = type->attributes().entry(i).key.get_if<String>())
                names->set(name, Value::none());
        }
    }
    Ref<List> list = make_list(runtime);
    for (std::uint32_t i = 0; i < names->entry_count(); ++i) list->append(names->entry(i).key);
    return Value(list);
}

void define_object(Runtime& runtime) {
    TypeBuilder builder(runtime, "object", {}, Kind::Instance);
    runtime.types.object = &builder.type();
    Slots& slots = builder.slots();
    slots.repr = object_repr;
    slots.str = object_str;
    slots.hash = object_hash;
    slots.compare = object_compare;
    slots.construct = object_construct;
    slots.get_attribute = generic_get_attribute;
    slots.set_attribute = generic_set_attribute;
    slots.delete_attribute = generic_delete_attribute;
    builder.attribute("__class__", get_class, set_class);
    builder.method("__init__(self, /, *args, **kwargs)", object_init);
    builder.method("__format__(self, format_spec, /)", object_format);
    builder.method("__dir__(self, /)", object_dir);
    builder.class_method("__init_subclass__(cls, /, *args, **kwargs)", object_init_subclass);
    builder.class_method("__subclasshook__(cls, object, /)", object_subclass_hook);
    runtime.types.object = builder.finish().get();
}

// type

Value type_repr(Runtime& runtime, const Value& self) {
    return Value(make_string(runtime, "<class '" + full_name(runtime, *self.as<Type>()) + "'>"));
}

Value type_call(Runtime& runtime, const Value& self, Arguments arguments) {
    auto* type = self.as<Type>();
    if (type == runtime.types.type) {
        if (arguments.positional == 1 && arguments.names == nullptr) {
            return Value::from(type_of(runtime, arguments.values[0]));
        }
        if (arguments.positional != 3) return runtime.raise(Message::TypeArguments);
    }
    if (type->slots.construct == nullptr) {
        return runtime.raise(runtime.types.type_error,
                             "cannot create '" + full_name(runtime, *type) + "' instances");
    }
    return type->slots.construct(runtime, type, arguments);
}

Value type_binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    if (operation != BinaryOperator::Or) return Value::not_implemented();
    return make_union(runtime, left, right);
}

Value type_name_of(Runtime&, const Value& self) {
    return Value::from(self.as<Type>()->name());
}
Value set_type_name(Runtime& runtime, const Value& self, const Value& value) {
    if (!value.is<String>()) return runtime.raise(Message::MustBeSetToString, "__name__");
    self.as<Type>()->set_name(Ref<String>(value.as<String>()));
    return Value::none();
}
/// What the class itself says, not what it tells its instances by the same name.
Value own_or(Runtime& runtime, const Value& self, String* name, const Value& otherwise) {
    const Value* found = self.as<Type>()->attributes().find(name);
    return found == nullptr || type_of(runtime, *found) == runtime.types.attribute_descriptor ? otherwise
                                                                                              : *found;
}
Value type_qualname(Runtime&, const Value& self) {
    return Value::from(self.as<Type>()->qualified_name());
}
Value set_type_qualname(Runtime& runtime, const Value& self, const Value& value) {
    auto* type = self.as<Type>();
    if (!value.is<String>())
        return runtime.raise(Message::QualifiedNameNotString, type->name(), type_name(runtime, value));
    type->set_qualified_name(Ref<String>(value.as<String>()));
    return Value::none();
}
Value type_module(Runtime& runtime, const Value& self) {
    return own_or(runtime, self, runtime.names.dunder_module, Value(runtime.intern("builtins")));
}
Value set_type_module(Runtime& runtime, const Value& self, const Value& value) {
    self.as<Type>()->set_own_attribute(runtime.names.dunder_module, value);
    return Value::none();
}
Value type_documentation(Runtime& runtime, const Value& self) {
    const Value found = own_or(runtime, self, runtime.names.dunder_doc, Value::none());
    const auto bind = type_of(runtime, found)->slots.descriptor_get;
    return bind == nullptr ? found : bind(runtime, found, Value(), self);
}
Value set_type_documentation(Runtime& runtime, const Value& self, const Value& value) {
    self.as<Type>()->set_own_attribute(runtime.names.dunder_doc, value);
    return Value::none();
}
Value type_annotations(Runtime& runtime, const Value& self) {
    auto* type = self.as<Type>();
    const Value* found = type->attributes().find(runtime.names.dunder_annotations);
    if (found != nullptr) return *found;
    Value made = Value(make_dict(runtime));
    if (type->is_from_program) type->set_own_attribute(runtime.names.dunder_annotations, made);
    return made;
}
Value set_type_annotations(Runtime& runtime, const Value& self, const Value& value) {
    self.as<Type>()->set_own_attribute(runtime.names.dunder_annotations, value);
    return Value::none();
}
Value type_mro(Runtime& runtime, const Value& self) {
    const auto& mro = self.as<Type>()->mro();
    Ref<Tuple> tuple = make_tuple(runtime, static_cast<std::uint32_t>(mro.size()));
    for (std::uint32_t i = 0; i < mro.size(); ++i) (*tuple)[i] = Value::from(mro[i]);
    return Value(std::move(tuple));
}
Value type_bases(Runtime& runtime, const Value& self) {
    const auto& bases = self.as<Type>()->bases();
    Ref<Tuple> tuple = make_tuple(runtime, static_cast<std::uint32_t>(bases.size()));
    for (std::uint32_t i = 0; i < bases.size(); ++i) (*tuple)[i] = Value(bases[i]);
    return Value(std::move(tuple));
}
Value type_base(Runtime&, const Value& self) {
    Type* base = self.as<Type>()->base();
    return base == nullptr ? Value::none() : Value::from(base);
}
Value type_dict(Runtime& runtime, const Value& self) {
    return make_mapping_proxy(runtime, Value::from(&self.as<Type>()->attributes()));
}
Value type_parameters(Runtime& runtime, const Value& self) {
    return own_or(runtime, self, runtime.names.dunder_type_params, Value(make_tuple(runtime, 0)));
}

Value type_mro_method(Runtime& runtime, Value* arguments) {
    const Value mro = type_mro(runtime, arguments[0]);
    return Value(make_list(runtime, mro.as<Tuple>()->span()));
}
Value type_subclasses(Runtime& runtime, Value* arguments) {
    Ref<List> list = make_list(runtime);
    for (Type* subtype : arguments[0].as<Type>()->subtypes()) list->append(Value::from(subtype));
    return Value(std::move(list));
}
Value type_instance_check(Runtime& runtime, Value* arguments) {
    return Value::boolean(is_instance(runtime, arguments[1], arguments[0].as<Type>()));
}
Value type_subclass_check(Runtime& runtime, Value* arguments) {
    auto* type = arguments[1].get_if<Type>();
    if (type == nullptr) return runtime.raise(Message::IsSubclassNeedsClass);
    return Value::boolean(type->is_subtype_of(arguments[0].as<Type>()));
}
Value type_prepare(Runtime& runtime, Value*) {
    return Value(make_dict(runtime));
}
Value type_init(Runtime&, Value*) {
    return Value::none();
}
Value type_call_method(Runtime& runtime, Value* arguments) {
    return with_arguments(runtime, arguments[0], arguments + 1, 0, type_call);
}

/// `type(name, bases, namespace)` and the same with a metaclass of the program's.
Value type_construct(Runtime& runtime, Type* metatype, Arguments arguments) {
    return construct_class(runtime, metatype, arguments);
}

void define_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "type", {runtime.types.object}, Kind::Type);
    Slots& slots = builder.slots();
    slots.repr = type_repr;
    slots.call = type_call;
    slots.binary = type_binary;
    slots.construct = type_construct;
    slots.get_attribute = type_get_attribute;
    slots.set_attribute = type_set_attribute;
    slots.delete_attribute = type_delete_attribute;
    builder.attribute("__name__", type_name_of, set_type_name);
    builder.attribute("__qualname__", type_qualname, set_type_qualname);
    builder.attribute("__module__", type_module, set_type_module);
    builder.attribute("__doc__", type_documentation, set_type_documentation);
    builder.attribute("__annotations__", type_annotations, set_type_annotations);
    builder.attribute("__mro__", type_mro);
    builder.attribute("__bases__", type_bases);
    builder.attribute("__base__", type_base);
    builder.attribute("__dict__", type_dict);
    builder.attribute("__type_params__", type_parameters);
    builder.method("mro(self, /)", type_mro_method);
    builder.method("__subclasses__(self, /)", type_subclasses);
    builder.method("__instancecheck__(self, instance, /)", type_instance_check);
    builder.method("__subclasscheck__(self, subclass, /)", type_subclass_check);
    builder.method("__call__(self, /, *args, **kwargs)", type_call_method);
    builder.class_method("__prepare__(cls, /, *args, **kwargs)", type_prepare);
    builder.method("__init__(self, /, *args, **kwargs)", type_init);
    builder.type().has_instance_attributes = true;
    runtime.types.type = builder.finish().get();
}

// The constants

template <const char* Text>
Value constant_repr(Runtime& runtime, const Value&) {
    return Value(make_string(runtime, Text));
}
constexpr char kNone[] = "None";
constexpr char kNotImplemented[] = "NotImplemented";
constexpr char kEllipsis[] = "Ellipsis";

Value none_truth(Runtime&, const Value&) {
    return Value::boolean(false);
}

}  // namespace

void define_object_and_type(Runtime& runtime) {
    define_object(runtime);
    define_type(runtime);
    {
        TypeBuilder builder(runtime, "NoneType", {runtime.types.object}, Kind::Other);
        builder.slots().repr = constant_repr<kNone>;
        builder.slots().truth = none_truth;
        builder.slots().construct = [](Runtime&, Type*, Arguments) { return Value::none(); };
        builder.type().may_be_subclassed = false;
        runtime.types.none = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "NotImplementedType", {runtime.types.object}, Kind::Other);
        builder.slots().repr = constant_repr<kNotImplemented>;
        builder.slots().construct = [](Runtime&, Type*, Arguments) { return Value::not_implemented(); };
        builder.type().may_be_subclassed = false;
        runtime.types.not_implemented = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "ellipsis", {runtime.types.object}, Kind::Other);
        builder.slots().repr = constant_repr<kEllipsis>;
        builder.slots().construct = [](Runtime&, Type*, Arguments) { return Value::ellipsis(); };
        builder.type().may_be_subclassed = false;
        runtime.types.ellipsis = builder.finish().get();
    }
}

}  // namespace loopscope::language
