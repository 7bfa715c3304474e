// Raising and catching: the instructions of `raise`, `except` and `except*`.
#include <string>
#include <vector>

#include "language/runtime/exception.h"
#include "language/runtime/instructions.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

bool is_exception_class(Runtime& runtime, const Value& value) {
    return value.is<Type>() && value.as<Type>()->is_subtype_of(runtime.types.base_exception);
}

/// A class of exceptions is called without arguments.
Routine make_from(Runtime& runtime, Value exception, Message otherwise) {
    if (exception.is<Exception>()) co_return exception;
    if (!is_exception_class(runtime, exception)) co_return runtime.raise(otherwise);
    const Value type = exception;
    Value made = co_await call(runtime, type);
    if (made.failed() || made.is<Exception>()) co_return made;
    std::string text =
        "calling " + plain_text(runtime, type) + " should have returned an instance of BaseException, not ";
    text += plain_text(runtime, Value::from(type_of(runtime, made)));
    co_return runtime.raise(runtime.types.type_error, text);
}

Routine raise_made(Runtime& runtime, Value exception, Value cause) {
    Value raised = co_await run(runtime, make_from(runtime, exception, Message::RaiseNeedsException));
    if (raised.failed()) co_return raised;
    if (!cause.is_empty()) {
        if (cause.is_none()) {
            raised.as<Exception>()->cause = {};
        } else {
            Value made = co_await run(runtime, make_from(runtime, cause, Message::CauseNeedsException));
            if (made.failed()) co_return made;
            raised.as<Exception>()->cause = Ref<Exception>(made.as<Exception>());
        }
        raised.as<Exception>()->suppress_context = true;
    }
    co_return runtime.raise_exception(std::move(raised));
}

}  // namespace

Value raise_statement(Runtime& runtime, const Value& exception, const Value& cause) {
    if (exception.is_empty()) {
        for (Frame* frame = runtime.frame; frame != nullptr; frame = frame->outer_frame()) {
            if (!frame->handled.is<Exception>()) continue;
            runtime.error = frame->handled;
            return Value::exhausted();
        }
        return runtime.raise(Message::NothingToReraise);
    }
    if (exception.is<Exception>() && cause.is_empty()) return runtime.raise_exception(exception);
    return run(runtime, raise_made(runtime, exception, cause));
}

Value exception_matches(Runtime& runtime, const Value& exception, const Value& type) {
    if (auto* types = type.get_if<Tuple>()) {
        bool matches = false;
        for (const Value& one : types->span()) {
            if (!is_exception_class(runtime, one)) return runtime.raise(Message::CatchingNonException);
            matches = matches || is_instance(runtime, exception, one.as<Type>());
        }
        return Value::boolean(matches);
    }
    if (!is_exception_class(runtime, type)) return runtime.raise(Message::CatchingNonException);
    return Value::boolean(is_instance(runtime, exception, type.as<Type>()));
}

Value traceback_of(const Value& exception) {
    auto* caught = exception.get_if<Exception>();
    return caught != nullptr && caught->traceback ? Value(caught->traceback) : Value::none();
}

}  // namespace loopscope::language
