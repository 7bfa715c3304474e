// Generators, coroutines and asynchronous generators: frames that suspend (frame.h), as objects of the
// program.
#pragma once

#include "language/runtime/frame.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

class TypeBuilder;

/// Lets a generator or coroutine go on with `sent` (None for `next`): pending(), then what it yields; at its
/// end exhausted() with its result in `Runtime::stop_value` when `exhausts`, else StopIteration is raised.
Value resume_generator(Runtime& runtime, Frame& generator, Value sent, bool exhausts);

/// The same, raising an exception at the point where it stands.
Value throw_into_generator(Runtime& runtime, Frame& generator, Value exception);

/// What somebody who drives by hand sees of a wait for this future: its object, None when it has none.
[[nodiscard]] Value yielded_future(Runtime& runtime, FutureBase& future);

/// Makes `generator` a callee of `frame` that awaits it (or yields from it). Answers where to go on; null
/// after raising.
[[nodiscard]] Activation* delegate_to(Runtime& runtime, Frame& generator, Frame& frame);

/// Notes where a coroutine is made while a loop in debug mode runs (`cr_origin`).
void note_coroutine_origin(Runtime& runtime, Frame& coroutine);
/// `cr_origin`: (file, line, name) of the calls, the innermost first; None unless it was noted.
[[nodiscard]] Value coroutine_origin(Runtime& runtime, const Value& coroutine);

/// A generator object ends: reports a coroutine that was never awaited, and closes one that has something to
/// clean up. True when it must live on until that is done.
[[nodiscard]] bool end_generator(Runtime& runtime, Frame& generator) noexcept;

/// `__aiter__` and `__anext__`: the awaitable of an asynchronous iterator's next item.
Value async_iterate(Runtime& runtime, const Value& iterable);
Value async_next(Runtime& runtime, const Value& iterator);

/// What `throw(type)`, or `throw(type, value)` as it was once written, throws: an instance of it.
[[nodiscard]] Value thrown_exception(Runtime& runtime, std::string_view method, const Value& type,
                                     const Value& value);
/// Whether an exception that is thrown into what has not begun becomes its beginning (Awaitable::begin_with).
[[nodiscard]] bool begins_with(const Runtime& runtime, Frame& frame, const Value& exception);

/// `send`, `throw` and `close` of DrivenAwaitables, and `next` of them.
void add_driving_methods(TypeBuilder& builder);

/// What `yield from iterable` drives: the coroutine itself for what its `__await__` gave, else the iterator.
[[nodiscard]] Value yield_from_iterator(Runtime& runtime, const Value& iterable);

/// What `await value` drives: a coroutine or Awaitable itself, else what `__await__` gives. `context` as
/// GetAwaitable's operand.
Value awaitable_of(Runtime& runtime, const Value& value, std::uint32_t context);

/// A new coroutine that awaits any awaitable: what a task needs as its body.
[[nodiscard]] Ref<Frame> coroutine_awaiting(Runtime& runtime, const Value& awaitable);
/// What runs a coroutine: itself, or, when somebody else runs it already, a new one that drives it as well,
/// step by step.
[[nodiscard]] Ref<Frame> coroutine_running(Runtime& runtime, Frame& coroutine);

void define_generator_types(Runtime& runtime);

}  // namespace loopscope::language
