#include "loop/running_loop.h"

#include "loop/executor.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

Coroutine<std::string> name_of_task() {
    TaskBase* task = co_await current_task();
    co_return task->name();
}

TEST(RunningLoop, IsTheOneThatRunsTheCoroutine) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        EventLoop& loop = co_await running_loop();
        EXPECT_EQ(&loop, &host.loop);
    });
}

TEST(RunningLoop, IsARuntimeErrorInAnotherThread) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Executor executor(host.scheduler, 1, "asyncio");
        auto lost = []() -> Coroutine<std::uint32_t> {
            EventLoop& loop = co_await running_loop();
            co_return loop.id();
        };
        auto work = executor.submit<std::uint32_t>(host.loop, lost().into_body());
        Outcome<std::uint32_t> outcome = co_await settled(work);
        EXPECT_EQ(describe(*outcome.error()), "RuntimeError: no running event loop");
    });
}

TEST(RunningLoop, CanBeAskedForAsAnOutcome) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Outcome<EventLoop&> loop = co_await settled(running_loop());
        EXPECT_EQ(&*loop, &host.loop);
    });
}

TEST(CurrentTask, IsTheTaskWhoseCoroutineAsks) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::string inner = co_await host.loop.create_task(name_of_task(), "inner");
        EXPECT_EQ(inner, "inner");
        TaskBase* here = co_await current_task();
        EXPECT_EQ(here, current_task(host.loop));
        std::string awaited = co_await name_of_task();
        EXPECT_EQ(awaited, here->name()) << "a coroutine that is awaited is part of the same task";
    });
}

TEST(CurrentTask, IsNullInACallback) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        TaskBase* seen = co_await current_task();
        host.loop.call_soon([&] { seen = current_task(host.loop); });
        co_await sleep(0);
        EXPECT_EQ(seen, nullptr);
    });
}

TEST(AllTasks, AreThoseThatAreNotDone) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto quick = host.loop.create_task(sleep(1));
        auto slow = host.loop.create_task(sleep(5));
        std::size_t count = (co_await all_tasks()).size();
        EXPECT_EQ(count, 3u);
        co_await sleep(2);
        std::vector<Ref<FutureBase>> tasks = all_tasks(host.loop);
        EXPECT_EQ(tasks.size(), 2u);
        EXPECT_TRUE(tasks.back() == Ref<FutureBase>(slow));
        co_await slow;
    });
}

}  // namespace
}  // namespace loopscope
