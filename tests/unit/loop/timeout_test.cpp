#include "loop/timeout.h"

#include "virtual_loop.h"

namespace loopscope {
namespace {

/// `async with timeout_at(when): await sleep(delay)`, with what leaves it.
Coroutine<void> sleep_within(double delay, std::optional<double> when) {
    Timeout limit(when);
    Thread& thread = co_await current_thread();
    if (Error error = limit.enter(thread)) co_await fail_with(error);
    Outcome<void> slept = co_await settled(sleep(delay));
    if (Error error = limit.exit(slept.error())) co_await fail_with(error);
}

TEST(Timeout, TurnsItsOwnCancelIntoTimeoutError) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Outcome<void> outcome = co_await settled(sleep_within(10, 2));
        EXPECT_EQ(outcome.error()->kind(), ErrorKind::TimeoutError);
        EXPECT_TRUE(is_cancelled(outcome.error()->cause())) << "raised from the CancelledError";
        EXPECT_EQ(host.loop.time(), 2);
        EXPECT_EQ(host.loop.current_task()->cancelling(), 0u);
    });
}

TEST(Timeout, LeavesAloneWhatEndsInTime) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        co_await sleep_within(1, 2);
        co_await sleep_within(5, std::nullopt);
        co_await sleep(5);
        EXPECT_EQ(host.loop.time(), 11);
    });
}

TEST(Timeout, LetsAnOuterCancelWin) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(sleep_within(10, 2));
        host.loop.call_at(2, [&] { task->cancel(); });
        co_await sleep(0);
        (void)co_await settled(task);
        EXPECT_TRUE(task->cancelled());
        EXPECT_EQ(host.loop.time(), 2);
    });
}

// timeouts.py:93: cancels that were swallowed before it was entered are not its affair.
TEST(Timeout, CountsOnlyTheCancelsSinceItsEntry) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto body = []() -> Coroutine<void> {
            (void)co_await settled(sleep(5));
            co_await sleep_within(10, 3);
        };
        auto task = host.loop.create_task(body());
        co_await sleep(1);
        task->cancel();
        Outcome<void> outcome = co_await settled(task);
        EXPECT_EQ(outcome.error()->kind(), ErrorKind::TimeoutError);
        EXPECT_EQ(host.loop.time(), 3);
        EXPECT_EQ(task->cancelling(), 1u) << "it takes back its own cancel alone";
    });
}

// timeouts.py:110: it has expired, and says so, also when the body swallowed the cancel.
TEST(Timeout, HasExpiredWithoutAnErrorWhenItsBodySwallowedTheCancel) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Timeout limit(2.0);
        Thread& thread = co_await current_thread();
        EXPECT_FALSE(limit.enter(thread));
        (void)co_await settled(sleep(10));
        EXPECT_EQ(limit.state(), Timeout::State::Expiring);
        EXPECT_FALSE(limit.exit({}));
        EXPECT_TRUE(limit.expired());
        EXPECT_EQ(host.loop.current_task()->cancelling(), 0u);
    });
}

TEST(Timeout, LetsAnOuterTimeoutThatIsDueAtTheSameTimeWin) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Timeout outer(2.0);
        Thread& thread = co_await current_thread();
        EXPECT_FALSE(outer.enter(thread));
        Outcome<void> inside = co_await settled(sleep_within(10, 2));
        EXPECT_TRUE(is_cancelled(inside.error())) << "the inner one must not take it";
        Error left = outer.exit(inside.error());
        EXPECT_EQ(left->kind(), ErrorKind::TimeoutError);
        EXPECT_EQ(host.loop.current_task()->cancelling(), 0u);
    });
}

TEST(Timeout, ThatHasPassedAlreadyStillLetsTheBodyReachItsFirstAwait) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Timeout limit(-1.0);
        Thread& thread = co_await current_thread();
        EXPECT_FALSE(limit.enter(thread));
        EXPECT_FALSE(limit.expired());
        Outcome<void> yielded = co_await settled(sleep(0));
        EXPECT_TRUE(limit.expired());
        EXPECT_TRUE(is_cancelled(yielded.error()));
        EXPECT_EQ(limit.exit(yielded.error())->kind(), ErrorKind::TimeoutError);
        EXPECT_EQ(host.loop.time(), 0);
    });
}

TEST(Timeout, KeepsTheTypeOfOtherErrors) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        Timeout limit(1.0);
        Thread& thread = co_await current_thread();
        EXPECT_FALSE(limit.enter(thread));
        (void)co_await settled(sleep(2));
        Error left = limit.exit(make_error(ErrorKind::ValueError, "other"));
        EXPECT_EQ(describe(*left), "ValueError: other");
        EXPECT_TRUE(limit.took_over());
    });
}

TEST(Timeout, CanBeRescheduledWhileItIsActive) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Timeout limit(1.0);
        EXPECT_EQ(describe(*limit.reschedule(2.0)), "RuntimeError: Timeout has not been entered");
        Thread& thread = co_await current_thread();
        EXPECT_FALSE(limit.enter(thread));
        EXPECT_EQ(describe(*limit.enter(thread)), "RuntimeError: Timeout has already been entered");
        EXPECT_FALSE(limit.reschedule(5.0));
        Outcome<void> slept = co_await settled(sleep(10));
        EXPECT_EQ(host.loop.time(), 5);
        EXPECT_EQ(describe(*limit.reschedule(9.0)), "RuntimeError: Cannot change state of expiring Timeout");
        EXPECT_EQ(limit.exit(slept.error())->kind(), ErrorKind::TimeoutError);
        EXPECT_EQ(describe(*limit.reschedule(9.0)), "RuntimeError: Cannot change state of expired Timeout");
    });
}

TEST(Timeout, NeedsATask) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Thread& thread = co_await current_thread();
        std::string refused;
        host.loop.call_soon([&] {
            Timeout limit(1.0);
            refused = describe(*limit.enter(thread));
        });
        co_await sleep(0);
        EXPECT_EQ(refused, "RuntimeError: Timeout should be used inside a task");
    });
}

TEST(TimeoutBlock, GivesTheResultOfItsBody) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        int captured = 7;
        int result = co_await timeout(2, [&]() -> Coroutine<int> {
            co_await sleep(1);
            co_return captured;
        });
        EXPECT_EQ(result, 7);
        EXPECT_EQ(host.loop.time(), 1);
        co_await timeout(std::nullopt, [] { return sleep(10); });
        EXPECT_EQ(host.loop.time(), 11);
    });
}

TEST(TimeoutBlock, CancelsItsBodyAndFailsWithTimeoutError) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        bool cancelled = false;
        bool caught = false;
        try {
            co_await timeout(2, [&]() -> Coroutine<void> {
                Outcome<void> slept = co_await settled(sleep(10));
                cancelled = is_cancelled(slept.error());
                co_await fail_with(slept.error());
            });
        } catch (const TimeoutError&) {
            caught = true;
        }
        EXPECT_TRUE(cancelled);
        EXPECT_TRUE(caught);
        EXPECT_EQ(host.loop.time(), 2);
        EXPECT_EQ(host.loop.current_task()->cancelling(), 0u);
    });
}

TEST(TimeoutBlock, CountsFromTheLoopsTimeAndTimeoutAtTakesItAsItIs) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        co_await sleep(5);
        double deadline =
            co_await timeout(2, [](Timeout& limit) -> Coroutine<double> { co_return limit.when().value(); });
        EXPECT_EQ(deadline, 7);
        Outcome<void> outcome = co_await settled(timeout_at(6, [] { return sleep(100); }));
        EXPECT_EQ(outcome.error()->kind(), ErrorKind::TimeoutError);
        EXPECT_EQ(host.loop.time(), 6);
    });
}

TEST(TimeoutBlock, CanBeRescheduledByItsBody) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        co_await timeout(2, [](Timeout& limit) -> Coroutine<void> {
            co_await sleep(1);
            EXPECT_FALSE(limit.reschedule(limit.when().value() + 5));
            co_await sleep(4);
            EXPECT_FALSE(limit.expired());
        });
        EXPECT_EQ(host.loop.time(), 5);
    });
}

TEST(TimeoutBlock, ThatIsNestedLetsTheOuterOneWin) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        bool inner_expired = true;
        std::string inner_error;
        auto outer = timeout(1, [&]() -> Coroutine<void> {
            Outcome<void> inner = co_await settled(timeout(2, [&](Timeout& limit) -> Coroutine<void> {
                Outcome<void> slept = co_await settled(sleep(10));
                inner_expired = limit.expired();
                co_await fail_with(slept.error());
            }));
            inner_error = describe(*inner.error());
            co_await fail_with(inner.error());
        });
        Outcome<void> outcome = co_await settled(std::move(outer));
        EXPECT_FALSE(inner_expired);
        EXPECT_EQ(inner_error, "CancelledError");
        EXPECT_EQ(describe(*outcome.error()), "TimeoutError");
        EXPECT_EQ(host.loop.time(), 1);
    });
}

TEST(TimeoutBlock, LetsACancelFromOutsideWin) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(timeout(2, [] { return sleep(10); }));
        host.loop.call_at(2, [&] { task->cancel(); });
        co_await sleep(0);
        (void)co_await settled(task);
        EXPECT_TRUE(task->cancelled());
    });
}

TEST(TimeoutBlock, ThatHasPassedLetsABodyEndThatNeverSuspends) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        int result = co_await timeout(0, []() -> Coroutine<int> { co_return 3; });
        EXPECT_EQ(result, 3);
        co_await sleep(0);
        EXPECT_EQ(host.loop.current_task()->cancelling(), 0u);
    });
}

TEST(TimeoutBlock, RefusesADelayThatIsNoNumberAndTheLoopGoesOn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        Outcome<void> outcome = co_await settled(timeout(nan, [] { return sleep(1); }));
        EXPECT_EQ(describe(*outcome.error()), "ValueError: cannot convert float NaN to integer");
        co_await timeout(3, [&](Timeout& limit) -> Coroutine<void> {
            EXPECT_EQ(describe(*limit.reschedule(nan)), "ValueError: cannot convert float NaN to integer");
            EXPECT_EQ(limit.when(), 3.0);
            co_await sleep(1);
        });
        EXPECT_EQ(host.loop.time(), 1);
    });
}

}  // namespace
}  // namespace loopscope
