// The event loop as the program sees it: `asyncio.new_event_loop()`, `loop.run_until_complete(...)`.
#pragma once

#include <string_view>
#include <vector>

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

/// A new future of the loop. `label` is what waiting for it is in the trace: "Lock.acquire" is of the kind
/// Lock. `object`, when given, is a future object without a future, which becomes its object.
Value new_future(Runtime& runtime, EventLoop& loop, std::string_view label = "Future",
                 const Value& object = {});
/// A new task of the loop, as `loop.create_task` makes it: by the loop's task factory, when there is one.
/// `name` and `context` may be empty.
Value create_task(Runtime& runtime, EventLoop& loop, const Value& coroutine, const Value& name,
                  const Value& context = {}, CauseKind through = CauseKind::Task);
/// A call of the class Task or of a subclass.
struct TaskConstruction {
    Value self;    ///< the object, which has no task yet
    Value answer;  ///< what comes of it in the end: the object, or None for `__init__`
    bool eagerly = false;
};
/// The same by the class Task itself.
Value new_task(Runtime& runtime, EventLoop& loop, const Value& coroutine, const Value& name,
               const Value& context, CauseKind through = CauseKind::Task,
               const TaskConstruction* construction = nullptr);
/// asyncio.ensure_future: a future itself, a task for everything else that can be awaited. `through` is the
/// operation that needs the task.
Value ensure_future(Runtime& runtime, EventLoop& loop, const Value& awaitable,
                    CauseKind through = CauseKind::Task);

/// What `set_task_factory` gave to a loop; empty for none.
[[nodiscard]] Value task_factory_of(Runtime& runtime, EventLoop& loop);
/// Calls a function of a module of the library, which is imported first if need be.
Value call_library(Runtime& runtime, std::string_view module, std::string_view function,
                   std::vector<Value> arguments);

/// The coroutine that a task runs, a Frame or an Operation; null when it runs none.
[[nodiscard]] Object* coroutine_of(const TaskBase& task) noexcept;

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
