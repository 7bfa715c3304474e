// asyncio.as_completed (`tasks.py:572`): results in the order in which they come.
//
//     for (Coroutine<int> next : as_completed(loop, std::move(tasks))) {   // the results
//         int result = co_await std::move(next);
//     }
//
//     AsCompleted<int> completed(loop, std::move(tasks), 2.5);              // the futures themselves
//     while (completed.left() > 0) {
//         Ref<Future<int>> future = co_await completed.next_future();
//     }
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "loop/coroutine.h"
#include "loop/ensure_future.h"
#include "loop/event_loop.h"
#include "loop/future_watch.h"
#include "loop/sync/waiters.h"

namespace loopscope {

/// What an `AsCompleted` shares with the coroutines that it gives: futures of one loop, and the line of those
/// that are done.
class CompletionOrder final : public Shared, private FutureWatch, private AwaitedThing {
public:
    /// Made by `AsCompleted`.
    CompletionOrder(EventLoop& loop, std::vector<Ref<FutureBase>> futures, std::optional<double> timeout);
    ~CompletionOrder() override;

    /// How many are still to be asked for; the same future twice counts once.
    [[nodiscard]] std::size_t left() const noexcept { return left_; }
    void take_one() noexcept { --left_; }
    /// Waits until `take_done` has one. Those who wait get theirs in the order in which they came.
    [[nodiscard]] Coroutine<void> wait_for_done();
    [[nodiscard]] bool has_done() const noexcept { return first_done_ < done_.size(); }
    /// The next one that is done; TimeoutError in the place of one that was not in time.
    [[nodiscard]] Outcome<Ref<FutureBase>> take_done();

private:
    struct TimeIsUp;

    void watched_done(FutureBase& future) override;
    void tell(AwaitedPrimitive& primitive) const override;
    void expire();
    void put(Ref<FutureBase> future);

    std::vector<Ref<FutureBase>> done_;  // from first_done_ on; null: timed out
    std::size_t first_done_ = 0;
    std::size_t left_ = 0;
    Ref<Handle> timer_;
    Error refused_;  // the timeout is NaN
    Waiters waiters_{*this, {WaitKind::AsCompleted, "as_completed"}};
};

/// The coroutines that it gives may outlive it. With the last of them and of itself its timer and its
/// callbacks on the futures go too: nobody is left whom they could wake. (In CPython they stay until the time
/// is over, to nobody's notice but the loop's.)
template <class T>
class AsCompleted final {
public:
    /// Waits for `futures` of `loop`, `timeout` seconds at most; none: without limit. When they have passed,
    /// each that is not done yet counts as a TimeoutError. With a timeout of NaN each is a ValueError.
    AsCompleted(EventLoop& loop, std::vector<Ref<Future<T>>> futures, std::optional<double> timeout = {})
        : order_(make_ref<CompletionOrder>(loop, std::vector<Ref<FutureBase>>(futures.begin(), futures.end()),
                                           timeout)) {}

    /// How many are still to be asked for; the same future twice counts once.
    [[nodiscard]] std::size_t left() const noexcept { return order_->left(); }
    /// The next future that is done, whatever came of it. TimeoutError when the time is over. Needs `left() >
    /// 0`.
    [[nodiscard]] Coroutine<Ref<Future<T>>> next_future() {
        order_->take_one();
        return next_future_of(order_);
    }
    /// Its result, or its error. Needs `left() > 0`.
    [[nodiscard]] Coroutine<T> next() {
        order_->take_one();
        return next_of(order_);
    }

    struct End {};
    struct Iterator {
        AsCompleted* completed;
        [[nodiscard]] bool operator!=(End) const noexcept { return completed->left() > 0; }
        [[nodiscard]] Coroutine<T> operator*() const { return completed->next(); }
        void operator++() const noexcept {}
    };
    /// One coroutine for each result, as the plain iterator in Python.
    [[nodiscard]] Iterator begin() noexcept { return {this}; }
    [[nodiscard]] End end() const noexcept { return {}; }

private:
    static Coroutine<Ref<Future<T>>> next_future_of(Ref<CompletionOrder> order) {
        if (!order->has_done()) {
            Outcome<void> waited = co_await settled(order->wait_for_done());
            if (!waited.ok()) co_await fail_with(waited.error());
        }
        Outcome<Ref<FutureBase>> done = order->take_done();
        if (!done.ok()) co_await fail_with(done.error());
        co_return Ref<Future<T>>(static_cast<Future<T>*>(done.take().get()));
    }
    static Coroutine<T> next_of(Ref<CompletionOrder> order) {
        if (!order->has_done()) {
            Outcome<void> waited = co_await settled(order->wait_for_done());
            if (!waited.ok()) co_await fail_with(waited.error());
        }
        Outcome<Ref<FutureBase>> done = order->take_done();
        if (!done.ok()) co_await fail_with(done.error());
        Outcome<T> result = static_cast<Future<T>&>(**done).result();
        if (!result.ok()) co_await fail_with(result.error());
        if constexpr (!std::is_void_v<T>) co_return result.take();
    }

    Ref<CompletionOrder> order_;
};

/// The results of `futures` in the order in which they come; see `AsCompleted`.
template <class T>
[[nodiscard]] AsCompleted<T> as_completed(EventLoop& loop, std::vector<Ref<Future<T>>> futures,
                                          std::optional<double> timeout = {}) {
    return AsCompleted<T>(loop, std::move(futures), timeout);
}
template <class T>
[[nodiscard]] AsCompleted<T> as_completed(EventLoop& loop, const std::vector<Ref<Task<T>>>& tasks,
                                          std::optional<double> timeout = {}) {
    return AsCompleted<T>(loop, {tasks.begin(), tasks.end()}, timeout);
}
/// The same for coroutines, each made a task.
template <class T>
[[nodiscard]] AsCompleted<T> as_completed(EventLoop& loop, std::vector<Coroutine<T>> coroutines,
                                          std::optional<double> timeout = {}) {
    return AsCompleted<T>(loop, ensure_futures(loop, std::move(coroutines)), timeout);
}

}  // namespace loopscope
