// What the loop costs, in nanoseconds of CPU time per operation. Each line is the best of several runs, so
// that what else the machine does counts little. Prints one JSON object.
#include <algorithm>
#include <coroutine>
#include <cstdio>
#include <ctime>
#include <vector>

#include "loop/event_loop.h"
#include "loop/sleep.h"

namespace loopscope {
namespace {

constexpr int kRuns = 5;

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Host {
    VirtualClock clock;
    Scheduler scheduler{clock};
    EventLoop& loop = scheduler.new_event_loop();
};

/// Runs the coroutine that `body(host, count)` gives on fresh loops. Returns the best nanoseconds per
/// operation.
template <class Body>
double measure(std::int64_t operations, Body body) {
    double best = 1e300;
    for (int run = 0; run < kRuns; ++run) {
        Host host;
        double begin = cpu_seconds();
        (void)host.loop.run_until_complete(body(host, operations));
        best = std::min(best, cpu_seconds() - begin);
    }
    return best / static_cast<double>(operations) * 1e9;
}

Coroutine<void> yield_often(std::int64_t times) {
    for (std::int64_t i = 0; i < times; ++i) (void)co_await settled(yield_now());
}

Coroutine<void> switch_tasks(Host& host, std::int64_t switches, std::int64_t task_count) {
    std::vector<Ref<Task<void>>> tasks;
    for (std::int64_t i = 0; i < task_count; ++i) {
        tasks.push_back(host.loop.create_task(yield_often(switches / task_count)));
    }
    for (const Ref<Task<void>>& task : tasks) co_await task;
}

Coroutine<int> trivial() {
    co_return 1;
}

Coroutine<void> spawn_and_await(Host& host, std::int64_t times) {
    for (std::int64_t i = 0; i < times; ++i) co_await host.loop.create_task(trivial());
}

Coroutine<void> await_directly(Host&, std::int64_t times) {
    for (std::int64_t i = 0; i < times; ++i) (void)co_await trivial();
}

Coroutine<void> set_futures(EventLoop& loop, Ref<Future<int>>& shared, std::int64_t times) {
    for (std::int64_t i = 0; i < times; ++i) {
        while (!shared) (void)co_await settled(yield_now());
        (void)std::exchange(shared, nullptr)->set_result(1);
    }
    (void)loop;
}

Coroutine<void> wait_for_futures(Host& host, std::int64_t times) {
    Ref<Future<int>> shared;
    auto setter = host.loop.create_task(set_futures(host.loop, shared, times));
    for (std::int64_t i = 0; i < times; ++i) {
        Ref<Future<int>> future = host.loop.create_future<int>();
        shared = future;
        co_await future;
    }
    co_await setter;
}

Coroutine<void> fire_timers(Host& host, std::int64_t count) {
    std::int64_t fired = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        host.loop.call_later(1 + static_cast<double>(i * 7919 % count) * 1e-3, [&fired] { ++fired; });
    }
    co_await sleep(2 + static_cast<double>(count) * 1e-3);
}

Coroutine<void> cancel_timers(Host& host, std::int64_t count) {
    std::vector<Ref<Handle>> timers;
    timers.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        timers.push_back(host.loop.call_later(1 + static_cast<double>(i * 7919 % count) * 1e-3, [] {}));
    }
    for (const Ref<Handle>& timer : timers) timer->cancel();
    co_await sleep(0);
}

Coroutine<void> wait_and_catch() {
    try {
        co_await sleep(1000);
    } catch (const CancelledError&) {
        throw;
    }
}

Coroutine<void> cancel_tasks(Host& host, std::int64_t times) {
    for (std::int64_t i = 0; i < times; ++i) {
        auto task = host.loop.create_task(wait_and_catch());
        co_await sleep(0);
        task->cancel();
        (void)co_await settled(task);
    }
}

/// The floor: resuming bare coroutine handles from a ring.
struct Bare {
    struct promise_type {
        Bare get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() {}
    };
    std::coroutine_handle<promise_type> handle;
};

Bare bare_yields(std::int64_t times) {
    for (std::int64_t i = 0; i < times; ++i) co_await std::suspend_always();
}

double measure_floor(std::int64_t switches, std::int64_t count) {
    double best = 1e300;
    for (int run = 0; run < kRuns; ++run) {
        std::vector<std::coroutine_handle<>> ring;
        for (std::int64_t i = 0; i < count; ++i) ring.push_back(bare_yields(switches / count).handle);
        double begin = cpu_seconds();
        for (std::int64_t round = 0; round < switches / count; ++round) {
            for (std::coroutine_handle<> handle : ring) handle.resume();
        }
        best = std::min(best, cpu_seconds() - begin);
        for (std::coroutine_handle<> handle : ring) handle.destroy();
    }
    return best / static_cast<double>(switches) * 1e9;
}

void print_all() {
    auto line = [](const char* name, double nanoseconds, const char* end) {
        std::printf("  \"%s\": %.1f%s\n", name, nanoseconds, end);
    };
    std::printf("{\n");
    line("bare coroutine_handle, 1,000 coroutines", measure_floor(5'000'000, 1'000), ",");
    line("task switch, 1,000 tasks",
         measure(5'000'000, [](Host& host, std::int64_t n) { return switch_tasks(host, n, 1'000); }), ",");
    line("task switch, 100,000 tasks",
         measure(5'000'000, [](Host& host, std::int64_t n) { return switch_tasks(host, n, 100'000); }), ",");
    line("spawn and await a trivial task", measure(1'000'000, spawn_and_await), ",");
    line("co_await a coroutine", measure(5'000'000, await_directly), ",");
    line("set a future, run its waiter", measure(1'000'000, wait_for_futures), ",");
    line("timer set and fired, one million", measure(1'000'000, fire_timers), ",");
    line("timer set and cancelled, one million", measure(1'000'000, cancel_timers), ",");
    line("start, cancel, await (catchable)", measure(100'000, cancel_tasks), "");
    std::printf("}\n");
}

}  // namespace
}  // namespace loopscope

int main() {
    loopscope::print_all();
}
