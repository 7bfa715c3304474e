// The steady clock of the machine, for C++ programs that run a loop in real time. Not used by the core
// itself.
#pragma once

#include <chrono>
#include <thread>

#include "loop/clock.h"

namespace loopscope {

class NativeClock final : public Clock {
public:
    [[nodiscard]] double now() const override {
        return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    }
    [[nodiscard]] bool jump_to(double deadline) override { return deadline <= now(); }
    [[nodiscard]] bool wait_until(double deadline) override {
        std::this_thread::sleep_for(std::chrono::duration<double>(deadline - now()));
        return true;
    }
    void charge(double) override {}
};

}  // namespace loopscope
