#include "loop/sync/condition.h"

namespace loopscope {

Coroutine<void> Condition::wait() {
    if (!locked()) {
        co_await fail_with(make_error(ErrorKind::RuntimeError, "cannot wait on un-acquired lock"));
    }
    Thread& thread = co_await current_thread();
    Outcome<EventLoop*> loop = bound_loop(thread);
    if (!loop.ok()) co_await fail_with(loop.error());
    if (Error refused = release()) co_await fail_with(refused);

    Waiters::Place place(waiters_, **loop);
    Outcome<bool> notified = co_await settled(place.future());
    place.leave();
    Error error = notified.error();
    while (true) {
        Outcome<void> acquired = co_await settled(acquire());
        if (acquired.ok()) break;
        error = acquired.error();
        if (!is_cancelled(error)) break;
    }
    if (error) {
        waiters_.wake(1);
        co_await fail_with(error);
    }
}

Error Condition::notify(std::size_t count) {
    if (!locked()) return make_error(ErrorKind::RuntimeError, "cannot notify on un-acquired lock");
    waiters_.wake(count);
    return {};
}

std::string Condition::state_text() const {
    return with_waiters(locked() ? "locked" : "unlocked", waiters_);
}

}  // namespace loopscope
