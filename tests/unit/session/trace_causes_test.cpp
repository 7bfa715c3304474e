// Programs of the language name their causes as those in C++ do, although asyncio's timeouts, task groups and
// locks are written in the language: their own code shows neither as a cause nor as a line.
#include "../loop/trace_reader.h"
#include "hosted_session.h"

namespace loopscope::session {
namespace {

Trace trace_of(const std::string& body) {
    SessionOptions options;
    options.trace = true;
    HostedSession host("import asyncio\n" + body + "asyncio.run(main())\n", options);
    (void)host.run();
    EXPECT_EQ(host.kept.errors(), "");
    return Trace(host.session.trace());
}

/// The id of the task of a name.
std::uint32_t task(const Trace& trace, const std::string& name) {
    for (const Traced& event : trace.of("TaskCreated")) {
        if (event.texts.at("name") == name) return event["task"];
    }
    ADD_FAILURE() << "no task " << name;
    return 0;
}

constexpr const char* kTimeout = R"(
async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(5)
    except TimeoutError:
        pass
)";

TEST(SessionTraceCauses, ATimeoutCancelsItsTask) {
    const Trace trace = trace_of(kTimeout);
    const std::uint32_t main = task(trace, "Task-1");
    const Traced asked = trace.last("CancelAsked", "task", main);
    EXPECT_EQ(asked.cause(), CauseKind::Timeout);
    EXPECT_EQ(asked["by"], main);
}

TEST(SessionTraceCauses, ATimeoutTakesItsCancelBack) {
    const Trace trace = trace_of(kTimeout);
    const std::uint32_t main = task(trace, "Task-1");
    const Traced taken = trace.last("CancelTakenBack", "task", main);
    EXPECT_EQ(taken.cause(), CauseKind::Timeout);
    EXPECT_EQ(taken["by"], main);
    EXPECT_EQ(taken["left"], 0u);
    EXPECT_EQ(taken["line"], 5u) << "where the program left the block, not the library's line";
}

TEST(SessionTraceCauses, ATimeoutThatCutsASleepShortWakesTheTask) {
    const Trace trace = trace_of(kTimeout);
    const Traced woken = trace.last("TaskWoken", "task", task(trace, "Task-1"));
    EXPECT_EQ(woken.cause(), CauseKind::Cancel);
    EXPECT_EQ(woken.cause("because"), CauseKind::Timeout);
}

TEST(SessionTraceCauses, TheTimerOfATimeoutSaysWhatItEnds) {
    const Trace trace = trace_of(kTimeout);
    const Traced set = trace.last("TimerSet", "target", task(trace, "Task-1"));
    EXPECT_EQ(set.wait("ends"), WaitKind::Timeout);
    EXPECT_EQ(set["line"], 5u) << "the program's line, not the library's";
}

constexpr const char* kGroup = R"(
async def fail():
    raise ValueError
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(), name="failing")
            group.create_task(asyncio.sleep(5), name="sleeping")
    except* ValueError:
        pass
)";

TEST(SessionTraceCauses, ATaskGroupCreatesTasksAtTheProgramsLine) {
    const Trace trace = trace_of(kGroup);
    const Traced created = trace.last("TaskCreated", "task", task(trace, "sleeping"));
    EXPECT_EQ(created.cause(), CauseKind::TaskGroup);
    EXPECT_EQ(created["by"], task(trace, "Task-1"));
    EXPECT_EQ(created["line"], 9u);
}

TEST(SessionTraceCauses, ATaskGroupCancelsOnAccountOfTheTaskThatFailed) {
    const Trace trace = trace_of(kGroup);
    for (const char* name : {"sleeping", "Task-1"}) {
        const Traced asked = trace.last("CancelAsked", "task", task(trace, name));
        EXPECT_EQ(asked.cause(), CauseKind::TaskGroup) << name;
        EXPECT_EQ(asked["by"], task(trace, "failing")) << name;
    }
}

TEST(SessionTraceCauses, ATaskGroupWakesItsParentBecauseTheLastTaskEnded) {
    const Trace trace = trace_of(R"(
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(1), name="last")
)");
    const Traced woken = trace.last("TaskWoken", "task", task(trace, "Task-1"));
    EXPECT_EQ(woken.cause(), CauseKind::TaskGroup);
    EXPECT_EQ(woken.cause("because"), CauseKind::TaskGroup);
    EXPECT_EQ(woken["source"], task(trace, "last"));
    EXPECT_EQ(trace.last("FutureLinked", "outer", woken["by"])["inner"], task(trace, "last"));
}

TEST(SessionTraceCauses, GatherAndShieldCreateTheTasksOfTheirCoroutines) {
    const Trace trace = trace_of(R"(
async def main():
    await asyncio.gather(asyncio.sleep(1), asyncio.shield(asyncio.sleep(2)))
)");
    EXPECT_EQ(trace.last("TaskCreated", "task", task(trace, "Task-2")).cause(), CauseKind::Shield);
    EXPECT_EQ(trace.last("TaskCreated", "task", task(trace, "Task-3")).cause(), CauseKind::Gather);
    EXPECT_EQ(trace.last("TaskWoken", "task", task(trace, "Task-1")).cause(), CauseKind::Gather);
}

TEST(SessionTraceCauses, TasksThatAFactoryMakesForGatherAndShieldNameThose) {
    for (const char* factory : {"asyncio.eager_task_factory", "make"}) {
        const Trace trace = trace_of(R"(
def make(loop, coro, **options):
    other = asyncio.sleep(1)
    asyncio.Task(other, loop=loop, name="other")
    return asyncio.Task(coro, loop=loop, **options)
async def main():
    asyncio.get_running_loop().set_task_factory()" +
                                     std::string(factory) + R"()
    asyncio.create_task(asyncio.sleep(1), name="plain")
    await asyncio.gather(asyncio.sleep(1), asyncio.shield(asyncio.sleep(2)))
    asyncio.get_running_loop().set_task_factory(None)
)");
        std::map<CauseKind, int> times;
        for (const Traced& created : trace.of("TaskCreated")) {
            if (created.texts.at("name") != "other") {
                ++times[created.cause()];
                continue;
            }
            EXPECT_EQ(created.cause(), CauseKind::Task);
        }
        EXPECT_EQ(times[CauseKind::Gather], 1) << factory;
        EXPECT_EQ(times[CauseKind::Shield], 1) << factory;
        EXPECT_EQ(times[CauseKind::Task], 1) << factory;
    }
}

TEST(SessionTraceCauses, AsyncioRunCreatesTheMainTaskAndCancelsWhatIsLeft) {
    const Trace trace = trace_of(R"(
async def main():
    asyncio.create_task(asyncio.sleep(5), name="left")
    await asyncio.sleep(0)
)");
    EXPECT_EQ(trace.last("TaskCreated", "task", task(trace, "Task-1")).cause(), CauseKind::Runner);
    EXPECT_EQ(trace.last("CancelAsked", "task", task(trace, "left")).cause(), CauseKind::Runner);
}

TEST(SessionTraceCauses, ALockWakesBecauseItsHolderReleasedItAtTheProgramsLine) {
    const Trace trace = trace_of(R"(
async def hold(lock):
    async with lock:
        await asyncio.sleep(1)
async def main():
    lock = asyncio.Lock()
    holder = asyncio.create_task(hold(lock), name="holder")
    await asyncio.sleep(0)
    async with lock:
        pass
)");
    const Traced woken = trace.last("TaskWoken", "task", task(trace, "Task-1"));
    EXPECT_EQ(woken.cause(), CauseKind::Lock);
    EXPECT_EQ(woken.cause("because"), CauseKind::Task);
    EXPECT_EQ(woken["source"], task(trace, "holder"));
    const Traced finished = trace.last("FutureFinished", "future", woken["by"]);
    EXPECT_TRUE(finished["line"] == 4 || finished["line"] == 5) << finished["line"];
    EXPECT_EQ(trace.last("TaskSuspended", "awaited", woken["by"])["line"], 10u);
}

TEST(SessionTraceCauses, AQueueWakesBecauseATaskPutAnItem) {
    const Trace trace = trace_of(R"(
async def put(queue):
    await queue.put(1)
async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(put(queue), name="putter")
    await queue.get()
)");
    const Traced woken = trace.last("TaskWoken", "task", task(trace, "Task-1"));
    EXPECT_EQ(woken.cause(), CauseKind::Queue);
    EXPECT_EQ(woken["source"], task(trace, "putter"));
    EXPECT_EQ(trace.last("FutureFinished", "future", woken["by"])["line"], 4u);
}

TEST(SessionTraceCauses, AsCompletedWakesBecauseATaskIsDone) {
    const Trace trace = trace_of(R"(
async def main():
    task = asyncio.create_task(asyncio.sleep(1), name="first")
    async for done in asyncio.as_completed([task]):
        pass
)");
    const Traced woken = trace.last("TaskWoken", "task", task(trace, "Task-1"));
    EXPECT_EQ(woken.cause(), CauseKind::AsCompleted);
    EXPECT_EQ(woken["source"], task(trace, "first"));
}

TEST(SessionTraceCauses, AnExecutorWakesBecauseItsThreadIsDone) {
    const Trace trace = trace_of(R"(
import time
async def main():
    await asyncio.to_thread(time.sleep, 1)
)");
    EXPECT_EQ(trace.last("TaskWoken", "task", task(trace, "Task-1")).cause(), CauseKind::Executor);
}

constexpr const char* kThreads = R"(
import threading
import time
lock = threading.Lock()
def work():
    with lock:
        pass
async def main():
    lock.acquire()
    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(1)
    lock.release()
    thread.join()
)";

TEST(SessionTraceCauses, AThreadNamesTheTaskAndTheLineThatStartedIt) {
    const Trace trace = trace_of(kThreads);
    const Traced started = trace.of("ThreadStarted").back();
    EXPECT_EQ(started.cause(), CauseKind::Task);
    EXPECT_EQ(started["by"], task(trace, "Task-1"));
    EXPECT_EQ(started["line"], 12u);
}

TEST(SessionTraceCauses, AThreadThatWaitedForALockNamesTheTaskAndTheLineThatReleasedIt) {
    const Trace trace = trace_of(kThreads);
    const Traced started = trace.of("ThreadStarted").back();
    const Traced unblocked = trace.last("ThreadUnblocked", "id", started["id"]);
    EXPECT_EQ(unblocked.cause(), CauseKind::Task);
    EXPECT_EQ(unblocked["by"], task(trace, "Task-1"));
    EXPECT_EQ(unblocked["line"], 14u);
}

TEST(SessionTraceCauses, AThreadThatSleptGoesOnBecauseOfThat) {
    const Trace trace = trace_of(kThreads);
    const std::uint32_t main = trace.of("ThreadStarted").front()["id"];
    bool slept = false;
    for (const Traced& unblocked : trace.of("ThreadUnblocked"))
        slept |= unblocked["id"] == main && unblocked.cause() == CauseKind::Sleep;
    EXPECT_TRUE(slept);
}

TEST(SessionTraceCauses, AThreadWhoseTimeIsOverNamesThat) {
    const Trace trace = trace_of(R"(
import threading
async def main():
    lock = threading.Lock()
    lock.acquire()
    lock.acquire(timeout=1)
)");
    EXPECT_EQ(trace.of("ThreadUnblocked").back().cause(), CauseKind::Timer);
}

TEST(SessionTraceCauses, ATimeoutThatIsOverBeforeItBeginsIsACallOfTheTimeout) {
    const Trace trace = trace_of(R"(
async def main():
    try:
        async with asyncio.timeout(-1):
            await asyncio.sleep(5)
    except TimeoutError:
        pass
)");
    const std::uint32_t main = task(trace, "Task-1");
    const Traced ready = trace.last("HandleReady", "target", main);
    EXPECT_EQ(ready.wait("ends"), WaitKind::Timeout);
    EXPECT_EQ(ready.cause(), CauseKind::Timeout);
    EXPECT_EQ(ready["by"], main);
    EXPECT_EQ(ready["line"], 5u);
}

TEST(SessionTraceCauses, AsyncioRunMakesStartsAndClosesTheLoopAtTheProgramsLine) {
    const Trace trace = trace_of(R"(
async def main():
    pass
)");
    for (const char* change : {"LoopCreated", "LoopStarted", "LoopClosed"}) {
        const Traced event = trace.of(change).front();
        EXPECT_EQ(event.cause(), CauseKind::Program) << change;
        EXPECT_EQ(event["line"], 5u) << change;
    }
    EXPECT_EQ(trace.of("LoopStopped").front().cause(), CauseKind::Future);
}

TEST(SessionTraceCauses, AStoppedLoopNamesTheLineThatStoppedIt) {
    const Trace trace = trace_of(R"(
async def main():
    loop = asyncio.new_event_loop()
    other = asyncio.to_thread(run, loop)
    await other
def run(loop):
    loop.call_later(1, loop.stop)
    loop.call_soon(name, loop)
    loop.run_forever()
    loop.close()
def name(loop):
    loop.stop()
)");
    const Traced stopped = trace.of("LoopStopped").front();
    EXPECT_EQ(stopped.cause(), CauseKind::Program);
    EXPECT_EQ(stopped["line"], 13u);
    const Traced timer = trace.of("TimerSet").front();
    EXPECT_EQ(timer.cause(), CauseKind::Thread);
    EXPECT_NE(timer["by"], 1u);
    EXPECT_EQ(timer["line"], 8u);
}

TEST(SessionTraceCauses, AFutureIsToldOnce) {
    const Trace trace = trace_of(R"(
async def main():
    asyncio.get_running_loop().call_later(1, (event := asyncio.Event()).set)
    await event.wait()
)");
    std::map<std::uint32_t, int> times;
    for (const Traced& created : trace.of("FutureCreated")) ++times[created["future"]];
    for (const auto& [future, count] : times) EXPECT_EQ(count, 1) << future;
}

TEST(SessionTraceCauses, WhoWaitsAtALockSaysAtWhichAndWhoHoldsIt) {
    const Trace trace = trace_of(R"(
async def hold(lock):
    async with lock:
        await asyncio.sleep(1)
async def main():
    one, other = asyncio.Lock(), asyncio.Lock()
    jobs = [("holder", one), ("first", one), ("second", one), ("apart", other), ("third", other)]
    for name, lock in jobs:
        asyncio.create_task(hold(lock), name=name)
    await asyncio.sleep(5)
)");
    const auto waiting = [&](const char* name) {
        for (const Traced& event : trace.of("TaskSuspended")) {
            if (event["task"] == task(trace, name)) return event;
        }
        return Traced{};
    };
    EXPECT_EQ(waiting("first")["holder"], task(trace, "holder"));
    EXPECT_EQ(waiting("third")["holder"], task(trace, "apart"));
    EXPECT_EQ(waiting("first")["place"], waiting("second")["place"]);
    EXPECT_NE(waiting("first")["place"], waiting("third")["place"]);
    EXPECT_EQ(waiting("holder")["place"], 0u) << "a sleep is no place";
}

TEST(SessionTraceCauses, WhatNobodyHasAwaitedOrRetrievedIsAWarningOfTheTrace) {
    SessionOptions options;
    options.trace = true;
    HostedSession host(R"(
import asyncio
async def fail():
    raise ValueError
async def main():
    fail()
    asyncio.create_task(fail(), name="failing")
    await asyncio.sleep(1)
asyncio.run(main())
)",
                       options);
    (void)host.run();
    const Trace trace(host.session.trace());
    const std::vector<Traced> warnings = trace.of("Warning");
    ASSERT_EQ(warnings.size(), 2u);
    EXPECT_EQ(warnings[0].texts.at("category"), "RuntimeWarning");
    EXPECT_EQ(warnings[0].texts.at("text"), "coroutine 'fail' was never awaited");
    EXPECT_EQ(warnings[0].line(), 6u);
    EXPECT_EQ(warnings[1].texts.at("text").substr(0, 38), "Task exception was never retrieved\nexc");
    EXPECT_EQ(warnings[1]["about"], task(trace, "failing"));
}

}  // namespace
}  // namespace loopscope::session
