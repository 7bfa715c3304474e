// asyncio.sleep.
#pragma once

#include <string>
#include <utility>

#include "loop/coroutine.h"
#include "loop/event_loop.h"
#include "loop/handle.h"

namespace loopscope {

/// The timer of one sleep: its future gets the result. One that was cancelled stays so (`futures.py:312`).
template <class T>
class SleepTimer final : public Handle {
public:
    SleepTimer(EventLoop& loop, Ref<Future<T>> sleeper, Stored<T> result)
        : Handle(loop), sleeper_(std::move(sleeper)), result_(std::move(result)) {}

    [[nodiscard]] Purpose purpose() const override { return {WaitKind::Sleep, sleeper_.get()}; }

protected:
    [[nodiscard]] Activation* call(Thread&) override {
        Ref<Future<T>> sleeper = std::move(sleeper_);
        sleeper->set_outcome_unless_done(std::move(result_));
        return ended({});
    }
    void drop() noexcept override {
        sleeper_ = nullptr;
        result_ = {};
    }
    [[nodiscard]] std::string callback_name() const override { return "sleep"; }

private:
    Ref<Future<T>> sleeper_;
    [[no_unique_address]] Stored<T> result_;
};

/// What is wrong with a sleep in this loop: ValueError for NaN, RuntimeError for none; else null.
[[nodiscard]] Error check_sleep(const EventLoop* loop, double delay);
/// Its label for the trace.
[[nodiscard]] std::string sleep_label(const EventLoop& loop, double delay);

/// Begins to sleep: a future that `timer` will finish with `result`, or an error when that cannot be.
template <class T>
[[nodiscard]] Error start_sleep(EventLoop* loop, double delay, Stored<T> result, Ref<Future<T>>& sleeper,
                                Ref<Handle>& timer) {
    if (Error error = check_sleep(loop, delay)) return error;
    sleeper = loop->create_future<T>(WaitKind::Sleep, sleep_label(*loop, delay));
    timer = make_ref<SleepTimer<T>>(*loop, sleeper, std::move(result));
    return loop->schedule_at(loop->time() + delay, timer);
}

/// Suspends for `delay` seconds; 0 or less: for one turn of the loop (`tasks.py:694`). ValueError when it is
/// NaN.
[[nodiscard]] Coroutine<void> sleep(double delay);
/// The same; without it `sleep(1)` could be POSIX's for those who use this namespace.
[[nodiscard]] inline Coroutine<void> sleep(int delay) {
    return sleep(static_cast<double>(delay));
}

}  // namespace loopscope
