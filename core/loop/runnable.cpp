#include "loop/runnable.h"

#include "loop/event_loop.h"

namespace loopscope {

Runnable::Runnable(EventLoop& loop) : id_(loop.scheduler().next_id()), has_origin_(0), loop_(&loop) {
    if (loop.debug()) loop.note_origin(*this);
}

void Runnable::forget_origin() noexcept {
    loop_->origins_.erase(this);
}

}  // namespace loopscope
