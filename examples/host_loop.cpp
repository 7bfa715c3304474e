// The loop inside a host that has a main loop of its own, as a game or a user interface does: the host
// advances it a bit each frame, asks how long it may sleep, and wakes it with events of its own. Nothing
// blocks, and the host says what time it is.
#include <loop/event_loop.h>
#include <loop/sleep.h>

#include <cstdio>
#include <string>

using namespace loopscope;

namespace {

Coroutine<void> blink(EventLoop& loop) {
    for (int i = 0; i < 3; ++i) {
        std::printf("frame %g: blink\n", loop.time());
        co_await sleep(2.0);
    }
}

Coroutine<void> wait_for_key(EventLoop& loop, Ref<Future<std::string>> key) {
    std::string pressed = co_await key;
    std::printf("frame %g: key %s\n", loop.time(), pressed.c_str());
}

}  // namespace

int main() {
    double frame = 0;  // the host's time: frames
    HostClock clock([](void* time) { return *static_cast<double*>(time); }, &frame);
    Scheduler scheduler(clock);
    EventLoop& loop = scheduler.new_event_loop();

    Ref<Future<std::string>> key = loop.create_future<std::string>();
    Ref<Task<void>> blinking = loop.create_task(blink(loop));
    Ref<Task<void>> waiting = loop.create_task(wait_for_key(loop, key));

    // The loop is an activation: it runs in a thread of the scheduler until it is stopped.
    Thread& thread = scheduler.start_thread("loop", loop);
    if (loop.enter(thread, nullptr)) return 1;

    for (;; ++frame) {
        if (frame == 3) {
            loop.call_soon_threadsafe([key] { (void)key->set_result("Enter"); });
        }
        Progress progress;
        do {
            progress = scheduler.advance(1000);
        } while (progress.state == Progress::State::More);
        if (blinking->done() && waiting->done()) break;
        if (progress.deadline > frame + 1) {
            std::printf("frame %g: nothing to do before frame %g\n", frame, progress.deadline);
        }
    }

    loop.stop();
    loop.call_soon_threadsafe([] {});
    (void)scheduler.advance(1000);
    (void)loop.close();
    std::puts("closed");
}
