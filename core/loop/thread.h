// A thread is one lane of a program: the activation that runs now, the loop that runs in it, and the
// trampoline that carries on from one activation to the next. Threads of a scheduler (scheduler.h) never run
// at the same moment: they take turns at points that the program alone decides, so that every run can be
// repeated.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <utility>

#include "loop/activation.h"

namespace loopscope {

class EventLoop;
class Scheduler;
class TaskBase;

class Thread {
public:
    Thread(Scheduler& scheduler, std::uint32_t id, std::string name)
        : scheduler_(scheduler), name_(std::move(name)), id_(id) {}
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;

    /// Resumes activations in turn until the thread has none left, blocks, or `budget()` is used up.
    void run() {
        if (interruption_ && current_ != nullptr) current_ = current_->raise(*this, std::move(interruption_));
        while (current_ != nullptr && budget_ > 0 && !blocked_) current_ = current_->resume(*this);
    }

    /// Begins with `first`; its caller is null, so the thread ends with it.
    void start(Activation& first) noexcept { current_ = &first; }

    /// What it runs has been let go: it ends where it stands.
    void abandon() noexcept { current_ = nullptr; }

    [[nodiscard]] bool finished() const noexcept { return current_ == nullptr; }
    [[nodiscard]] Activation* current() const noexcept { return current_; }

    /// Work units left in this slice. Activations charge themselves; one that finds none left returns itself.
    [[nodiscard]] std::int64_t budget() const noexcept { return budget_; }
    void set_budget(std::int64_t units) noexcept {
        budget_ = units;
        withheld_ = 0;
    }
    void charge(std::int64_t units) noexcept { budget_ -= units; }
    /// Ends this turn of the scheduler without using the rest of the budget up: the trace wants its
    /// host.
    void pause() noexcept { withheld_ += std::exchange(budget_, 0); }
    /// Goes on beyond the budget, on credit: for what cannot be paused.
    void lend(std::int64_t units) noexcept {
        budget_ += units;
        withheld_ -= units;
    }
    /// What is left of the budget, with what `pause` withholds: for the scheduler's account.
    [[nodiscard]] std::int64_t unused() const noexcept { return budget_ + withheld_; }

    /// Stops the thread until the scheduler's clock reaches `deadline` (seconds; infinity: until `unblock`).
    /// The activation that blocks returns itself and is resumed once after that.
    void block_until(double deadline) noexcept {
        blocked_ = true;
        wake_time_ = deadline;
    }
    void unblock() noexcept { blocked_ = false; }
    [[nodiscard]] bool blocked() const noexcept { return blocked_; }
    /// Raises `error` where the thread stands, as the first thing in its next turn, even if it is blocked.
    /// Its activation must be one that can be raised into.
    void interrupt(Error error) noexcept {
        interruption_ = std::move(error);
        unblock();
    }
    [[nodiscard]] double wake_time() const noexcept { return wake_time_; }

    /// The driver of the chain that runs now; null outside of any.
    [[nodiscard]] Driver* driver() const noexcept { return driver_; }
    void set_driver(Driver* driver) noexcept {
        driver_ = driver;
        driving_task_ = nullptr;
    }
    /// The innermost activation of that chain suspends: as the driver's `suspended`, in the shortest way.
    [[nodiscard]] Activation* suspend(Activation& innermost, FutureBase* awaited);
    /// The driver as a task, for those who then need no virtual call and tell the trace nothing; null for
    /// other drivers and while the trace is on.
    [[nodiscard]] TaskBase* driving_task() const noexcept { return driving_task_; }
    void set_driver(Driver* driver, TaskBase* task) noexcept {
        driver_ = driver;
        driving_task_ = task;
    }

    /// The activation whose code runs now: each sets itself when it goes on, so that what it causes can be
    /// traced to its line. Only valid while that activation runs.
    [[nodiscard]] Activation* active() const noexcept { return active_; }
    void set_active(Activation* activation) noexcept { active_ = activation; }

    /// Whether an activation may resume its callee on its own stack, up to a small depth and while the budget
    /// lasts; then `leave_nested` ends that.
    [[nodiscard]] bool enter_nested() noexcept {
        if (nested_ == kDeepestNesting || budget_ <= 0) return false;
        ++nested_;
        return true;
    }
    void leave_nested() noexcept { --nested_; }

    /// Who goes on after the C++ coroutine that runs now: said by the coroutine when it suspends or ends.
    [[nodiscard]] Activation* next() const noexcept { return next_; }
    void set_next(Activation* next) noexcept { next_ = next; }
    /// The error with which a C++ coroutine is resumed: thrown, or given, at the point where it stands.
    [[nodiscard]] Error take_raised() noexcept { return std::move(raised_); }
    void set_raised(Error error) noexcept { raised_ = std::move(error); }

    /// The C++ exception that was last made from an error, and that error: recognised when it leaves a
    /// coroutine.
    struct Thrown {
        std::exception_ptr exception;
        Error error;
    };
    [[nodiscard]] Thrown& thrown() noexcept { return thrown_; }

    /// asyncio's `_get_running_loop()`: null while no loop runs in this thread.
    [[nodiscard]] EventLoop* running_loop() const noexcept { return running_loop_; }
    void set_running_loop(EventLoop* loop) noexcept { running_loop_ = loop; }

    /// The context of what runs in it outside of any loop, as work of an executor; null for none.
    [[nodiscard]] Payload* context() const noexcept { return context_.get(); }
    void set_context(Ref<Payload> context) noexcept { context_ = std::move(context); }

    [[nodiscard]] Scheduler& scheduler() const noexcept { return scheduler_; }
    [[nodiscard]] std::uint32_t id() const noexcept { return id_; }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    void set_name(std::string name) { name_ = std::move(name); }
    /// A daemon thread does not keep the program going: when only such are left, it has ended.
    [[nodiscard]] bool is_daemon() const noexcept { return is_daemon_; }
    void set_daemon() noexcept { is_daemon_ = true; }

private:
    static constexpr std::uint8_t kDeepestNesting = 32;

    Scheduler& scheduler_;
    std::string name_;
    Activation* current_ = nullptr;
    Driver* driver_ = nullptr;
    TaskBase* driving_task_ = nullptr;
    Activation* active_ = nullptr;
    Activation* next_ = nullptr;
    Error raised_;
    Thrown thrown_;
    Error interruption_;
    Ref<Payload> context_;
    EventLoop* running_loop_ = nullptr;
    std::int64_t budget_ = 0;
    std::int64_t withheld_ = 0;
    double wake_time_ = 0;
    std::uint32_t id_;
    std::uint8_t nested_ = 0;
    bool blocked_ = false;
    bool is_daemon_ = false;
};

}  // namespace loopscope
