#include "loop/sync/lock.h"

#include "loop/event_loop.h"

namespace loopscope {

Coroutine<void> Lock::acquire() {
    Thread& thread = co_await current_thread();
    if (!locked_ && !waiters_.has_live()) {
        lock(thread.running_loop());
        co_return;
    }
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
    // The loop may run in another thread by now.
    lock(*loop);
}

void Lock::lock(const EventLoop* loop) noexcept {
    locked_ = true;
    const TaskBase* task = loop != nullptr ? loop->current_task() : nullptr;
    holder_ = task != nullptr ? task->future().id() : 0;
}

Error Lock::release() {
    if (!locked_) return make_error(ErrorKind::RuntimeError, "Lock is not acquired.");
    locked_ = false;
    holder_ = 0;
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
