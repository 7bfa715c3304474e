// What coroutines of every result have in common: the activation, the coroutine that it awaits, and where it
// stands. Part of coroutine.h, which is what to include.
#pragma once

#include <bit>
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
class CoroutineBase : public Called<Activation>, public Pooled {
public:
    [[nodiscard]] Activation* resume(Thread& thread) final {
        thread.charge(1);
        thread.set_active(this);
        thread_ = &thread;
        begin_again();
        frame().resume();
        return thread.next();
    }
    [[nodiscard]] Activation* raise(Thread& thread, Error error) final;
    void inspect(ActivationSnapshot& snapshot, bool with_locals) const final;
    /// Of the last plain `co_await`; 0 before it, beyond line 65,535, and in coroutines that use `settled`
    /// only, as this library's do.
    [[nodiscard]] std::uint32_t line() const noexcept final { return static_cast<std::uint32_t>(line_); }
    [[nodiscard]] const char* file() const noexcept final { return location().file_name(); }
    /// Its function's name alone.
    [[nodiscard]] std::string function_name() const;
    [[nodiscard]] FutureBase* awaited() const noexcept final {
        return state() == State::Waiting ? wait_->future() : nullptr;
    }
    [[nodiscard]] bool has_begun() const noexcept { return state() != State::Created; }
    [[nodiscard]] bool finished() const noexcept { return state() >= State::Returned; }

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
        leave_begun(State::Waiting);
        wait_ = &wait;
        TaskBase* task = thread.driving_task();
        thread.set_next(task != nullptr
                            ? task->suspend(thread, ActivationPointer::to(*this), wait.future_to_await())
                            : suspend_without_task(thread, wait.future_to_await()));
    }
    /// It ends here with `error`, without a throw.
    void fail(Error error) noexcept { fail_in(*thread_, std::move(error)); }
    /// Its body has ended, with a result unless it has failed.
    void end() noexcept {
        if (state() == State::Failed) return;
        leave_begun(State::Returned);
        leave_to(caller(), nullptr);
    }

    /// Destroys it, which nobody owns any more, and before it the coroutines that it awaits, innermost first;
    /// without recursion, also when what they hold holds others.
    void destroy_deep() noexcept;

protected:
    // Begun is 0 and the others are bits, as most changes are from it or to it: one instruction each.
    enum class State : std::uint8_t { Begun = 0, Created = 1, Waiting = 2, Returned = 4, Failed = 5 };

    CoroutineBase() noexcept : callee_(nullptr) {}
    ~CoroutineBase() {
        if (state() == State::Failed) error_.~Error();
    }

    void set_line(std::uint32_t line) noexcept {
        line_ = line <= UINT16_MAX ? static_cast<std::uint16_t>(line) : 0;
    }
    [[nodiscard]] State state() const noexcept { return static_cast<State>(state_ & kStateMask); }
    void begin_again() noexcept { state_ &= static_cast<std::uint8_t>(~kStateMask); }
    void leave_begun(State state) noexcept { state_ |= static_cast<std::uint8_t>(state); }
    /// Of its function. Once, before it begins.
    void set_location(const std::source_location& location) noexcept {
        const std::uint64_t place = std::bit_cast<std::uintptr_t>(location) >> kLocationShift;
        location_low_ = static_cast<std::uint32_t>(place);
        location_middle_ = static_cast<std::uint8_t>(place >> 32);
        state_ |= static_cast<std::uint8_t>(place >> 40 << kStateBits);
    }
    void catch_exception() noexcept;
    /// What it failed with.
    [[nodiscard]] Error take_error() noexcept { return std::move(error_); }
    void fail_in(Thread& thread, Error error) noexcept;
    [[nodiscard]] Activation* suspend_without_task(Thread& thread, FutureBase* future);

private:
    friend class AnyBody;
    friend class DeepRelease;

    [[nodiscard]] std::source_location location() const noexcept {
        const std::uint64_t highest = state_ >> kStateBits;
        const std::uint64_t place = highest << 40 | std::uint64_t{location_middle_} << 32 | location_low_;
        return std::bit_cast<std::source_location>(static_cast<std::uintptr_t>(place << kLocationShift));
    }
    /// This is the beginning of the promise, which stands behind two pointers unless it is aligned to more.
    [[nodiscard]] std::coroutine_handle<CoroutineBase> frame() noexcept {
        return std::coroutine_handle<CoroutineBase>::from_promise(*this);
    }
    void destroy() noexcept { frame().destroy(); }
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

    // A source location is the address of a constant. On 64-bit systems such addresses have 48 bits, of which
    // the last three are 0: one word has room for the rest of where it stands.
    static constexpr unsigned kLocationShift = sizeof(void*) == 8 ? 3 : 0;
    static_assert(sizeof(std::source_location) == sizeof(std::uintptr_t));
    static constexpr unsigned kStateBits = 3;
    static constexpr std::uint8_t kStateMask = (1U << kStateBits) - 1;

    std::uint32_t location_low_ = 0;
    std::uint8_t location_middle_ = 0;
    std::uint8_t state_ = static_cast<std::uint8_t>(State::Created);  // and the location's highest bits
    std::uint16_t line_ = 0;
};

inline ActivationPointer ActivationPointer::to(CoroutineBase& coroutine) noexcept {
    ActivationPointer pointer(&coroutine);
    pointer.bits_ |= kCoroutineBit;
    return pointer;
}
inline Activation* ActivationPointer::resume(Thread& thread) const {
    if ((bits_ & kCoroutineBit) == 0) return get()->resume(thread);
    return static_cast<CoroutineBase*>(get())->resume(thread);
}

inline ActivationPointer AnyBody::root() const noexcept {
    return is_coroutine() ? ActivationPointer::to(*coroutine()) : &object()->activation();
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
