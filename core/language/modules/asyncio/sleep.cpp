#include "language/modules/asyncio/sleep.h"

#include <cmath>
#include <string>

#include "language/modules/asyncio/event_loop_object.h"
#include "language/modules/asyncio/future_object.h"
#include "language/modules/asyncio/state.h"
#include "language/objects/integer.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

constexpr OperationDefinition kSleep{"sleep", kTasksFile, 703, 718};
constexpr OperationDefinition kTurn{"sleep", kTasksFile, 703, 706};

/// Once for both ways to sleep.
[[gnu::noinline]] Error start(Thread& thread, double delay, const Value& result, Ref<Future<Value>>& sleeper,
                              Ref<Handle>& timer) {
    return start_sleep(thread.running_loop(), delay, result, sleeper, timer);
}

// Views show the name that the program knows.
Coroutine<Value> sleep(double delay, Value result) {
    if (delay <= 0) {
        Outcome<void> yielded = co_await settled(yield_now());
        if (!yielded.ok()) co_await fail_with(yielded.error());
        co_return result;
    }
    Thread& thread = co_await current_thread();
    Ref<Future<Value>> sleeper;
    Ref<Handle> timer;
    if (Error error = start(thread, delay, result, sleeper, timer)) co_await fail_with(error);
    Outcome<Value> slept = co_await settled(sleeper);
    timer->cancel(kNoSource);
    if (!slept.ok()) co_await fail_with(slept.error());
    co_return result;
}

// Out of line, so that the common ways of each sleep are short.

[[gnu::noinline]] Value new_sleep(Runtime& runtime) {
    return Value(runtime.heap().make<SleepOperation>(runtime.types.operation));
}

[[gnu::noinline]] Value sleep_for_no_plain_number(Runtime& runtime, const Value& delay, Value result) {
    double seconds = 0;
    if (!to_seconds(delay, seconds))
        return call_library(runtime, "asyncio.refusals", "sleep", {delay, std::move(result)});
    return SleepOperation::make(runtime, seconds, std::move(result));
}

}  // namespace

SleepOperation::SleepOperation(Type* type) : Operation(type, kSleep, Coroutine<Value>()) {}

Value SleepOperation::make(Runtime& runtime, double delay, Value result) {
    Value made = std::move(runtime.asyncio().kept_sleep);
    if (made.is_empty()) made = new_sleep(runtime);
    auto& sleep = *static_cast<SleepOperation*>(made.object());
    if (result.is_object()) runtime.heap().track(sleep);
    sleep.become_new(delay <= 0 ? kTurn : kSleep);
    sleep.delay_ = delay;
    sleep.result_ = std::move(result);
    return made;
}

void SleepOperation::become_coroutine() {
    Operation::become_coroutine();
    set_coroutine(sleep(delay_, std::move(result_)));
}

Activation* SleepOperation::begin(Runtime& runtime, Frame& frame) {
    Thread& thread = *runtime.thread;
    if (std::exchange(begins_again_, false)) return thread.suspend(frame, sleeper_.get());
    if (!may_begin()) return nullptr;
    if (delay_ <= 0 && result_.is_none() && references() == 1 && !is_weakly_referenced()) {
        // Nobody will ask it for anything any more.
        Value ended = frame.wait_for_turn();
        if (LOOPSCOPE_KEEPS_BLOCKS) runtime.asyncio().kept_sleep = std::move(ended);
        return thread.suspend(frame, nullptr);
    }
    if (delay_ > 0 || std::isnan(delay_)) failed_ = start(thread, delay_, result_, sleeper_, timer_);
    return failed_ ? nullptr : thread.suspend(frame, sleeper_.get());
}

Value SleepOperation::finish(Runtime& runtime) {
    if (is_refused()) return refuse(runtime);
    const bool raised = runtime.returned.failed();
    const bool too_early = !raised && sleeper_ && !sleeper_->done();
    begins_again_ = too_early && !is_yielded(*sleeper_);
    if (begins_again_) return Value::error();
    if (timer_) timer_->cancel(kNoSource);
    timer_ = nullptr;
    Ref<Future<Value>> sleeper = std::move(sleeper_);
    set_ended();
    if (failed_) return raise_loop_error(runtime, failed_);
    if (raised) return Value::error();
    if (too_early) return runtime.raise(Message::NotUsedWithFuture);
    return sleeper ? future_result(runtime, *sleeper) : result_;
}

bool to_seconds(const Value& value, double& seconds) {
    if (value.is_small_integer())
        seconds = static_cast<double>(value.small_integer());
    else if (value.is_number())
        seconds = value.number();
    else if (std::int64_t whole = 0; is_integer(value) && to_int64(value, whole))
        seconds = static_cast<double>(whole);
    else
        return false;
    return true;
}

Value sleep_function(Runtime& runtime, Value* arguments) {
    const Value& delay = arguments[0];
    Value result = arguments[1].is_empty() ? Value::none() : std::move(arguments[1]);
    if (!delay.is_small_integer() && !delay.is_number())
        return sleep_for_no_plain_number(runtime, delay, std::move(result));
    const double seconds =
        delay.is_small_integer() ? static_cast<double>(delay.small_integer()) : delay.number();
    return SleepOperation::make(runtime, seconds, std::move(result));
}

}  // namespace loopscope::language
