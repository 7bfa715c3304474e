#include "loop/sync/queue_base.h"

namespace loopscope {

Coroutine<void> QueueBase::wait_for_room() {
    while (full()) {
        if (is_shut_down_) co_await fail_with(make_error(ErrorKind::QueueShutDown, ""));
        Outcome<void> woken = co_await settled(wait_for_get());
        if (!woken.ok()) co_await fail_with(woken.error());
    }
}

Coroutine<void> QueueBase::wait_for_item() {
    while (empty()) {
        if (is_shut_down_) co_await fail_with(make_error(ErrorKind::QueueShutDown, ""));
        Outcome<void> woken = co_await settled(wait_for_put());
        if (!woken.ok()) co_await fail_with(woken.error());
    }
}

Coroutine<void> QueueBase::wait_in(Waiters& line, bool (QueueBase::*is_blocked)() const) {
    Thread& thread = co_await current_thread();
    Outcome<EventLoop*> loop = bound_loop(thread);
    if (!loop.ok()) co_await fail_with(loop.error());
    Waiters::Place place(line, **loop);
    Outcome<bool> woken = co_await settled(place.future());
    if (!woken.ok()) {
        place.leave();
        if (!(this->*is_blocked)() && place.was_woken()) line.dismiss_next();
        co_await fail_with(woken.error());
    }
}

Error QueueBase::task_done() {
    if (unfinished_tasks_ == 0) {
        return make_error(ErrorKind::ValueError, "task_done() called too many times");
    }
    if (--unfinished_tasks_ == 0) finished_.set();
    return {};
}

Coroutine<void> QueueBase::join() {
    if (unfinished_tasks_ == 0) co_return;
    Outcome<void> finished = co_await settled(finished_.wait());
    if (!finished.ok()) co_await fail_with(finished.error());
}

void QueueBase::shutdown(bool immediate) {
    begin_shutdown();
    while (immediate && !empty()) {
        drop_next();
        after_drop();
    }
    finish_shutdown(immediate);
}

Error QueueBase::refuse_put() const {
    if (is_shut_down_) return make_error(ErrorKind::QueueShutDown, "");
    if (full()) return make_error(ErrorKind::QueueFull, "");
    return {};
}

Error QueueBase::refuse_get() const {
    if (!empty()) return {};
    return make_error(is_shut_down_ ? ErrorKind::QueueShutDown : ErrorKind::QueueEmpty, "");
}

void QueueBase::after_put() {
    ++unfinished_tasks_;
    finished_.clear();
    getters_.dismiss_next();
}

void QueueBase::after_drop() {
    if (unfinished_tasks_ > 0) --unfinished_tasks_;
}

void QueueBase::finish_shutdown(bool immediate) {
    if (immediate && unfinished_tasks_ == 0) finished_.set();
    while (!getters_.empty()) getters_.dismiss_next();
    while (!putters_.empty()) putters_.dismiss_next();
}

}  // namespace loopscope
