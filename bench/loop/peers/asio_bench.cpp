// The rows on Asio's C++20 coroutines, set up for one thread as fast as Asio allows: no locks, and the
// executor's type known instead of erased.
#include <deque>
#include <exception>
#include <memory>
#include <optional>
#include <vector>

#include <asio.hpp>

#include "measure.h"

namespace {

using Executor = asio::io_context::executor_type;
template <class T>
using Coroutine = asio::awaitable<T, Executor>;
using Token = asio::use_awaitable_t<Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
constexpr Token kAwait;

/// What Asio has no type for: a thing that one coroutine waits for and another sets.
class Event {
public:
    [[nodiscard]] Coroutine<void> wait() {
        auto keep = [this](auto handler) { handler_.emplace(std::move(handler)); };
        co_await asio::async_initiate<const Token, void()>(keep, kAwait);
    }
    /// Lets the waiter go on, through the queue.
    void set(Executor executor) {
        Handler handler = std::move(*handler_);
        handler_.reset();
        asio::post(executor, std::move(handler));
    }

private:
    using Handler = asio::async_result<Token, void()>::handler_type;
    std::optional<Handler> handler_;
};

/// Runs `body(executor, watch, arguments...)`. Returns the nanoseconds that `watch` has seen per operation.
template <class Body, class... Arguments>
double measure(double operations, Body body, Arguments... arguments) {
    asio::io_context context(ASIO_CONCURRENCY_HINT_UNSAFE);
    bench::Stopwatch watch;
    asio::co_spawn(context.get_executor(), body(context.get_executor(), watch, arguments...), asio::detached);
    context.run();
    return watch.nanoseconds_per(operations);
}

Coroutine<void> yield_until(const bool& stopped) {
    while (!stopped) co_await asio::post(kAwait);
}

Coroutine<void> take_turns(Executor executor, bench::Stopwatch& watch, int task_count, int rounds) {
    bool stopped = false;
    for (int i = 1; i < task_count; ++i) asio::co_spawn(executor, yield_until(stopped), asio::detached);
    co_await asio::post(kAwait);
    watch.start();
    for (int i = 0; i < rounds; ++i) co_await asio::post(kAwait);
    watch.stop();
    stopped = true;
    for (int i = 0; i < 3; ++i) co_await asio::post(kAwait);
}

double switch_tasks(int task_count) {
    return measure(bench::kSwitches, take_turns, task_count, bench::kSwitches / task_count);
}

Coroutine<int> trivial() {
    co_return 1;
}

Coroutine<void> spawn_and_await(Executor executor, bench::Stopwatch& watch) {
    watch.start();
    for (int i = 0; i < bench::kSpawns; ++i) co_await asio::co_spawn(executor, trivial(), kAwait);
    watch.stop();
}

Coroutine<void> await_directly(Executor, bench::Stopwatch& watch) {
    watch.start();
    for (int i = 0; i < bench::kCalls; ++i) co_await trivial();
    watch.stop();
}

Coroutine<void> wait_for_event(Event& event, int& left, bench::Stopwatch* watch) {
    co_await event.wait();
    if (--left == 0 && watch != nullptr) watch->stop();
}

Coroutine<void> set_events(Executor executor, bench::Stopwatch& watch) {
    for (int round = 0; round < bench::kWaiterRounds; ++round) {
        std::vector<Event> events(bench::kWaiters);
        int left = bench::kWaiters;
        for (Event& event : events) {
            asio::co_spawn(executor, wait_for_event(event, left, &watch), asio::detached);
        }
        co_await asio::post(kAwait);
        watch.start();
        for (Event& event : events) event.set(executor);
        while (left > 0) co_await asio::post(kAwait);
        co_await asio::post(kAwait);
    }
}

Coroutine<void> fire_timers(Executor executor, bench::Stopwatch& watch) {
    std::deque<Timer> timers;
    int left = bench::kTimers;
    watch.start();
    auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < bench::kTimers; ++i) {
        std::chrono::duration<double> delay(bench::timer_delay(i));
        timers.emplace_back(executor, start + std::chrono::duration_cast<Timer::duration>(delay));
        timers.back().async_wait([&left](const asio::error_code&) { --left; });
    }
    while (left > 0) co_await asio::post(kAwait);
    watch.stop();
}

Coroutine<void> cancel_timers(Executor executor, bench::Stopwatch& watch) {
    std::deque<Timer> timers;
    watch.start();
    auto start = std::chrono::steady_clock::now() + std::chrono::seconds(1000);
    for (int i = 0; i < bench::kTimers; ++i) {
        std::chrono::duration<double> delay(bench::timer_delay(i));
        timers.emplace_back(executor, start + std::chrono::duration_cast<Timer::duration>(delay));
        timers.back().async_wait([](const asio::error_code&) {});
    }
    for (Timer& timer : timers) timer.cancel();
    co_await asio::post(kAwait);
    watch.stop();
}

Coroutine<void> suspend_tasks(Executor executor, bench::Stopwatch&, double* bytes) {
    std::vector<std::unique_ptr<Event>> events;
    events.reserve(bench::kSuspended);
    int left = bench::kSuspended;
    std::size_t before = bench::heap_bytes();
    for (int i = 0; i < bench::kSuspended; ++i) {
        events.push_back(std::make_unique<Event>());
        asio::co_spawn(executor, wait_for_event(*events.back(), left, nullptr), asio::detached);
    }
    co_await asio::post(kAwait);
    *bytes = static_cast<double>(bench::heap_bytes() - before) / bench::kSuspended;
    for (const std::unique_ptr<Event>& event : events) event->set(executor);
    while (left > 0) co_await asio::post(kAwait);
    co_await asio::post(kAwait);
}

double memory_per_task() {
    double bytes = 0;
    (void)measure(1, suspend_tasks, &bytes);
    return bytes;
}

Coroutine<void> wait_and_catch(Timer& timer) {
    timer.expires_after(std::chrono::seconds(1000));
    try {
        co_await timer.async_wait(kAwait);
    } catch (const asio::system_error&) {
        throw;
    }
}

Coroutine<void> cancel_tasks(Executor executor, bench::Stopwatch& watch) {
    watch.start();
    for (int i = 0; i < bench::kCancels; ++i) {
        Timer timer(executor);
        bool ended = false;
        asio::co_spawn(executor, wait_and_catch(timer),
                       [&ended](const std::exception_ptr& error) { ended = error != nullptr; });
        co_await asio::post(kAwait);
        timer.cancel();
        while (!ended) co_await asio::post(kAwait);
    }
    watch.stop();
}

constexpr bench::Row kRows[] = {
    {"switch_1k", [] { return switch_tasks(1'000); }, bench::kManyPlaces},
    {"switch_100k", [] { return switch_tasks(100'000); }, bench::kFewPlaces},
    {"spawn", [] { return measure(bench::kSpawns, spawn_and_await); }},
    {"await", [] { return measure(bench::kCalls, await_directly); }},
    {"future", [] { return measure(bench::kWaiters * bench::kWaiterRounds, set_events); }},
    {"timer_fired", [] { return measure(bench::kTimers, fire_timers); }},
    {"timer_cancelled", [] { return measure(bench::kTimers, cancel_timers); }},
    {"memory", memory_per_task},
    {"cancel", [] { return measure(bench::kCancels, cancel_tasks); }},
};

}  // namespace

int main(int argc, char** argv) {
    return bench::print_rows(argc, argv, kRows);
}
