#include "loop/task.h"

#include <algorithm>

#include "loop/eager_step.h"
#include "loop/event_loop.h"

namespace loopscope {

void TaskBase::note_created(const TaskOptions& options) {
    if (!options.name.empty()) details_.made().name = options.name;
    if (future().loop().tracer_.on()) trace_created(options);
}

void TaskBase::detach() noexcept {
    future().loop().tasks_.remove(*this);
    // What is destroyed with the coroutine may still ask for this task.
    innermost_ = nullptr;
    body_.reset();
}

void TaskBase::begin_otherwise(EventLoop& loop, FutureBase& future) {
    if (loop.is_closed()) {
        refuse(loop.check_closed());
    } else if (EagerStep::may_begin(loop)) {
        EagerStep(*this).run(*loop.thread());
    } else {
        begin(loop, future, false);
    }
}

void TaskBase::refuse(Error error) {
    innermost_ = nullptr;
    body_.reset();
    future().finish_with_exception(std::move(error));
}

Activation* TaskBase::resume_with_outcome(Thread& thread, FutureBase& future) {
    FutureBase* const awaited = waiting_on();
    clear(future, kHasOutcome | kWaits);
    Error error;
    Ref<FutureBase> kept;
    if (details_.given()) {
        error = std::move(details_->raised);
        kept = std::move(details_->awaited);
    }
    // A coroutine that others drive, too, may wait for something else by now.
    if (awaited != nullptr && awaited->done() && !error) error = awaited->result_error();
    if (has(future, kMustCancel)) [[unlikely]] {
        clear(future, kMustCancel);
        if (!is_cancelled(error)) error = make_cancelled_error(requested_message());
    }
    if (future.loop().tracer_.on()) [[unlikely]]
        trace_began(error);
    if (!error) return innermost_.resume(thread);
    if (is_cancelled(error)) set(future, kCancelDelivered);
    return innermost_->raise(thread, std::move(error));
}

Error TaskBase::refusal(const FutureBase& awaited) const {
    const FutureBase& future = this->future();
    const EventLoop& loop = future.loop();
    std::string text = &awaited == &future ? "Task cannot await on itself: " + loop.describe(future)
                                           : "Task " + loop.describe(future) + " got Future " +
                                                 loop.describe(awaited) + " attached to a different loop";
    return make_error(ErrorKind::RuntimeError, std::move(text));
}

Activation* TaskBase::suspend_badly(Activation& innermost, Error error) {
    innermost_ = &innermost;
    return raise_in_next_step(std::move(error));
}

Activation* TaskBase::raise_in_next_step(Error error) {
    FutureBase& future = this->future();
    details_.made().raised = std::move(error);
    set(future, kHasOutcome);
    future.loop().enqueue(Ref<Runnable>(&future));
    return &future.loop();
}

void TaskBase::keep_waiting() {
    if (FutureBase* awaited = waiting_on()) {
        details_.made().awaited = Ref<FutureBase>(awaited);
        set(future(), kHasOutcome);
    }
}

bool TaskBase::throw_in(Error error, const Cause& cause) {
    FutureBase& future = this->future();
    EventLoop& loop = future.loop();
    // With the loop next on its thread, a step has ended, and the turn is about to.
    const Thread* thread = loop.thread();
    const bool is_in_step = loop.current_task() == this && thread != nullptr && thread->current() != &loop;
    if (future.done() || is_in_step) return false;
    FutureBase* const awaited = waiting_on();
    const bool waits = awaited != nullptr && !awaited->done();
    if (Tracer& tracer = loop.tracer_; tracer.on()) {
        const std::uint32_t text = tracer.text(loopscope::describe(*error));
        tracer.emit(TraceKind::ErrorThrown,
                    {future.id(), text, field(cause.kind), cause.by, loop.scheduler().line(cause.where)});
        if (waits) {
            const std::uint32_t kind = field(cause.kind);
            tracer.emit(TraceKind::TaskWoken, {future.id(), kind, cause.by, kind, cause.by});
        }
    }
    if (waits) {
        awaited->waiters_.remove_if([&future](Runnable& waiter) { return &waiter == &future; });
        clear(future, kWaits);
    }
    details_.made().raised = std::move(error);
    set(future, kHasOutcome);
    if (waits) loop.enqueue(Ref<Runnable>(&future));
    return true;
}

void TaskBase::finish_with_error(Error error) {
    FutureBase& future = this->future();
    if (is_cancelled(error)) {
        // The error carries the message; the task itself forgets it (`tasks.py:317`).
        if (details_.given()) details_->cancel_message = nullptr;
        future.finish_cancelled(std::move(error));
        return;
    }
    if (error->kind() == ErrorKind::Exit) future.loop().leave_with(error);
    future.finish_with_exception(std::move(error));
}

void TaskBase::count_cancel(const Ref<Payload>& message, const Cause& cause) {
    ++details_.made().cancel_requests;
    future().trace_cancel(message, cause);
}

void TaskBase::end_cancel(const Ref<Payload>& message, bool passed) {
    FutureBase& future = this->future();
    if (passed) {
        clear(future, kMustCancel);
        return;
    }
    set(future, kMustCancel | kHasOutcome);
    if (message || details_.given()) details_.made().cancel_message = message;
}

std::uint32_t TaskBase::uncancel(std::source_location where) {
    if (cancelling() == 0) return 0;
    const std::uint32_t left = --details_->cancel_requests;
    if (left == 0) clear(future(), kMustCancel | kCancelDelivered);
    const EventLoop& loop = future().loop();
    if (Tracer& tracer = loop.tracer_; tracer.on()) {
        const Cause by = loop.cause();
        tracer.emit(TraceKind::CancelTakenBack,
                    {future().id(), left, field(by.kind), by.by, loop.scheduler().line(where)});
    }
    return left;
}

std::string TaskBase::name() const {
    const std::uint32_t number = details_.number();
    return number == 0 ? details_->name : "Task-" + std::to_string(number);
}

void TaskBase::set_name(std::string_view name) {
    details_.made().number = 0;
    details_->name = name;
    const EventLoop& loop = future().loop();
    if (Tracer& tracer = loop.tracer_; tracer.on()) {
        const Cause by = loop.cause();
        tracer.emit(TraceKind::TaskRenamed, {future().id(), tracer.text(details_->name), field(by.kind),
                                             by.by, loop.scheduler().line()});
    }
}

std::string TaskBase::coroutine_name() const {
    return body_ ? body_.name() : std::string();
}

std::vector<const Activation*> TaskBase::stack() const {
    const EventLoop& loop = future().loop();
    const Thread* thread = loop.current_task() == this ? loop.thread() : nullptr;
    const Activation* innermost = innermost_.get();
    // Between two portions nothing runs, and what ran last may be gone, too: there it goes on.
    if (thread != nullptr && loop.scheduler().running_thread() == thread)
        innermost = thread->active();
    else if (thread != nullptr && thread->current() != &loop)
        innermost = thread->current();
    std::vector<const Activation*> activations;
    for (const Activation* each = innermost; each != nullptr && each != &future(); each = each->caller()) {
        activations.push_back(each);
    }
    std::reverse(activations.begin(), activations.end());
    return activations;
}

std::string TaskBase::describe_task() const {
    std::string text = "<Task ";
    if (!future().done()) {
        text += must_cancel() || cancelling() > 0 ? "cancelling" : "pending";
    } else {
        text += future().cancelled() ? "cancelled" : "finished";
    }
    text += " name='" + name() + "'";
    if (body_) text += " coro=<" + body_.name() + "()>";
    if (const FutureBase* awaited = waiting_on()) {
        const TaskBase* other = awaited->as_task();
        text += " wait_for=" + (other != nullptr ? "<Task '" + other->name() + "'>" : awaited->describe());
    }
    if (future().state() == FutureState::Finished) {
        Error error = future().peek_exception();
        text += error ? " exception=" + loopscope::describe(*error) : " result=" + future().result_text();
    }
    return text + ">";
}

void TaskBase::report_destroyed() {
    if (future().done() || !logs_destroy_pending()) return;
    set_log_destroy_pending(false);
    ExceptionContext context;
    context.message = "Task was destroyed but it is pending!";
    context.task = Ref<FutureBase>(&future());
    future().loop().call_exception_handler(context);
}

void TaskBase::drop_all() noexcept {
    report_destroyed();
    innermost_ = nullptr;
    Ref<FutureBase> awaited = details_.given() ? std::move(details_->awaited) : Ref<FutureBase>();
    AnyBody body = std::move(body_);
    future().FutureBase::abandon();
}

}  // namespace loopscope
