// Runs a program of tests/fuzz/misuse with one seed after the other, watched (watched_session.h): its path,
// the first seed, how many. Such a program does at random what its seed says; the seed stands on a line of
// its own, `SEED = 0`.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "watched_session.h"

namespace {

constexpr std::string_view kSeedLine = "\nSEED = 0\n";
constexpr unsigned kSecondsPerSeed = 60;

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        std::fprintf(stderr, "usage: %s program first_seed seeds\n", arguments[0]);
        return 2;
    }
    std::ifstream input(arguments[1], std::ios::binary);
    const std::string program{std::istreambuf_iterator<char>(input), {}};
    const std::size_t seed_line = program.find(kSeedLine);
    if (seed_line == std::string::npos) {
        std::fprintf(stderr, "%s has no line \"SEED = 0\"\n", arguments[1]);
        return 2;
    }
    const std::uint64_t first = std::strtoull(arguments[2], nullptr, 10);
    const std::uint64_t end = first + std::strtoull(arguments[3], nullptr, 10);
    for (std::uint64_t seed = first; seed < end; ++seed) {
        // Named first: a crash leaves no time for it. One that does not come back is ended by the alarm.
        std::fprintf(stderr, "%s seed %llu\n", arguments[1], static_cast<unsigned long long>(seed));
        alarm(kSecondsPerSeed);
        std::string seeded = program;
        seeded.replace(seed_line, kSeedLine.size(), "\nSEED = " + std::to_string(seed) + "\n");
        // Half of the seeds are traced, a quarter run in development mode, with the trace and without it, and
        // of every eight one is interrupted in the middle.
        const loopscope::fuzz::Watch watch{.portion = 5'000,
                                           .portions = seed % 8 == 7 ? 10 : 1'000,
                                           .output_bytes = 0,
                                           .trace = seed % 2 == 0,
                                           .development_mode = seed / 2 % 4 == 0};
        loopscope::fuzz::run_watched(std::move(seeded), watch);
    }
    return 0;
}
