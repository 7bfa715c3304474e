#include "loop/loop_reporting.h"

#include "loop/event_loop.h"

namespace loopscope {

EventLoop& LoopReporting::loop() noexcept {
    return static_cast<EventLoop&>(*this);
}

void LoopReporting::call_exception_handler(const ExceptionContext& context) {
    // It may put another handler in its place.
    const Ref<ExceptionHandler> handler = exception_handler_;
    if (!handler) {
        default_exception_handler(context);
        return;
    }
    Error error = handler->handle(loop(), context);
    if (!error) return;
    if (error->kind() == ErrorKind::Exit) {
        loop().leave_with(std::move(error));
        return;
    }
    ExceptionContext failure;
    failure.message = "Unhandled error in exception handler";
    failure.exception = std::move(error);
    default_exception_handler(failure);
}

void LoopReporting::default_exception_handler(const ExceptionContext& context) {
    if (context.message.empty()) {
        ExceptionContext named = context;
        named.message = "Unhandled exception in event loop";
        default_exception_handler(named);
        return;
    }
    Scheduler& scheduler = loop().scheduler();
    if (Tracer& tracer = scheduler.tracer(); tracer.on()) {
        const Ref<FutureBase>& about = context.future ? context.future : context.task;
        tracer.emit(TraceKind::Warning, {tracer.text("asyncio"), tracer.text(report_text(context)),
                                         scheduler.line(), about ? about->id() : 0});
    }
    if (reports_ != nullptr) reports_->exception(loop(), context);
}

void LoopReporting::warn(std::string_view category, std::string_view text) {
    if (reports_ != nullptr) {
        reports_->warning(loop(), category, text);
        return;
    }
    Scheduler& scheduler = loop().scheduler();
    if (Tracer& tracer = scheduler.tracer(); tracer.on())
        tracer.emit(TraceKind::Warning, {tracer.text(category), tracer.text(text), scheduler.line(), 0});
}

std::string LoopReporting::describe(const Runnable& runnable) const {
    return reports_ != nullptr ? reports_->describe(runnable) : runnable.describe();
}

Ref<Payload> LoopReporting::origin() const {
    return reports_ != nullptr ? reports_->origin() : Ref<Payload>();
}

void LoopReporting::report_turn(const Runnable& ran, double seconds) {
    if (seconds >= slow_callback_duration && reports_ != nullptr)
        reports_->slow_callback(loop(), ran, seconds);
}

void LoopReporting::drop_reports() noexcept {
    exception_handler_ = nullptr;
    reports_ = nullptr;
}

std::string report_text(const ExceptionContext& context) {
    std::string text = context.message;
    if (context.exception) text += "\nexception: " + describe(*context.exception);
    if (context.future) text += "\nfuture: " + context.future->describe();
    if (context.task) text += "\ntask: " + context.task->describe();
    if (context.handle) text += "\nhandle: " + context.handle->describe();
    return text;
}

}  // namespace loopscope
