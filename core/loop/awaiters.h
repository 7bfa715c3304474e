// What a coroutine stands in while it awaits: one awaiter for each kind of thing that it can await. Each has
// `suspend(self)`, which begins to wait, and `settle(thread)`, the outcome as a value. Part of coroutine.h,
// which is what to include.
#pragma once

#include <type_traits>
#include <utility>

#include "loop/awaitable.h"
#include "loop/coroutine_base.h"
#include "loop/future.h"
#include "loop/outcome.h"
#include "loop/task.h"

namespace loopscope {

template <class T>
class Coroutine;

/// RuntimeError: the coroutine was awaited or made a task before.
[[nodiscard]] Error reuse_error();

template <class T>
class CoroutineAwaiter {
public:
    using Result = T;
    explicit CoroutineAwaiter(Coroutine<T> callee) noexcept : callee_(std::move(callee)) {}

    [[nodiscard]] bool await_ready() const noexcept { return !callee_.valid(); }
    bool suspend(CoroutineBase& self) { return !self.call(callee_.promise(), callee_.slot()); }
    [[nodiscard]] Outcome<T> settle(Thread& thread) {
        if (!callee_.valid()) return reuse_error();
        if (Error error = thread.take_raised()) return error;
        Outcome<T> outcome = callee_.take_outcome();
        callee_.drop_finished();
        return outcome;
    }

private:
    Coroutine<T> callee_;
};

template <class T>
class FutureAwaiter {
public:
    using Result = T;
    explicit FutureAwaiter(Ref<Future<T>> future) noexcept : future_(std::move(future)) {}

    [[nodiscard]] const FutureBase& future() const noexcept { return *future_; }
    [[nodiscard]] bool await_ready() const noexcept { return future_->done(); }
    void suspend(CoroutineBase& self) { self.suspend_on(future_.get()); }
    [[nodiscard]] Outcome<T> settle(Thread& thread) {
        if (Error error = thread.take_raised()) return error;
        const Ref<Future<T>> future = std::move(future_);
        return future->result();
    }

private:
    Ref<Future<T>> future_;
};

template <class T>
class ForeignAwaiter {
public:
    using Result = T;
    explicit ForeignAwaiter(Ref<Awaitable<T>> awaitable) noexcept : awaitable_(std::move(awaitable)) {}

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    bool suspend(CoroutineBase& self) {
        Activation* next = awaitable_->begin(self.thread(), self);
        if (next == nullptr) return false;
        self.go_on_with(next, awaitable_->owned_coroutine());
        return true;
    }
    [[nodiscard]] Outcome<T> settle(Thread& thread) {
        if (Error error = thread.take_raised()) return error;
        return awaitable_->take_outcome();
    }

private:
    Ref<Awaitable<T>> awaitable_;
};

/// `co_await yield_now()`: lets all else that is ready run first; what `sleep(0)` does.
struct YieldNow {};
[[nodiscard]] constexpr YieldNow yield_now() noexcept {
    return {};
}

class YieldAwaiter {
public:
    using Result = void;

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void suspend(CoroutineBase& self) const { self.suspend_on(nullptr); }
    [[nodiscard]] Outcome<void> settle(Thread& thread) const {
        if (Error error = thread.take_raised()) return error;
        return {};
    }
};

template <class T>
[[nodiscard]] CoroutineAwaiter<T> awaiter_of(Coroutine<T>&& coroutine) noexcept {
    return CoroutineAwaiter<T>(std::move(coroutine));
}
template <class T>
[[nodiscard]] FutureAwaiter<T> awaiter_of(Ref<Future<T>> future) noexcept {
    return FutureAwaiter<T>(std::move(future));
}
template <class T>
[[nodiscard]] FutureAwaiter<T> awaiter_of(Ref<Task<T>> task) noexcept {
    return FutureAwaiter<T>(std::move(task));
}
template <class T>
[[nodiscard]] ForeignAwaiter<T> awaiter_of(Ref<Awaitable<T>> awaitable) noexcept {
    return ForeignAwaiter<T>(std::move(awaitable));
}
[[nodiscard]] inline YieldAwaiter awaiter_of(YieldNow) noexcept {
    return {};
}

template <class Awaited>
using AwaiterOf = decltype(awaiter_of(std::declval<Awaited>()));
/// What `co_await` on an `Awaited` gives.
template <class Awaited>
using AwaitResult = typename AwaiterOf<Awaited>::Result;

}  // namespace loopscope
