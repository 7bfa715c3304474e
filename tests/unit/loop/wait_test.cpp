#include "loop/wait.h"

#include "virtual_loop.h"

namespace loopscope {
namespace {

Coroutine<int> fail_later(double delay) {
    co_await sleep(delay);
    co_await fail_with(make_error(ErrorKind::ValueError, "late"));
    co_return 0;
}

std::vector<Ref<FutureBase>> list(Ref<FutureBase> a, Ref<FutureBase> b) {
    return {std::move(a), std::move(b)};
}

TEST(Wait, WaitsForAllByDefault) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto a = host.loop.create_task(answer_later(1, 1));
        auto b = host.loop.create_task(fail_later(2));
        co_await wait(list(a, b));
        EXPECT_EQ(host.loop.time(), 2);
        EXPECT_TRUE(b->never_retrieved());
        b->set_retrieved();
    });
}

TEST(Wait, ReturnsWithTheFirstCompletedAndCancelsNothing) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto a = host.loop.create_task(answer_later(1, 1));
        auto b = host.loop.create_task(answer_later(2, 2));
        co_await wait(list(a, b), {}, ReturnWhen::FirstCompleted);
        EXPECT_EQ(host.loop.time(), 1);
        EXPECT_TRUE(b->waiters().empty()) << "its callback is gone";
        int value = co_await b;
        EXPECT_EQ(value, 2);
    });
}

TEST(Wait, ReturnsWithTheFirstExceptionButNotWithACancel) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto a = host.loop.create_task(answer_later(1, 9));
        auto b = host.loop.create_task(fail_later(3));
        host.loop.call_later(1, [&] { a->cancel(); });
        auto c = host.loop.create_task(answer_later(1, 5));
        std::vector<Ref<FutureBase>> all = list(a, b);
        all.push_back(c);
        co_await wait(all, {}, ReturnWhen::FirstException);
        EXPECT_EQ(host.loop.time(), 3);
        EXPECT_FALSE(b->never_retrieved());
        co_await c;
    });
}

// tasks.py:547: the number of those left is asked before the exception is.
TEST(Wait, ForTheFirstExceptionDoesNotLookAtTheErrorOfTheLast) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto a = host.loop.create_task(fail_later(1));
        std::vector<Ref<FutureBase>> alone;
        alone.push_back(a);
        co_await wait(alone, {}, ReturnWhen::FirstException);
        EXPECT_TRUE(a->never_retrieved());
        a->set_retrieved();
    });
}

// tasks.py:541 takes callbacks off their futures, not out of the ready queue.
TEST(Wait, LooksAtAnErrorAlsoWhenItCameJustBeforeItEnded) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        EventLoop& loop = host.loop;
        auto first = loop.create_future<int>();
        auto late = loop.create_future<int>();
        std::vector<Ref<FutureBase>> all = list(first, late);
        all.push_back(loop.create_future<int>());
        loop.call_soon([&] {
            (void)first->set_exception(make_error(ErrorKind::ValueError, "first"));
            // One iteration later, just before the waiting task goes on.
            loop.call_soon([&] { (void)late->set_exception(make_error(ErrorKind::ValueError, "late")); });
        });
        co_await wait(all, {}, ReturnWhen::FirstException);
        EXPECT_TRUE(late->done());
        co_await sleep(0);
        EXPECT_FALSE(late->never_retrieved());
    });
}

TEST(Wait, ReturnsAtItsTimeoutWithoutAnError) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto a = host.loop.create_task(answer_later(1, 1));
        auto b = host.loop.create_task(answer_later(2, 20));
        co_await wait(list(a, b), 5);
        EXPECT_EQ(host.loop.time(), 5);
        EXPECT_TRUE(a->done());
        EXPECT_FALSE(b->done());
        co_await b;
    });
}

TEST(Wait, NeverCancelsItsFuturesNotEvenWhenItIsCancelled) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto a = host.loop.create_task(answer_later(1, 3));
        auto b = host.loop.create_task(answer_later(2, 4));
        auto waiting = host.loop.create_task(wait(list(a, b)));
        co_await sleep(1);
        waiting->cancel();
        (void)co_await settled(waiting);
        EXPECT_TRUE(waiting->cancelled());
        EXPECT_FALSE(a->cancelling());
        co_await a;
        co_await b;
    });
}

TEST(Wait, ForNothingIsAValueError) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        Outcome<Waited<FutureBase>> outcome = co_await settled(wait(std::vector<Ref<FutureBase>>()));
        EXPECT_EQ(describe(*outcome.error()), "ValueError: Set of Tasks/Futures is empty.");
    });
}

TEST(Wait, GivesWhatIsDoneAndWhatIsPendingInTheGivenOrder) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto slow = host.loop.create_task(answer_later(1, 9));
        auto failing = host.loop.create_task(fail_later(2));
        auto fast = host.loop.create_task(answer_later(3, 1));
        const std::vector<Ref<Task<int>>> tasks{slow, failing, fast};
        auto [done, pending] = co_await wait(tasks, 5);
        EXPECT_EQ(host.loop.time(), 5);
        EXPECT_EQ(done, (std::vector<Ref<Task<int>>>{failing, fast}));
        EXPECT_EQ(pending, (std::vector<Ref<Task<int>>>{slow}));
        failing->set_retrieved();
        co_await slow;
    });
}

TEST(Wait, CountsTheSameFutureOnce) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(answer_later(1, 1));
        auto found = co_await wait(list(task, task));
        EXPECT_EQ(found.done.size(), 1u);
        EXPECT_EQ(host.loop.time(), 1);
    });
}

TEST(Wait, RefusesATimeoutThatIsNoNumberAndTheLoopGoesOn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(answer_later(1, 1));
        const double nan = std::numeric_limits<double>::quiet_NaN();
        auto outcome = co_await settled(wait(list(task, task), nan));
        EXPECT_EQ(describe(*outcome.error()), "ValueError: cannot convert float NaN to integer");
        int value = co_await task;
        EXPECT_EQ(value, 1);
    });
}

}  // namespace
}  // namespace loopscope
