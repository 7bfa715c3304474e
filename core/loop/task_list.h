// The tasks of a loop that are not done, oldest first. A task knows its place, so leaving costs the same with
// ten tasks as with a hundred thousand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace loopscope {

class TaskBase;

class TaskList {
public:
    /// The place of a task that is in no list.
    static constexpr std::uint32_t kNowhere = UINT32_MAX;

    void add(TaskBase& task);
    /// Nothing when it is in no list.
    void remove(TaskBase& task) noexcept;

    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    /// Null when there is none.
    [[nodiscard]] TaskBase* oldest() const noexcept { return count_ > 0 ? places_[begin_] : nullptr; }
    /// Calls `function(TaskBase&)` for each. The list must not change meanwhile.
    template <class Function>
    void for_each(Function function) const {
        for (TaskBase* task : places_) {
            if (task != nullptr) function(*task);
        }
    }

private:
    void close_gaps() noexcept;

    std::vector<TaskBase*> places_;  // null where one has left
    std::size_t begin_ = 0;          // of the oldest
    std::size_t count_ = 0;
};

}  // namespace loopscope
