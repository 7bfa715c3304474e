// asyncio.run and asyncio.Runner (`runners.py`): a loop of their own for coroutines, from the first to the
// last, and what is done with the tasks that are left over.
//
//     int main() {
//         return loopscope::run(serve()).value();
//     }
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "loop/event_loop.h"

namespace loopscope {

class Context;

struct RunnerOptions {
    std::optional<bool> debug;  ///< the loop's debug mode; none: as it is
    LoopReports* reports =
        nullptr;  ///< who is told about mistakes, as long as the scheduler lives; null: the trace
};

class Runner {
public:
    /// Runs on a loop of `scheduler`, on its clock.
    explicit Runner(Scheduler& scheduler, RunnerOptions options = {});
    /// Runs in real time, on a scheduler and clock of its own. Reports are printed to stderr unless the
    /// options name who is told.
    explicit Runner(RunnerOptions options = {});
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;
    /// Closes it.
    ~Runner();

    /// Runs `main` to its end, in `context` or else in the runner's own, which keeps what is set from run to
    /// run. RuntimeError when the runner is closed, or when a loop runs already.
    template <class T>
    Outcome<T> run(Coroutine<T> main, Ref<Payload> context = {}) {
        if (Error error = refuse_nested("Runner.run()")) return error;
        Outcome<EventLoop&> loop = get_loop();
        if (!loop.ok()) return loop.error();
        TaskOptions options;
        options.context = context ? std::move(context) : context_;
        Ref<Task<T>> task = (*loop).create_task(std::move(main), options);
        return (*loop).run_until_complete(Ref<Future<T>>(std::move(task)));
    }
    /// The loop, made when it is first needed. RuntimeError when the runner is closed.
    [[nodiscard]] Outcome<EventLoop&> get_loop();
    /// Cancels the tasks that are left, waits for them and for the default executor, and closes the loop.
    /// Nothing when there is no loop. An error that left the loop meanwhile.
    Error close();

    /// RuntimeError "... cannot be called from a running event loop" when one runs in the scheduler.
    [[nodiscard]] Error refuse_nested(const char* caller) const;

private:
    struct Native;

    Owned<Native> native_;  // null: the scheduler is somebody else's
    Scheduler& scheduler_;
    RunnerOptions options_;
    EventLoop* loop_ = nullptr;
    Ref<Payload> context_;
    bool closed_ = false;
};

/// Runs `main` on a new loop of `scheduler`, ends what is left over, and closes the loop (`runners.py:160`).
/// An error of that end comes before the result. RuntimeError when a loop runs already.
template <class T>
Outcome<T> run(Scheduler& scheduler, Coroutine<T> main, LoopReports* reports = nullptr) {
    Runner runner(scheduler, {.debug = {}, .reports = reports});
    if (Error error = runner.refuse_nested("asyncio.run()")) return error;
    Outcome<T> outcome = runner.run(std::move(main));
    if (Error error = runner.close()) return error;
    return outcome;
}

/// The same in real time: the whole of a program.
template <class T>
Outcome<T> run(Coroutine<T> main, RunnerOptions options = {}) {
    Runner runner(options);
    Outcome<T> outcome = runner.run(std::move(main));
    if (Error error = runner.close()) return error;
    return outcome;
}

// The parts of `close`, for who runs loops in another way.

/// Cancels all tasks of `loop` that are not done. Returns them; gather them, then `report_unhandled`
/// (`runners.py:197`).
[[nodiscard]] std::vector<Ref<FutureBase>> cancel_all_tasks(EventLoop& loop);
/// Reports each task that failed instead of ending as cancelled.
void report_unhandled(EventLoop& loop, const std::vector<Ref<FutureBase>>& tasks);
/// Both, with the wait between: runs `loop`, which must not run, until its tasks are done.
[[nodiscard]] Error end_all_tasks(EventLoop& loop);

}  // namespace loopscope
