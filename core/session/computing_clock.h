// Virtual time that computing costs, too: a fixed price for each unit of work. CPU-bound code delays timers
// and other tasks visibly, and the same program has the same times on every machine, however a host cuts its
// budget.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "loop/clock.h"
#include "loop/scheduler.h"

namespace loopscope::session {

class ComputingClock final : public Clock {
public:
    /// Seconds for one unit: one turn of a loop or one call. CPython 3.13 takes about 3.5 s for
    /// `for i in range(100_000_000): counter += 1` in a function on a usual machine.
    static constexpr double kSecondsPerUnit = 35e-9;

    /// Charges for the work of `scheduler` from now on; before, time stands still.
    void follow(const Scheduler& scheduler) noexcept { count_work(scheduler, kSecondsPerUnit); }

    /// Does not jump beyond `time`, in seconds: a deadline that lies later is the host's to wait for.
    void hold_at(double time) noexcept { held_at_ = time; }

    [[nodiscard]] bool jump_to(double deadline) override {
        if (deadline > held_at_) return false;
        if (deadline > now()) jump(deadline);
        return true;
    }
    /// As epoll waits: whole milliseconds, rounded up (`selectors.py:443`), so that timers which a program
    /// sets in one go are due together.
    [[nodiscard]] double wakes_at(double deadline) const override {
        const double milliseconds = (deadline - now()) * 1000;
        return std::max(deadline, now() + std::ceil(milliseconds - kRoundingError) / 1000);
    }
    void charge(double seconds) override { advance(seconds); }

private:
    static constexpr double kRoundingError = 1e-6;  ///< of a difference of two times, in milliseconds

    double held_at_ = std::numeric_limits<double>::infinity();
};

}  // namespace loopscope::session
