// What the C++ programs of this folder share: the processor's clock, the heap's size, and the rows that each
// program measures. Called without arguments, a program prints every row; with names, only those rows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <limits>
#include <span>

#include <malloc.h>
#include <time.h>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#endif

namespace bench {

/// CPU time that this process has used, in seconds.
#ifdef __EMSCRIPTEN__
EM_JS(double, cpu_microseconds, (), {
    const usage = process.cpuUsage();
    return usage.user + usage.system;
});
inline double cpu_seconds() {
    return cpu_microseconds() * 1e-6;
}
#else
inline double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}
#endif

/// Bytes of the heap in use, with what the allocator adds to each block.
inline std::size_t heap_bytes() {
#ifdef __EMSCRIPTEN__
    return mallinfo().uordblks;
#else
    return mallinfo2().uordblks;
#endif
}

/// Adds up the CPU time between `start` and `stop`.
class Stopwatch {
public:
    void start() { began_ = cpu_seconds(); }
    void stop() { seconds_ += cpu_seconds() - began_; }
    [[nodiscard]] double nanoseconds_per(double operations) const { return seconds_ / operations * 1e9; }

private:
    double began_ = 0;
    double seconds_ = 0;
};

/// One thing to measure: gives nanoseconds, or bytes, per operation.
struct Row {
    const char* name;
    double (*measure)();
    /// How many places of the stack it is measured at, and what of the results counts.
    int places = 1;
    enum class Counts : bool { Mean, Least } counts = Counts::Mean;
};

/// So many places tell what a switch between a thousand tasks costs on the whole: in WebAssembly, on an AMD
/// EPYC, it takes half as long again at about every second place of the stack, and so does the floor's.
constexpr int kManyPlaces = 64;
constexpr int kFewPlaces = 8;
constexpr int kFramesBetweenPlaces = 37;

/// Measures below so many frames of the stack.
[[gnu::noinline]] inline double measure_below(int frames, const Row& row) {
    // Volatile, so that each call has a frame.
    const volatile double measured = frames > 0 ? measure_below(frames - 1, row) : row.measure();
    return measured;
}

inline double measure_at_places(const Row& row) {
    double sum = 0;
    double least = std::numeric_limits<double>::infinity();
    for (int i = 0; i < row.places; ++i) {
        const double measured = measure_below(i * kFramesBetweenPlaces, row);
        sum += measured;
        least = std::min(least, measured);
    }
    return row.counts == Row::Counts::Least ? least : sum / row.places;
}

/// Measures the rows that the arguments name, each once to warm up and once for the result.
inline int print_rows(int argc, char** argv, std::span<const Row> rows) {
    for (const Row& row : rows) {
        bool wanted = argc < 2;
        for (int i = 1; i < argc; ++i) wanted = wanted || std::strcmp(argv[i], row.name) == 0;
        if (!wanted) continue;
        (void)measure_at_places(row);
        std::printf("%s %.2f\n", row.name, measure_at_places(row));
        std::fflush(stdout);
    }
    return 0;
}

// How much work the rows do. All peers do the same.
constexpr int kSwitches = 400'000;
constexpr int kSpawns = 500'000;
constexpr int kCalls = 4'000'000;
constexpr int kWaiters = 1'000;
constexpr int kWaiterRounds = 500;
constexpr int kTimers = 1'000'000;
constexpr double kTimerSpan = 0.1;  // seconds over which the deadlines of all timers are scattered
constexpr int kSuspended = 100'000;
constexpr int kCancels = 50'000;

/// The deadline of the timer that is set as number `i`, in seconds from the first one's setting.
constexpr double timer_delay(int i) {
    return static_cast<double>(static_cast<long long>(i) * 7919 % kTimers) * (kTimerSpan / kTimers);
}

}  // namespace bench
