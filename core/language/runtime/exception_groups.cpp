// BaseExceptionGroup and ExceptionGroup, and `except*` (PEP 654).
#include <functional>
#include <string>
#include <vector>

#include "language/runtime/exception.h"
#include "language/runtime/instance.h"
#include "language/runtime/instructions.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

Value construct_group(Runtime& runtime, Type* type, Arguments arguments) {
    const std::string_view name = type->name()->view();
    if (arguments.positional != 2 || arguments.names != nullptr) {
        return runtime.raise(runtime.types.type_error, std::string(name) +
                                                           ".__new__() takes exactly 2 arguments (" +
                                                           std::to_string(arguments.positional) + " given)");
    }
    if (!arguments.values[0].is<String>()) {
        return runtime.raise(
            runtime.types.type_error,
            "argument 1 must be str, not " + std::string(type_name(runtime, arguments.values[0])));
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
        return runtime.raise(runtime.types.type_error,
                             type == runtime.types.exception_group
                                 ? "Cannot nest BaseExceptions in an ExceptionGroup"
                                 : "Cannot nest BaseExceptions in '" + std::string(name) + "'");
    }
    Ref<Tuple> args = make_tuple(runtime, std::span<const Value>(arguments.values, 2));
    Ref<Exception> group = make_exception(runtime, type, std::move(args));
    group->exceptions = std::move(members);
    return Value(std::move(group));
}

Value group_new(Runtime& runtime, Value* arguments) {
    auto* args = arguments[1].as<Tuple>();
    std::vector<Value> values(args->span().begin(), args->span().end());
    return construct_group(runtime, arguments[0].as<Type>(),
                           Arguments{values.data(), args->length(), nullptr});
}

Value group_str(Runtime& runtime, const Value& self) {
    const Exception& group = *self.as<Exception>();
    const std::uint32_t count = group.exceptions->length();
    std::string text((*group.args)[0].as<String>()->view());
    text += " (" + std::to_string(count) + (count == 1 ? " sub-exception)" : " sub-exceptions)");
    return Value(make_string(runtime, text));
}

Value group_message(Runtime&, const Value& self) {
    return (*self.as<Exception>()->args)[0];
}
Value group_exceptions(Runtime&, const Value& self) {
    return Value(self.as<Exception>()->exceptions);
}

/// A group with other members and everything else as `original` has it.
Value derived(Runtime& runtime, const Exception& original, Ref<List> members) {
    Value arguments[] = {(*original.args)[0], Value(std::move(members))};
    Type* type = runtime.types.base_exception_group;
    Value made = construct_group(runtime, type, Arguments{arguments, 2, nullptr});
    if (made.failed()) return made;
    auto* group = made.as<Exception>();
    group->traceback = original.traceback;
    group->cause = original.cause;
    group->context = original.context;
    group->suppress_context = original.suppress_context;
    if (original.attributes) {
        group->attributes = make_dict(runtime);
        group->attributes->copy_from(*original.attributes);
    }
    return made;
}

struct Parts {
    Value matched = Value::none();
    Value rest = Value::none();
};

using Matches = std::function<Value(const Value& exception)>;

/// Splits an exception (a group through all its levels) by a condition; false after an error.
bool split(Runtime& runtime, const Value& exception, const Matches& matches, Parts& parts) {
    const Value answer = matches(exception);
    if (answer.failed()) return false;
    if (answer.is_true()) {
        parts.matched = exception;
        return true;
    }
    const Exception& group = *exception.as<Exception>();
    if (!group.exceptions) {
        parts.rest = exception;
        return true;
    }
    Ref<List> matched = make_list(runtime);
    Ref<List> rest = make_list(runtime);
    for (std::uint32_t i = 0; i < group.exceptions->length(); ++i) {
        Parts inner;
        if (!split(runtime, (*group.exceptions)[i], matches, inner)) return false;
        if (!inner.matched.is_none()) matched->append(inner.matched);
        if (!inner.rest.is_none()) rest->append(inner.rest);
    }
    if (matched->length() > 0) parts.matched = derived(runtime, group, std::move(matched));
    if (rest->length() > 0) parts.rest = derived(runtime, group, std::move(rest));
    return !parts.matched.failed() && !parts.rest.failed();
}

Value group_split(Runtime& runtime, Value* arguments) {
    Parts parts;
    const Value type = arguments[1];
    const bool done = split(
        runtime, arguments[0],
        [&](const Value& exception) { return exception_matches(runtime, exception, type); }, parts);
    if (!done) return Value::error();
    return Value(make_tuple(runtime, {parts.matched, parts.rest}));
}

Value group_subgroup(Runtime& runtime, Value* arguments) {
    const Value both = group_split(runtime, arguments);
    return both.failed() ? both : (*both.as<Tuple>())[0];
}

Value group_derive(Runtime& runtime, Value* arguments) {
    Value values[] = {(*arguments[0].as<Exception>()->args)[0], arguments[1]};
    return construct_group(runtime, runtime.types.base_exception_group, Arguments{values, 2, nullptr});
}

}  // namespace

void define_exception_groups(Runtime& runtime) {
    Type* base = runtime.types.base_exception_group;
    base->slots.construct = construct_group;
    base->slots.initialize = nullptr;
    base->slots.str = group_str;
    const auto add_attribute = [&](std::string_view name, AttributeGetter get) {
        base->attributes().set(runtime.intern(name).get(), Value(runtime.heap().make<AttributeDescriptor>(
                                                               runtime.types.attribute_descriptor,
                                                               runtime.intern(name), base, get, nullptr)));
    };
    add_attribute("message", group_message);
    add_attribute("exceptions", group_exceptions);
    const auto add_method = [&](std::string_view signature, NativeFunctionPointer function) {
        Ref<NativeFunction> native = make_native(runtime, signature, function);
        native->owner = base;
        const Ref<String> name = runtime.intern(native->signature().name);
        base->attributes().set(name.get(), Value(std::move(native)));
    };
    add_method("split(self, condition, /)", group_split);
    add_method("subgroup(self, condition, /)", group_subgroup);
    add_method("derive(self, exceptions, /)", group_derive);
    base->attributes().set(
        runtime.names.dunder_new,
        Value(runtime.heap().make<StaticMethod>(
            runtime.types.static_method, Value(make_native(runtime, "__new__(type, /, *args)", group_new)))));
    TypeBuilder builder(runtime, "ExceptionGroup", {base, runtime.types.exception}, Kind::Exception);
    runtime.types.exception_group = builder.finish().get();
}

Value exception_group_matches(Runtime& runtime, const Value& exception, const Value& type) {
    if (exception.is_none()) return Value(make_tuple(runtime, {Value::none(), Value::none()}));
    const Value checked = exception_matches(runtime, exception, type);
    if (checked.failed()) return checked;
    const auto is_group_class = [&](const Value& one) {
        return one.is<Type>() && one.as<Type>()->is_subtype_of(runtime.types.base_exception_group);
    };
    if (is_group_class(type)) return runtime.raise(Message::CatchingGroupWithStar);
    if (!exception.as<Exception>()->exceptions) {
        if (checked.is_false()) return Value(make_tuple(runtime, {exception, Value::none()}));
        // A naked exception is caught as a group of one.
        Value arguments[] = {Value(make_string(runtime, "")), Value(make_tuple(runtime, {exception}))};
        const Value group =
            construct_group(runtime, runtime.types.base_exception_group, Arguments{arguments, 2, nullptr});
        return Value(make_tuple(runtime, {Value::none(), group}));
    }
    Parts parts;
    const bool done = split(
        runtime, exception, [&](const Value& one) { return exception_matches(runtime, one, type); }, parts);
    if (!done) return Value::error();
    return Value(make_tuple(runtime, {parts.rest, parts.matched}));
}

Value combine_except_star(Runtime& runtime, const Value& original, const Value& exceptions) {
    Ref<List> raised = make_list(runtime);
    for (const Value& exception : exceptions.as<List>()->span()) {
        if (!exception.is_none()) raised->append(exception);
    }
    if (raised->length() == 0) return Value::none();
    if (raised->length() == 1 && !original.as<Exception>()->exceptions) return (*raised)[0];
    if (raised->length() == 1 && (*raised)[0].as<Exception>()->exceptions) return (*raised)[0];
    Value arguments[] = {Value(make_string(runtime, "")), Value(std::move(raised))};
    return construct_group(runtime, runtime.types.base_exception_group, Arguments{arguments, 2, nullptr});
}

}  // namespace loopscope::language
