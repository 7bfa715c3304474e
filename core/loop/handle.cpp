#include "loop/handle.h"

#include <cmath>

#include "loop/event_loop.h"
#include "loop/seconds_text.h"

namespace loopscope {

Handle::Handle(EventLoop& loop, Ref<Payload> context)
    : Runnable(loop, Kind::Handle), context_(std::move(context)) {}

void Handle::cancel(std::source_location where) {
    if (cancelled_) return;
    cancelled_ = true;
    if (on_timer_) loop().timers_.note_cancelled();
    if (Tracer& tracer = loop().tracer_; tracer.on() && !ended_) {
        const Cause cause = loop().cause();
        tracer.emit(on_timer_ ? TraceKind::TimerCancelled : TraceKind::HandleCancelled,
                    {id(), field(cause.kind), cause.by, loop().scheduler().line(where)});
    }
    drop();
}

Activation* Handle::run(Thread& thread) {
    if (cancelled_) return &loop();
    if (Tracer& tracer = loop().tracer_; tracer.on()) tracer.emit(TraceKind::HandleBegan, {id()});
    return call(thread);
}

void Handle::woken_by(FutureBase& future) {
    future_ = Ref<FutureBase>(&future);
    if (loop().tracer_.on()) loop().trace_ready(*this, {CauseKind::Future, future.id()});
}

Activation* Handle::ended(Error error) {
    if (error && error->kind() == ErrorKind::Exit) {
        loop().leave_with(std::move(error));
    } else if (error) {
        ExceptionContext context;
        context.message = "Exception in callback " + callback_name();
        context.exception = std::move(error);
        context.handle = Ref<Handle>(this);
        loop().call_exception_handler(context);
    }
    if (Tracer& tracer = loop().tracer_; tracer.on()) tracer.emit(TraceKind::HandleEnded, {id()});
    ended_ = true;
    future_ = nullptr;
    return &loop();
}

std::string Handle::describe() const {
    std::string text = std::isnan(when_) ? "<Handle" : "<TimerHandle";
    if (cancelled_) text += " cancelled";
    if (!std::isnan(when_)) text += " when=" + seconds_text(when_);
    if (!cancelled_) text += " " + callback_name();
    return text + ">";
}

Activation* CallHandle::call(Thread& thread) {
    thread.set_driver(this);
    Activation* next = begin(thread);
    return next != nullptr ? next : ended(end(thread));
}

Activation* CallHandle::resume(Thread& thread) {
    thread.set_active(nullptr);
    return ended(end(thread));
}

void Handle::inspect(ActivationSnapshot& snapshot, bool) const {
    snapshot.name = callback_name();
}

}  // namespace loopscope
