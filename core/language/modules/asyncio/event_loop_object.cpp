#include "language/modules/asyncio/event_loop_object.h"

#include <cmath>
#include <string>

#include "language/modules/asyncio/callback.h"
#include "language/modules/asyncio/future_object.h"
#include "language/modules/asyncio/operation.h"
#include "language/modules/asyncio/origin.h"
#include "language/modules/asyncio/sleep.h"
#include "language/modules/asyncio/state.h"
#include "language/objects/float.h"
#include "language/objects/integer.h"
#include "language/runtime/exception.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/frame.h"
#include "language/runtime/generator.h"
#include "language/runtime/instructions.h"
#include "language/runtime/modules.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"
#include "loop/executor.h"
#include "loop/to_thread.h"

namespace loopscope::language {

namespace {

class EventLoopObject final : public Object {
public:
    EventLoopObject(Type* type, EventLoop& loop) noexcept : Object(type, Kind::Other), loop_(loop) {}
    [[nodiscard]] EventLoop& loop() const noexcept { return loop_; }

    Value exception_handler;
    Value task_factory = Value::none();
    Value slow_callback_duration = Value::number(0.1);

    void traverse(Visitor& visitor) const override {
        visitor.visit(exception_handler);
        visitor.visit(task_factory);
    }

private:
    EventLoop& loop_;
};

EventLoopObject& object_of_self(const Value& self) {
    return *static_cast<EventLoopObject*>(self.object());
}
EventLoop& loop_of(Value* arguments) {
    return object_of_self(arguments[0]).loop();
}

Value none_or_raise(Runtime& runtime, const Error& error) {
    return error ? raise_loop_error(runtime, error) : Value::none();
}

/// Runs a loop as a callee of a frame or routine: the loop is an activation of its own, which returns here.
class LoopRun final : public LanguageActivation {
public:
    LoopRun(Runtime& runtime, EventLoop& loop, Ref<FutureBase> until)
        : runtime_(runtime), loop_(loop), until_(std::move(until)) {}

    Activation* resume(Thread& thread) override {
        runtime_.thread = &thread;
        if (!entered_) {
            entered_ = true;
            driver_ = thread.driver();
            if (const Error error = loop_.enter(thread, this, until_))
                return end(raise_loop_error(runtime_, error));
            return &loop_;
        }
        thread.set_driver(driver_);
        runtime_.frame = outer_frame();
        const Error error = loop_.leave_error();
        return end(none_or_raise(runtime_, error));
    }
    Activation* raise(Thread& thread, Error) override { return resume(thread); }
    Activation* suspended(Thread&, Activation&, FutureBase*) override { return nullptr; }
    void inspect(ActivationSnapshot& snapshot, bool) const override { snapshot.name = "run_until_complete"; }
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

    Runtime& runtime_;
    EventLoop& loop_;
    Ref<FutureBase> until_;
    Driver* driver_ = nullptr;
    bool entered_ = false;
};

/// Of a time, which a heap compares with others.
bool seconds_from(Runtime& runtime, const Value& value, double& seconds) {
    if (to_seconds(value, seconds)) return true;
    const Value failed =
        runtime.raise(runtime.types.type_error, "'<' not supported between instances of '" +
                                                    std::string(type_name(runtime, value)) + "' and 'float'");
    return false;
}

Ref<Tuple> rest_of(const Value& rest) {
    return Ref<Tuple>(rest.as<Tuple>());
}

/// In debug mode: None for what may be called later.
Value check_callback(Runtime& runtime, EventLoop& loop, const Value& callback, std::string_view method) {
    if (!loop.debug() || (is_callable(callback) && !is_coroutine_function(runtime, callback)))
        return Value::none();
    return call_library(runtime, "asyncio.base_events", "refuse_callback",
                        {callback, Value(make_string(runtime, method))});
}

Value loop_call_soon(Runtime& runtime, Value* arguments) {
    EventLoop& loop = loop_of(arguments);
    Value checked = check_callback(runtime, loop, arguments[1], "call_soon");
    if (!checked.is_none()) return checked;
    if (loop.debug()) {
        if (const Error error = loop.check_thread(runtime.thread)) return raise_loop_error(runtime, error);
    }
    Ref<Handle> handle = make_callback(runtime, loop, arguments[1], rest_of(arguments[2]), arguments[3]);
    made_by_program(*handle);
    if (const Error error = loop.schedule(handle)) return raise_loop_error(runtime, error);
    return handle_object(runtime, std::move(handle));
}
Value loop_call_soon_threadsafe(Runtime& runtime, Value* arguments) {
    EventLoop& loop = loop_of(arguments);
    Value checked = check_callback(runtime, loop, arguments[1], "call_soon_threadsafe");
    if (!checked.is_none()) return checked;
    Ref<Handle> handle = make_callback(runtime, loop, arguments[1], rest_of(arguments[2]), arguments[3]);
    made_by_program(*handle);
    if (const Error error = loop.schedule_threadsafe(handle)) return raise_loop_error(runtime, error);
    return handle_object(runtime, std::move(handle));
}
Value schedule_at(Runtime& runtime, EventLoop& loop, double when, Value* arguments) {
    if (loop.debug()) {
        if (const Error error = loop.check_thread(runtime.thread)) return raise_loop_error(runtime, error);
    }
    Value checked = check_callback(runtime, loop, arguments[2], "call_at");
    if (!checked.is_none()) return checked;
    Ref<Handle> handle = make_callback(runtime, loop, arguments[2], rest_of(arguments[3]), arguments[4]);
    made_by_program(*handle);
    if (const Error error = loop.schedule_at(when, handle)) return raise_loop_error(runtime, error);
    return handle_object(runtime, std::move(handle));
}
Value loop_call_later(Runtime& runtime, Value* arguments) {
    if (arguments[1].is_none()) return runtime.raise(runtime.types.type_error, "delay must not be None");
    double delay = 0;
    if (!to_seconds(arguments[1], delay)) {
        return call_library(runtime, "asyncio.base_events", "call_later",
                            {arguments[0], arguments[1], arguments[2], arguments[3], or_none(arguments[4])});
    }
    EventLoop& loop = loop_of(arguments);
    return schedule_at(runtime, loop, loop.time() + delay, arguments);
}
Value loop_call_at(Runtime& runtime, Value* arguments) {
    if (arguments[1].is_none()) return runtime.raise(runtime.types.type_error, "when cannot be None");
    double when = 0;
    if (!seconds_from(runtime, arguments[1], when)) return Value::error();
    return schedule_at(runtime, loop_of(arguments), when, arguments);
}

Value loop_time(Runtime&, Value* arguments) {
    return Value::number(loop_of(arguments).time());
}
Value loop_stop(Runtime&, Value* arguments) {
    loop_of(arguments).stop(kNoSource);
    return Value::none();
}
Value loop_close(Runtime& runtime, Value* arguments) {
    return none_or_raise(runtime, loop_of(arguments).close(kNoSource));
}
Value loop_is_running(Runtime&, Value* arguments) {
    return Value::boolean(loop_of(arguments).is_running());
}
Value loop_is_closed(Runtime&, Value* arguments) {
    return Value::boolean(loop_of(arguments).is_closed());
}
Value loop_create_future(Runtime& runtime, Value* arguments) {
    return new_future(runtime, loop_of(arguments));
}
Value loop_create_task(Runtime& runtime, Value* arguments) {
    Value task = create_task(runtime, loop_of(arguments), arguments[1], arguments[2], arguments[3]);
    if (task.is_value()) made_by_program(as_future(task)->base());
    return task;
}
Value loop_get_debug(Runtime&, Value* arguments) {
    return Value::boolean(loop_of(arguments).debug());
}
Value loop_set_debug(Runtime& runtime, Value* arguments) {
    const Value enabled = truth(runtime, arguments[1]);
    if (enabled.is_boolean()) loop_of(arguments).set_debug(enabled.is_true());
    return Value::none();
}
Value loop_run_until_complete(Runtime& runtime, Value* arguments) {
    return run_until_complete(runtime, loop_of(arguments), arguments[1]);
}
Value loop_run_forever(Runtime& runtime, Value* arguments) {
    return run_loop(runtime, loop_of(arguments), {});
}

constexpr std::string_view kBaseEventsFile = "<frozen asyncio.base_events>";
constexpr OperationDefinition kShutDownGenerators{"BaseEventLoop.shutdown_asyncgens", kBaseEventsFile, 572,
                                                  584};
constexpr OperationDefinition kShutDownExecutor{"BaseEventLoop.shutdown_default_executor", kBaseEventsFile,
                                                597, 612};

Coroutine<Value> nothing_to_shut_down() {
    co_return Value::none();
}
Value loop_shutdown_asyncgens(Runtime& runtime, Value* arguments) {
    std::vector<Value> open = runtime.asyncio().async_generators().take_open(loop_of(arguments));
    if (open.empty()) return make_operation(runtime, kShutDownGenerators, nothing_to_shut_down());
    Ref<List> generators = make_list(runtime);
    for (Value& generator : open) generators->append(std::move(generator));
    return call_library(runtime, "asyncio.generators", "shutdown", {arguments[0], Value(generators)});
}

Coroutine<Value> end_executor(EventLoop& loop, std::optional<double> timeout) {
    Outcome<void> ended = co_await settled(shutdown_default_executor(loop, timeout));
    if (!ended.ok()) co_await fail_with(ended.error());
    co_return Value::none();
}
Value shut_down_executor(Runtime& runtime, EventLoop& loop, std::optional<double> timeout) {
    return make_operation(runtime, kShutDownExecutor, end_executor(loop, timeout));
}
Value loop_shutdown_default_executor(Runtime& runtime, Value* arguments) {
    std::optional<double> timeout;
    if (!arguments[1].is_empty() && !arguments[1].is_none()) {
        double seconds = 0;
        if (!seconds_from(runtime, arguments[1], seconds)) return Value::error();
        timeout = seconds;
    }
    return shut_down_executor(runtime, loop_of(arguments), timeout);
}

// The module `signal` keeps the handlers.
Value loop_add_signal_handler(Runtime& runtime, Value* arguments) {
    return call_library(runtime, "signal", "_add_to_loop",
                        {arguments[0], arguments[1], arguments[2], arguments[3]});
}
Value loop_remove_signal_handler(Runtime& runtime, Value* arguments) {
    return call_library(runtime, "signal", "_remove_from_loop", {arguments[0], arguments[1]});
}

Value loop_set_task_factory(Runtime& runtime, Value* arguments) {
    Value& factory = arguments[1];
    if (!factory.is_none() && type_of(runtime, factory)->slots.call == nullptr)
        return runtime.raise(runtime.types.type_error, "task factory must be a callable or None");
    object_of_self(arguments[0]).task_factory = std::move(factory);
    runtime.asyncio().has_task_factory = true;
    return Value::none();
}
Value loop_get_task_factory(Runtime&, Value* arguments) {
    return object_of_self(arguments[0]).task_factory;
}

Value loop_set_exception_handler(Runtime& runtime, Value* arguments) {
    if (!arguments[1].is_none() && !is_callable(arguments[1]))
        return call_library(runtime, "asyncio.base_events", "refuse_handler", {arguments[1]});
    object_of_self(arguments[0]).exception_handler = arguments[1].is_none() ? Value() : arguments[1];
    return Value::none();
}
Value loop_get_exception_handler(Runtime&, Value* arguments) {
    const Value& handler = object_of_self(arguments[0]).exception_handler;
    return handler.is_empty() ? Value::none() : handler;
}
Value loop_run_in_executor(Runtime& runtime, Value* arguments) {
    EventLoop& loop = loop_of(arguments);
    if (const Error error = loop.check_closed()) return raise_loop_error(runtime, error);
    Value checked = check_callback(runtime, loop, arguments[2], "run_in_executor");
    if (!checked.is_none()) return checked;
    if (!arguments[1].is_none()) {
        const Ref<String> submit = runtime.intern("_run_in_loop");
        return call_method(runtime, arguments[1], submit.get(), arguments[0], arguments[2], arguments[3]);
    }
    Outcome<Executor&> executor = loop.default_executor();
    if (!executor.ok()) return raise_loop_error(runtime, executor.error());
    Ref<Future<Value>> future =
        (*executor).submit<Value>(loop, body_calling(runtime, arguments[2], arguments[3]));
    return object_of(runtime, *future);
}

Value loop_repr(Runtime& runtime, const Value& self) {
    EventLoop& loop = object_of_self(self).loop();
    const auto word = [](bool value) { return value ? "True" : "False"; };
    std::string text = "<_UnixSelectorEventLoop running=";
    text.append(word(loop.is_running())).append(" closed=").append(word(loop.is_closed()));
    text.append(" debug=").append(word(loop.debug())).append(">");
    return Value(make_string(runtime, text));
}

Value get_slow_callback_duration(Runtime&, const Value& self) {
    return object_of_self(self).slow_callback_duration;
}
Value set_slow_callback_duration(Runtime& runtime, const Value& self, const Value& value) {
    double seconds = 0;
    if (!seconds_from(runtime, value, seconds)) return Value::error();
    object_of_self(self).slow_callback_duration = value;
    object_of_self(self).loop().slow_callback_duration = seconds;
    return Value::none();
}

Value refuse_nested(Runtime& runtime, const EventLoop& loop) {
    if (const Error error = loop.check_closed()) return raise_loop_error(runtime, error);
    if (const Error error = loop.check_running(runtime.thread)) return raise_loop_error(runtime, error);
    return Value::none();
}

Routine run_until_complete_slowly(Runtime& runtime, Value loop_value, Value awaitable) {
    EventLoop& loop = object_of_self(loop_value).loop();
    const Value refused = refuse_nested(runtime, loop);
    if (refused.failed()) {
        const Value error = runtime.take_error();
        std::vector<Value> arguments{error, awaitable};
        co_return co_await call_library(runtime, "asyncio.runners", "fail", std::move(arguments));
    }
    const bool is_new_task = as_future(awaitable) == nullptr;
    const Value future_value = co_await ensure_future(runtime, loop, awaitable);
    if (future_value.failed()) co_return future_value;
    auto& future = as_future(future_value)->future();
    if (is_new_task) future.as_task()->set_log_destroy_pending(false);
    Value done = co_await run_loop(runtime, loop, Ref<FutureBase>(&future));
    if (done.failed()) {
        if (is_new_task && future.done() && !future.cancelled()) future.set_retrieved();
        co_return done;
    }
    if (!runtime.has_future_subclasses) co_return future_result(runtime, future);
    co_return co_await call_method(runtime, future_value, runtime.names.result);
}

/// asyncio.Runner.run: after an interrupt has cancelled the main task and that has ended, KeyboardInterrupt
/// follows (runners.py:121-128).
Routine run_main_task(Runtime& runtime, Value loop_value, Value main) {
    const Value task =
        co_await ensure_future(runtime, object_of_self(loop_value).loop(), main, CauseKind::Runner);
    if (task.failed()) co_return task;
    main = Value();
    FutureBase& future = as_future(task)->base();
    AsyncioState& state = runtime.asyncio();
    const bool in_main_thread = runtime.thread->id() == state.main_thread();
    if (in_main_thread) state.begin_main_task(future);
    Value outcome = co_await run(runtime, run_until_complete_slowly(runtime, loop_value, task));
    const bool interrupted = in_main_thread && state.end_main_task();
    if (!interrupted || !outcome.failed()) co_return outcome;
    if (!is_instance(runtime, runtime.error, runtime.types.cancelled_error)) co_return outcome;
    TaskBase* main_task = future.as_task();
    if (main_task == nullptr || main_task->uncancel(kNoSource) != 0) co_return outcome;
    Ref<Exception> interrupt =
        make_exception(runtime, runtime.types.keyboard_interrupt, make_tuple(runtime, 0));
    const Value cancelled = runtime.take_error();
    interrupt->context = Ref<Exception>(cancelled.as<Exception>());
    runtime.error = Value(interrupt);
    co_return Value::error();
}

/// The tasks with which Runner.close ends asynchronous generators and the executor (runners.py:70). They are
/// made only where there is something to end; their numbers are used up in any case.
Routine shut_down(Runtime& runtime, Value loop_value) {
    EventLoop& loop = object_of_self(loop_value).loop();
    Value done = Value::none();
    if (runtime.asyncio().async_generators().has_open(loop)) {
        Value coroutine = co_await loop_shutdown_asyncgens(runtime, &loop_value);
        if (coroutine.failed()) co_return coroutine;
        done = co_await run(runtime, run_until_complete_slowly(runtime, loop_value, coroutine));
    } else {
        static_cast<void>(runtime.scheduler().next_task_number());
    }
    const Executor* executor = loop.refuse_default_executor();
    if (executor != nullptr && !executor->idle() && !done.failed()) {
        // As long as CPython gives it (asyncio.constants.THREAD_JOIN_TIMEOUT).
        constexpr double kSecondsToJoin = 300;
        const Value coroutine = shut_down_executor(runtime, loop, kSecondsToJoin);
        done = co_await run(runtime, run_until_complete_slowly(runtime, loop_value, coroutine));
    } else {
        static_cast<void>(runtime.scheduler().next_task_number());
    }
    co_return done;
}

Routine run_program_slowly(Runtime& runtime, Value main, Value debug, Value loop_factory) {
    if (runtime.thread->running_loop() != nullptr || !is_coroutine(runtime, main)) {
        std::vector<Value> refused(1, main);
        co_return co_await call_library(runtime, "asyncio.runners", "refuse", std::move(refused));
    }
    Value loop_value;
    if (!loop_factory.is_empty() && !loop_factory.is_none()) {
        loop_value = co_await call(runtime, loop_factory);
        if (loop_value.failed()) co_return loop_value;
        if (type_of(runtime, loop_value) != runtime.types.event_loop)
            co_return runtime.raise(Message::NoAttribute, type_name(runtime, loop_value), "close");
    } else {
        loop_value = loop_object(runtime, new_event_loop(runtime));
    }
    EventLoop& loop = object_of_self(loop_value).loop();
    if (!debug.is_empty() && !debug.is_none()) {
        Value enabled = co_await truth(runtime, debug);
        if (enabled.failed()) co_return enabled;
        loop.set_debug(enabled.is_true());
    }
    const bool is_current = loop_factory.is_empty() || loop_factory.is_none();
    if (is_current) {
        runtime.asyncio().current_loop(runtime.thread->id()) = loop_value;
        runtime.asyncio().was_set = true;
    }

    // What is said of the loop's beginning is said before it begins.
    while (runtime.has_endings) {
        const Value said = co_await close_dropped(runtime);
    }
    Frame* const around = runtime.frame;
    Value outcome = co_await run(runtime, run_main_task(runtime, loop_value, main));
    Value raised, handled;
    if (outcome.failed()) {
        // It is being handled while the rest ends, as within Runner.__exit__.
        raised = runtime.take_error();
        if (around != nullptr) handled = std::exchange(around->handled, raised);
    }
    main = Value();
    Value ended = Value::none();
    const AsyncioState& state = runtime.asyncio();
    const bool by_library = runtime.has_future_subclasses || state.has_task_factory || state.ends_by_library;
    if (by_library || loop.task_count() > 0) {
        std::vector<Value> arguments(1, loop_value);
        ended = co_await call_library(runtime, "asyncio.runners", by_library ? "end" : "cancel_all_tasks",
                                      std::move(arguments));
    }
    if (!by_library && !ended.failed()) ended = co_await run(runtime, shut_down(runtime, loop_value));
    if (const Error error = loop.close(kNoSource); error && !ended.failed())
        ended = raise_loop_error(runtime, error);
    if (is_current) runtime.asyncio().current_loop(runtime.thread->id()) = Value();
    if (!raised.is_empty()) {
        if (around != nullptr) around->handled = std::move(handled);
        runtime.error = std::move(raised);
        co_return Value::error();
    }
    if (ended.failed()) co_return ended;
    co_return outcome;
}

}  // namespace

Value loop_object(Runtime& runtime, EventLoop& loop) {
    Value& object = runtime.asyncio().loop_object(loop);
    if (object.is_empty())
        object = Value(runtime.heap().make<EventLoopObject>(runtime.types.event_loop, loop));
    return object;
}

EventLoop* as_event_loop(Runtime& runtime, const Value& value) noexcept {
    if (!value.is_object() || value.object()->type() != runtime.types.event_loop) return nullptr;
    return &object_of_self(value).loop();
}

EventLoop& new_event_loop(Runtime& runtime) {
    EventLoop& loop = runtime.scheduler().new_event_loop();
    loop.set_reports(&runtime.asyncio().reports());
    loop.set_debug(runtime.options().debug || runtime.options().development_mode);
    constexpr int kDebug = 10;
    runtime.asyncio().reports().log(kDebug, "Using selector: EpollSelector");
    return loop;
}

EventLoop* current_event_loop(Runtime& runtime) {
    if (EventLoop* running = runtime.thread->running_loop()) return running;
    const Value current = runtime.asyncio().current_loop(runtime.thread->id());
    if (EventLoop* set = as_event_loop(runtime, current)) return set;
    if (runtime.thread->id() == runtime.asyncio().main_thread() && !runtime.asyncio().was_set) {
        if (runtime.warn(runtime.types.deprecation_warning, "There is no current event loop").failed()) {
            return nullptr;
        }
        Value made = loop_object(runtime, new_event_loop(runtime));
        runtime.asyncio().current_loop(runtime.thread->id()) = made;
        runtime.asyncio().was_set = true;
        return as_event_loop(runtime, made);
    }
    const Value failed =
        runtime.raise(runtime.types.runtime_error,
                      "There is no current event loop in thread '" + runtime.thread->name() + "'.");
    return nullptr;
}

Value ensure_future(Runtime& runtime, EventLoop& loop, const Value& awaitable, CauseKind through) {
    if (auto* future = as_future(awaitable)) {
        if (&future->base().loop() != &loop) {
            return runtime.raise(
                runtime.types.value_error,
                "The future belongs to a different loop than the one specified as the loop argument");
        }
        return awaitable;
    }
    if (is_coroutine(runtime, awaitable)) return create_task(runtime, loop, awaitable, Value(), {}, through);
    if (type_of(runtime, awaitable)->slots.await == nullptr) {
        return runtime.raise(runtime.types.type_error,
                             "An asyncio.Future, a coroutine or an awaitable is required");
    }
    return create_task(runtime, loop, Value(coroutine_awaiting(runtime, awaitable)), Value(), {}, through);
}

Value run_loop(Runtime& runtime, EventLoop& loop, Ref<FutureBase> until) {
    return runtime.start(*new LoopRun(runtime, loop, std::move(until)));
}

Value run_until_complete(Runtime& runtime, EventLoop& loop, const Value& awaitable) {
    return run(runtime, run_until_complete_slowly(runtime, loop_object(runtime, loop), awaitable));
}

Value run_main_task_of(Runtime& runtime, Value* arguments) {
    if (!expect_instance(runtime, arguments[0], runtime.types.event_loop)) return Value::error();
    return run(runtime, run_main_task(runtime, arguments[0], arguments[1]));
}

Value run_program(Runtime& runtime, Value* arguments) {
    return run(runtime, run_program_slowly(runtime, arguments[0], arguments[1], arguments[2]));
}

Value task_factory_of(Runtime& runtime, EventLoop& loop) {
    if (!runtime.asyncio().has_task_factory) return {};
    const Value& factory = object_of_self(loop_object(runtime, loop)).task_factory;
    return factory.is_none() ? Value() : factory;
}

namespace {

Routine call_library_slowly(Runtime& runtime, std::string_view name, std::string_view function_name,
                            std::vector<Value> arguments) {
    Value module = co_await runtime.modules().import(name);
    if (module.failed()) co_return module;
    const Value function = find_attribute(runtime, module, runtime.intern(function_name).get());
    co_return co_await call(
        runtime, function,
        Arguments{arguments.data(), static_cast<std::uint32_t>(arguments.size()), nullptr});
}

}  // namespace

Value call_library(Runtime& runtime, std::string_view module, std::string_view function,
                   std::vector<Value> arguments) {
    return run(runtime, call_library_slowly(runtime, module, function, std::move(arguments)));
}

Value exception_handler_of(const Value& loop) {
    return object_of_self(loop).exception_handler;
}

void define_event_loop_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "_UnixSelectorEventLoop", {runtime.types.object}, Kind::Other);
    builder.python_module("asyncio.unix_events");
    builder.slots().repr = loop_repr;
    builder.slots().construct = [](Runtime& made_by, Type*, Arguments) {
        return loop_object(made_by, new_event_loop(made_by));
    };
    builder.method("def run_until_complete(self, future)", loop_run_until_complete);
    builder.method("def run_forever(self)", loop_run_forever);
    builder.method("def stop(self)", loop_stop);
    builder.method("def close(self)", loop_close);
    builder.method("def is_running(self)", loop_is_running);
    builder.method("def is_closed(self)", loop_is_closed);
    builder.method("def time(self)", loop_time);
    builder.method("def call_soon(self, callback, *args, context=None)", loop_call_soon);
    builder.method("def call_soon_threadsafe(self, callback, *args, context=None)",
                   loop_call_soon_threadsafe);
    builder.method("def call_later(self, delay, callback, *args, context=None)", loop_call_later);
    builder.method("def call_at(self, when, callback, *args, context=None)", loop_call_at);
    builder.method("def create_future(self)", loop_create_future);
    builder.method("def create_task(self, coro, *, name=None, context=None)", loop_create_task);
    builder.method("def get_debug(self)", loop_get_debug);
    builder.method("def set_debug(self, enabled)", loop_set_debug);
    builder.method("def run_in_executor(self, executor, func, *args)", loop_run_in_executor);
    builder.method("def add_signal_handler(self, sig, callback, *args)", loop_add_signal_handler);
    builder.method("def remove_signal_handler(self, sig)", loop_remove_signal_handler);
    builder.method("def shutdown_asyncgens(self)", loop_shutdown_asyncgens);
    builder.method("def shutdown_default_executor(self, timeout=None)", loop_shutdown_default_executor);
    builder.method("def set_task_factory(self, factory)", loop_set_task_factory);
    builder.method("def get_task_factory(self)", loop_get_task_factory);
    builder.method("def set_exception_handler(self, handler)", loop_set_exception_handler);
    builder.method("def get_exception_handler(self)", loop_get_exception_handler);
    builder.attribute("slow_callback_duration", get_slow_callback_duration, set_slow_callback_duration);
    runtime.types.event_loop = builder.finish().get();
}

}  // namespace loopscope::language
