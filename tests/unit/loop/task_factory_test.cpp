// Task factories: `EventLoop::set_task_factory`, as asyncio's.
#include <stdexcept>

#include "loop/context_var.h"
#include "loop/gather.h"
#include "loop/task_group.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

Coroutine<int> seven() {
    co_return 7;
}

TEST(TaskFactory, IsAskedForEveryTaskWithLoopCoroutineAndOptions) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<std::string> asked;
        host.loop.set_task_factory([&](EventLoop& loop, const AnyBody& coroutine, TaskOptions& options) {
            EXPECT_EQ(&loop, &host.loop);
            asked.push_back(coroutine.name() + " as '" + std::string(options.name) + "'");
        });
        Ref<Task<int>> task = host.loop.create_task(seven(), "first");
        (void)co_await gather(host.loop, seven(), seven());
        co_await task_group([](TaskGroup& group) -> Coroutine<void> {
            (void)group.create_task(seven(), "of the group");
            co_return;
        });
        EXPECT_EQ(co_await task, 7);
        const std::vector<std::string> expected{"seven as 'first'", "seven as ''", "seven as ''",
                                                "seven as 'of the group'"};
        EXPECT_EQ(asked, expected);
    });
}

TEST(TaskFactory, MayGiveATaskAnotherName) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::string name;
        host.loop.set_task_factory([&](EventLoop&, const AnyBody&, TaskOptions& options) {
            name = "my " + std::string(options.name);
            options.name = name;
        });
        Ref<Task<int>> first = host.loop.create_task(seven(), "one");
        Ref<Task<int>> second = host.loop.create_task(seven(), "two");
        EXPECT_EQ(first->name(), "my one");
        EXPECT_EQ(second->name(), "my two");
        (void)co_await gather(host.loop, first, second);
    });
}

TEST(TaskFactory, MayGiveATaskAContextOfItsOwn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const ContextVar<int> number("number", 0);
        Ref<Context> context = make_ref<Context>();
        (void)number.set(*context, 3);
        host.loop.set_task_factory(
            [&](EventLoop&, const AnyBody&, TaskOptions& options) { options.context = context; });
        auto look = [](const ContextVar<int>& variable) -> Coroutine<int> {
            co_return co_await variable.get();
        };
        EXPECT_EQ(co_await host.loop.create_task(look(number)), 3);
    });
}

TEST(TaskFactory, ThatFailsMakesATaskThatHasFailedWithTheSameError) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        host.loop.set_task_factory([](EventLoop&, const AnyBody&, TaskOptions&) {
            return make_error(ErrorKind::RuntimeError, "no more tasks");
        });
        Ref<Task<int>> refused = host.loop.create_task(seven());
        EXPECT_TRUE(refused->done());
        EXPECT_EQ(describe(*(co_await settled(refused)).error()), "RuntimeError: no more tasks");
        host.loop.set_task_factory(
            [](EventLoop&, const AnyBody&, TaskOptions&) { throw std::runtime_error("thrown"); });
        const Outcome<int> thrown = co_await settled(host.loop.create_task(seven()));
        EXPECT_EQ(describe(*thrown.error()), "Exception: thrown");
        EXPECT_EQ(host.loop.all_tasks().size(), 1u);
    });
}

TEST(TaskFactory, IsNotAskedByALoopThatIsClosed) {
    VirtualLoop host;
    int asked = 0;
    host.loop.set_task_factory([&](EventLoop&, const AnyBody&, TaskOptions&) { ++asked; });
    EXPECT_FALSE(host.loop.close());
    Ref<Task<int>> task = host.loop.create_task(seven());
    EXPECT_EQ(describe(*task->result_error()), "RuntimeError: Event loop is closed");
    EXPECT_EQ(asked, 0);
}

TEST(TaskFactory, CanBeLookedAtReplacedAndTakenAway) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        EXPECT_FALSE(host.loop.get_task_factory());
        host.loop.set_task_factory(eager_task_factory);
        const Ref<TaskFactory> eager = host.loop.get_task_factory();
        EXPECT_TRUE(host.loop.create_task(seven())->done());
        host.loop.set_task_factory(nullptr);
        EXPECT_FALSE(host.loop.get_task_factory());
        EXPECT_FALSE(host.loop.create_task(seven())->done());
        host.loop.set_task_factory(eager);
        EXPECT_TRUE(host.loop.create_task(seven())->done());
        co_await sleep(0);
    });
}

TEST(TaskFactory, MayPutAnotherOneInItsPlaceWhileItIsAsked) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        int asked = 0;
        host.loop.set_task_factory([&](EventLoop& loop, const AnyBody&, TaskOptions& options) {
            ++asked;
            loop.set_task_factory(nullptr);
            options.name = "last";
        });
        EXPECT_EQ(host.loop.create_task(seven())->name(), "last");
        EXPECT_NE(host.loop.create_task(seven())->name(), "last");
        EXPECT_EQ(asked, 1);
        co_await sleep(0);
    });
}

}  // namespace
}  // namespace loopscope
