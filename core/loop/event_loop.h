// asyncio's event loop: a ready queue, timers, and the rule of one iteration (`base_events.py:1945`). It
// never blocks and never calls itself: it is an activation that a thread runs. With nothing to do it blocks
// its thread until the next timer; stopped, it returns to its caller, the activation that called
// `run_until_complete` or `run_forever`. Its tasks, its reports and its executor are parts of it with headers
// of their own.
#pragma once

#include <cstdint>
#include <source_location>

#include "loop/activation.h"
#include "loop/cause.h"
#include "loop/handle.h"
#include "loop/loop_executor.h"
#include "loop/loop_notes.h"
#include "loop/loop_reporting.h"
#include "loop/loop_tasks.h"
#include "loop/ready_queue.h"
#include "loop/scheduler.h"
#include "loop/timer_heap.h"

namespace loopscope {

// Aligned so far that its address has room for what a future says of itself (runnable.h).
class alignas(2048) EventLoop final : public Called<Activation>,
                                      public LoopTasks,
                                      public LoopReporting,
                                      public LoopExecutor {
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

    /// Another time, which is finite, for a timer that is set, by its number in the trace: an intervention
    /// from outside, told as `cause`. False when there is none.
    bool move_timer(std::uint32_t handle, double when, const Cause& cause);

    // Running, as an activation.

    /// Prepares to run until `stop`, or until `until` is done. The caller then lets the thread resume the
    /// loop, which returns to `caller` at the end; `leave_error` tells how it went. An error if it cannot
    /// run.
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
    /// The thread in which it runs ends in the middle of that.
    void lose_thread() noexcept;

    [[nodiscard]] bool is_running() const noexcept { return thread_ != nullptr; }
    [[nodiscard]] bool is_closed() const noexcept { return closed_; }
    [[nodiscard]] double time() const { return scheduler_.now(); }

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
    /// What few of its runnables are remembered by.
    [[nodiscard]] LoopNotes& notes() noexcept { return notes_; }
    /// Who causes what happens now: the running task or handle.
    [[nodiscard]] Cause cause() const noexcept;

private:
    friend class CauseScope;
    friend class EagerStep;
    friend class Handle;
    friend class FutureBase;
    friend class LoopReporting;
    friend class LoopTasks;
    friend class TaskBase;

    template <class Callable>
    [[nodiscard]] Ref<Handle> make_handle(Callable callable, Ref<Payload> context);
    /// Whether what is created has to be put into a context: one is given, or contexts are in use.
    [[nodiscard]] bool needs_context(const Ref<Payload>& given) const noexcept {
        return given || scheduler_.uses_contexts();
    }
    /// What is created runs in a copy of the context that runs, unless it is given one.
    void put_in_context(Runnable& created, Ref<Payload> context);
    void put_ready(Ref<Handle> handle, const std::source_location& where);
    [[nodiscard]] Error check_caller() const;
    void enqueue(Ref<Runnable> runnable);
    void enqueue_when_idle(Ref<Runnable> runnable);
    [[nodiscard]] Activation* run_turn(Thread& thread);
    void wake() noexcept;
    /// The turn that runs is the last one.
    void leave_with(Error exit_error);

    void collect_due_timers();
    [[nodiscard]] Activation* wait(Thread& thread);
    void trace_iteration();
    [[nodiscard]] static TaskBase* task_of(Runnable& runnable) noexcept;
    void end_turn(Thread& thread);
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
    LoopNotes notes_;
    ReadyQueue ready_;
    std::size_t turns_end_ = 0;  // of this iteration, as `ReadyQueue::taken` counts
    Ref<Runnable> running_;      // null when it waits again: it has passed its reference on
    const CauseScope* cause_scope_ = nullptr;
    bool stopping_ = false;
    bool idle_ = false;  // its thread is blocked because there is nothing to do, or it is closed
    bool iterating_ = false;
    bool closed_ = false;
    bool abandoned_ = false;
    bool traced_ = false;     // the trace was on when this iteration began
    Ref<Runnable> measured_;  // whose turn began in debug mode
    double turn_began_ = 0;
    TimerHeap timers_;
    Thread* thread_ = nullptr;
    Driver* outer_driver_ = nullptr;
    Ref<FutureBase> until_;
    Ref<Handle> until_callback_;
    Error exit_error_;
    Cause ended_by_;
    std::uint32_t ended_at_ = 0;  // the line
    std::uint64_t iteration_ = 0;
};

}  // namespace loopscope

#include "loop/event_loop_templates.h"
