// The executor that a loop has of its own, for `to_thread` and `run_in_executor` without another one
// (executor.h). Part of event_loop.h, which is what to include.
#pragma once

#include "loop/outcome.h"
#include "loop/owned.h"

namespace loopscope {

class EventLoop;
class Executor;

/// A part of EventLoop.
class LoopExecutor {
public:
    LoopExecutor(const LoopExecutor&) = delete;
    LoopExecutor& operator=(const LoopExecutor&) = delete;

    /// Made when it is first needed: 8 threads "asyncio_0"... RuntimeError once it was shut down or the loop
    /// was closed.
    [[nodiscard]] Outcome<Executor&> default_executor();
    void set_default_executor(Owned<Executor> executor) noexcept;
    /// Takes no more work for the default executor. What it was, as long as the loop lives; null for none.
    Executor* refuse_default_executor() noexcept;

protected:
    LoopExecutor() noexcept;
    ~LoopExecutor();

    void drop_default_executor() noexcept;

private:
    Owned<Executor> executor_;
    bool refused_ = false;
};

}  // namespace loopscope
