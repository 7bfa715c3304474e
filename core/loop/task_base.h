// What tasks of every result have in common: their chain of activations and its steps, names and cancels.
// Part of task.h, which is what to include.
//
// A million tasks may wait at once, so each member has to be worth its place.
#pragma once

#include <cstdint>
#include <source_location>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loop/activation_pointer.h"
#include "loop/cancel_request.h"
#include "loop/future.h"
#include "loop/task_body.h"
#include "loop/task_details.h"
#include "loop/task_list.h"

namespace loopscope {

struct TaskOptions {
    std::string_view name;                   ///< empty: "Task-N"
    Ref<Payload> context;                    ///< what `Runnable::context` gives
    std::source_location where = kNoSource;  ///< the call that creates it; none: where the program stands
    CauseKind through = CauseKind::Task;     ///< a gather, a task group... that creates it; Task: none
    bool eager_start = false;                ///< its first step is made at once, if its loop runs
};

/// What all tasks have beside the future, whatever they result in. `future()` leads to that, and `as_task()`
/// back.
class TaskBase {
public:
    TaskBase(const TaskBase&) = delete;
    TaskBase& operator=(const TaskBase&) = delete;

    [[nodiscard]] FutureBase& future() const noexcept {
        // Both are parts of one Task<T>, which has at most an owner's word between them (future.h).
        auto* words = reinterpret_cast<void**>(const_cast<TaskBase*>(this));
        return *reinterpret_cast<FutureBase*>(words - details_.words_between() - kFutureWords);
    }

    [[nodiscard]] std::string name() const;
    void set_name(std::string_view name);
    /// The qualified name of its coroutine; empty when that is gone.
    [[nodiscard]] std::string coroutine_name() const;

    /// Cancels asked for and not taken back (`tasks.py:236`).
    [[nodiscard]] std::uint32_t cancelling() const noexcept {
        return details_.given() ? details_->cancel_requests : 0;
    }
    /// Takes one back; none left also takes back a cancel that was not delivered yet (`tasks.py:249`).
    std::uint32_t uncancel(std::source_location where = std::source_location::current());
    [[nodiscard]] bool must_cancel() const noexcept { return has(future(), kMustCancel); }
    /// The message for that; null for none.
    [[nodiscard]] Ref<Payload> requested_message() const {
        return details_.given() ? details_->cancel_message : Ref<Payload>();
    }

    // A cancel that a language passes on to what the task waits for, by calling code of the program: first it
    // counts, then what came of it is told.

    void count_cancel(const Ref<Payload>& message, const Cause& cause);
    /// With `passed` somebody below took it; else the task finds it in its next step.
    void end_cancel(const Ref<Payload>& message, bool passed);

    /// The future it waits for; null when it runs, is ready, or is done.
    [[nodiscard]] FutureBase* waiting_on() const noexcept {
        if (!has(future(), kWaits) || !innermost_) return nullptr;
        FutureBase* const kept = kept_waiting_on();
        return kept != nullptr ? kept : innermost_->awaited();
    }
    /// Where it stands; null when it is done.
    [[nodiscard]] Activation* innermost() const noexcept { return innermost_.get(); }
    /// Its activations, outermost first; empty when it is done.
    [[nodiscard]] std::vector<const Activation*> stack() const;
    /// The line where its body ended; 0 when unknown.
    [[nodiscard]] std::uint32_t last_line() const noexcept { return body_ ? body_.last_line() : 0; }
    /// Empty when it is gone.
    [[nodiscard]] const AnyBody& body() const noexcept { return body_; }

    /// Whether "Task was destroyed but it is pending!" is reported; gather and run_until_complete switch it
    /// off.
    void set_log_destroy_pending(bool log) noexcept {
        log ? set(future(), kLogsDestroyPending) : clear(future(), kLogsDestroyPending);
    }
    [[nodiscard]] bool logs_destroy_pending() const noexcept { return has(future(), kLogsDestroyPending); }

    /// Raises `error` where it waits, or where its next step would begin: an intervention from outside, told
    /// as `cause`. What it waited for goes on without it. False when it is done, or in the middle of a step.
    bool throw_in(Error error, const Cause& cause);
    /// It ends: says so, once, when it is pending.
    void report_destroyed();
    /// What it ran was closed by somebody else: it goes on at the outermost activation, which knows.
    void return_to_root() noexcept { innermost_ = body_ && !future().done() ? body_.root() : nullptr; }
    /// What it ran was driven by somebody else: it goes on at this part of its chain, unless it is done.
    void go_on_at(Activation& innermost) noexcept {
        if (!future().done()) innermost_ = &innermost;
    }
    /// What it runs is about to be closed by somebody else: it goes on waiting for the same future.
    void keep_waiting();
    /// That future, which the task itself keeps alive; else null.
    [[nodiscard]] FutureBase* kept_waiting_on() const noexcept {
        return details_.given() ? details_->awaited.get() : nullptr;
    }
    /// Ends it with `error` before its first step: its body never runs.
    void refuse(Error error);
    /// Tells the trace that `innermost` awaited `future`, which was done, and went on without suspending.
    void trace_awaited_ready(const Activation& innermost, const FutureBase& awaited) const;

    /// As `Driver::suspended`; the second one tells the trace nothing, for `Thread::driving_task`.
    [[nodiscard]] Activation* suspend_traced(Activation& innermost, FutureBase* awaited);
    [[nodiscard]] Activation* suspend(Thread& thread, ActivationPointer innermost, FutureBase* awaited);
    /// As `Driver::suspended_badly`.
    [[nodiscard]] Activation* suspend_badly(Activation& innermost, Error error);

protected:
    explicit TaskBase(AnyBody&& body) noexcept : body_(std::move(body)), innermost_(body_.root()) {}
    ~TaskBase() = default;

    static constexpr std::size_t kFutureWords = sizeof(FutureBase) / sizeof(void*);

    /// The rest of the construction, as soon as both parts are there: `future`, and this so many words after
    /// the common part of that.
    void attach(FutureBase& future, const TaskOptions& options, std::uint32_t words_between);
    /// The first part of the destruction.
    void detach() noexcept;

    /// The outermost activation has returned: the task ends.
    [[nodiscard]] Activation* finish(Thread& thread, FutureBase& future);
    [[nodiscard]] Payload* given_context() const noexcept {
        return details_.given() ? details_->context.get() : nullptr;
    }
    void drop_all() noexcept;
    [[nodiscard]] std::string describe_task() const;
    void finish_with_error(Error error);

    AnyBody body_;

private:
    friend class CancelRequest;
    friend class FutureBase;
    friend class EagerStep;
    friend class EventLoop;
    friend class LoopTasks;
    friend class TaskList;
    template <class T>
    friend class Task;

    // In the word of its future's loop (runnable.h).
    static constexpr std::uintptr_t kHasOutcome = 1 << FutureBase::kKindShift;  // or a cancel to raise
    static constexpr std::uintptr_t kWaits = kHasOutcome << 1;                  // for a future
    static constexpr std::uintptr_t kMustCancel = kWaits << 1;
    static constexpr std::uintptr_t kLogsDestroyPending = kMustCancel << 1;
    static constexpr std::uintptr_t kCancelDelivered = kLogsDestroyPending << 1;
    [[nodiscard]] static bool has(const FutureBase& future, std::uintptr_t flags) noexcept {
        return (future.word_ & flags) != 0;
    }
    static void set(FutureBase& future, std::uintptr_t flags) noexcept { future.word_ |= flags; }
    static void clear(FutureBase& future, std::uintptr_t flags) noexcept { future.word_ &= ~flags; }

    [[nodiscard]] Activation* resume_with_outcome(Thread& thread, FutureBase& future);
    // `future` is this one's, and `loop` its.
    void begin(EventLoop& loop, FutureBase& future, bool eagerly);
    void begin_otherwise(EventLoop& loop, FutureBase& future);
    [[nodiscard]] Activation* step(Thread& thread, EventLoop& loop, FutureBase& future);
    [[nodiscard]] Activation* suspend_until(FutureBase& future, FutureBase* awaited);
    [[nodiscard]] Activation* suspended_on(FutureBase& future, FutureBase& awaited);
    [[nodiscard]] Activation* suspended_otherwise(FutureBase& future, FutureBase& awaited);
    [[nodiscard]] Activation* raise_in_next_step(Error error);
    void woken_by(EventLoop& loop, FutureBase& future, const FutureBase& awaited);
    [[nodiscard]] Error refusal(const FutureBase& awaited) const;
    void note_created(const TaskOptions& options);
    void trace_created(const TaskOptions& options);
    void trace_began(const Error& error) const;
    void trace_woken(const FutureBase& by) const;
    void trace_suspended(const FutureBase* awaited) const;
    void trace_swallowed() const;

    ActivationPointer innermost_;
    TaskDetails details_;
};

inline TaskBase* FutureBase::as_task() noexcept {
    if (!is_task()) return nullptr;
    return reinterpret_cast<TaskBase*>(reinterpret_cast<void**>(this) + TaskBase::kFutureWords +
                                       word_ / kIsApart % 2);
}

}  // namespace loopscope
