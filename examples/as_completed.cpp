// Results as they come: as_completed gives each as soon as it is there, wait tells which are done at some
// moment and which are not. Neither cancels what is late.
#include <loop/as_completed.h>
#include <loop/event_loop.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>
#include <loop/wait.h>

#include <cstdio>
#include <string>
#include <vector>

using namespace loopscope;

namespace {

Coroutine<std::string> search(std::string library, double seconds) {
    co_await sleep(seconds);
    co_return library;
}

std::vector<Ref<Task<std::string>>> search_all(EventLoop& loop) {
    return {loop.create_task(search("Vienna", 3)), loop.create_task(search("Oslo", 1)),
            loop.create_task(search("Lisbon", 2))};
}

Coroutine<void> show_as_completed() {
    EventLoop& loop = co_await running_loop();

    for (Coroutine<std::string> next : as_completed(loop, search_all(loop))) {
        std::string library = co_await std::move(next);
        std::printf("%s at %g s\n", library.c_str(), loop.time());
    }

    auto first = co_await wait(search_all(loop), {}, ReturnWhen::FirstCompleted);
    std::printf("the first at %g s: %s\n", loop.time(), first.done[0]->value().c_str());
    auto rest = co_await wait(first.pending, 1.5);
    std::printf("at %g s: %zu more, %zu pending\n", loop.time(), rest.done.size(), rest.pending.size());
    for (const Ref<Task<std::string>>& late : rest.pending) late->cancel();
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    run(scheduler, show_as_completed()).value();
}
