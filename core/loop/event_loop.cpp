#include "loop/event_loop.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "loop/context.h"

namespace loopscope {

namespace {

/// Timers are due this much before their time: asyncio's clock resolution.
constexpr double kClockResolution = 1e-9;

/// The root of the thread that a blocking run starts: enters the loop, and ends the thread after it.
class BlockingRun final : public Root<Activation> {
public:
    explicit BlockingRun(EventLoop& loop, Ref<FutureBase> until) : loop_(loop), until_(std::move(until)) {}

    [[nodiscard]] Activation* resume(Thread& thread) override {
        if (entered_) {
            ended_ = true;
            return nullptr;
        }
        entered_ = true;
        error_ = loop_.enter(thread, this, std::move(until_));
        ended_ = static_cast<bool>(error_);
        return error_ ? nullptr : &loop_;
    }
    [[nodiscard]] Activation* raise(Thread&, Error error) override {
        error_ = std::move(error);
        ended_ = true;
        return nullptr;
    }
    void inspect(ActivationSnapshot& snapshot, bool) const override { snapshot.name = "run"; }
    [[nodiscard]] std::uint32_t line() const noexcept override { return 0; }

    [[nodiscard]] bool ended() const noexcept { return ended_; }
    [[nodiscard]] const Error& error() const noexcept { return error_; }

private:
    EventLoop& loop_;
    Ref<FutureBase> until_;
    Error error_;
    bool entered_ = false;
    bool ended_ = false;
};

}  // namespace

EventLoop::EventLoop(Scheduler& scheduler)
    : scheduler_(scheduler), tracer_(scheduler.tracer()), id_(scheduler.next_id()) {
    if (tracer_.on()) trace_change(TraceKind::LoopCreated, scheduler_.cause(), scheduler_.line());
}

EventLoop::~EventLoop() {
    abandon();
}

Error EventLoop::schedule(Ref<Handle> handle, const std::source_location& where) {
    if (Error error = check_closed()) return error;
    if (Error error = check_caller()) return error;
    put_ready(std::move(handle), where);
    return {};
}

void EventLoop::put_ready(Ref<Handle> handle, const std::source_location& where) {
    if (tracer_.on()) {
        Cause by = cause();
        by.where = where;
        trace_ready(*handle, by);
    }
    enqueue(std::move(handle));
}

Error EventLoop::schedule_threadsafe(Ref<Handle> handle, const std::source_location& where) {
    if (Error error = check_closed()) return error;
    put_ready(std::move(handle), where);
    wake();
    return {};
}

Error EventLoop::schedule_at(double when, Ref<Handle> handle, const std::source_location& where) {
    if (Error error = check_closed()) return error;
    if (Error error = check_caller()) return error;
    if (Error error = check_deadline(when)) return error;
    handle->when_ = when;
    if (tracer_.on()) {
        std::uint64_t deadline = Tracer::nanoseconds(when);
        std::uint32_t task = current_task() != nullptr ? current_task()->future().id() : 0;
        const Handle::Purpose purpose = handle->purpose();
        const Cause by = cause();
        tracer_.emit(TraceKind::TimerSet,
                     {handle->id(), task, tracer_.text(handle->callback_name()), low_word(deadline),
                      high_word(deadline), scheduler_.line(where), field(purpose.ends),
                      purpose.target != nullptr ? purpose.target->id() : 0, field(by.kind), by.by});
    }
    timers_.push(when, std::move(handle));
    // A host that sets a timer while the loop sleeps shortens its sleep.
    if (idle_ && scheduler_.running_thread() == nullptr) wake();
    return {};
}

bool EventLoop::move_timer(std::uint32_t id, double when, const Cause& cause) {
    Ref<Handle> handle = timers_.take(id);
    if (!handle) return false;
    handle->when_ = when;
    if (tracer_.on()) {
        const std::uint64_t deadline = Tracer::nanoseconds(when);
        tracer_.emit(TraceKind::TimerMoved, {id, low_word(deadline), high_word(deadline), field(cause.kind),
                                             cause.by, scheduler_.line(cause.where)});
    }
    timers_.push(when, std::move(handle));
    wake();
    return true;
}

void EventLoop::enqueue_when_idle(Ref<Runnable> runnable) {
    if (closed_) return;
    ready_.push(std::move(runnable));
    // From another thread only call_soon_threadsafe wakes the loop, as in asyncio; the host is no thread.
    if (scheduler_.running_thread() == nullptr) wake();
}

void EventLoop::wake() noexcept {
    if (!idle_ || thread_ == nullptr) return;
    idle_ = false;
    thread_->unblock();
}

Error EventLoop::check_closed() const {
    return closed_ ? make_error(ErrorKind::RuntimeError, "Event loop is closed") : Error();
}

Error EventLoop::check_running(const Thread* thread) const {
    if (is_running()) return make_error(ErrorKind::RuntimeError, "This event loop is already running");
    if (thread != nullptr && thread->running_loop() != nullptr) {
        return make_error(ErrorKind::RuntimeError, "Cannot run the event loop while another loop is running");
    }
    return {};
}

Error EventLoop::enter(Thread& thread, Activation* caller, Ref<FutureBase> until) {
    if (Error error = check_closed()) return error;
    if (Error error = check_running(&thread)) return error;
    set_caller(caller);
    const Cause by = cause();
    thread_ = &thread;
    outer_driver_ = thread.driver();
    thread.set_running_loop(this);
    exit_error_ = nullptr;
    until_ = std::move(until);
    if (until_) {
        until_callback_ = until_->add_done_callback([this](FutureBase& future) {
            // An Exit error leaves the loop by itself, in the middle of the iteration.
            Error error = future.peek_exception();
            if (!error || error->kind() != ErrorKind::Exit) stop(kNoSource);
        });
    }
    if (tracer_.on()) trace_change(TraceKind::LoopStarted, by, scheduler_.line());
    return {};
}

Activation* EventLoop::leave() {
    Thread& thread = *thread_;
    stopping_ = false;
    iterating_ = false;
    turns_end_ = ready_.taken();
    if (until_callback_) {
        until_->remove_done_callback(until_callback_.get());
        until_callback_ = nullptr;
    }
    thread.set_running_loop(nullptr);
    thread.set_driver(outer_driver_);
    thread_ = nullptr;
    if (tracer_.on()) trace_change(TraceKind::LoopStopped, ended_by_, ended_at_);
    ended_by_ = {};
    ended_at_ = 0;
    return caller();
}

Error EventLoop::leave_error() {
    Ref<FutureBase> until = std::move(until_);
    if (exit_error_) {
        if (until) until->set_retrieved();
        return std::move(exit_error_);
    }
    if (until && !until->done()) {
        return make_error(ErrorKind::RuntimeError, "Event loop stopped before Future completed.");
    }
    return {};
}

Activation* EventLoop::raise(Thread&, Error error) {
    // An error from outside (an interrupt) leaves the loop as KeyboardInterrupt does.
    idle_ = false;
    exit_error_ = std::move(error);
    ended_by_ = {CauseKind::User};
    running_ = measured_ = nullptr;
    set_current_task(nullptr);
    return leave();
}

void EventLoop::inspect(ActivationSnapshot& snapshot, bool) const {
    snapshot.name = "event loop";
}

Activation* EventLoop::wait(Thread& thread) {
    idle_ = true;
    const double deadline = timers_.empty() ? std::numeric_limits<double>::infinity() : timers_.earliest();
    if (tracer_.on()) {
        const std::uint64_t until = Tracer::nanoseconds(deadline);
        tracer_.emit(TraceKind::LoopIdle, {id_, low_word(until), high_word(until)});
    }
    thread.block_until(scheduler_.clock().wakes_at(deadline));
    return this;
}

void EventLoop::trace_iteration() {
    tracer_.emit(TraceKind::IterationBegan,
                 {id_, static_cast<std::uint32_t>(iteration_), static_cast<std::uint32_t>(ready_.size()),
                  static_cast<std::uint32_t>(timers_.size())});
}

void EventLoop::collect_due_timers() {
    timers_.drop_cancelled();
    double now = time();
    // Far from 0 the resolution vanishes in the sum, so equality counts too.
    while (!timers_.empty() && (timers_.earliest() <= now || timers_.earliest() < now + kClockResolution)) {
        Ref<Handle> handle = timers_.pop();
        if (tracer_.on()) tracer_.emit(TraceKind::TimerDue, {handle->id()});
        ready_.push(std::move(handle));
    }
}

Error EventLoop::check_thread(const Thread* thread) const {
    if (thread_ == nullptr || thread_ == thread) return {};
    return make_error(ErrorKind::RuntimeError,
                      "Non-thread-safe operation invoked on an event loop other than the current one");
}

Error EventLoop::check_caller() const {
    const Thread* caller = debug() ? scheduler_.running_thread() : nullptr;
    return caller != nullptr ? check_thread(caller) : Error();
}

void EventLoop::stop(std::source_location where) {
    if (!stopping_ && tracer_.on()) note_end(where);
    stopping_ = true;
}

void EventLoop::leave_with(Error exit_error) {
    exit_error_ = std::move(exit_error);
    turns_end_ = ready_.taken();
    if (tracer_.on()) note_end(kNoSource);
}

void EventLoop::note_end(const std::source_location& where) {
    ended_by_ = cause();
    ended_at_ = scheduler_.line(where);
}

Error EventLoop::close(std::source_location where) {
    if (is_running()) return make_error(ErrorKind::RuntimeError, "Cannot close a running event loop");
    if (closed_) return {};
    closed_ = idle_ = true;
    (void)refuse_default_executor();
    if (tracer_.on()) trace_change(TraceKind::LoopClosed, scheduler_.cause(), scheduler_.line(where));
    const ReadyQueue ready = std::move(ready_);
    TimerHeap timers = std::move(timers_);
    timers_ = TimerHeap();
    return {};
}

void EventLoop::lose_thread() noexcept {
    (void)leave();
    running_ = measured_ = nullptr;
    set_current_task(nullptr);
}

void EventLoop::abandon() noexcept {
    if (abandoned_) return;
    abandoned_ = true;
    if (thread_ != nullptr) lose_thread();
    (void)close(kNoSource);
    until_ = nullptr;
    exit_error_ = nullptr;
    abandon_tasks();
    while (const Ref<FutureBase> future = notes_.take_linked()) future->abandon();
    drop_default_executor();
    drop_reports();
    notes_.clear();
}

void EventLoop::put_in_context(Runnable& created, Ref<Payload> context) {
    if (context) {
        scheduler_.use_contexts();
    } else if (const Thread* thread = scheduler_.running_thread()) {
        if (const Payload* running = running_context(*thread)) context = running->copy_for_child();
    }
    if (context) created.set_context(context);
}

Cause EventLoop::cause() const noexcept {
    if (!tracer_.on()) return {};
    if (cause_scope_ != nullptr) return cause_scope_->cause();
    const Thread* now = scheduler_.running_thread();
    if (thread_ != nullptr && now != thread_) {
        return now != nullptr ? Cause{CauseKind::Thread, now->id()} : Cause{CauseKind::User, 0};
    }
    if (current_task() != nullptr) return {scheduler_.acting_through(), current_task()->future().id()};
    if (Handle* handle = running_ ? running_->as_handle() : nullptr) {
        const Handle::Purpose purpose = handle->purpose();
        if (purpose.ends == WaitKind::Timeout && purpose.target != nullptr)
            return {CauseKind::Timeout, purpose.target->id()};
        if (handle->future() != nullptr) {
            const bool of_group = purpose.ends == WaitKind::TaskGroup;
            return {of_group ? CauseKind::TaskGroup : CauseKind::Future, handle->future()->id()};
        }
        return {handle->when() == handle->when() ? CauseKind::Timer : CauseKind::Program, handle->id()};
    }
    return scheduler_.cause_outside_of_turns();
}

void EventLoop::trace_change(TraceKind kind, const Cause& cause, std::uint32_t line) {
    tracer_.emit(kind, {id_, field(cause.kind), cause.by, line});
}

void EventLoop::trace_ready(const Handle& handle, Cause cause) {
    const Handle::Purpose purpose = handle.purpose();
    tracer_.emit(TraceKind::HandleReady,
                 {handle.id(), tracer_.text(handle.callback_name()), field(cause.kind), cause.by,
                  scheduler_.line(cause.where), field(purpose.ends),
                  purpose.target != nullptr ? purpose.target->id() : 0});
}

Error EventLoop::run_forever() {
    return run_blocking({});
}

Error EventLoop::run_blocking(Ref<FutureBase> until) {
    if (Error error = check_closed()) return error;
    if (Error error = check_running(scheduler_.running_thread())) return error;
    BlockingRun run(*this, std::move(until));
    Thread& thread = scheduler_.start_thread("run", run);
    while (!run.ended()) {
        if (tracer_.nearly_full()) tracer_.flush();
        Progress progress = scheduler_.advance(std::numeric_limits<std::int64_t>::max());
        if (progress.state != Progress::State::Waiting) continue;
        if (progress.deadline == std::numeric_limits<double>::infinity() ||
            !scheduler_.clock().wait_until(progress.deadline)) {
            (void)leave();
            until_ = nullptr;
            scheduler_.end_thread(thread);
            return make_error(ErrorKind::RuntimeError, "nothing is left that could wake the event loop");
        }
    }
    return run.error() ? run.error() : leave_error();
}

}  // namespace loopscope
