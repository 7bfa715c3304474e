#include "loop/sleep.h"

#include <cmath>

#include "loop/event_loop.h"
#include "loop/seconds_text.h"

namespace loopscope {

namespace {

/// The timer of one sleep: makes its future done. A future that was cancelled stays so (`futures.py:312`).
class SleepTimer final : public Handle {
public:
    SleepTimer(EventLoop& loop, Ref<Future<void>> sleeper) : Handle(loop), sleeper_(std::move(sleeper)) {}

    [[nodiscard]] Purpose purpose() const override { return {WaitKind::Sleep, sleeper_.get()}; }

protected:
    [[nodiscard]] Activation* call(Thread&) override {
        Ref<Future<void>> sleeper = std::move(sleeper_);
        sleeper->set_outcome_unless_done({});
        return ended({});
    }
    void drop() noexcept override { sleeper_ = nullptr; }
    [[nodiscard]] std::string callback_name() const override { return "sleep"; }

private:
    Ref<Future<void>> sleeper_;
};

Error nan_error() {
    return make_error(ErrorKind::ValueError, "Invalid delay: NaN (not a number)");
}

/// A future that `timer` will finish after `delay` seconds.
Error start_timer(EventLoop* loop, double delay, Ref<Future<void>>& sleeper, Ref<Handle>& timer) {
    if (loop == nullptr) return make_error(ErrorKind::RuntimeError, "no running event loop");
    std::string label;
    if (loop->scheduler().tracer().on()) label = "sleep " + seconds_text(delay);
    sleeper = loop->create_future<void>(WaitKind::Sleep, label);
    timer = make_ref<SleepTimer>(*loop, sleeper);
    return loop->schedule_at(loop->time() + delay, timer);
}

}  // namespace

Activation* Sleeper::begin(double delay, Thread& thread, Activation& innermost, Error& error) {
    if (delay <= 0) return thread.suspend(innermost, nullptr);
    error = std::isnan(delay) ? nan_error() : start_timer(thread.running_loop(), delay, sleeper_, timer_);
    return error ? nullptr : thread.suspend(innermost, sleeper_.get());
}

void Sleeper::end() noexcept {
    if (timer_) timer_->cancel(kNoSource);
    timer_ = nullptr;
    sleeper_ = nullptr;
}

Coroutine<void> sleep(double delay) {
    if (std::isnan(delay)) co_await fail_with(nan_error());
    if (delay <= 0) {
        Outcome<void> yielded = co_await settled(yield_now());
        if (!yielded.ok()) co_await fail_with(yielded.error());
        co_return;
    }
    Thread& thread = co_await current_thread();
    Ref<Future<void>> sleeper;
    Ref<Handle> timer;
    if (Error error = start_timer(thread.running_loop(), delay, sleeper, timer)) co_await fail_with(error);
    Outcome<void> slept = co_await settled(sleeper);
    timer->cancel(kNoSource);
    if (!slept.ok()) co_await fail_with(slept.error());
}

}  // namespace loopscope
