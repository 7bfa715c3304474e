// The forms of `co_await` in a coroutine: what takes an awaiter (awaiters.h), to give its outcome or to throw
// its error, and what needs none. Part of coroutine.h, which is what to include.
#pragma once

#include <coroutine>
#include <type_traits>
#include <utility>

#include "loop/awaiters.h"
#include "loop/outcome.h"

namespace loopscope {

/// `co_await settled(x)`: as `co_await x`, but gives an `Outcome` and never throws.
template <class Awaiter>
struct Settled {
    Awaiter awaiter;

    [[nodiscard]] bool await_ready() noexcept { return awaiter.await_ready(); }
    template <class Promise>
    auto await_suspend(std::coroutine_handle<Promise> frame) {
        return awaiter.suspend(frame.promise());
    }
    [[nodiscard]] auto await_resume() {
        Thread* thread = nullptr;
        return awaiter.settle(thread);
    }
};
template <class Awaited>
[[nodiscard]] Settled<AwaiterOf<Awaited>> settled(Awaited awaited) {
    return {awaiter_of(std::move(awaited))};
}

#ifdef __cpp_exceptions
/// A plain `co_await`: gives the value or throws. A build without exceptions has only the others.
template <class Awaiter>
struct Throwing {
    Awaiter awaiter;

    [[nodiscard]] bool await_ready() noexcept { return awaiter.await_ready(); }
    template <class Promise>
    auto await_suspend(std::coroutine_handle<Promise> frame) {
        return awaiter.suspend(frame.promise());
    }
    typename Awaiter::Result await_resume() {
        Thread* thread = nullptr;
        auto outcome = awaiter.settle(thread);
        if (!outcome.ok()) throw_in(thread, outcome.error());
        if constexpr (!std::is_void_v<typename Awaiter::Result>) return outcome.take();
    }
};
#endif

/// `co_await fail_with(error)`: ends the coroutine with `error`, without a C++ throw. Does not come back.
struct FailWith {
    Error error;

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> frame) {
        frame.promise().fail(std::move(error));
    }
    void await_resume() const noexcept {}
};
[[nodiscard]] inline FailWith fail_with(Error error) noexcept {
    return {std::move(error)};
}

/// `co_await current_thread()`: the thread that runs this coroutine, at once.
struct CurrentThread {};
[[nodiscard]] constexpr CurrentThread current_thread() noexcept {
    return {};
}

/// An answer that needs no wait.
template <class T>
struct Immediate {
    T answer;

    [[nodiscard]] bool await_ready() const noexcept { return true; }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    [[nodiscard]] T await_resume() const noexcept { return answer; }
};

}  // namespace loopscope
