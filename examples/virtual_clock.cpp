// Testing with the virtual clock: a day takes no time, and every run has exactly the same times. The code
// under test is the one that runs in real time elsewhere: only the clock differs.
#include <loop/event_loop.h>
#include <loop/runner.h>
#include <loop/sleep.h>

#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>

using namespace loopscope;

namespace {

// The code under test: tries again after 1, 2, 4... seconds.
template <class Attempt>
Coroutine<std::string> retry(Attempt attempt, int attempts) {
    double delay = 1;
    for (int left = attempts; left > 1; --left) {
        Outcome<std::string> outcome = co_await settled(attempt());
        if (outcome.ok()) co_return outcome.take();
        co_await sleep(delay);
        delay *= 2;
    }
    co_return co_await attempt();
}

/// A server that is down until some moment.
struct Server {
    double up_at;
    int requests = 0;

    Coroutine<std::string> get(EventLoop& loop) {
        ++requests;
        if (loop.time() < up_at) throw std::runtime_error("down");
        co_return "welcome";
    }
};

bool check(bool holds, const char* sentence) {
    std::printf("%s: %s\n", holds ? "passed" : "FAILED", sentence);
    return holds;
}

bool test_retry() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    EventLoop& loop = scheduler.new_event_loop();
    Server server{100.0};
    Outcome<std::string> got = loop.run_until_complete(retry([&] { return server.get(loop); }, 20));
    bool through = check(got.ok() && *got == "welcome", "it gets through in the end");
    // Waits of 1 + 2 + 4 + 8 + 16 + 32 + 64 seconds are the first to go beyond 100.
    bool tried = check(server.requests == 8, "with eight requests");
    bool waited = check(clock.now() == 127.0, "after 127 seconds exactly");
    return through && tried && waited;
}

}  // namespace

int main() {
    return test_retry() ? 0 : 1;
}
