// asyncio.timeout (`timeouts.py`): cancels the task that entered it at a deadline, and turns that
// CancelledError into TimeoutError on the way out. An outer cancel or an outer timeout wins.
//
//     co_await timeout(2.5, [&](Timeout& limit) -> Coroutine<void> {
//         co_await connect();
//         (void)limit.reschedule(limit.when().value() + 10);
//         co_await transfer();
//     });
//
// The callable lives as long as the block, so it may capture.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "loop/body.h"
#include "loop/coroutine.h"
#include "loop/error.h"
#include "loop/handle.h"
#include "loop/scheduler.h"
#include "loop/task.h"

namespace loopscope {

class EventLoop;

class Timeout {
public:
    enum class State : std::uint8_t { Created, Active, Expiring, Expired, Finished };

    /// `when` is the deadline on the loop's clock; none: never.
    explicit Timeout(std::optional<double> when) noexcept : when_(when) {}
    Timeout(const Timeout&) = delete;
    Timeout& operator=(const Timeout&) = delete;
    ~Timeout();

    /// Begins, in the current task of the loop that runs in `thread`. RuntimeError when there is none or when
    /// it was entered before.
    [[nodiscard]] Error enter(const Thread& thread);
    /// Moves the deadline; none: never. RuntimeError unless it is active, ValueError when it is NaN.
    [[nodiscard]] Error reschedule(std::optional<double> when);
    /// Ends; `raised` is the error that leaves the block, or null. Returns the error that goes on:
    /// TimeoutError in place of a CancelledError that is this timeout's own, else `raised`.
    [[nodiscard]] Error exit(Error raised);

    [[nodiscard]] std::optional<double> when() const noexcept { return when_; }
    [[nodiscard]] State state() const noexcept { return state_; }
    [[nodiscard]] bool expired() const noexcept {
        return state_ == State::Expiring || state_ == State::Expired;
    }
    /// After `exit`: the deadline passed and nobody else cancelled. An error other than CancelledError then
    /// has a TimeoutError put in its context by Python (`timeouts.py:117`).
    [[nodiscard]] bool took_over() const noexcept { return took_over_; }
    /// The word in Python's repr: "created", "active"...
    [[nodiscard]] static std::string_view name_of(State state) noexcept;

private:
    struct Expiry;

    void cancel_timer();
    void expire();

    std::optional<double> when_;
    Ref<Handle> timer_;
    Ref<FutureBase> task_;
    std::uint32_t cancelling_ = 0;  // the task's requests at entry
    State state_ = State::Created;
    bool took_over_ = false;
};

/// The coroutine that `body` gives, which may take the Timeout or nothing.
template <class Body>
[[nodiscard]] auto begin_limited(Body& body, Timeout& limit) {
    if constexpr (std::is_invocable_v<Body&, Timeout&>) {
        return begin_body(body, limit);
    } else {
        return begin_body(body);
    }
}

/// What the coroutine gives that `Body` makes.
template <class Body>
using LimitedResult = AwaitResult<decltype(begin_limited(std::declval<Body&>(), std::declval<Timeout&>()))>;

/// Runs `body`, a callable that gives a coroutine, and gives its result. At `when` on the loop's clock (none:
/// never) it is cancelled and TimeoutError comes instead. A deadline that has passed lets it reach its first
/// suspension. RuntimeError outside of a task, ValueError when `when` is NaN.
template <class Body>
[[nodiscard]] Coroutine<LimitedResult<Body>> timeout_at(std::optional<double> when, Body body) {
    using T = LimitedResult<Body>;
    Thread& thread = co_await current_thread();
    Timeout limit(when);
    if (Error refused = limit.enter(thread)) co_await fail_with(refused);
    Outcome<T> outcome = co_await settled(begin_limited(body, limit));
    if (Error error = limit.exit(outcome.error())) co_await fail_with(error);
    if constexpr (!std::is_void_v<T>) co_return outcome.take();
}

/// The same for `delay` seconds from when the block begins; none: no limit.
template <class Body>
[[nodiscard]] Coroutine<LimitedResult<Body>> timeout(std::optional<double> delay, Body body) {
    using T = LimitedResult<Body>;
    Thread& thread = co_await current_thread();
    Timeout limit(delay ? std::optional<double>(thread.scheduler().now() + *delay) : std::nullopt);
    if (Error refused = limit.enter(thread)) co_await fail_with(refused);
    Outcome<T> outcome = co_await settled(begin_limited(body, limit));
    if (Error error = limit.exit(outcome.error())) co_await fail_with(error);
    if constexpr (!std::is_void_v<T>) co_return outcome.take();
}

}  // namespace loopscope
