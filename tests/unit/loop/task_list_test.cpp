// all_tasks() over the list that a loop keeps of its tasks.
#include "loop/task_list.h"

#include "virtual_loop.h"

namespace loopscope {
namespace {

Coroutine<void> sleep_for(double seconds) {
    co_await sleep(seconds);
}

std::vector<std::string> names(const EventLoop& loop) {
    std::vector<std::string> found;
    for (const Ref<FutureBase>& task : loop.all_tasks()) found.push_back(task->as_task()->name());
    return found;
}

TEST(TaskList, GivesTheTasksThatAreNotDoneOldestFirst) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        host.loop.create_task(sleep_for(3), "three");
        host.loop.create_task(sleep_for(1), "one");
        host.loop.create_task(sleep_for(2), "two");
        co_await sleep(1.5);
        const std::vector<std::string> expected{"Task-1", "three", "two"};
        EXPECT_EQ(names(host.loop), expected);
    });
}

TEST(TaskList, KeepsTheOrderWhenGapsAreClosed) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<std::string> expected{"Task-1"};
        for (int i = 0; i < 2000; ++i) {
            // Nine of ten end soon, so the list is full of gaps when it has to grow.
            const bool stays = i % 10 == 0;
            const std::string name = "job " + std::to_string(i);
            host.loop.create_task(sleep_for(stays ? 1000 : 0), name);
            if (stays) expected.push_back(name);
            co_await sleep(0);
            co_await sleep(0);
        }
        co_await sleep(1);
        EXPECT_EQ(names(host.loop), expected);
    });
}

}  // namespace
}  // namespace loopscope
