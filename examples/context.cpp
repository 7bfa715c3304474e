// Context variables: values that belong to a task and to all that it starts, without being passed along. A
// task gets a copy of its creator's context; what it sets there stays its own.
#include <loop/context_var.h>
#include <loop/gather.h>
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>

#include <cstdio>
#include <string>

using namespace loopscope;

namespace {

const ContextVar<std::string> request("request", "none");

Coroutine<void> log(const char* text) {
    std::string name = co_await request.get();
    std::printf("[%s] %s\n", name.c_str(), text);
}

Coroutine<void> query() {
    co_await sleep(1.0);
    co_await log("queried");
}

Coroutine<void> handle_request(std::string name) {
    co_await request.set(name);
    co_await log("begun");
    EventLoop& loop = co_await running_loop();
    co_await loop.create_task(query());  // Nobody passes the name on.
    co_await log("ended");
}

Coroutine<void> show_context() {
    EventLoop& loop = co_await running_loop();
    co_await gather(loop, handle_request("a"), handle_request("b"));
    co_await log("nothing leaked");

    auto token = co_await request.set("c");
    co_await log("set here");
    co_await request.reset(token);
    co_await log("and back");
}

}  // namespace

int main() {
    VirtualClock clock;
    Scheduler scheduler(clock);
    run(scheduler, show_context()).value();
}
