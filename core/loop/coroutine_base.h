// What coroutines of every result have in common: the activation, the coroutine that it awaits, and where it
// stands. Part of coroutine.h, which is what to include.
#pragma once

#include <coroutine>
#include <cstdint>
#include <source_location>
#include <string>
#include <utility>

#include "loop/activation.h"
#include "loop/block_pool.h"
#include "loop/future_wait.h"
#include "loop/task.h"
#include "loop/thread.h"

namespace loopscope {

/// What a coroutine of any result has: the activation, its callee, and where it stands.
class CoroutineBase : public Called<Activation> {
public:
    [[nodiscard]] static void* operator new(std::size_t size) { return BlockPool::allocate(size); }
    static void operator delete(void* frame, std::size_t size) noexcept {
        BlockPool::deallocate(frame, size);
    }

    [[nodiscard]] Activation* raise(Thread& thread, Error error) final;
    void inspect(ActivationSnapshot& snapshot, bool with_locals) const final;
    /// Of the last plain `co_await`; 0 before it, beyond line 65,535, and in coroutines that use `settled`
    /// only, as this library's do.
    [[nodiscard]] std::uint32_t line() const noexcept final { return line_; }
    [[nodiscard]] const char* file() const noexcept final { return location_.file_name(); }
    /// Its function's name alone.
    [[nodiscard]] std::string function_name() const;
    [[nodiscard]] bool finished() const noexcept { return state_ >= State::Returned; }

    // For awaiters, while they stand in this coroutine.

    /// The thread that resumed it; only until it suspends.
    [[nodiscard]] Thread& thread() const noexcept { return *thread_; }
    /// It suspends and `next` goes on; `callee` is where something in its frame owns a coroutine, if it does.
    void go_on_with(Activation* next, CoroutineBase** callee = nullptr) noexcept { leave_to(next, callee); }
    /// Resumes the callee, which stands in `slot` of its frame, until it ends or waits. True when it has
    /// ended, so that this goes on without suspending. On this stack while that is shallow and the budget
    /// lasts, else by the trampoline.
    template <class Callee>
    [[nodiscard]] bool call(Callee& callee, CoroutineBase** slot) {
        Thread& thread = *thread_;
        callee.set_caller(this);
        leave_to(&callee, slot);
        if (!thread.enter_nested()) [[unlikely]]
            return false;
        Activation* next = callee.resume(thread);
        thread.leave_nested();
        if (next != this) return false;
        thread_ = &thread;
        thread.set_active(this);
        return true;
    }
    /// It goes on without suspending, because `future` is done; for the trace.
    void awaited_ready(const FutureBase& future) const;
    /// It suspends at `wait`, which stands in its frame.
    void suspend_at(FutureWait& wait) {
        Thread& thread = *thread_;
        state_ = State::Waiting;
        wait_ = &wait;
        TaskBase* task = thread.driving_task();
        thread.set_next(task != nullptr ? task->suspend(*this, wait.future())
                                        : suspend_without_task(thread, wait.future()));
    }
    /// It ends here with `error`, without a throw.
    void fail(Error error) noexcept { fail_in(*thread_, std::move(error)); }
    /// Its body has ended, with a result unless it has failed.
    void end() noexcept {
        if (state_ == State::Failed) return;
        state_ = State::Returned;
        leave_to(caller(), nullptr);
    }

    /// Destroys it, which nobody owns any more, and before it the coroutines that it awaits, innermost first;
    /// without recursion, also when what they hold holds others.
    void destroy_deep() noexcept;

protected:
    enum class State : std::uint8_t { Created, Begun, Waiting, Returned, Failed };

    CoroutineBase() noexcept : callee_(nullptr) {}
    ~CoroutineBase() {
        if (state_ == State::Failed) error_.~Error();
    }

    [[nodiscard]] Activation* go_on(Thread& thread, std::coroutine_handle<> frame) {
        thread.charge(1);
        thread.set_active(this);
        thread_ = &thread;
        state_ = State::Begun;
        frame.resume();
        return thread.next();
    }
    void set_line(std::uint32_t line) noexcept {
        line_ = line <= UINT16_MAX ? static_cast<std::uint16_t>(line) : 0;
    }
    void catch_exception() noexcept;
    /// What it failed with.
    [[nodiscard]] Error take_error() noexcept { return std::move(error_); }
    void fail_in(Thread& thread, Error error) noexcept;
    [[nodiscard]] Activation* suspend_without_task(Thread& thread, FutureBase* future);
    virtual void destroy() noexcept = 0;

    std::source_location location_{};  // of its function

private:
    friend class AnyBody;
    friend class DeepRelease;

    void destroy_with_callees() noexcept;
    void leave_to(Activation* next, CoroutineBase** callee) noexcept {
        thread_->set_next(next);
        callee_ = callee;
    }

    union {
        Thread* thread_;          // while it runs
        FutureWait* wait_;        // while it waits
        CoroutineBase** callee_;  // while it calls: the slot that owns its callee; mostly in its frame
        Error error_;             // once it has failed
    };

protected:
    State state_ = State::Created;
    std::uint16_t line_ = 0;
};

inline Activation& AnyBody::activation() const noexcept {
    return is_coroutine() ? *coroutine() : object()->activation();
}
inline void AnyBody::set_caller(Driver& driver) const noexcept {
    if (is_coroutine()) {
        coroutine()->set_caller(&driver);
    } else {
        object()->activation().set_caller(&driver);
    }
}

#ifdef __cpp_exceptions
/// The same C++ exception for `error` as `throw_error`, noted in `thread`, unless that is null, so that it is
/// recognised without a rethrow.
[[noreturn]] void throw_in(Thread* thread, Error error);
#endif

}  // namespace loopscope
