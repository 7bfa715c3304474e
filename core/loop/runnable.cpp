#include "loop/runnable.h"

#include "loop/event_loop.h"

namespace loopscope {

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
