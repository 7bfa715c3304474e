#include "language/modules/traceback_module.h"

#include <string>

#include "language/runtime/exception.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

Exception* exception_of(Runtime& runtime, const Value& value) {
    auto* exception = value.get_if<Exception>();
    if (exception == nullptr) {
        const Value failed =
            runtime.raise(runtime.types.type_error,
                          "an exception is needed, not " + std::string(type_name(runtime, value)));
    }
    return exception;
}

Routine format_alone(Runtime& runtime, Value exception) {
    auto* error = exception.as<Exception>();
    const Ref<Exception> cause = std::exchange(error->cause, {});
    const Ref<Exception> context = std::exchange(error->context, {});
    Value text = co_await format_exception_text(runtime, exception);
    error->cause = cause;
    error->context = context;
    co_return text;
}

Value format(Runtime& runtime, Value* arguments) {
    if (exception_of(runtime, arguments[0]) == nullptr) return Value::error();
    if (arguments[1].is_false()) return run(runtime, format_alone(runtime, arguments[0]));
    return format_exception_text(runtime, arguments[0]);
}

Value format_only(Runtime& runtime, Value* arguments) {
    if (exception_of(runtime, arguments[0]) == nullptr) return Value::error();
    return format_exception_only(runtime, arguments[0]);
}

Value format_ignored(Runtime& runtime, Value* arguments) {
    Exception* exception = exception_of(runtime, arguments[0]);
    if (exception == nullptr) return Value::error();
    return Value(make_string(runtime, format_unraisable(runtime, *exception)));
}

/// The lines of source of a traceback's entry with their marks; empty when the source is unknown.
Value marked(Runtime& runtime, Value* arguments) {
    auto* entry = arguments[0].get_if<Traceback>();
    return Value(make_string(runtime, entry == nullptr ? std::string() : source_text(runtime, *entry)));
}

Value source_line(Runtime& runtime, Value* arguments) {
    auto* file = arguments[0].get_if<String>();
    const bool is_line = file != nullptr && arguments[1].is_small_integer();
    const std::string_view line =
        is_line ? runtime.source_line(file->view(), static_cast<std::uint32_t>(arguments[1].small_integer()))
                : std::string_view();
    return Value(make_string(runtime, line));
}

}  // namespace

Ref<Module> make_traceback_module(Runtime& runtime) {
    ModuleBuilder builder(runtime, "_traceback");
    builder.function("format_exception(error, chain, /)", format);
    builder.function("format_unraisable(error, /)", format_ignored);
    builder.function("format_exception_only(error, /)", format_only);
    builder.function("marked(traceback, /)", marked);
    builder.function("source_line(file, line, /)", source_line);
    return builder.finish();
}

}  // namespace loopscope::language
