// One turn of a loop: the next handle or task is taken from the ready queue and runs until it ends or waits
// again. All that a switch between tasks costs is here, in one file, so that the compiler can make one
// function of it.
#include "loop/event_loop.h"
#include "loop/prefetch.h"

namespace loopscope {

namespace {

/// So many tasks fit in no fast cache: what comes soon is asked for early, first the task, and once that has
/// come its coroutine, in the turns before its own.
constexpr std::size_t kManyTurns = 2048;
constexpr std::size_t kTurnsToTask = 4;
constexpr std::size_t kTurnsToCoroutine = 2;
constexpr std::size_t kUsualFrame = 96;  // of a coroutine, in bytes

}  // namespace

inline Activation* TaskBase::step(Thread& thread, EventLoop& loop, FutureBase& future) {
    if (!innermost_) return &loop;
    loop.set_current_task(this);
    // While the trace is on, a suspension takes the longer way, which tells it.
    thread.set_driver(&future, loop.traced_ ? nullptr : this);
    Activation* next = nullptr;
    if (has(future, kHasOutcome)) [[unlikely]] {
        next = resume_with_outcome(thread, future);
    } else {
        if (has(future, kWaits)) clear(future, kWaits);
        if (loop.traced_ && loop.tracer_.on()) [[unlikely]]
            trace_began({});
        next = innermost_.resume(thread);
    }
    // The outermost one has ended at once.
    return next == &future && thread.budget() > 0 ? finish(thread, future) : next;
}

inline Activation* EventLoop::run_turn(Thread& thread) {
    if (turns_end_ - ready_.taken() > kManyTurns) {
        prefetch<sizeof(Task<void>)>(&ready_.at(kTurnsToTask));
        if (const TaskBase* next = task_of(const_cast<Runnable&>(ready_.at(kTurnsToCoroutine)))) {
            prefetch<kUsualFrame>(next->innermost_.get());
        }
    }
    // Nobody runs between turns.
    std::construct_at(&running_, ready_.pop());
    if (debug()) [[unlikely]] {
        measured_ = running_;
        turn_began_ = time();
    }
    // A step is paid for by what it resumes.
    if (TaskBase* task = task_of(*running_)) [[likely]]
        return task->step(thread, *this, static_cast<FutureBase&>(*running_));
    thread.charge(1);
    return running_->run(thread);
}

inline void EventLoop::end_turn(Thread& thread) {
    if (measured_) [[unlikely]] {
        const Ref<Runnable> measured = std::move(measured_);
        report_turn(*measured, time() - turn_began_);
    }
    set_current_task(nullptr);
    thread.set_active(nullptr);
    if (!running_) return;
    // A handle is told by its callback as long as it can be reported.
    if (Handle* handle = running_->as_handle()) handle->drop();
    // What dies with it may look at the loop, so the turn is over by then.
    const Ref<Runnable> ran = std::move(running_);
}

Activation* EventLoop::resume(Thread& thread) {
    idle_ = false;
    end_turn(thread);
    for (;;) {
        while (ready_.taken() != turns_end_) {
            if (thread.budget() <= 0) return this;
            if (Activation* next = run_turn(thread); next != this) return next;
            end_turn(thread);
        }
        if (exit_error_) return leave();
        if (iterating_) {
            if (thread.budget() <= 0) return this;
            iterating_ = false;
            if (tracer_.on()) tracer_.emit(TraceKind::IterationEnded, {id_});
            if (stopping_) return leave();
            if (thread.budget() <= 0) return this;
        }
        if (!timers_.empty()) collect_due_timers();
        if (ready_.empty() && !stopping_) return wait(thread);
        iterating_ = true;
        traced_ = tracer_.on();
        turns_end_ = ready_.added();
        ++iteration_;
        if (traced_) trace_iteration();
    }
}

inline void TaskBase::woken_by(EventLoop& loop, FutureBase& future, const FutureBase& awaited) {
    if (loop.tracer_.on()) [[unlikely]]
        trace_woken(awaited);
    // Most often it has a result, which the innermost activation takes by itself.
    if (awaited.has_result() && !details_.given()) [[likely]]
        clear(future, kHasOutcome);
}

inline void FutureBase::wake(EventLoop& loop, Ref<Runnable>&& waiter) {
    if (TaskBase* task = EventLoop::task_of(*waiter)) [[likely]] {
        task->woken_by(loop, static_cast<FutureBase&>(*waiter), *this);
    } else {
        static_cast<Handle&>(*waiter).woken_by(*this);
    }
    loop.enqueue(std::move(waiter));
}

inline Error FutureBase::finish(Phase phase, WaiterList&& waiters, const std::source_location& where) {
    word_ = (word_ & ~kPhaseMask) | static_cast<std::uintptr_t>(phase);
    EventLoop& loop = this->loop();
    if (loop.tracer_.on()) [[unlikely]]
        trace_finished(where);
    if (waiters.empty()) return {};
    if (loop.is_closed()) [[unlikely]]
        return loop.check_closed();
    if (Ref<Runnable> only = waiters.take_only()) [[likely]] {
        wake(loop, std::move(only));
    } else {
        wake_each(loop, waiters);
    }
    return {};
}

Error FutureBase::finish_with_result(WaiterList&& waiters, std::source_location where) {
    return finish(Phase::Result, std::move(waiters), where);
}

Error FutureBase::finish_without_result(Phase phase, Error error, const std::source_location& where) {
    WaiterList waiters = take_waiters();
    new (&error_) Error(std::move(error));
    return finish(phase, std::move(waiters), where);
}

void FutureBase::wake_each(EventLoop& loop, const WaiterList& waiters) {
    waiters.for_each([&](Runnable& waiter) { wake(loop, Ref<Runnable>(&waiter)); });
}

Error FutureBase::add_done_callback(Ref<Handle> callback) {
    if (!done()) {
        waiters_.add(std::move(callback));
        return {};
    }
    if (loop().is_closed()) return loop().check_closed();
    wake(loop(), std::move(callback));
    return {};
}

Activation* TaskBase::finish(Thread& thread, FutureBase& future) {
    EventLoop& loop = future.loop();
    thread.set_active(nullptr);
    innermost_ = nullptr;
    loop.tasks_.remove(*this);
    const bool cancelled = has(future, kMustCancel);
    if (cancelled) [[unlikely]]
        clear(future, kMustCancel);
    future.conclude(cancelled);
    if (!body_.kept_when_done()) body_.reset();
    return &loop;
}

inline Activation* TaskBase::suspended_on(FutureBase& future, FutureBase& awaited) {
    EventLoop& loop = future.loop();
    const bool is_usual = &awaited.loop() == &loop && &awaited != &future && !has(future, kMustCancel);
    if (!is_usual || awaited.done()) [[unlikely]]
        return suspended_otherwise(future, awaited);
    set(future, kHasOutcome | kWaits);
    awaited.waiters_.add(std::move(loop.running_));
    return &loop;
}

Activation* TaskBase::suspended_otherwise(FutureBase& future, FutureBase& awaited) {
    EventLoop& loop = future.loop();
    if (&awaited.loop() != &loop || &awaited == &future) return raise_in_next_step(refusal(awaited));
    set(future, kHasOutcome | kWaits);
    // Who cancels in its place may run code of the program, which asks whose turn it is.
    const bool cancels = has(future, kMustCancel) && (awaited.word_ & FutureBase::kCancelledByProgram) == 0;
    Ref<Runnable> waiter = cancels ? loop.running_ : std::move(loop.running_);
    if (awaited.done()) {
        awaited.wake(loop, std::move(waiter));
    } else {
        awaited.waiters_.add(std::move(waiter));
    }
    if (cancels && awaited.cancel_because(requested_message(), {CauseKind::Task, future.id()})) {
        clear(future, kMustCancel);
    }
    return &loop;
}

inline Activation* TaskBase::suspend_until(FutureBase& future, FutureBase* awaited) {
    if (awaited != nullptr) return suspended_on(future, *awaited);
    EventLoop& loop = future.loop();
    // Its loop runs, so nobody has to be woken.
    loop.ready_.push(std::move(loop.running_));
    return &loop;
}

Activation* TaskBase::suspend(Thread& thread, ActivationPointer innermost, FutureBase* awaited) {
    innermost_ = innermost;
    return suspend_until(static_cast<FutureBase&>(*thread.driver()), awaited);
}

Activation* TaskBase::suspend_traced(Activation& innermost, FutureBase* awaited) {
    FutureBase& future = this->future();
    innermost_ = &innermost;
    if (future.loop().tracer_.on()) trace_suspended(awaited);
    return suspend_until(future, awaited);
}

Activation* Thread::suspend(Activation& innermost, FutureBase* awaited) {
    if (driving_task_ != nullptr) return driving_task_->suspend(*this, &innermost, awaited);
    return driver_->suspended(*this, innermost, awaited);
}

}  // namespace loopscope
