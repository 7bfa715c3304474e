#include "language/modules/asyncio/state.h"

#include <cmath>
#include <string>

#include "language/modules/asyncio/callback.h"
#include "language/modules/asyncio/event_loop_object.h"
#include "language/modules/asyncio/future_object.h"
#include "language/modules/asyncio/operation.h"
#include "language/modules/asyncio/origin.h"
#include "language/modules/asyncio/sleep.h"
#include "language/objects/float_digits.h"
#include "language/runtime/exception.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/modules.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

constexpr int kWarning = 30;  // logging's number

/// `seconds` with three decimals, as "%.3f" gives it.
std::string milliseconds_text(double seconds) {
    const auto thousandths = std::llround(seconds * 1000);
    std::string fraction = std::to_string(thousandths % 1000);
    fraction.insert(0, 3 - fraction.size(), '0');
    return std::to_string(thousandths / 1000) + "." + fraction;
}

/// Where what the report is about was made; null when that is unknown.
const Origin* origin_of_subject(const ExceptionContext& context) {
    if (context.task) return origin_of(*context.task);
    if (context.future) return origin_of(*context.future);
    return context.handle ? origin_of(*context.handle) : nullptr;
}

/// A future of the program's own class goes by the name of that class (_asynciomodule.c, FutureObj_finalize).
std::string message_of(Runtime& runtime, const ExceptionContext& context) {
    const Value future = context.future ? future_object(runtime, *context.future) : Value::none();
    if (future.is_none() || !future.object()->type()->is_from_program || !context.exception)
        return context.message;
    return std::string(type_name(runtime, future)) + context.message.substr(context.message.find(' '));
}

/// The context of a report as the dict that an exception handler gets.
Ref<Dict> context_dict(Runtime& runtime, const ExceptionContext& context) {
    Ref<Dict> dict = make_dict(runtime);
    const auto set = [&](std::string_view name, Value value) {
        dict->set(runtime.intern(name).get(), std::move(value));
    };
    set("message", Value(make_string(runtime, message_of(runtime, context))));
    if (context.exception) set("exception", exception_from(runtime, context.exception));
    if (context.future) set("future", future_object(runtime, *context.future));
    if (context.task) set("task", future_object(runtime, *context.task));
    if (context.handle) set("handle", handle_object(runtime, context.handle, true));
    if (const Origin* origin = origin_of_subject(context))
        set("source_traceback", source_traceback(runtime, *origin));
    return dict;
}

}  // namespace

AsyncioState::AsyncioState(Runtime& runtime)
    : runtime_(runtime), reports_(runtime), async_generators_(runtime) {
    runtime.async_generator_hooks = &async_generators_;
}

AsyncioState::~AsyncioState() {
    runtime_.async_generator_hooks = nullptr;
}

bool AsyncioState::interrupt_main_task() {
    if (main_task_ == nullptr || main_task_interrupted_ || main_task_->done()) return false;
    main_task_interrupted_ = true;
    cancel_from_outside(runtime_, *main_task_, {}, {CauseKind::User, 0});
    return true;
}

void AsyncioState::end_loops() {
    const Value& current = current_loop(main_thread_);
    for (const auto& loop : runtime_.scheduler().loops()) {
        if (!current.is_same(loop_object(*loop))) (void)loop->close(kNoSource);
    }
}

/// Where reports go once the program has imported logging; empty before that.
Value logging_report(Runtime& runtime) {
    const Value* logging = runtime.modules().imported().find(runtime.intern("logging").get());
    if (logging == nullptr || !logging->is<Module>()) return {};
    const Value* report = logging->as<Module>()->attributes->find(runtime.intern("_report_of_asyncio").get());
    return report == nullptr ? Value() : *report;
}

void AsyncioReports::log(int level, std::string_view text) {
    const Value report = runtime_.is_ending ? Value() : logging_report(runtime_);
    if (!report.is_empty()) {
        const Value record(
            make_tuple(runtime_, {Value::small_integer(level), Value(make_string(runtime_, text))}));
        runtime_.add_ending(Value(make_tuple(runtime_, {report, record, Value::none()})));
    } else if (level >= kWarning) {
        runtime_.output().write(OutputSink::Stream::Error, std::string(text) + "\n");
    }
}

/// Whether its repr needs no code of the program.
bool has_plain_repr(Runtime& runtime, const Value& value) {
    const Value text = type_of(runtime, value)->slots.repr(runtime, value);
    if (text.is_pending()) runtime.callee->abandon();
    if (text.failed()) {
        const Value dropped = runtime.take_error();
    }
    return text.is<String>();
}

void AsyncioReports::exception(EventLoop& loop, const ExceptionContext& context) {
    // What the policy keeps to the very end has nobody left to tell.
    if (runtime_.is_ending) return;
    const Value loop_value = loop_object(runtime_, loop);
    const bool has_handler = !exception_handler_of(loop_value).is_empty();
    const Value raised = context.exception ? exception_from(runtime_, context.exception) : Value();
    const bool has_traceback = context.exception && raised.as<Exception>()->traceback;
    if (runtime_.has_no_modules && !runtime_.knows_source && !has_handler && has_traceback) {
        // A traceback cannot be made without reading the source, which cannot be imported any more.
        runtime_.output().write(
            OutputSink::Stream::Error,
            "--- Logging error ---\n--- Logging error ---\nException ignored in: <bound method "
            "BaseEventLoop.call_exception_handler of " +
                plain_text(runtime_, loop_value) +
                ">\nTraceback (most recent call last):\n"
                "ImportError: sys.meta_path is None, Python is likely shutting down\n");
        return;
    }
    const bool is_plain = !has_handler && logging_report(runtime_).is_empty() &&
                          (!context.exception || has_plain_repr(runtime_, raised));
    const Value* handler = runtime_.types.event_loop->lookup(runtime_.intern("call_exception_handler").get());
    if (!is_plain && handler != nullptr) {
        // It may come from an object's end: the program's code runs at the next safe moment.
        runtime_.add_ending(
            Value(make_tuple(runtime_, {*handler, loop_value, Value(context_dict(runtime_, context))})));
        return;
    }
    std::string text = message_of(runtime_, context) + "\n";
    if (context.future) text += "future: " + future_text(runtime_, *context.future) + "\n";
    if (context.handle) text += "handle: " + context.handle->describe() + "\n";
    if (const Origin* origin = origin_of_subject(context)) {
        text += "source_traceback: Object created at (most recent call last):\n" + origin->text();
    }
    if (context.task) text += "task: " + future_text(runtime_, *context.task) + "\n";
    if (context.exception) {
        // The loop's own frames are not shown, but they were there.
        if (context.handle && !has_traceback) text += "Traceback (most recent call last):\n";
        text += format_exception(runtime_, *raised.as<Exception>());
    }
    runtime_.output().write(OutputSink::Stream::Error, text);
}

void AsyncioReports::slow_callback(EventLoop&, const Runnable& ran, double seconds) {
    log(kWarning, "Executing " + describe(ran) + " took " + milliseconds_text(seconds) + " seconds");
}

Ref<Payload> AsyncioReports::origin() {
    return make_ref<Origin>(runtime_, call_stack(runtime_, kDebugStackDepth));
}

std::string AsyncioReports::describe(const Runnable& runnable) const {
    auto& shown = const_cast<Runnable&>(runnable);
    if (shown.as_handle() != nullptr) return runnable.describe();
    return future_text(runtime_, static_cast<FutureBase&>(shown));
}

void define_asyncio_types(Runtime& runtime) {
    {
        TypeBuilder builder(runtime, "CancelledError", {runtime.types.base_exception}, Kind::Exception);
        builder.python_module("asyncio.exceptions");
        runtime.types.cancelled_error = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "InvalidStateError", {runtime.types.exception}, Kind::Exception);
        builder.python_module("asyncio.exceptions");
        runtime.types.invalid_state_error = builder.finish().get();
    }
    define_handle_types(runtime);
    define_future_types(runtime);
    define_operation_type(runtime);
    define_event_loop_type(runtime);
}

}  // namespace loopscope::language
