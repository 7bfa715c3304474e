// Cancelling: a task is asked to stop, and stops where it waits. There CancelledError is thrown, so that it
// can clean up; it is thrown on, or the task goes on as if nothing had happened. A shield keeps a cancel away
// from what it protects.
#include <loop/event_loop.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/shield.h>
#include <loop/sleep.h>

#include <cstdio>

using namespace loopscope;

namespace {

Coroutine<void> download() {
    try {
        co_await sleep(60.0);
        std::puts("downloaded");
    } catch (const CancelledError& error) {
        std::printf("download: cleaning up, because %s\n", error.message().c_str());
        throw;
    }
}

Coroutine<int> save() {
    co_await sleep(2.0);
    std::puts("save: written");
    co_return 7;
}

Coroutine<void> save_shielded(Ref<Task<int>> saving) {
    int bytes = co_await shield(saving);
    std::printf("never printed: %d bytes\n", bytes);
}

Coroutine<void> show_cancellation() {
    EventLoop& loop = co_await running_loop();

    Ref<Task<void>> task = loop.create_task(download());
    co_await sleep(1.0);
    task->cancel(make_ref<TextPayload>("the user left"));
    try {
        co_await task;
    } catch (const CancelledError&) {
        std::printf("the download was cancelled at %g s\n", loop.time());
    }

    Ref<Task<int>> saving = loop.create_task(save());
    Ref<Task<void>> waiting = loop.create_task(save_shielded(saving));
    co_await sleep(1.0);
    waiting->cancel();
    Outcome<void> outcome = co_await settled(waiting);
    std::printf("waiting: %s, saving: %s\n", is_cancelled(outcome.error()) ? "cancelled" : "done",
                saving->done() ? "done" : "still running");
    int bytes = co_await saving;
    std::printf("saved %d bytes at %g s\n", bytes, loop.time());
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    run(scheduler, show_cancellation()).value();
}
