#include "loop/timer_heap.h"

#include <algorithm>
#include <cmath>

#include "loop/prefetch.h"

namespace loopscope {

namespace {

constexpr std::size_t kChildren = 4;
constexpr std::size_t kSweepAbove = 100;

}  // namespace

void TimerHeap::push(double when, Ref<Handle> handle) {
    handle->on_timer_ = true;
    entries_.push_back({when, next_sequence_++, std::move(handle)});
    sift_up(entries_.size() - 1);
}

Ref<Handle> TimerHeap::pop() noexcept {
    Ref<Handle> handle = std::move(entries_.front().handle);
    if (entries_.size() > 1) entries_.front() = std::move(entries_.back());
    entries_.pop_back();
    if (entries_.size() > 1) {
        sift_down(0);
        // The next question is whether it is cancelled.
        prefetch<sizeof(Handle)>(entries_.front().handle.get());
    }
    handle->on_timer_ = false;
    if (handle->cancelled()) --cancelled_;
    return handle;
}

Ref<Handle> TimerHeap::take(std::uint32_t id) noexcept {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [id](const Entry& entry) {
        return entry.handle->id() == id && !entry.handle->cancelled();
    });
    if (found == entries_.end()) return {};
    Ref<Handle> handle = std::move(found->handle);
    *found = std::move(entries_.back());
    entries_.pop_back();
    order();
    handle->on_timer_ = false;
    return handle;
}

void TimerHeap::drop_cancelled() {
    if (entries_.size() > kSweepAbove && cancelled_ * 2 > entries_.size()) {
        std::erase_if(entries_, [](const Entry& entry) {
            if (!entry.handle->cancelled()) return false;
            entry.handle->on_timer_ = false;
            return true;
        });
        cancelled_ = 0;
        order();
    } else {
        while (!entries_.empty() && entries_.front().handle->cancelled()) pop();
    }
}

void TimerHeap::order() noexcept {
    for (std::size_t i = entries_.size() / kChildren + 1; i-- > 0;) sift_down(i);
}

void TimerHeap::sift_up(std::size_t index) noexcept {
    Entry entry = std::move(entries_[index]);
    while (index > 0) {
        std::size_t parent = (index - 1) / kChildren;
        if (!entry.before(entries_[parent])) break;
        entries_[index] = std::move(entries_[parent]);
        index = parent;
    }
    entries_[index] = std::move(entry);
}

void TimerHeap::sift_down(std::size_t index) noexcept {
    if (index >= entries_.size()) return;
    Entry entry = std::move(entries_[index]);
    for (;;) {
        std::size_t first = index * kChildren + 1;
        if (first >= entries_.size()) break;
        std::size_t end = std::min(first + kChildren, entries_.size());
        // A large heap lies in no fast cache: the children of all of these are asked for at once.
        prefetch<kChildren * kChildren * sizeof(Entry)>(reinterpret_cast<std::uintptr_t>(entries_.data()) +
                                                        (first * kChildren + 1) * sizeof(Entry));
        std::size_t least = first;
        for (std::size_t child = first + 1; child < end; ++child) {
            if (entries_[child].before(entries_[least])) least = child;
        }
        if (!entries_[least].before(entry)) break;
        entries_[index] = std::move(entries_[least]);
        index = least;
    }
    entries_[index] = std::move(entry);
}

Error check_deadline(double when) {
    if (!std::isnan(when)) return {};
    return make_error(ErrorKind::ValueError, "cannot convert float NaN to integer");
}

}  // namespace loopscope
