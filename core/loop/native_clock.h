// The steady clock of the machine, for C++ programs that run a loop in real time. Not used by the core
// itself.
#pragma once

#include "loop/clock.h"

namespace loopscope {

class NativeClock final : public Clock {
public:
    [[nodiscard]] bool jump_to(double deadline) override { return deadline <= read_time(); }
    [[nodiscard]] bool wait_until(double deadline) override;
    void charge(double) override {}

private:
    [[nodiscard]] double read_time() const override;
};

}  // namespace loopscope
