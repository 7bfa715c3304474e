#include "loop/sleep.h"

#include <cmath>

#include "virtual_loop.h"

namespace loopscope {
namespace {

TEST(Sleep, MovesTheVirtualClockByExactlyItsDelay) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        double before = host.loop.time();
        co_await sleep(0.4);
        EXPECT_EQ(host.loop.time(), before + 0.4);
    });
}

TEST(Sleep, OfNotANumberIsAValueError) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        Outcome<void> outcome = co_await settled(sleep(std::nan("")));
        EXPECT_EQ(describe(*outcome.error()), "ValueError: Invalid delay: NaN (not a number)");
    });
}

TEST(Sleep, OfZeroLetsTheOthersRunOnce) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::string order;
        host.loop.call_soon([&] { order += "a"; });
        host.loop.call_soon([&] {
            order += "b";
            host.loop.call_soon([&] { order += "d"; });
        });
        co_await sleep(0);
        order += "c";
        co_await sleep(0);
        EXPECT_EQ(order, "abcd");
        EXPECT_EQ(host.loop.time(), 0);
    });
}

TEST(Sleep, ThatIsCancelledLeavesNoTimerBehind) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(sleep(1000));
        co_await sleep(1);
        task->cancel();
        Outcome<void> outcome = co_await settled(task);
        EXPECT_TRUE(is_cancelled(outcome.error()));
        co_await sleep(1);
        EXPECT_EQ(host.loop.time(), 2);
        EXPECT_LE(host.loop.timers().size(), 1u);
    });
}

}  // namespace
}  // namespace loopscope
