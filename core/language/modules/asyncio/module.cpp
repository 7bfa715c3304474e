#include "language/modules/asyncio/module.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "language/modules/asyncio/callback.h"
#include "language/modules/asyncio/event_loop_object.h"
#include "language/modules/asyncio/future_object.h"
#include "language/modules/asyncio/operation.h"
#include "language/modules/asyncio/sleep.h"
#include "language/modules/asyncio/state.h"
#include "language/objects/integer.h"
#include "language/objects/set.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"
#include "loop/gather.h"
#include "loop/identity_index.h"
#include "loop/shield.h"
#include "loop/wait.h"
#include "loop/wait_for.h"

namespace loopscope::language {

namespace {

/// What makes the errors, and the coroutines that fail, for what C++ does not do.
constexpr std::string_view kRefusals = "asyncio.refusals";

Value raise_no_running_loop(Runtime& runtime) {
    return runtime.raise(runtime.types.runtime_error, "no running event loop");
}

/// The running loop; null after raising RuntimeError.
EventLoop* running_loop(Runtime& runtime) {
    EventLoop* loop = runtime.thread->running_loop();
    if (loop == nullptr) {
        const Value failed = raise_no_running_loop(runtime);
    }
    return loop;
}

// Loops

Value get_running_loop(Runtime& runtime, Value*) {
    EventLoop* loop = running_loop(runtime);
    return loop == nullptr ? Value::error() : loop_object(runtime, *loop);
}
Value get_event_loop(Runtime& runtime, Value*) {
    EventLoop* loop = current_event_loop(runtime);
    return loop == nullptr ? Value::error() : loop_object(runtime, *loop);
}
Value set_event_loop(Runtime& runtime, Value* arguments) {
    if (!arguments[0].is_none() && as_event_loop(runtime, arguments[0]) == nullptr)
        return call_library(runtime, kRefusals, "set_event_loop", {arguments[0]});
    runtime.asyncio().current_loop(runtime.thread->id()) = arguments[0].is_none() ? Value() : arguments[0];
    runtime.asyncio().was_set = true;
    return Value::none();
}
Value make_event_loop(Runtime& runtime, Value*) {
    return loop_object(runtime, new_event_loop(runtime));
}

Value running_loop_or_none(Runtime& runtime, Value*) {
    EventLoop* loop = runtime.thread->running_loop();
    return loop == nullptr ? Value::none() : loop_object(runtime, *loop);
}

// Tasks

Value create_task_function(Runtime& runtime, Value* arguments) {
    EventLoop* loop = runtime.thread->running_loop();
    return loop == nullptr ? call_library(runtime, kRefusals, "create_task", {arguments[0]})
                           : create_task(runtime, *loop, arguments[0], arguments[1], arguments[2]);
}
Value ensure_future_function(Runtime& runtime, Value* arguments) {
    if (as_future(arguments[0]) != nullptr) return arguments[0];
    EventLoop* loop = as_event_loop(runtime, arguments[1]);
    if (loop == nullptr) loop = current_event_loop(runtime);
    return loop == nullptr ? Value::error() : ensure_future(runtime, *loop, arguments[0]);
}
Value current_task(Runtime& runtime, Value* arguments) {
    EventLoop* loop = as_event_loop(runtime, arguments[0]);
    if (loop == nullptr) loop = running_loop(runtime);
    if (loop == nullptr) return Value::error();
    TaskBase* task = loop->current_task();
    return task == nullptr ? Value::none() : future_object(runtime, task->future());
}
Value all_tasks(Runtime& runtime, Value* arguments) {
    EventLoop* loop = as_event_loop(runtime, arguments[0]);
    if (loop == nullptr) loop = running_loop(runtime);
    if (loop == nullptr) return Value::error();
    Ref<Set> tasks = make_set(runtime);
    for (const Ref<FutureBase>& task : loop->all_tasks()) {
        const Value added = set_add(runtime, *tasks, future_object(runtime, *task));
    }
    return Value(tasks);
}
Value is_future(Runtime&, Value* arguments) {
    return Value::boolean(as_future(arguments[0]) != nullptr);
}
Value is_coroutine_function_object(Runtime& runtime, Value* arguments) {
    return Value::boolean(is_coroutine_function(runtime, arguments[0]));
}
Value is_coroutine_object(Runtime& runtime, Value* arguments) {
    return Value::boolean(is_coroutine(runtime, arguments[0]));
}

// wait_for, shield, gather

constexpr OperationDefinition kWaitFor{"wait_for", kTasksFile, 459, 507};
constexpr OperationDefinition kWaitForNoTime{"wait_for", kTasksFile, 459, 500};

// Views show the name that the program knows.
Coroutine<Value> wait_for(Ref<loopscope::Awaitable<Value>> awaitable, std::optional<double> timeout) {
    Outcome<Value> outcome = co_await settled(loopscope::wait_for(std::move(awaitable), timeout));
    if (!outcome.ok()) co_await fail_with(outcome.error());
    co_return outcome.take();
}

Value wait_for_function(Runtime& runtime, Value* arguments) {
    std::optional<double> timeout;
    double seconds = 0;
    const Value& awaitable = arguments[0];
    const bool is_awaitable = as_future(awaitable) != nullptr || is_coroutine(runtime, awaitable) ||
                              type_of(runtime, awaitable)->slots.await != nullptr;
    const bool is_limited = !arguments[1].is_none();
    const bool is_plain =
        is_awaitable && !runtime.has_future_subclasses && (!is_limited || to_seconds(arguments[1], seconds));
    if (is_limited) timeout = seconds;
    // With no time at all it makes a task.
    if (!is_plain || (is_limited && seconds <= 0 && runtime.asyncio().has_task_factory))
        return call_library(runtime, kByMethods, "wait_for", {awaitable, arguments[1]});
    return make_operation(runtime, timeout && *timeout <= 0 ? kWaitForNoTime : kWaitFor,
                          wait_for(awaitable_from(runtime, awaitable), timeout));
}

Value shield_function(Runtime& runtime, Value* arguments) {
    EventLoop* loop = runtime.thread->running_loop();
    if (loop == nullptr) loop = current_event_loop(runtime);
    if (loop == nullptr) return Value::error();
    const bool is_future = as_future(arguments[0]) != nullptr;
    if (!is_future && !task_factory_of(runtime, *loop).is_empty())
        return call_library(runtime, "asyncio.factories", "shield", {arguments[0]});
    const Value inner =
        is_future ? arguments[0] : ensure_future(runtime, *loop, arguments[0], CauseKind::Shield);
    if (inner.failed()) return inner;
    if (runtime.has_future_subclasses) return call_library(runtime, kByMethods, "shield", {inner});
    if (as_future(inner)->base().done()) return inner;
    const Ref<Future<Value>> outer = shield(Ref<Future<Value>>(&as_future(inner)->future()));
    return object_of(runtime, *outer);
}

class GatherList final : public GatherFuture<Value> {
public:
    GatherList(Runtime& runtime, EventLoop& loop) : GatherFuture<Value>(loop), runtime_(runtime) {}

protected:
    [[nodiscard]] Value collect(const std::vector<Ref<FutureBase>>& children) override {
        Ref<List> results = make_list(runtime_, static_cast<std::uint32_t>(children.size()));
        for (const Ref<FutureBase>& child : children) {
            auto& future = static_cast<Future<Value>&>(*child);
            results->append(outcome_of(future));
        }
        return Value(results);
    }

private:
    /// A cancelled child counts as an error of its own (tasks.py:858).
    [[nodiscard]] Value outcome_of(Future<Value>& child) const {
        if (child.cancelled()) {
            Ref<Payload> message = child.cancel_message();
            if (!message) message = make_ref<TextPayload>("");
            return exception_from(runtime_, loopscope::make_cancelled_error(std::move(message)));
        }
        const Error error = child.result_error();
        return error ? exception_from(runtime_, error) : child.value();
    }

    Runtime& runtime_;
};

Value gather_function(Runtime& runtime, Value* arguments) {
    auto* awaitables = arguments[0].as<Tuple>();
    const Value return_exceptions =
        arguments[1].is_empty() ? Value::boolean(false) : truth(runtime, arguments[1]);
    EventLoop* loop = runtime.thread->running_loop();
    for (const Value& awaitable : awaitables->span()) {
        if (auto* future = as_future(awaitable); future != nullptr && loop == nullptr)
            loop = &future->base().loop();
    }
    if (loop == nullptr) loop = current_event_loop(runtime);
    if (loop == nullptr) return Value::error();

    const bool is_any_new = std::ranges::any_of(
        awaitables->span(), [](const Value& awaitable) { return as_future(awaitable) == nullptr; });
    if (is_any_new && !task_factory_of(runtime, *loop).is_empty())
        return call_library(runtime, "asyncio.factories", "gather",
                            {loop_object(runtime, *loop), arguments[0], return_exceptions});

    // The same awaitable twice is one child (tasks.py:883-905).
    std::vector<Ref<FutureBase>> children;
    IdentityIndex known;
    for (std::uint32_t i = 0; i < awaitables->length(); ++i) {
        const Object* object = (*awaitables)[i].is_object() ? (*awaitables)[i].object() : nullptr;
        const std::size_t first = known.find(object);
        known.add(first == i ? object : nullptr);
        if (first < i) {
            children.push_back(children[first]);
            continue;
        }
        const Value future = ensure_future(runtime, *loop, (*awaitables)[i], CauseKind::Gather);
        if (future.failed()) {
            // What cannot be a key is refused as such, before it is looked at as an awaitable.
            const Value hashed = hash(runtime, (*awaitables)[i]);
            return hashed.failed() ? hashed : future;
        }
        const bool is_new = as_future((*awaitables)[i]) == nullptr;
        if (is_new) as_future(future)->base().as_task()->set_log_destroy_pending(false);
        children.emplace_back(&as_future(future)->base());
    }
    if (runtime.has_future_subclasses) {
        Ref<List> futures = make_list(runtime);
        for (const Ref<FutureBase>& child : children) futures->append(future_object(runtime, *child));
        return call_library(runtime, kByMethods, "gather",
                            {loop_object(runtime, *loop), Value(futures), return_exceptions});
    }
    Ref<GatherList> outer = make_ref<GatherList>(runtime, *loop);
    outer->gather(std::move(children), return_exceptions.is_true());
    return object_of(runtime, *outer);
}

// wait

constexpr OperationDefinition kWait{"wait", kTasksFile, 424, 451};

/// A set of (done, pending), in the order of the futures.
Coroutine<Value> wait(Runtime& runtime, std::vector<Ref<FutureBase>> futures, std::optional<double> timeout,
                      ReturnWhen return_when) {
    Outcome<Waited<FutureBase>> waited =
        co_await settled(loopscope::wait(std::move(futures), timeout, return_when));
    if (!waited.ok()) co_await fail_with(waited.error());
    Ref<Set> done = make_set(runtime);
    Ref<Set> pending = make_set(runtime);
    for (const Ref<FutureBase>& future : (*waited).done) {
        const Value added = set_add(runtime, *done, future_object(runtime, *future));
    }
    for (const Ref<FutureBase>& future : (*waited).pending) {
        const Value added = set_add(runtime, *pending, future_object(runtime, *future));
    }
    Ref<Tuple> both = make_tuple(runtime, 2);
    (*both)[0] = Value(done);
    (*both)[1] = Value(pending);
    co_return Value(both);
}

/// Futures of the program's own classes, what only behaves like one, and all that CPython refuses.
Value wait_by_methods(Runtime& runtime, const Value& futures, const Value& timeout,
                      const Value& return_when) {
    std::vector<Value> arguments;
    arguments.push_back(futures);
    arguments.push_back(or_none(timeout));
    arguments.push_back(return_when.is_empty() ? Value(runtime.intern("ALL_COMPLETED")) : return_when);
    return call_library(runtime, kByMethods, "wait", std::move(arguments));
}

Value wait_with(Runtime& runtime, List& given, const Value& timeout_value, const Value& return_when_value) {
    std::vector<Ref<FutureBase>> futures;
    IdentityIndex known;
    for (const Value& one : std::as_const(given).span()) {
        auto* future = as_future(one);
        if (future == nullptr)
            return wait_by_methods(runtime, Value::from(&given), timeout_value, return_when_value);
        if (known.add_new(&future->base())) futures.emplace_back(&future->base());
    }
    const auto* text = return_when_value.get_if<String>();
    const std::string_view when = return_when_value.is_empty() ? "ALL_COMPLETED"
                                  : text != nullptr            ? text->view()
                                                               : "";
    double seconds = 0;
    const bool is_limited = !or_none(timeout_value).is_none();
    ReturnWhen return_when = ReturnWhen::AllCompleted;
    bool is_plain = !futures.empty() && !runtime.has_future_subclasses &&
                    (!is_limited || to_seconds(timeout_value, seconds));
    if (when == "FIRST_COMPLETED")
        return_when = ReturnWhen::FirstCompleted;
    else if (when == "FIRST_EXCEPTION")
        return_when = ReturnWhen::FirstException;
    else
        is_plain = is_plain && when == "ALL_COMPLETED";
    if (!is_plain) return wait_by_methods(runtime, Value::from(&given), timeout_value, return_when_value);
    std::optional<double> timeout;
    if (is_limited) timeout = seconds;
    return make_operation(runtime, kWait, wait(runtime, std::move(futures), timeout, return_when));
}

Routine wait_slowly(Runtime& runtime, Value awaitables, Value timeout, Value return_when) {
    Value items = co_await to_list(runtime, awaitables);
    if (items.failed()) co_return items;
    co_return co_await wait_with(runtime, *items.as<List>(), timeout, return_when);
}

Value wait_function(Runtime& runtime, Value* arguments) {
    if (arguments[0].is_none() || as_future(arguments[0]) != nullptr || is_coroutine(runtime, arguments[0]))
        return wait_by_methods(runtime, arguments[0], arguments[1], arguments[2]);
    const Value items = to_list(runtime, arguments[0]);
    if (items.failed()) return items;
    if (items.is_pending()) {
        runtime.callee->abandon();
        return run(runtime, wait_slowly(runtime, arguments[0], arguments[1], arguments[2]));
    }
    return wait_with(runtime, *items.as<List>(), arguments[1], arguments[2]);
}

/// What a runner does when SIGINT comes: whether it had a main task to cancel.
Value interrupt_main_task(Runtime& runtime, Value*) {
    return Value::boolean(runtime.asyncio().interrupt_main_task());
}

/// The id of the current task; 0 when there is none.
Value current_task_id(Runtime& runtime, Value*) {
    const EventLoop* loop = runtime.thread->running_loop();
    const TaskBase* task = loop != nullptr ? loop->current_task() : nullptr;
    return Value::small_integer(task != nullptr ? task->future().id() : 0);
}

/// A future that says in the trace what waiting for it is, and for which tasks of a set; of a class of the
/// library when its object is given.
Value new_labelled_future(Runtime& runtime, Value* arguments) {
    EventLoop* loop = as_event_loop(runtime, arguments[0]);
    auto* label = arguments[1].get_if<String>();
    if (loop == nullptr || label == nullptr) {
        return runtime.raise(runtime.types.type_error, "a loop and a string are needed");
    }
    const Value future = new_future(runtime, *loop, label->view(), arguments[3]);
    if (auto* tasks = arguments[2].get_if<Set>(); tasks != nullptr && runtime.scheduler().tracer().on()) {
        for (std::uint32_t i = 0; i < tasks->slot_count(); ++i) {
            FutureBase& outer = as_future(future)->base();
            if (const auto* task = as_future(tasks->slot(i).key))
                outer.trace_link(task->base(), outer.wait_kind());
        }
    }
    return future;
}

/// Gives a type of asyncio an attribute that is written in the language, in place of one that it has.
Value extend(Runtime& runtime, Value* arguments) {
    if (!expect_instance(runtime, arguments[0], runtime.types.type) ||
        !expect_instance(runtime, arguments[1], runtime.types.string))
        return Value::error();
    const Ref<String> name = runtime.intern(arguments[1].as<String>());
    auto* type = arguments[0].as<Type>();
    if (type->lookup(name.get()) != nullptr) runtime.asyncio().ends_by_library = true;
    type->set_own_attribute(name.get(), arguments[2]);
    return Value::none();
}

/// What `get_context` of a task or handle shows, given a new Context.
Value context_of(Runtime& runtime, Value* arguments) {
    if (as_future(arguments[0]) == nullptr && !expect_instance(runtime, arguments[0], runtime.types.handle))
        return Value::error();
    Runnable& runnable = runnable_of(arguments[0]);
    return runtime.contexts.shown(runtime, runnable, arguments[1]);
}

}  // namespace

Ref<Module> make_asyncio_module(Runtime& runtime) {
    ModuleBuilder builder(runtime, "_asyncio");
    builder.function("def run(main, *, debug=None, loop_factory=None)", run_program);
    builder.function("def get_running_loop()", get_running_loop);
    builder.function("def _get_running_loop()", running_loop_or_none);
    builder.function("def get_event_loop()", get_event_loop);
    builder.function("def set_event_loop(loop)", set_event_loop);
    builder.function("def new_event_loop()", make_event_loop);
    builder.function("def create_task(coro, *, name=None, context=None)", create_task_function);
    builder.function("def ensure_future(coro_or_future, *, loop=None)", ensure_future_function);
    builder.function("def current_task(loop=None)", current_task);
    builder.function("def all_tasks(loop=None)", all_tasks);
    builder.function("def isfuture(obj)", is_future);
    builder.function("def iscoroutinefunction(func)", is_coroutine_function_object);
    builder.function("def iscoroutine(obj)", is_coroutine_object);
    builder.function("async def sleep(delay, result=None)", sleep_function);
    builder.function("async def wait_for(fut, timeout)", wait_for_function);
    builder.function("def shield(arg)", shield_function);
    builder.function("def gather(*coros_or_futures, return_exceptions=False)", gather_function);
    builder.function("async def wait(fs, *, timeout=None, return_when='ALL_COMPLETED')", wait_function);
    builder.function("_run_main_task(loop, task, /)", run_main_task_of);
    builder.function("_context_of(runnable, context, /)", context_of);
    builder.function("_extend(type, name, value, /)", extend);
    builder.function("_current_task_id()", current_task_id);
    builder.function("_interrupt_main_task()", interrupt_main_task);
    builder.function("_cancel_task(task, message, passed, /)", cancel_task_step);
    builder.function("_new_future(loop, label, tasks=None, self=None, /)", new_labelled_future);
    builder.type(runtime.types.future);
    builder.type(runtime.types.task);
    builder.type(runtime.types.handle);
    builder.type(runtime.types.timer_handle);
    builder.type(runtime.types.cancelled_error);
    builder.type(runtime.types.invalid_state_error);
    builder.type(runtime.types.timeout_error);
    builder.constant("BaseEventLoop", Value::from(runtime.types.event_loop));
    builder.constant("AbstractEventLoop", Value::from(runtime.types.event_loop));
    builder.constant("FIRST_COMPLETED", Value(runtime.intern("FIRST_COMPLETED")));
    builder.constant("FIRST_EXCEPTION", Value(runtime.intern("FIRST_EXCEPTION")));
    builder.constant("ALL_COMPLETED", Value(runtime.intern("ALL_COMPLETED")));
    return builder.finish();
}

}  // namespace loopscope::language
