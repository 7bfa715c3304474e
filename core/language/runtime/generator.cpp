#include "language/runtime/generator.h"

#include <string>
#include <vector>

#include "language/compile/code_object.h"
#include "language/modules/asyncio/future_object.h"
#include "language/runtime/async_generator.h"
#include "language/runtime/awaitable.h"
#include "language/runtime/call_stack.h"
#include "language/runtime/chain.h"
#include "language/runtime/exception.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/frame_object.h"
#include "language/runtime/instructions.h"
#include "language/runtime/interpreter.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"
#include "loop/event_loop.h"
#include "loop/task.h"
#include "loop/thread.h"

namespace loopscope::language {

namespace {

std::string_view kind_name(const Frame& generator) {
    switch (generator.role) {
        case Frame::Role::Coroutine:
            return "coroutine";
        case Frame::Role::AsyncGenerator:
            return "async generator";
        default:
            return "generator";
    }
}

Routine resume_lent(Runtime& runtime, Ref<Frame> generator, Value sent, bool exhausts) {
    Loan loan(runtime, *generator);
    Value answer = co_await resume_generator(runtime, *generator, std::move(sent), exhausts);
    loan.give_back();
    co_return answer;
}

Routine throw_into_lent(Runtime& runtime, Ref<Frame> generator, Value exception) {
    Loan loan(runtime, *generator);
    Value answer = co_await throw_into_generator(runtime, *generator, std::move(exception));
    loan.give_back();
    co_return answer;
}

/// Makes the generator the driver of its own chain, to be resumed with `returned` by whoever takes the
/// pending answer.
Value enter_as_root(Runtime& runtime, Frame& generator, bool exhausts, Value returned) {
    Activation* entry = place_of(generator);
    if (runtime.loans != 0) [[unlikely]] {
        // What is driven by somebody else refuses where it is waited for.
        if (Frame* waiting = waiting_for_lent(generator)) {
            entry = waiting;
            returned = runtime.raise(Message::AlreadyExecuting, kind_name(*waiting->delegate));
        } else if (is_executing(runtime, *entry)) {
            return runtime.raise(Message::AlreadyExecuting, kind_name(generator));
        }
    }
    generator.is_root = true;
    generator.was_awaited = true;
    // The caller may hold the last reference: `make().send(None)`.
    generator.owned_by_run = true;
    generator.add_ref();
    generator.exhausts = exhausts;
    generator.caller_is_frame = false;
    generator.outer_driver = runtime.thread->driver();
    generator.state = Frame::State::Running;
    runtime.thread->set_driver(&generator);
    runtime.returned = std::move(returned);
    Value pending = runtime.start(generator, *entry);
    if (entry == static_cast<Activation*>(&generator)) runtime.callee_frame = &generator;
    return pending;
}

/// The answer of a generator that has nothing more to give.
Value at_end(Runtime& runtime, Frame& generator, bool exhausts) {
    if (generator.role == Frame::Role::Coroutine) return runtime.raise(Message::CannotReuseCoroutine);
    if (exhausts) {
        runtime.stop_value = {};
        return Value::exhausted();
    }
    return runtime.raise_exception(stop_iteration(runtime, Value::none()));
}

}  // namespace

Value yielded_future(Runtime& runtime, FutureBase& future) {
    Value object = future_object(runtime, future);
    if (FutureObject* ours = as_future(object)) ours->set_blocking(true);
    return object;
}

Value resume_generator(Runtime& runtime, Frame& generator, Value sent, bool exhausts) {
    if (is_in_chain(generator)) [[unlikely]] {
        if (is_executing(runtime, generator))
            return runtime.raise(Message::AlreadyExecuting, kind_name(generator));
        return run(runtime, resume_lent(runtime, Ref<Frame>(&generator), std::move(sent), exhausts));
    }
    switch (generator.state) {
        case Frame::State::Running:
            return runtime.raise(Message::AlreadyExecuting, kind_name(generator));
        case Frame::State::Finished:
            return at_end(runtime, generator, exhausts);
        case Frame::State::Created:
            if (!sent.is_none()) return runtime.raise(Message::SentToUnstarted, kind_name(generator));
            break;
        case Frame::State::Suspended:
            if (generator.expects != Frame::Expects::Result) {
                // It waits until somebody has taken the future to wait for (_asynciomodule.c,
                // FutureIter_am_send).
                FutureBase* awaited = place_of(generator)->awaited();
                if (awaited != nullptr && !awaited->done()) {
                    const Value object = future_object(runtime, *awaited);
                    const FutureObject* yielded = as_future(object);
                    if (yielded == nullptr || !yielded->is_blocking())
                        return yielded_future(runtime, *awaited);
                    const Value failed = runtime.raise(Message::NotUsedWithFuture);
                    return throw_into_generator(runtime, generator, runtime.take_error());
                }
            }
            break;
    }
    return enter_as_root(runtime, generator, exhausts, std::move(sent));
}

Value throw_into_generator(Runtime& runtime, Frame& generator, Value exception) {
    if (is_in_chain(generator)) [[unlikely]] {
        if (is_executing(runtime, generator))
            return runtime.raise(Message::AlreadyExecuting, kind_name(generator));
        return run(runtime, throw_into_lent(runtime, Ref<Frame>(&generator), std::move(exception)));
    }
    if (generator.state == Frame::State::Running)
        return runtime.raise(Message::AlreadyExecuting, kind_name(generator));
    if (generator.state == Frame::State::Finished) {
        if (generator.role == Frame::Role::Coroutine) return runtime.raise(Message::CannotReuseCoroutine);
        runtime.error = std::move(exception);
        return Value::error();
    }
    if (begins_with(runtime, generator, exception))
        return enter_as_root(runtime, generator, false, Value::none());
    if (generator.state == Frame::State::Created) generator.expects = Frame::Expects::Result;
    runtime.error = std::move(exception);
    return enter_as_root(runtime, generator, false, Value::error());
}

Activation* delegate_to(Runtime& runtime, Frame& generator, Frame& frame) {
    if (generator.was_awaited && generator.state == Frame::State::Created) [[unlikely]] {
        Ref<Frame> running = coroutine_running(runtime, generator);
        if (running.get() != &generator) {
            frame.stack_top[-1] = Value(running);
            return delegate_to(runtime, *running, frame);
        }
    }
    const bool is_coroutine = generator.role == Frame::Role::Coroutine;
    // A coroutine that has stopped has stopped in an `await` (genobject.c, _PyCoro_GetAwaitableIter).
    const bool is_awaited = is_coroutine && generator.state == Frame::State::Suspended;
    if (generator.state == Frame::State::Running || is_awaited) {
        const Value failed = is_coroutine ? runtime.raise(Message::AlreadyAwaited)
                                          : runtime.raise(Message::AlreadyExecuting, kind_name(generator));
        return nullptr;
    }
    if (generator.state == Frame::State::Finished) {
        if (is_coroutine) {
            const Value failed = runtime.raise(Message::CannotReuseCoroutine);
        }
        return nullptr;
    }
    generator.is_root = false;
    generator.exhausts = false;
    generator.was_awaited = true;
    generator.caller_is_frame = false;
    Activation* entry = &generator;
    if (generator.state == Frame::State::Suspended) {
        if (generator.innermost != nullptr) entry = generator.innermost;
        runtime.returned = Value::none();
    }
    generator.state = Frame::State::Running;
    frame.delegate = &generator;
    const Value pending = runtime.start(generator, *entry);
    if (runtime.take_callee(frame) == nullptr) {
        frame.delegate = nullptr;
        return nullptr;
    }
    return entry;
}

Activation* yield_value(Runtime& runtime, Thread& thread, Frame& frame) {
    frame.innermost = &frame;
    Driver* driver = thread.driver();
    if (driver->takes_yields()) return driver->suspended(thread, frame, nullptr);
    // A task drives: it takes a bare yield, or a future that somebody has awaited (tasks.py:344-366).
    const Value yielded = std::move(runtime.returned);
    if (yielded.is_none()) return driver->suspended(thread, frame, nullptr);
    if (FutureObject* future = as_future(yielded); future != nullptr && future->is_blocking()) {
        future->set_blocking(false);
        new (frame.stack_top++) Value(yielded);
        frame.expects = Frame::Expects::Passed;
        return driver->suspended(thread, frame, &future->base());
    }
    const Value failed =
        runtime.raise(runtime.types.runtime_error, "Task got bad yield: " + plain_text(runtime, yielded));
    return driver->suspended_badly(thread, frame, take_loop_error(runtime));
}

Value send_to_iterator(Runtime& runtime, const Value& iterator, const Value& value) {
    if (value.is_none() || value.is_empty()) return next(runtime, iterator);
    return call_method(runtime, iterator, runtime.names.send, value);
}

Activation* finish_generator(Runtime& runtime, Thread& thread, Frame& frame, Value result) {
    const Ref<Frame> alive(&frame);
    Activation* back = frame.caller();
    const bool is_root = frame.is_root;
    const bool exhausts = frame.exhausts;
    if (is_root) {
        thread.set_driver(frame.outer_driver);
        frame.outer_driver = nullptr;
    }
    runtime.frame = frame.outer_frame();
    frame.finish();
    if (frame.role == Frame::Role::AsyncGenerator) {
        runtime.returned = runtime.raise_exception(
            Value(make_exception(runtime, runtime.types.stop_async_iteration, make_tuple(runtime, 0))));
    } else if (!is_root) {
        runtime.returned = std::move(result);
    } else if (exhausts) {
        runtime.stop_value = std::move(result);
        runtime.returned = Value::exhausted();
    } else {
        runtime.returned = runtime.raise_exception(stop_iteration(runtime, std::move(result)));
    }
    return back;
}

Activation* fail_generator(Runtime& runtime, Thread& thread, Frame& frame) {
    const Ref<Frame> alive(&frame);
    Activation* back = frame.caller();
    // PEP 479: StopIteration must not leave a generator's body, it would end the loop around it.
    const bool stops = is_instance(runtime, runtime.error, runtime.types.stop_iteration);
    const bool stops_async = frame.role == Frame::Role::AsyncGenerator &&
                             is_instance(runtime, runtime.error, runtime.types.stop_async_iteration);
    if (stops || stops_async) {
        const Value cause = runtime.take_error();
        const Value failed = runtime.raise(Message::RaisedStop, kind_name(frame),
                                           stops ? "StopIteration" : "StopAsyncIteration");
        auto* error = runtime.error.as<Exception>();
        error->cause = Ref<Exception>(cause.as<Exception>());
        error->context = error->cause;
        error->suppress_context = true;
        add_traceback(runtime, *error, frame);
    }
    if (frame.is_root) {
        thread.set_driver(frame.outer_driver);
        frame.outer_driver = nullptr;
    }
    runtime.frame = frame.outer_frame();
    frame.finish();
    runtime.returned = Value::error();
    return back;
}

namespace {

/// Whether some frame of the suspended chain would run code when GeneratorExit comes: it stands within a
/// guarded range.
bool has_cleanup(const Frame& generator) {
    for (const Frame* frame = &generator; frame != nullptr; frame = frame->delegate) {
        const std::uint32_t instruction = frame->instruction_index();
        for (const ExceptionRange& range : frame->code->exception_table) {
            if (range.start <= instruction && instruction < range.end) return true;
        }
    }
    return false;
}

/// `close()`: GeneratorExit at the point where it stands (PEP 342).
Routine close_generator(Runtime& runtime, Ref<Frame> generator) {
    if (generator->state == Frame::State::Created && generator->code != runtime.awaiting_code.get())
        generator->finish();
    if (generator->state == Frame::State::Finished) co_return Value::none();
    Value exit = Value(make_exception(runtime, runtime.types.generator_exit, make_tuple(runtime, 0)));
    Value answer = co_await throw_into_generator(runtime, *generator, exit);
    if (!answer.failed()) co_return runtime.raise(Message::IgnoredExit, kind_name(*generator));
    if (is_instance(runtime, runtime.error, runtime.types.generator_exit)) {
        const Value dropped = runtime.take_error();
        co_return Value::none();
    }
    if (is_instance(runtime, runtime.error, runtime.types.stop_iteration)) {
        const Value stop = runtime.take_error();
        co_return stop_iteration_value(stop);
    }
    co_return answer;
}

/// Prints the exception on its way as one that nobody can catch.
Routine report_unraisable(Runtime& runtime, Value object) {
    const Ref<Exception> exception(runtime.take_error().as<Exception>());
    const Value shown = co_await repr(runtime, object);
    const Value failed = shown.failed() ? runtime.take_error() : Value();
    const std::string_view name = shown.failed() ? "<object repr() failed>" : shown.as<String>()->view();
    runtime.output().write(OutputSink::Stream::Error, "Exception ignored in: " + std::string(name) + "\n" +
                                                          format_unraisable(runtime, *exception));
    co_return Value::none();
}

/// What a task runs may have been closed, and may have refused that.
void go_on_after_ending(const FutureObject& lost) {
    TaskBase& task = *lost.base().as_task();
    Object* const coroutine = lost.task_coroutine();
    if (coroutine != nullptr && coroutine->kind() == Kind::Frame) {
        task.go_on_at(where_task_goes_on(static_cast<Frame&>(*coroutine)));
    } else {
        task.return_to_root();
    }
}

Routine close_each(Runtime& runtime, Ref<List> dropped) {
    for (std::uint32_t i = 0; i < dropped->length(); ++i) {
        Value object = std::exchange((*dropped)[i], Value());
        Value done;
        if (auto* generator = object.get_if<Frame>()) {
            done = co_await run(runtime, close_generator(runtime, Ref<Frame>(generator)));
        } else if (auto* handler = object.get_if<Tuple>(); handler != nullptr && !handler->counts_type()) {
            const Value callee = (*handler)[0];
            if (const FutureObject* lost = as_future(callee)) {
                lost->base().report_loss();
                if (TaskBase* task = lost->base().as_task()) {
                    task->report_destroyed();
                    go_on_after_ending(*lost);
                }
                continue;
            }
            done = co_await call(runtime, callee, handler->span().subspan(1));
            object = callee;
        } else {
            const Value* end = object.object()->type()->lookup(runtime.names.dunder_del);
            const Value function = end != nullptr ? *end : Value();
            done = co_await call_special(runtime, object, runtime.names.dunder_del);
            if (!function.is_empty()) object = function;
        }
        if (done.failed()) done = co_await run(runtime, report_unraisable(runtime, object));
    }
    if (runtime.collector().is_due()) {
        const Value collected = co_await collect_due(runtime);
        if (collected.failed())
            (void)co_await run(runtime, report_unraisable(runtime, runtime.collector().hook));
    }
    // Whoever was interrupted waits for nothing.
    co_return Value();
}

}  // namespace

Value close_dropped(Runtime& runtime) {
    Ref<List> dropped = make_list(runtime);
    for (Value& object : runtime.endings) dropped->append(std::move(object));
    runtime.endings.clear();
    runtime.has_endings = false;
    return run(runtime, close_each(runtime, std::move(dropped)));
}

void note_coroutine_origin(Runtime& runtime, Frame& coroutine) {
    const EventLoop* loop = runtime.thread != nullptr ? runtime.thread->running_loop() : nullptr;
    if (loop == nullptr || !loop->debug()) return;
    const std::vector<StackEntry> calls = call_stack(runtime, kDebugStackDepth);
    Ref<Tuple> origin = make_tuple(runtime, static_cast<std::uint32_t>(calls.size()));
    for (std::uint32_t i = 0; i < calls.size(); ++i) {
        const StackEntry& call = calls[i];
        (*origin)[i] = Value(make_tuple(
            runtime, {Value(call.code->file_name), Value::small_integer(call.line), Value(call.code->name)}));
    }
    coroutine.set_has_side_attributes();
    Ref<Dict>& attributes = runtime.side_attributes()[&coroutine];
    attributes = make_dict(runtime);
    attributes->set(runtime.intern("cr_origin").get(), Value(origin));
}

namespace {

/// Null unless it was noted.
const Value* noted_origin(Runtime& runtime, const Object& coroutine) {
    if (!coroutine.has_side_attributes()) return nullptr;
    // The collector may have taken them.
    const Ref<Dict>& attributes = runtime.side_attributes()[&coroutine];
    return attributes ? attributes->find(runtime.intern("cr_origin").get()) : nullptr;
}

/// "coroutine 'f' was never awaited", and where it was made when that is known (`_warnings.c`'s
/// `_PyErr_WarnUnawaitedCoroutine`).
std::string never_awaited_text(Runtime& runtime, const Frame& coroutine) {
    std::string text = "coroutine '" + std::string(coroutine.qualified_name->view()) + "' was never awaited";
    const Value* origin = noted_origin(runtime, coroutine);
    if (origin == nullptr) return text;
    text += "\nCoroutine created at (most recent call last)\n";
    std::string calls;
    for (const Value& noted : origin->as<Tuple>()->span()) {
        const Tuple& call = *noted.as<Tuple>();
        calls = stack_entry_text(runtime, call[0].as<String>()->view(),
                                 static_cast<std::uint32_t>(call[1].small_integer()),
                                 call[2].as<String>()->view()) +
                calls;
    }
    text += calls;
    text.pop_back();
    return text;
}

}  // namespace

Value coroutine_origin(Runtime& runtime, const Value& coroutine) {
    const Value* noted = noted_origin(runtime, *coroutine.object());
    return noted == nullptr ? Value::none() : *noted;
}

bool end_generator(Runtime& runtime, Frame& generator) noexcept {
    if (generator.role == Frame::Role::Coroutine && generator.state == Frame::State::Created &&
        !generator.was_awaited) {
        generator.was_awaited = true;
        runtime.warn_of_end(runtime.types.runtime_warning, never_awaited_text(runtime, generator),
                            "<coroutine object " + std::string(generator.qualified_name->view()) + " at " +
                                address_text(&generator) + ">");
        return false;
    }
    if (generator.is_watched) {
        return runtime.async_generator_hooks != nullptr && runtime.async_generator_hooks->finalize(generator);
    }
    if (generator.state == Frame::State::Created || generator.state == Frame::State::Finished) return false;
    if (runtime.is_ending || generator.is_finalized() || !has_cleanup(generator)) return false;
    // What waits in a task for another coroutine has not been told that all of them stand still.
    generator.state = Frame::State::Suspended;
    generator.set_finalized();
    runtime.add_ending(Value::from(&generator));
    return true;
}

Value async_iterate(Runtime& runtime, const Value& iterable) {
    auto slot = type_of(runtime, iterable)->slots.async_iterate;
    if (slot == nullptr) return runtime.raise(Message::AsyncForNeedsAiter, type_name(runtime, iterable));
    const Value iterator = slot(runtime, iterable);
    if (iterator.is_value() && type_of(runtime, iterator)->slots.async_next == nullptr) {
        return runtime.raise(Message::AsyncForNeedsAnext, type_name(runtime, iterator));
    }
    return iterator;
}

namespace {

Routine async_next_slowly(Runtime& runtime, Value iterator) {
    Value awaitable = co_await type_of(runtime, iterator)->slots.async_next(runtime, iterator);
    if (awaitable.failed()) co_return awaitable;
    const Value driven = co_await awaitable_of(runtime, awaitable, 0);
    if (!driven.failed()) co_return driven;
    const Value cause = runtime.take_error();
    const Value failed = runtime.raise(Message::AsyncForNeedsAwaitable, type_name(runtime, awaitable));
    auto* error = runtime.error.as<Exception>();
    error->cause = error->context = Ref<Exception>(cause.as<Exception>());
    error->suppress_context = true;
    co_return failed;
}

/// What `coroutine.__await__()` gives: an iterator that drives the coroutine.
class CoroutineWrapper final : public Object {
public:
    CoroutineWrapper(Type* type, Ref<Frame> wrapped) noexcept
        : Object(type, Kind::Other), coroutine(std::move(wrapped)) {}

    const Ref<Frame> coroutine;

    void traverse(Visitor& visitor) const override { visitor.visit(coroutine.get()); }
};

Value coroutine_await(Runtime& runtime, const Value& self) {
    return Value(
        runtime.heap().make<CoroutineWrapper>(runtime.types.coroutine_wrapper, Ref<Frame>(self.as<Frame>())));
}

Routine awaitable_slowly(Runtime& runtime, Value value) {
    Value iterator = co_await type_of(runtime, value)->slots.await(runtime, value);
    if (iterator.failed()) co_return iterator;
    if (iterator.is<Frame>() && iterator.as<Frame>()->role == Frame::Role::Coroutine) {
        co_return runtime.raise(Message::AwaitReturnedCoroutine);
    }
    if (type_of(runtime, iterator) == runtime.types.coroutine_wrapper) {
        co_return awaitable_of(runtime, Value(static_cast<CoroutineWrapper*>(iterator.object())->coroutine),
                               0);
    }
    if (as_awaitable(iterator) == nullptr && type_of(runtime, iterator)->slots.next == nullptr) {
        co_return runtime.raise(Message::AwaitReturnedNonIterator, type_name(runtime, iterator));
    }
    co_return iterator;
}

}  // namespace

Value async_next(Runtime& runtime, const Value& iterator) {
    auto slot = type_of(runtime, iterator)->slots.async_next;
    if (slot == nullptr) return runtime.raise(Message::AsyncForNeedsAnext, type_name(runtime, iterator));
    if (iterator.is<Frame>()) return slot(runtime, iterator);
    return run(runtime, async_next_slowly(runtime, iterator));
}

Value awaitable_of(Runtime& runtime, const Value& value, std::uint32_t context) {
    if (is_driven_itself(runtime, value)) return value;
    if (type_of(runtime, value)->slots.await != nullptr)
        return run(runtime, awaitable_slowly(runtime, value));
    if (context != 0) {
        return runtime.raise(Message::AsyncWithNotAwaitable, context == 1 ? "__aenter__" : "__aexit__",
                             type_name(runtime, value));
    }
    return runtime.raise(Message::NotAwaitable, type_name(runtime, value));
}

Value yield_from_iterator(Runtime& runtime, const Value& iterable) {
    if (type_of(runtime, iterable) == runtime.types.coroutine_wrapper) {
        return Value(static_cast<CoroutineWrapper*>(iterable.object())->coroutine);
    }
    if (type_of(runtime, iterable) == runtime.types.coroutine) {
        return runtime.raise(Message::YieldFromCoroutine);
    }
    if (as_awaitable(iterable) != nullptr) return iterable;
    return iterate(runtime, iterable);
}

namespace {

Routine make_thrown(Runtime& runtime, std::string_view method, Value type, Value value) {
    if (!value.is_empty()) {
        std::string text = "the (type, exc, tb) signature of ";
        text.append(method).append("() is deprecated, use the single-arg signature instead.");
        const Value warned = runtime.warn(runtime.types.deprecation_warning, text);
        if (warned.failed()) co_return warned;
    }
    const bool is_given = !value.is_empty() && !value.is_none();
    if (type.is<Exception>() && is_given) {
        co_return runtime.raise(runtime.types.type_error, "instance exception may not have a separate value");
    }
    Value exception = type;
    if (type.is<Type>() && type.as<Type>()->is_subtype_of(runtime.types.base_exception)) {
        if (value.is<Exception>())
            exception = value;
        else if (is_given)
            exception = co_await call(runtime, type, value);
        else
            exception = co_await call(runtime, type);
        if (exception.failed()) co_return exception;
    }
    if (!exception.is<Exception>()) {
        co_return runtime.raise(Message::ThrowNeedsException, type_name(runtime, type));
    }
    co_return exception;
}

}  // namespace

Value thrown_exception(Runtime& runtime, std::string_view method, const Value& type, const Value& value) {
    if (type.is<Exception>() && value.is_empty()) return type;
    return run(runtime, make_thrown(runtime, method, type, value));
}

bool begins_with(const Runtime& runtime, Frame& frame, const Value& exception) {
    if (frame.state != Frame::State::Created || frame.code != runtime.awaiting_code.get()) return false;
    Awaitable* awaited = as_awaitable(frame.locals()[0]);
    return awaited != nullptr && awaited->begin_with(exception);
}

Ref<Frame> coroutine_awaiting(Runtime& runtime, const Value& awaitable) {
    if (!runtime.awaiting_code) {
        // async def _wrap_awaitable(awaitable): return await awaitable (tasks.py:736)
        Ref<CodeObject> code = runtime.heap().make<CodeObject>(runtime.types.code);
        code->name = runtime.intern("_wrap_awaitable");
        code->qualified_name = runtime.intern("ensure_future.<locals>._wrap_awaitable");
        code->set_file(runtime.intern("<frozen asyncio.tasks>"));
        code->first_line = 736;
        code->positional_count = 1;
        code->is_coroutine = true;
        code->is_optimized = true;
        code->local_names.push_back(runtime.intern("awaitable"));
        code->stack_size = 2;
        code->documentation = Value::none();
        for (const Opcode opcode :
             {Opcode::LoadLocal, Opcode::GetAwaitable, Opcode::Delegate, Opcode::Return}) {
            code->instructions.emplace_back(opcode, 0);
            code->positions.push_back({737, 737});
        }
        runtime.awaiting_code = std::move(code);
    }
    Ref<Frame> frame = make_body_frame(runtime, runtime.awaiting_code, make_dict(runtime), {});
    frame->qualified_name = runtime.awaiting_code->qualified_name;
    frame->locals()[0] = awaitable;
    return frame;
}

Ref<Frame> coroutine_running(Runtime& runtime, Frame& coroutine) {
    // One that has ended tells that to who ran it, too.
    const bool has_runner = !coroutine.is_root && coroutine.caller() != nullptr;
    if (!coroutine.was_awaited || (!has_runner && !is_executing(runtime, coroutine)))
        return Ref<Frame>(&coroutine);
    Ref<Frame> frame = coroutine_awaiting(runtime, Value::from(&coroutine));
    frame->qualified_name = coroutine.qualified_name;
    // It begins behind the question what to drive: that would be the coroutine itself.
    frame->next_instruction += 2;
    new (frame->stack_top++) Value(coroutine_await(runtime, frame->locals()[0]));
    return frame;
}

namespace {

Frame& self_of(Value* arguments) {
    return *arguments[0].as<Frame>();
}

Value generator_step(Runtime& runtime, Value* arguments) {
    return resume_generator(runtime, self_of(arguments), Value::none(), false);
}

Value generator_send(Runtime& runtime, Value* arguments) {
    return resume_generator(runtime, self_of(arguments), arguments[1], false);
}

Routine throw_made(Runtime& runtime, Ref<Frame> generator, Value type, Value value) {
    const Value exception = co_await thrown_exception(runtime, "throw", type, value);
    if (exception.failed()) co_return exception;
    co_return co_await throw_into_generator(runtime, *generator, exception);
}

Value generator_throw(Runtime& runtime, Value* arguments) {
    Frame& generator = self_of(arguments);
    if (arguments[1].is<Exception>() && arguments[2].is_empty())
        return throw_into_generator(runtime, generator, arguments[1]);
    return run(runtime, throw_made(runtime, Ref<Frame>(&generator), arguments[1], arguments[2]));
}

Value generator_close(Runtime& runtime, Value* arguments) {
    Frame& generator = self_of(arguments);
    generator.was_awaited = true;
    return run(runtime, close_generator(runtime, Ref<Frame>(&generator)));
}

Frame& wrapped_by(const Value& wrapper) {
    return *static_cast<CoroutineWrapper*>(wrapper.object())->coroutine;
}

Value wrapper_next(Runtime& runtime, const Value& self) {
    return resume_generator(runtime, wrapped_by(self), Value::none(), true);
}

/// A method of the wrapper is the coroutine's own.
template <NativeFunctionPointer method>
Value of_wrapped(Runtime& runtime, Value* arguments) {
    arguments[0] = Value::from(&wrapped_by(arguments[0]));
    return method(runtime, arguments);
}

Value generator_next(Runtime& runtime, const Value& self) {
    return resume_generator(runtime, *self.as<Frame>(), Value::none(), true);
}

Value driver_of(Runtime& runtime, const Value& self) {
    Ref<Frame>& driver = static_cast<DrivenAwaitable*>(self.object())->driver;
    if (!driver || driver->state == Frame::State::Finished) driver = coroutine_awaiting(runtime, self);
    return Value(driver);
}
Value driven_next(Runtime& runtime, const Value& self) {
    return generator_next(runtime, driver_of(runtime, self));
}
template <NativeFunctionPointer method>
Value of_driver(Runtime& runtime, Value* arguments) {
    arguments[0] = driver_of(runtime, arguments[0]);
    return method(runtime, arguments);
}

Value itself(Runtime&, const Value& self) {
    return self;
}

Value generator_repr(Runtime& runtime, const Value& self) {
    const Frame& frame = *self.as<Frame>();
    std::string text = "<";
    text.append(self.object()->type()->name()->view())
        .append(" object ")
        .append(frame.qualified_name->view());
    text.append(" at ").append(address_text(self.object())).append(">");
    return Value(make_string(runtime, text));
}

Value name_of(Runtime&, const Value& self) {
    return Value(self.as<Frame>()->code->name);
}
Value qualified_name_of(Runtime&, const Value& self) {
    return Value(self.as<Frame>()->qualified_name);
}
Value code_of(Runtime&, const Value& self) {
    return Value::from(self.as<Frame>()->code);
}
bool has_begun(const Frame& frame) {
    return frame.state == Frame::State::Running || frame.state == Frame::State::Suspended;
}
Value is_running(Runtime& runtime, const Value& self) {
    const Frame& frame = *self.as<Frame>();
    if (frame.role == Frame::Role::AsyncGenerator) return Value::boolean(frame.is_in_step());
    return Value::boolean(has_begun(frame) && is_executing(runtime, frame));
}
Value is_suspended(Runtime& runtime, const Value& self) {
    const Frame& frame = *self.as<Frame>();
    return Value::boolean(has_begun(frame) && !is_executing(runtime, frame));
}
Value frame_of(Runtime& runtime, const Value& self) {
    Frame& frame = *self.as<Frame>();
    return frame.state == Frame::State::Finished ? Value::none() : frame_object(runtime, &frame);
}
Value awaited_by(Runtime& runtime, const Value& self) {
    const Frame& frame = *self.as<Frame>();
    if (!has_begun(frame) || is_executing(runtime, frame)) return Value::none();
    const bool waits = frame.expects == Frame::Expects::Delegated || frame.expects == Frame::Expects::Awaited;
    const bool is_future = waits && as_future(frame.stack_top[-1]) != nullptr;
    return waits && !is_future ? frame.stack_top[-1] : Value::none();
}

void add_common(TypeBuilder& builder, std::string_view prefix) {
    builder.slots().repr = generator_repr;
    builder.attribute("__name__", name_of);
    builder.attribute("__qualname__", qualified_name_of);
    const std::string begin(prefix);
    builder.attribute(begin + "_code", code_of);
    builder.attribute(begin + "_running", is_running);
    builder.attribute(begin + "_suspended", is_suspended);
    builder.attribute(begin + "_frame", frame_of);
}

}  // namespace

void add_driving_methods(TypeBuilder& builder) {
    builder.slots().next = driven_next;
    builder.method("send(self, value, /)", of_driver<generator_send>);
    builder.method("throw(self, type, value=None, traceback=None, /)", of_driver<generator_throw>);
    builder.method("close(self, /)", of_driver<generator_close>);
}

void define_generator_types(Runtime& runtime) {
    {
        TypeBuilder builder(runtime, "generator", {runtime.types.object}, Kind::Frame);
        add_common(builder, "gi");
        builder.slots().iterate = itself;
        builder.slots().next = generator_next;
        builder.attribute("gi_yieldfrom", awaited_by);
        builder.method("__next__(self, /)", generator_step);
        builder.method("send(self, value, /)", generator_send);
        builder.method("throw(self, type, value=None, traceback=None, /)", generator_throw);
        builder.method("close(self, /)", generator_close);
        builder.type().may_be_subclassed = false;
        runtime.types.generator = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "coroutine", {runtime.types.object}, Kind::Frame);
        add_common(builder, "cr");
        builder.attribute("cr_await", awaited_by);
        builder.attribute("cr_origin", coroutine_origin);
        builder.method("send(self, value, /)", generator_send);
        builder.method("throw(self, type, value=None, traceback=None, /)", generator_throw);
        builder.method("close(self, /)", generator_close);
        builder.slots().await = coroutine_await;
        builder.type().may_be_subclassed = false;
        runtime.types.coroutine = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "anext_awaitable", {runtime.types.object}, Kind::Frame);
        builder.slots().iterate = itself;
        builder.slots().next = generator_next;
        builder.slots().await = itself;
        builder.method("send(self, value, /)", generator_send);
        builder.method("throw(self, type, value=None, traceback=None, /)", generator_throw);
        builder.method("close(self, /)", generator_close);
        builder.type().may_be_subclassed = false;
        runtime.types.anext_awaitable = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "coroutine_wrapper", {runtime.types.object}, Kind::Other);
        builder.slots().iterate = itself;
        builder.slots().next = wrapper_next;
        builder.method("send(self, value, /)", of_wrapped<generator_send>);
        builder.method("throw(self, type, value=None, traceback=None, /)", of_wrapped<generator_throw>);
        builder.method("close(self, /)", of_wrapped<generator_close>);
        builder.type().may_be_subclassed = false;
        runtime.types.coroutine_wrapper = builder.finish().get();
    }
    {
        TypeBuilder builder(runtime, "async_generator", {runtime.types.object}, Kind::Frame);
        add_common(builder, "ag");
        add_async_generator_methods(builder);
        builder.type().may_be_subclassed = false;
        runtime.types.async_generator = builder.finish().get();
    }
}

}  // namespace loopscope::language
