// A task group is a block that ends when its tasks have ended. When one fails, the others are cancelled, and
// all that failed comes out as one exception group.
#include <loop/event_loop.h>
#include <loop/runner.h>
#include <loop/sleep.h>
#include <loop/task_group.h>

#include <cstdio>
#include <stdexcept>

using namespace loopscope;

namespace {

Coroutine<int> cook(const char* dish, double minutes) {
    try {
        co_await sleep(minutes);
    } catch (const CancelledError&) {
        std::printf("%s: thrown away\n", dish);
        throw;
    }
    std::printf("%s: ready at minute %g\n", dish, minutes);
    co_return static_cast<int>(minutes);
}

Coroutine<void> burn(double minutes) {
    co_await sleep(minutes);
    throw std::runtime_error("the cake burned");
}

Coroutine<void> show_task_group() {
    int total = co_await task_group([](TaskGroup& group) -> Coroutine<int> {
        Ref<Task<int>> soup = group.create_task(cook("soup", 3));
        Ref<Task<int>> rice = group.create_task(cook("rice", 2));
        co_return co_await soup + co_await rice;
    });
    std::printf("all served, %d minutes of work\n", total);

    try {
        co_await task_group([](TaskGroup& group) -> Coroutine<void> {
            group.create_task(cook("soup", 3));
            group.create_task(burn(1));
            co_return;
        });
    } catch (const ExceptionGroup& group) {
        std::printf("%s\n", group.what());
        for (const Error& error : group.exceptions()) std::printf("- %s\n", error->message().c_str());
    }
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    run(scheduler, show_task_group()).value();
}
