#include "loop/block_pool.h"

namespace loopscope {

BlockPool::BlockPool() noexcept : older_(current_) {
    current_ = this;
}

BlockPool::~BlockPool() {
    BlockPool** place = &current_;
    while (*place != nullptr && *place != this) place = &(*place)->older_;
    if (*place == this) *place = older_;
    for (Block* kept : kept_) {
        while (kept != nullptr) {
            Block* next = kept->next;
            ::operator delete(kept);
            kept = next;
        }
    }
}

}  // namespace loopscope
