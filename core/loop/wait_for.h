// asyncio.wait_for: awaits with a timeout, in the same task (`tasks.py:442`).
#pragma once

#include <optional>
#include <type_traits>
#include <utility>

#include "loop/coroutine.h"
#include "loop/ensure_future.h"
#include "loop/event_loop.h"
#include "loop/timeout.h"

namespace loopscope {

/// Cancels `future` and waits until it is done, whatever came of it (`tasks.py:556`).
[[nodiscard]] Coroutine<void> cancel_and_wait(Ref<FutureBase> future);

/// What `awaitable` gives, or TimeoutError when that takes longer than `timeout` seconds; then it is
/// cancelled. None: no limit. With 0 or less, what is not done yet is cancelled before it begins.
template <class Awaited>
[[nodiscard]] Coroutine<AwaitResult<Awaited>> wait_for(Awaited awaitable, std::optional<double> timeout) {
    using T = AwaitResult<Awaited>;
    Thread& thread = co_await current_thread();
    EventLoop* loop = thread.running_loop();
    if (loop == nullptr) co_await fail_with(make_error(ErrorKind::RuntimeError, "no running event loop"));

    Error error;
    std::optional<Stored<T>> value;
    if (timeout && *timeout <= 0) {
        Ref<Future<T>> future = ensure_future(*loop, std::move(awaitable));
        if (!future->done()) {
            Outcome<void> waited = co_await settled(cancel_and_wait(future));
            if (!waited.ok()) co_await fail_with(waited.error());
            error = future->result_error();
            if (is_cancelled(error)) error = make_error(ErrorKind::TimeoutError, "", error);
        } else {
            error = future->result_error();
        }
        if (!error) value.emplace(future->value());
    } else {
        std::optional<double> when;
        if (timeout) when = loop->time() + *timeout;
        Timeout limit(when);
        if (Error refused = limit.enter(thread)) co_await fail_with(refused);
        Outcome<T> outcome = co_await settled(std::move(awaitable));
        error = limit.exit(outcome.error());
        if (!error) value.emplace(outcome.take());
    }
    if (error) co_await fail_with(error);
    if constexpr (!std::is_void_v<T>) co_return std::move(*value);
}

}  // namespace loopscope
