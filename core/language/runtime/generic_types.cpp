#include "language/runtime/generic_types.h"

#include <string>

#include "language/runtime/class_statement.h"
#include "language/runtime/instance.h"
#include "language/runtime/instructions.h"
#include "language/runtime/modules.h"
#include "language/runtime/operations.h"
#include "language/runtime/suggestions.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

/// `origin[arguments]`, or a union of `arguments` (then without an origin).
class GenericAlias final : public Object {
public:
    GenericAlias(Type* type, Value origin_class, Ref<Tuple> parameters) noexcept
        : Object(type, Kind::Other), origin(std::move(origin_class)), arguments(std::move(parameters)) {}
    Value origin;
    Ref<Tuple> arguments;
    bool is_unpacked = false;  ///< `*tuple[int, str]`
    void traverse(Visitor& visitor) const override {
        visitor.visit(origin);
        visitor.visit(arguments.get());
    }
};

/// A type variable, a parameter specification or an alias: a name, and what it stands for.
class NamedType final : public Object {
public:
    NamedType(Type* type, Ref<String> type_name_text, Value content, Value type_parameters) noexcept
        : Object(type, Kind::Other),
          name(std::move(type_name_text)),
          value(std::move(content)),
          parameters(std::move(type_parameters)) {}
    Ref<String> name;
    Value value;                 ///< of an alias: what computes it; of a variable: its bound, or empty
    Value fallback;              ///< the default of a variable, as `value`; empty without one
    Value parameters;            ///< of an alias: its type parameters; of a variable: its constraints
    bool is_computed = true;     ///< `value` is a function without parameters that gives the value
    std::string_view sign = "";  ///< in front of a variable's name: how it was made says how it varies
    void traverse(Visitor& visitor) const override {
        visitor.visit(value);
        visitor.visit(fallback);
        visitor.visit(parameters);
    }
};

GenericAlias& alias_of(const Value& self) {
    return *static_cast<GenericAlias*>(self.object());
}

/// An argument as an alias shows it: a class by its name, a list of arguments item by item.
Routine argument_text(Runtime& runtime, Value argument) {
    if (argument.is_none()) co_return Value(make_string(runtime, "None"));
    if (argument.is_ellipsis()) co_return Value(make_string(runtime, "..."));
    if (auto* type = argument.get_if<Type>())
        co_return Value(make_string(runtime, full_name(runtime, *type)));
    if (!argument.is<List>()) co_return co_await repr(runtime, argument);
    std::string text;
    for (std::uint32_t i = 0; i < argument.as<List>()->length(); ++i) {
        Value item = co_await run(runtime, argument_text(runtime, (*argument.as<List>())[i]));
        if (item.failed()) co_return item;
        text.append(text.empty() ? "" : ", ").append(item.as<String>()->view());
    }
    co_return Value(make_string(runtime, "[" + text + "]"));
}

Routine show_alias(Runtime& runtime, Value self) {
    const GenericAlias& alias = alias_of(self);
    Value origin = co_await run(runtime, argument_text(runtime, alias.origin));
    if (origin.failed()) co_return origin;
    const Value listed(make_list(runtime, alias.arguments->span()));
    Value arguments = co_await run(runtime, argument_text(runtime, listed));
    if (arguments.failed()) co_return arguments;
    std::string text = alias.is_unpacked ? "*" : "";
    text.append(origin.as<String>()->view());
    text.append(alias.arguments->length() == 0 ? "[()]" : arguments.as<String>()->view());
    co_return Value(make_string(runtime, text));
}
Value alias_repr(Runtime& runtime, const Value& self) {
    return run(runtime, show_alias(runtime, self));
}
/// `*tuple[int, str]` gives one item: the alias that says so.
Value alias_iterate(Runtime& runtime, const Value& self) {
    const GenericAlias& alias = alias_of(self);
    Ref<GenericAlias> unpacked =
        runtime.heap().make<GenericAlias>(runtime.types.generic_alias, alias.origin, alias.arguments);
    unpacked->is_unpacked = true;
    return iterate(runtime, Value(make_tuple(runtime, {Value(std::move(unpacked))})));
}
Routine show_union(Runtime& runtime, Value self) {
    std::string text;
    const Ref<Tuple> members = alias_of(self).arguments;
    for (std::uint32_t i = 0; i < members->length(); ++i) {
        Value member = (*members)[i];
        if (member.is<Type>() && member.as<Type>() == runtime.types.none) member = Value::none();
        Value shown = co_await run(runtime, argument_text(runtime, member));
        if (shown.failed()) co_return shown;
        text.append(text.empty() ? "" : " | ").append(shown.as<String>()->view());
    }
    co_return Value(make_string(runtime, text));
}
Value union_repr(Runtime& runtime, const Value& self) {
    return run(runtime, show_union(runtime, self));
}
Value alias_compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other) {
    const bool is_equality = operation == CompareOperator::Equal || operation == CompareOperator::NotEqual;
    if (!is_equality || type_of(runtime, other) != type_of(runtime, self)) return Value::not_implemented();
    if (!alias_of(self).origin.is_same(alias_of(other).origin)) {
        return Value::boolean(operation == CompareOperator::NotEqual);
    }
    return compare(runtime, operation, Value(alias_of(self).arguments), Value(alias_of(other).arguments));
}
Value alias_hash(Runtime& runtime, const Value& self) {
    return hash(runtime, Value(alias_of(self).arguments));
}
/// The order of a union's members says nothing.
Value union_members(Runtime& runtime, const Value& self) {
    return call(runtime, Value::from(runtime.types.frozen_set), Value(alias_of(self).arguments));
}
Routine compare_unions(Runtime& runtime, CompareOperator operation, Value self, Value other) {
    Value left = co_await union_members(runtime, self);
    if (left.failed()) co_return left;
    Value right = co_await union_members(runtime, other);
    if (right.failed()) co_return right;
    co_return co_await compare(runtime, operation, left, right);
}
Value union_compare(Runtime& runtime, CompareOperator operation, const Value& self, const Value& other) {
    const bool is_equality = operation == CompareOperator::Equal || operation == CompareOperator::NotEqual;
    if (!is_equality || type_of(runtime, other) != type_of(runtime, self)) return Value::not_implemented();
    return run(runtime, compare_unions(runtime, operation, self, other));
}
Routine hash_union(Runtime& runtime, Value self) {
    Value members = co_await union_members(runtime, self);
    if (members.failed()) co_return members;
    co_return co_await hash(runtime, members);
}
Value union_hash(Runtime& runtime, const Value& self) {
    return run(runtime, hash_union(runtime, self));
}
Value alias_call(Runtime& runtime, const Value& self, Arguments arguments) {
    const Value origin = alias_of(self).origin;
    return call(runtime, origin, arguments);
}
Value construct_alias(Runtime& runtime, Type*, Arguments arguments) {
    if (arguments.positional != 2 || arguments.keyword_count() != 0)
        return runtime.raise(Message::ExpectedExactly, "GenericAlias", 2, "s", arguments.positional);
    return make_generic_alias(runtime, arguments.values[0], arguments.values[1]);
}
Value alias_arguments(Runtime&, const Value& self) {
    return Value(alias_of(self).arguments);
}
Value alias_origin(Runtime&, const Value& self) {
    return alias_of(self).origin;
}
Value alias_mro_entries(Runtime& runtime, Value* arguments) {
    return Value(make_tuple(runtime, {alias_of(arguments[0]).origin}));
}
Value alias_or(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    return operation == BinaryOperator::Or ? make_union(runtime, left, right) : Value::not_implemented();
}
Value alias_item(Runtime& runtime, const Value& self, const Value& key) {
    return make_generic_alias(runtime, alias_of(self).origin, key);
}

bool is_union_member(Runtime& runtime, const Value& value) {
    return value.is_none() || value.is<Type>() ||
           (value.is_object() && (value.object()->type() == runtime.types.generic_alias ||
                                  value.object()->type() == runtime.types.union_type ||
                                  value.object()->type() == runtime.types.type_variable ||
                                  value.object()->type() == runtime.types.type_alias));
}

void add_members(Runtime& runtime, const Value& value, List& members) {
    if (value.is_object() && value.object()->type() == runtime.types.union_type) {
        for (const Value& member : alias_of(value).arguments->span()) add_members(runtime, member, members);
        return;
    }
    const Value member = value.is_none() ? Value::from(runtime.types.none) : value;
    for (const Value& known : members.span()) {
        if (known.is_same(member)) return;
    }
    members.append(member);
}

Value class_item(Runtime& runtime, Value* arguments) {
    return make_generic_alias(runtime, arguments[0], arguments[1]);
}

NamedType& named_of(const Value& self) {
    return *static_cast<NamedType*>(self.object());
}
Value named_repr(Runtime& runtime, const Value& self) {
    const NamedType& named = named_of(self);
    return Value(make_string(runtime, std::string(named.sign).append(named.name->view())));
}
Value named_name(Runtime&, const Value& self) {
    return Value(named_of(self).name);
}
Value computed_value(Runtime& runtime, const Value& self) {
    const NamedType& named = named_of(self);
    if (named.value.is_empty()) return Value::none();
    return named.is_computed ? call(runtime, named.value) : named.value;
}
Value parameters_of(Runtime& runtime, const Value& self) {
    const NamedType& named = named_of(self);
    return named.parameters.is<Tuple>() ? named.parameters : Value(make_tuple(runtime, 0));
}
Value variable_constraints(Runtime& runtime, const Value& self) {
    const NamedType& named = named_of(self);
    if (named.is_computed && !named.parameters.is_empty()) return call(runtime, named.parameters);
    return parameters_of(runtime, self);
}
Routine typing_member(Runtime& runtime, std::string_view name) {
    Value typing = co_await runtime.modules().import("typing");
    if (typing.failed()) co_return typing;
    const Ref<String> member = runtime.intern(name);
    co_return co_await get_attribute(runtime, typing, member.get());
}
Value variable_default(Runtime& runtime, const Value& self) {
    const NamedType& named = named_of(self);
    if (named.fallback.is_empty()) return run(runtime, typing_member(runtime, "NoDefault"));
    return named.is_computed ? call(runtime, named.fallback) : named.fallback;
}
Value variable_has_default(Runtime&, Value* arguments) {
    return Value::boolean(!named_of(arguments[0]).fallback.is_empty());
}
/// A ParamSpec or TypeVarTuple, which are the library's.
Routine make_library_parameter(Runtime& runtime, std::string_view type, Value name, Value fallback) {
    Value kind = co_await run(runtime, typing_member(runtime, type));
    if (kind.failed()) co_return kind;
    Value make = co_await run(runtime, typing_member(runtime, "_from_syntax"));
    if (make.failed()) co_return make;
    co_return co_await call(runtime, make, kind, name, fallback);
}
Value named_alias_item(Runtime& runtime, const Value& self, const Value& key) {
    return make_generic_alias(runtime, self, key);
}

/// `TypeVar("T", *constraints, bound=..., covariant=...)`.
Value construct_type_variable(Runtime& runtime, Type* type, Arguments arguments) {
    if (arguments.positional == 0 || !arguments.values[0].is<String>()) {
        return runtime.raise(runtime.types.type_error, "TypeVar() argument 'name' must be str");
    }
    Ref<Tuple> constraints = make_tuple(runtime, {arguments.values + 1, arguments.positional - 1});
    if (constraints->length() == 1) {
        return runtime.raise(runtime.types.type_error, "A single constraint is not allowed");
    }
    Ref<NamedType> variable = runtime.heap().make<NamedType>(
        type, Ref<String>(arguments.values[0].as<String>()), Value(), Value(std::move(constraints)));
    variable->is_computed = false;
    variable->sign = "~";
    for (std::uint32_t i = 0; i < arguments.keyword_count(); ++i) {
        const std::string_view name = (*arguments.names)[i].as<String>()->view();
        const Value& value = arguments.values[arguments.positional + i];
        if (name == "bound")
            variable->value = value.is_none() ? Value() : value;
        else if (name == "covariant")
            variable->sign = value.is_true() ? "+" : variable->sign;
        else if (name == "contravariant")
            variable->sign = value.is_true() ? "-" : variable->sign;
        else if (name == "infer_variance")
            variable->sign = value.is_true() ? "" : variable->sign;
        else if (name == "default")
            variable->fallback = value;
        else
            return raise_unexpected_keyword(
                runtime, "TypeVar", name,
                {"bound", "covariant", "contravariant", "default", "infer_variance"});
    }
    return Value(std::move(variable));
}

/// What the alias does not have itself is its origin's: `list[int].__name__`.
Value alias_attribute(Runtime& runtime, const Value& self, String* name) {
    if (self.object()->type()->lookup(name) != nullptr && name != runtime.names.dunder_module) {
        return generic_get_attribute(runtime, self, name);
    }
    return get_attribute(runtime, alias_of(self).origin, name);
}

}  // namespace

Value make_generic_alias(Runtime& runtime, const Value& origin, const Value& arguments) {
    Ref<Tuple> parameters =
        arguments.is<Tuple>() ? Ref<Tuple>(arguments.as<Tuple>()) : make_tuple(runtime, {arguments});
    return Value(
        runtime.heap().make<GenericAlias>(runtime.types.generic_alias, origin, std::move(parameters)));
}

Value make_union(Runtime& runtime, const Value& left, const Value& right) {
    if (!is_union_member(runtime, left) || !is_union_member(runtime, right)) return Value::not_implemented();
    Ref<List> members = make_list(runtime);
    add_members(runtime, left, *members);
    add_members(runtime, right, *members);
    if (members->length() == 1) return (*members)[0];
    return Value(runtime.heap().make<GenericAlias>(runtime.types.union_type, Value::none(),
                                                   make_tuple(runtime, members->span())));
}

std::uint32_t type_variable_operands(std::uint32_t operand) noexcept {
    const std::uint32_t kind = operand & 7;
    return 1 + (kind == 1 || kind == 2 ? 1 : 0) + ((operand & 8) != 0 ? 1 : 0);
}

Value make_type_variable(Runtime& runtime, std::uint32_t operand, const Value* operands) {
    const std::uint32_t kind = operand & 7;
    const std::uint32_t before_default = kind == 1 || kind == 2 ? 2 : 1;
    Value fallback = (operand & 8) != 0 ? operands[before_default] : Value();
    if (kind > 2) {
        return run(runtime,
                   make_library_parameter(runtime, kind == 3 ? "ParamSpec" : "TypeVarTuple", operands[0],
                                          fallback.is_empty() ? Value::none() : fallback));
    }
    Value bound = kind == 1 ? operands[1] : Value();
    Value constraints = kind == 2 ? operands[1] : Value();
    Ref<NamedType> variable =
        runtime.heap().make<NamedType>(runtime.types.type_variable, Ref<String>(operands[0].as<String>()),
                                       std::move(bound), std::move(constraints));
    variable->fallback = std::move(fallback);
    return Value(std::move(variable));
}

Value make_type_alias(Runtime& runtime, const Value& name, const Value& type_parameters, const Value& value) {
    return Value(runtime.heap().make<NamedType>(runtime.types.type_alias, Ref<String>(name.as<String>()),
                                                value, type_parameters));
}

Value make_generic_base(Runtime& runtime, const Value& type_parameters) {
    return make_generic_alias(runtime, Value::from(runtime.types.generic), type_parameters);
}

void define_generic_types(Runtime& runtime) {
    {
        TypeBuilder builder(runtime, "GenericAlias", {runtime.types.object}, Kind::Other);
        builder.module("types");
        builder.slots().repr = alias_repr;
        builder.slots().iterate = alias_iterate;
        builder.slots().compare = alias_compare;
        builder.slots().hash = alias_hash;
        builder.type().is_simple_key = false;
        builder.slots().call = alias_call;
        builder.slots().construct = construct_alias;
        builder.slots().binary = alias_or;
        builder.slots().get_item = alias_item;
        builder.slots().get_attribute = alias_attribute;
        builder.attribute("__args__", alias_arguments);
        builder.attribute("__origin__", alias_origin);
        builder.method("__mro_entries__(self, bases, /)", alias_mro_entries);
        runtime.types.generic_alias = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "UnionType", {runtime.types.object}, Kind::Other);
        builder.module("types");
        builder.slots().repr = union_repr;
        builder.slots().compare = union_compare;
        builder.slots().hash = union_hash;
        builder.type().is_simple_key = false;
        builder.slots().binary = alias_or;
        builder.attribute("__args__", alias_arguments);
        runtime.types.union_type = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "TypeVar", {runtime.types.object}, Kind::Other);
        builder.module("typing");
        builder.slots().repr = named_repr;
        builder.slots().binary = alias_or;
        builder.slots().construct = construct_type_variable;
        builder.attribute("__name__", named_name);
        builder.attribute("__bound__", computed_value);
        builder.attribute("__constraints__", variable_constraints);
        builder.attribute("__default__", variable_default);
        builder.method("has_default(self, /)", variable_has_default);
        runtime.types.type_variable = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "TypeAliasType", {runtime.types.object}, Kind::Other);
        builder.module("typing");
        builder.slots().repr = named_repr;
        builder.attribute("__name__", named_name);
        builder.slots().get_item = named_alias_item;
        builder.slots().binary = alias_or;
        builder.attribute("__value__", computed_value);
        builder.attribute("__type_params__", parameters_of);
        runtime.types.type_alias = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "Generic", {runtime.types.object}, Kind::Instance);
        builder.module("typing");
        builder.class_method("__class_getitem__(cls, params, /)", class_item);
        runtime.types.generic = builder.finish().get();
    }
    const Types& types = runtime.types;
    for (Type* type : {types.list, types.dict, types.tuple, types.set, types.frozen_set, types.type,
                       types.generator, types.async_generator, types.coroutine, types.enumerate,
                       types.mapping_proxy, types.base_exception_group}) {
        accept_parameters(runtime, *type);
    }
}

void accept_parameters(Runtime& runtime, Type& type) {
    Ref<NativeFunction> native = make_native(runtime, "__class_getitem__(cls, item, /)", class_item);
    native->owner = &type;
    native->takes_class = true;
    type.attributes().set(
        runtime.names.dunder_class_getitem,
        Value(runtime.heap().make<ClassMethod>(runtime.types.class_method, Value(std::move(native)))));
}

Ref<Module> make_typing_module(Runtime& runtime) {
    ModuleBuilder builder(runtime, "_typing");
    builder.type(runtime.types.generic);
    builder.type(runtime.types.type_variable);
    builder.type(runtime.types.type_alias);
    return builder.finish();
}

}  // namespace loopscope::language
