#include "loop/eager_step.h"

#include <utility>

#include "loop/event_loop.h"

namespace loopscope {

Activation* EagerStep::begin(Thread& thread) {
    FutureBase& future = task_.future();
    EventLoop& loop = future.loop();
    running_ = std::exchange(loop.running_, Ref<Runnable>(&future));
    current_task_ = loop.current_task_;
    driver_ = thread.driver();
    driving_task_ = thread.driving_task();
    active_ = thread.active();
    loop.set_current_task(&task_);
    thread.set_driver(this);
    task_.body()->activation().set_caller(this);
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
}

Activation* EagerStep::suspended(Thread& thread, Activation& innermost, FutureBase* awaited) {
    task_.body()->activation().set_caller(&task_);
    (void)task_.suspended(thread, innermost, awaited);
    return end(thread);
}

Activation* EagerStep::resume(Thread& thread) {
    (void)task_.finish(thread);
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
