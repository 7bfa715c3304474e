#include "loop/sleep.h"

#include <cmath>

#include "loop/seconds_text.h"

namespace loopscope {

Error check_sleep(const EventLoop* loop, double delay) {
    if (std::isnan(delay)) return make_error(ErrorKind::ValueError, "Invalid delay: NaN (not a number)");
    return loop != nullptr ? Error() : make_error(ErrorKind::RuntimeError, "no running event loop");
}

std::string sleep_label(const EventLoop& loop, double delay) {
    return loop.scheduler().tracer().on() ? "sleep " + seconds_text(delay) : std::string();
}

Coroutine<void> sleep(double delay) {
    if (delay <= 0) {
        Outcome<void> yielded = co_await settled(yield_now());
        if (!yielded.ok()) co_await fail_with(yielded.error());
        co_return;
    }
    Thread& thread = co_await current_thread();
    Ref<Future<void>> sleeper;
    Ref<Handle> timer;
    if (Error error = start_sleep(thread.running_loop(), delay, {}, sleeper, timer))
        co_await fail_with(error);
    Outcome<void> slept = co_await settled(sleeper);
    timer->cancel(kNoSource);
    if (!slept.ok()) co_await fail_with(slept.error());
}

}  // namespace loopscope
