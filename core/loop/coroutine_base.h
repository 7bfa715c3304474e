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
#include "loop/task.h"
#include "loop/thread.h"

namespace loopscope {

/// What a coroutine of any result has: the activation, its callee, and where it stands.
class CoroutineBase : public Activation {
public:
    [[nodiscard]] static void* operator new(std::size_t size) { return BlockPool::allocate(size); }
    static void operator delete(void* frame, std::size_t size) noexcept {
        BlockPool::deallocate(frame, size);
    }

    [[nodiscard]] Activation* raise(Thread& thread, Error error) final;
    void inspect(ActivationSnapshot& snapshot, bool with_locals) const final;
    /// Of the last plain `co_await`; 0 before it and in coroutines that use `settled` only, as this library's
    /// do.
    [[nodiscard]] std::uint32_t line() const noexcept final { return line_; }
    [[nodiscard]] const char* file() const noexcept final { return location_.file_name(); }
    /// Its function: file, signature, line of the definition.
    [[nodiscard]] const std::source_location& location() const noexcept { return location_; }
    /// Its function's name alone.
    [[nodiscard]] std::string function_name() const;
    [[nodiscard]] bool finished() const noexcept { return state_ == State::Finished; }

    // For awaiters, while they stand in this coroutine.

    /// The thread that resumed it; only until it suspends.
    [[nodiscard]] Thread& thread() const noexcept { return *thread_; }
    /// It suspends and `next` goes on.
    void go_on_with(Activation* next) noexcept { next_ = next; }
    /// Resumes `callee`, whose caller this is, until it ends or waits. True when it has ended, so that this
    /// goes on without suspending. On this stack while that is shallow and the budget lasts, else by the
    /// trampoline.
    template <class Callee>
    [[nodiscard]] bool call(Callee& callee) {
        Thread& thread = *thread_;
        if (!thread.enter_nested()) [[unlikely]] {
            next_ = &callee;
            return false;
        }
        Activation* next = callee.resume(thread);
        thread.leave_nested();
        if (next != this) {
            next_ = next;
            return false;
        }
        thread.set_active(this);
        return true;
    }
    /// It goes on without suspending, because `future` is done; for the trace.
    void awaited_ready(const FutureBase& future) const;
    /// It suspends until `future` is done; null: for one turn of the loop.
    void suspend_on(FutureBase* future) {
        Thread& thread = *thread_;
        if (TaskBase* task = thread.driving_task()) [[likely]] {
            next_ = task->suspend(*this, future);
        } else {
            next_ = suspend_without_task(thread, future);
        }
    }
    /// What `raise` brought, to be thrown or given at the point where it stands; null for nothing.
    [[nodiscard]] Error take_raised() noexcept { return std::move(error_); }
    /// It ends here with `error`, without a throw.
    void fail(Error error) noexcept;
    /// Its body has ended.
    void end() noexcept {
        state_ = State::Finished;
        next_ = caller();
    }
    /// Its `callee` slot: who is destroyed with it.
    void set_callee(CoroutineBase** callee) noexcept { callee_ = callee; }

    /// Destroys `coroutine` and, before it, the coroutines that it awaits, innermost first and without
    /// recursion.
    static void destroy_chain(CoroutineBase* coroutine) noexcept;

protected:
    enum class State : std::uint8_t { Created, Running, Finished };

    CoroutineBase() noexcept : next_(nullptr) {}
    ~CoroutineBase() = default;

    [[nodiscard]] Activation* go_on(Thread& thread, std::coroutine_handle<> frame) {
        thread.charge(1);
        thread.set_active(this);
        thread_ = &thread;
        state_ = State::Running;
        frame.resume();
        return next_;
    }
    void catch_exception() noexcept;
    [[nodiscard]] Activation* suspend_without_task(Thread& thread, FutureBase* future);
    virtual void destroy() noexcept = 0;

    union {
        Thread* thread_;    // while it runs
        Activation* next_;  // from when it suspends
    };
    CoroutineBase** callee_ = nullptr;  // the slot, in its own frame, that owns the coroutine it awaits
    Error error_;                       // raised and not thrown yet; once finished, what it failed with
    std::source_location location_{};
    std::uint32_t line_ = 0;
    State state_ = State::Created;
};

#ifdef __cpp_exceptions
/// The same C++ exception for `error` as `throw_error`, noted in `thread` so that it is recognised without a
/// rethrow.
[[noreturn]] void throw_in(Thread& thread, Error error);
#endif

}  // namespace loopscope
