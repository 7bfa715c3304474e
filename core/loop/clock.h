// Time as a scheduler sees it: seconds that never go back. The core never reads a clock on its own; either
// time is virtual and the scheduler moves it, or the host tells it.
#pragma once

#include <cstdint>

namespace loopscope {

class Scheduler;

class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    /// Seconds since a beginning that does not matter. In line, in scheduler.h: the trace asks at each event.
    [[nodiscard]] double now() const;
    /// Nothing can happen before `deadline` (finite). Returns whether it is that time now; if not, the host
    /// has to wait.
    [[nodiscard]] virtual bool jump_to(double deadline) = 0;
    /// Blocks the OS thread until `deadline`, for hosts that may. Returns false when it cannot.
    [[nodiscard]] virtual bool wait_until(double deadline) {
        (void)deadline;
        return false;
    }
    /// When a loop wakes that waits for `deadline`: later for a clock whose host waits in whole steps.
    [[nodiscard]] virtual double wakes_at(double deadline) const { return deadline; }
    /// Computing has taken `seconds`; only virtual time needs to be told.
    virtual void charge(double seconds) = 0;

protected:
    /// The time of a clock that counts no work: that of its last `jump`, unless it is read outside.
    [[nodiscard]] virtual double read_time() const { return base_; }
    /// From now on each unit of `scheduler`'s work takes so many seconds.
    void count_work(const Scheduler& scheduler, double seconds_per_unit) noexcept;
    /// It is `seconds` now.
    void jump(double seconds) noexcept;
    /// It is `seconds` later now.
    void advance(double seconds) noexcept { base_ += seconds; }

private:
    const Scheduler* counted_ = nullptr;  // whose work takes time since the last jump; null: nobody's
    double seconds_per_unit_ = 0;
    double base_ = 0;
    std::int64_t work_at_base_ = 0;
};

/// Jumps to the next deadline as soon as all threads wait: exact and repeatable.
class VirtualClock final : public Clock {
public:
    explicit VirtualClock(double start = 0) noexcept { advance(start); }

    [[nodiscard]] bool jump_to(double deadline) override {
        if (deadline > read_time()) jump(deadline);
        return true;
    }
    void charge(double seconds) override { advance(seconds); }
};

/// Real time, as the host's function reads it.
class HostClock final : public Clock {
public:
    using Read = double (*)(void* context);

    explicit HostClock(Read read, void* context = nullptr) noexcept : read_(read), context_(context) {}

    [[nodiscard]] bool jump_to(double deadline) override { return deadline <= read_time(); }
    void charge(double) override {}

private:
    [[nodiscard]] double read_time() const override { return read_(context_); }

    Read read_;
    void* context_;
};

}  // namespace loopscope
