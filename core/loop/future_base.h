// What futures of every result have in common: the state, who waits, and how they end. Part of future.h,
// which is what to include.
#pragma once

#include <cstdint>
#include <source_location>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "loop/cause.h"
#include "loop/outcome.h"
#include "loop/runnable.h"
#include "loop/waiter_list.h"

namespace loopscope {

class Gathering;
class Handle;
class TaskBase;

enum class FutureState : std::uint8_t { Pending, Cancelled, Finished };

class FutureBase : public Runnable {
public:
    ~FutureBase() override {
        if (!done()) {
            // Which leaves it empty, as its destructor would.
            waiters_.release_all_deep();
        } else if (!has_result()) {
            error_.~Error();
        }
    }

    [[nodiscard]] FutureState state() const noexcept {
        return phase() == Phase::Failed ? FutureState::Finished : static_cast<FutureState>(phase());
    }
    [[nodiscard]] bool done() const noexcept { return phase() != Phase::Pending; }
    [[nodiscard]] bool cancelled() const noexcept { return phase() == Phase::Cancelled; }

    /// Cancels: a future at once, a task by asking it. False when it is done already (`futures.py:150`).
    bool cancel(Ref<Payload> message = {}, std::source_location where = std::source_location::current());
    /// The same, with the cause that the trace tells instead of the one that runs now.
    virtual bool cancel_because(Ref<Payload> message, Cause cause);
    /// The message of the cancel, once cancelled; null for none.
    [[nodiscard]] virtual Ref<Payload> cancel_message() const;

    /// Finishes it with `error` (`futures.py:258`). Fails as `Future::set_result` does.
    [[nodiscard]] Error set_exception(Error error,
                                      std::source_location where = std::source_location::current());

    /// What `result()` raises: null when there is a result, the exception, CancelledError, or
    /// InvalidStateError while it is pending. Counts as retrieving (`futures.py:189`).
    [[nodiscard]] Error result_error() {
        if (has_result()) [[likely]]
            return {};
        return error_instead_of_result();
    }
    /// asyncio's `exception()`: gives null or the exception of a finished future, raises when cancelled or
    /// pending. Counts as retrieving (`futures.py:207`).
    struct Exception {
        Error given;
        Error raised;
    };
    [[nodiscard]] Exception exception();
    /// The exception of a finished future, else null. Looks only: does not count as retrieving.
    [[nodiscard]] Error peek_exception() const noexcept;
    /// The error of a future that failed or was cancelled, else null. Looks only.
    [[nodiscard]] const ErrorObject* peek_error() const noexcept {
        return done() && !has_result() ? error_.get() : nullptr;
    }
    /// A CancelledError for a cancelled future: once the one that ended a task, then a new one each time
    /// (`futures.py:126`).
    [[nodiscard]] Error make_cancelled_error();
    /// asyncio's `_log_traceback`: an exception that nobody has retrieved yet.
    [[nodiscard]] bool never_retrieved() const noexcept { return (word_ & kNeverRetrieved) != 0; }
    void set_retrieved() noexcept { word_ &= ~kNeverRetrieved; }

    /// A language's code cancels it in its own way: a task that must be cancelled and comes to wait for it
    /// has asked it already.
    void set_cancelled_by_program() noexcept { word_ |= kCancelledByProgram; }

    /// Calls `callback` through the ready queue when done, also if it is done already (`futures.py:226`).
    /// RuntimeError when it is done and the loop is closed, else null.
    [[nodiscard]] Error add_done_callback(Ref<Handle> callback);
    /// `function(FutureBase&)` or `function()`, called in `context` or else in a copy of the one that runs.
    template <class Function>
        requires(std::is_invocable_v<Function&, FutureBase&> || std::is_invocable_v<Function&>)
    Ref<Handle> add_done_callback(Function function, Ref<Payload> context = {});
    /// Removes each callback for which `matches(Handle&)`. Returns how many.
    template <class Predicate>
    std::size_t remove_done_callbacks(Predicate matches);
    std::size_t remove_done_callback(const Handle* callback);

    /// Who waits, in order: tasks and handles.
    [[nodiscard]] std::vector<Runnable*> waiters() const;

    /// This future as a task; null when it is none.
    [[nodiscard]] TaskBase* as_task() noexcept;
    [[nodiscard]] const TaskBase* as_task() const noexcept {
        return const_cast<FutureBase*>(this)->as_task();
    }

    /// This future as the outer one of a gathering (gathering.h); null when it is none.
    [[nodiscard]] virtual Gathering* as_gathering() noexcept { return nullptr; }

    /// Tells the trace that somebody asks to cancel it: for what is not done at once by that.
    void trace_cancel(const Ref<Payload>& message, const Cause& cause) const;
    /// Tells the trace that this waits for `inner`, as a combinator of this kind does.
    void trace_link(const FutureBase& inner, WaitKind kind) const;
    /// What waiting for it is, in the trace: "Sleep", "Gather"... and a short label. Tells the trace that it
    /// exists: call it once, right after construction (`LoopTasks::create_future` does).
    void set_wait(WaitKind kind, std::string_view label);
    [[nodiscard]] WaitKind wait_kind() const noexcept {
        return is_task() ? WaitKind::Task : static_cast<WaitKind>((word_ & kKindMask) >> kKindShift);
    }
    /// The label as a text of the trace, of a task its name. While the trace is on.
    [[nodiscard]] std::uint32_t wait_label() const;

    /// Not called: a future is in no queue, and a task's step is made by the loop itself (turn.cpp).
    [[nodiscard]] Activation* run(Thread& thread) override;
    [[nodiscard]] std::string describe() const override;

    /// Lets go of what it waits for and of who waits, because the loop ends. Part of `EventLoop::abandon`.
    virtual void abandon() noexcept;

    /// Reports what is lost with it ("never retrieved"): it ends now, because the last reference is gone or
    /// only what ends with it refers to it.
    virtual void report_loss();

protected:
    explicit FutureBase(EventLoop& loop) : Runnable(loop, Kind::Future), waiters_() {}

    void last_reference_gone() noexcept override {
        if (!keeps_itself_alive()) delete this;
    }
    /// Reports a loss, if there is one; whoever gets the report may keep this.
    [[nodiscard]] bool keeps_itself_alive() noexcept {
        return (never_retrieved() || !done()) && is_kept_by_report();
    }
    /// A task's body has returned: takes its outcome and finishes with it.
    virtual void conclude(bool cancelled) = 0;
    /// The result as text, for views.
    [[nodiscard]] virtual std::string result_text() const = 0;

    [[nodiscard]] bool has_result() const noexcept { return phase() == Phase::Result; }
    /// Those who wait, to be woken by `finish_with_result`: what is left is room for the result.
    [[nodiscard]] WaiterList take_waiters() noexcept { return std::move(waiters_); }
    /// Where the result is at home, or a pointer to it.
    [[nodiscard]] void* slot() noexcept { return &waiters_; }
    [[nodiscard]] const void* slot() const noexcept { return &waiters_; }
    // The only ways to become done. Each gives RuntimeError when there are waiters and the loop is closed.
    Error finish_with_result(WaiterList&& waiters, std::source_location where = kNoSource);
    Error finish_with_exception(Error error, std::source_location where = kNoSource);
    Error finish_cancelled(Error error);
    [[nodiscard]] bool is_task() const noexcept { return (word_ & kIsTask) != 0; }
    /// Why set_result or set_exception is refused: it is done, or a task.
    [[nodiscard]] Error cannot_set(const char* operation) const;

private:
    friend class TaskBase;

    /// As FutureState, with an exception told from a result.
    enum class Phase : std::uint8_t { Pending, Cancelled, Result, Failed };

    [[nodiscard]] Phase phase() const noexcept { return static_cast<Phase>(word_ & kPhaseMask); }
    [[nodiscard]] bool is_kept_by_report() noexcept;
    [[nodiscard]] Error error_instead_of_result();
    Error finish_without_result(Phase phase, Error error, const std::source_location& where);
    Error finish(Phase phase, WaiterList&& waiters, const std::source_location& where);
    void wake(EventLoop& loop, Ref<Runnable>&& waiter);
    [[gnu::noinline]] void wake_each(EventLoop& loop, const WaiterList& waiters);
    void trace_finished(const std::source_location& where) const;

    // A future's other state is in the word of its loop's address (runnable.h).
    union {
        WaiterList waiters_;  // while pending
        Error error_;         // once failed or cancelled
    };
};

}  // namespace loopscope
