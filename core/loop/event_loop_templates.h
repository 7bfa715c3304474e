// The bodies of the templates and inline functions of EventLoop and its tasks. Part of event_loop.h, which is
// what to include.
#pragma once

#include <type_traits>
#include <utility>

#include "loop/event_loop.h"

namespace loopscope {

inline void EventLoop::enqueue(Ref<Runnable> runnable) {
    if (idle_) [[unlikely]] {
        enqueue_when_idle(std::move(runnable));
    } else {
        ready_.push(std::move(runnable));
    }
}

inline TaskBase* EventLoop::task_of(Runnable& runnable) noexcept {
    return (runnable.word_ & Runnable::kIsTask) != 0 ? static_cast<FutureBase&>(runnable).as_task() : nullptr;
}

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

inline Runnable::Runnable(EventLoop& loop, Kind kind)
    : id_(loop.scheduler().next_id()),
      is_handle_(kind == Kind::Handle),
      is_noted_(0),
      word_(reinterpret_cast<std::uintptr_t>(&loop)) {
    static_assert(alignof(EventLoop) > kStateMask);
    if (loop.debug()) [[unlikely]]
        loop.notes().note_origin(*this, loop);
}

inline void TaskBase::attach(FutureBase& future, const TaskOptions& options, std::uint32_t words_between) {
    future.word_ |= FutureBase::kIsTask | words_between * FutureBase::kIsApart | kLogsDestroyPending;
    Scheduler& scheduler = future.loop().scheduler();
    if (options.name.empty()) [[likely]] {
        details_.begin(scheduler.next_task_number(), words_between);
    } else {
        details_.begin(0, words_between);
    }
    body_.set_caller(future);
    if (!options.name.empty() || scheduler.tracer().on()) [[unlikely]]
        note_created(options);
}

inline void TaskList::add(TaskBase& task) {
    if (end_ == places_.size()) [[unlikely]]
        make_room();
    task.details_.exchange_place(static_cast<std::uint32_t>(end_));
    places_[end_++] = &task;
    ++count_;
}

inline void TaskList::remove(TaskBase& task) noexcept {
    const std::uint32_t place = task.details_.exchange_place(TaskDetails::kNowhere);
    if (place != TaskDetails::kNowhere) [[likely]]
        leave(place);
}

inline void TaskBase::begin(EventLoop& loop, FutureBase& future, bool eagerly) {
    if (eagerly || loop.is_closed()) [[unlikely]]
        return begin_otherwise(loop, future);
    loop.tasks_.add(*this);
    loop.enqueue(Ref<Runnable>(&future));
}

inline EventLoop& LoopTasks::loop() noexcept {
    return static_cast<EventLoop&>(*this);
}

template <class T>
inline Ref<Future<T>> LoopTasks::create_future(WaitKind kind, std::string_view label) {
    Ref<Future<T>> future = make_ref<Future<T>>(loop());
    future->set_wait(kind, label);
    return future;
}

template <class T>
inline Ref<Task<T>> LoopTasks::new_task(BodyRef<T>&& body, const TaskOptions& options) {
    Ref<Task<T>> task = make_ref<Task<T>>(loop(), std::move(body), options);
    if (loop().needs_context(options.context)) [[unlikely]]
        loop().put_in_context(*task, options.context);
    return task;
}

template <class T>
Ref<Task<T>> LoopTasks::create_task(BodyRef<T> body, const TaskOptions& options) {
    if (factory_ && !loop().is_closed()) [[unlikely]]
        return create_by_factory<T>(std::move(body), options);
    Ref<Task<T>> task = new_task<T>(std::move(body), options);
    task->begin(loop(), *task, options.eager_start);
    return task;
}

template <class T>
Ref<Task<T>> LoopTasks::create_by_factory(BodyRef<T> body, TaskOptions options) {
    // It may put another one in its place.
    const Ref<TaskFactory> factory = factory_;
    Error refused = factory->prepare(loop(), body, options);
    Ref<Task<T>> task = new_task<T>(std::move(body), options);
    if (refused) {
        task->refuse(std::move(refused));
    } else {
        task->begin(loop(), *task, options.eager_start);
    }
    return task;
}

template <class T>
Ref<Task<T>> LoopTasks::create_task(Coroutine<T> coroutine, const TaskOptions& options) {
    return create_task<T>(std::move(coroutine).into_body(), options);
}

template <class T>
Ref<Task<T>> LoopTasks::create_task(Coroutine<T> coroutine, std::string_view name,
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
