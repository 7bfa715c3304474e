#include "loop/sync/lock.h"

#include "loop/wait_for.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

Coroutine<void> hold_for(Lock& lock, double seconds, std::string name, std::string& order) {
    auto held = co_await hold(lock);
    order += name;
    co_await sleep(seconds);
}

Coroutine<void> acquire_once(Lock& lock, std::string name, std::string& order) {
    co_await lock.acquire();
    order += name;
}

TEST(Lock, IsGivenOnInTheOrderInWhichItWasAskedFor) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Lock lock;
        std::string order;
        auto a = host.loop.create_task(hold_for(lock, 1, "a", order));
        auto b = host.loop.create_task(hold_for(lock, 1, "b", order));
        auto c = host.loop.create_task(hold_for(lock, 1, "c", order));
        co_await sleep(0.5);
        EXPECT_EQ(lock.state_text(), "locked, waiters:2");
        co_await c;
        EXPECT_EQ(order, "abc");
        EXPECT_EQ(host.loop.time(), 3);
        EXPECT_FALSE(lock.locked());
    });
}

TEST(Lock, FreeButWaitedForMustBeQueuedFor) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Lock lock;
        std::string order;
        co_await lock.acquire();
        auto first = host.loop.create_task(acquire_once(lock, "first", order));
        co_await yield_now();
        EXPECT_FALSE(lock.release());
        EXPECT_FALSE(lock.locked()) << "the first has not run yet";
        auto late = host.loop.create_task(acquire_once(lock, "late", order));
        co_await yield_now();
        co_await yield_now();
        EXPECT_EQ(order, "first");
        EXPECT_EQ(lock.waiters().count(), 1u);
        EXPECT_FALSE(lock.release());
        co_await late;
    });
}

// locks.py:98: not even by the one who has just released it.
TEST(Lock, FreeButWaitedForIsNotTakenInPassing) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Lock lock;
        std::string order;
        co_await lock.acquire();
        auto first = host.loop.create_task(hold_for(lock, 1, "first", order));
        co_await yield_now();
        EXPECT_FALSE(lock.release());
        co_await lock.acquire();
        EXPECT_EQ(order, "first");
        EXPECT_EQ(host.loop.time(), 1);
    });
}

TEST(Lock, AWaiterCancelledAfterItWasWokenWakesTheNext) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Lock lock;
        std::string order;
        co_await lock.acquire();
        auto a = host.loop.create_task(acquire_once(lock, "a", order));
        auto b = host.loop.create_task(acquire_once(lock, "b", order));
        co_await yield_now();
        EXPECT_FALSE(lock.release());
        a->cancel();
        co_await b;
        EXPECT_EQ(order, "b");
        EXPECT_TRUE(a->cancelled());
    });
}

TEST(Lock, OneThatIsFreeCannotBeReleased) {
    Lock lock;
    Error error = lock.release();
    ASSERT_TRUE(error);
    EXPECT_EQ(describe(*error), "RuntimeError: Lock is not acquired.");
}

TEST(Lock, BelongsToTheLoopItFirstWaitedOn) {
    VirtualLoop host;
    EventLoop& other = host.scheduler.new_event_loop();
    Lock lock;
    const auto wait_in_vain = [&]() -> Coroutine<void> {
        (void)co_await settled(lock.acquire());
        co_await wait_for(lock.acquire(), 1.0);
    };
    EXPECT_EQ(host.loop.run_until_complete(wait_in_vain()).error()->kind(), ErrorKind::TimeoutError);
    Outcome<void> refused = other.run_until_complete(lock.acquire());
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error()->message(), "<Lock [locked]> is bound to a different event loop");
}

TEST(Lock, IsAcquiredInALaterRunOfTheLoopThanItWasAskedForIn) {
    VirtualLoop host;
    Lock lock;
    std::string order;
    const auto hold_and_end = [&]() -> Coroutine<Ref<Task<void>>> {
        co_await lock.acquire();
        Ref<Task<void>> waiting = host.loop.create_task(acquire_once(lock, "a", order), "waiting");
        co_await yield_now();
        co_return waiting;
    };
    Ref<Task<void>> waiting = host.loop.run_until_complete(hold_and_end()).value();
    EXPECT_FALSE(lock.release());
    EXPECT_TRUE(host.loop.run_until_complete(Ref<Future<void>>(waiting)).ok());
    EXPECT_EQ(order, "a");
    AwaitedPrimitive told;
    lock.tell(told);
    EXPECT_EQ(told.holder, waiting->id());
}

TEST(Lock, TheLineMayEndBeforeThoseWhoStandInIt) {
    VirtualLoop host;
    {
        Lock lock;
        std::string order;
        const auto leave = [&]() -> Coroutine<void> {
            co_await lock.acquire();
            host.loop.create_task(acquire_once(lock, "never", order));
            co_await sleep(1);
        };
        EXPECT_TRUE(host.loop.run_until_complete(leave()).ok());
    }
    host.scheduler.abandon_loops();
    EXPECT_EQ(host.reports.messages, std::vector<std::string>{"Task was destroyed but it is pending!"});
}

}  // namespace
}  // namespace loopscope
