#include "loop/running_loop.h"

namespace loopscope {

Outcome<EventLoop&> RunningLoop::ask(Thread& thread) const {
    EventLoop* loop = thread.running_loop();
    if (loop == nullptr) return make_error(ErrorKind::RuntimeError, "no running event loop");
    return *loop;
}

Runnable* running_in(const Thread& thread) noexcept {
    const EventLoop* loop = thread.running_loop();
    if (loop == nullptr) return nullptr;
    // A task that begins eagerly runs in another one's turn.
    if (TaskBase* task = loop->current_task()) return &task->future();
    return loop->running();
}

Outcome<TaskBase*> CurrentTask::ask(Thread& thread) const {
    Outcome<EventLoop&> loop = running_loop().ask(thread);
    if (!loop.ok()) return loop.error();
    return (*loop).current_task();
}

Outcome<AllTasks::Answer> AllTasks::ask(Thread& thread) const {
    Outcome<EventLoop&> loop = running_loop().ask(thread);
    if (!loop.ok()) return loop.error();
    return (*loop).all_tasks();
}

}  // namespace loopscope
