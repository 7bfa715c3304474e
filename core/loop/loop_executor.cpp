#include "loop/loop_executor.h"

#include <cstddef>
#include <utility>

#include "loop/event_loop.h"
#include "loop/executor.h"

namespace loopscope {

LoopExecutor::LoopExecutor() noexcept = default;
LoopExecutor::~LoopExecutor() = default;

Outcome<Executor&> LoopExecutor::default_executor() {
    constexpr std::size_t kWorkers = 8;
    const auto& loop = static_cast<const EventLoop&>(*this);
    if (Error error = loop.check_closed()) return error;
    if (refused_) return make_error(ErrorKind::RuntimeError, "Executor shutdown has been called");
    if (!executor_) executor_ = make_owned<Executor>(loop.scheduler(), kWorkers, "asyncio");
    return *executor_;
}

void LoopExecutor::set_default_executor(Owned<Executor> executor) noexcept {
    executor_ = std::move(executor);
}

void LoopExecutor::drop_default_executor() noexcept {
    executor_ = nullptr;
}

Executor* LoopExecutor::refuse_default_executor() noexcept {
    refused_ = true;
    if (executor_) executor_->shutdown();
    return executor_.get();
}

}  // namespace loopscope
