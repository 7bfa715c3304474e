#include "language/modules/traceback_module.h"

#include <string>
#include <vector>

#include "language/runtime/exception.h"
#include "language/runtime/frame.h"
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
    Exception* exception = exception_of(runtime, arguments[0]);
    if (exception == nullptr) return Value::error();
    return Value(make_string(runtime, format_exception_only(runtime, *exception)));
}

Value entry(Runtime& runtime, const CodeObject& code, std::uint32_t line) {
    const std::string_view file = code.file_name->view();
    return Value(make_tuple(runtime, {Value(code.file_name), Value::small_integer(line), Value(code.name),
                                      Value(make_string(runtime, runtime.source_line(file, line)))}));
}

/// (file, line, name, source) of a traceback's entries, or, for None, of the calls that run now; the
/// outermost first.
Value frames(Runtime& runtime, Value* arguments) {
    Ref<List> entries = make_list(runtime);
    const auto is_shown = [](const CodeObject& code) {
        return !code.file_name->view().starts_with("<frozen ");
    };
    if (auto* traceback = arguments[0].get_if<Traceback>()) {
        for (; traceback != nullptr; traceback = traceback->next.get()) {
            if (is_shown(*traceback->code))
                entries->append(entry(runtime, *traceback->code, traceback->position().line));
        }
        return Value(entries);
    }
    std::vector<Frame*> calls;
    for (Frame* frame = runtime.frame; frame != nullptr; frame = frame->outer_frame()) calls.push_back(frame);
    for (auto frame = calls.rbegin(); frame != calls.rend(); ++frame) {
        if (is_shown(*(*frame)->code)) entries->append(entry(runtime, *(*frame)->code, (*frame)->line()));
    }
    return Value(entries);
}

}  // namespace

Ref<Module> make_traceback_module(Runtime& runtime) {
    ModuleBuilder builder(runtime, "_traceback");
    builder.function("format_exception(error, chain, /)", format);
    builder.function("format_exception_only(error, /)", format_only);
    builder.function("format_frames(traceback, /)", frames);
    return builder.finish();
}

}  // namespace loopscope::language
