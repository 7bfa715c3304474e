// asyncio.TaskGroup (`taskgroups.py`): a block that ends when all tasks begun in it have ended. The first one
// that fails cancels the others and the block; what failed leaves the block as one exception group.
//
//     co_await task_group([&](TaskGroup& group) -> Coroutine<void> {
//         group.create_task(fetch(1), "first");
//         group.create_task(fetch(2), "second");
//         co_return;
//     });
//
// The callable lives as long as the block, so it may capture.
#pragma once

#include <cstddef>
#include <source_location>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "loop/body.h"
#include "loop/coroutine.h"
#include "loop/event_loop.h"
#include "loop/future_watch.h"

namespace loopscope {

class TaskGroup final : private FutureWatch {
public:
    /// In the frame of a coroutine that runs in `loop`; `task_group` makes it.
    explicit TaskGroup(EventLoop& loop) noexcept
        : FutureWatch(loop, WaitKind::TaskGroup, "TaskGroup: a task is done") {}

    /// Begins a task that the block waits for. When the group is not entered yet, is shutting down or is
    /// finished, the coroutine does not run: the task has failed already, with asyncio's RuntimeError.
    template <class T>
    Ref<Task<T>> create_task(Coroutine<T> coroutine, std::string_view name = {},
                             std::source_location location = std::source_location::current()) {
        TaskOptions options;
        options.name = name;
        options.where = location;
        return create_task<T>(std::move(coroutine).into_body(), options);
    }
    /// The same with a context of its own, for example.
    template <class T>
    Ref<Task<T>> create_task(Coroutine<T> coroutine, const TaskOptions& options) {
        return create_task<T>(std::move(coroutine).into_body(), options);
    }
    template <class T>
    Ref<Task<T>> create_task(BodyRef<T> body, TaskOptions options);

    /// Tasks of the group that are not done.
    [[nodiscard]] std::size_t size() const noexcept { return watched(); }
    /// As Python's repr: "<TaskGroup tasks=2 errors=1 cancelling>".
    [[nodiscard]] std::string describe() const;

    // The block's course, for `task_group` and for activations of other kinds: `enter`, the body, `leave`;
    // then as long as `waiter` gives a future: wait for it, `waited`; at last `end`.

    /// Begins in the loop's current task. RuntimeError when there is none or when it was entered before.
    [[nodiscard]] Error enter();
    /// The body has ended with `raised`, or well when that is null.
    void leave(Error raised);
    /// A future that is done when no task is left; null when none is left now.
    [[nodiscard]] Ref<Future<void>> waiter();
    /// The wait has ended with `error`, or well. The first cancel ends the group, later ones change nothing
    /// (`taskgroups.py:101`). Returns what ends the block at once: any other error.
    [[nodiscard]] Error waited(Error error);
    /// What leaves the block: null, a cancel from outside, an Exit error bare, or the group of all errors.
    [[nodiscard]] Error end();

private:
    [[nodiscard]] Error refusal() const;
    void adopt(Ref<FutureBase> task);
    void watched_done(FutureBase& task) override;
    void abort(Cause cause);

    TaskBase* parent_ = nullptr;  // the task whose frame this stands in
    std::vector<Error> errors_;
    Error raised_;      // by the body
    Error cancelled_;   // the CancelledError to pass on
    Error exit_error_;  // the first Exit error
    Ref<Future<void>> waiter_;
    bool entered_ = false;
    bool leaving_ = false;
    bool aborting_ = false;
    bool parent_cancel_requested_ = false;
};

template <class T>
Ref<Task<T>> TaskGroup::create_task(BodyRef<T> body, TaskOptions options) {
    options.through = CauseKind::TaskGroup;
    if (Error refused = refusal()) return refused_task<T>(loop(), std::move(refused), options);
    Ref<Task<T>> task = loop().create_task<T>(std::move(body), options);
    adopt(task);
    return task;
}

/// Runs `body`, a callable that takes a `TaskGroup&` and gives a coroutine, and gives its result when all
/// tasks of the group have ended. Fails with an exception group when any of them or the body has failed; a
/// body or child that is only cancelled is no failure.
template <class Body>
[[nodiscard]] Coroutine<BodyResult<Body, TaskGroup&>> task_group(Body body) {
    using T = BodyResult<Body, TaskGroup&>;
    Thread& thread = co_await current_thread();
    EventLoop* loop = thread.running_loop();
    if (loop == nullptr) co_await fail_with(make_error(ErrorKind::RuntimeError, "no running event loop"));
    TaskGroup group(*loop);
    if (Error refused = group.enter()) co_await fail_with(refused);
    Outcome<T> outcome = co_await settled(begin_body(body, group));
    group.leave(outcome.error());
    while (Ref<Future<void>> waiter = group.waiter()) {
        Outcome<void> waited = co_await settled(waiter);
        if (Error raised = group.waited(waited.error())) co_await fail_with(raised);
    }
    if (Error error = group.end()) co_await fail_with(error);
    if constexpr (!std::is_void_v<T>) co_return outcome.take();
}

}  // namespace loopscope
