// Work beside the loop: an executor runs coroutines in threads of its own while the loop goes on. The threads
// are lanes of the scheduler that take turns, so there are no data races and every run is the same.
#include <loop/event_loop.h>
#include <loop/executor.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>

#include <cstdio>
#include <vector>

using namespace loopscope;

namespace {

Coroutine<long> count_primes(int below) {
    long primes = 0;
    for (int number = 2; number < below; ++number) {
        bool prime = true;
        for (int factor = 2; factor * factor <= number && prime; ++factor) prime = number % factor != 0;
        primes += prime ? 1 : 0;
    }
    co_return primes;
}

Coroutine<void> show_executor(Scheduler& scheduler) {
    EventLoop& loop = co_await running_loop();
    Executor executor(scheduler, 2, "worker");

    std::vector<Ref<Future<long>>> counts;
    for (int below : {10, 100, 1000}) {
        counts.push_back(executor.submit(loop, count_primes(below).into_body()));
    }
    std::printf("submitted, none is done: %s\n", counts[0]->done() ? "no" : "yes");
    for (const Ref<Future<long>>& count : counts) {
        long primes = co_await count;
        std::printf("%ld\n", primes);
    }

    executor.shutdown();
    Outcome<long> refused = co_await settled(executor.submit(loop, count_primes(10).into_body()));
    std::printf("%s\n", describe(*refused.error()).c_str());
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    run(scheduler, show_executor(scheduler)).value();
}
