// gather: many at once, their results in the order in which they were given. The first error ends it and
// leaves the others alone; gather_outcomes keeps errors among the results.
#include <loop/event_loop.h>
#include <loop/gather.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>

#include <cstdio>
#include <stdexcept>
#include <vector>

using namespace loopscope;

namespace {

Coroutine<int> measure(int number, double seconds) {
    co_await sleep(seconds);
    if (number < 0) throw std::invalid_argument("a negative number");
    std::printf("  measured %d\n", number);
    co_return 10 * number;
}

std::vector<Ref<Future<int>>> start(EventLoop& loop, int last) {
    return {loop.create_task(measure(1, 0.3)), loop.create_task(measure(2, 0.1)),
            loop.create_task(measure(last, 0.2))};
}

Coroutine<void> show_gather() {
    EventLoop& loop = co_await running_loop();

    std::vector<int> results = co_await gather(loop, start(loop, 3));
    for (int result : results) std::printf("%d\n", result);

    try {
        (void)co_await gather(loop, start(loop, -3));
    } catch (const std::invalid_argument& error) {
        std::printf("failed: %s\n", error.what());
    }
    co_await sleep(1.0);  // The one that was not done yet goes on.

    auto outcomes = co_await gather_outcomes(loop, start(loop, -3));
    for (Outcome<int>& outcome : outcomes) {
        if (outcome.ok()) {
            std::printf("%d\n", *outcome);
        } else {
            std::printf("failed: %s\n", outcome.error()->message().c_str());
        }
    }
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    run(scheduler, show_gather()).value();
}
