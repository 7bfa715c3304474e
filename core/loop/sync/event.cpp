#include "loop/sync/event.h"

#include "loop/sync/lock.h"

namespace loopscope {

void Event::set() {
    if (is_set_) return;
    is_set_ = true;
    waiters_.wake(waiters_.count());
}

Coroutine<void> Event::wait() {
    if (is_set_) co_return;
    Thread& thread = co_await current_thread();
    Outcome<EventLoop*> loop = bound_loop(thread);
    if (!loop.ok()) co_await fail_with(loop.error());
    Waiters::Place place(waiters_, **loop);
    Outcome<bool> woken = co_await settled(place.future());
    place.leave();
    if (!woken.ok()) co_await fail_with(woken.error());
}

std::string Event::state_text() const {
    return with_waiters(is_set_ ? "set" : "unset", waiters_);
}

}  // namespace loopscope
