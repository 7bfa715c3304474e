// Between the loop's errors and the language's exceptions.
#pragma once

#include "language/objects/value.h"
#include "language/runtime/runtime.h"
#include "loop/error.h"

namespace loopscope {
class FutureBase;
}

namespace loopscope::language {

class Exception;

/// A Python exception as the loop's error. Its kind tells the loop what it must know: CancelledError, exits.
[[nodiscard]] Error error_from(Runtime& runtime, const Value& exception);
/// Takes the exception on its way as the loop's error.
[[nodiscard]] Error take_loop_error(Runtime& runtime);
/// The exception of the loop's error: its own, or a new one for an error that the loop made.
[[nodiscard]] Value exception_from(Runtime& runtime, const Error& error);
/// The exception that an error was made from; null for one that the loop made. Makes nothing.
[[nodiscard]] const Exception* exception_in(const ErrorObject& error) noexcept;
/// Visits the exception of an error that only one place refers to.
void visit_error(const ErrorObject& error, Visitor& visitor);
/// Raises it; always error(). What future it is from: that gives the traceback that it came with once, and
/// then none (futures.py:198).
Value raise_loop_error(Runtime& runtime, const Error& error, FutureBase* from = nullptr);

/// The object of a future or task of the loop.
[[nodiscard]] Value future_object(Runtime& runtime, FutureBase& future);

}  // namespace loopscope::language
