// Underneath tasks: callbacks in the order of the calls, timers, futures that somebody else sets, and what
// the loop does with an error that leaves a callback.
#include <loop/event_loop.h>
#include <loop/reports.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>

#include <cstdio>
#include <stdexcept>
#include <string>

using namespace loopscope;

namespace {

struct PrintedReports final : LoopReports {
    void exception(EventLoop&, const ExceptionContext& context) override {
        std::printf("reported: %s\n", context.message.c_str());
    }
};

Coroutine<void> show_callbacks() {
    EventLoop& loop = co_await running_loop();

    loop.call_soon([] { std::puts("first"); });
    loop.call_soon([] { std::puts("second"); });
    loop.call_later(0.2, [&loop] { std::printf("timer at %g s\n", loop.time()); });
    Ref<Handle> dropped = loop.call_later(0.1, [] { std::puts("never printed"); });
    dropped->cancel();
    co_await sleep(0.5);

    // A future: set by a callback, awaited here.
    Ref<Future<std::string>> answer = loop.create_future<std::string>();
    answer->add_done_callback([](FutureBase& done) {
        auto& future = static_cast<Future<std::string>&>(done);
        std::printf("done callback: %s\n", future.value().c_str());
    });
    loop.call_at(1.0, [answer] { (void)answer->set_result("hello"); });
    std::string text = co_await answer;
    std::printf("awaited: %s at %g s\n", text.c_str(), loop.time());

    // It is set once.
    Error again = answer->set_result("goodbye");
    std::printf("%s\n", describe(*again).c_str());

    loop.call_soon([] { throw std::runtime_error("a mistake"); });
    co_await yield_now();
    std::puts("the loop goes on");
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    PrintedReports reports;
    run(scheduler, show_callbacks(), &reports).value();
}
