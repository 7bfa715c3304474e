#include "loop/wait_for.h"

namespace loopscope {

Coroutine<void> cancel_and_wait(Ref<FutureBase> future) {
    EventLoop& loop = future->loop();
    Ref<Future<void>> waiter =
        loop.create_future<void>(WaitKind::WaitFor, "wait_for, until the cancelled ends");
    Ref<Handle> release = future->add_done_callback([waiter] { waiter->set_outcome_unless_done({}); });
    future->cancel_because({}, {CauseKind::Timeout, loop.cause().by});
    // Not the future itself: a cancel of the waiting task must reach the waiting task alone.
    Outcome<void> waited = co_await settled(waiter);
    future->remove_done_callback(release.get());
    if (!waited.ok()) co_await fail_with(waited.error());
}

}  // namespace loopscope
