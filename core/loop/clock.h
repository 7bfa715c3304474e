// Time as a scheduler sees it: seconds that never go back. The core never reads a clock on its own; either
// time is virtual and the scheduler moves it, or the host tells it.
#pragma once

namespace loopscope {

class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    /// Seconds since a beginning that does not matter.
    [[nodiscard]] virtual double now() const = 0;
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
};

/// Jumps to the next deadline as soon as all threads wait: exact and repeatable.
class VirtualClock final : public Clock {
public:
    explicit VirtualClock(double start = 0) noexcept : now_(start) {}

    [[nodiscard]] double now() const override { return now_; }
    [[nodiscard]] bool jump_to(double deadline) override {
        if (deadline > now_) now_ = deadline;
        return true;
    }
    void charge(double seconds) override { now_ += seconds; }

private:
    double now_;
};

/// Real time, as the host's function reads it.
class HostClock final : public Clock {
public:
    using Read = double (*)(void* context);

    explicit HostClock(Read read, void* context = nullptr) noexcept : read_(read), context_(context) {}

    [[nodiscard]] double now() const override { return read_(context_); }
    [[nodiscard]] bool jump_to(double deadline) override { return deadline <= now(); }
    void charge(double) override {}

private:
    Read read_;
    void* context_;
};

}  // namespace loopscope
