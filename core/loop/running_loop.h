// Where a coroutine runs: asyncio's get_running_loop, current_task and all_tasks.
//
//     EventLoop& loop = co_await running_loop();
//     TaskBase* task = co_await current_task();
#pragma once

#include <vector>

#include "loop/event_loop.h"
#include "loop/question.h"

namespace loopscope {

struct RunningLoop {
    using Answer = EventLoop&;
    [[nodiscard]] Outcome<EventLoop&> ask(Thread& thread) const;
};
/// The loop that runs this coroutine. RuntimeError "no running event loop" when there is none, as in a
/// coroutine that is work of an executor (`events.py:681`).
[[nodiscard]] constexpr RunningLoop running_loop() noexcept {
    return {};
}

/// The task or callback whose turn it is in `thread`; null outside of a loop.
[[nodiscard]] Runnable* running_in(const Thread& thread) noexcept;

struct CurrentTask {
    using Answer = TaskBase*;
    [[nodiscard]] Outcome<TaskBase*> ask(Thread& thread) const;
};
/// The task that this coroutine is part of. RuntimeError without a running loop (`tasks.py:34`).
[[nodiscard]] constexpr CurrentTask current_task() noexcept {
    return {};
}
/// The task of `loop` whose step runs now; null between steps.
[[nodiscard]] inline TaskBase* current_task(const EventLoop& loop) noexcept {
    return loop.current_task();
}

struct AllTasks {
    using Answer = std::vector<Ref<FutureBase>>;
    [[nodiscard]] Outcome<Answer> ask(Thread& thread) const;
};
/// The tasks of the running loop that are not done, oldest first. RuntimeError without one (`tasks.py:41`).
[[nodiscard]] constexpr AllTasks all_tasks() noexcept {
    return {};
}
[[nodiscard]] inline std::vector<Ref<FutureBase>> all_tasks(const EventLoop& loop) {
    return loop.all_tasks();
}

}  // namespace loopscope
