// What a loop tells its host about the program's mistakes: asyncio's exception handler and the debug mode's
// slow callbacks. Without a host the trace gets them as warnings.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "loop/error.h"
#include "loop/exceptions.h"
#include "loop/future.h"
#include "loop/runnable.h"

namespace loopscope {

class EventLoop;
class Handle;

/// asyncio's context of `call_exception_handler` (`base_events.py:1824`).
struct ExceptionContext {
    std::string message;
    Error exception;
    Ref<FutureBase> future;
    Ref<FutureBase> task;
    Ref<Handle> handle;
};

class LoopReports {
public:
    virtual ~LoopReports() = default;

    /// `call_exception_handler` was called. May come from the destruction of a future, so it must not run the
    /// program at once.
    virtual void exception(EventLoop& loop, const ExceptionContext& context) = 0;
    /// Debug mode: a handle or a task has run for so many seconds, `slow_callback_duration` or
    /// more.
    virtual void slow_callback(EventLoop&, const Runnable&, double) {}
    /// Something that is worth a warning of `category`, a Python type's name.
    virtual void warning(EventLoop&, std::string_view category, std::string_view text) {
        (void)category;
        (void)text;
    }
    /// Debug mode: where the program stands, for a runnable that is being made; null when that is unknown.
    [[nodiscard]] virtual Ref<Payload> origin() { return {}; }
    /// The text that stands for a task, future or handle in messages.
    [[nodiscard]] virtual std::string describe(const Runnable& runnable) const { return runnable.describe(); }
};

/// What a program gives the loop in order to be told instead of the host (`base_events.py:1756`).
class ExceptionHandler : public Shared {
public:
    /// An error in place of what it could not do, as good as throwing it.
    [[nodiscard]] virtual Error handle(EventLoop& loop, const ExceptionContext& context) = 0;
};

/// One around a C++ callable: `callable(EventLoop&, const ExceptionContext&)`.
template <class Callable>
class FunctionExceptionHandler final : public ExceptionHandler {
public:
    explicit FunctionExceptionHandler(Callable callable) : callable_(std::move(callable)) {}

    [[nodiscard]] Error handle(EventLoop& loop, const ExceptionContext& context) override {
#ifdef __cpp_exceptions
        try {
            callable_(loop, context);
        } catch (...) {
            return error_from(std::current_exception());
        }
#else
        callable_(loop, context);
#endif
        return {};
    }

private:
    Callable callable_;
};

/// "message", then one line per filled field, as CPython's default handler lays it out.
[[nodiscard]] std::string report_text(const ExceptionContext& context);

}  // namespace loopscope
