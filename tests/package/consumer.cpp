#include <cstdio>

#include <loop/event_loop.h>
#include <loop/runner.h>
#include <loop/sleep.h>

namespace {

// Warned about with our options, which are errors there: they must not come with the library.
int unused(int shadow) {
    int unused_variable = 0;
    for (int shadow = 0;;) return shadow;
}

loopscope::Coroutine<int> answer() {
    co_await loopscope::sleep(1.0);
    co_return 42;
}

}  // namespace

int main() {
    loopscope::VirtualClock clock;
    loopscope::Scheduler scheduler(clock);
    loopscope::Outcome<int> outcome = loopscope::run(scheduler, answer());
    std::printf("%d after %g s\n", outcome.value(), clock.now());
}
