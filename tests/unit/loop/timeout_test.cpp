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

}  // namespace
}  // namespace loopscope
