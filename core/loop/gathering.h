// What gathering futures of every result have in common: the children, how the first error or the last child
// ends it, and how a cancel passes it. gather.h has those that C++ makes.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "loop/cancel_request.h"
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
    void tell_children(AwaitLinks& links) const;
    void let_go(FutureBase& outer) noexcept;
    /// Every child is done: finishes the outer future with the results.
    virtual void finish_with_children() = 0;

private:
    friend class CancelRequest;

    struct ChildDone;

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
    /// A loop that is closed drops its children's callbacks, and it with them.
    ~GatherFuture() override { this->loop().notes().untrack_links(*this); }

    /// Call once, after construction.
    void gather(std::vector<Ref<FutureBase>> children, bool return_exceptions) {
        if (children.empty()) {
            finish_with_children();
        } else {
            Gathering::begin(*this, std::move(children), return_exceptions);
        }
    }

    bool cancel_because(Ref<Payload> message, Cause cause) override {
        return ask_to_cancel(*this, std::move(message), cause);
    }
    [[nodiscard]] Gathering* as_gathering() noexcept override { return this; }
    void tell_links(AwaitLinks& links) const override { tell_children(links); }
    void abandon() noexcept override {
        let_go(*this);
        Future<R>::abandon();
    }

protected:
    /// The result. All children are done; without `return_exceptions` each has a result, with it some may
    /// have failed (`peek_exception`) or be cancelled.
    [[nodiscard]] virtual R collect(const std::vector<Ref<FutureBase>>& children) = 0;

private:
    void finish_with_children() final { this->finish_with(collect(children())); }
};

}  // namespace loopscope
