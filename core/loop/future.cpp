#include "loop/future.h"

#include "loop/event_loop.h"

namespace loopscope {

bool FutureBase::cancel(Ref<Payload> message, std::source_location where) {
    Cause cause = loop().cause();
    cause.where = where;
    return cancel_because(std::move(message), cause);
}

bool FutureBase::cancel_because(Ref<Payload> message, Cause cause) {
    set_retrieved();
    if (done()) return false;
    const CauseScope scope(loop(), cause);
    finish_cancelled(loopscope::make_cancelled_error(std::move(message)));
    return true;
}

Ref<Payload> FutureBase::cancel_message() const {
    return cancelled() && error_ ? error_->cancel_message() : Ref<Payload>();
}

Error FutureBase::set_exception(Error error, std::source_location where) {
    if (done() || is_task()) return cannot_set("set_exception");
    if (!error) return make_error(ErrorKind::TypeError, "invalid exception object");
    return finish_with_exception(std::move(error), where);
}

Error FutureBase::error_instead_of_result() {
    if (!done()) return make_error(ErrorKind::InvalidStateError, "Result is not set.");
    if (cancelled()) return make_cancelled_error();
    set_retrieved();
    return peek_exception();
}

FutureBase::Exception FutureBase::exception() {
    if (!done()) return {{}, make_error(ErrorKind::InvalidStateError, "Exception is not set.")};
    if (cancelled()) return {{}, make_cancelled_error()};
    set_retrieved();
    return {peek_exception(), {}};
}

Error FutureBase::peek_exception() const noexcept {
    return phase() == Phase::Failed ? error_ : Error();
}

Error FutureBase::make_cancelled_error() {
    // The error that ended the coroutine is raised once, with its traceback; after that, fresh ones.
    if (!cancelled() || !error_) return loopscope::make_cancelled_error(cancel_message());
    Error error = error_;
    if (as_task() != nullptr) error_ = nullptr;
    return error;
}

std::size_t FutureBase::remove_done_callback(const Handle* callback) {
    return remove_done_callbacks([callback](const Handle& each) { return &each == callback; });
}

std::vector<Runnable*> FutureBase::waiters() const {
    std::vector<Runnable*> all;
    if (done()) return all;
    waiters_.for_each([&all](Runnable& waiter) { all.push_back(&waiter); });
    return all;
}

Error FutureBase::finish_with_exception(Error error, std::source_location where) {
    word_ |= kNeverRetrieved;
    return finish_without_result(Phase::Failed, std::move(error), where);
}

Error FutureBase::finish_cancelled(Error error) {
    return finish_without_result(Phase::Cancelled, std::move(error), kNoSource);
}

Error FutureBase::cannot_set(const char* operation) const {
    if (is_task()) {
        return make_error(ErrorKind::RuntimeError,
                          std::string("Task does not support ") + operation + " operation");
    }
    return make_error(ErrorKind::InvalidStateError, "invalid state");
}

void FutureBase::set_wait(WaitKind kind, std::string_view label) {
    static_assert(static_cast<unsigned>(WaitKind::Browser) <= kKindMask >> kKindShift);
    word_ = (word_ & ~kKindMask) | static_cast<std::uintptr_t>(kind) << kKindShift;
    Scheduler& scheduler = loop().scheduler();
    if (Tracer& tracer = scheduler.tracer(); tracer.on()) {
        const std::uint32_t text = tracer.text(label);
        loop().notes().note_label(*this, text);
        const Cause cause = loop().cause();
        tracer.emit(TraceKind::FutureCreated,
                    {id(), field(kind), text, scheduler.line(), field(cause.kind), cause.by});
    }
}

Activation* FutureBase::run(Thread&) {
    return &loop();
}

std::string FutureBase::describe() const {
    if (!done()) return "<Future pending>";
    if (cancelled()) return "<Future cancelled>";
    if (!has_result()) return "<Future finished exception=" + loopscope::describe(*error_) + ">";
    return "<Future finished result=" + result_text() + ">";
}

void FutureBase::abandon() noexcept {
    if (done()) return;
    const WaiterList waiters = std::move(waiters_);
}

bool FutureBase::is_kept_by_report() noexcept {
    add_ref();
    report_loss();
    if (references() == 1) return false;
    release();
    return true;
}

void FutureBase::report_loss() {
    if (!never_retrieved()) return;
    set_retrieved();
    ExceptionContext context;
    const char* type = as_task() != nullptr              ? "Task"
                       : wait_kind() == WaitKind::Gather ? "_GatheringFuture"
                                                         : "Future";
    context.message = std::string(type) + " exception was never retrieved";
    context.exception = error_;
    context.future = Ref<FutureBase>(this);
    loop().call_exception_handler(context);
}

}  // namespace loopscope
