// What goes wrong where nobody looks: the loop's exception handler hears of errors that no one would ever
// see, and debug mode of callbacks that keep the loop from everything else.
#include <loop/event_loop.h>
#include <loop/reports.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>

#include <cstdio>
#include <stdexcept>

using namespace loopscope;

namespace {

struct PrintedReports final : LoopReports {
    void exception(EventLoop&, const ExceptionContext& context) override {
        std::printf("the host hears: %s\n", context.message.c_str());
    }
    void slow_callback(EventLoop&, const Runnable&, double seconds) override {
        std::printf("the host hears: a callback took %g s\n", seconds);
    }
};

Coroutine<void> fail() {
    throw std::runtime_error("nobody awaits this");
    co_return;
}

Coroutine<void> show_reports(VirtualClock& clock) {
    EventLoop& loop = co_await running_loop();

    loop.create_task(fail());
    co_await sleep(1);

    loop.set_exception_handler([](EventLoop& where, const ExceptionContext& context) {
        std::printf("the program hears: %s\n", context.message.c_str());
        std::printf("  %s\n", describe(*context.exception).c_str());
        where.default_exception_handler(context);
    });
    loop.create_task(fail());
    co_await sleep(1);

    loop.set_debug(true);
    loop.slow_callback_duration = 0.5;
    loop.call_soon([&clock] { clock.charge(0.75); });
    loop.call_soon([&clock] { clock.charge(0.25); });
    co_await sleep(1);
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    PrintedReports reports;
    run(scheduler, show_reports(clock), &reports).value();
}
