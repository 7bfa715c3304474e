#include "loop/runnable.h"

#include "loop/event_loop.h"

namespace loopscope {

Runnable::Runnable(EventLoop& loop, Kind kind)
    : id_(loop.scheduler().next_id()),
      is_handle_(kind == Kind::Handle),
      is_noted_(0),
      word_(reinterpret_cast<std::uintptr_t>(&loop)) {
    static_assert(alignof(EventLoop) > kStateMask);
    if (loop.debug()) loop.notes().note_origin(*this, loop);
}

Activation* Runnable::resume(Thread&) {
    return &loop();
}

Activation* Runnable::suspended(Thread& thread, Activation& innermost, FutureBase*) {
    return innermost.raise(thread,
                           make_error(ErrorKind::RuntimeError, "a callback cannot wait: it is no task"));
}

void Runnable::inspect(ActivationSnapshot& snapshot, bool) const {
    snapshot.name = describe();
}

void Runnable::forget_notes() noexcept {
    loop().notes().forget(*this);
}

}  // namespace loopscope
