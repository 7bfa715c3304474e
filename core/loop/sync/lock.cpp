#include "loop/sync/lock.h"

namespace loopscope {

Coroutine<void> Lock::acquire() {
    if (!locked_ && !waiters_.has_live()) {
        locked_ = true;
        co_return;
    }
    Thread& thread = co_await current_thread();
    Outcome<EventLoop*> loop = bound_loop(thread);
    if (!loop.ok()) co_await fail_with(loop.error());
    Waiters::Place place(waiters_, **loop);
    Outcome<bool> woken = co_await settled(place.future());
    place.leave();
    if (!woken.ok()) {
        // It may have been woken and cancelled in one step: the turn goes to the next in line.
        if (is_cancelled(woken.error()) && !locked_) waiters_.wake_front();
        co_await fail_with(woken.error());
    }
    locked_ = true;
}

Error Lock::release() {
    if (!locked_) return make_error(ErrorKind::RuntimeError, "Lock is not acquired.");
    locked_ = false;
    waiters_.wake_front();
    return {};
}

std::string Lock::state_text() const {
    return with_waiters(locked_ ? "locked" : "unlocked", waiters_);
}

std::string with_waiters(std::string state, const Waiters& waiters) {
    if (!waiters.empty()) state += ", waiters:" + std::to_string(waiters.count());
    return state;
}

}  // namespace loopscope
