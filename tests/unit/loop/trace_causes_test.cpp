// The trace names every cause: who created, woke, finished and cancelled whom, through what, at which line.
// One test per cause. The program is a C++ program, so lines are of this file.
#include "loop/gather.h"
#include "loop/runner.h"
#include "loop/shield.h"
#include "loop/sync/event.h"
#include "loop/sync/lock.h"
#include "loop/sync/queue.h"
#include "loop/task_group.h"
#include "loop/to_thread.h"
#include "loop/wait.h"
#include "loop/wait_for.h"
#include "trace_reader.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

/// Runs `body(host)` with the trace on.
template <class Body>
Trace traced(Body&& body) {
    VirtualLoop host;
    host.scheduler.tracer().start(1u << 16);
    Outcome<void> outcome = host.loop.run_until_complete(body(host));
    EXPECT_TRUE(outcome.ok()) << describe(*outcome.error());
    return Trace(host.scheduler.tracer().words());
}

Coroutine<int> nap(double delay) {
    co_await sleep(delay);
    co_return 1;
}

Coroutine<int> fail_after(double delay) {
    co_await sleep(delay);
    co_await fail_with(make_error(ErrorKind::ValueError, "no"));
    co_return 0;
}

// Who created

TEST(TraceCauses, ATaskNamesTheTaskThatCreatedItAndTheLine) {
    std::uint32_t main = 0, child = 0, line = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        line = __LINE__ + 1;
        auto task = host.loop.create_task(nap(1));
        child = task->id();
        co_await task;
    });
    const Traced created = trace.last("TaskCreated", "task", child);
    EXPECT_EQ(created.cause(), CauseKind::Task);
    EXPECT_EQ(created["by"], main);
    EXPECT_EQ(created["parent"], main);
    EXPECT_EQ(created.line(), line);
    EXPECT_TRUE(trace.file(created.file()).ends_with("trace_causes_test.cpp"));
}

TEST(TraceCauses, ATaskOfAGroupIsCreatedThroughTheGroup) {
    std::uint32_t child = 0;
    const Trace trace = traced([&](VirtualLoop&) -> Coroutine<void> {
        co_await task_group([&](TaskGroup& group) -> Coroutine<void> {
            child = group.create_task(nap(1))->id();
            co_return;
        });
    });
    EXPECT_EQ(trace.last("TaskCreated", "task", child).cause(), CauseKind::TaskGroup);
}

TEST(TraceCauses, ATaskThatACallbackCreatesNamesTheCallback) {
    std::uint32_t child = 0, callback = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        Ref<Task<int>> task;
        callback = host.loop.call_soon([&] { task = host.loop.create_task(nap(1)); })->id();
        co_await sleep(0);
        child = task->id();
        co_await task;
    });
    const Traced created = trace.last("TaskCreated", "task", child);
    EXPECT_EQ(created.cause(), CauseKind::Program);
    EXPECT_EQ(created["by"], callback);
    EXPECT_EQ(created["parent"], 0u);
}

TEST(TraceCauses, AFutureNamesWhoCreatedIt) {
    std::uint32_t main = 0, future = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        future = host.loop.create_future<int>()->id();
        co_return;
    });
    const Traced created = trace.last("FutureCreated", "future", future);
    EXPECT_EQ(created.cause(), CauseKind::Task);
    EXPECT_EQ(created["by"], main);
}

TEST(TraceCauses, AThreadOfAnExecutorNamesTheTaskAndTheLineThatGaveItWork) {
    std::uint32_t main = 0, line = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        line = __LINE__ + 1;
        (void)co_await to_thread([] { return 1; });
    });
    const Traced started = trace.last("ThreadStarted", "cause", static_cast<std::uint32_t>(CauseKind::Task));
    EXPECT_EQ(started.texts.at("name"), "asyncio_0");
    EXPECT_EQ(started["by"], main);
    EXPECT_EQ(started.line(), line);
}

TEST(TraceCauses, TheThreadOfABlockingRunIsStartedByTheProgram) {
    const Trace trace = traced([](VirtualLoop&) -> Coroutine<void> { co_return; });
    const Traced started = trace.of("ThreadStarted").front();
    EXPECT_EQ(started.cause(), CauseKind::Program);
    EXPECT_EQ(started["by"], 0u);
}

// Who made it ready

TEST(TraceCauses, ACallbackNamesTheTaskAndTheLineThatCalledCallSoon) {
    std::uint32_t main = 0, callback = 0, line = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        line = __LINE__ + 1;
        callback = host.loop.call_soon([] {})->id();
        co_await sleep(0);
    });
    const Traced ready = trace.last("HandleReady", "handle", callback);
    EXPECT_EQ(ready.cause(), CauseKind::Task);
    EXPECT_EQ(ready["by"], main);
    EXPECT_EQ(ready.line(), line);
}

TEST(TraceCauses, ADoneCallbackNamesTheFuture) {
    std::uint32_t future = 0, callback = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        auto one = host.loop.create_future<int>();
        future = one->id();
        callback = one->add_done_callback([] {})->id();
        EXPECT_FALSE(one->set_result(1));
        co_await sleep(0);
    });
    const Traced ready = trace.last("HandleReady", "handle", callback);
    EXPECT_EQ(ready.cause(), CauseKind::Future);
    EXPECT_EQ(ready["by"], future);
}

TEST(TraceCauses, TheCallbackOfACombinatorSaysWhatItEnds) {
    std::uint32_t outer = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        std::vector<Ref<Future<int>>> children{host.loop.create_task(nap(1))};
        auto all = gather(host.loop, children);
        outer = all->id();
        co_await all;
    });
    const Traced ready = trace.last("HandleReady", "target", outer);
    EXPECT_EQ(ready.wait("ends"), WaitKind::Gather);
    EXPECT_EQ(ready.texts.at("label"), "gather: a child is done");
}

TEST(TraceCauses, ATimerNamesTheLineThatSetIt) {
    std::uint32_t timer = 0, line = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        line = __LINE__ + 1;
        timer = host.loop.call_later(1, [] {})->id();
        co_await sleep(2);
    });
    EXPECT_EQ(trace.last("TimerSet", "handle", timer).line(), line);
}

TEST(TraceCauses, TheTimerOfATimeoutSaysWhoseItIs) {
    std::uint32_t main = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        (void)co_await settled(wait_for(nap(5), 1));
    });
    const Traced set = trace.last("TimerSet", "target", main);
    EXPECT_EQ(set.wait("ends"), WaitKind::Timeout);
}

TEST(TraceCauses, ATimerNamesTheCallbackThatSetIt) {
    std::uint32_t callback = 0, timer = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        callback = host.loop.call_soon([&] { timer = host.loop.call_later(1, [] {})->id(); })->id();
        co_await sleep(2);
    });
    const Traced set = trace.last("TimerSet", "handle", timer);
    EXPECT_EQ(set.cause(), CauseKind::Program);
    EXPECT_EQ(set["by"], callback);
}

TEST(TraceCauses, ACancelledTimerNamesTheTaskAndTheLineThatCancelledIt) {
    std::uint32_t main = 0, timer = 0, line = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        Ref<Handle> handle = host.loop.call_later(1, [] {});
        timer = handle->id();
        line = __LINE__ + 1;
        handle->cancel();
        co_await sleep(0);
    });
    const Traced cancelled = trace.last("TimerCancelled", "handle", timer);
    EXPECT_EQ(cancelled.cause(), CauseKind::Task);
    EXPECT_EQ(cancelled["by"], main);
    EXPECT_EQ(cancelled.line(), line);
}

TEST(TraceCauses, ACancelledCallbackNamesTheCallbackThatCancelledIt) {
    std::uint32_t canceller = 0, victim = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        Ref<Handle> second;
        canceller = host.loop.call_soon([&] { second->cancel(); })->id();
        second = host.loop.call_soon([] {});
        victim = second->id();
        co_await sleep(0);
    });
    const Traced cancelled = trace.last("HandleCancelled", "handle", victim);
    EXPECT_EQ(cancelled.cause(), CauseKind::Program);
    EXPECT_EQ(cancelled["by"], canceller);
}

// Who changed a loop or a name

TEST(TraceCauses, ALoopThatIsStoppedNamesTheTaskAndTheLineThatStoppedIt) {
    VirtualLoop host;
    host.scheduler.tracer().start(1u << 16);
    std::uint32_t line = 0;
    auto stop = [&]() -> Coroutine<void> {
        line = __LINE__ + 1;
        host.loop.stop();
        co_return;
    };
    auto task = host.loop.create_task(stop());
    EXPECT_FALSE(host.loop.run_forever());
    const Traced stopped = Trace(host.scheduler.tracer().words()).of("LoopStopped").back();
    EXPECT_EQ(stopped.cause(), CauseKind::Task);
    EXPECT_EQ(stopped["by"], task->id());
    EXPECT_EQ(stopped.line(), line);
}

TEST(TraceCauses, ALoopThatRunsUntilAFutureStopsBecauseOfThat) {
    VirtualLoop host;
    host.scheduler.tracer().start(1u << 16);
    auto task = host.loop.create_task(nap(1));
    EXPECT_TRUE(host.loop.run_until_complete(Ref<Future<int>>(task)).ok());
    const Traced stopped = Trace(host.scheduler.tracer().words()).of("LoopStopped").back();
    EXPECT_EQ(stopped.cause(), CauseKind::Future);
    EXPECT_EQ(stopped["by"], task->id());
}

TEST(TraceCauses, AClosedLoopNamesTheLineThatClosedIt) {
    VirtualLoop host;
    host.scheduler.tracer().start(1u << 16);
    const std::uint32_t line = __LINE__ + 1;
    EXPECT_FALSE(host.loop.close());
    const Traced closed = Trace(host.scheduler.tracer().words()).of("LoopClosed").back();
    EXPECT_EQ(closed.cause(), CauseKind::Program);
    EXPECT_EQ(closed.line(), line);
}

TEST(TraceCauses, ARenamedTaskNamesWhoRenamedIt) {
    std::uint32_t main = 0, renamed = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        auto task = host.loop.create_task(nap(1));
        renamed = task->id();
        task->set_name("other");
        co_await task;
    });
    const Traced event = trace.last("TaskRenamed", "task", renamed);
    EXPECT_EQ(event.cause(), CauseKind::Task);
    EXPECT_EQ(event["by"], main);
}

// Who finished a future

TEST(TraceCauses, AFutureNamesWhoSetItsResultAndTheLine) {
    std::uint32_t future = 0, setter = 0, line = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        auto one = host.loop.create_future<int>();
        future = one->id();
        auto set = [&]() -> Coroutine<void> {
            line = __LINE__ + 1;
            EXPECT_FALSE(one->set_result(1));
            co_return;
        };
        auto task = host.loop.create_task(set());
        setter = task->id();
        co_await one;
    });
    const Traced finished = trace.last("FutureFinished", "future", future);
    EXPECT_EQ(finished.cause(), CauseKind::Task);
    EXPECT_EQ(finished["by"], setter);
    EXPECT_EQ(finished.line(), line);
}

TEST(TraceCauses, ACancelledFutureNamesWhoCancelledItAndTheLine) {
    std::uint32_t future = 0, main = 0, line = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        auto one = host.loop.create_future<int>();
        future = one->id();
        line = __LINE__ + 1;
        one->cancel();
        co_return;
    });
    const Traced finished = trace.last("FutureFinished", "future", future);
    EXPECT_EQ(finished.cause(), CauseKind::Task);
    EXPECT_EQ(finished["by"], main);
    EXPECT_EQ(finished.line(), line);
}

TEST(TraceCauses, AFutureThatAWaitingTaskPassesItsCancelToNamesThatTask) {
    std::uint32_t future = 0, waiting = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        auto one = host.loop.create_future<int>();
        future = one->id();
        auto wait_for_it = [&]() -> Coroutine<void> { co_await one; };
        auto task = host.loop.create_task(wait_for_it());
        waiting = task->id();
        co_await sleep(0);
        task->cancel();
        (void)co_await settled(task);
    });
    const Traced finished = trace.last("FutureFinished", "future", future);
    EXPECT_EQ(finished.cause(), CauseKind::Task);
    EXPECT_EQ(finished["by"], waiting);
}

TEST(TraceCauses, AShieldWhoseInnerTaskWasCancelledNamesThat) {
    std::uint32_t outer = 0, inner = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(nap(5));
        inner = task->id();
        auto shielded = shield(task);
        outer = shielded->id();
        co_await sleep(0);
        task->cancel();
        (void)co_await settled(shielded);
    });
    const Traced finished = trace.last("FutureFinished", "future", outer);
    EXPECT_EQ(finished.cause(), CauseKind::Shield);
    EXPECT_EQ(finished["by"], inner);
}

// Who woke

/// Runs `body(host)`, whose main task waits; gives how that was woken last.
template <class Body>
Traced last_wake(Body&& body) {
    std::uint32_t main = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        co_await body(host);
    });
    return trace.last("TaskWoken", "task", main);
}

TEST(TraceCauses, WokenByAPlainFutureBecauseATaskSetIt) {
    std::uint32_t future = 0, setter = 0;
    const Traced woken = last_wake([&](VirtualLoop& host) -> Coroutine<void> {
        auto one = host.loop.create_future<int>();
        future = one->id();
        auto set = [one]() -> Coroutine<void> {
            EXPECT_FALSE(one->set_result(1));
            co_return;
        };
        auto task = host.loop.create_task(set());
        setter = task->id();
        co_await one;
    });
    EXPECT_EQ(woken.cause(), CauseKind::Future);
    EXPECT_EQ(woken["by"], future);
    EXPECT_EQ(woken.cause("because"), CauseKind::Task);
    EXPECT_EQ(woken["source"], setter);
}

TEST(TraceCauses, WokenByGatherBecauseTheLastChildFinished) {
    std::uint32_t outer = 0, late = 0;
    const Traced woken = last_wake([&](VirtualLoop& host) -> Coroutine<void> {
        std::vector<Ref<Future<int>>> children{host.loop.create_task(nap(1)), host.loop.create_task(nap(2))};
        late = children[1]->id();
        auto all = gather(host.loop, children);
        outer = all->id();
        co_await all;
    });
    EXPECT_EQ(woken.cause(), CauseKind::Gather);
    EXPECT_EQ(woken["by"], outer);
    EXPECT_EQ(woken.cause("because"), CauseKind::Future);
    EXPECT_EQ(woken["source"], late);
}

TEST(TraceCauses, WokenByShieldBecauseTheInnerTaskFinished) {
    std::uint32_t inner = 0;
    const Traced woken = last_wake([&](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(nap(1));
        inner = task->id();
        co_await shield(task);
    });
    EXPECT_EQ(woken.cause(), CauseKind::Shield);
    EXPECT_EQ(woken["source"], inner);
}

TEST(TraceCauses, WokenByWaitBecauseOneFinished) {
    std::uint32_t first = 0;
    const Traced woken = last_wake([&](VirtualLoop& host) -> Coroutine<void> {
        std::vector<Ref<FutureBase>> both{host.loop.create_task(nap(1)), host.loop.create_task(nap(2))};
        first = both[0]->id();
        co_await wait(both, {}, ReturnWhen::FirstCompleted);
    });
    EXPECT_EQ(woken.cause(), CauseKind::Wait);
    EXPECT_EQ(woken["source"], first);
}

TEST(TraceCauses, WokenByWaitBecauseItsTimeIsUp) {
    const Traced woken = last_wake([&](VirtualLoop& host) -> Coroutine<void> {
        std::vector<Ref<FutureBase>> one{host.loop.create_task(nap(5))};
        co_await wait(one, 1);
    });
    EXPECT_EQ(woken.cause(), CauseKind::Wait);
    EXPECT_EQ(woken.cause("because"), CauseKind::Timer);
}

TEST(TraceCauses, WokenByATimeoutThatCutsTheWaitShort) {
    std::uint32_t main = 0;
    const Traced woken = last_wake([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        (void)co_await settled(wait_for(nap(5), 1));
    });
    EXPECT_EQ(woken.cause(), CauseKind::Cancel);
    EXPECT_EQ(woken.cause("because"), CauseKind::Timeout);
    EXPECT_EQ(woken["source"], main);
}

TEST(TraceCauses, WokenByACancelOfAnotherTask) {
    std::uint32_t main = 0, sleeper = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        auto task = host.loop.create_task(nap(5));
        sleeper = task->id();
        co_await sleep(1);
        task->cancel();
        (void)co_await settled(task);
    });
    const Traced woken = trace.last("TaskWoken", "task", sleeper);
    EXPECT_EQ(woken.cause(), CauseKind::Cancel);
    EXPECT_EQ(woken.cause("because"), CauseKind::Task);
    EXPECT_EQ(woken["source"], main);
}

TEST(TraceCauses, WokenByATaskGroupBecauseTheLastTaskFinished) {
    std::uint32_t child = 0;
    const Traced woken = last_wake([&](VirtualLoop&) -> Coroutine<void> {
        co_await task_group([&](TaskGroup& group) -> Coroutine<void> {
            child = group.create_task(nap(1))->id();
            co_return;
        });
    });
    EXPECT_EQ(woken.cause(), CauseKind::TaskGroup);
    EXPECT_EQ(woken.cause("because"), CauseKind::TaskGroup);
    EXPECT_EQ(woken["source"], child);
}

TEST(TraceCauses, WokenByALockBecauseItsHolderReleasedIt) {
    std::uint32_t holder = 0;
    const Traced woken = last_wake([&](VirtualLoop& host) -> Coroutine<void> {
        Lock lock;
        auto work = [&]() -> Coroutine<void> {
            auto held = co_await hold(lock);
            co_await sleep(1);
        };
        auto task = host.loop.create_task(work());
        holder = task->id();
        co_await sleep(0);
        co_await lock.acquire();
    });
    EXPECT_EQ(woken.cause(), CauseKind::Lock);
    EXPECT_EQ(woken.cause("because"), CauseKind::Task);
    EXPECT_EQ(woken["source"], holder);
}

TEST(TraceCauses, WokenByAQueueBecauseATaskPutAnItem) {
    std::uint32_t producer = 0;
    const Traced woken = last_wake([&](VirtualLoop& host) -> Coroutine<void> {
        Queue<int> queue;
        auto produce = [&]() -> Coroutine<void> { co_await queue.put(1); };
        auto task = host.loop.create_task(produce());
        producer = task->id();
        (void)co_await queue.get();
    });
    EXPECT_EQ(woken.cause(), CauseKind::Queue);
    EXPECT_EQ(woken["source"], producer);
}

TEST(TraceCauses, WokenByAnEventBecauseACallbackSetIt) {
    std::uint32_t callback = 0;
    const Traced woken = last_wake([&](VirtualLoop& host) -> Coroutine<void> {
        Event event;
        callback = host.loop.call_soon([&] { event.set(); })->id();
        co_await event.wait();
    });
    EXPECT_EQ(woken.cause(), CauseKind::Event);
    EXPECT_EQ(woken.cause("because"), CauseKind::Program);
    EXPECT_EQ(woken["source"], callback);
}

// Who cancelled

TEST(TraceCauses, ACancelNamesTheTaskAndTheLineThatAsked) {
    std::uint32_t main = 0, task_id = 0, line = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        auto task = host.loop.create_task(nap(5));
        task_id = task->id();
        line = __LINE__ + 1;
        task->cancel(make_ref<TextPayload>("enough"));
        (void)co_await settled(task);
    });
    const Traced asked = trace.last("CancelAsked", "task", task_id);
    EXPECT_EQ(asked.cause(), CauseKind::Task);
    EXPECT_EQ(asked["by"], main);
    EXPECT_EQ(asked.line(), line);
    EXPECT_EQ(asked.texts.at("message"), "enough");
}

TEST(TraceCauses, TakingBackACancelNamesWhoDidItWhereAndHowManyAreLeft) {
    std::uint32_t main = 0, task_id = 0, line = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        auto task = host.loop.create_task(nap(1));
        task_id = task->id();
        task->cancel();
        task->cancel();
        line = __LINE__ + 1;
        task->uncancel();
        task->cancel();
        (void)co_await settled(task);
        task->uncancel();
        task->uncancel();
        task->uncancel();
    });
    const Traced first = trace.of("CancelTakenBack").front();
    EXPECT_EQ(first["task"], task_id);
    EXPECT_EQ(first["left"], 1u);
    EXPECT_EQ(first.cause(), CauseKind::Task);
    EXPECT_EQ(first["by"], main);
    EXPECT_EQ(first.line(), line);
    EXPECT_EQ(trace.of("CancelTakenBack").size(), 3u) << "nothing is told where none was left";
}

TEST(TraceCauses, ATimeoutTakesItsCancelBack) {
    std::uint32_t main = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        (void)co_await settled(wait_for(nap(5), 1));
    });
    const Traced taken = trace.last("CancelTakenBack", "task", main);
    EXPECT_EQ(taken["left"], 0u);
    EXPECT_EQ(taken.cause(), CauseKind::Timeout);
    EXPECT_EQ(taken["by"], main);
}

TEST(TraceCauses, ACancelThroughAChainNamesTheTaskThatWaits) {
    std::uint32_t outer = 0, inner = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        auto sleeping = host.loop.create_task(nap(5));
        inner = sleeping->id();
        auto wait_for_it = [&]() -> Coroutine<void> { co_await sleeping; };
        auto task = host.loop.create_task(wait_for_it());
        outer = task->id();
        co_await sleep(1);
        task->cancel();
        (void)co_await settled(task);
    });
    const Traced asked = trace.last("CancelAsked", "task", inner);
    EXPECT_EQ(asked.cause(), CauseKind::Task);
    EXPECT_EQ(asked["by"], outer);
}

TEST(TraceCauses, ACancelOfAGatherIsToldOfTheGatherAndThenOfItsChildren) {
    std::uint32_t main = 0, outer = 0, child = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        std::vector<Ref<Future<int>>> children{host.loop.create_task(nap(5))};
        child = children[0]->id();
        auto all = gather(host.loop, children);
        outer = all->id();
        co_await sleep(1);
        all->cancel();
        (void)co_await settled(all);
    });
    const Traced asked = trace.last("CancelAsked", "task", outer);
    EXPECT_EQ(asked.cause(), CauseKind::Task);
    EXPECT_EQ(asked["by"], main);
    const Traced passed = trace.last("CancelAsked", "task", child);
    EXPECT_EQ(passed.cause(), CauseKind::Gather);
    EXPECT_EQ(passed["by"], outer);
}

TEST(TraceCauses, AFailureInAGroupCancelsThroughTheGroupOnAccountOfTheTaskThatFailed) {
    std::uint32_t main = 0, failed = 0, sibling = 0;
    const Trace trace = traced([&](VirtualLoop& host) -> Coroutine<void> {
        main = host.loop.current_task()->future().id();
        (void)co_await settled(task_group([&](TaskGroup& group) -> Coroutine<void> {
            failed = group.create_task(fail_after(1))->id();
            sibling = group.create_task(nap(5))->id();
            co_await sleep(10);
        }));
    });
    for (const std::uint32_t cancelled : {sibling, main}) {
        const Traced asked = trace.last("CancelAsked", "task", cancelled);
        EXPECT_EQ(asked.cause(), CauseKind::TaskGroup);
        EXPECT_EQ(asked["by"], failed);
    }
}

TEST(TraceCauses, WhatTheRunnerCancelsIsToldAsCancelledByIt) {
    VirtualLoop host;
    host.scheduler.tracer().start(1u << 16);
    auto left = host.loop.create_task(nap(50));
    EXPECT_TRUE(host.loop.run_until_complete(nap(1)).ok());
    EXPECT_FALSE(end_all_tasks(host.loop));
    const Trace trace(host.scheduler.tracer().words());
    EXPECT_EQ(trace.last("CancelAsked", "task", left->id()).cause(), CauseKind::Runner);
    EXPECT_EQ(trace.last("TaskWoken", "task", left->id()).cause("because"), CauseKind::Runner);
}

// Lines

TEST(TraceCauses, ALineKnowsItsFileWhichIsNamedOnce) {
    const Trace trace = traced([](VirtualLoop&) -> Coroutine<void> { co_await sleep(1); });
    const std::vector<Traced> suspended = trace.of("TaskSuspended");
    ASSERT_EQ(suspended.size(), 1u);
    EXPECT_TRUE(trace.file(suspended[0].file()).ends_with("trace_causes_test.cpp"));
    EXPECT_EQ(trace.of("SourceFile").size(), 1u) << "a file is named once";
}

TEST(TraceCauses, ATurnGivenUpIsSuspendedInAYield) {
    const Trace trace = traced([](VirtualLoop&) -> Coroutine<void> { co_await sleep(0); });
    EXPECT_EQ(trace.of("TaskSuspended")[0].wait("wait"), WaitKind::Yield);
    EXPECT_TRUE(trace.of("TaskWoken").empty());
}

}  // namespace
}  // namespace loopscope
