#include "loop/sleep.h"

#include <cmath>

#include "loop/event_loop.h"

namespace loopscope {

namespace {

/// The timer of one sleep: makes its future done. A future that was cancelled stays so (`futures.py:312`).
class SleepTimer final : public Handle {
public:
    SleepTimer(EventLoop& loop, Ref<Future<void>> sleeper) : Handle(loop), sleeper_(std::move(sleeper)) {}

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

}  // namespace

Coroutine<void> sleep(double delay) {
    if (std::isnan(delay)) {
        co_await fail_with(make_error(ErrorKind::ValueError, "Invalid delay: NaN (not a number)"));
    }
    if (delay <= 0) {
        Outcome<void> yielded = co_await settled(yield_now());
        if (!yielded.ok()) co_await fail_with(yielded.error());
        co_return;
    }
    Thread& thread = co_await current_thread();
    EventLoop* loop = thread.running_loop();
    if (loop == nullptr) co_await fail_with(make_error(ErrorKind::RuntimeError, "no running event loop"));
    std::string label;
    if (loop->scheduler().tracer().on()) label = "sleep " + seconds_text(delay);
    Ref<Future<void>> sleeper = loop->create_future<void>(WaitKind::Sleep, label);
    Ref<Handle> timer = make_ref<SleepTimer>(*loop, sleeper);
    if (Error error = loop->schedule_at(loop->time() + delay, timer)) co_await fail_with(error);
    Outcome<void> slept = co_await settled(sleeper);
    timer->cancel();
    if (!slept.ok()) co_await fail_with(slept.error());
}

}  // namespace loopscope
