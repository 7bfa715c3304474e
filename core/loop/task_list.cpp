#include "loop/task_list.h"

#include "loop/task.h"

namespace loopscope {

namespace {

/// Shorter lists keep their gaps.
constexpr std::size_t kCloseGapsAbove = 64;

}  // namespace

void TaskList::add(TaskBase& task) {
    if (places_.size() > kCloseGapsAbove && places_.size() == places_.capacity()) close_gaps();
    task.place_ = static_cast<std::uint32_t>(places_.size());
    places_.push_back(&task);
    ++count_;
}

void TaskList::remove(TaskBase& task) noexcept {
    if (task.place_ == kNowhere) return;
    places_[task.place_] = nullptr;
    task.place_ = kNowhere;
    --count_;
    while (!places_.empty() && places_.back() == nullptr) places_.pop_back();
    if (begin_ >= places_.size()) begin_ = 0;
    while (begin_ < places_.size() && places_[begin_] == nullptr) ++begin_;
}

void TaskList::close_gaps() noexcept {
    // Only when it is worth a walk: the list would have to grow, and half of it is gaps.
    if (count_ * 2 > places_.size()) return;
    std::size_t end = 0;
    for (TaskBase* task : places_) {
        if (task == nullptr) continue;
        task->place_ = static_cast<std::uint32_t>(end);
        places_[end++] = task;
    }
    places_.resize(end);
    begin_ = 0;
}

}  // namespace loopscope
