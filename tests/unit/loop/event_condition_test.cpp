#include "loop/sync/condition.h"
#include "loop/sync/event.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

Coroutine<void> note_when_set(Event& event, std::string name, std::string& order) {
    co_await event.wait();
    order += name;
}

Coroutine<void> note_when_notified(Condition& condition, std::string name, std::string& order) {
    auto held = co_await hold(condition);
    co_await condition.wait();
    order += name;
}

TEST(Event, SetThenClearedStillWakesThoseWhoWaited) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Event event;
        std::string order;
        auto a = host.loop.create_task(note_when_set(event, "a", order));
        auto b = host.loop.create_task(note_when_set(event, "b", order));
        co_await yield_now();
        EXPECT_EQ(event.state_text(), "unset, waiters:2");
        event.set();
        event.clear();
        co_await b;
        EXPECT_EQ(order, "ab");
        EXPECT_EQ(event.state_text(), "unset");
    });
}

TEST(Event, WaitingForOneThatIsSetDoesNotSuspend) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Event event;
        event.set();
        const std::uint64_t before = host.loop.iteration();
        co_await event.wait();
        EXPECT_EQ(host.loop.iteration(), before);
    });
}

TEST(Event, ACancelledWaiterLeavesTheLine) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Event event;
        std::string order;
        auto a = host.loop.create_task(note_when_set(event, "a", order));
        co_await yield_now();
        a->cancel();
        (void)co_await settled(a);
        EXPECT_TRUE(event.waiters().empty());
    });
}

TEST(Condition, NotifyWakesTheFirstOnesInLine) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Lock lock;
        Condition condition(lock);
        std::string order;
        auto a = host.loop.create_task(note_when_notified(condition, "a", order));
        auto b = host.loop.create_task(note_when_notified(condition, "b", order));
        auto c = host.loop.create_task(note_when_notified(condition, "c", order));
        co_await yield_now();
        EXPECT_EQ(condition.state_text(), "unlocked, waiters:3");
        co_await condition.acquire();
        EXPECT_FALSE(condition.notify(2));
        EXPECT_FALSE(condition.release());
        co_await sleep(1);
        EXPECT_EQ(order, "ab");
        co_await condition.acquire();
        EXPECT_FALSE(condition.notify_all());
        EXPECT_FALSE(condition.release());
        co_await c;
        EXPECT_EQ(order, "abc");
    });
}

TEST(Condition, ACancelledWaiterHoldsTheLockAgainBeforeItGoesOn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Lock lock;
        Condition condition(lock);
        std::string order;
        auto a = host.loop.create_task(note_when_notified(condition, "a", order));
        co_await yield_now();
        co_await lock.acquire();
        a->cancel();
        co_await sleep(1);
        a->cancel();
        co_await sleep(1);
        EXPECT_FALSE(a->done()) << "through repeated cancels";
        EXPECT_FALSE(lock.release());
        (void)co_await settled(a);
        EXPECT_TRUE(a->cancelled());
        EXPECT_FALSE(lock.locked());
    });
}

TEST(Condition, ANotificationThatACancelledWaiterAteIsPassedOn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Lock lock;
        Condition condition(lock);
        std::string order;
        auto a = host.loop.create_task(note_when_notified(condition, "a", order));
        auto b = host.loop.create_task(note_when_notified(condition, "b", order));
        co_await yield_now();
        co_await lock.acquire();
        EXPECT_FALSE(condition.notify());
        a->cancel();
        EXPECT_FALSE(lock.release());
        co_await b;
        EXPECT_EQ(order, "b");
    });
}

TEST(Condition, WaitAndNotifyNeedTheLock) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        Lock lock;
        Condition condition(lock);
        Outcome<void> waited = co_await settled(condition.wait());
        EXPECT_EQ(waited.error()->message(), "cannot wait on un-acquired lock");
        EXPECT_EQ(condition.notify()->message(), "cannot notify on un-acquired lock");
    });
}

TEST(Condition, WaitForAsksAtOnceAndAtEachNotification) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Lock lock;
        Condition condition(lock);
        int asked = 0;
        const auto notify = [&]() -> Coroutine<void> {
            for (int i = 0; i < 2; ++i) {
                co_await sleep(1);
                auto held = co_await hold(condition);
                EXPECT_FALSE(condition.notify_all());
            }
        };
        auto notifier = host.loop.create_task(notify());
        auto held = co_await hold(condition);
        const auto third_time = [&asked] { return ++asked == 3; };
        co_await condition.wait_for(third_time);
        EXPECT_EQ(host.loop.time(), 2);
    });
}

}  // namespace
}  // namespace loopscope
