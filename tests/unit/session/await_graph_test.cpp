// Who waits for whom in programs of the language: asyncio's locks, queues and groups are written in it, and
// show as they do in C++.
#include "loop/await_graph.h"

#include "hosted_session.h"
#include "session/await_graph_json.h"

namespace loopscope::session {
namespace {

/// Runs a program on a clock that stands still until it waits, then asks.
std::string graph_of(const std::string& body, bool with_stacks = false) {
    SessionOptions options;
    options.read_clock = [](void*) { return 0.0; };
    HostedSession host("import asyncio\n" + body + "asyncio.run(main())\n", options);
    EXPECT_EQ(host.run().state, Progress::State::Waiting) << host.kept.errors();
    AwaitGraph graph = host.session.await_graph();
    for (AwaitNode& node : graph.nodes) {
        if (!with_stacks) node.stack.clear();
    }
    return describe(graph);
}

TEST(SessionAwaitGraph, ShowsASleepAndAPlainFuture) {
    EXPECT_EQ(graph_of(R"(
async def main():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(9, future.set_result, 1)
    task = asyncio.create_task(asyncio.sleep(5), name="sleeper")
    await future
)"),
              "Task-1 main\n"
              "    Future\n"
              "sleeper sleep\n"
              "    Sleep until 5\n");
}

TEST(SessionAwaitGraph, ShowsGatherShieldAndWait) {
    EXPECT_EQ(graph_of(R"(
async def work(): await asyncio.sleep(5)
async def main():
    async def waits(): await asyncio.wait([asyncio.create_task(work(), name="waited")])
    await asyncio.gather(asyncio.shield(asyncio.create_task(work(), name="shielded")), waits())
)"),
              "Task-1 main\n"
              "    Gather\n"
              "        Shield\n"
              "            shielded work\n"
              "                Sleep until 5\n"
              "        Task-2 main.<locals>.waits\n"
              "            Wait\n"
              "                waited work\n"
              "                    Sleep until 5\n");
}

TEST(SessionAwaitGraph, ShowsTheHolderOfALockAndItsLine) {
    EXPECT_EQ(graph_of(R"(
async def use(lock, seconds):
    async with lock:
        await asyncio.sleep(seconds)
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(use(lock, 5), use(lock, 1), use(lock, 1))
)"),
              "Task-1 main\n"
              "    Gather\n"
              "        Task-2 use\n"
              "            Sleep until 5\n"
              "        Task-3 use\n"
              "            Lock.acquire: Lock\n"
              "                held by Task-2 use, see above\n"
              "        Task-4 use\n"
              "            Lock.acquire: Lock, see above\n");
}

TEST(SessionAwaitGraph, ShowsEventConditionSemaphoreAndBarrier) {
    EXPECT_EQ(graph_of(R"(
async def condition_wait(condition):
    async with condition:
        await condition.wait()
async def main():
    await asyncio.gather(
        asyncio.Event().wait(), condition_wait(asyncio.Condition()), asyncio.Semaphore(0).acquire(),
        asyncio.Barrier(2).wait(), asyncio.sleep(5))
)"),
              "Task-1 main\n"
              "    Gather\n"
              "        Task-2 Event.wait\n"
              "            Event.wait: Event\n"
              "        Task-3 condition_wait\n"
              "            Condition.wait: Condition\n"
              "        Task-4 Semaphore.acquire\n"
              "            Semaphore.acquire: Semaphore\n"
              "        Task-5 Barrier.wait\n"
              "            Barrier.wait: Barrier\n"
              "        Task-6 sleep\n"
              "            Sleep until 5\n");
}

TEST(SessionAwaitGraph, ShowsWhoGetsPutsAndJoinsAtAQueue) {
    EXPECT_EQ(graph_of(R"(
class Jobs(asyncio.Queue): pass
async def main():
    full = Jobs(1)
    full.put_nowait(1)
    await asyncio.gather(full.put(2), full.join(), asyncio.Queue().get(), asyncio.sleep(5))
)"),
              "Task-1 main\n"
              "    Gather\n"
              "        Task-2 Queue.put\n"
              "            Queue.put: Jobs\n"
              "        Task-3 Queue.join\n"
              "            Queue.join: Jobs, see above\n"
              "        Task-4 Queue.get\n"
              "            Queue.get: Queue\n"
              "        Task-5 sleep\n"
              "            Sleep until 5\n");
}

TEST(SessionAwaitGraph, ShowsTheTasksOfAGroup) {
    EXPECT_EQ(graph_of(R"(
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(5), name="one")
)"),
              "Task-1 main\n"
              "    TaskGroup.__aexit__: TaskGroup\n"
              "        one sleep\n"
              "            Sleep until 5\n");
}

TEST(SessionAwaitGraph, ShowsWhatIsLeftOfAsCompleted) {
    EXPECT_EQ(graph_of(R"(
async def main():
    task = asyncio.create_task(asyncio.sleep(5), name="one")
    async for done in asyncio.as_completed([task]):
        pass
)"),
              "Task-1 main\n"
              "    as_completed: as_completed\n"
              "        one sleep\n"
              "            Sleep until 5\n");
}

TEST(SessionAwaitGraph, ShowsTheDeadlinesOfTimeouts) {
    EXPECT_EQ(graph_of(R"(
async def limited():
    async with asyncio.timeout(3):
        await asyncio.Event().wait()
async def main():
    await asyncio.wait_for(asyncio.create_task(limited(), name="limited"), 4)
)"),
              "Task-1 main\n"
              "    Timeout until 4\n"
              "    limited limited\n"
              "        Timeout until 3\n"
              "        Event.wait: Event\n");
}

TEST(SessionAwaitGraph, ShowsAllTimeoutsAroundOneWait) {
    EXPECT_EQ(graph_of(R"(
async def main():
    async with asyncio.timeout(3), asyncio.timeout(4), asyncio.timeout(5):
        await asyncio.Event().wait()
)"),
              "Task-1 main\n"
              "    Timeout until 3\n"
              "    Timeout until 4\n"
              "    Timeout until 5\n"
              "    Event.wait: Event\n");
}

TEST(SessionAwaitGraph, ShowsTheThreadOfACallInAnExecutor) {
    EXPECT_EQ(graph_of(R"(
import time
async def main():
    await asyncio.to_thread(time.sleep, 5)
)"),
              "Task-1 main\n"
              "    Executor\n"
              "        thread asyncio_0\n");
}

TEST(SessionAwaitGraph, FindsADeadlockOfTwoLocks) {
    EXPECT_EQ(graph_of(R"(
async def take(first, second):
    async with first:
        await asyncio.sleep(0)
        async with second:
            pass
async def main():
    one, two = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(take(one, two), take(two, one))
)"),
              "Task-1 main\n"
              "    Gather\n"
              "        Task-2 take\n"
              "            Lock.acquire: Lock\n"
              "                held by Task-3 take\n"
              "                    Lock.acquire: Lock\n"
              "                        held by Task-2 take, see above\n"
              "        Task-3 take, see above\n"
              "in a circle: Task-2 take -> Lock -> Task-3 take -> Lock -> Task-2 take\n"
              "stuck: Task-1 main\n"
              "stuck: Task-2 take\n"
              "stuck: Task-3 take\n");
}

TEST(SessionAwaitGraph, HasTheStackOfTheProgramWithoutTheLibrarysCalls) {
    EXPECT_EQ(graph_of(R"(
async def inner(queue):
    return await queue.get()
async def main():
    await inner(asyncio.Queue())
)",
                       true),
              "Task-1 main\n"
              "  at main, line 6\n"
              "  at inner, line 4\n"
              "    Queue.get: Queue\n"
              "stuck: Task-1 main\n");
}

TEST(SessionAwaitGraph, IsEmptyBeforeAndAfterTheProgram) {
    HostedSession host("import asyncio\nasyncio.run(asyncio.sleep(1))\n");
    EXPECT_EQ(describe(host.session.await_graph()), "");
    (void)host.run();
    EXPECT_EQ(describe(host.session.await_graph()), "");
}

TEST(SessionAwaitGraph, AskingChangesNothing) {
    const std::string source = R"(
import asyncio
async def worker(lock, queue):
    async with lock:
        queue.put_nowait(await asyncio.sleep(0.1, 1))
async def main():
    lock, queue = asyncio.Lock(), asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(worker(lock, queue))
        async with asyncio.timeout(1):
            print(await queue.get(), asyncio.get_running_loop().time())
asyncio.run(main())
)";
    HostedSession asked(source), left_alone(source);
    while (asked.session.advance(1).state != Progress::State::Ended) (void)asked.session.await_graph();
    (void)left_alone.run();
    EXPECT_EQ(asked.kept.output(), left_alone.kept.output());
    EXPECT_EQ(asked.session.now(), left_alone.session.now());
}

TEST(SessionAwaitGraph, IsWrittenAsJson) {
    AwaitGraph graph;
    AwaitNode task;
    task.id = 2;
    task.name = "say \"hi\"\n";
    task.coroutine = "main";
    ActivationSnapshot call;
    call.name = "main";
    call.line = 3;
    task.stack.push_back(call);
    AwaitNode timer;
    timer.kind = AwaitNode::Kind::Timer;
    timer.wait = WaitKind::Sleep;
    timer.id = 5;
    timer.name = "Sleep";
    timer.deadline = 0.25;
    graph.nodes = {task, timer};
    graph.edges = {{0, 1, WaitKind::Sleep, ""}};
    graph.circles = {{0, 1}};
    graph.stuck = {0};
    EXPECT_EQ(to_json(graph),
              "{\"nodes\":["
              "{\"kind\":\"task\",\"state\":\"waiting\",\"wait\":\"Task\",\"id\":2,"
              "\"name\":\"say \\\"hi\\\"\\u000a\",\"coroutine\":\"main\","
              "\"stack\":[{\"name\":\"main\",\"line\":3}]},"
              "{\"kind\":\"timer\",\"state\":\"waiting\",\"wait\":\"Sleep\",\"id\":5,\"name\":\"Sleep\","
              "\"deadline\":0.25}],"
              "\"edges\":[{\"from\":0,\"to\":1,\"how\":\"Sleep\"}],"
              "\"circles\":[[0,1]],\"stuck\":[0]}");
}

}  // namespace
}  // namespace loopscope::session
