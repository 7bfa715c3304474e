#include "loop/sync/barrier.h"

#include "virtual_loop.h"

namespace loopscope {
namespace {

Coroutine<std::size_t> wait_at(Barrier& barrier, double arrival) {
    co_await sleep(arrival);
    std::size_t place = co_await barrier.wait();
    co_return place;
}

TEST(Barrier, LetsTheRoundGoWhenItIsFull) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Barrier barrier(2);
        auto a = host.loop.create_task(wait_at(barrier, 2));
        auto b = host.loop.create_task(wait_at(barrier, 1));
        co_await sleep(1.5);
        EXPECT_EQ(barrier.state_text(), "filling, waiters:1/2");
        std::size_t place_of_a = co_await a;
        std::size_t place_of_b = co_await b;
        EXPECT_EQ(place_of_a, 1u);
        EXPECT_EQ(place_of_b, 0u);
        EXPECT_EQ(host.loop.time(), 2);
    });
}

TEST(Barrier, TheNextRoundWaitsUntilThisOneHasLeft) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Barrier barrier(2);
        std::vector<Ref<Task<std::size_t>>> tasks;
        for (int i = 0; i < 4; ++i) tasks.push_back(host.loop.create_task(wait_at(barrier, 1)));
        std::string places;
        for (auto& task : tasks) {
            std::size_t place = co_await task;
            places += std::to_string(place);
        }
        EXPECT_EQ(places, "0101");
    });
}

TEST(Barrier, ResetSendsThoseWhoWaitAway) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Barrier barrier(2);
        auto a = host.loop.create_task(wait_at(barrier, 0));
        co_await sleep(1);
        co_await barrier.reset();
        Outcome<std::size_t> outcome = co_await settled(a);
        EXPECT_EQ(outcome.error()->kind(), ErrorKind::BrokenBarrierError);
        EXPECT_EQ(outcome.error()->message(), "Abort or reset of barrier");
        EXPECT_FALSE(barrier.broken());
    });
}

TEST(Barrier, AbortBreaksIt) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        Barrier barrier(2);
        co_await barrier.abort();
        EXPECT_EQ(barrier.state_text(), "broken");
        Outcome<std::size_t> outcome = co_await settled(barrier.wait());
        EXPECT_EQ(outcome.error()->message(), "Barrier aborted");
    });
}

TEST(Barrier, ACancelledWaiterLeavesItUnbroken) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Barrier barrier(2);
        auto a = host.loop.create_task(wait_at(barrier, 0));
        co_await sleep(1);
        a->cancel();
        (void)co_await settled(a);
        EXPECT_EQ(barrier.state_text(), "filling, waiters:0/2");
    });
}

}  // namespace
}  // namespace loopscope
