#include "language/modules/asyncio/state.h"

#include <string>

#include "language/modules/asyncio/callback.h"
#include "language/modules/asyncio/event_loop_object.h"
#include "language/modules/asyncio/future_object.h"
#include "language/modules/asyncio/operation.h"
#include "language/objects/float_digits.h"
#include "language/runtime/exception.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

/// `seconds` with three decimals, as "%.3f" gives it.
std::string milliseconds_text(double seconds) {
    const auto thousandths = static_cast<std::int64_t>(seconds * 1000 + 0.5);
    std::string fraction = std::to_string(thousandths % 1000);
    fraction.insert(0, 3 - fraction.size(), '0');
    return std::to_string(thousandths / 1000) + "." + fraction;
}

/// The context of a report as the dict that an exception handler gets.
Ref<Dict> context_dict(Runtime& runtime, const ExceptionContext& context) {
    Ref<Dict> dict = make_dict(runtime);
    const auto set = [&](std::string_view name, Value value) {
        dict->set(runtime.intern(name).get(), std::move(value));
    };
    set("message", Value(make_string(runtime, context.message)));
    if (context.exception) set("exception", exception_from(runtime, context.exception));
    if (context.future) set("future", future_object(runtime, *context.future));
    if (context.task) set("task", future_object(runtime, *context.task));
    if (context.handle) set("handle", handle_object(runtime, context.handle));
    return dict;
}

}  // namespace

AsyncioState::AsyncioState(Runtime& runtime) : reports_(runtime) {}

void AsyncioReports::exception(EventLoop& loop, const ExceptionContext& context) {
    const Value handler = runtime_.is_ending ? Value() : exception_handler_of(loop_object(runtime_, loop));
    if (!handler.is_empty()) {
        // It may come from an object's end: the program's handler runs at the next safe moment.
        runtime_.add_ending(Value(make_tuple(
            runtime_, {handler, loop_object(runtime_, loop), Value(context_dict(runtime_, context))})));
        return;
    }
    std::string text = context.message + "\n";
    if (context.future) text += "future: " + future_text(runtime_, *context.future) + "\n";
    if (context.handle) text += "handle: " + context.handle->describe() + "\n";
    if (context.task) text += "task: " + future_text(runtime_, *context.task) + "\n";
    if (context.exception) {
        const Value exception = exception_from(runtime_, context.exception);
        text += format_exception(runtime_, *exception.as<Exception>());
    }
    runtime_.output().write(OutputSink::Stream::Error, text);
}

void AsyncioReports::slow_callback(EventLoop&, const Runnable& ran, double seconds) {
    const std::string text =
        "Executing " + describe(ran) + " took " + milliseconds_text(seconds) + " seconds\n";
    runtime_.output().write(OutputSink::Stream::Error, text);
}

std::string AsyncioReports::describe(const Runnable& runnable) const {
    if (auto* future = dynamic_cast<const FutureBase*>(&runnable)) {
        return future_text(runtime_, const_cast<FutureBase&>(*future));
    }
    return runnable.describe();
}

void define_asyncio_types(Runtime& runtime) {
    {
        TypeBuilder builder(runtime, "CancelledError", {runtime.types.base_exception}, Kind::Exception);
        builder.module("asyncio.exceptions");
        runtime.types.cancelled_error = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "InvalidStateError", {runtime.types.exception}, Kind::Exception);
        builder.module("asyncio.exceptions");
        runtime.types.invalid_state_error = builder.finish().get();
    }
    define_handle_types(runtime);
    define_future_types(runtime);
    define_operation_type(runtime);
    define_event_loop_type(runtime);
}

}  // namespace loopscope::language
