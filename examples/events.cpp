// Event, Condition and Barrier: waiting until something has happened, until something is true, and until
// everybody is there.
#include <loop/event_loop.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>
#include <loop/sync/barrier.h>
#include <loop/sync/condition.h>
#include <loop/sync/event.h>

#include <cstdio>

using namespace loopscope;

namespace {

Coroutine<void> run_race(Event& start, const char* runner, double seconds) {
    co_await start.wait();
    co_await sleep(seconds);
    std::printf("%s arrives\n", runner);
}

struct Tank {
    Lock lock;
    Condition changed{lock};
    int litres = 0;
};

Coroutine<void> draw(Tank& tank, int litres) {
    auto held = co_await hold(tank.changed);
    co_await tank.changed.wait_for([&] { return tank.litres >= litres; });
    tank.litres -= litres;
    std::printf("%d litres drawn, %d left\n", litres, tank.litres);
}

Coroutine<void> fill(Tank& tank, int litres) {
    auto held = co_await hold(tank.changed);
    tank.litres += litres;
    std::printf("%d litres filled\n", litres);
    (void)tank.changed.notify_all();
}

Coroutine<void> walk(Barrier& summit, const char* walker, double seconds) {
    co_await sleep(seconds);
    std::printf("%s is up and waits\n", walker);
    std::size_t place = co_await summit.wait();
    if (place == summit.parties() - 1) std::printf("all are there, thanks to %s\n", walker);
}

Coroutine<void> show_events() {
    EventLoop& loop = co_await running_loop();

    Event start;
    Ref<Task<void>> hare = loop.create_task(run_race(start, "the hare", 2));
    Ref<Task<void>> tortoise = loop.create_task(run_race(start, "the tortoise", 1));
    co_await sleep(5.0);
    std::puts("go!");
    start.set();
    co_await hare;
    co_await tortoise;

    Tank tank;
    Ref<Task<void>> much = loop.create_task(draw(tank, 8));
    Ref<Task<void>> little = loop.create_task(draw(tank, 2));
    co_await sleep(1.0);
    co_await fill(tank, 5);
    co_await little;
    co_await fill(tank, 5);
    co_await much;

    Barrier summit(2);
    Ref<Task<void>> ida = loop.create_task(walk(summit, "Ida", 1));
    Ref<Task<void>> jon = loop.create_task(walk(summit, "Jon", 2));
    co_await ida;
    co_await jon;
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    run(scheduler, show_events()).value();
}
