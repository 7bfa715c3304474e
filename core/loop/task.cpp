#include "loop/task.h"

#include <algorithm>

#include "loop/event_loop.h"

namespace loopscope {

TaskBase::TaskBase(FutureBase& future, OwnedBody body, TaskOptions options)
    : body_(std::move(body)),
      future_(future),
      innermost_(&body_->activation()),
      name_(std::move(options.name)),
      context_(std::move(options.context)) {
    EventLoop& loop = future_.loop();
    Scheduler& scheduler = loop.scheduler();
    if (name_.empty()) number_ = scheduler.next_task_number();
    innermost_->set_caller(this);
    future_.wait_kind_ = WaitKind::Task;
    if (Tracer& tracer = scheduler.tracer(); tracer.on()) {
        TaskBase* parent = loop.current_task();
        std::uint32_t line = options.line != 0 ? options.line : scheduler.line();
        future_.wait_label_ = tracer.text(name());
        tracer.emit(TraceKind::TaskCreated,
                    {future_.id(), parent != nullptr ? parent->future_.id() : 0, future_.wait_label_,
                     tracer.text(body_->name()), loop.id(), line});
    }
}

TaskBase::~TaskBase() {
    if (registered_) future_.loop().unregister_task(*this);
}

void TaskBase::begin() {
    EventLoop& loop = future_.loop();
    if (Error error = loop.check_closed()) {
        innermost_ = nullptr;
        body_.reset();
        future_.finish_with_exception(std::move(error));
        return;
    }
    loop.register_task(*this);
    loop.enqueue(Ref<Runnable>(&future_));
}

Activation* TaskBase::step(Thread& thread) {
    EventLoop& loop = future_.loop();
    if (innermost_ == nullptr) return &loop;
    Error error = std::move(future_.error_);
    if (Ref<FutureBase> awaited = std::move(waiting_on_); awaited && !error) error = awaited->result_error();
    if (must_cancel_) {
        must_cancel_ = false;
        if (!is_cancelled(error)) error = make_cancelled_error(cancel_message_);
    }
    loop.set_current_task(this);
    thread.set_driver(this);
    if (loop.tracer_.on()) [[unlikely]] {
        std::uint32_t line = line_of(innermost_);
        loop.tracer_.emit(TraceKind::TaskBegan, {future_.id(), line});
        if (is_cancelled(error)) loop.tracer_.emit(TraceKind::CancelDelivered, {future_.id(), line});
    }
    if (!error) return innermost_->resume(thread);
    if (is_cancelled(error)) cancel_delivered_ = true;
    return innermost_->raise(thread, std::move(error));
}

Activation* TaskBase::suspended(Thread&, Activation& innermost, FutureBase* awaited) {
    innermost_ = &innermost;
    EventLoop& loop = future_.loop();
    if (loop.tracer_.on()) [[unlikely]]
        trace_suspended(awaited);
    if (awaited == nullptr) {
        loop.enqueue(Ref<Runnable>(&future_));
    } else if (&awaited->loop() != &loop) {
        return suspended_badly(
            innermost, make_error(ErrorKind::RuntimeError, "Task " + loop.describe(future_) + " got Future " +
                                                               loop.describe(*awaited) +
                                                               " attached to a different loop"));
    } else if (awaited == &future_) {
        return suspended_badly(
            innermost,
            make_error(ErrorKind::RuntimeError, "Task cannot await on itself: " + loop.describe(future_)));
    } else {
        waiting_on_ = Ref<FutureBase>(awaited);
        if (awaited->done()) {
            wake(*awaited);
        } else {
            awaited->add_waiter(Ref<Runnable>(&future_));
        }
        if (must_cancel_ && awaited->cancel_because(cancel_message_, {CauseKind::Task, future_.id()})) {
            must_cancel_ = false;
        }
    }
    return &loop;
}

Activation* TaskBase::suspended_badly(Activation& innermost, Error error) {
    innermost_ = &innermost;
    EventLoop& loop = future_.loop();
    future_.error_ = std::move(error);
    loop.enqueue(Ref<Runnable>(&future_));
    return &loop;
}

void TaskBase::wake(FutureBase& future) {
    EventLoop& loop = future_.loop();
    if (loop.tracer_.on()) [[unlikely]] {
        CauseKind kind = future.as_task() != nullptr ? CauseKind::Task : CauseKind::Future;
        loop.tracer_.emit(TraceKind::TaskWoken, {future_.id(), field(kind), future.id()});
    }
    loop.enqueue(Ref<Runnable>(&future_));
}

Activation* TaskBase::resume(Thread& thread) {
    EventLoop& loop = future_.loop();
    thread.set_active(nullptr);
    innermost_ = nullptr;
    loop.unregister_task(*this);
    bool cancelled = std::exchange(must_cancel_, false);
    conclude(cancelled);
    if (!body_->kept_when_done()) body_.reset();
    return &loop;
}

Activation* TaskBase::raise(Thread& thread, Error) {
    return resume(thread);
}

void TaskBase::finish_with_error(Error error) {
    EventLoop& loop = future_.loop();
    if (is_cancelled(error)) {
        future_.finish_cancelled(std::move(error));
        return;
    }
    if (error->kind() == ErrorKind::Exit) loop.leave_with(error);
    future_.finish_with_exception(std::move(error));
}

bool TaskBase::ask_to_cancel(Ref<Payload> message, Cause cause) {
    // Passes on to what it waits for; along a chain of waiting tasks in a loop, not in recursion.
    TaskBase* task = this;
    for (;;) {
        task->future_.set_retrieved();
        if (task->future_.done()) return false;
        ++task->cancel_requests_;
        task->trace_cancel(message, cause);
        FutureBase* awaited = task->waiting_on_.get();
        TaskBase* next = awaited != nullptr ? awaited->as_task() : nullptr;
        bool passed = false;
        if (next != nullptr && !awaited->done()) {
            cause = {CauseKind::Task, task->future_.id()};
            task = next;
            continue;
        }
        if (awaited != nullptr)
            passed = awaited->cancel_because(message, {CauseKind::Task, task->future_.id()});
        if (!passed) {
            task->must_cancel_ = true;
            task->cancel_message_ = std::move(message);
        }
        return true;
    }
}

std::uint32_t TaskBase::uncancel() noexcept {
    if (cancel_requests_ > 0 && --cancel_requests_ == 0) {
        must_cancel_ = false;
        cancel_delivered_ = false;
    }
    return cancel_requests_;
}

std::string TaskBase::name() const {
    return name_.empty() ? "Task-" + std::to_string(number_) : name_;
}

void TaskBase::set_name(std::string name) {
    name_ = std::move(name);
    if (Tracer& tracer = future_.loop().tracer_; tracer.on()) {
        tracer.emit(TraceKind::TaskRenamed, {future_.id(), tracer.text(name_)});
    }
}

std::string TaskBase::coroutine_name() const {
    return body_ ? body_->name() : std::string();
}

std::vector<const Activation*> TaskBase::stack() const {
    std::vector<const Activation*> activations;
    for (const Activation* each = innermost_; each != nullptr && each != this; each = each->caller()) {
        activations.push_back(each);
    }
    std::reverse(activations.begin(), activations.end());
    return activations;
}

void TaskBase::inspect(ActivationSnapshot& snapshot, bool) const {
    snapshot.name = name();
}

std::string TaskBase::describe_task() const {
    std::string text = "<Task ";
    if (!future_.done()) {
        text += must_cancel_ || cancel_requests_ > 0 ? "cancelling" : "pending";
    } else {
        text += future_.cancelled() ? "cancelled" : "finished";
    }
    text += " name='" + name() + "'";
    if (body_) text += " coro=<" + body_->name() + "()>";
    if (waiting_on_) {
        TaskBase* other = waiting_on_->as_task();
        text +=
            " wait_for=" + (other != nullptr ? "<Task '" + other->name() + "'>" : waiting_on_->describe());
    }
    if (future_.state() == FutureState::Finished) {
        Error error = future_.peek_exception();
        text += error ? " exception=" + loopscope::describe(*error) : " result=" + future_.result_text();
    }
    return text + ">";
}

void TaskBase::report_destroyed() {
    if (future_.done() || !std::exchange(log_destroy_pending_, false)) return;
    ExceptionContext context;
    context.message = "Task was destroyed but it is pending!";
    context.task = Ref<FutureBase>(&future_);
    future_.loop().call_exception_handler(context);
}

void TaskBase::drop_all() noexcept {
    report_destroyed();
    innermost_ = nullptr;
    Ref<FutureBase> awaited = std::move(waiting_on_);
    OwnedBody body = std::move(body_);
    future_.FutureBase::abandon();
}

void TaskBase::trace_suspended(const FutureBase* awaited) const {
    Tracer& tracer = future_.loop().tracer_;
    std::uint32_t line = line_of(innermost_);
    if (awaited == nullptr) {
        tracer.emit(TraceKind::TaskSuspended, {future_.id(), field(WaitKind::Yield), 0, 0, line});
    } else {
        tracer.emit(TraceKind::TaskSuspended,
                    {future_.id(), field(awaited->wait_kind()), awaited->id(), awaited->wait_label(), line});
    }
}

void TaskBase::trace_swallowed() const {
    Tracer& tracer = future_.loop().tracer_;
    if (tracer.on()) tracer.emit(TraceKind::CancelSwallowed, {future_.id(), last_line()});
}

void TaskBase::trace_awaited_ready(const Activation& innermost, const FutureBase& future) const {
    Tracer& tracer = future_.loop().tracer_;
    if (!tracer.on()) return;
    tracer.emit(TraceKind::TaskAwaitedReady, {future_.id(), field(future.wait_kind()), future.id(),
                                              future.wait_label(), line_of(&innermost)});
}

void TaskBase::trace_cancel(const Ref<Payload>& message, Cause cause) const {
    Tracer& tracer = future_.loop().tracer_;
    if (!tracer.on()) return;
    std::uint32_t text = message ? tracer.text(message->text()) : 0;
    tracer.emit(TraceKind::CancelAsked,
                {future_.id(), field(cause.kind), cause.by, text, future_.loop().scheduler().line()});
}

}  // namespace loopscope
