// A queue between a producer and two consumers. It holds two items at most, so a quick producer waits for
// the consumers; `join` waits until all work is done, `shutdown` sends the consumers home.
#include <loop/event_loop.h>
#include <loop/gather.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>
#include <loop/sync/queue.h>

#include <cstdio>
#include <string>

using namespace loopscope;

namespace {

Coroutine<void> produce(EventLoop& loop, Queue<std::string>& letters) {
    for (int number = 1; number <= 5; ++number) {
        std::string letter = "letter " + std::to_string(number);
        co_await letters.put(letter);
        std::printf("%g s: %s is in the box\n", loop.time(), letter.c_str());
    }
}

Coroutine<void> carry(EventLoop& loop, Queue<std::string>& letters, const char* name, double seconds) {
    for (;;) {
        Outcome<std::string> letter = co_await settled(letters.get());
        if (!letter.ok()) break;
        co_await sleep(seconds);
        std::printf("%g s: %s carried %s\n", loop.time(), name, (*letter).c_str());
        (void)letters.task_done();
    }
    std::printf("%g s: %s goes home\n", loop.time(), name);
}

Coroutine<void> show_queue() {
    EventLoop& loop = co_await running_loop();
    Queue<std::string> letters(2);
    Ref<Task<void>> anna = loop.create_task(carry(loop, letters, "Anna", 2));
    Ref<Task<void>> bert = loop.create_task(carry(loop, letters, "Bert", 5));
    co_await produce(loop, letters);
    co_await letters.join();
    letters.shutdown(false);
    co_await anna;
    co_await bert;
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    run(scheduler, show_queue()).value();
}
