// asyncio.gather: one future for the results of many (`tasks.py:784`). The first error ends it without
// cancelling the others; a cancelled child counts as an error; cancelling it cancels every child.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "loop/event_loop.h"
#include "loop/future.h"

namespace loopscope {

/// The part of a gathering future that does not depend on its result.
class Gathering {
public:
    [[nodiscard]] const std::vector<Ref<FutureBase>>& children() const noexcept { return children_; }

protected:
    Gathering() = default;
    ~Gathering() = default;

    /// Begins to wait for `children`, of one loop; the same one twice shares a slot. At least one.
    void begin(FutureBase& outer, std::vector<Ref<FutureBase>> children, bool return_exceptions);
    /// False when no child could be cancelled.
    bool cancel_children(const FutureBase& outer, const Ref<Payload>& message);
    void let_go(FutureBase& outer) noexcept;
    /// Every child is done: finishes the outer future with the results.
    virtual void finish_with_children() = 0;

private:
    Error child_done(FutureBase& outer, FutureBase& child);

    std::vector<Ref<FutureBase>> children_;
    std::size_t unfinished_ = 0;
    bool return_exceptions_ = false;
    bool cancel_requested_ = false;
};

/// A gathering future whose result is made from the children by `collect`.
template <class R>
class GatherFuture : public Future<R>, public Gathering {
public:
    explicit GatherFuture(EventLoop& loop) : Future<R>(loop) {}

    /// Call once, after construction.
    void gather(std::vector<Ref<FutureBase>> children, bool return_exceptions) {
        if (children.empty()) {
            finish_with_children();
        } else {
            Gathering::begin(*this, std::move(children), return_exceptions);
        }
    }

    bool cancel_because(Ref<Payload> message, Cause) override { return cancel_children(*this, message); }
    void abandon() noexcept override {
        let_go(*this);
        Future<R>::abandon();
    }

protected:
    /// The result. All children are done; without `return_exceptions` each has a result, with it some may
    /// have failed
    /// (`peek_exception`) or be cancelled.
    [[nodiscard]] virtual R collect(const std::vector<Ref<FutureBase>>& children) = 0;

private:
    void finish_with_children() final { this->finish_with(collect(children())); }
};

/// Gathers the results of futures of one type.
template <class T>
class GatherResults final : public GatherFuture<std::vector<T>> {
public:
    using GatherFuture<std::vector<T>>::GatherFuture;

protected:
    [[nodiscard]] std::vector<T> collect(const std::vector<Ref<FutureBase>>& children) override {
        std::vector<T> results;
        results.reserve(children.size());
        for (const Ref<FutureBase>& child : children) {
            results.push_back(static_cast<const Future<T>&>(*child).value());
        }
        return results;
    }
};

/// Gathers outcomes: results and errors alike.
template <class T>
class GatherOutcomes final : public GatherFuture<std::vector<Outcome<T>>> {
public:
    using GatherFuture<std::vector<Outcome<T>>>::GatherFuture;

protected:
    [[nodiscard]] std::vector<Outcome<T>> collect(const std::vector<Ref<FutureBase>>& children) override {
        std::vector<Outcome<T>> outcomes;
        outcomes.reserve(children.size());
        for (const Ref<FutureBase>& child : children)
            outcomes.push_back(static_cast<Future<T>&>(*child).result());
        return outcomes;
    }
};

/// The results in the order of `futures`; fails with the first error.
template <class T>
[[nodiscard]] Ref<Future<std::vector<Stored<T>>>> gather(EventLoop& loop,
                                                         const std::vector<Ref<Future<T>>>& futures) {
    Ref<GatherResults<Stored<T>>> outer = make_ref<GatherResults<Stored<T>>>(loop);
    outer->gather({futures.begin(), futures.end()}, false);
    return outer;
}

/// `gather(..., return_exceptions=True)`: errors stand among the results.
template <class T>
[[nodiscard]] Ref<Future<std::vector<Outcome<T>>>> gather_outcomes(
    EventLoop& loop, const std::vector<Ref<Future<T>>>& futures) {
    Ref<GatherOutcomes<T>> outer = make_ref<GatherOutcomes<T>>(loop);
    outer->gather({futures.begin(), futures.end()}, true);
    return outer;
}

}  // namespace loopscope
