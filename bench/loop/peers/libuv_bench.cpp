// The rows that libuv can do: it has callbacks instead of tasks, so a switch is one call of an idle handle's
// callback, and nothing stands for a coroutine or a future.
#include <uv.h>

#include <cstdint>
#include <vector>

#include "measure.h"

namespace {

struct Turns {
    bench::Stopwatch watch;
    std::vector<uv_idle_t> handles;
    int rounds_left;
};

void take_turn(uv_idle_t*) {}

void count_round(uv_idle_t* handle) {
    auto* turns = static_cast<Turns*>(handle->data);
    if (--turns->rounds_left == 0) uv_stop(handle->loop);
}

double switch_callbacks(int count) {
    uv_loop_t loop;
    uv_loop_init(&loop);
    Turns turns{{}, std::vector<uv_idle_t>(static_cast<std::size_t>(count)), bench::kSwitches / count};
    for (uv_idle_t& handle : turns.handles) {
        uv_idle_init(&loop, &handle);
        handle.data = &turns;
        uv_idle_start(&handle, &handle == &turns.handles.front() ? count_round : take_turn);
    }
    turns.watch.start();
    uv_run(&loop, UV_RUN_DEFAULT);
    turns.watch.stop();
    for (uv_idle_t& handle : turns.handles) uv_close(reinterpret_cast<uv_handle_t*>(&handle), nullptr);
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
    return turns.watch.nanoseconds_per(bench::kSwitches);
}

/// Sets one million timers and has them fire, or stops them before they do.
double set_timers(bool cancelled) {
    uv_loop_t loop;
    uv_loop_init(&loop);
    std::vector<uv_timer_t> timers(bench::kTimers);
    int left = bench::kTimers;
    bench::Stopwatch watch;
    watch.start();
    for (int i = 0; i < bench::kTimers; ++i) {
        uv_timer_t& timer = timers[static_cast<std::size_t>(i)];
        uv_timer_init(&loop, &timer);
        timer.data = &left;
        auto milliseconds =
            static_cast<std::uint64_t>(bench::timer_delay(i) * 1000) + (cancelled ? 1'000'000 : 0);
        uv_timer_start(&timer, [](uv_timer_t* fired) { --*static_cast<int*>(fired->data); }, milliseconds, 0);
    }
    if (cancelled) {
        for (uv_timer_t& timer : timers) uv_timer_stop(&timer);
    }
    uv_run(&loop, UV_RUN_DEFAULT);
    watch.stop();
    for (uv_timer_t& timer : timers) uv_close(reinterpret_cast<uv_handle_t*>(&timer), nullptr);
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
    return watch.nanoseconds_per(bench::kTimers);
}

constexpr bench::Row kRows[] = {
    {"switch_1k", [] { return switch_callbacks(1'000); }, bench::kManyPlaces},
    {"switch_100k", [] { return switch_callbacks(100'000); }, bench::kFewPlaces},
    {"timer_fired", [] { return set_timers(false); }},
    {"timer_cancelled", [] { return set_timers(true); }},
};

}  // namespace

int main(int argc, char** argv) {
    return bench::print_rows(argc, argv, kRows);
}
