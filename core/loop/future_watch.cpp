#include "loop/future_watch.h"

#include <algorithm>
#include <unordered_set>

#include "loop/event_loop.h"

namespace loopscope {

FutureWatch::Entry::Entry(FutureWatch& watch, Ref<FutureBase> future)
    : Handle(watch.loop_),
      watch_(&watch),
      before_(watch.last_),
      future_(std::move(future)),
      name_(watch.name_) {
    (before_ == nullptr ? watch.first_ : before_->after_) = this;
    watch.last_ = this;
    ++watch.size_;
}

void FutureWatch::Entry::leave() noexcept {
    if (watch_ == nullptr) return;
    (before_ == nullptr ? watch_->first_ : before_->after_) = after_;
    (after_ == nullptr ? watch_->last_ : after_->before_) = before_;
    --watch_->size_;
    watch_ = nullptr;
}

Activation* FutureWatch::Entry::call(Thread&) {
    if (FutureWatch* watch = watch_) {
        leave();
        watch->watched_done(*future_);
    }
    return ended({});
}

void FutureWatch::watch(Ref<FutureBase> future) {
    FutureBase& watched = *future;
    (void)watched.add_done_callback(Ref<Handle>(make_ref<Entry>(*this, std::move(future))));
}

void FutureWatch::unwatch_all() noexcept {
    while (first_ != nullptr) {
        const Ref<Entry> entry(first_);
        entry->leave();
        // It may stand in the ready queue already, then it does nothing there.
        entry->future_->remove_done_callback(entry.get());
    }
}

std::vector<Ref<FutureBase>> each_once(std::vector<Ref<FutureBase>> futures) {
    std::vector<const FutureBase*> sorted;
    sorted.reserve(futures.size());
    for (const Ref<FutureBase>& future : futures) sorted.push_back(future.get());
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end()) return futures;
    std::unordered_set<const FutureBase*> seen;
    std::erase_if(futures, [&](const Ref<FutureBase>& future) { return !seen.insert(future.get()).second; });
    return futures;
}

}  // namespace loopscope
