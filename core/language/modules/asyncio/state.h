// What asyncio keeps for one runtime: which loop each thread has set, and where the loops' reports go.
#pragma once

#include <cstdint>
#include <utility>

#include "language/modules/asyncio/async_generators.h"
#include "language/objects/value.h"
#include "language/runtime/runtime.h"
#include "loop/future.h"
#include "loop/identity_map.h"
#include "loop/reports.h"

namespace loopscope {
class EventLoop;
}

namespace loopscope::language {

/// The loops' reports, as asyncio's default exception handler and its logger print them.
class AsyncioReports final : public LoopReports {
public:
    explicit AsyncioReports(Runtime& runtime) noexcept : runtime_(runtime) {}
    void exception(EventLoop& loop, const ExceptionContext& context) override;
    void slow_callback(EventLoop& loop, const Runnable& ran, double seconds) override;
    [[nodiscard]] Ref<Payload> origin() override;
    [[nodiscard]] std::string describe(const Runnable& runnable) const override;
    /// A message of the logger "asyncio", of one of logging's levels.
    void log(int level, std::string_view text);

private:
    Runtime& runtime_;
};

class SleepOperation;

class AsyncioState {
public:
    explicit AsyncioState(Runtime& runtime);
    AsyncioState(const AsyncioState&) = delete;
    AsyncioState& operator=(const AsyncioState&) = delete;
    ~AsyncioState();

    [[nodiscard]] AsyncGenerators& async_generators() noexcept { return async_generators_; }
    [[nodiscard]] AsyncioReports& reports() noexcept { return reports_; }
    /// The event loop object that `set_event_loop` gave to a thread; empty for none.
    [[nodiscard]] Value& current_loop(std::uint32_t thread) { return current_loops_[thread]; }
    /// The object of a loop; empty until it is made.
    [[nodiscard]] Value& loop_object(const EventLoop& loop) { return loop_objects_[&loop]; }
    /// The id of the program's main thread.
    [[nodiscard]] std::uint32_t main_thread() const noexcept { return main_thread_; }
    void set_main_thread(std::uint32_t thread) noexcept { main_thread_ = thread; }

    /// From now on an interrupt cancels this task, the one of asyncio.run in the main thread, so that the
    /// program may clean up (`runners.py:108`). The caller keeps it alive until `end_main_task`.
    void begin_main_task(FutureBase& task) noexcept {
        main_task_ = &task;
        main_task_interrupted_ = false;
    }
    /// Whether an interrupt has cancelled it.
    [[nodiscard]] bool end_main_task() noexcept {
        main_task_ = nullptr;
        return std::exchange(main_task_interrupted_, false);
    }
    /// What an interrupt does first. False when it must be raised: there is no such task, or it was cancelled
    /// already.
    [[nodiscard]] bool interrupt_main_task();

    /// The coroutine for which a task factory is called right now, and what needs the task.
    struct FactoryCall {
        Value coroutine;
        CauseKind through = CauseKind::Task;
    };
    FactoryCall factory_call;
    /// A SleepOperation for the next `asyncio.sleep`; empty for none.
    Value kept_sleep;
    /// Tasks that have ended with SystemExit or KeyboardInterrupt. The error's traceback goes through the
    /// loop's own frames, which have the task: in CPython the collector ends both, at the program's end as a
    /// rule.
    std::vector<Ref<FutureBase>> left_by;
    /// The program's module is gone: what nothing else refers to ends, its loops too, and those close
    /// (base_events.py, `__del__`). The policy keeps the current one to the very end.
    void end_loops();
    /// Whether any loop was ever given a task factory: until then nobody looks for one.
    bool has_task_factory = false;
    /// Whether methods of the loop were replaced, so that `asyncio.run` must end by them.
    bool ends_by_library = false;
    /// Whether `set_event_loop` was ever called in the main thread (`events.py:690`).
    bool was_set = false;

private:
    Runtime& runtime_;
    AsyncioReports reports_;
    AsyncGenerators async_generators_;
    IdentityMap<Value> current_loops_;  // by the thread's number
    IdentityMap<Value> loop_objects_;   // by the loop
    std::uint32_t main_thread_ = 0;
    FutureBase* main_task_ = nullptr;
    bool main_task_interrupted_ = false;
};

/// Defines asyncio's exceptions and types.
void define_asyncio_types(Runtime& runtime);

}  // namespace loopscope::language
