// Who may go before whom. Most of these have no expectation that could fail in an ordinary build:
// AddressSanitizer, with its search for leaks, is their judge.
#include "loop/as_completed.h"
#include "loop/executor.h"
#include "loop/gather.h"
#include "loop/shield.h"
#include "loop/sync/barrier.h"
#include "loop/sync/condition.h"
#include "loop/sync/event.h"
#include "loop/sync/lock.h"
#include "loop/sync/queue.h"
#include "loop/sync/semaphore.h"
#include "loop/task_group.h"
#include "loop/timeout.h"
#include "loop/wait.h"
#include "loop/wait_for.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

/// What a suspended coroutine holds: it counts itself, and does something when it goes.
class Local {
public:
    explicit Local(int& alive) : alive_(alive) { ++alive_; }
    Local(const Local&) = delete;
    Local& operator=(const Local&) = delete;
    ~Local() { --alive_; }

private:
    int& alive_;
};

/// Suspends in `awaited` for good.
template <class Awaited>
Coroutine<void> wait_in(Awaited awaited, int& alive) {
    const Local local(alive);
    auto outcome = co_await settled(std::move(awaited));
    (void)outcome;
}

/// All that tasks of the tests below wait at.
struct Places {
    Lock lock;
    Condition condition{lock};
    Semaphore semaphore{0};
    Event event;
    Barrier barrier{9};
    Queue<int> empty;
    Queue<int> full{1};
};

Coroutine<void> hold_for_ever(Lock& lock) {
    auto held = co_await hold(lock);
    co_await sleep(1000);
}
Coroutine<void> wait_for_notification(Condition& condition) {
    auto held = co_await hold(condition);
    co_await condition.wait();
}
Coroutine<void> wait_for_a_group() {
    co_await task_group([](TaskGroup& group) -> Coroutine<void> {
        group.create_task(answer_later(1, 1000));
        co_await sleep(1000);
    });
}
Coroutine<void> wait_for_the_next(EventLoop& loop) {
    std::vector<Ref<Task<int>>> tasks;
    tasks.push_back(loop.create_task(answer_later(1, 1000)));
    AsCompleted<int> completed = as_completed(loop, tasks, 900.0);
    (void)co_await settled(completed.next());
}
Coroutine<void> wait_in_nested_timeouts() {
    co_await timeout(500, []() -> Coroutine<void> { co_await timeout(600, [] { return sleep(1000); }); });
}

/// Tasks that wait at everything there is, held by nobody.
void wait_everywhere(EventLoop& loop, Places& places, int& alive) {
    loop.create_task(wait_in(wait_for_notification(places.condition), alive));
    loop.create_task(wait_in(sleep(0), alive));
    loop.create_task(wait_in(hold_for_ever(places.lock), alive));
    loop.create_task(wait_in(hold_for_ever(places.lock), alive));
    loop.create_task(wait_in(places.semaphore.acquire(), alive));
    for (int i = 0; i < 3; ++i) loop.create_task(wait_in(places.event.wait(), alive));
    loop.create_task(wait_in(places.barrier.wait(), alive));
    loop.create_task(wait_in(places.empty.get(), alive));
    (void)places.full.put_nowait(1);
    loop.create_task(wait_in(places.full.put(2), alive));
    loop.create_task(wait_in(places.full.join(), alive));
    loop.create_task(wait_in(loop.create_future<int>(), alive));
    loop.create_task(wait_in(shield(loop.create_future<int>()), alive));
    loop.create_task(wait_in(shield(loop.create_task(answer_later(1, 1000))), alive));
    std::vector<Ref<Future<int>>> gathered(1, loop.create_task(answer_later(1, 1000)));
    loop.create_task(wait_in(gather(loop, gathered), alive));
    std::vector<Ref<FutureBase>> waited(1, loop.create_task(answer_later(1, 1000)));
    loop.create_task(wait_in(wait(waited, 900), alive));
    loop.create_task(wait_in(wait_for(answer_later(1, 1000), 900), alive));
    loop.create_task(wait_in(wait_for(loop.create_future<int>(), 900), alive));
    loop.create_task(wait_in(wait_for_a_group(), alive));
    loop.create_task(wait_in(wait_for_the_next(loop), alive));
    loop.create_task(wait_in(wait_in_nested_timeouts(), alive));
}

TEST(Lifetime, ALoopThatIsAbandonedLetsGoOfTasksThatWaitAtEverything) {
    Places places;
    int alive = 0;
    VirtualLoop host;
    wait_everywhere(host.loop, places, alive);
    (void)host.loop.run_until_complete(answer_later(1, 1));
    EXPECT_GT(alive, 15);
    host.scheduler.abandon_loops();
    EXPECT_EQ(alive, 0);
}

TEST(Lifetime, ASchedulerMayGoWithTasksThatNeverBegan) {
    Places places;
    int alive = 0;
    {
        VirtualLoop host;
        wait_everywhere(host.loop, places, alive);
    }
    EXPECT_EQ(alive, 0);
}

TEST(Lifetime, AClosedLoopKeepsItsPendingTasksUntilItGoes) {
    Places places;
    int alive = 0;
    {
        VirtualLoop host;
        wait_everywhere(host.loop, places, alive);
        (void)host.loop.run_until_complete(answer_later(1, 1));
        EXPECT_FALSE(host.loop.close());
        EXPECT_FALSE(places.full.task_done()) << "wakes who joins, on a loop that runs nothing any more";
        places.event.set();
        EXPECT_GT(alive, 15);
    }
    EXPECT_EQ(alive, 0);
}

TEST(Lifetime, ATaskMayBeTheLastToHoldWhatItWaitsFor) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(wait_for(shield(host.loop.create_future<int>()), 2));
        Outcome<int> outcome = co_await settled(task);
        EXPECT_EQ(outcome.error()->kind(), ErrorKind::TimeoutError);
    });
}

TEST(Lifetime, ACallbackMayDropTheLastReferenceToItsFuture) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto future = host.loop.create_future<int>();
        int calls = 0;
        future->add_done_callback([&](FutureBase& done) {
            future = nullptr;
            EXPECT_TRUE(done.done()) << "it lives as long as its callback runs";
            ++calls;
        });
        future->add_done_callback([&] { ++calls; });
        EXPECT_FALSE(future->set_result(1));
        co_await sleep(1);
        EXPECT_EQ(calls, 2);
    });
}

TEST(Lifetime, ACallbackMayDropTheLoopsWorkAndItself) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Handle> handle;
        Ref<Task<int>> task = host.loop.create_task(answer_later(1, 5));
        handle = host.loop.call_soon([&, text = std::string(100, 'x')] {
            handle->cancel();
            handle = nullptr;
            task->cancel();
            task = nullptr;
            EXPECT_EQ(text.size(), 100u) << "what it holds lives as long as it runs";
        });
        co_await sleep(1);
        EXPECT_EQ(host.loop.all_tasks().size(), 1u);
    });
}

TEST(Lifetime, WhatACallbackHoldsMayScheduleWhenItGoes) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        struct Last {
            EventLoop* loop;
            int* calls;
            Last(EventLoop& of, int& count) : loop(&of), calls(&count) {}
            Last(Last&& other) noexcept : loop(std::exchange(other.loop, nullptr)), calls(other.calls) {}
            Last& operator=(Last&&) = delete;
            ~Last() {
                if (loop != nullptr) loop->call_soon([count = calls] { ++*count; });
            }
        };
        int calls = 0;
        host.loop.call_soon([last = Last(host.loop, calls)] {});
        Ref<Handle> cancelled = host.loop.call_later(5, [last = Last(host.loop, calls)] {});
        cancelled->cancel();
        co_await sleep(1);
        EXPECT_EQ(calls, 2);
        host.loop.call_later(1000, [last = Last(host.loop, calls)] {});
    });
}

TEST(Lifetime, ATaskThatHoldsItselfIsFreedWhenItEndsAndWhenItNeverDoes) {
    int alive = 0;
    {
        VirtualLoop host;
        for (double delay : {1.0, 1000.0}) {
            Ref<Task<void>> self;
            auto holder = [](Ref<Task<void>>& own, double seconds, int& count) -> Coroutine<void> {
                const Local local(count);
                co_await sleep(0);
                const Ref<Task<void>> kept = own;
                co_await sleep(seconds);
            };
            self = host.loop.create_task(holder(self, delay, alive));
            (void)host.loop.run_until_complete(sleep(0));
            (void)host.loop.run_until_complete(sleep(0));
        }
        (void)host.loop.run_until_complete(answer_later(1, 5));
        EXPECT_EQ(alive, 1);
    }
    EXPECT_EQ(alive, 0);
}

TEST(Lifetime, AnExecutorMayGoWhileACoroutineWaitsInOneOfItsLanes) {
    int alive = 0;
    VirtualLoop host;
    Ref<Future<void>> future;
    {
        Executor executor(host.scheduler, 1, "lane");
        auto work = [](int& count) -> Coroutine<void> {
            const Local local(count);
            Thread& thread = co_await current_thread();
            thread.block_until(1000);
            co_await yield_now();
        };
        future = executor.submit(host.loop, work(alive).into_body());
        Ref<Future<void>> queued = executor.submit(host.loop, work(alive).into_body());
        Ref<Future<void>> idle = executor.when_idle(host.loop);
        (void)host.loop.run_until_complete(answer_later(1, 1));
        EXPECT_FALSE(idle->done());
    }
    EXPECT_EQ(alive, 0);
    EXPECT_EQ(host.scheduler.thread_count(), 0u);
}

TEST(Lifetime, ALaneMayDeliverToALoopThatWasClosedMeanwhile) {
    VirtualLoop host;
    EventLoop& other = host.scheduler.new_event_loop();
    Executor executor(host.scheduler, 1, "lane");
    auto work = []() -> Coroutine<int> { co_return 7; };
    Ref<Future<int>> future = executor.submit(other, work().into_body());
    EXPECT_FALSE(other.close());
    (void)host.loop.run_until_complete(answer_later(1, 1));
    EXPECT_FALSE(future->done()) << "nobody runs the loop that it belongs to";
    EXPECT_TRUE(executor.idle());
}

TEST(Lifetime, HandlesAndFuturesOfAClosedLoopCanStillBeAsked) {
    VirtualLoop host;
    Ref<Handle> timer = host.loop.call_later(5, [] {});
    Ref<Handle> soon = host.loop.call_soon([] {});
    auto future = host.loop.create_future<int>();
    auto task = host.loop.create_task(answer_later(1, 1));
    EXPECT_FALSE(host.loop.close());
    timer->cancel();
    soon->cancel();
    EXPECT_TRUE(timer->cancelled());
    EXPECT_TRUE(future->cancel());
    EXPECT_TRUE(task->cancel());
    EXPECT_FALSE(task->done());
    EXPECT_FALSE(host.loop.call_soon([] {}));
}

}  // namespace
}  // namespace loopscope
