// The first step of an eager task: made at once, in the middle of its creator's own step (`tasks.py:262`). A
// task that ends without waiting never enters the ready queue; one that waits goes on as any other task.
//
// While it lasts, this drives the task's activations in the task's place, and the task is the current one.
#pragma once

#include "loop/activation.h"
#include "loop/future.h"
#include "loop/task.h"

namespace loopscope {

class EagerStep final : public Called<Driver> {
public:
    /// `task` is new: its coroutine has not begun, and it is in no queue.
    explicit EagerStep(TaskBase& task) noexcept : task_(task) {}

    /// Whether `loop` runs in the thread whose turn it is; else the task has to begin as any other.
    [[nodiscard]] static bool may_begin(const EventLoop& loop) noexcept;

    /// Begins the step. Returns who goes on now; when the step is over, that is `caller()`.
    [[nodiscard]] Activation* begin(Thread& thread);
    /// After the step: the KeyboardInterrupt or SystemExit that ended it, which asyncio raises in the creator
    /// too; null for none.
    [[nodiscard]] Error take_exit_error() noexcept { return std::move(exit_error_); }
    /// The whole step, on this stack. It cannot be paused: a thread that blocks meanwhile does not wait. An
    /// Exit error leaves the loop when the creator's own step is over.
    void run(Thread& thread);

    [[nodiscard]] Activation* suspended(Thread& thread, Activation& innermost, FutureBase* awaited) override;
    [[nodiscard]] Activation* suspended_badly(Thread& thread, Activation& innermost, Error error) override;
    [[nodiscard]] Activation* resume(Thread& thread) override;
    [[nodiscard]] Activation* raise(Thread& thread, Error error) override;
    void inspect(ActivationSnapshot& snapshot, bool with_locals) const override;
    [[nodiscard]] std::uint32_t line() const noexcept override { return 0; }

private:
    [[nodiscard]] Activation* end(Thread& thread);

    TaskBase& task_;
    // What the creator's step goes on with.
    Ref<Runnable> running_;
    TaskBase* current_task_ = nullptr;
    Driver* driver_ = nullptr;
    TaskBase* driving_task_ = nullptr;
    Activation* active_ = nullptr;
    Error exit_error_;
};

}  // namespace loopscope
