#include "language/modules/asyncio/future_object.h"

#include <algorithm>
#include <vector>

#include "language/modules/asyncio/callback.h"
#include "language/modules/asyncio/eager_task.h"
#include "language/modules/asyncio/event_loop_object.h"
#include "language/modules/asyncio/links.h"
#include "language/modules/asyncio/operation.h"
#include "language/modules/asyncio/origin.h"
#include "language/modules/asyncio/state.h"
#include "language/objects/constructor_arguments.h"
#include "language/runtime/exception.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/generic_types.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"
#include "loop/eager_step.h"

namespace loopscope::language {

std::string trace_text(const Value& value) {
    if (value.is_none()) return "None";
    if (!value.is_object()) {
        if (value.is_small_integer()) return std::to_string(value.small_integer());
        return value.is_boolean() ? (value.is_true() ? "True" : "False") : "...";
    }
    return plain_text(value.object()->type()->runtime(), value);
}

namespace {

/// What a subclass's object is before its `__init__` has called this class's one.
Value raise_not_initialized(Runtime& runtime) {
    return runtime.raise(runtime.types.runtime_error, "Future object is not initialized.");
}

}  // namespace

FutureObject::FutureObject(Type* type, Kind kind, Ref<FutureBase> future) noexcept : Awaitable(type, kind) {
    if (future) take(std::move(future));
}

FutureObject::~FutureObject() {
    if (future_ == nullptr) return;
    future().owner = nullptr;
    future_->release();
}

void FutureObject::take(Ref<FutureBase> future) noexcept {
    own_future();
    if (future_ != nullptr) {
        this->future().owner = nullptr;
        future_->release();
    }
    future_ = future.leak();
    this->future().owner = this;
    if (type()->is_from_program) future_->set_cancelled_by_program();
}

bool FutureObject::is_more_than_its_future() const noexcept {
    return type()->is_from_program || is_weakly_referenced() || has_side_attributes() || is_blocking_;
}

bool FutureObject::finalize() noexcept {
    if (future_ == nullptr) return Object::finalize();
    if (references() > 0) {
        // Found by the collector: only what ends with it refers to it. Its coroutine is closed first.
        Runtime& runtime = type()->runtime();
        const bool is_pending_task = future_->as_task() != nullptr && !future_->done();
        if ((is_pending_task || future_->never_retrieved()) && !runtime.is_ending)
            runtime.add_ending(Value(make_tuple(runtime, {value_of(*this)})));
        return Object::finalize();
    }
    if (belongs_to_future_) {
        // The future ends, and this with it.
        future_ = nullptr;
        return Object::finalize();
    }
    const bool is_used = other_references() > 0 && is_more_than_its_future();
    if (!is_used && Object::finalize()) return true;
    // One of the program's class is shown by the report of its future's end.
    if (!is_used && !type()->is_from_program) return false;
    belong_to_future();
    return true;
}

void FutureObject::become_garbage() {
    own_future();
    // Its coroutine is closed before it is reported as one that waits.
    if (TaskBase* task = future_ != nullptr ? future_->as_task() : nullptr) task->keep_waiting();
}

void FutureObject::own_future() noexcept {
    if (!std::exchange(belongs_to_future_, false)) return;
    future_->add_ref();
    release();
}

void FutureObject::belong_to_future() noexcept {
    if (future_ == nullptr || std::exchange(belongs_to_future_, true)) return;
    add_ref();
    future_->release();
}

std::uint32_t FutureObject::other_references() const noexcept {
    if (future_ == nullptr) return 0;
    return future_->references() - (belongs_to_future_ ? 0 : 1);
}

Object* FutureObject::task_coroutine() const noexcept {
    const TaskBase* task = future_ != nullptr ? future_->as_task() : nullptr;
    return task == nullptr ? nullptr : coroutine_of(*task);
}

Activation* FutureObject::begin(Runtime& runtime, Frame& frame) {
    if (!future_ || is_blocking_) return nullptr;
    if (future_->done()) {
        if (runtime.scheduler().tracer().on() && !runtime.thread->driver()->takes_yields()) {
            const EventLoop* loop = runtime.thread->running_loop();
            if (loop != nullptr && loop->current_task() != nullptr)
                loop->current_task()->trace_awaited_ready(frame, *future_);
        }
        return nullptr;
    }
    return runtime.thread->suspend(frame, future_);
}

Value FutureObject::finish(Runtime& runtime) {
    if (runtime.returned.failed()) return Value::error();
    if (!future_) return raise_not_initialized(runtime);
    if (!future_->done()) return is_blocking_ ? runtime.raise(Message::NotUsedWithFuture) : Value::error();
    return future_result(runtime, future());
}

// The future's own references are this object's: the collector counts those that others have to the future as
// some to this (Collector::find_reachable).
void FutureObject::traverse(Visitor& visitor) const {
    const auto visit_object_of = [&visitor](const FutureBase& future) {
        if (auto* ours = as_tagged<const Future<Value>>(&future)) visitor.visit(ours->owner.get());
    };
    if (future_ == nullptr) return;
    if (const TaskBase* task = future_->as_task()) {
        if (const FutureBase* awaited = task->kept_waiting_on()) visit_object_of(*awaited);
        // A timer's future refers to the task in vain once its loop is closed.
        const FutureBase* awaited = task->waiting_on();
        const auto* ours = awaited != nullptr ? as_tagged<const Future<Value>>(awaited) : nullptr;
        if (awaited != nullptr && (ours == nullptr || ours->owner.get() == nullptr) &&
            awaited->loop().is_closed())
            visitor.visit(const_cast<FutureObject*>(this));
        visitor.visit(task_coroutine());
    }
    if (!future_->done()) {
        for (Runnable* waiter : future_->waiters()) {
            if (const Handle* handle = waiter->as_handle())
                visit_callback(*handle, visitor);
            else
                visit_object_of(static_cast<FutureBase&>(*waiter));
        }
    } else if (const ErrorObject* error = future_->peek_error()) {
        visit_error(*error, visitor);
    } else if (!future_->cancelled()) {
        visitor.visit(future().value());
    }
}

void FutureObject::clear() {
    if (future_ == nullptr) return;
    const Ref<FutureBase> alive(future_);
    future_->abandon();
    future().drop_result();
}

Value value_of(Object& object) noexcept {
    const Kind kind = object.kind();
    Value value = Value::from(&object);
    if (kind == Kind::Future || kind == Kind::Task) static_cast<FutureObject&>(object).own_future();
    return value;
}

FutureObject* as_future(const Value& value) noexcept {
    if (!value.is_object()) return nullptr;
    const Kind kind = value.object()->kind();
    if (kind != Kind::Future && kind != Kind::Task) return nullptr;
    auto* object = static_cast<FutureObject*>(value.object());
    return object->is_initialized() ? object : nullptr;
}

Value object_of(Runtime& runtime, Future<Value>& future) {
    if (Object* owner = future.owner.get()) return value_of(*owner);
    const bool is_task = future.as_task() != nullptr;
    Type* type = is_task                                  ? runtime.types.task
                 : future.wait_kind() == WaitKind::Gather ? runtime.types.gathering_future
                                                          : runtime.types.future;
    return Value(runtime.heap().make<FutureObject>(type, is_task ? Kind::Task : Kind::Future,
                                                   Ref<FutureBase>(&future)));
}

Value future_result(Runtime& runtime, Future<Value>& future) {
    if (const Error error = future.result_error()) return raise_loop_error(runtime, error, &future);
    return future.value();
}

bool is_yielded(const Future<Value>& future) noexcept {
    const auto* object = static_cast<const FutureObject*>(future.owner.get());
    return object != nullptr && object->is_blocking();
}

namespace {

/// A method of initialized futures.
template <Value (*Method)(Runtime&, Value*)>
Value checked(Runtime& runtime, Value* arguments) {
    if (as_future(arguments[0]) == nullptr) return raise_not_initialized(runtime);
    return Method(runtime, arguments);
}

FutureObject& self_of(Value* arguments) {
    return *as_future(arguments[0]);
}
TaskBase& task_of(Value* arguments) {
    return *self_of(arguments).base().as_task();
}

Value none_or_raise(Runtime& runtime, const Error& error) {
    return error ? raise_loop_error(runtime, error) : Value::none();
}

Value checked_repr(Runtime& runtime, const Value& self) {
    return as_future(self) == nullptr ? raise_not_initialized(runtime) : future_repr(runtime, self);
}

/// By its number, not by its address: sets of tasks come in the same order in every run.
Value future_hash(Runtime&, const Value& self) {
    const FutureObject* future = as_future(self);
    return Value::small_integer(future != nullptr ? future->base().id() : 0);
}

Value future_done(Runtime&, Value* arguments) {
    const FutureObject* future = as_future(arguments[0]);
    return Value::boolean(future != nullptr && future->base().done());
}
Value future_cancelled(Runtime&, Value* arguments) {
    return Value::boolean(self_of(arguments).base().cancelled());
}
Value future_result_method(Runtime& runtime, Value* arguments) {
    return future_result(runtime, self_of(arguments).future());
}
Value future_exception(Runtime& runtime, Value* arguments) {
    const FutureBase::Exception exception = self_of(arguments).base().exception();
    if (exception.raised) return raise_loop_error(runtime, exception.raised);
    return exception.given ? exception_from(runtime, exception.given) : Value::none();
}
Value future_set_result(Runtime& runtime, Value* arguments) {
    return none_or_raise(runtime, self_of(arguments).future().set_result(arguments[1], kNoSource));
}
Value task_set_result(Runtime& runtime, Value*) {
    return runtime.raise(runtime.types.runtime_error, "Task does not support set_result operation");
}
Value task_set_exception(Runtime& runtime, Value*) {
    return runtime.raise(runtime.types.runtime_error, "Task does not support set_exception operation");
}

Routine set_made_exception(Runtime& runtime, Value future, Value exception) {
    if (FutureBase& base = as_future(future)->base(); base.done())
        co_return none_or_raise(runtime, base.set_exception(Error(), kNoSource));
    if (exception.is<Type>()) {
        exception = co_await call(runtime, exception);
        if (exception.failed()) co_return exception;
    }
    if (!exception.is<Exception>()) {
        co_return runtime.raise(runtime.types.type_error, "invalid exception object");
    }
    if (is_instance(runtime, exception, runtime.types.stop_iteration)) {
        // It would end the generator that waits (futures.py:265).
        const Ref<Exception> cause(exception.as<Exception>());
        const Value failed =
            runtime.raise(runtime.types.runtime_error,
                          "StopIteration interacts badly with generators and cannot be raised into a Future");
        exception = runtime.take_error();
        exception.as<Exception>()->cause = cause;
        exception.as<Exception>()->context = cause;
    }
    co_return none_or_raise(
        runtime, as_future(future)->base().set_exception(error_from(runtime, exception), kNoSource));
}
Value future_set_exception(Runtime& runtime, Value* arguments) {
    return run(runtime, set_made_exception(runtime, arguments[0], arguments[1]));
}

Value future_cancel(Runtime& runtime, Value* arguments) {
    TaskBase* task = runtime.has_future_subclasses ? self_of(arguments).base().as_task() : nullptr;
    if (FutureBase* awaited = task != nullptr ? task->waiting_on() : nullptr;
        awaited != nullptr && !task->future().done()) {
        const Value object = future_object(runtime, *awaited);
        if (!object.is_none())
            return call_library(runtime, kByMethods, "cancel", {arguments[0], object, or_none(arguments[1])});
    }
    return Value::boolean(self_of(arguments).base().cancel(payload_from(runtime, arguments[1]), kNoSource));
}

Value future_cancel_message(Runtime& runtime, const Value& self) {
    if (as_future(self) == nullptr) return raise_not_initialized(runtime);
    return message_from(runtime, as_future(self)->base().cancel_message());
}

/// The exception, without counting as having asked for it.
Value future_peeked_exception(Runtime& runtime, const Value& self) {
    const FutureObject* future = as_future(self);
    const Error error = future != nullptr ? future->base().peek_exception() : Error();
    return error ? exception_from(runtime, error) : Value::none();
}

Value get_blocking(Runtime&, const Value& self) {
    return Value::boolean(static_cast<FutureObject*>(self.object())->is_blocking());
}
Value set_blocking(Runtime&, const Value& self, const Value& blocking) {
    static_cast<FutureObject*>(self.object())->set_blocking(blocking.is_true());
    return Value::none();
}

Value future_add_done_callback(Runtime& runtime, Value* arguments) {
    FutureBase& future = self_of(arguments).base();
    Ref<Handle> handle =
        make_callback(runtime, future.loop(), arguments[1], make_tuple(runtime, 0), arguments[2]);
    return none_or_raise(runtime, future.add_done_callback(std::move(handle)));
}
/// Comparing may run the program: what is equal goes when all have been asked (futures.py:235).
Routine remove_callbacks(Runtime& runtime, Value future, Value callback) {
    // Its `__init__` may give the object another one meanwhile.
    const Ref<FutureBase> base(&as_future(future)->base());
    std::vector<Ref<Handle>> handles;
    for (Runnable* waiter : base->waiters()) {
        if (Handle* handle = waiter->as_handle()) handles.emplace_back(handle);
    }
    std::vector<const Handle*> equal;
    for (const Ref<Handle>& handle : handles) {
        const Value* known = callback_of(*handle);
        if (known == nullptr) continue;
        const Value same = co_await equals(runtime, *known, callback);
        if (same.failed()) co_return same;
        if (same.is_true()) equal.push_back(handle.get());
    }
    const std::size_t removed = base->remove_done_callbacks(
        [&](const Handle& handle) { return std::ranges::find(equal, &handle) != equal.end(); });
    co_return Value::small_integer(static_cast<std::int64_t>(removed));
}
Value future_remove_done_callback(Runtime& runtime, Value* arguments) {
    return run(runtime, remove_callbacks(runtime, arguments[0], arguments[1]));
}
Value future_get_loop(Runtime& runtime, Value* arguments) {
    return loop_object(runtime, self_of(arguments).base().loop());
}
Value await_future(Runtime& runtime, const Value& self) {
    const EventLoop* loop = runtime.has_future_subclasses ? runtime.thread->running_loop() : nullptr;
    TaskBase* task = loop != nullptr ? loop->current_task() : nullptr;
    const FutureObject* future = as_future(self);
    if (task == nullptr || future == nullptr || future->base().done()) return self;
    if (!self.object()->type()->is_from_program && !task->must_cancel()) return self;
    const Value message = message_from(runtime, task->requested_message());
    return call_library(
        runtime, kByMethods, "awaited",
        {self, future_object(runtime, task->future()), Value::boolean(task->must_cancel()), message});
}

Value task_get_name(Runtime& runtime, Value* arguments) {
    return Value(make_string(runtime, task_of(arguments).name()));
}
Routine set_name_slowly(Runtime& runtime, Value task, Value name) {
    Value text = co_await str(runtime, name);
    if (text.failed()) co_return text;
    as_future(task)->base().as_task()->set_name(std::string(text.as<String>()->view()));
    co_return Value::none();
}
Value task_set_name(Runtime& runtime, Value* arguments) {
    return run(runtime, set_name_slowly(runtime, arguments[0], arguments[1]));
}
Value task_get_coro(Runtime&, Value* arguments) {
    Object* coroutine = coroutine_of(task_of(arguments));
    return coroutine == nullptr ? Value::none() : Value::from(coroutine);
}
Value task_cancelling(Runtime&, Value* arguments) {
    return Value::small_integer(task_of(arguments).cancelling());
}
Value task_uncancel(Runtime&, Value* arguments) {
    return Value::small_integer(task_of(arguments).uncancel(kNoSource));
}

Value get_log_destroy_pending(Runtime& runtime, const Value& self) {
    if (as_future(self) == nullptr) return raise_not_initialized(runtime);
    return Value::boolean(as_future(self)->base().as_task()->logs_destroy_pending());
}
Value set_log_destroy_pending(Runtime& runtime, const Value& self, const Value& log) {
    if (as_future(self) == nullptr) return raise_not_initialized(runtime);
    as_future(self)->base().as_task()->set_log_destroy_pending(log.is_true());
    return Value::none();
}

/// Whether the program's own `__init__` (or `__new__`) makes an instance what it is.
bool is_initialized_by_program(Runtime& runtime, Type& type) {
    const Value* maker = type.lookup(runtime.names.dunder_new);
    return type.lookup(runtime.names.dunder_init)->is<Function>() ||
           (maker->is<StaticMethod>() && maker->as<StaticMethod>()->function.is<Function>());
}

/// Gives `self` its future: `answer`, error(), or pending() and then one of them.
using Initialize = Value (*)(Runtime& runtime, const Value& self, Arguments arguments, const Value& answer);

/// An object of `type`, a subclass of `base` or that itself, initialized with the arguments.
Value construct_object(Runtime& runtime, Type* base, Type* type, Kind kind, Initialize initialize,
                       Arguments arguments) {
    Value object(runtime.heap().make<FutureObject>(base, kind));
    if (type != base) {
        object.object()->set_type(type);
        runtime.has_future_subclasses = true;
    }
    if (is_initialized_by_program(runtime, *type)) return object;
    return initialize(runtime, object, arguments, object);
}

/// `Future(*, loop=None)`
Value begin_future(Runtime& runtime, const Value& self, Arguments arguments, const Value& answer) {
    if (arguments.positional > 0)
        return runtime.raise(runtime.types.type_error, "Future() takes no positional arguments");
    Value given;
    if (!read_arguments(runtime, {"Future", {"loop"}}, arguments, &given)) return Value::error();
    EventLoop* loop = as_event_loop(runtime, given);
    if (loop == nullptr) loop = current_event_loop(runtime);
    if (loop == nullptr) return Value::error();
    const Ref<Future<Value>> future = loop->create_future<Value>();
    static_cast<FutureObject*>(self.object())->take(future);
    made_by_program(*future);
    return answer;
}
Value construct_future(Runtime& runtime, Type* type, Arguments arguments) {
    return construct_object(runtime, runtime.types.future, type, Kind::Future, begin_future, arguments);
}
Value initialize_future(Runtime& runtime, const Value& self, Arguments arguments) {
    return begin_future(runtime, self, arguments, Value::none());
}

/// `Task(coro, *, loop=None, name=None, context=None, eager_start=False)`
Value begin_task(Runtime& runtime, const Value& self, Arguments arguments, const Value& answer) {
    enum { kCoroutine, kLoop, kName, kContext, kEagerStart, kCount };
    Value given[kCount];
    const ConstructorSignature signature{"Task", {"coro", "loop", "name", "context", "eager_start"}};
    if (!read_arguments(runtime, signature, arguments, given)) return Value::error();
    if (given[kCoroutine].is_empty())
        return runtime.raise(runtime.types.type_error, "Task() missing required argument 'coro' (pos 1)");
    if (arguments.positional > 1)
        return runtime.raise(runtime.types.type_error, "Task() takes exactly 1 positional argument (" +
                                                           std::to_string(arguments.positional) + " given)");
    EventLoop* loop = as_event_loop(runtime, given[kLoop]);
    const bool is_on_given_loop = loop != nullptr;
    if (loop == nullptr) loop = current_event_loop(runtime);
    if (loop == nullptr) return Value::error();
    const Value& eager = given[kEagerStart];
    const bool eagerly = !eager.is_empty() && !eager.is_none() && (!eager.is_boolean() || eager.is_true());
    if (eagerly && !is_on_given_loop) return runtime.raise(Message::NoAttribute, "NoneType", "is_running");
    const TaskConstruction construction{self, answer, eagerly};
    return new_task(runtime, *loop, given[kCoroutine], given[kName], given[kContext], CauseKind::Task,
                    &construction);
}
Value construct_task(Runtime& runtime, Type* type, Arguments arguments) {
    return construct_object(runtime, runtime.types.task, type, Kind::Task, begin_task, arguments);
}
Value initialize_task(Runtime& runtime, const Value& self, Arguments arguments) {
    return begin_task(runtime, self, arguments, Value::none());
}

void add_future_methods(TypeBuilder& builder) {
    builder.slots().repr = checked_repr;
    builder.slots().hash = future_hash;
    builder.slots().await = await_future;
    builder.slots().iterate = nullptr;
    builder.method("done(self, /)", future_done);
    builder.method("cancelled(self, /)", checked<future_cancelled>);
    builder.method("result(self, /)", checked<future_result_method>);
    builder.method("exception(self, /)", checked<future_exception>);
    builder.method("cancel(self, /, msg=None)", checked<future_cancel>);
    builder.method("add_done_callback(self, fn, /, *, context=None)", checked<future_add_done_callback>);
    builder.method("remove_done_callback(self, fn, /)", checked<future_remove_done_callback>);
    builder.method("get_loop(self, /)", checked<future_get_loop>);
    builder.attribute("_asyncio_future_blocking", get_blocking, set_blocking);
    builder.attribute("_cancel_message", future_cancel_message);
    builder.attribute("_exception", future_peeked_exception);
}

}  // namespace

Value cancel_task_step(Runtime& runtime, Value* arguments) {
    if (!expect_instance(runtime, arguments[0], runtime.types.task)) return Value::error();
    TaskBase& task = task_of(arguments);
    const Ref<Payload> message = payload_from(runtime, arguments[1]);
    if (arguments[2].is_none()) {
        task.count_cancel(message, task.future().loop().cause());
    } else {
        task.end_cancel(message, arguments[2].is_true());
    }
    return Value::none();
}

void cancel_from_outside(Runtime& runtime, FutureBase& future, const Value& message, const Cause& cause) {
    const Value object = runtime.has_future_subclasses ? future_object(runtime, future) : Value::none();
    if (object.is_none()) {
        static_cast<void>(future.cancel_because(payload_from(runtime, message), cause));
        return;
    }
    const Value method = get_attribute(runtime, object, runtime.names.cancel);
    const CauseScope scope(future.loop(), cause);
    static_cast<void>(future.loop().schedule(
        make_callback(runtime, future.loop(), method, make_tuple(runtime, {or_none(message)}))));
}

Value new_future(Runtime& runtime, EventLoop& loop, std::string_view label, const Value& object) {
    const Ref<Future<Value>> future = loop.create_future<Value>(wait_kind_of(label), label);
    if (object.is_none() || object.is_empty()) return object_of(runtime, *future);
    static_cast<FutureObject*>(object.object())->take(future);
    return object;
}

namespace {

/// The task that a loop's factory makes.
Routine ask_factory(Runtime& runtime, AsyncioState::FactoryCall asked, std::vector<Value> arguments) {
    AsyncioState::FactoryCall& call = runtime.asyncio().factory_call;
    std::swap(call, asked);
    Value task = co_await call_library(runtime, "asyncio.factories", "create_task", std::move(arguments));
    // Calls within calls: as it was.
    std::swap(call, asked);
    co_return task;
}

}  // namespace

Value create_task(Runtime& runtime, EventLoop& loop, const Value& coroutine, const Value& name,
                  const Value& context, CauseKind through) {
    const Value factory = task_factory_of(runtime, loop);
    if (factory.is_empty()) return new_task(runtime, loop, coroutine, name, context, through);
    if (const Error error = loop.check_closed()) return raise_loop_error(runtime, error);
    if (through == CauseKind::Task) through = runtime.scheduler().acting_through();
    return run(runtime, ask_factory(runtime, {coroutine, through},
                                    {loop_object(runtime, loop), factory, coroutine, or_none(name),
                                     or_none(context)}));
}

Value new_task(Runtime& runtime, EventLoop& loop, const Value& coroutine, const Value& name,
               const Value& context, CauseKind through, const TaskConstruction* construction) {
    if (!is_coroutine(runtime, coroutine))
        return call_library(runtime, "asyncio.refusals", "make_task", {coroutine});
    if (const Error error = loop.check_closed())
        return call_library(runtime, "asyncio.runners", "fail", {exception_from(runtime, error), coroutine});
    if (const std::uint32_t most = runtime.limits().tasks; loop.task_count() >= most)
        return runtime.raise(Message::TooManyTasks, most);
    std::string own_name;
    if (auto* text = name.get_if<String>())
        own_name = std::string(text->view());
    else if (!name.is_empty() && !name.is_none())
        own_name = plain_text(runtime, name);
    TaskOptions options;
    options.name = own_name;
    options.context = runtime.contexts.for_runnable(runtime, context);
    // On whose account a factory was asked for this very task.
    const AsyncioState::FactoryCall& call = runtime.asyncio().factory_call;
    options.through = coroutine.is_same(call.coroutine) ? call.through : through;
    const bool eagerly = construction != nullptr && construction->eagerly && EagerStep::may_begin(loop);
    BodyRef<Value> body = body_of(runtime, coroutine);
    Ref<Task<Value>> task = eagerly ? loop.new_task<Value>(std::move(body), options)
                                    : loop.create_task<Value>(std::move(body), options);
    if (construction == nullptr) return object_of(runtime, *task);
    const auto& [self, answer, wants_eagerly] = *construction;
    static_cast<FutureObject*>(self.object())->take(task);
    made_by_program(*task);
    return eagerly ? begin_eagerly(runtime, self, answer) : answer;
}

void define_future_types(Runtime& runtime) {
    {
        TypeBuilder builder(runtime, "Future", {runtime.types.object}, Kind::Future);
        builder.module("_asyncio");
        builder.type().has_instance_attributes = true;
        add_future_methods(builder);
        builder.slots().construct = construct_future;
        builder.slots().initialize = initialize_future;
        builder.method("set_result(self, result, /)", checked<future_set_result>);
        builder.method("set_exception(self, exception, /)", checked<future_set_exception>);
        runtime.types.future = builder.finish().get();
        accept_parameters(runtime, *runtime.types.future);
    }
    {
        TypeBuilder builder(runtime, "_GatheringFuture", {runtime.types.future}, Kind::Future);
        builder.python_module("asyncio.tasks");
        runtime.types.gathering_future = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "Task", {runtime.types.future}, Kind::Task);
        builder.module("_asyncio");
        builder.slots().construct = construct_task;
        builder.slots().initialize = initialize_task;
        builder.method("set_result(self, result, /)", task_set_result);
        builder.method("set_exception(self, exception, /)", task_set_exception);
        builder.method("get_name(self, /)", checked<task_get_name>);
        builder.method("set_name(self, value, /)", checked<task_set_name>);
        builder.method("get_coro(self, /)", checked<task_get_coro>);
        builder.method("cancelling(self, /)", checked<task_cancelling>);
        builder.method("uncancel(self, /)", checked<task_uncancel>);
        builder.attribute("_log_destroy_pending", get_log_destroy_pending, set_log_destroy_pending);
        runtime.types.task = builder.finish().get();
    }
}

}  // namespace loopscope::language
