// A runner keeps one loop over several runs, and with it what belongs to the loop: tasks go on in the next
// run where the last one left them, context variables keep their values. Closing it cancels the tasks that
// are left and lets them clean up.
#include <loop/context_var.h>
#include <loop/event_loop.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>

#include <cstdio>
#include <string>

using namespace loopscope;

namespace {

const ContextVar<std::string> user("user", "nobody");

Coroutine<void> count_seconds(EventLoop& loop) {
    try {
        for (int second = 1;; ++second) {
            co_await sleep(1);
            std::printf("  tick %d at %g s\n", second, loop.time());
        }
    } catch (const CancelledError&) {
        std::puts("  the ticker cleans up");
        throw;
    }
}

Coroutine<void> log_in(std::string name) {
    EventLoop& loop = co_await running_loop();
    (void)co_await user.set(std::move(name));
    loop.create_task(count_seconds(loop));
    co_await sleep(2.5);
}

Coroutine<std::string> who_is_it() {
    co_await sleep(2);
    co_return co_await user.get();
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    Runner runner(scheduler);
    runner.run(log_in("guido")).value();
    std::puts("between two runs nothing happens");
    std::printf("it is %s\n", runner.run(who_is_it()).value().c_str());
    if (Error error = runner.close()) std::puts(describe(*error).c_str());

    Outcome<std::string> late = runner.run(who_is_it());
    std::puts(describe(*late.error()).c_str());
}
