#include "loop/gather.h"

#include "virtual_loop.h"

namespace loopscope {
namespace {

using Futures = std::vector<Ref<Future<int>>>;

Futures list(Ref<Future<int>> a, Ref<Future<int>> b) {
    return {std::move(a), std::move(b)};
}

TEST(Gather, GivesResultsInTheOrderOfItsArguments) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto slow = host.loop.create_task(answer_later(1, 3));
        auto fast = host.loop.create_task(answer_later(2, 1));
        std::vector<int> results = co_await gather(host.loop, list(slow, fast));
        EXPECT_EQ(results, (std::vector<int>{1, 2}));
        EXPECT_EQ(host.loop.time(), 3);
    });
}

TEST(Gather, OfNothingIsDoneAtOnce) {
    VirtualLoop host;
    EXPECT_TRUE(gather(host.loop, Futures())->done());
}

TEST(Gather, FailsWithTheFirstErrorAndLeavesTheSiblingsRunning) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto failing = host.loop.create_task(fail_later("first", 1));
        auto other = host.loop.create_task(answer_later(2, 3));
        Outcome<std::vector<int>> outcome = co_await settled(gather(host.loop, list(failing, other)));
        EXPECT_EQ(describe(*outcome.error()), "ValueError: first");
        EXPECT_EQ(host.loop.time(), 1);
        EXPECT_FALSE(other->done());
        int value = co_await other;
        EXPECT_EQ(value, 2);
    });
}

TEST(Gather, TakesLaterErrorsAsRetrieved) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        {
            auto first = host.loop.create_task(fail_later("first", 1));
            auto second = host.loop.create_task(fail_later("second", 2));
            (void)co_await settled(gather(host.loop, list(first, second)));
        }
        co_await sleep(5);
        EXPECT_TRUE(host.reports.messages.empty());
    });
}

TEST(Gather, TakesACancelledChildAsAnErrorAndIsNotCancelledItself) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto child = host.loop.create_task(answer_later(1, 5));
        auto other = host.loop.create_task(answer_later(2, 6));
        auto outer = gather(host.loop, list(child, other));
        co_await sleep(1);
        child->cancel();
        Outcome<std::vector<int>> outcome = co_await settled(outer);
        EXPECT_TRUE(is_cancelled(outcome.error()));
        EXPECT_FALSE(outer->cancelled());
        EXPECT_FALSE(other->done());
        co_await other;
    });
}

TEST(Gather, CancelsEveryChildWhenItIsCancelledAndRaisesEvenWithReturnExceptions) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto a = host.loop.create_task(answer_later(1, 5));
        auto b = host.loop.create_task(answer_later(2, 6));
        auto outer = gather_outcomes(host.loop, list(a, b));
        co_await sleep(1);
        EXPECT_TRUE(outer->cancel());
        Outcome<std::vector<Outcome<int>>> outcome = co_await settled(outer);
        EXPECT_TRUE(is_cancelled(outcome.error()));
        EXPECT_TRUE(a->cancelled());
        EXPECT_TRUE(b->cancelled());
        EXPECT_FALSE(outer->cancel());
        EXPECT_EQ(host.loop.time(), 1);
    });
}

TEST(Gather, GivesErrorsAmongTheResultsWithReturnExceptions) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto failing = host.loop.create_task(fail_later("one", 1));
        auto fine = host.loop.create_task(answer_later(2, 3));
        std::vector<Outcome<int>> outcomes = co_await gather_outcomes(host.loop, list(failing, fine));
        EXPECT_EQ(describe(*outcomes[0].error()), "ValueError: one");
        EXPECT_EQ(*outcomes[1], 2);
        EXPECT_TRUE(host.reports.messages.empty());
    });
}

// tasks.py:857: made from the message that the child keeps; a task that raised its CancelledError keeps none.
TEST(Gather, GivesACancelledChildAsANewErrorAndLeavesItsOwnAlone) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(answer_later(1, 1));
        auto future = host.loop.create_future<int>();
        Ref<Payload> message = make_ref<TextPayload>("gone");
        task->cancel(message);
        future->cancel(message);
        std::vector<Ref<Future<int>>> both;
        both.push_back(task);
        both.push_back(future);
        std::vector<Outcome<int>> outcomes = co_await gather_outcomes(host.loop, both);
        EXPECT_EQ(describe(*outcomes[0].error()), "CancelledError");
        EXPECT_EQ(describe(*outcomes[1].error()), "CancelledError: gone");
        EXPECT_EQ(describe(*task->result_error()), "CancelledError: gone");
    });
}

// tasks.py:848: the results are made, and so the errors retrieved, before it is asked whether it was
// cancelled.
TEST(Gather, ThatWasCancelledTakesTheErrorsOfItsChildrenAsRetrieved) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto stubborn = []() -> Coroutine<int> {
            Outcome<void> slept = co_await settled(sleep(5));
            EXPECT_TRUE(is_cancelled(slept.error()));
            co_await fail_with(make_error(ErrorKind::ValueError, "worse"));
            co_return 0;
        };
        auto child = host.loop.create_task(stubborn());
        auto other = host.loop.create_task(answer_later(1, 5));
        auto outer = gather_outcomes(host.loop, list(child, other));
        co_await sleep(1);
        outer->cancel();
        auto outcome = co_await settled(outer);
        EXPECT_TRUE(is_cancelled(outcome.error()));
        EXPECT_FALSE(child->never_retrieved());
    });
}

TEST(Gather, ThatItsChildWaitsForIsCancelledWithoutEnd) {
    VirtualLoop host;
    struct Body {
        static Coroutine<int> wait_for(const Ref<Future<std::vector<int>>>& all) {
            std::vector<int> results = co_await all;
            co_return results.front();
        }
    };
    Ref<Future<std::vector<int>>> all;
    Ref<Task<int>> child = host.loop.create_task(Body::wait_for(all));
    all = gather(host.loop, list(child, host.loop.create_task(answer_later(1, 9))));
    (void)host.run([&]() -> Coroutine<void> {
        co_await sleep(1);
        EXPECT_TRUE(child->cancel());
        EXPECT_TRUE(all->cancel());
        co_await sleep(1);
    });
    EXPECT_EQ(child->cancelling(), 2u);
}

TEST(Gather, LetsDuplicatesShareASlot) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto twice = host.loop.create_task(answer_later(7, 1));
        auto slow = host.loop.create_task(answer_later(8, 2));
        Futures children = list(twice, twice);
        children.push_back(slow);
        auto gathered = gather(host.loop, children);
        EXPECT_EQ(twice->waiters().size(), 1u) << "the one that stands twice has one callback";
        std::vector<int> results = co_await gathered;
        EXPECT_EQ(results, (std::vector<int>{7, 7, 8}));
        EXPECT_EQ(host.loop.time(), 2);
    });
}

TEST(Gather, OfFinishedFuturesIsFinishedWithoutAnIteration) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto a = host.loop.create_future<int>();
        auto b = host.loop.create_future<int>();
        EXPECT_FALSE(a->set_result(1));
        EXPECT_FALSE(b->set_exception(make_error(ErrorKind::ValueError, "b")));
        EXPECT_TRUE(gather(host.loop, list(a, a))->done());
        auto failed = gather(host.loop, list(a, b));
        EXPECT_EQ(describe(*failed->result().error()), "ValueError: b");
        co_return;
    });
}

TEST(Gather, OfAFutureThatNobodyElseHoldsIsFreedWhenTheProgramEnds) {
    VirtualLoop host;
    auto outer = gather(host.loop, list(host.loop.create_future<int>(), host.loop.create_future<int>()));
    outer = nullptr;
    host.scheduler.abandon_loops();
}

TEST(Gather, ReportsItsErrorAsNeverRetrievedWhenNobodyAwaitsIt) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto a = host.loop.create_task(fail_later("lost", 1));
        (void)gather(host.loop, list(a, a));
        a = nullptr;
        co_await sleep(2);
        EXPECT_EQ(host.reports.messages,
                  (std::vector<std::string>{"_GatheringFuture exception was never retrieved"}));
    });
}

Coroutine<std::string> text_later(std::string text, double delay) {
    co_await sleep(delay);
    co_return text;
}

TEST(Gather, GivesATupleOfResultsOfDifferentTypes) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(answer_later(1, 2));
        auto future = host.loop.create_future<bool>();
        host.loop.call_later(3, [&] { (void)future->set_result(true); });
        auto all = gather(host.loop, task, text_later("two", 1), sleep(1), future);
        auto [number, text, nothing, flag] = co_await all;
        EXPECT_EQ(number, 1);
        EXPECT_EQ(text, "two");
        EXPECT_TRUE(flag);
        EXPECT_EQ(host.loop.time(), 3);
    });
}

TEST(Gather, BeginsTheCoroutinesOfATupleInTheirOrder) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<int> began;
        auto note = [](std::vector<int>& list, int number) -> Coroutine<int> {
            list.push_back(number);
            co_return number;
        };
        auto all = gather(host.loop, note(began, 1), note(began, 2), note(began, 3));
        (void)co_await all;
        EXPECT_EQ(began, (std::vector<int>{1, 2, 3}));
    });
}

TEST(Gather, GivesATupleOfOutcomesWithReturnExceptions) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto all = gather_outcomes(host.loop, fail_later("one", 1), text_later("two", 2));
        auto [one, two] = co_await all;
        EXPECT_EQ(describe(*one.error()), "ValueError: one");
        EXPECT_EQ(*two, "two");
    });
}

TEST(Gather, OfATupleFailsWithTheFirstError) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto all = gather(host.loop, text_later("one", 3), fail_later("two", 1));
        auto outcome = co_await settled(all);
        EXPECT_EQ(describe(*outcome.error()), "ValueError: two");
        EXPECT_EQ(host.loop.time(), 1);
        co_await sleep(5);
    });
}

TEST(Gather, TakesAVectorOfCoroutinesAndOfTasks) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<Coroutine<int>> coroutines;
        coroutines.push_back(answer_later(1, 2));
        coroutines.push_back(answer_later(2, 1));
        std::vector<int> results = co_await gather(host.loop, std::move(coroutines));
        EXPECT_EQ(results, (std::vector<int>{1, 2}));
        std::vector<Ref<Task<int>>> tasks{host.loop.create_task(answer_later(3, 1))};
        results = co_await gather(host.loop, tasks);
        EXPECT_EQ(results, (std::vector<int>{3}));
    });
}

TEST(Gather, ThatWaitsForItselfGoesWithItsLoop) {
    std::vector<Ref<Future<int>>> children;
    VirtualLoop host;
    auto self = [&]() -> Coroutine<int> {
        co_await sleep(0);
        co_await gather(host.loop, children);
        co_return 1;
    };
    children.push_back(host.loop.create_task(self()));
    EXPECT_TRUE(host.loop.run_forever()) << "nothing is left that could wake the loop";
    children.clear();
    host.scheduler.abandon_loops();
    EXPECT_EQ(host.reports.messages, (std::vector<std::string>{"Task was destroyed but it is pending!"}));
}

}  // namespace
}  // namespace loopscope
