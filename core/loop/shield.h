// asyncio.shield: waiting for a future without passing a cancel on to it (`tasks.py:908`).
#pragma once

#include <utility>

#include "loop/await_links.h"
#include "loop/event_loop.h"
#include "loop/future.h"
#include "loop/handle.h"

namespace loopscope {

/// What ties the outer future of a shield to the inner one without owning it: a pending future belongs to
/// those who will finish it. Emptied when the inner one lets go of its callback.
struct ShieldLink final : public Shared {
    FutureBase* inner = nullptr;
    const Handle* callback = nullptr;
};

/// The outer future of a shield.
template <class T>
class ShieldFuture final : public Future<T> {
public:
    ShieldFuture(EventLoop& loop, Ref<ShieldLink> link) : Future<T>(loop), link_(std::move(link)) {}

    void tell_links(AwaitLinks& links) const override {
        if (link_->inner != nullptr) links.waits_for(*link_->inner, WaitKind::Shield);
    }

private:
    Ref<ShieldLink> link_;
};

/// A future that ends as `inner` does, but whose cancel leaves `inner` alone. A finished `inner` is returned
/// itself. If the outer one is cancelled, a later error of `inner` is its own again, and reported when nobody
/// retrieves it.
template <class T>
[[nodiscard]] Ref<Future<T>> shield(Ref<Future<T>> inner) {
    if (inner->done()) return inner;
    EventLoop& loop = inner->loop();
    Ref<ShieldLink> link = make_ref<ShieldLink>();
    Ref<Future<T>> outer = make_ref<ShieldFuture<T>>(loop, link);
    outer->set_wait(WaitKind::Shield, "shield");
    outer->trace_link(*inner, WaitKind::Shield);
    class InnerDone {
    public:
        static constexpr const char* name() noexcept { return "shield: the inner future is done"; }

        InnerDone(Ref<Future<T>> to, Ref<ShieldLink> by) noexcept
            : outer_(std::move(to)), link_(std::move(by)) {}
        InnerDone(InnerDone&&) noexcept = default;
        InnerDone& operator=(InnerDone&&) = delete;
        ~InnerDone() {
            if (link_) link_->inner = nullptr;
        }

        Error operator()(FutureBase& done) {
            auto& from = static_cast<Future<T>&>(done);
            if (outer_->cancelled()) {
                from.set_retrieved();
                return {};
            }
            if (from.cancelled()) {
                outer_->cancel_because({}, {CauseKind::Shield, from.id()});
                return {};
            }
            if (Error error = from.result_error()) return outer_->set_exception(std::move(error), kNoSource);
            return outer_->set_result(from.value(), kNoSource);
        }
        [[nodiscard]] Handle::Purpose purpose() const { return {WaitKind::Shield, outer_.get()}; }

    private:
        Ref<Future<T>> outer_;
        Ref<ShieldLink> link_;
    };
    Ref<Handle> callback = inner->add_done_callback(InnerDone(outer, link));
    link->inner = inner.get();
    link->callback = callback.get();
    struct OuterDone {
        static constexpr const char* name() noexcept { return "shield: the outer future is done"; }

        Ref<ShieldLink> link;
        void operator()() const {
            if (link->inner != nullptr && !link->inner->done())
                link->inner->remove_done_callback(link->callback);
        }
    };
    outer->add_done_callback(OuterDone{link});
    return outer;
}

template <class T>
[[nodiscard]] Ref<Future<T>> shield(Ref<Task<T>> inner) {
    return shield(Ref<Future<T>>(std::move(inner)));
}

}  // namespace loopscope
