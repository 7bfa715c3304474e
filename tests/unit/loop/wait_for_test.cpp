#include "loop/wait_for.h"

#include "virtual_loop.h"

namespace loopscope {
namespace {

TEST(WaitFor, GivesTheResultInTimeAndStartsNoTask) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::size_t tasks = 0;
        auto body = [&]() -> Coroutine<int> {
            tasks = host.loop.all_tasks().size();
            co_return 3;
        };
        int value = co_await wait_for(body(), 1);
        EXPECT_EQ(value, 3);
        EXPECT_EQ(tasks, 1u);
        int later = co_await wait_for(answer_later(4, 1), 2);
        EXPECT_EQ(later, 4);
        int unlimited = co_await wait_for(answer_later(5, 100), std::nullopt);
        EXPECT_EQ(unlimited, 5);
    });
}

TEST(WaitFor, RaisesTimeoutErrorAndCancelsWhatItAwaits) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(answer_later(1, 10));
        std::string caught;
        try {
            (void)co_await wait_for(task, 2);
        } catch (const TimeoutError& error) {
            caught = error.what();
        }
        EXPECT_EQ(caught, "TimeoutError");
        EXPECT_TRUE(task->cancelled());
        EXPECT_EQ(host.loop.time(), 2);
    });
}

TEST(WaitFor, WithNoTimeLeftCancelsACoroutineBeforeItsBody) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        bool ran = false;
        auto body = [&]() -> Coroutine<int> {
            ran = true;
            co_return 3;
        };
        Outcome<int> outcome = co_await settled(wait_for(body(), 0));
        EXPECT_EQ(outcome.error()->kind(), ErrorKind::TimeoutError);
        EXPECT_FALSE(ran);
        EXPECT_EQ(host.loop.all_tasks().size(), 1u);
    });
}

TEST(WaitFor, WithNoTimeLeftGivesTheResultOfAFinishedFuture) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto future = host.loop.create_future<int>();
        EXPECT_FALSE(future->set_result(9));
        int value = co_await wait_for(future, -1);
        EXPECT_EQ(value, 9);
    });
}

TEST(WaitFor, ThatIsCancelledItselfCancelsWhatItAwaitsAndRaisesCancelledError) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto inner = host.loop.create_task(answer_later(1, 10));
        auto outer = host.loop.create_task(wait_for(inner, 5));
        co_await sleep(1);
        outer->cancel();
        (void)co_await settled(outer);
        EXPECT_TRUE(outer->cancelled());
        EXPECT_TRUE(inner->cancelled());
        EXPECT_EQ(host.loop.time(), 1);
    });
}

TEST(WaitFor, WaitsForATaskThatCleansUpAfterTheTimeout) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto stubborn = []() -> Coroutine<int> {
            try {
                co_await sleep(10);
            } catch (const CancelledError&) {
            }
            co_await sleep(3);
            co_return 8;
        };
        auto task = host.loop.create_task(stubborn());
        int value = co_await wait_for(task, 2);
        EXPECT_EQ(value, 8) << "it swallowed the cancel, so its result counts";
        EXPECT_EQ(host.loop.time(), 5);
        EXPECT_EQ(host.loop.current_task()->cancelling(), 0u);
    });
}

}  // namespace
}  // namespace loopscope
