// The ready queue of a loop: first in, first out, in a ring that doubles when it is full. Emptied, a large
// one is given back: a hundred thousand tasks that begin at once cost nothing while they wait.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "loop/runnable.h"

namespace loopscope {

class ReadyQueue {
public:
    ReadyQueue() noexcept = default;
    ReadyQueue(ReadyQueue&& other) noexcept
        : ring_(std::move(other.ring_)),
          capacity_(std::exchange(other.capacity_, 0)),
          begin_(std::exchange(other.begin_, other.end_)),
          end_(other.end_) {}
    ReadyQueue& operator=(ReadyQueue&&) = delete;
    ~ReadyQueue() {
        while (!empty()) (void)pop();
    }

    [[nodiscard]] std::size_t size() const noexcept { return end_ - begin_; }
    [[nodiscard]] bool empty() const noexcept { return end_ == begin_; }
    /// How many were ever taken out, and put in.
    [[nodiscard]] std::size_t taken() const noexcept { return begin_; }
    [[nodiscard]] std::size_t added() const noexcept { return end_; }

    void push(Ref<Runnable>&& runnable) {
        if (size() == capacity_) [[unlikely]]
            grow();
        ring_[end_++ & (capacity_ - 1)] = runnable.leak();
    }

    /// The oldest; needs one.
    [[nodiscard]] Ref<Runnable> pop() noexcept {
        Runnable* runnable = ring_[begin_++ & (capacity_ - 1)];
        if (begin_ == end_ && capacity_ > kLargestKept) [[unlikely]]
            give_back();
        return Ref<Runnable>::adopt(runnable);
    }

    /// The one at `index` from the front, for views.
    [[nodiscard]] const Runnable& at(std::size_t index) const noexcept {
        return *ring_[(begin_ + index) & (capacity_ - 1)];
    }

private:
    static constexpr std::size_t kSmallest = 16;
    static constexpr std::size_t kLargestKept = 4096;

    void grow();
    void give_back() noexcept;

    std::vector<Runnable*> ring_;  // those from begin_ to end_, by their last bits, are owned
    std::size_t capacity_ = 0;     // its size, a power of two
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace loopscope
