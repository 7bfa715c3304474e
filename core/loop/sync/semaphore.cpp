#include "loop/sync/semaphore.h"

#include "loop/sync/lock.h"

namespace loopscope {

Coroutine<void> Semaphore::acquire() {
    if (!locked()) {
        --value_;
        co_return;
    }
    Thread& thread = co_await current_thread();
    Outcome<EventLoop*> loop = bound_loop(thread);
    if (!loop.ok()) co_await fail_with(loop.error());
    Waiters::Place place(waiters_, **loop);
    Outcome<bool> woken = co_await settled(place.future());
    place.leave();
    if (is_cancelled(woken.error()) && place.was_woken()) ++value_;
    while (value_ > 0 && wake_next()) {
    }
    if (!woken.ok()) co_await fail_with(woken.error());
}

Error Semaphore::release() {
    if (value_ >= bound_) {
        return make_error(ErrorKind::ValueError, "BoundedSemaphore released too many times");
    }
    ++value_;
    wake_next();
    return {};
}

bool Semaphore::wake_next() {
    if (waiters_.wake(1) == 0) return false;
    --value_;
    return true;
}

std::string Semaphore::state_text() const {
    return with_waiters(locked() ? "locked" : "unlocked, value:" + std::to_string(value_), waiters_);
}

}  // namespace loopscope
