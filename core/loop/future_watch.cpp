#include "loop/future_watch.h"

#include "loop/await_links.h"
#include "loop/event_loop.h"
#include "loop/identity_index.h"

namespace loopscope {

/// Knows the watch as long as that lives.
class FutureWatch::Waiter final : public Future<void> {
public:
    Waiter(const FutureWatch& watch, std::string_view label) : Future<void>(watch.loop_), watch_(&watch) {
        set_wait(watch.kind_, label);
    }

    void tell_links(AwaitLinks& links) const override {
        if (watch_ == nullptr) return;
        watch_->for_each_watched([&](FutureBase& each) { links.waits_for(each, watch_->kind_); });
    }
    void let_go() noexcept { watch_ = nullptr; }

private:
    const FutureWatch* watch_;
};

FutureWatch::FutureWatch(EventLoop& loop, WaitKind kind, const char* name) noexcept
    : loop_(loop), kind_(kind), name_(name) {}

FutureWatch::~FutureWatch() {
    if (waiter_) waiter_->let_go();
    unwatch_all();
}

Ref<Future<void>> FutureWatch::make_waiter(std::string_view label) {
    if (waiter_) waiter_->let_go();
    waiter_ = make_ref<Waiter>(*this, label);
    for_each_watched([this](FutureBase& each) { waiter_->trace_link(each, kind_); });
    return waiter_;
}

FutureWatch::Entry::Entry(FutureWatch& watch, Ref<FutureBase> future)
    : Handle(watch.loop_),
      Link(watch.entries_),
      watch_(watch),
      future_(std::move(future)),
      kind_(watch.kind_),
      name_(watch.name_) {}

Handle::Purpose FutureWatch::Entry::purpose() const {
    return {kind_, is_listed() ? watch_.waiter_.get() : nullptr};
}

Activation* FutureWatch::Entry::call(Thread&) {
    if (is_listed()) {
        leave();
        watch_.watched_done(*future_);
    }
    return ended({});
}

void FutureWatch::watch(Ref<FutureBase> future) {
    FutureBase& watched = *future;
    (void)watched.add_done_callback(Ref<Handle>(make_ref<Entry>(*this, std::move(future))));
}

void FutureWatch::unwatch_all() noexcept {
    while (entries_.first() != nullptr) {
        const Ref<Entry> entry(entries_.first());
        entry->leave();
        // It may stand in the ready queue already, then it does nothing there.
        entry->future_->remove_done_callback(entry.get());
    }
}

std::vector<Ref<FutureBase>> each_once(std::vector<Ref<FutureBase>> futures) {
    IdentityIndex seen;
    std::erase_if(futures, [&](const Ref<FutureBase>& future) { return !seen.add_new(future.get()); });
    return futures;
}

}  // namespace loopscope
