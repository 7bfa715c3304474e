// asyncio's event loop: a ready queue, timers, and the rule of one iteration (`base_events.py:1945`). It
// never blocks and never calls itself: it is an activation that a thread runs. With nothing to do it blocks
// its thread until the next timer; stopped, it returns to its caller, the activation that called
// `run_until_complete` or `run_forever`.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "loop/activation.h"
#include "loop/body.h"
#include "loop/cause.h"
#include "loop/coroutine.h"
#include "loop/future.h"
#include "loop/handle.h"
#include "loop/identity_map.h"
#include "loop/ready_queue.h"
#include "loop/reports.h"
#include "loop/scheduler.h"
#include "loop/task.h"
#include "loop/task_factory.h"
#include "loop/timer_heap.h"

namespace loopscope {

class Executor;

// Aligned so far that its address has room for what a future says of itself (runnable.h).
class alignas(2048) EventLoop final : public Called<Activation> {
public:
    /// Made by `Scheduler::new_event_loop`.
    explicit EventLoop(Scheduler& scheduler);
    ~EventLoop();

    // Calls, made in `context` or else in a copy of the context that runs (context.h). Each returns the
    // handle, or null when it is refused: the loop is closed (`check_closed` has the error), the time is NaN
    // (`check_deadline`), or, in debug mode, another thread calls (`check_thread`).

    /// Calls `callable()` in the next iteration, in the order of the calls.
    template <class Callable>
    Ref<Handle> call_soon(Callable callable, Ref<Payload> context = {},
                          std::source_location where = std::source_location::current());
    /// The same from another thread or from the host: also wakes the loop.
    template <class Callable>
    Ref<Handle> call_soon_threadsafe(Callable callable, Ref<Payload> context = {},
                                     std::source_location where = std::source_location::current());
    /// Calls `callable()` after `delay` seconds; a negative delay is over already.
    template <class Callable>
    Ref<Handle> call_later(double delay, Callable callable, Ref<Payload> context = {},
                           std::source_location where = std::source_location::current());
    /// Calls `callable()` at `when` on the loop's clock.
    template <class Callable>
    Ref<Handle> call_at(double when, Callable callable, Ref<Payload> context = {},
                        std::source_location where = std::source_location::current());

    // The same for ready-made handles (of a language). RuntimeError when the loop is closed, ValueError when
    // the time is NaN, else null.

    [[nodiscard]] Error schedule(Ref<Handle> handle, const std::source_location& where = kNoSource);
    [[nodiscard]] Error schedule_threadsafe(Ref<Handle> handle,
                                            const std::source_location& where = kNoSource);
    [[nodiscard]] Error schedule_at(double when, Ref<Handle> handle,
                                    const std::source_location& where = kNoSource);

    /// Another time for a timer that is set, by its number in the trace: an intervention from outside, told
    /// as `cause`. False when there is no such timer. `when` is finite.
    bool move_timer(std::uint32_t handle, double when, const Cause& cause);

    // Futures and tasks.

    /// A pending future. What waiting for it is, and its label, are for the trace alone.
    template <class T>
    [[nodiscard]] Ref<Future<T>> create_future(WaitKind kind = WaitKind::Future,
                                               std::string_view label = {}) {
        Ref<Future<T>> future = make_ref<Future<T>>(*this);
        future->set_wait(kind, label);
        return future;
    }
    /// Begins a task that runs `body`; its first step is the next iteration's. On a closed loop the task has
    /// failed already, with asyncio's RuntimeError.
    template <class T>
    Ref<Task<T>> create_task(BodyRef<T> body, const TaskOptions& options = {});
    template <class T>
    Ref<Task<T>> create_task(Coroutine<T> coroutine, std::string_view name = {},
                             std::source_location location = std::source_location::current());
    /// The same with a context of its own, for example.
    template <class T>
    Ref<Task<T>> create_task(Coroutine<T> coroutine, const TaskOptions& options);
    /// The same, not begun: an `EagerStep` makes its first step. For a language whose code must not run on
    /// the stack of who creates the task.
    template <class T>
    [[nodiscard]] Ref<Task<T>> new_task(BodyRef<T> body, const TaskOptions& options);
    /// From now on `factory(EventLoop&, const AnyBody&, TaskOptions&)` is asked before `create_task` makes a
    /// task (task_factory.h); null: nobody is (`base_events.py:483`).
    template <class Factory>
    void set_task_factory(Factory factory) {
        task_factory_ = make_ref<FunctionTaskFactory<Factory>>(std::move(factory));
    }
    void set_task_factory(Ref<TaskFactory> factory) noexcept { task_factory_ = std::move(factory); }
    void set_task_factory(std::nullptr_t) noexcept { task_factory_ = nullptr; }
    [[nodiscard]] const Ref<TaskFactory>& get_task_factory() const noexcept { return task_factory_; }
    /// The task whose step runs now; null between steps.
    [[nodiscard]] TaskBase* current_task() const noexcept { return current_task_; }
    /// Tasks that are not done, oldest first.
    [[nodiscard]] std::vector<Ref<FutureBase>> all_tasks() const;
    [[nodiscard]] std::size_t task_count() const noexcept { return tasks_.size(); }

    // Running, as an activation.

    /// Prepares to run until `stop`, or until `until` is done. The caller then lets the thread resume the
    /// loop, which returns to `caller` at the end; `leave_error` tells then how it went. An error when the
    /// loop cannot run.
    [[nodiscard]] Error enter(Thread& thread, Activation* caller, Ref<FutureBase> until = {});
    /// After the loop has returned: the Exit error that left it, RuntimeError when it stopped before `until`
    /// was done, or null: then `until->result()` is the result.
    [[nodiscard]] Error leave_error();
    /// What `run_until_complete`, `run_forever` and `close` raise on this loop in this state; null when they
    /// may run.
    [[nodiscard]] Error check_closed() const;
    [[nodiscard]] Error check_running(const Thread* thread) const;

    [[nodiscard]] Activation* resume(Thread& thread) override;
    [[nodiscard]] Activation* raise(Thread& thread, Error error) override;
    void inspect(ActivationSnapshot& snapshot, bool with_locals) const override;
    [[nodiscard]] std::uint32_t line() const noexcept override { return 0; }

    // Running, as a plain call of a C++ program: advances the scheduler until the end. An error too when
    // nothing is left that could finish the future.

    template <class T>
    Outcome<T> run_until_complete(const Ref<Future<T>>& future);
    template <class T>
    Outcome<T> run_until_complete(Coroutine<T> coroutine,
                                  std::source_location where = std::source_location::current());
    [[nodiscard]] Error run_forever();

    /// Lets the iteration that runs (or the next one) finish, then ends the run (`base_events.py:723`).
    void stop(std::source_location where = std::source_location::current());
    /// RuntimeError when another thread runs it (`base_events.py:822`): what debug mode asks before a call is
    /// scheduled.
    [[nodiscard]] Error check_thread(const Thread* thread) const;
    /// Drops what is queued; nothing can be scheduled any more. RuntimeError while it runs.
    [[nodiscard]] Error close(std::source_location where = std::source_location::current());
    /// Closes the loop by force and lets go of pending tasks, reporting each (`tasks.py:130`).
    void abandon() noexcept;

    [[nodiscard]] bool is_running() const noexcept { return thread_ != nullptr; }
    [[nodiscard]] bool is_closed() const noexcept { return closed_; }
    [[nodiscard]] double time() const { return scheduler_.now(); }

    // Reports.

    /// The host that is told; null: the trace is. It outlives the loop.
    void set_reports(LoopReports* reports) noexcept { reports_ = reports; }
    /// Tells the program's handler, or else the default one. An error of the handler itself is reported by
    /// the default one; of kind Exit, it leaves the loop (`base_events.py:1840`).
    void call_exception_handler(const ExceptionContext& context);
    /// Tells the host.
    void default_exception_handler(const ExceptionContext& context);
    /// Calls `handler(EventLoop&, const ExceptionContext&)` instead of the default one.
    template <class Handler>
    void set_exception_handler(Handler handler) {
        exception_handler_ = make_ref<FunctionExceptionHandler<Handler>>(std::move(handler));
    }
    void set_exception_handler(std::nullptr_t) noexcept { exception_handler_ = nullptr; }
    [[nodiscard]] bool has_exception_handler() const noexcept {
        return static_cast<bool>(exception_handler_);
    }
    /// Tells the host of a warning, as Python's `warnings.warn`.
    void warn(std::string_view category, std::string_view text);
    [[nodiscard]] std::string describe(const Runnable& runnable) const;
    void set_debug(bool debug) noexcept { debug_ = debug; }
    [[nodiscard]] bool debug() const noexcept { return debug_; }
    /// Where a runnable was made, as the host said (`LoopReports::origin`); null unless debug mode was on.
    [[nodiscard]] Payload* origin_of(const Runnable& runnable) const noexcept;
    /// Seconds from which on debug mode reports a callback.
    double slow_callback_duration = 0.1;

    // Threads.

    /// The executor of `to_thread`, made when it is first needed: 8 threads "asyncio_0"... RuntimeError once
    /// it was shut down or the loop was closed.
    [[nodiscard]] Outcome<Executor&> default_executor();
    void set_default_executor(std::unique_ptr<Executor> executor) noexcept;
    /// Takes no more work for the default executor. What it was, as long as the loop lives; null for none.
    Executor* refuse_default_executor() noexcept;

    // Views.

    [[nodiscard]] Scheduler& scheduler() const noexcept { return scheduler_; }
    [[nodiscard]] std::uint32_t id() const noexcept { return id_; }
    /// The thread that runs it; null while it does not run.
    [[nodiscard]] Thread* thread() const noexcept { return thread_; }
    /// The future until which it runs, or until which it ran last; null for none.
    [[nodiscard]] FutureBase* until() const noexcept { return until_.get(); }
    /// Whether it runs until this very future is done.
    [[nodiscard]] bool is_until(const FutureBase& future) const noexcept { return until_.get() == &future; }
    /// The handle or task whose turn it is; null between turns.
    [[nodiscard]] Runnable* running() const noexcept { return running_.get(); }
    [[nodiscard]] const ReadyQueue& ready() const noexcept { return ready_; }
    [[nodiscard]] const TimerHeap& timers() const noexcept { return timers_; }
    [[nodiscard]] std::uint64_t iteration() const noexcept { return iteration_; }
    /// A future that holds others which hold it: `abandon` lets go of its links.
    void track_links(FutureBase& future);
    void untrack_links(FutureBase& future) noexcept;
    /// Who causes what happens now: the running task or handle.
    [[nodiscard]] Cause cause() const noexcept;

private:
    friend class CauseScope;
    friend class EagerStep;
    friend class Handle;
    friend class FutureBase;
    friend class Runnable;
    friend class TaskBase;

    /// What is known of a runnable in debug mode, or while the trace is on.
    struct Notes {
        Ref<Payload> origin;
        std::uint32_t label = 0;
    };

    template <class Callable>
    [[nodiscard]] Ref<Handle> make_handle(Callable callable, Ref<Payload> context);
    /// Whether what is created has to be put into a context: one is given, or contexts are in use.
    [[nodiscard]] bool needs_context(const Ref<Payload>& given) const noexcept {
        return given || scheduler_.uses_contexts();
    }
    /// What is created runs in a copy of the context that runs, unless it is given one.
    void put_in_context(Runnable& created, Ref<Payload> context);
    void note_origin(Runnable& runnable);
    /// A text of the trace that says what waiting for `future` is.
    void note_label(FutureBase& future, std::uint32_t label);
    /// 0: none.
    [[nodiscard]] std::uint32_t label_of(const FutureBase& future) const;
    void forget_notes(const Runnable& runnable) noexcept;
    void put_ready(Ref<Handle> handle, const std::source_location& where);
    [[nodiscard]] Error check_caller() const;
    void enqueue(Ref<Runnable> runnable) {
        if (closed_ || idle_) [[unlikely]] {
            enqueue_when_idle(std::move(runnable));
        } else {
            ready_.push(std::move(runnable));
        }
    }
    void enqueue_when_idle(Ref<Runnable> runnable);
    [[nodiscard]] Activation* run_turn(Thread& thread);
    void wake() noexcept;
    /// The turn that runs is the last one.
    void leave_with(Error exit_error);
    void set_current_task(TaskBase* task) noexcept { current_task_ = task; }

    [[nodiscard]] bool begin_iteration(Thread& thread);
    void collect_due_timers();
    [[nodiscard]] static TaskBase* task_of(Runnable& runnable) noexcept {
        return runnable.is_handle_ ? nullptr : static_cast<FutureBase&>(runnable).as_task();
    }
    static void prefetch_frame(const Runnable& runnable) noexcept;
    void end_turn();
    [[nodiscard]] Activation* leave();
    [[nodiscard]] Error run_blocking(Ref<FutureBase> until);
    void trace_ready(const Handle& handle, Cause cause);
    /// A change of the loop itself.
    void trace_change(TraceKind kind, const Cause& cause, std::uint32_t line);
    /// Who ends this run, and where, for the event that tells of the end.
    void note_end(const std::source_location& where);

    Scheduler& scheduler_;
    Tracer& tracer_;
    std::uint32_t id_;
    IdentityMap<Notes> notes_;         // of the runnables that are marked so
    IdentityMap<FutureBase*> linked_;  // that hold others which hold them
    ReadyQueue ready_;
    std::size_t turns_left_ = 0;  // of this iteration
    Ref<Runnable> running_;
    TaskBase* current_task_ = nullptr;
    const CauseScope* cause_scope_ = nullptr;
    bool stopping_ = false;
    bool debug_ = false;
    bool idle_ = false;  // its thread is blocked because there is nothing to do
    bool iterating_ = false;
    bool closed_ = false;
    bool abandoned_ = false;
    bool traced_ = false;    // the trace was on when this iteration began
    bool measured_ = false;  // debug mode was on when this turn began
    double turn_began_ = 0;
    TimerHeap timers_;
    Thread* thread_ = nullptr;
    Driver* outer_driver_ = nullptr;
    Ref<FutureBase> until_;
    Ref<Handle> until_callback_;
    Error exit_error_;
    Cause ended_by_;
    std::uint32_t ended_at_ = 0;  // the line
    LoopReports* reports_ = nullptr;
    Ref<ExceptionHandler> exception_handler_;
    Ref<TaskFactory> task_factory_;
    std::unique_ptr<Executor> default_executor_;
    bool executor_shut_down_ = false;
    TaskList tasks_;
    std::uint64_t iteration_ = 0;
};

/// ValueError when `when` is NaN, else null. CPython's loop fails with this error when it comes to sleep
/// until then; here it is refused beforehand, so that the loop goes on.
[[nodiscard]] Error check_deadline(double when);

/// The task or callback whose turn it is in `thread`; null outside of a loop.
[[nodiscard]] Runnable* running_in(const Thread& thread) noexcept;
/// The context that runs in `thread`: that of the task or callback, else the thread's own; null for none.
[[nodiscard]] Payload* running_context(const Thread& thread) noexcept;

/// Tells the trace that `outer` waits for `inner`, as a combinator of this kind does.
void trace_link(const FutureBase& outer, const FutureBase& inner, WaitKind kind);

}  // namespace loopscope

#include "loop/event_loop_templates.h"
