#include "loop/shield.h"

#include "virtual_loop.h"

namespace loopscope {
namespace {

Coroutine<int> fail_later(double delay) {
    co_await sleep(delay);
    co_await fail_with(make_error(ErrorKind::ValueError, "late"));
    co_return 0;
}

TEST(Shield, GivesTheResultOfTheInnerTask) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        int value = co_await shield(host.loop.create_task(answer_later(4, 1)));
        EXPECT_EQ(value, 4);
    });
}

TEST(Shield, KeepsACancelFromTheInnerTask) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto inner = host.loop.create_task(answer_later(4, 2));
        auto body = [&]() -> Coroutine<int> { co_return co_await shield(inner); };
        auto waiting = host.loop.create_task(body());
        co_await sleep(1);
        waiting->cancel();
        (void)co_await settled(waiting);
        EXPECT_TRUE(waiting->cancelled());
        EXPECT_FALSE(inner->done());
        int value = co_await inner;
        EXPECT_EQ(value, 4);
    });
}

TEST(Shield, IsCancelledWhenTheInnerTaskIs) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto inner = host.loop.create_task(answer_later(4, 2));
        Ref<Future<int>> outer = shield(inner);
        co_await sleep(1);
        inner->cancel();
        (void)co_await settled(outer);
        EXPECT_TRUE(outer->cancelled());
    });
}

TEST(Shield, OfAFinishedFutureIsThatFuture) {
    VirtualLoop host;
    auto inner = host.loop.create_future<int>();
    EXPECT_FALSE(inner->set_result(1));
    EXPECT_EQ(shield(inner), inner);
}

TEST(Shield, ThatWasCancelledLeavesALaterErrorToBeReportedAsNeverRetrieved) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        {
            Ref<Future<int>> outer = shield(host.loop.create_task(fail_later(2)));
            co_await sleep(1);
            outer->cancel();
        }
        co_await sleep(2);
        EXPECT_EQ(host.reports.messages, (std::vector<std::string>{"Task exception was never retrieved"}));
    });
}

TEST(Shield, PassesAnErrorOn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Outcome<int> outcome = co_await settled(shield(host.loop.create_task(fail_later(2))));
        EXPECT_EQ(describe(*outcome.error()), "ValueError: late");
        EXPECT_TRUE(host.reports.messages.empty());
    });
}

TEST(Shield, OutlivesAnInnerFutureThatIsDroppedPending) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Future<int>> outer = shield(host.loop.create_future<int>());
        EXPECT_TRUE(outer->cancel());
        co_await sleep(0);
        EXPECT_TRUE(outer->cancelled());
    });
}

}  // namespace
}  // namespace loopscope
