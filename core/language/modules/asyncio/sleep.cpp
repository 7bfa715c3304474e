#include "language/modules/asyncio/sleep.h"

#include <string>

#include "language/modules/asyncio/event_loop_object.h"
#include "language/modules/asyncio/state.h"
#include "language/objects/integer.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

constexpr OperationDefinition kSleep{"sleep", kTasksFile, 703, 718};
constexpr OperationDefinition kTurn{"sleep", kTasksFile, 703, 706};

// Views show the name that the program knows.
Coroutine<Value> sleep(double delay, Value result) {
    Outcome<void> slept = co_await settled(loopscope::sleep(delay));
    if (!slept.ok()) co_await fail_with(slept.error());
    co_return result;
}

}  // namespace

SleepOperation::SleepOperation(Type* type) : Operation(type, kSleep, Coroutine<Value>()) {}

Value SleepOperation::make(Runtime& runtime, double delay, Value result) {
    Ref<SleepOperation> sleep = std::move(runtime.asyncio().kept_sleep);
    if (!sleep) sleep = runtime.heap().make<SleepOperation>(runtime.types.operation);
    if (result.is_object()) runtime.heap().track(*sleep);
    sleep->become_new(delay <= 0 ? kTurn : kSleep);
    sleep->delay_ = delay;
    sleep->result_ = std::move(result);
    return Value(std::move(sleep));
}

void SleepOperation::become_coroutine() {
    Operation::become_coroutine();
    set_coroutine(sleep(delay_, std::move(result_)));
}

Activation* SleepOperation::begin(Runtime& runtime, Frame& frame) {
    if (!may_begin()) return nullptr;
    Thread& thread = *runtime.thread;
    if (delay_ <= 0 && result_.is_none() && references() == 1 && !is_weakly_referenced()) {
        // Nobody will ask it for anything any more.
        if (LOOPSCOPE_KEEPS_BLOCKS) runtime.asyncio().kept_sleep = Ref<SleepOperation>(this);
        frame.wait_for_turn();
        return thread.suspend(frame, nullptr);
    }
    return sleeper_.begin(delay_, thread, frame, failed_);
}

Value SleepOperation::finish(Runtime& runtime) {
    if (is_refused()) return refuse(runtime);
    sleeper_.end();
    set_ended();
    if (failed_) return raise_loop_error(runtime, failed_);
    return runtime.returned.failed() ? Value::error() : result_;
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
    Value result = arguments[1].is_empty() ? Value::none() : std::move(arguments[1]);
    double delay = 0;
    if (!to_seconds(arguments[0], delay))
        return call_library(runtime, "asyncio.refusals", "sleep", {arguments[0]});
    return SleepOperation::make(runtime, delay, std::move(result));
}

}  // namespace loopscope::language
