#include "loop/native_clock.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace loopscope {

double NativeClock::read_time() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool NativeClock::wait_until(double deadline) {
    // Longer than a day at once is too much for some systems, as in CPython (`base_events.py:60`).
    constexpr double kMost = 24 * 3600;
    std::this_thread::sleep_for(std::chrono::duration<double>(std::min(deadline - read_time(), kMost)));
    return true;
}

}  // namespace loopscope
