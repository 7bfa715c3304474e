// The builtin exceptions as the program sees them: how they are made, their attributes and texts.
#include "language/runtime/exception.h"

#include <span>
#include <string>
#include <utility>

#include "language/runtime/frame_object.h"
#include "language/runtime/function.h"
#include "language/runtime/instance.h"
#include "language/runtime/operations.h"
#include "language/runtime/program_slots.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

Exception& exception_of(const Value& value) {
    return *value.as<Exception>();
}

void set_named(Runtime& runtime, Exception& exception, std::string_view name, Value value) {
    if (!exception.attributes) exception.attributes = make_dict(runtime);
    exception.attributes->set(runtime.intern(name).get(), std::move(value));
}

// Making

/// What exceptions know beyond their arguments: None until it is set.
struct Field {
    Type* Types::* owner;
    std::string_view name;
    bool is_keyword;  // the constructor takes it by this name
};
constexpr Field kFields[] = {
    {&Types::os_error, "errno", false},      {&Types::os_error, "strerror", false},
    {&Types::os_error, "filename", false},   {&Types::os_error, "filename2", false},
    {&Types::import_error, "msg", false},    {&Types::import_error, "name", true},
    {&Types::import_error, "path", true},    {&Types::import_error, "name_from", true},
    {&Types::attribute_error, "name", true}, {&Types::attribute_error, "obj", true},
    {&Types::name_error, "name", true},      {&Types::syntax_error, "print_file_and_line", false},
};

/// Whether exceptions of the type take this keyword argument. `taker` is the builtin that takes some, if one
/// does.
bool takes_keyword(const Types& types, const Type* type, std::string_view name, const Type*& taker) {
    bool takes = false;
    for (const Field& field : kFields) {
        if (!field.is_keyword || !type->is_subtype_of(types.*field.owner)) continue;
        taker = types.*field.owner;
        takes = takes || field.name == name;
    }
    return takes;
}

/// OSError(errno, ...) is one of its subclasses, by the number (PEP 3151).
Type* os_error_type(Runtime& runtime, std::int64_t number) {
    const Types& types = runtime.types;
    switch (number) {
        case 1:
        case 13:
            return types.permission_error;
        case 2:
            return types.file_not_found_error;
        case 3:
            return types.process_lookup_error;
        case 4:
            return types.interrupted_error;
        case 10:
            return types.child_process_error;
        case 11:
            return types.blocking_io_error;
        case 17:
            return types.file_exists_error;
        case 20:
            return types.not_a_directory_error;
        case 21:
            return types.is_a_directory_error;
        case 32:
            return types.broken_pipe_error;
        case 103:
            return types.connection_aborted_error;
        case 104:
            return types.connection_reset_error;
        case 110:
            return types.timeout_error;
        case 111:
            return types.connection_refused_error;
        default:
            return types.os_error;
    }
}

/// The attributes of SyntaxError(message, (file, line, column, text, end line, end column)).
void set_syntax_fields(Runtime& runtime, Exception& exception) {
    const Tuple& args = *exception.args;
    const auto* place = args.length() == 2 ? args[1].get_if<Tuple>() : nullptr;
    set_named(runtime, exception, "msg", args.length() > 0 ? args[0] : Value::none());
    std::uint32_t index = 0;
    for (const char* name : {"filename", "lineno", "offset", "text", "end_lineno", "end_offset"}) {
        const bool is_given = place != nullptr && index < place->length();
        set_named(runtime, exception, name, is_given ? (*place)[index] : Value::none());
        ++index;
    }
}

/// The attributes of OSError(errno, strerror, filename, winerror, filename2): a file is kept apart from args.
void set_os_fields(Runtime& runtime, Exception& exception) {
    const Ref<Tuple> given = exception.args;
    const std::uint32_t count = given->length();
    if (count < 2 || count > 5) return;
    set_named(runtime, exception, "errno", (*given)[0]);
    set_named(runtime, exception, "strerror", (*given)[1]);
    if (count == 2 || (*given)[2].is_none()) return;
    set_named(runtime, exception, "filename", (*given)[2]);
    if (count == 5) set_named(runtime, exception, "filename2", (*given)[4]);
    exception.args = make_tuple(runtime, std::as_const(*given).span().first(2));
}

/// What `__init__` of a builtin exception does: args, and the attributes that are made of the arguments.
Value fill(Runtime& runtime, Exception& exception, Arguments arguments) {
    Type* type = exception.type();
    for (std::uint32_t k = 0; k < arguments.keyword_count(); ++k) {
        const std::string_view name = (*arguments.names)[k].as<String>()->view();
        const Type* taker = nullptr;
        if (!takes_keyword(runtime.types, type, name, taker)) {
            if (taker != nullptr) return runtime.raise(Message::UnexpectedKeyword, taker->name(), name);
            return runtime.raise(Message::NoKeywordArguments, type->name());
        }
        set_named(runtime, exception, name, arguments.values[arguments.positional + k]);
    }
    exception.args = make_tuple(runtime, std::span<const Value>(arguments.values, arguments.positional));
    if (type->is_subtype_of(runtime.types.os_error)) set_os_fields(runtime, exception);
    if (arguments.positional == 1 && type->is_subtype_of(runtime.types.import_error))
        set_named(runtime, exception, "msg", arguments.values[0]);
    if (type->is_subtype_of(runtime.types.syntax_error)) set_syntax_fields(runtime, exception);
    return Value::none();
}

bool is_written_by_program(Type& type, String* method) {
    const Value* found = type.lookup(method);
    if (const auto* method_of_class = found->get_if<StaticMethod>()) found = &method_of_class->function;
    return found->is<Function>();
}

/// Other exceptions are filled by `__init__`, and OSError by `__new__`, unless only its `__init__` is the
/// program's (exceptions.c, oserror_use_init).
bool is_filled_by_init(Runtime& runtime, Type& type) {
    return !type.is_subtype_of(runtime.types.os_error) ||
           (is_written_by_program(type, runtime.names.dunder_init) &&
            !is_written_by_program(type, runtime.names.dunder_new));
}

Value construct_exception(Runtime& runtime, Type* type, Arguments arguments) {
    const bool is_os_error = type == runtime.types.os_error;
    if (is_os_error && arguments.positional >= 2 && arguments.values[0].is_small_integer())
        type = os_error_type(runtime, arguments.values[0].small_integer());
    Ref<Exception> exception = make_exception(runtime, type, Ref<Tuple>());
    const bool is_filled_later = type->is_from_program &&
                                 is_written_by_program(*type, runtime.names.dunder_init) &&
                                 is_filled_by_init(runtime, *type);
    if (!is_filled_later) {
        const Value filled = fill(runtime, *exception, arguments);
        if (filled.failed()) return filled;
        return Value(std::move(exception));
    }
    const std::uint32_t kept = type->is_subtype_of(runtime.types.os_error) ? 0 : arguments.positional;
    exception->args = make_tuple(runtime, std::span<const Value>(arguments.values, kept));
    return Value(std::move(exception));
}

Value initialize_exception(Runtime& runtime, const Value& self, Arguments arguments) {
    Exception& exception = exception_of(self);
    if (!is_filled_by_init(runtime, *exception.type())) return Value::none();
    return fill(runtime, exception, arguments);
}

// Text

Routine show_arguments(Runtime& runtime, Value self) {
    const Ref<Tuple> args = exception_of(self).args;
    std::string text(type_name(runtime, self));
    text += "(";
    for (std::uint32_t i = 0; i < args->length(); ++i) {
        Value shown = co_await repr(runtime, (*args)[i]);
        if (shown.failed()) co_return shown;
        if (i > 0) text += ", ";
        text += shown.as<String>()->view();
    }
    co_return Value(make_string(runtime, text + ")"));
}

Value exception_repr(Runtime& runtime, const Value& self);

/// Arguments that show themselves without calling the program need no routine: reports are text at once.
/// Exceptions may be arguments of others, to so many `levels`.
Value repr_at_once(Runtime& runtime, const Value& self, int levels) {
    const Tuple& args = *exception_of(self).args;
    std::string text(type_name(runtime, self));
    text += "(";
    for (std::uint32_t i = 0; i < args.length(); ++i) {
        const bool is_like =
            args[i].is<Exception>() && type_of(runtime, args[i])->slots.repr == exception_repr;
        if (is_like && levels == 0) return run(runtime, show_arguments(runtime, self));
        const Value shown = is_like ? repr_at_once(runtime, args[i], levels - 1) : repr(runtime, args[i]);
        if (shown.is_pending()) {
            runtime.callee->abandon();
            return run(runtime, show_arguments(runtime, self));
        }
        if (shown.failed()) return shown;
        if (i > 0) text += ", ";
        text += shown.as<String>()->view();
    }
    return Value(make_string(runtime, text + ")"));
}

Value exception_repr(Runtime& runtime, const Value& self) {
    constexpr int kLevels = 8;
    return repr_at_once(runtime, self, kLevels);
}

/// "invalid syntax (file.py, line 3)"
std::string syntax_error_text(Runtime& runtime, const Exception& exception) {
    const auto field = [&](std::string_view name) {
        const Value* found = exception.attributes->find(runtime.intern(name).get());
        return found == nullptr ? Value::none() : *found;
    };
    const Value message = field("msg");
    const Value file = field("filename");
    const Value line = field("lineno");
    std::string text = message.is<String>() ? std::string(message.as<String>()->view()) : "None";
    if (!file.is<String>() && !line.is_small_integer()) return text;
    text += " (";
    if (file.is<String>()) {
        const std::string_view path = file.as<String>()->view();
        text.append(path.substr(path.rfind('/') + 1));
        if (line.is_small_integer()) text += ", ";
    }
    if (line.is_small_integer()) text += "line " + std::to_string(line.small_integer());
    return text + ")";
}

Value exception_str(Runtime& runtime, const Value& self) {
    const Exception& exception = exception_of(self);
    const Tuple& args = *exception.args;
    if (args.length() == 2 && exception.attributes &&
        is_instance(runtime, self, runtime.types.syntax_error)) {
        return Value(make_string(runtime, syntax_error_text(runtime, exception)));
    }
    if (args.length() == 0) return Value(make_string(runtime, ""));
    if (args.length() == 1) {
        if (is_instance(runtime, self, runtime.types.key_error)) return repr(runtime, args[0]);
        return str(runtime, args[0]);
    }
    if (is_instance(runtime, self, runtime.types.os_error) && args[0].is_small_integer() &&
        args[1].is<String>()) {
        std::string text = "[Errno " + std::to_string(args[0].small_integer()) + "] ";
        text += args[1].as<String>()->view();
        const Ref<Dict>& attributes = exception.attributes;
        const char* separator = ": ";
        for (const char* name : {"filename", "filename2"}) {
            const Value* file = attributes ? attributes->find(runtime.intern(name).get()) : nullptr;
            if (file == nullptr || file->is_none()) break;
            text.append(std::exchange(separator, " -> ")).append(plain_text(runtime, *file));
        }
        return Value(make_string(runtime, text));
    }
    return repr(runtime, Value(exception.args));
}

// Attributes

Value get_args(Runtime&, const Value& self) {
    return Value(exception_of(self).args);
}
Value set_args(Runtime& runtime, const Value& self, const Value& value) {
    if (!value.is<Tuple>()) {
        const Value items = to_tuple(runtime, value);
        if (!items.is_value()) return items;
        exception_of(self).args = Ref<Tuple>(items.as<Tuple>());
    } else {
        exception_of(self).args = Ref<Tuple>(value.as<Tuple>());
    }
    return Value::none();
}
Value get_traceback(Runtime&, const Value& self) {
    const Ref<Traceback>& traceback = exception_of(self).traceback;
    return traceback ? Value(traceback) : Value::none();
}
Value set_traceback(Runtime& runtime, const Value& self, const Value& value) {
    if (value.is_none())
        exception_of(self).traceback = {};
    else if (value.is<Traceback>())
        exception_of(self).traceback = Ref<Traceback>(value.as<Traceback>());
    else
        return runtime.raise(runtime.types.type_error, "__traceback__ must be a traceback or None");
    return Value::none();
}
Value get_cause(Runtime&, const Value& self) {
    const Ref<Exception>& cause = exception_of(self).cause;
    return cause ? Value(cause) : Value::none();
}
Value set_cause(Runtime& runtime, const Value& self, const Value& value) {
    if (value.is_none())
        exception_of(self).cause = {};
    else if (value.is<Exception>())
        exception_of(self).cause = Ref<Exception>(value.as<Exception>());
    else
        return runtime.raise(runtime.types.type_error,
                             "exception cause must be None or derive from BaseException");
    exception_of(self).suppress_context = true;
    return Value::none();
}
Value get_context(Runtime&, const Value& self) {
    const Ref<Exception>& context = exception_of(self).context;
    return context ? Value(context) : Value::none();
}
Value set_context(Runtime& runtime, const Value& self, const Value& value) {
    if (value.is_none())
        exception_of(self).context = {};
    else if (value.is<Exception>())
        exception_of(self).context = Ref<Exception>(value.as<Exception>());
    else
        return runtime.raise(runtime.types.type_error,
                             "exception context must be None or derive from BaseException");
    return Value::none();
}
Value get_suppress(Runtime&, const Value& self) {
    return Value::boolean(exception_of(self).suppress_context);
}
Value set_suppress(Runtime&, const Value& self, const Value& value) {
    exception_of(self).suppress_context = value.is_true();
    return Value::none();
}

Value with_traceback(Runtime& runtime, Value* arguments) {
    const Value set = set_traceback(runtime, arguments[0], arguments[1]);
    return set.failed() ? set : arguments[0];
}
Value add_note(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is<String>()) {
        return runtime.raise(
            runtime.types.type_error,
            "note must be a str, not '" + std::string(type_name(runtime, arguments[1])) + "'");
    }
    Exception& exception = exception_of(arguments[0]);
    if (!exception.attributes) exception.attributes = make_dict(runtime);
    Value* notes = exception.attributes->find(runtime.names.dunder_notes);
    if (notes == nullptr || !notes->is<List>()) {
        exception.attributes->set(runtime.names.dunder_notes, Value(make_list(runtime)));
        notes = exception.attributes->find(runtime.names.dunder_notes);
    }
    notes->as<List>()->append(arguments[1]);
    return Value::none();
}

/// The first argument, as StopIteration.value and SystemExit.code give it.
Value first_argument(Runtime&, const Value& self) {
    const Tuple& args = *exception_of(self).args;
    return args.length() == 0 ? Value::none() : args[0];
}
Value exit_code(Runtime& runtime, const Value& self) {
    const Ref<Tuple>& args = exception_of(self).args;
    return args->length() > 1 ? Value(args) : first_argument(runtime, self);
}
Value set_first_argument(Runtime& runtime, const Value& self, const Value& value) {
    exception_of(self).args = make_tuple(runtime, {value});
    return Value::none();
}

void define_base(Runtime& runtime) {
    TypeBuilder builder(runtime, "BaseException", {runtime.types.object}, Kind::Exception);
    Slots& slots = builder.slots();
    slots.construct = construct_exception;
    slots.initialize = initialize_exception;
    slots.repr = exception_repr;
    slots.str = exception_str;
    builder.attribute("args", get_args, set_args);
    builder.attribute("__traceback__", get_traceback, set_traceback);
    builder.attribute("__cause__", get_cause, set_cause);
    builder.attribute("__context__", get_context, set_context);
    builder.attribute("__suppress_context__", get_suppress, set_suppress);
    builder.method("with_traceback(self, tb, /)", with_traceback);
    builder.method("add_note(self, note, /)", add_note);
    builder.attribute("__dict__", get_instance_dict, set_instance_dict);
    builder.type().has_instance_attributes = true;
    runtime.types.base_exception = builder.finish().get();
}

struct BuiltinException {
    Type* Types::* member;
    Type* Types::* base;
    std::string_view name;
};
constexpr BuiltinException kBuiltinExceptions[] = {
#define LOOPSCOPE_EXCEPTION(member, base, name) {&Types::member, &Types::base, name},
#include "language/runtime/exceptions.def"
#undef LOOPSCOPE_EXCEPTION
};

}  // namespace

void define_exception_types(Runtime& runtime) {
    define_traceback_type(runtime);
    define_base(runtime);
    {
        TypeBuilder builder(runtime, "Exception", {runtime.types.base_exception}, Kind::Exception);
        runtime.types.exception = builder.finish().get();
    }
    for (const BuiltinException& exception : kBuiltinExceptions) {
        TypeBuilder builder(runtime, exception.name, {runtime.types.*exception.base}, Kind::Exception);
        runtime.types.*exception.member = builder.finish().get();
    }
    const auto add_first = [&](Type* type, std::string_view name, AttributeGetter get) {
        type->attributes().set(
            runtime.intern(name).get(),
            Value(runtime.heap().make<AttributeDescriptor>(
                runtime.types.attribute_descriptor, runtime.intern(name), type, get, set_first_argument)));
    };
    add_first(runtime.types.stop_iteration, "value", first_argument);
    add_first(runtime.types.system_exit, "code", exit_code);
    for (const Field& field : kFields) {
        (runtime.types.*field.owner)->attributes().set(runtime.intern(field.name).get(), Value::none());
    }
    define_exception_groups(runtime);
}

}  // namespace loopscope::language
