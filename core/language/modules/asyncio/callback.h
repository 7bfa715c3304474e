// Callbacks of the program in the loop's hands: call_soon, call_later, add_done_callback.
#pragma once

#include "language/objects/sequence.h"
#include "language/runtime/runtime.h"
#include "loop/handle.h"

namespace loopscope::language {

/// A handle that calls `callback(*arguments)`; as a done callback `callback(future)`. It runs in
/// `context`, or in a copy of the current one.
[[nodiscard]] Ref<Handle> make_callback(Runtime& runtime, EventLoop& loop, Value callback,
                                        Ref<Tuple> arguments, const Value& context = {});
/// Whether it is one of these, not the loop's own.
[[nodiscard]] bool is_callback(const Handle& handle) noexcept;
/// What it calls; null for the loop's own handles, and once it has been called or cancelled.
[[nodiscard]] const Value* callback_of(const Handle& handle) noexcept;
/// Visits what a handle of ours holds, if nobody else refers to the handle.
void visit_callback(const Handle& handle, Visitor& visitor);

/// The asyncio.Handle (or TimerHandle) object of a handle.
/// For a report it is shown as it is now, for the report may come when the handle has let go of its callback.
[[nodiscard]] Value handle_object(Runtime& runtime, Ref<Handle> handle, bool in_report = false);

/// A file as CPython would name it: the library's own are "asyncio/timeouts.py".
[[nodiscard]] std::string shown_file(std::string_view file);

/// What a task or Handle object stands for.
[[nodiscard]] Runnable& runnable_of(const Value& object);

/// A callable as asyncio's reprs show it: "main.<locals>.f() at FILE:LINE".
[[nodiscard]] std::string callback_text(Runtime& runtime, const Value& callback, const Tuple* arguments);

void define_handle_types(Runtime& runtime);

}  // namespace loopscope::language
