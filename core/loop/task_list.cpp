#include "loop/task_list.h"

#include <algorithm>
#include <utility>

#include "loop/task.h"

namespace loopscope {

void TaskList::make_room() {
    constexpr std::size_t kSmallest = 64;
    // Only when it is worth a walk: half of it is gaps.
    if (places_.size() > kSmallest && count_ * 2 <= places_.size()) {
        close_gaps();
        return;
    }
    places_.resize(std::max(kSmallest, places_.size() * 2));
}

void TaskList::close_gaps() noexcept {
    std::size_t end = 0;
    for (std::size_t i = begin_; i < end_; ++i) {
        TaskBase* const task = places_[i];
        if (task == nullptr) continue;
        task->details_.exchange_place(static_cast<std::uint32_t>(end));
        places_[end++] = task;
    }
    end_ = end;
    begin_ = 0;
}

}  // namespace loopscope
