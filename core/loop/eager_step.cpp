#include "loop/eager_step.h"

#include <utility>

#include "loop/event_loop.h"

namespace loopscope {

bool EagerStep::may_begin(const EventLoop& loop) noexcept {
    return loop.thread() != nullptr && loop.thread() == loop.scheduler().running_thread();
}

Activation* EagerStep::begin(Thread& thread) {
    FutureBase& future = task_.future();
    EventLoop& loop = future.loop();
    loop.tasks_.add(task_);
    running_ = std::exchange(loop.running_, Ref<Runnable>(&future));
    current_task_ = loop.current_task_;
    driver_ = thread.driver();
    driving_task_ = thread.driving_task();
    active_ = thread.active();
    // Where it stood when it suspended last may be gone.
    if (current_task_ != nullptr) current_task_->innermost_ = active_;
    loop.set_current_task(&task_);
    thread.set_driver(this);
    task_.body().set_caller(*this);
    if (loop.tracer_.on()) task_.trace_began({});
    return task_.innermost();
}

void EagerStep::run(Thread& thread) {
    set_caller(nullptr);
    Activation* next = begin(thread);
    while (next != nullptr) {
        if (thread.budget() <= 0) thread.lend(Scheduler::kSlice);
        if (thread.blocked()) thread.unblock();
        next = next->resume(thread);
    }
    if (exit_error_) task_.future().loop().leave_with(take_exit_error());
}

Activation* EagerStep::suspended(Thread& thread, Activation& innermost, FutureBase* awaited) {
    task_.body().set_caller(task_.future());
    (void)task_.suspend_traced(innermost, awaited);
    return end(thread);
}

Activation* EagerStep::suspended_badly(Thread& thread, Activation& innermost, Error error) {
    task_.body().set_caller(task_.future());
    (void)task_.suspend_badly(innermost, std::move(error));
    return end(thread);
}

Activation* EagerStep::resume(Thread& thread) {
    EventLoop& loop = task_.future().loop();
    Error exit_error = std::move(loop.exit_error_);
    const std::size_t turns = loop.turns_end_;
    (void)task_.finish(thread, task_.future());
    exit_error_ = std::exchange(loop.exit_error_, std::move(exit_error));
    loop.turns_end_ = turns;
    // Such a task lets go of its coroutine (`tasks.py:274`).
    task_.body_.reset();
    return end(thread);
}

Activation* EagerStep::raise(Thread& thread, Error) {
    return resume(thread);
}

void EagerStep::inspect(ActivationSnapshot& snapshot, bool) const {
    snapshot.name = task_.name();
}

Activation* EagerStep::end(Thread& thread) {
    EventLoop& loop = task_.future().loop();
    loop.set_current_task(current_task_);
    thread.set_driver(driver_, driving_task_);
    thread.set_active(active_);
    // The task may end with this.
    const Ref<Runnable> ran = std::exchange(loop.running_, std::move(running_));
    return caller();
}

}  // namespace loopscope
