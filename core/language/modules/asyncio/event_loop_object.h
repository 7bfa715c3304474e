// The event loop as the program sees it: `asyncio.new_event_loop()`, `loop.run_until_complete(...)`.
#pragma once

#include "language/runtime/native.h"
#include "language/runtime/runtime.h"
#include "loop/event_loop.h"

namespace loopscope::language {

/// The object of a loop; one for each.
[[nodiscard]] Value loop_object(Runtime& runtime, EventLoop& loop);
/// The loop that a value is, or null.
[[nodiscard]] EventLoop* as_event_loop(Runtime& runtime, const Value& value) noexcept;
/// `asyncio.new_event_loop()`.
[[nodiscard]] EventLoop& new_event_loop(Runtime& runtime);
/// What `asyncio.get_event_loop()` gives: the running loop, else the one that was set; null after raising.
[[nodiscard]] EventLoop* current_event_loop(Runtime& runtime);

/// A new future or task of the loop, as objects. `name` may be empty.
/// `label` is what waiting for it is in the trace: "Lock.acquire" is of the kind Lock.
Value new_future(Runtime& runtime, EventLoop& loop, std::string_view label = "Future");
Value new_task(Runtime& runtime, EventLoop& loop, const Value& coroutine, const Value& name,
               const Value& context = {}, CauseKind through = CauseKind::Task);
/// asyncio.ensure_future: a future itself, a task for everything else that can be awaited. `through` is the
/// operation that needs the task.
Value ensure_future(Runtime& runtime, EventLoop& loop, const Value& awaitable,
                    CauseKind through = CauseKind::Task);

/// The program's coroutine in a task's body; None when it is none.
[[nodiscard]] Value coroutine_of(Runtime& runtime, TaskBodyBase& body);

/// Runs the loop in the thread of the caller, until `until` is done or `stop()`: pending(), then None or
/// error().
Value run_loop(Runtime& runtime, EventLoop& loop, Ref<FutureBase> until);

/// asyncio.run; asyncio.Runner.run on its loop; loop.run_until_complete.
Value run_program(Runtime& runtime, Value* arguments);
Value run_main_task_of(Runtime& runtime, Value* arguments);
Value run_until_complete(Runtime& runtime, EventLoop& loop, const Value& awaitable);

/// What `set_exception_handler` gave to a loop; empty for the default.
[[nodiscard]] Value exception_handler_of(const Value& loop);

void define_event_loop_type(Runtime& runtime);

}  // namespace loopscope::language
