#include "loop/clock.h"

#include "loop/scheduler.h"

namespace loopscope {

void Clock::count_work(const Scheduler& scheduler, double seconds_per_unit) noexcept {
    counted_ = &scheduler;
    seconds_per_unit_ = seconds_per_unit;
    work_at_base_ = scheduler.work();
}

void Clock::jump(double seconds) noexcept {
    base_ = seconds;
    if (counted_ != nullptr) work_at_base_ = counted_->work();
}

}  // namespace loopscope
