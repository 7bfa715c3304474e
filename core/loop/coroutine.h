// `Coroutine<T>`: the C++20 coroutine type of this library. Lazy: it begins when it is awaited or made a
// task; dropped before, it never ran. It can `co_await` coroutines, futures, tasks and awaitables of a
// language, and be awaited by those. An error is thrown at the `co_await` (exceptions.h), or given as a
// value: `co_await settled(...)`.
//
// Inside of one:
//
//     int page = co_await fetch(1);                       // gives the value, or throws
//     Outcome<int> page = co_await settled(fetch(1));     // gives either, never throws
//     co_await yield_now();                               // one turn of the loop
//     co_await fail_with(error);                          // ends here, without a throw
//
// A lambda that is a coroutine must outlive it when it captures: prefer parameters.
#pragma once

#include <coroutine>
#include <source_location>
#include <utility>

#include "loop/coroutine_promise.h"

namespace loopscope {

/// Owns a coroutine's frame.
template <class T>
class [[nodiscard]] Coroutine {
public:
    using promise_type = CoroutinePromise<T>;

    Coroutine() noexcept = default;
    explicit Coroutine(promise_type& promise) noexcept : frame_(&promise) {}
    Coroutine(Coroutine&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
    Coroutine& operator=(Coroutine&& other) noexcept {
        std::swap(frame_, other.frame_);
        return *this;
    }
    ~Coroutine() {
        if (frame_ != nullptr) frame_->destroy_deep();
    }

    /// False once it was awaited, made a task, or moved from.
    [[nodiscard]] bool valid() const noexcept { return frame_ != nullptr; }

    // For activations of other kinds that await it: they set themselves as its caller, return `activation()`
    // to the trampoline, and take the outcome when they are resumed.

    [[nodiscard]] Activation& activation() const noexcept { return *frame_; }
    [[nodiscard]] bool has_begun() const noexcept { return frame_->has_begun(); }
    [[nodiscard]] bool done() const noexcept { return frame_->finished(); }
    [[nodiscard]] Outcome<T> take_outcome() { return promise().take_outcome(); }

    /// Destroys a frame that has finished.
    void drop_finished() noexcept {
        std::coroutine_handle<promise_type>::from_promise(promise()).destroy();
        frame_ = nullptr;
    }
    /// Gives the frame away as the body of a task or thread. One that is no longer valid gives a body that
    /// fails with RuntimeError.
    [[nodiscard]] BodyRef<T> into_body() &&;
    /// Where the owned frame stands; `destroy_deep` empties it when it destroys that first.
    [[nodiscard]] CoroutineBase** slot() noexcept { return &frame_; }
    [[nodiscard]] promise_type& promise() const noexcept { return static_cast<promise_type&>(*frame_); }

private:
    CoroutineBase* frame_ = nullptr;
};

template <class T>
Coroutine<T> failing(Error error) {
    while (true) co_await fail_with(error);
}

template <class T>
BodyRef<T> Coroutine<T>::into_body() && {
    if (!valid()) return failing<T>(reuse_error()).into_body();
    BodyRef<T> body(promise());
    frame_ = nullptr;
    return body;
}

inline Coroutine<void> CoroutinePromise<void>::get_return_object(std::source_location location) noexcept {
    set_location(location);
    return Coroutine<void>(*this);
}

}  // namespace loopscope
