// What a coroutine stands in while it awaits: one awaiter for each kind of thing that it can await. Each has
// `suspend(self)`, which begins to wait, and `settle(thread)`, the outcome as a value; with an error it also
// gives the thread, when it knows that. One that is ready at once and yet has to know who awaits has
// `begin(self)`. An awaiter is a part of its coroutine's frame: it takes a single word where it can. g++ 12
// settles the awaits of one expression (`co_await a + co_await b`) only when all of them have ended, so an
// outcome has to stand in its own awaiter. Part of coroutine.h, which is what to include.
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
/// Fails with `error` as soon as it runs.
template <class T>
[[nodiscard]] Coroutine<T> failing(Error error);

template <class T>
class CoroutineAwaiter {
public:
    using Result = T;
    explicit CoroutineAwaiter(Coroutine<T> callee) noexcept : callee_(std::move(callee)) {}

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    bool suspend(CoroutineBase& self) {
        if (!callee_.valid()) [[unlikely]]
            callee_ = failing<T>(reuse_error());
        return !self.call(callee_.promise(), callee_.slot());
    }
    [[nodiscard]] Outcome<T> settle(Thread*& thread) {
        thread = &static_cast<CoroutineBase&>(*callee_.promise().caller()).thread();
        if (Error error = thread->take_raised()) return error;
        Outcome<T> outcome = callee_.take_outcome();
        callee_.drop_finished();
        return outcome;
    }

private:
    Coroutine<T> callee_;
};

template <class T>
class FutureAwaiter : private FutureWait {
public:
    using Result = T;
    explicit FutureAwaiter(Ref<Future<T>> future) noexcept : FutureWait(std::move(future)) {}

    [[nodiscard]] const FutureBase& future() const noexcept { return *future_to_await(); }
    [[nodiscard]] bool await_ready() const noexcept { return future().done(); }
    void suspend(CoroutineBase& self) { self.suspend_at(*this); }
    [[nodiscard]] Outcome<T> settle(Thread*& thread) {
        if (is_raised()) [[unlikely]]
            return take_raised(thread);
        const Ref<FutureBase> future = take_future();
        Outcome<T> outcome = static_cast<Future<T>&>(*future).result();
        if (!outcome.ok()) [[unlikely]]
            thread = thread_of(*future);
        return outcome;
    }
};

/// Part of awaiters that have to remember who awaits.
class KnowsSelf {
protected:
    [[nodiscard]] CoroutineBase& self() const noexcept { return *self_; }
    void set_self(CoroutineBase& self) noexcept { self_ = &self; }

private:
    CoroutineBase* self_ = nullptr;
};

template <class T>
class ForeignAwaiter : public KnowsSelf, private FutureWait {
public:
    using Result = T;
    explicit ForeignAwaiter(Ref<Awaitable<T>> awaitable) noexcept
        : FutureWait(nullptr), awaitable_(std::move(awaitable)) {}

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    bool suspend(CoroutineBase& self) {
        set_self(self);
        Ref<FutureBase> awaited;
        if (Activation* next = awaitable_->begin(self.thread(), self, awaited)) {
            self.go_on_with(next, awaitable_->owned_coroutine());
            return true;
        }
        if (!awaited) return false;
        wait_for(std::move(awaited));
        self.suspend_at(*this);
        return true;
    }
    [[nodiscard]] Outcome<T> settle(Thread*& thread) {
        if (is_raised()) [[unlikely]]
            return take_raised(thread);
        thread = &self().thread();
        if (Error error = thread->take_raised()) return error;
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

class YieldAwaiter : private FutureWait {
public:
    using Result = void;
    YieldAwaiter() noexcept : FutureWait(nullptr) {}

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void suspend(CoroutineBase& self) { self.suspend_at(*this); }
    [[nodiscard]] Outcome<void> settle(Thread*& thread) {
        if (is_raised()) [[unlikely]]
            return take_raised(thread);
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
