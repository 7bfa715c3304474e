// An eager task makes its first step at once, inside its creator's own: what needs not wait is done before
// the creator goes on, and costs no turn of the loop. Here a lookup in a cache, which only sometimes has to
// fetch.
#include <loop/event_loop.h>
#include <loop/gather.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>
#include <loop/task_factory.h>

#include <cstdio>
#include <map>
#include <string>

using namespace loopscope;

namespace {

using Cache = std::map<std::string, int>;

Coroutine<int> look_up(Cache& cache, std::string key) {
    if (const auto found = cache.find(key); found != cache.end()) {
        std::printf("  %s is known\n", key.c_str());
        co_return found->second;
    }
    std::printf("  %s has to be fetched\n", key.c_str());
    co_await sleep(1);
    co_return cache[key] = static_cast<int>(key.size());
}

Coroutine<void> show_eager_tasks() {
    EventLoop& loop = co_await running_loop();
    Cache cache{{"apple", 5}};

    std::puts("a usual task begins in the next turns of the loop");
    Ref<Task<int>> usual = loop.create_task(look_up(cache, "apple"));
    std::printf("created, %s\n", usual->done() ? "done" : "not done");
    co_await usual;

    std::puts("an eager one has begun, and may have ended, when it is created");
    TaskOptions eagerly;
    eagerly.eager_start = true;
    Ref<Task<int>> eager = loop.create_task(look_up(cache, "apple"), eagerly);
    std::printf("created, %s\n", eager->done() ? "done" : "not done");

    std::puts("so do all of a loop with the eager task factory");
    loop.set_task_factory(eager_task_factory);
    auto [apple, banana] = co_await gather(loop, look_up(cache, "apple"), look_up(cache, "banana"));
    std::printf("%d and %d at %g s\n", apple, banana, loop.time());
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    run(scheduler, show_eager_tasks()).value();
}
