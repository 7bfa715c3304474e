#include "loop/ready_queue.h"

namespace loopscope {

void ReadyQueue::grow() {
    const std::size_t capacity = capacity_ == 0 ? kSmallest : capacity_ * 2;
    auto ring = std::make_unique<Runnable*[]>(capacity);
    for (std::size_t i = 0; i < size_; ++i) ring[i] = ring_[(head_ + i) & (capacity_ - 1)];
    ring_ = std::move(ring);
    capacity_ = capacity;
    head_ = 0;
}

void ReadyQueue::give_back() noexcept {
    ring_ = nullptr;
    capacity_ = 0;
    head_ = 0;
}

}  // namespace loopscope
