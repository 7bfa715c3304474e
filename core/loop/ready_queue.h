// The ready queue of a loop: first in, first out, in a ring that doubles when it is full.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>

#include "loop/runnable.h"

namespace loopscope {

class ReadyQueue {
public:
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

    void push(Ref<Runnable> runnable) {
        if (size_ == capacity_) grow();
        ring_[(head_ + size_) & (capacity_ - 1)] = std::move(runnable);
        ++size_;
    }

    /// The oldest; needs one.
    [[nodiscard]] Ref<Runnable> pop() noexcept {
        Ref<Runnable> runnable = std::move(ring_[head_]);
        head_ = (head_ + 1) & (capacity_ - 1);
        --size_;
        return runnable;
    }

    /// The one at `index` from the front, for views.
    [[nodiscard]] const Runnable& at(std::size_t index) const noexcept {
        return *ring_[(head_ + index) & (capacity_ - 1)];
    }

private:
    void grow() {
        std::size_t capacity = capacity_ == 0 ? 16 : capacity_ * 2;
        auto ring = std::make_unique<Ref<Runnable>[]>(capacity);
        for (std::size_t i = 0; i < size_; ++i) ring[i] = std::move(ring_[(head_ + i) & (capacity_ - 1)]);
        ring_ = std::move(ring);
        capacity_ = capacity;
        head_ = 0;
    }

    std::unique_ptr<Ref<Runnable>[]> ring_;
    std::size_t capacity_ = 0;  // a power of two
    std::size_t head_ = 0;
    std::size_t size_ = 0;
};

}  // namespace loopscope
