#include "loop/gathering.h"

#include <string>

#include "loop/await_links.h"
#include "loop/identity_index.h"

namespace loopscope {

/// What each child calls at its end.
struct Gathering::ChildDone {
    static constexpr const char* name() noexcept { return "gather: a child is done"; }

    Gathering* gathering;
    Ref<FutureBase> outer;

    Error operator()(FutureBase& child) const { return gathering->child_done(*outer, child); }
    [[nodiscard]] Handle::Purpose purpose() const { return {WaitKind::Gather, outer.get()}; }
};

void Gathering::begin(FutureBase& outer, std::vector<Ref<FutureBase>> children, bool return_exceptions) {
    children_ = std::move(children);
    return_exceptions_ = return_exceptions;
    EventLoop& loop = outer.loop();
    std::string label;
    if (loop.scheduler().tracer().on()) {
        label = "gather, " + std::to_string(children_.size());
        label += children_.size() == 1 ? " child" : " children";
    }
    outer.set_wait(WaitKind::Gather, label);

    IdentityIndex seen;
    std::vector<FutureBase*> done;
    std::vector<FutureBase*> pending;
    for (const Ref<FutureBase>& child : children_) {
        if (!seen.add_new(child.get())) continue;
        outer.trace_link(*child, WaitKind::Gather);
        (child->done() ? done : pending).push_back(child.get());
    }
    unfinished_ = seen.size();
    if (!pending.empty()) loop.notes().track_links(outer);
    for (FutureBase* child : pending) {
        child->add_done_callback(ChildDone{this, Ref<FutureBase>(&outer)});
    }
    for (FutureBase* child : done) (void)child_done(outer, *child);
}

Error Gathering::child_done(FutureBase& outer, FutureBase& child) {
    --unfinished_;
    if (outer.done()) {
        child.set_retrieved();
        if (unfinished_ == 0) let_go(outer);
        return {};
    }
    if (!return_exceptions_) {
        if (Error error = child.result_error()) {
            // A cancelled child is an error of the gathering, not its cancellation.
            if (unfinished_ == 0) let_go(outer);
            return outer.set_exception(std::move(error), kNoSource);
        }
    }
    if (unfinished_ > 0) return {};
    for (const Ref<FutureBase>& each : children_) each->set_retrieved();
    if (cancel_requested_) {
        Error error = children_.back()->make_cancelled_error();
        let_go(outer);
        return outer.set_exception(std::move(error), kNoSource);
    }
    finish_with_children();
    let_go(outer);
    return {};
}

void Gathering::tell_children(AwaitLinks& links) const {
    for (const Ref<FutureBase>& child : children_) links.waits_for(*child, WaitKind::Gather);
}

void Gathering::let_go(FutureBase& outer) noexcept {
    outer.loop().notes().untrack_links(outer);
    std::vector<Ref<FutureBase>> children = std::move(children_);
    children_.clear();
}

}  // namespace loopscope
