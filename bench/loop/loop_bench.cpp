// What the loop costs a C++ program that is written in its plain style: `co_await` that throws, names of
// asyncio, nothing tuned. bench/README.md says what each row measures.
#include <utility>
#include <vector>

#include "loop/event_loop.h"
#include "loop/native_clock.h"
#include "loop/sleep.h"
#include "measure.h"

using namespace loopscope;

namespace {

template <class LoopClock = VirtualClock>
struct Host {
    LoopClock clock;
    Scheduler scheduler{clock};
    EventLoop& loop = scheduler.new_event_loop();
};

/// Runs `body(loop, watch, arguments...)` on a fresh loop. Returns the nanoseconds that `watch` has seen per
/// operation.
template <class LoopClock = VirtualClock, class Body, class... Arguments>
double measure(double operations, Body body, Arguments... arguments) {
    Host<LoopClock> host;
    bench::Stopwatch watch;
    (void)host.loop.run_until_complete(body(host.loop, watch, arguments...));
    return watch.nanoseconds_per(operations);
}

Coroutine<void> yield_until(const bool& stopped) {
    while (!stopped) co_await yield_now();
}

/// This coroutine and `task_count - 1` others take `rounds` turns each.
Coroutine<void> take_turns(EventLoop& loop, bench::Stopwatch& watch, int task_count, int rounds) {
    bool stopped = false;
    std::vector<Ref<Task<void>>> tasks;
    for (int i = 1; i < task_count; ++i) tasks.push_back(loop.create_task(yield_until(stopped)));
    co_await yield_now();
    watch.start();
    for (int i = 0; i < rounds; ++i) co_await yield_now();
    watch.stop();
    stopped = true;
    for (const Ref<Task<void>>& task : tasks) co_await task;
}

double switch_tasks(int task_count) {
    return measure(bench::kSwitches, take_turns, task_count, bench::kSwitches / task_count);
}

Coroutine<int> trivial() {
    co_return 1;
}

Coroutine<void> spawn_and_await(EventLoop& loop, bench::Stopwatch& watch) {
    watch.start();
    for (int i = 0; i < bench::kSpawns; ++i) co_await loop.create_task(trivial());
    watch.stop();
}

Coroutine<void> await_directly(EventLoop&, bench::Stopwatch& watch) {
    watch.start();
    for (int i = 0; i < bench::kCalls; ++i) co_await trivial();
    watch.stop();
}

Coroutine<void> wait_for_value(Ref<Future<int>> future, int& left, bench::Stopwatch* watch) {
    co_await future;
    if (--left == 0 && watch != nullptr) watch->stop();
}

Coroutine<void> set_futures(EventLoop& loop, bench::Stopwatch& watch) {
    for (int round = 0; round < bench::kWaiterRounds; ++round) {
        std::vector<Ref<Future<int>>> futures;
        std::vector<Ref<Task<void>>> tasks;
        int left = bench::kWaiters;
        for (int i = 0; i < bench::kWaiters; ++i) {
            futures.push_back(loop.create_future<int>());
            tasks.push_back(loop.create_task(wait_for_value(futures.back(), left, &watch)));
        }
        co_await yield_now();
        watch.start();
        for (const Ref<Future<int>>& future : futures) (void)future->set_result(1);
        for (const Ref<Task<void>>& task : tasks) co_await task;
    }
}

Coroutine<void> fire_timers(EventLoop& loop, bench::Stopwatch& watch) {
    Ref<Future<void>> all_fired = loop.create_future<void>();
    int left = bench::kTimers;
    watch.start();
    double start = loop.time();
    for (int i = 0; i < bench::kTimers; ++i) {
        loop.call_at(start + bench::timer_delay(i), [&left, &future = *all_fired] {
            if (--left == 0) (void)future.set_result();
        });
    }
    co_await all_fired;
    watch.stop();
}

Coroutine<void> cancel_timers(EventLoop& loop, bench::Stopwatch& watch) {
    std::vector<Ref<Handle>> timers;
    timers.reserve(bench::kTimers);
    watch.start();
    double start = loop.time() + 1000;
    for (int i = 0; i < bench::kTimers; ++i) {
        timers.push_back(loop.call_at(start + bench::timer_delay(i), [] {}));
    }
    for (const Ref<Handle>& timer : timers) timer->cancel();
    co_await yield_now();
    watch.stop();
}

/// The bytes that one suspended task and its future take, given out through `bytes`.
Coroutine<void> suspend_tasks(EventLoop& loop, bench::Stopwatch&, double* bytes) {
    std::vector<Ref<Future<int>>> futures;
    std::vector<Ref<Task<void>>> tasks;
    futures.reserve(bench::kSuspended);
    tasks.reserve(bench::kSuspended);
    int left = bench::kSuspended;
    std::size_t before = bench::heap_bytes();
    for (int i = 0; i < bench::kSuspended; ++i) {
        futures.push_back(loop.create_future<int>());
        tasks.push_back(loop.create_task(wait_for_value(futures.back(), left, nullptr)));
    }
    co_await yield_now();
    *bytes = static_cast<double>(bench::heap_bytes() - before) / bench::kSuspended;
    for (const Ref<Future<int>>& future : futures) (void)future->set_result(1);
    for (const Ref<Task<void>>& task : tasks) co_await task;
}

double memory_per_task() {
    double bytes = 0;
    (void)measure(1, suspend_tasks, &bytes);
    return bytes;
}

Coroutine<void> wait_and_catch() {
    try {
        co_await loopscope::sleep(1000);
    } catch (const CancelledError&) {
        throw;
    }
}

Coroutine<void> cancel_tasks(EventLoop& loop, bench::Stopwatch& watch) {
    watch.start();
    for (int i = 0; i < bench::kCancels; ++i) {
        Ref<Task<void>> task = loop.create_task(wait_and_catch());
        co_await yield_now();
        task->cancel();
        (void)co_await settled(task);
    }
    watch.stop();
}

constexpr bench::Row kRows[] = {
    {"switch_1k", [] { return switch_tasks(1'000); }, bench::kManyPlaces},
    {"switch_least", [] { return switch_tasks(1'000); }, bench::kManyPlaces, bench::Row::Counts::Least},
    {"switch_100k", [] { return switch_tasks(100'000); }, bench::kFewPlaces},
    {"spawn", [] { return measure(bench::kSpawns, spawn_and_await); }},
    {"await", [] { return measure(bench::kCalls, await_directly); }},
    {"future", [] { return measure(bench::kWaiters * bench::kWaiterRounds, set_futures); }},
    {"timer_fired", [] { return measure<NativeClock>(bench::kTimers, fire_timers); }},
    {"timer_virtual", [] { return measure(bench::kTimers, fire_timers); }},
    {"timer_cancelled", [] { return measure<NativeClock>(bench::kTimers, cancel_timers); }},
    {"memory", memory_per_task},
    {"cancel", [] { return measure(bench::kCancels, cancel_tasks); }},
};

}  // namespace

int main(int argc, char** argv) {
    return bench::print_rows(argc, argv, kRows);
}
