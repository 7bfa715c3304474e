// BaseExceptionGroup and ExceptionGroup, and `except*` (PEP 654).
#include <span>
#include <string>
#include <vector>

#include "language/runtime/exception.h"
#include "language/runtime/instance.h"
#include "language/runtime/instructions.h"
#include "language/runtime/modules.h"
#include "language/runtime/operations.h"
#include "language/runtime/program_slots.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

Value construct_group(Runtime& runtime, Type* type, Arguments arguments) {
    if (arguments.positional != 2) {
        return runtime.raise(runtime.types.type_error,
                             "BaseExceptionGroup.__new__() takes exactly 2 arguments (" +
                                 std::to_string(arguments.positional) + " given)");
    }
    // Only an `__init__` of the program's takes more than the two.
    if (arguments.names != nullptr && type->lookup(runtime.names.dunder_init)->is<NativeFunction>())
        return runtime.raise(Message::NoKeywordArguments, type->name());
    if (!arguments.values[0].is<String>()) {
        return runtime.raise(runtime.types.type_error,
                             "BaseExceptionGroup.__new__() argument 1 must be str, not " +
                                 std::string(type_name(runtime, arguments.values[0])));
    }
    Ref<Tuple> members;
    if (auto* tuple = arguments.values[1].get_if<Tuple>())
        members = Ref<Tuple>(tuple);
    else if (auto* list = arguments.values[1].get_if<List>())
        members = make_tuple(runtime, list->span());
    else
        return runtime.raise(runtime.types.type_error, "second argument (exceptions) must be a sequence");
    if (members->length() == 0) {
        return runtime.raise(runtime.types.value_error,
                             "second argument (exceptions) must be a non-empty sequence");
    }
    bool all_exceptions = true;
    for (std::uint32_t i = 0; i < members->length(); ++i) {
        if (!(*members)[i].is<Exception>()) {
            return runtime.raise(
                runtime.types.value_error,
                "Item " + std::to_string(i) + " of second argument (exceptions) is not an exception");
        }
        all_exceptions = all_exceptions && is_instance(runtime, (*members)[i], runtime.types.exception);
    }
    if (type == runtime.types.base_exception_group && all_exceptions) type = runtime.types.exception_group;
    if (type->is_subtype_of(runtime.types.exception) && !all_exceptions) {
        return runtime.raise(runtime.types.type_error, type == runtime.types.exception_group
                                                           ? "Cannot nest BaseExceptions in an ExceptionGroup"
                                                           : "Cannot nest BaseExceptions in '" +
                                                                 std::string(type->name()->view()) + "'");
    }
    Ref<Tuple> args = make_tuple(runtime, std::span<const Value>(arguments.values, 2));
    Ref<Exception> group = make_exception(runtime, type, std::move(args));
    group->message = Ref<String>(arguments.values[0].as<String>());
    group->exceptions = std::move(members);
    return Value(std::move(group));
}

Value group_str(Runtime& runtime, const Value& self) {
    const Exception& group = *self.as<Exception>();
    const std::uint32_t count = group.exceptions->length();
    std::string text(group.message->view());
    text += " (" + std::to_string(count) + (count == 1 ? " sub-exception)" : " sub-exceptions)");
    return Value(make_string(runtime, text));
}

Value refuse_to_set(Runtime& runtime, const Value&, const Value&) {
    return runtime.raise(runtime.types.attribute_error, "readonly attribute");
}

Value group_message(Runtime&, const Value& self) {
    return Value(self.as<Exception>()->message);
}
Value group_exceptions(Runtime&, const Value& self) {
    return Value(self.as<Exception>()->exceptions);
}

/// A function of the library's own module about groups.
Routine ask_library(Runtime& runtime, std::string_view function, Value first, Value second) {
    Value module = co_await runtime.modules().import("_exception_groups");
    if (module.failed()) co_return module;
    const Ref<String> name = runtime.intern(function);
    co_return co_await call_method(runtime, module, name.get(), first, second);
}

Value group_split(Runtime& runtime, Value* arguments) {
    return run(runtime, ask_library(runtime, "split", arguments[0], arguments[1]));
}

Value group_subgroup(Runtime& runtime, Value* arguments) {
    return run(runtime, ask_library(runtime, "subgroup", arguments[0], arguments[1]));
}

Value group_derive(Runtime& runtime, Value* arguments) {
    Value values[] = {Value(arguments[0].as<Exception>()->message), arguments[1]};
    return construct_group(runtime, runtime.types.base_exception_group, Arguments{values, 2, nullptr});
}

}  // namespace

void define_exception_groups(Runtime& runtime) {
    TypeBuilder base(runtime, "BaseExceptionGroup", {runtime.types.base_exception}, Kind::Exception);
    base.slots().construct = construct_group;
    base.slots().str = group_str;
    base.attribute("message", group_message, refuse_to_set);
    base.attribute("exceptions", group_exceptions, refuse_to_set);
    base.method("split(self, condition, /)", group_split);
    base.method("subgroup(self, condition, /)", group_subgroup);
    base.method("derive(self, exceptions, /)", group_derive);
    runtime.types.base_exception_group = base.finish().get();
    TypeBuilder both(runtime, "ExceptionGroup", {runtime.types.base_exception_group, runtime.types.exception},
                     Kind::Exception);
    runtime.types.exception_group = both.finish().get();
}

Value exception_group_matches(Runtime& runtime, const Value& exception, const Value& type) {
    const std::span<const Value> types =
        type.is<Tuple>() ? type.as<Tuple>()->span() : std::span<const Value>(&type, 1);
    for (const Value& one : types) {
        if (!one.is<Type>() || !one.as<Type>()->is_subtype_of(runtime.types.base_exception))
            return runtime.raise(Message::CatchingNonException);
    }
    for (const Value& one : types) {
        if (one.as<Type>()->is_subtype_of(runtime.types.base_exception_group))
            return runtime.raise(Message::CatchingGroupWithStar);
    }
    const Value none = Value::none();
    if (exception.is_none()) return Value(make_tuple(runtime, {none, none}));
    const bool is_group = static_cast<bool>(exception.as<Exception>()->exceptions);
    if (exception_matches(runtime, exception, type).is_true()) {
        if (is_group) return Value(make_tuple(runtime, {exception, none}));
        // A naked exception is caught as a group of one.
        Value arguments[] = {Value(make_string(runtime, "")), Value(make_tuple(runtime, {exception}))};
        const Value group =
            construct_group(runtime, runtime.types.base_exception_group, Arguments{arguments, 2, nullptr});
        return Value(make_tuple(runtime, {group, none}));
    }
    if (!is_group) return Value(make_tuple(runtime, {none, exception}));
    return run(runtime, ask_library(runtime, "match", exception, type));
}

Value combine_except_star(Runtime& runtime, const Value& original, const Value& exceptions) {
    return run(runtime, ask_library(runtime, "combine", original, exceptions));
}

}  // namespace loopscope::language
