// asyncio.gather: one future for the results of many (`tasks.py:784`). The first error ends it without
// cancelling the others; a cancelled child counts as an error; cancelling it cancels every child.
//
//     auto [page, size] = co_await gather(loop, fetch(url), measure(url));   // of different types: a tuple
//     std::vector<Page> pages = co_await gather(loop, std::move(fetches));   // of one type: a vector
#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "loop/ensure_future.h"
#include "loop/event_loop.h"
#include "loop/future.h"
#include "loop/gathering.h"

namespace loopscope {

/// Gathers the results of futures of one type.
template <class T>
class GatherResults final : public GatherFuture<std::vector<Stored<T>>> {
public:
    using Results = std::vector<Stored<T>>;
    using GatherFuture<Results>::GatherFuture;

protected:
    [[nodiscard]] Results collect(const std::vector<Ref<FutureBase>>& children) override {
        Results results;
        results.reserve(children.size());
        for (const Ref<FutureBase>& child : children) {
            results.push_back(static_cast<const Future<T>&>(*child).value());
        }
        return results;
    }
};

/// What came of a child, as one of several outcomes: a cancelled child counts as an error of its own, with
/// the message it keeps, and its own CancelledError stays for those who await it (`tasks.py:857`).
template <class T>
[[nodiscard]] Outcome<T> outcome_among_others(FutureBase& child) {
    if (child.cancelled()) return make_cancelled_error(child.cancel_message());
    return static_cast<Future<T>&>(child).result();
}

/// Gathers outcomes: results and errors alike.
template <class T>
class GatherOutcomes final : public GatherFuture<std::vector<Outcome<T>>> {
public:
    using GatherFuture<std::vector<Outcome<T>>>::GatherFuture;

protected:
    [[nodiscard]] std::vector<Outcome<T>> collect(const std::vector<Ref<FutureBase>>& children) override {
        std::vector<Outcome<T>> outcomes;
        outcomes.reserve(children.size());
        for (const Ref<FutureBase>& child : children) outcomes.push_back(outcome_among_others<T>(*child));
        return outcomes;
    }
};

/// Gathers the results of futures of different types.
template <class... T>
class GatherTuple final : public GatherFuture<std::tuple<Stored<T>...>> {
public:
    using Results = std::tuple<Stored<T>...>;
    using GatherFuture<Results>::GatherFuture;

protected:
    [[nodiscard]] Results collect(const std::vector<Ref<FutureBase>>& children) override {
        auto child = children.begin();
        return Results{static_cast<const Future<T>&>(**child++).value()...};
    }
};

/// The same for their outcomes.
template <class... T>
class GatherOutcomeTuple final : public GatherFuture<std::tuple<Outcome<T>...>> {
public:
    using Results = std::tuple<Outcome<T>...>;
    using GatherFuture<Results>::GatherFuture;

protected:
    [[nodiscard]] Results collect(const std::vector<Ref<FutureBase>>& children) override {
        auto child = children.begin();
        return Results{outcome_among_others<T>(**child++)...};
    }
};

/// What can be gathered: coroutines, futures, tasks, awaitables of a language.
template <class Awaited>
concept Gatherable = requires(EventLoop& loop, Awaited awaited) { ensure_future(loop, std::move(awaited)); };

/// A child of a gathering: a coroutine becomes a task that is not reported when it is lost with the loop.
template <Gatherable Awaited>
[[nodiscard]] Ref<Future<AwaitResult<Awaited>>> gathered_child(EventLoop& loop, Awaited awaited) {
    constexpr bool kIsNew = !std::is_convertible_v<Awaited, Ref<Future<AwaitResult<Awaited>>>>;
    Ref<Future<AwaitResult<Awaited>>> child = ensure_future(loop, std::move(awaited));
    if (TaskBase* task = kIsNew ? child->as_task() : nullptr) task->set_log_destroy_pending(false);
    return child;
}
template <class Awaited>
[[nodiscard]] std::vector<Ref<FutureBase>> gathered_children(EventLoop& loop, std::vector<Awaited> awaited) {
    std::vector<Ref<FutureBase>> children;
    children.reserve(awaited.size());
    for (Awaited& each : awaited) children.push_back(gathered_child(loop, std::move(each)));
    return children;
}

/// The results of `awaited` (all of one type) in its order; fails with the first error.
template <Gatherable Awaited>
[[nodiscard]] Ref<Future<std::vector<Stored<AwaitResult<Awaited>>>>> gather(EventLoop& loop,
                                                                            std::vector<Awaited> awaited) {
    auto outer = make_ref<GatherResults<AwaitResult<Awaited>>>(loop);
    outer->gather(gathered_children(loop, std::move(awaited)), false);
    return outer;
}

/// `gather(..., return_exceptions=True)`: errors stand among the results.
template <Gatherable Awaited>
[[nodiscard]] Ref<Future<std::vector<Outcome<AwaitResult<Awaited>>>>> gather_outcomes(
    EventLoop& loop, std::vector<Awaited> awaited) {
    auto outer = make_ref<GatherOutcomes<AwaitResult<Awaited>>>(loop);
    outer->gather(gathered_children(loop, std::move(awaited)), true);
    return outer;
}

/// Both for any number of awaitables of different types, which begin in the order in which they are given.
template <Gatherable... Awaited>
[[nodiscard]] Ref<Future<std::tuple<Stored<AwaitResult<Awaited>>...>>> gather(EventLoop& loop,
                                                                              Awaited... awaited) {
    auto outer = make_ref<GatherTuple<AwaitResult<Awaited>...>>(loop);
    outer->gather({gathered_child(loop, std::move(awaited))...}, false);
    return outer;
}
template <Gatherable... Awaited>
[[nodiscard]] Ref<Future<std::tuple<Outcome<AwaitResult<Awaited>>...>>> gather_outcomes(EventLoop& loop,
                                                                                        Awaited... awaited) {
    auto outer = make_ref<GatherOutcomeTuple<AwaitResult<Awaited>...>>(loop);
    outer->gather({gathered_child(loop, std::move(awaited))...}, true);
    return outer;
}

}  // namespace loopscope
