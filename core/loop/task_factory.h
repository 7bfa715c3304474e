// What takes part in the making of a loop's tasks: asyncio's task factories (`base_events.py:483`).
//
//     loop.set_task_factory(eager_task_factory);
//
//     loop.set_task_factory([](EventLoop&, const AnyBody& coroutine, TaskOptions& options) {
//         if (coroutine.name() == "serve") options.name = "server";
//     });
//
// A C++ factory does not make the task, whose type is that of its coroutine's result: it says with what the
// loop makes it.
#pragma once

#include <exception>
#include <type_traits>
#include <utility>

#include "loop/exceptions.h"
#include "loop/task.h"

namespace loopscope {

class EventLoop;

class TaskFactory : public Shared {
public:
    /// A task of `loop` that runs `coroutine` is about to be made with `options`, which it may change. A name
    /// that it gives lives until it is asked again. With an error in place of what it could not do, as good
    /// as throwing it, the task has failed and its coroutine never runs.
    [[nodiscard]] virtual Error prepare(EventLoop& loop, const AnyBody& coroutine, TaskOptions& options) = 0;
};

/// One around a C++ callable: `callable(EventLoop&, const AnyBody&, TaskOptions&)`, which may return an
/// Error.
template <class Callable>
class FunctionTaskFactory final : public TaskFactory {
public:
    explicit FunctionTaskFactory(Callable callable) : callable_(std::move(callable)) {}

    [[nodiscard]] Error prepare(EventLoop& loop, const AnyBody& coroutine, TaskOptions& options) override {
        Error error;
#ifdef __cpp_exceptions
        try {
            call_with(loop, coroutine, options, error);
        } catch (...) {
            error = error_from(std::current_exception());
        }
#else
        call_with(loop, coroutine, options, error);
#endif
        return error;
    }

private:
    void call_with(EventLoop& loop, const AnyBody& coroutine, TaskOptions& options, Error& error) {
        using Result = std::invoke_result_t<Callable&, EventLoop&, const AnyBody&, TaskOptions&>;
        if constexpr (std::is_void_v<Result>) {
            callable_(loop, coroutine, options);
        } else {
            error = callable_(loop, coroutine, options);
        }
    }

    Callable callable_;
};

/// asyncio.eager_task_factory (`tasks.py:1033`): every task makes its first step at once, if its loop runs.
struct EagerTaskFactory {
    void operator()(EventLoop&, const AnyBody&, TaskOptions& options) const noexcept {
        options.eager_start = true;
    }
};
inline constexpr EagerTaskFactory eager_task_factory{};

}  // namespace loopscope
