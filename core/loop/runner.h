// asyncio.run: one coroutine from beginning to end on a loop of its own, and what it does with the tasks left
// over.
#pragma once

#include <utility>
#include <vector>

#include "loop/event_loop.h"

namespace loopscope {

/// Cancels all tasks of `loop` that are not done. Returns them; gather them, then `report_unhandled`
/// (`runners.py:197`).
[[nodiscard]] std::vector<Ref<FutureBase>> cancel_all_tasks(EventLoop& loop);

/// Reports each task that failed instead of ending as cancelled.
void report_unhandled(EventLoop& loop, const std::vector<Ref<FutureBase>>& tasks);

/// Both, with the wait between: runs `loop`, which must not run, until its tasks are done.
[[nodiscard]] Error end_all_tasks(EventLoop& loop);

/// Runs `coroutine` on a new loop of `scheduler`, ends what is left over, and closes the loop.
template <class T>
Outcome<T> run(Scheduler& scheduler, Coroutine<T> coroutine, LoopReports* reports = nullptr) {
    if (scheduler.running_thread() != nullptr) {
        return make_error(ErrorKind::RuntimeError,
                          "asyncio.run() cannot be called from a running event loop");
    }
    EventLoop& loop = scheduler.new_event_loop();
    loop.set_reports(reports);
    Outcome<T> outcome = loop.run_until_complete(std::move(coroutine));
    Error error = end_all_tasks(loop);
    if (Error closing = loop.close(); closing && !error) error = closing;
    if (error && outcome.ok()) return error;
    return outcome;
}

}  // namespace loopscope
