// Coroutines, tasks and results. A coroutine runs when it is awaited; a task runs by itself as soon as its
// creator waits for something, and is awaited for its result. An error comes out where the task is awaited.
#include <loop/event_loop.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>

#include <cstdio>
#include <stdexcept>
#include <string>

using namespace loopscope;

namespace {

Coroutine<int> square(int number) {
    co_await sleep(1.0);
    co_return number* number;
}

Coroutine<std::string> fetch(std::string page) {
    co_await sleep(0.5);
    if (page == "missing") throw std::runtime_error("404 " + page);
    co_return "<" + page + ">";
}

Coroutine<void> show_tasks() {
    EventLoop& loop = co_await running_loop();

    // Awaited directly, one after the other: two seconds.
    int nine = co_await square(3);
    int sixteen = co_await square(4);
    std::printf("%d and %d at %g s\n", nine, sixteen, loop.time());

    // As tasks they run side by side: one second.
    Ref<Task<int>> five = loop.create_task(square(5), "five");
    Ref<Task<int>> six = loop.create_task(square(6), "six");
    int sum = co_await five + co_await six;
    std::printf("%s and %s give %d at %g s\n", five->name().c_str(), six->name().c_str(), sum, loop.time());

    Ref<Task<std::string>> broken = loop.create_task(fetch("missing"));
    try {
        std::string page = co_await broken;
        std::puts(page.c_str());
    } catch (const std::runtime_error& error) {
        std::printf("caught: %s\n", error.what());
    }

    // The same without exceptions: the outcome as a value.
    Outcome<std::string> outcome = co_await settled(fetch("index"));
    std::printf("%s\n", outcome.ok() ? (*outcome).c_str() : outcome.error()->message().c_str());
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    run(scheduler, show_tasks()).value();
}
