#include "loop/native_clock.h"

#include <chrono>
#include <thread>

namespace loopscope {

double NativeClock::now() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool NativeClock::wait_until(double deadline) {
    std::this_thread::sleep_for(std::chrono::duration<double>(deadline - now()));
    return true;
}

}  // namespace loopscope
