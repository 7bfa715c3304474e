#include "loop/runnable.h"

#include "loop/event_loop.h"

namespace loopscope {

Runnable::Runnable(EventLoop& loop) : id_(loop.scheduler().next_id()), loop_(&loop) {}

}  // namespace loopscope
