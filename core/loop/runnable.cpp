#include "loop/runnable.h"

#include "loop/event_loop.h"

namespace loopscope {

Runnable::Runnable(EventLoop& loop, Kind kind)
    : id_(loop.scheduler().next_id()), is_handle_(kind == Kind::Handle), has_origin_(0), loop_(&loop) {
    if (loop.debug()) loop.note_origin(*this);
}

void Runnable::forget_origin() noexcept {
    loop_->forget_origin(*this);
}

}  // namespace loopscope
