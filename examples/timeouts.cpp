// wait_for limits one awaitable, timeout a whole block. When the time is over, what runs inside is cancelled
// and TimeoutError comes out; a block can move its deadline while it runs.
#include <loop/event_loop.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>
#include <loop/timeout.h>
#include <loop/wait_for.h>

#include <cstdio>
#include <string>

using namespace loopscope;

namespace {

Coroutine<std::string> answer(double seconds) {
    try {
        co_await sleep(seconds);
    } catch (const CancelledError&) {
        std::puts("  answer: given up");
        throw;
    }
    co_return "an answer";
}

Coroutine<void> show_timeouts() {
    EventLoop& loop = co_await running_loop();

    std::string text = co_await wait_for(answer(1), 2.0);
    std::printf("%s at %g s\n", text.c_str(), loop.time());
    try {
        (void)co_await wait_for(answer(60), 2.0);
    } catch (const TimeoutError&) {
        std::printf("no answer at %g s\n", loop.time());
    }

    Outcome<int> outcome = co_await settled(timeout(5.0, [&](Timeout& limit) -> Coroutine<int> {
        (void)co_await answer(3);
        std::puts("half of it: ten more seconds");
        (void)limit.reschedule(loop.time() + 10);
        (void)co_await answer(9);
        co_return 2;
    }));
    std::printf("%d answers at %g s\n", outcome.value(), loop.time());

    // An outer limit is not mistaken for an inner one.
    try {
        co_await timeout(1.0, []() -> Coroutine<void> {
            try {
                (void)co_await wait_for(answer(60), 30.0);
            } catch (const TimeoutError&) {
                std::puts("never printed");
            }
        });
    } catch (const TimeoutError&) {
        std::printf("the outer limit at %g s\n", loop.time());
    }
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    run(scheduler, show_timeouts()).value();
}
