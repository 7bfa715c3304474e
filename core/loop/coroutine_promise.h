// The promise of a coroutine: what the compiler asks when a body begins, awaits, returns, fails and ends.
// Part of coroutine.h, which is what to include.
#pragma once

#include <coroutine>
#include <cstdint>
#include <new>
#include <source_location>
#include <string>
#include <type_traits>
#include <utility>

#include "loop/await_forms.h"
#include "loop/awaiters.h"
#include "loop/coroutine_base.h"
#include "loop/outcome.h"
#include "loop/task_body.h"

namespace loopscope {

/// Ends a coroutine: its caller goes on.
struct FinalAwaiter {
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> frame) const noexcept {
        frame.promise().end();
    }
    void await_resume() const noexcept {}
};

template <class T>
class CoroutinePromiseBase : public CoroutineBase,
                             protected Room<T> {  // alive exactly once it has returned
public:
    [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
    [[nodiscard]] FinalAwaiter final_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept {
        // A local variable's destructor may still throw after the return.
        drop_result();
        catch_exception();
    }

#ifdef __cpp_exceptions
    // `line` is no std::source_location because g++ would keep that in every frame.
    template <class Awaited>
        requires requires { typename AwaiterOf<Awaited>; }
    [[nodiscard]] Throwing<AwaiterOf<Awaited>> await_transform(Awaited&& awaited,
                                                               std::uint32_t line = __builtin_LINE()) {
        this->set_line(line);
        Throwing<AwaiterOf<Awaited>> awaiter{awaiter_of(std::forward<Awaited>(awaited))};
        begin(awaiter.awaiter);
        return awaiter;
    }
#endif
    template <class Awaiter>
    [[nodiscard]] Settled<Awaiter>&& await_transform(Settled<Awaiter>&& awaiter) {
        begin(awaiter.awaiter);
        return std::move(awaiter);
    }
    [[nodiscard]] FailWith&& await_transform(FailWith&& failure) noexcept { return std::move(failure); }
    [[nodiscard]] Immediate<Thread&> await_transform(CurrentThread) noexcept { return {thread()}; }

    /// What it returned or raised. Called once.
    [[nodiscard]] Outcome<T> take_outcome() {
        if (this->state() == State::Failed) return this->take_error();
        if (this->state() != State::Returned) {
            return make_error(ErrorKind::InvalidStateError, "Result is not set.");
        }
        if constexpr (std::is_void_v<T>) {
            return {};
        } else {
            return std::move(this->Room<T>::value);
        }
    }

protected:
    ~CoroutinePromiseBase() { drop_result(); }

private:
    void drop_result() noexcept {
        if constexpr (!std::is_void_v<T>) {
            if (this->state() == State::Returned) this->Room<T>::value.~T();
        }
    }
    template <class Awaiter>
    void begin(Awaiter& awaiter) {
        if constexpr (requires { awaiter.begin(*this); }) {
            awaiter.begin(*this);
        } else if constexpr (requires { awaiter.future(); }) {
            if (awaiter.await_ready()) this->awaited_ready(awaiter.future());
        }
    }
};

template <class T>
class CoroutinePromise final : public CoroutinePromiseBase<T> {
public:
    [[nodiscard]] Coroutine<T> get_return_object(
        std::source_location location = std::source_location::current()) noexcept {
        static_assert(alignof(CoroutinePromise) <= 2 * sizeof(void*),
                      "Return a pointer to what is aligned so.");
        this->set_location(location);
        return Coroutine<T>(*this);
    }
    template <class U>
    void return_value(U&& returned) {
        ::new (static_cast<void*>(&this->Room<T>::value)) T(std::forward<U>(returned));
        this->leave_begun(CoroutineBase::State::Returned);
    }
};

template <>
class CoroutinePromise<void> final : public CoroutinePromiseBase<void> {
public:
    [[nodiscard]] Coroutine<void> get_return_object(
        std::source_location location = std::source_location::current()) noexcept;
    void return_void() noexcept {}
};

}  // namespace loopscope
