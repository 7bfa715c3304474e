#include "loop/ready_queue.h"

namespace loopscope {

void ReadyQueue::grow() {
    const std::size_t capacity = capacity_ == 0 ? kSmallest : capacity_ * 2;
    std::vector<Runnable*> ring(capacity);
    for (std::size_t i = begin_; i != end_; ++i) ring[i & (capacity - 1)] = ring_[i & (capacity_ - 1)];
    ring_ = std::move(ring);
    capacity_ = capacity;
}

void ReadyQueue::give_back() noexcept {
    ring_ = std::vector<Runnable*>();
    capacity_ = 0;
}

}  // namespace loopscope
