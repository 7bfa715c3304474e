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
    void add(TaskBase& task);
    /// Nothing when it is in no list.
    void remove(TaskBase& task) noexcept;

    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    /// Null when there is none.
    [[nodiscard]] TaskBase* oldest() const noexcept { return count_ > 0 ? places_[begin_] : nullptr; }
    /// Calls `function(TaskBase&)` for each. The list must not change meanwhile.
    template <class Function>
    void for_each(Function function) const {
        for (std::size_t i = begin_; i < end_; ++i) {
            if (places_[i] != nullptr) function(*places_[i]);
        }
    }

private:
    void make_room();
    void close_gaps() noexcept;
    void leave(std::uint32_t place) noexcept {
        places_[place] = nullptr;
        if (--count_ == 0) {
            begin_ = end_ = 0;
        } else if (place + 1 == end_) {
            do --end_;
            while (places_[end_ - 1] == nullptr);
        } else if (place == begin_) {
            do ++begin_;
            while (places_[begin_] == nullptr);
        }
    }

    std::vector<TaskBase*> places_;  // up to end_; null where one has left
    std::size_t begin_ = 0;          // of the oldest
    std::size_t end_ = 0;
    std::size_t count_ = 0;
};

}  // namespace loopscope
