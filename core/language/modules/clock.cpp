#include "language/modules/clock.h"

#include <cmath>

#include "language/objects/integer.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"
#include "loop/scheduler.h"
#include "loop/thread.h"

namespace loopscope::language {

namespace {

/// What time.time() says when a session begins: 2026-01-01 00:00 UTC. The same for every run, so that runs
/// can be repeated.
constexpr double kBeginning = 1'767'225'600.0;

/// Blocks its thread once, then returns None to its caller.
class Sleep final : public LanguageActivation {
public:
    Sleep(Runtime& runtime, double until) : runtime_(runtime), until_(until) {}

    Activation* resume(Thread& thread) override {
        runtime_.thread = &thread;
        if (!blocked_) {
            blocked_ = true;
            trace_blocked(thread);
            thread.block_until(until_);
            return this;
        }
        runtime_.scheduler().trace_unblocked(thread, {CauseKind::Sleep});
        return end(Value::none());
    }
    Activation* raise(Thread& thread, Error error) override {
        runtime_.thread = &thread;
        runtime_.frame = outer_frame();
        if (blocked_) runtime_.scheduler().trace_unblocked(thread, {CauseKind::User});
        return end(raise_loop_error(runtime_, error));
    }
    Activation* suspended(Thread&, Activation&, FutureBase*) override { return nullptr; }
    void inspect(ActivationSnapshot& snapshot, bool) const override { snapshot.name = "time.sleep"; }
    std::uint32_t line() const noexcept override { return 0; }
    void abandon() noexcept override { delete this; }
    Frame* as_frame() noexcept override { return outer_frame(); }

private:
    Activation* end(Value result) {
        Activation* back = caller();
        runtime_.returned = std::move(result);
        delete this;
        return back;
    }
    void trace_blocked(const Thread& thread) const {
        Tracer& tracer = runtime_.scheduler().tracer();
        if (!tracer.on()) return;
        const std::uint64_t until = Tracer::nanoseconds(until_);
        tracer.emit(TraceKind::ThreadBlocked,
                    {thread.id(), tracer.text("time.sleep"), static_cast<std::uint32_t>(until),
                     static_cast<std::uint32_t>(until >> 32), runtime_.scheduler().line()});
    }

    Runtime& runtime_;
    double until_;
    bool blocked_ = false;
};

Value sleep(Runtime& runtime, Value* arguments) {
    double seconds = 0;
    if (arguments[0].is_number()) {
        seconds = arguments[0].number();
    } else {
        std::int64_t whole = 0;
        if (!is_integer(arguments[0]))
            return runtime.raise(Message::NotAnInteger, type_name(runtime, arguments[0]));
        if (!to_int64(arguments[0], whole)) {
            return runtime.raise(runtime.types.overflow_error,
                                 "timestamp too large to convert to C PyTime_t");
        }
        seconds = static_cast<double>(whole);
    }
    if (std::isnan(seconds))
        return runtime.raise(runtime.types.value_error, "Invalid value NaN (not a number)");
    if (seconds < 0) return runtime.raise(runtime.types.value_error, "sleep length must be non-negative");
    return runtime.start(*new Sleep(runtime, runtime.scheduler().now() + seconds));
}

Value now(Runtime& runtime, Value*) {
    return Value::number(runtime.scheduler().now());
}
Value now_nanoseconds(Runtime& runtime, Value*) {
    return make_integer(runtime, static_cast<std::int64_t>(runtime.scheduler().now() * 1e9));
}
Value wall(Runtime& runtime, Value*) {
    return Value::number(kBeginning + runtime.scheduler().now());
}
Value wall_nanoseconds(Runtime& runtime, Value*) {
    return make_integer(runtime, static_cast<std::int64_t>((kBeginning + runtime.scheduler().now()) * 1e9));
}

}  // namespace

Ref<Module> make_clock_module(Runtime& runtime) {
    ModuleBuilder builder(runtime, "_clock", "time");
    builder.function("sleep(seconds, /)", sleep);
    builder.function("time()", wall);
    builder.function("time_ns()", wall_nanoseconds);
    for (const char* signature : {"monotonic()", "perf_counter()", "process_time()", "thread_time()"}) {
        builder.function(signature, now);
    }
    for (const char* signature :
         {"monotonic_ns()", "perf_counter_ns()", "process_time_ns()", "thread_time_ns()"}) {
        builder.function(signature, now_nanoseconds);
    }
    return builder.finish();
}

}  // namespace loopscope::language
