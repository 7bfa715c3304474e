// The first program: two greetings side by side, in real time.
#include <loop/runner.h>
#include <loop/running_loop.h>
#include <loop/sleep.h>

#include <cstdio>
#include <string>

using namespace loopscope;

namespace {

Coroutine<int> greet(std::string name, double seconds) {
    co_await sleep(seconds);
    std::printf("hello, %s\n", name.c_str());
    co_return static_cast<int>(name.size());
}

Coroutine<int> greet_all() {
    EventLoop& loop = co_await running_loop();
    Ref<Task<int>> world = loop.create_task(greet("world", 0.10));
    Ref<Task<int>> moon = loop.create_task(greet("moon", 0.05));
    co_return co_await world + co_await moon;
}

}  // namespace

int main() {
    int letters = run(greet_all()).value();
    std::printf("%d letters\n", letters);
}
