// The futures and tasks of a loop: how they are made, which task's step runs, and which are not done. Part of
// event_loop.h, which is what to include.
#pragma once

#include <cstddef>
#include <source_location>
#include <string_view>
#include <utility>
#include <vector>

#include "loop/body.h"
#include "loop/coroutine.h"
#include "loop/future.h"
#include "loop/task.h"
#include "loop/task_factory.h"
#include "loop/task_list.h"

namespace loopscope {

class EventLoop;

/// A part of EventLoop.
class LoopTasks {
public:
    LoopTasks(const LoopTasks&) = delete;
    LoopTasks& operator=(const LoopTasks&) = delete;

    /// A pending future. What waiting for it is, and its label, are for the trace alone.
    template <class T>
    [[nodiscard]] Ref<Future<T>> create_future(WaitKind kind = WaitKind::Future, std::string_view label = {});

    /// Begins a task that runs `body`; its first step is the next iteration's. On a closed loop the task has
    /// failed already, with asyncio's RuntimeError.
    template <class T>
    Ref<Task<T>> create_task(BodyRef<T> body, const TaskOptions& options = {});
    template <class T>
    Ref<Task<T>> create_task(Coroutine<T> coroutine, std::string_view name = {},
                             std::source_location location = std::source_location::current());
    /// The same with a context of its own, for example.
    template <class T>
    Ref<Task<T>> create_task(Coroutine<T> coroutine, const TaskOptions& options);
    /// The same, not begun: an `EagerStep` makes its first step. For a language whose code must not run on
    /// the stack of who creates the task.
    template <class T>
    [[nodiscard]] Ref<Task<T>> new_task(BodyRef<T>&& body, const TaskOptions& options);

    /// From now on `factory(EventLoop&, const AnyBody&, TaskOptions&)` is asked before `create_task` makes a
    /// task (task_factory.h); null: nobody is (`base_events.py:483`).
    template <class Factory>
    void set_task_factory(Factory factory) {
        factory_ = make_ref<FunctionTaskFactory<Factory>>(std::move(factory));
    }
    void set_task_factory(Ref<TaskFactory> factory) noexcept { factory_ = std::move(factory); }
    void set_task_factory(std::nullptr_t) noexcept { factory_ = nullptr; }
    [[nodiscard]] const Ref<TaskFactory>& get_task_factory() const noexcept { return factory_; }

    /// The task whose step runs now; null between steps.
    [[nodiscard]] TaskBase* current_task() const noexcept { return current_task_; }
    /// Tasks that are not done, oldest first.
    [[nodiscard]] std::vector<Ref<FutureBase>> all_tasks() const;
    [[nodiscard]] std::size_t task_count() const noexcept { return tasks_.size(); }

protected:
    LoopTasks() = default;
    ~LoopTasks() = default;

    void set_current_task(TaskBase* task) noexcept { current_task_ = task; }
    /// Lets go of the tasks that are not done.
    void abandon_tasks() noexcept;

private:
    friend class EagerStep;
    friend class TaskBase;

    [[nodiscard]] EventLoop& loop() noexcept;
    template <class T>
    [[gnu::noinline]] Ref<Task<T>> create_by_factory(BodyRef<T> body, TaskOptions options);

    TaskBase* current_task_ = nullptr;
    TaskList tasks_;
    Ref<TaskFactory> factory_;
};

}  // namespace loopscope
