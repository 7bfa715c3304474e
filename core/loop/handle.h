// A handle is one call that the loop will make: asyncio's Handle and TimerHandle, and the callback of a
// future. It stands in the ready queue, on a timer, or in a future's list of callbacks; never in two of them
// at once.
#pragma once

#include <exception>
#include <limits>
#include <optional>
#include <source_location>
#include <string>
#include <type_traits>
#include <utility>

#include "loop/exceptions.h"
#include "loop/future.h"
#include "loop/runnable.h"

namespace loopscope {

class Handle : public Runnable {
public:
    /// The call will not be made (`events.py:73`). Lets go of the callback at once.
    void cancel(std::source_location where = std::source_location::current());
    [[nodiscard]] bool cancelled() const noexcept { return cancelled_; }

    /// The loop's time at which it is due; NaN for one that has no timer.
    [[nodiscard]] double when() const noexcept { return when_; }
    /// The future that this is a done callback of, once that is done; else null.
    [[nodiscard]] FutureBase* future() const noexcept { return future_.get(); }

    /// What its call is for, for the trace and the await graph: the end of a sleep, of a timeout, the next
    /// step of a gather...
    struct Purpose {
        WaitKind ends = WaitKind::Future;
        FutureBase* target = nullptr;  ///< the future that the call finishes, or the task that it cancels
    };
    [[nodiscard]] virtual Purpose purpose() const { return {}; }

    [[nodiscard]] Activation* run(Thread& thread) final;
    /// `future`, to which it was added, is done. Who calls puts it in the ready queue.
    void woken_by(FutureBase& future);
    [[nodiscard]] Payload* context() const noexcept override { return context_.get(); }
    void set_context(const Ref<Payload>& context) noexcept override { context_ = context; }
    [[nodiscard]] std::string describe() const override;
    void inspect(ActivationSnapshot& snapshot, bool with_locals) const final;

protected:
    explicit Handle(EventLoop& loop, Ref<Payload> context = {});

    /// Makes the call. Returns who goes on: an activation whose caller leads back to the loop, or the loop
    /// itself after `ended`.
    [[nodiscard]] virtual Activation* call(Thread& thread) = 0;
    /// Lets go of the callback and its arguments: they will not be needed again.
    virtual void drop() noexcept = 0;
    /// A name for views and messages.
    [[nodiscard]] virtual std::string callback_name() const = 0;

    /// The call has ended; `error` goes to the exception handler (`events.py:88`), and one of kind `Exit`
    /// leaves the loop. Returns the loop.
    Activation* ended(Error error);

private:
    friend class EventLoop;
    friend class TimerHeap;

    double when_ = std::numeric_limits<double>::quiet_NaN();
    Ref<FutureBase> future_;
    Ref<Payload> context_;
    bool cancelled_ = false;
    bool ended_ = false;
    bool on_timer_ = false;
};

/// A handle whose call is an activation, so that it may take long and be paused: a function of the language.
/// The activation's caller is this handle.
class CallHandle : public Handle {
public:
    [[nodiscard]] Activation* resume(Thread& thread) final;

protected:
    using Handle::Handle;

    /// Prepares the call. Returns its activation, or null when it has been made and has ended already.
    [[nodiscard]] virtual Activation* begin(Thread& thread) = 0;
    /// The activation has returned: its error, or null.
    [[nodiscard]] virtual Error end(Thread& thread) = 0;

    [[nodiscard]] Activation* call(Thread& thread) final;
};

/// A handle around a C++ callable, called without arguments, or with the future that it was added to; then it
/// may return an Error, as good as throwing it.
template <class Callable>
class FunctionHandle final : public Handle {
public:
    FunctionHandle(EventLoop& loop, Callable callable) : Handle(loop), callable_(std::move(callable)) {}

protected:
    [[nodiscard]] Activation* call(Thread&) override {
        // On the stack meanwhile, so that the call may cancel its own handle.
        Callable callable = std::move(*callable_);
        Error error;
#ifdef __cpp_exceptions
        try {
            call_with(callable, error);
        } catch (...) {
            error = error_from(std::current_exception());
        }
#else
        call_with(callable, error);
#endif
        return ended(std::move(error));
    }
    void drop() noexcept override { callable_.reset(); }
    [[nodiscard]] std::string callback_name() const override {
        if constexpr (requires { Callable::name(); }) return Callable::name();
        return "C++ function";
    }
    [[nodiscard]] Purpose purpose() const override {
        if constexpr (requires { callable_->purpose(); }) {
            if (callable_) return callable_->purpose();
        }
        return {};
    }

private:
    void call_with(Callable& callable, Error& error) {
        if constexpr (std::is_invocable_r_v<Error, Callable&, FutureBase&>) {
            error = callable(*future());
        } else if constexpr (std::is_invocable_v<Callable&, FutureBase&>) {
            callable(*future());
        } else {
            callable();
        }
    }
    std::optional<Callable> callable_;
};

inline Handle* Runnable::as_handle() noexcept {
    return is_handle_ ? static_cast<Handle*>(this) : nullptr;
}

template <class Predicate>
std::size_t FutureBase::remove_done_callbacks(Predicate matches) {
    if (done()) return 0;
    return waiters_.remove_if([&](Runnable& waiter) {
        Handle* callback = waiter.as_handle();
        return callback != nullptr && matches(*callback);
    });
}

}  // namespace loopscope
