// The bodies of EventLoop's templates. Part of event_loop.h, which is what to include.
#pragma once

#include <type_traits>
#include <utility>

#include "loop/event_loop.h"

namespace loopscope {

template <class Callable>
Ref<Handle> EventLoop::make_handle(Callable callable, Ref<Payload> context) {
    Ref<Handle> handle = make_ref<FunctionHandle<Callable>>(*this, std::move(callable));
    if (needs_context(context)) [[unlikely]]
        put_in_context(*handle, std::move(context));
    return handle;
}

template <class Callable>
Ref<Handle> EventLoop::call_soon(Callable callable, Ref<Payload> context, std::source_location where) {
    Ref<Handle> handle = make_handle(std::move(callable), std::move(context));
    return schedule(handle, where) ? nullptr : handle;
}

template <class Callable>
Ref<Handle> EventLoop::call_soon_threadsafe(Callable callable, Ref<Payload> context,
                                            std::source_location where) {
    Ref<Handle> handle = make_handle(std::move(callable), std::move(context));
    return schedule_threadsafe(handle, where) ? nullptr : handle;
}

template <class Callable>
Ref<Handle> EventLoop::call_later(double delay, Callable callable, Ref<Payload> context,
                                  std::source_location where) {
    return call_at(time() + delay, std::move(callable), std::move(context), where);
}

template <class Callable>
Ref<Handle> EventLoop::call_at(double when, Callable callable, Ref<Payload> context,
                               std::source_location where) {
    Ref<Handle> handle = make_handle(std::move(callable), std::move(context));
    return schedule_at(when, handle, where) ? nullptr : handle;
}

template <class T>
Ref<Task<T>> EventLoop::new_task(BodyRef<T> body, const TaskOptions& options) {
    Ref<Task<T>> task = make_ref<Task<T>>(*this, std::move(body), options);
    if (needs_context(options.context)) [[unlikely]]
        put_in_context(*task, options.context);
    return task;
}

template <class T>
Ref<Task<T>> EventLoop::create_task(BodyRef<T> body, const TaskOptions& options) {
    if (task_factory_ && !closed_) [[unlikely]] {
        TaskOptions prepared = options;
        // It may put another one in its place.
        const Ref<TaskFactory> factory = task_factory_;
        Error refused = factory->prepare(*this, body, prepared);
        Ref<Task<T>> task = new_task<T>(std::move(body), prepared);
        if (refused) {
            task->refuse(std::move(refused));
        } else {
            task->begin(prepared.eager_start);
        }
        return task;
    }
    Ref<Task<T>> task = new_task<T>(std::move(body), options);
    task->begin(options.eager_start);
    return task;
}

template <class T>
Ref<Task<T>> EventLoop::create_task(Coroutine<T> coroutine, const TaskOptions& options) {
    return create_task<T>(std::move(coroutine).into_body(), options);
}

template <class T>
Ref<Task<T>> EventLoop::create_task(Coroutine<T> coroutine, std::string_view name,
                                    std::source_location location) {
    TaskOptions options;
    options.name = name;
    options.where = location;
    return create_task<T>(std::move(coroutine).into_body(), options);
}

/// A task that does not run because it was refused: it has failed with `error` already.
template <class T>
[[nodiscard]] Ref<Task<T>> refused_task(EventLoop& loop, Error error, const TaskOptions& options = {}) {
    Ref<Task<T>> task = make_ref<Task<T>>(loop, failing<T>(error).into_body(), options);
    task->refuse(std::move(error));
    return task;
}

template <class T>
Outcome<T> EventLoop::run_until_complete(const Ref<Future<T>>& future) {
    if (Error error = run_blocking(future)) return error;
    return future->result();
}

template <class T>
Outcome<T> EventLoop::run_until_complete(Coroutine<T> coroutine, std::source_location where) {
    if (Error error = check_closed()) return error;
    Ref<Task<T>> task = create_task(std::move(coroutine), {}, where);
    task->set_log_destroy_pending(false);
    return run_until_complete(Ref<Future<T>>(task));
}

template <class Function>
    requires(std::is_invocable_v<Function&, FutureBase&> || std::is_invocable_v<Function&>)
Ref<Handle> FutureBase::add_done_callback(Function function, Ref<Payload> context) {
    Ref<Handle> handle = loop().make_handle(std::move(function), std::move(context));
    return add_done_callback(handle) ? nullptr : handle;
}

}  // namespace loopscope
