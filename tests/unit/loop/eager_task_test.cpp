// Eager tasks: `asyncio.eager_task_factory` and `Task(eager_start=True)`.
#include "loop/task_group.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

TaskOptions eager() {
    TaskOptions options;
    options.eager_start = true;
    return options;
}

Coroutine<int> at_once(std::vector<std::string>& log) {
    log.emplace_back("child");
    co_return 7;
}

Coroutine<int> after_a_turn(std::vector<std::string>& log) {
    log.emplace_back("child begins");
    co_await sleep(0);
    log.emplace_back("child ends");
    co_return 8;
}

TEST(EagerTask, RunsUpToItsFirstWaitInTheMiddleOfItsCreator) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<std::string> log;
        log.emplace_back("before");
        Ref<Task<int>> task = host.loop.create_task(after_a_turn(log), eager());
        log.emplace_back("after");
        EXPECT_FALSE(task->done());
        EXPECT_EQ(co_await task, 8);
        const std::vector<std::string> expected{"before", "child begins", "after", "child ends"};
        EXPECT_EQ(log, expected);
    });
}

TEST(EagerTask, ThatDoesNotWaitIsDoneWhenItIsThereAndEntersNoQueue) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<std::string> log;
        Ref<Task<int>> task = host.loop.create_task(at_once(log), eager());
        EXPECT_TRUE(task->done());
        EXPECT_TRUE(host.loop.ready().empty());
        EXPECT_EQ(host.loop.all_tasks().size(), 1u);
        const std::uint64_t iteration = host.loop.iteration();
        EXPECT_EQ(co_await task, 7);
        EXPECT_EQ(host.loop.iteration(), iteration);
    });
}

TEST(EagerTask, IsTheCurrentTaskDuringItsStepAndItsCreatorAfterIt) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        TaskBase* creator = host.loop.current_task();
        TaskBase* seen = nullptr;
        auto look = [](EventLoop& loop, TaskBase*& into) -> Coroutine<void> {
            into = loop.current_task();
            EXPECT_EQ(loop.all_tasks().size(), 2u);
            co_return;
        };
        Ref<Task<void>> task = host.loop.create_task(look(host.loop, seen), eager());
        EXPECT_EQ(seen, task->as_task());
        EXPECT_EQ(host.loop.current_task(), creator);
        co_await sleep(0);
    });
}

TEST(EagerTask, ThatFailsKeepsItsErrorForWhoeverAwaitsIt) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto fail = []() -> Coroutine<int> {
            co_await fail_with(make_error(ErrorKind::ValueError, "too early"));
            co_return 0;
        };
        Ref<Task<int>> task = host.loop.create_task(fail(), eager());
        EXPECT_TRUE(task->done());
        const Outcome<int> outcome = co_await settled(task);
        EXPECT_EQ(describe(*outcome.error()), "ValueError: too early");
    });
}

TEST(EagerTask, CanMakeEagerTasksItself) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        struct Nested {
            static Coroutine<int> count_down(EventLoop& loop, int depth) {
                if (depth == 0) co_return 0;
                Ref<Task<int>> inner = loop.create_task(count_down(loop, depth - 1));
                EXPECT_TRUE(inner->done());
                co_return 1 + co_await inner;
            }
        };
        host.loop.set_task_factory(eager_task_factory);
        Ref<Task<int>> task = host.loop.create_task(Nested::count_down(host.loop, 50));
        EXPECT_TRUE(task->done());
        EXPECT_EQ(co_await task, 50);
    });
}

TEST(EagerTask, CancelledAfterItsFirstStepIsCancelledWhereItWaits) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<std::string> log;
        Ref<Task<int>> task = host.loop.create_task(after_a_turn(log), eager());
        task->cancel();
        const Outcome<int> outcome = co_await settled(task);
        EXPECT_TRUE(is_cancelled(outcome.error()));
        const std::vector<std::string> expected{"child begins"};
        EXPECT_EQ(log, expected);
    });
}

TEST(EagerTask, OnALoopThatDoesNotRunBeginsWithItsFirstIteration) {
    VirtualLoop host;
    std::vector<std::string> log;
    host.loop.set_task_factory(eager_task_factory);
    Ref<Task<int>> task = host.loop.create_task(at_once(log));
    EXPECT_TRUE(log.empty());
    const Outcome<int> outcome = host.loop.run_until_complete(Ref<Future<int>>(task));
    EXPECT_TRUE(outcome.ok());
    EXPECT_EQ(log.size(), 1u);
}

TEST(EagerTask, MadeByACallbackRunsInTheCallback) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<std::string> log;
        host.loop.call_soon([&] {
            log.emplace_back("callback");
            (void)host.loop.create_task(at_once(log), eager());
            log.emplace_back("callback ends");
        });
        co_await sleep(0);
        const std::vector<std::string> expected{"callback", "child", "callback ends"};
        EXPECT_EQ(log, expected);
    });
}

TEST(EagerTask, SeesItsCreatorStandWhereItMadeIt) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        struct Creator {
            static Coroutine<int> look(TaskBase& creator, std::size_t& depth) {
                depth = creator.stack().size();
                co_return 1;
            }
            static Coroutine<int> inner(EventLoop& loop, TaskBase& creator, std::size_t& depth) {
                // What the creator stood in at its last wait is gone.
                co_await sleep(0);
                Ref<Task<int>> task = loop.create_task(look(creator, depth), eager());
                co_return co_await task;
            }
        };
        std::size_t depth = 0;
        co_await Creator::inner(host.loop, *host.loop.current_task(), depth);
        EXPECT_EQ(depth, 2u);
    });
}

TEST(EagerTask, ThatRaisesAnExitErrorLeavesTheLoopAfterItsCreatorsStep) {
    VirtualLoop host;
    bool went_on = false;
    bool next_turn = false;
    auto leave = []() -> Coroutine<int> {
        co_await fail_with(make_error(ErrorKind::Exit, "enough"));
        co_return 0;
    };
    host.loop.call_soon([&] {
        Ref<Task<int>> task = host.loop.create_task(leave(), eager());
        EXPECT_TRUE(task->done());
        task->set_retrieved();
        went_on = true;
    });
    host.loop.call_soon([&] { next_turn = true; });
    EXPECT_EQ(describe(*host.loop.run_forever()), "SystemExit: enough");
    EXPECT_TRUE(went_on);
    EXPECT_FALSE(next_turn);
}

TEST(EagerTask, InATaskGroupMayBeDoneBeforeTheGroupWatchesIt) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<std::string> log;
        host.loop.set_task_factory(eager_task_factory);
        co_await task_group([&log](TaskGroup& group) -> Coroutine<void> {
            (void)group.create_task(at_once(log));
            (void)group.create_task(after_a_turn(log));
            co_return;
        });
        const std::vector<std::string> expected{"child", "child begins", "child ends"};
        EXPECT_EQ(log, expected);
    });
}

TEST(EagerTask, ThatIsDoneIsNotWaitedForByItsGroup) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<std::string> log;
        const std::uint64_t iteration = host.loop.iteration();
        host.loop.set_task_factory(eager_task_factory);
        co_await task_group([&log](TaskGroup& group) -> Coroutine<void> {
            (void)group.create_task(at_once(log));
            EXPECT_EQ(group.size(), 0u);
            co_return;
        });
        EXPECT_EQ(host.loop.iteration(), iteration);
    });
}

}  // namespace
}  // namespace loopscope
