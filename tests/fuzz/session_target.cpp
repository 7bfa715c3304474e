// Any bytes as a program that runs for a while, watched (watched_session.h).
#include <cstddef>
#include <cstdint>
#include <string>

#include "watched_session.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Half of the programs are traced, a quarter run in development mode; the same bytes always the same way.
    const loopscope::fuzz::Watch watch{.portion = 5'000,
                                       .portions = 12,
                                       .output_bytes = 16 << 10,
                                       .trace = size % 2 == 0,
                                       .development_mode = size % 4 == 3};
    loopscope::fuzz::run_watched(std::string(reinterpret_cast<const char*>(data), size), watch);
    return 0;
}
