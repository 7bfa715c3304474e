#include "loop/sync/semaphore.h"

#include "loop/sync/lock.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

Coroutine<void> take_one(Semaphore& semaphore, std::string name, std::string& order) {
    co_await semaphore.acquire();
    order += name;
}

Coroutine<void> work(Semaphore& semaphore) {
    auto held = co_await hold(semaphore);
    co_await sleep(1);
}

TEST(Semaphore, LetsSoManyInAtATime) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Semaphore semaphore(2);
        std::vector<Ref<Task<void>>> tasks;
        for (int i = 0; i < 5; ++i) tasks.push_back(host.loop.create_task(work(semaphore)));
        co_await tasks.back();
        EXPECT_EQ(host.loop.time(), 3);
        EXPECT_EQ(semaphore.state_text(), "unlocked, value:2");
    });
}

TEST(Semaphore, BelongsToWhomItWokeFromThatMomentOn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Semaphore semaphore(0);
        std::string order;
        auto a = host.loop.create_task(take_one(semaphore, "a", order));
        co_await yield_now();
        EXPECT_FALSE(semaphore.release());
        EXPECT_EQ(semaphore.value(), 0);
        EXPECT_TRUE(semaphore.locked());
        co_await a;
    });
}

// locks.py:383: who comes now must not overtake the one that is woken and has not gone on yet.
TEST(Semaphore, IsLockedWhileSomebodyStandsInItsLineThoughOneIsFree) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Semaphore semaphore(0);
        std::string order;
        auto a = host.loop.create_task(take_one(semaphore, "a", order));
        co_await yield_now();
        EXPECT_FALSE(semaphore.release());
        EXPECT_FALSE(semaphore.release());
        EXPECT_EQ(semaphore.value(), 1);
        EXPECT_TRUE(semaphore.locked());
        auto b = take_one(semaphore, "b", order);
        co_await std::move(b);
        EXPECT_EQ(order, "ab");
        EXPECT_EQ(semaphore.value(), 0);
    });
}

TEST(Semaphore, OneCancelledAfterItWasWokenGivesItToTheNext) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Semaphore semaphore(0);
        std::string order;
        auto a = host.loop.create_task(take_one(semaphore, "a", order));
        auto b = host.loop.create_task(take_one(semaphore, "b", order));
        co_await yield_now();
        EXPECT_FALSE(semaphore.release());
        a->cancel();
        co_await b;
        EXPECT_EQ(order, "b");
        EXPECT_EQ(semaphore.value(), 0);
    });
}

TEST(Semaphore, OneCancelledBeforeItWasWokenTakesNothing) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Semaphore semaphore(0);
        std::string order;
        auto a = host.loop.create_task(take_one(semaphore, "a", order));
        co_await yield_now();
        a->cancel();
        EXPECT_FALSE(semaphore.release());
        EXPECT_EQ(semaphore.value(), 1);
        (void)co_await settled(a);
        EXPECT_EQ(semaphore.value(), 1);
    });
}

TEST(BoundedSemaphore, RefusesAReleaseBeyondItsInitialValue) {
    BoundedSemaphore semaphore(1);
    Error error = semaphore.release();
    ASSERT_TRUE(error);
    EXPECT_EQ(describe(*error), "ValueError: BoundedSemaphore released too many times");
    EXPECT_EQ(semaphore.value(), 1);
}

}  // namespace
}  // namespace loopscope
