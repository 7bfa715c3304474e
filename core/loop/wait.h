// asyncio.wait: waits until some or all futures are done. It never cancels them (`tasks.py:404`).
//
//     auto [done, pending] = co_await wait(tasks, 2.5, ReturnWhen::FirstCompleted);
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "loop/coroutine.h"
#include "loop/future.h"
#include "loop/future_watch.h"

namespace loopscope {

enum class ReturnWhen : std::uint8_t { FirstCompleted, FirstException, AllCompleted };

/// What `wait` has found: each of its futures once, in the order in which they were given.
template <class Awaited>
struct Waited {
    std::vector<Ref<Awaited>> done;
    std::vector<Ref<Awaited>> pending;
};

/// One wait: the callbacks on its futures, its timer, and the future that the waiting task awaits.
class Waiting final : private FutureWatch {
public:
    /// Begins to wait for `futures`, at least one, of one loop, each once.
    Waiting(const std::vector<Ref<FutureBase>>& futures, std::optional<double> timeout,
            ReturnWhen return_when);
    ~Waiting();

    /// ValueError when the timeout is NaN, RuntimeError when the loop is closed, else null.
    [[nodiscard]] const Error& refused() const noexcept { return refused_; }
    [[nodiscard]] const Ref<Future<void>>& waiter() const noexcept { return waiter_; }

private:
    void watched_done(FutureBase& future) override;
    /// Whether its exception ends the wait. Looking at that counts as retrieving, so it is the last question
    /// asked (`tasks.py:524`).
    [[nodiscard]] bool is_awaited_failure(FutureBase& future);

    struct TimeIsUp;

    Ref<Future<void>> waiter_;
    Ref<Handle> timer_;
    Error refused_;
    ReturnWhen return_when_;
};

/// Waits for `futures` (futures or tasks of one loop) as `return_when` says, or until `timeout` seconds have
/// passed; none: without limit. Running out of time is no error. ValueError when there are none.
template <class Awaited>
[[nodiscard]] Coroutine<Waited<Awaited>> wait(std::vector<Ref<Awaited>> futures,
                                              std::optional<double> timeout = {},
                                              ReturnWhen return_when = ReturnWhen::AllCompleted) {
    if (futures.empty()) {
        co_await fail_with(make_error(ErrorKind::ValueError, "Set of Tasks/Futures is empty."));
    }
    const std::vector<Ref<FutureBase>> each = each_once({futures.begin(), futures.end()});
    {
        Waiting waiting(each, timeout, return_when);
        if (waiting.refused()) co_await fail_with(waiting.refused());
        Outcome<void> waited = co_await settled(waiting.waiter());
        if (!waited.ok()) co_await fail_with(waited.error());
    }
    Waited<Awaited> found;
    for (const Ref<FutureBase>& future : each) {
        (future->done() ? found.done : found.pending).emplace_back(static_cast<Awaited*>(future.get()));
    }
    co_return found;
}

}  // namespace loopscope
