#include "loop/as_completed.h"

#include "virtual_loop.h"

namespace loopscope {
namespace {

std::vector<Coroutine<int>> coroutines(Coroutine<int> a, Coroutine<int> b, Coroutine<int> c) {
    std::vector<Coroutine<int>> all;
    all.push_back(std::move(a));
    all.push_back(std::move(b));
    all.push_back(std::move(c));
    return all;
}

TEST(AsCompleted, GivesResultsInTheOrderOfCompletion) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto all = coroutines(answer_later(1, 3), answer_later(2, 1), answer_later(3, 2));
        std::vector<int> results;
        std::vector<double> times;
        for (Coroutine<int> next : as_completed(host.loop, std::move(all))) {
            int result = co_await std::move(next);
            results.push_back(result);
            times.push_back(host.loop.time());
        }
        EXPECT_EQ(results, (std::vector<int>{2, 3, 1}));
        EXPECT_EQ(times, (std::vector<double>{1, 2, 3}));
    });
}

TEST(AsCompleted, GivesTheFuturesThemselves) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto slow = host.loop.create_task(answer_later(1, 2));
        auto fast = host.loop.create_task(answer_later(2, 1));
        const std::vector<Ref<Task<int>>> tasks{slow, fast};
        auto completed = as_completed(host.loop, tasks);
        auto first = co_await completed.next_future();
        EXPECT_TRUE(first == fast);
        EXPECT_EQ(completed.left(), 1u);
        auto second = co_await completed.next_future();
        EXPECT_TRUE(second == slow);
        EXPECT_EQ(completed.left(), 0u);
    });
}

TEST(AsCompleted, RaisesTheErrorsOfFuturesAsTheyComeAndGoesOn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto all = coroutines(answer_later(1, 3), fail_later("two", 1), answer_later(3, 2));
        std::vector<std::string> seen;
        for (Coroutine<int> next : as_completed(host.loop, std::move(all))) {
            Outcome<int> outcome = co_await settled(std::move(next));
            seen.push_back(outcome.ok() ? std::to_string(*outcome) : describe(*outcome.error()));
        }
        EXPECT_EQ(seen, (std::vector<std::string>{"ValueError: two", "3", "1"}));
    });
}

TEST(AsCompleted, CountsEachUnfinishedFutureAsATimeoutErrorWhenTimeIsOver) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto a = host.loop.create_task(answer_later(1, 1));
        auto b = host.loop.create_task(answer_later(2, 8));
        auto c = host.loop.create_task(answer_later(3, 9));
        const std::vector<Ref<Task<int>>> tasks{a, b, c};
        auto completed = as_completed(host.loop, tasks, 2);
        std::vector<std::string> seen;
        while (completed.left() > 0) {
            Outcome<int> outcome = co_await settled(completed.next());
            seen.push_back(outcome.ok() ? std::to_string(*outcome) : describe(*outcome.error()));
        }
        EXPECT_EQ(seen, (std::vector<std::string>{"1", "TimeoutError", "TimeoutError"}));
        EXPECT_EQ(host.loop.time(), 2);
        EXPECT_FALSE(b->done()) << "nothing is cancelled";
        co_await b;
        co_await c;
    });
}

TEST(AsCompleted, PassesInThreeIterationsWithOneCoroutine) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto nothing = []() -> Coroutine<void> { co_return; };
        std::vector<Coroutine<void>> one;
        one.push_back(nothing());
        const std::uint64_t begin = host.loop.iteration();
        for (Coroutine<void> next : as_completed(host.loop, std::move(one))) co_await std::move(next);
        EXPECT_EQ(host.loop.iteration() - begin, 3u);
    });
}

TEST(AsCompleted, CountsTheSameFutureOnce) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(answer_later(1, 1));
        const std::vector<Ref<Task<int>>> tasks{task, task};
        auto completed = as_completed(host.loop, tasks);
        EXPECT_EQ(completed.left(), 1u);
        int value = co_await completed.next();
        EXPECT_EQ(value, 1);
    });
}

TEST(AsCompleted, OfNothingIsOverAtOnce) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        EXPECT_EQ(as_completed(host.loop, std::vector<Ref<Future<int>>>(), 5).left(), 0u);
        co_return;
    });
}

Coroutine<int> await_it(Coroutine<int> next) {
    int value = co_await std::move(next);
    co_return value;
}

TEST(AsCompleted, PassesTheTurnOfACancelledWaiterOn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto all = coroutines(answer_later(1, 1), answer_later(2, 2), answer_later(3, 3));
        auto completed = as_completed(host.loop, std::move(all));
        auto first = host.loop.create_task(await_it(completed.next()));
        auto second = host.loop.create_task(await_it(completed.next()));
        co_await sleep(0.5);
        first->cancel();
        int value = co_await second;
        EXPECT_EQ(value, 1);
        value = co_await completed.next();
        EXPECT_EQ(value, 2);
    });
}

TEST(AsCompleted, GivesToThoseWhoWaitInTheirOrder) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto all = coroutines(answer_later(1, 1), answer_later(2, 1), answer_later(3, 1));
        auto completed = as_completed(host.loop, std::move(all));
        auto first = host.loop.create_task(await_it(completed.next()));
        auto second = host.loop.create_task(await_it(completed.next()));
        int third = co_await completed.next();
        EXPECT_EQ(third, 1) << "it began to wait first";
        EXPECT_EQ((co_await first), 2);
        EXPECT_EQ((co_await second), 3);
    });
}

TEST(AsCompleted, MayGoBeforeTheCoroutinesThatItGave) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto slow = host.loop.create_task(answer_later(3, 9));
        std::vector<Ref<Future<int>>> futures{host.loop.create_task(answer_later(1, 2)),
                                              host.loop.create_task(answer_later(2, 1)), slow};
        std::vector<Ref<Task<int>>> tasks;
        for (Coroutine<int> next : as_completed(host.loop, std::move(futures), 5)) {
            tasks.push_back(host.loop.create_task(await_it(std::move(next))));
        }
        EXPECT_EQ((co_await tasks[0]), 2);
        EXPECT_EQ((co_await tasks[1]), 1);
        Outcome<int> late = co_await settled(tasks[2]);
        EXPECT_EQ(describe(*late.error()), "TimeoutError");
        EXPECT_EQ(host.loop.time(), 5);
        EXPECT_TRUE(slow->waiters().empty());
        co_await slow;
    });
}

TEST(AsCompleted, ItsTimerGoesWithTheLastWhoCouldBeWoken) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(answer_later(1, 1));
        const std::vector<Ref<Task<int>>> tasks{task};
        {
            Coroutine<int> next = as_completed(host.loop, tasks, 10).next();
            EXPECT_EQ(host.loop.timers().size(), 1u);
            EXPECT_EQ(task->waiters().size(), 1u);
        }
        EXPECT_TRUE(task->waiters().empty());
        bool is_cancelled = false;
        host.loop.timers().for_each([&](const Handle& timer) { is_cancelled = timer.cancelled(); });
        EXPECT_TRUE(is_cancelled);
        co_await task;
    });
}

TEST(AsCompleted, LetsGoOfItsFuturesWhenItGoes) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(answer_later(1, 1));
        {
            const std::vector<Ref<Task<int>>> tasks{task};
            auto completed = as_completed(host.loop, tasks, 10);
        }
        EXPECT_TRUE(task->waiters().empty());
        co_await task;
    });
}

TEST(AsCompleted, RefusesATimeoutThatIsNoNumber) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(answer_later(1, 1));
        const std::vector<Ref<Task<int>>> tasks{task};
        auto completed = as_completed(host.loop, tasks, std::numeric_limits<double>::quiet_NaN());
        Outcome<int> outcome = co_await settled(completed.next());
        EXPECT_EQ(describe(*outcome.error()), "ValueError: cannot convert float NaN to integer");
        co_await task;
    });
}

}  // namespace
}  // namespace loopscope
