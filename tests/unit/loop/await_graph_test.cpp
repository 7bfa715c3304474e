// Who waits for whom: one test for each way of waiting, then circles and those who are stuck.
#include "loop/await_graph.h"

#include <algorithm>
#include <optional>

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

using Kind = AwaitNode::Kind;
using State = AwaitNode::State;

/// A graph with questions to it.
class Graph {
public:
    explicit Graph(AwaitGraph graph) : graph_(std::move(graph)) {}
    explicit Graph(EventLoop& loop) : Graph(await_graph(loop)) {}

    [[nodiscard]] const AwaitGraph& all() const { return graph_; }
    [[nodiscard]] const AwaitNode& task(const std::string& name) const { return graph_.nodes[index(name)]; }
    /// What a task (or the node at an index) waits for: "Gather -> Gather", one text for each edge.
    [[nodiscard]] std::vector<std::string> waits(const std::string& name) const { return waits(index(name)); }
    [[nodiscard]] std::vector<std::string> waits(std::size_t from) const {
        std::vector<std::string> texts;
        for (const AwaitEdge& edge : graph_.edges) {
            if (edge.from == from)
                texts.push_back(std::string(name_of(edge.how)) + " -> " + graph_.nodes[edge.to].name);
        }
        return texts;
    }
    /// What the only thing that a task waits for waits for itself.
    [[nodiscard]] std::vector<std::string> waits_behind(const std::string& name) const {
        return waits(edge_of(name).to);
    }
    [[nodiscard]] const AwaitEdge& edge_of(const std::string& name) const {
        const std::size_t from = index(name);
        const auto found = std::find_if(graph_.edges.begin(), graph_.edges.end(),
                                        [&](const AwaitEdge& edge) { return edge.from == from; });
        EXPECT_NE(found, graph_.edges.end());
        return *found;
    }
    [[nodiscard]] const AwaitNode& awaited_by(const std::string& name) const {
        return graph_.nodes[edge_of(name).to];
    }
    /// Names of the tasks that wait for the node that `name` waits for, in order.
    [[nodiscard]] std::vector<std::string> line_of(const std::string& name) const {
        std::vector<std::string> names;
        const std::size_t to = edge_of(name).to;
        for (const AwaitEdge& edge : graph_.edges) {
            if (edge.to == to) names.push_back(graph_.nodes[edge.from].name);
        }
        return names;
    }
    [[nodiscard]] std::vector<std::string> stuck() const { return names_of(graph_.stuck); }
    [[nodiscard]] std::vector<std::string> names_of(const std::vector<std::size_t>& nodes) const {
        std::vector<std::string> names;
        for (const std::size_t node : nodes) names.push_back(graph_.nodes[node].name);
        return names;
    }

private:
    [[nodiscard]] std::size_t index(const std::string& name) const {
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            if (graph_.nodes[i].name == name) return i;
        }
        ADD_FAILURE() << "no node " << name;
        return 0;
    }

    AwaitGraph graph_;
};

using Texts = std::vector<std::string>;

Coroutine<int> nap(double delay) {
    co_await sleep(delay);
    co_return 1;
}

Coroutine<void> await_one(Ref<Future<int>> future) {
    (void)co_await future;
}

/// Runs `body(host)` as a task of its own, "main", for a second; then asks. What is left is cancelled.
template <class Body>
Graph asked_after_a_second(Body&& body) {
    VirtualLoop host;
    host.loop.create_task(body(host), "main");
    std::optional<Graph> graph;
    host.loop.call_later(1, [&] {
        graph.emplace(host.loop);
        host.loop.stop();
    });
    EXPECT_FALSE(host.loop.run_forever());
    for (const Ref<FutureBase>& task : host.loop.all_tasks()) task->cancel();
    host.loop.call_later(1, [&] { host.loop.stop(); });
    EXPECT_FALSE(host.loop.run_forever());
    return std::move(*graph);
}

TEST(AwaitGraph, OfAPlainAwaitNamesTheTask) {
    const Graph graph = asked_after_a_second([](VirtualLoop& host) -> Coroutine<void> {
        auto child = host.loop.create_task(nap(5), "child");
        (void)co_await child;
    });
    EXPECT_EQ(graph.waits("main"), Texts{"Task -> child"});
    EXPECT_EQ(graph.waits("child"), Texts{"Sleep -> Sleep"});
    EXPECT_EQ(graph.task("child").coroutine, "nap");
    EXPECT_EQ(graph.task("child").state, State::Waiting);
}

TEST(AwaitGraph, OfASleepNamesTheTimer) {
    const Graph graph = asked_after_a_second([](VirtualLoop&) -> Coroutine<void> { (void)co_await nap(5); });
    EXPECT_EQ(graph.awaited_by("main").kind, Kind::Timer);
    EXPECT_EQ(graph.awaited_by("main").deadline, 5);
}

TEST(AwaitGraph, OfAFutureOfTheProgramNamesTheFuture) {
    std::uint32_t id = 0;
    const Graph graph = asked_after_a_second([&](VirtualLoop& host) -> Coroutine<void> {
        auto future = host.loop.create_future<int>();
        id = future->id();
        co_await await_one(future);
    });
    EXPECT_EQ(graph.waits("main"), Texts{"Future -> Future"});
    EXPECT_EQ(graph.awaited_by("main").id, id);
}

TEST(AwaitGraph, TellsRunningAndReadyTasksFromWaitingOnes) {
    VirtualLoop host;
    auto ready = [&]() -> Coroutine<void> { co_await sleep(0); };
    (void)host.run([&]() -> Coroutine<void> {
        auto task = host.loop.create_task(ready(), "ready");
        const Graph graph(host.loop);
        EXPECT_EQ(graph.task("ready").state, State::Ready);
        EXPECT_EQ(graph.all().nodes[0].state, State::Running);
        EXPECT_TRUE(graph.all().edges.empty());
        co_await task;
    });
}

TEST(AwaitGraph, OfGatherNamesTheChildrenThatAreNotDone) {
    const Graph graph = asked_after_a_second([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<Ref<Future<int>>> children;
        children.push_back(host.loop.create_task(nap(5), "slow"));
        children.push_back(host.loop.create_task(nap(0.5), "quick"));
        children.push_back(host.loop.create_task(nap(6), "slower"));
        co_await gather(host.loop, children);
    });
    EXPECT_EQ(graph.waits("main"), Texts{"Gather -> Gather"});
    EXPECT_EQ(graph.waits_behind("main"), (Texts{"Gather -> slow", "Gather -> slower"}));
}

TEST(AwaitGraph, OfShieldNamesTheInnerTask) {
    const Graph graph = asked_after_a_second([](VirtualLoop& host) -> Coroutine<void> {
        auto inner = host.loop.create_task(nap(5), "inner");
        (void)co_await shield(inner);
    });
    EXPECT_EQ(graph.waits("main"), Texts{"Shield -> Shield"});
    EXPECT_EQ(graph.waits_behind("main"), Texts{"Shield -> inner"});
}

TEST(AwaitGraph, OfWaitNamesTheFuturesAndTheTimeout) {
    const Graph graph = asked_after_a_second([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<Ref<FutureBase>> tasks;
        tasks.push_back(host.loop.create_task(nap(5), "one"));
        tasks.push_back(host.loop.create_task(nap(6), "two"));
        co_await wait(tasks, 4);
    });
    EXPECT_EQ(graph.waits("main"), Texts{"Wait -> Wait"});
    EXPECT_EQ(graph.waits_behind("main"), (Texts{"Wait -> one", "Wait -> two", "Timeout -> Wait"}));
}

TEST(AwaitGraph, OfWaitForNamesWhatIsAwaitedInlineAndTheTimeout) {
    const Graph graph = asked_after_a_second([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(nap(5), "task");
        (void)co_await wait_for(Ref<Future<int>>(task), 3);
    });
    EXPECT_EQ(graph.waits("main"), (Texts{"Timeout -> Timeout", "Task -> task"}));
    EXPECT_EQ(graph.awaited_by("main").deadline, 3);
}

TEST(AwaitGraph, OfATimeoutBlockNamesTheDeadline) {
    const Graph graph = asked_after_a_second([](VirtualLoop&) -> Coroutine<void> {
        co_await timeout(4, []() -> Coroutine<void> { (void)co_await nap(9); });
    });
    EXPECT_EQ(graph.waits("main"), (Texts{"Timeout -> Timeout", "Sleep -> Sleep"}));
}

TEST(AwaitGraph, OfWaitForThatHasCancelledNamesWhoseEndItWaitsFor) {
    const Graph graph = asked_after_a_second([](VirtualLoop& host) -> Coroutine<void> {
        auto stubborn = []() -> Coroutine<int> {
            (void)co_await settled(sleep(9));
            co_await sleep(9);
            co_return 1;
        };
        auto task = host.loop.create_task(stubborn(), "stubborn");
        co_await sleep(0);
        (void)co_await wait_for(Ref<Future<int>>(task), 0);
    });
    EXPECT_EQ(graph.waits("main"), Texts{"WaitFor -> WaitFor"});
    EXPECT_EQ(graph.waits_behind("main"), Texts{"WaitFor -> stubborn"});
}

TEST(AwaitGraph, OfAsCompletedNamesWhatIsNotDone) {
    const Graph graph = asked_after_a_second([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<Ref<Future<int>>> tasks;
        tasks.push_back(host.loop.create_task(nap(5), "one"));
        tasks.push_back(host.loop.create_task(nap(0.5), "done"));
        AsCompleted<int> order(host.loop, tasks);
        while (order.left() > 0) (void)co_await order.next();
    });
    EXPECT_EQ(graph.waits("main"), Texts{"AsCompleted -> as_completed"});
    EXPECT_EQ(graph.waits_behind("main"), Texts{"AsCompleted -> one"});
}

TEST(AwaitGraph, OfATaskGroupNamesItsTasks) {
    const Graph graph = asked_after_a_second([](VirtualLoop&) -> Coroutine<void> {
        co_await task_group([](TaskGroup& group) -> Coroutine<void> {
            group.create_task(nap(5), "one");
            group.create_task(nap(6), "two");
            co_return;
        });
    });
    EXPECT_EQ(graph.waits("main"), Texts{"TaskGroup -> TaskGroup"});
    EXPECT_EQ(graph.waits_behind("main"), (Texts{"TaskGroup -> one", "TaskGroup -> two"}));
}

Coroutine<void> hold_for(Lock& lock, double delay) {
    auto held = co_await hold(lock);
    co_await sleep(delay);
}

TEST(AwaitGraph, OfALockNamesItsHolderAndThoseWhoWaitInOrder) {
    Lock lock;
    const Graph graph = asked_after_a_second([&](VirtualLoop& host) -> Coroutine<void> {
        auto holder = host.loop.create_task(hold_for(lock, 9), "holder");
        // The one that was created first comes last.
        auto late = [&]() -> Coroutine<void> {
            co_await sleep(0.5);
            co_await hold_for(lock, 1);
        };
        auto last = host.loop.create_task(late(), "last");
        auto first = host.loop.create_task(hold_for(lock, 1), "first");
        co_await last;
    });
    EXPECT_EQ(graph.waits("first"), Texts{"Lock -> <Lock [locked, waiters:2]>"});
    EXPECT_EQ(graph.awaited_by("first").kind, Kind::Primitive);
    EXPECT_EQ(graph.edge_of("first").label, "Lock.acquire");
    EXPECT_EQ(graph.waits_behind("first"), Texts{"Lock -> holder"});
    EXPECT_EQ(graph.line_of("first"), (Texts{"first", "last"}));
}

TEST(AwaitGraph, OfALockWhoseHolderHasEndedShowsATaskThatEnded) {
    Lock lock;
    const Graph graph = asked_after_a_second([&](VirtualLoop& host) -> Coroutine<void> {
        auto forget = [&]() -> Coroutine<void> { co_await lock.acquire(); };
        co_await host.loop.create_task(forget(), "forgetful");
        co_await lock.acquire();
    });
    const AwaitEdge& held =
        graph.all().edges.front().from == 0 ? graph.all().edges.back() : graph.all().edges.front();
    EXPECT_EQ(graph.all().nodes[held.to].state, State::Finished);
    EXPECT_NE(graph.all().nodes[held.to].id, 0u);
}

TEST(AwaitGraph, OfAnEventNamesTheEvent) {
    Event event;
    const Graph graph = asked_after_a_second([&](VirtualLoop&) -> Coroutine<void> { co_await event.wait(); });
    EXPECT_EQ(graph.waits("main"), Texts{"Event -> <Event [unset, waiters:1]>"});
    EXPECT_TRUE(graph.waits_behind("main").empty());
}

/// Waits for one notification.
Coroutine<void> wait_for_news(Lock& lock, Condition& condition) {
    co_await lock.acquire();
    co_await condition.wait();
    (void)lock.release();
}

TEST(AwaitGraph, OfAConditionNamesTheCondition) {
    Lock lock;
    Condition condition(lock);
    const Graph graph =
        asked_after_a_second([&](VirtualLoop&) -> Coroutine<void> { return wait_for_news(lock, condition); });
    EXPECT_EQ(graph.waits("main"), Texts{"Condition -> <Condition [unlocked, waiters:1]>"});
}

TEST(AwaitGraph, OfAConditionThatHasNotifiedNamesTheLockAndItsHolder) {
    Lock lock;
    Condition condition(lock);
    const Graph graph = asked_after_a_second([&](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(wait_for_news(lock, condition), "notified");
        co_await sleep(0);
        co_await lock.acquire();
        EXPECT_FALSE(condition.notify());
        co_await sleep(5);
    });
    EXPECT_EQ(graph.waits("notified"), Texts{"Lock -> <Lock [locked, waiters:1]>"});
    EXPECT_EQ(graph.waits_behind("notified"), Texts{"Lock -> main"});
}

TEST(AwaitGraph, OfASemaphoreNamesTheSemaphore) {
    Semaphore semaphore(0);
    const Graph graph =
        asked_after_a_second([&](VirtualLoop&) -> Coroutine<void> { co_await semaphore.acquire(); });
    EXPECT_EQ(graph.waits("main"), Texts{"Semaphore -> <Semaphore [locked, waiters:1]>"});
}

TEST(AwaitGraph, OfABarrierNamesTheBarrierNotItsParts) {
    Barrier barrier(3);
    auto arrive = [&]() -> Coroutine<void> { (void)co_await barrier.wait(); };
    const Graph graph = asked_after_a_second([&](VirtualLoop& host) -> Coroutine<void> {
        auto other = host.loop.create_task(arrive(), "other");
        co_await arrive();
    });
    EXPECT_EQ(graph.waits("main"), Texts{"Barrier -> <Barrier [filling, waiters:2/3]>"});
    EXPECT_EQ(graph.line_of("main"), (Texts{"main", "other"}));
}

TEST(AwaitGraph, OfAQueueTellsGettersFromPutters) {
    Queue<int> empty, full(1);
    EXPECT_FALSE(full.put_nowait(1));
    auto put = [&]() -> Coroutine<void> { co_await full.put(2); };
    const Graph graph = asked_after_a_second([&](VirtualLoop& host) -> Coroutine<void> {
        auto putter = host.loop.create_task(put(), "putter");
        (void)co_await empty.get();
    });
    EXPECT_EQ(graph.waits("main"), Texts{"Queue -> <Queue maxsize=0>"});
    EXPECT_EQ(graph.edge_of("main").label, "Queue.get");
    EXPECT_EQ(graph.edge_of("putter").label, "Queue.put");
    EXPECT_NE(graph.edge_of("main").to, graph.edge_of("putter").to);
}

TEST(AwaitGraph, OfAQueuesJoinNamesTheQueue) {
    Queue<int> queue;
    EXPECT_FALSE(queue.put_nowait(1));
    const Graph graph = asked_after_a_second([&](VirtualLoop&) -> Coroutine<void> { co_await queue.join(); });
    EXPECT_EQ(graph.waits("main"), Texts{"Queue -> <Queue maxsize=0>"});
    EXPECT_EQ(graph.edge_of("main").label, "Queue.join");
}

/// Blocks its thread for five seconds.
class LongWork final : public Called<Activation>, public TaskBody<int> {
public:
    [[nodiscard]] Activation* resume(Thread& thread) override {
        if (std::exchange(began_, true)) return caller();
        thread.block_until(thread.scheduler().now() + 5);
        return this;
    }
    [[nodiscard]] Activation* raise(Thread&, Error) override { return caller(); }
    void inspect(ActivationSnapshot& snapshot, bool) const override { snapshot.name = "work"; }
    [[nodiscard]] std::uint32_t line() const noexcept override { return 0; }
    [[nodiscard]] Activation& activation() noexcept override { return *this; }
    [[nodiscard]] std::string name() const override { return "work"; }
    [[nodiscard]] Outcome<int> take_outcome() override { return Outcome<int>(1); }
    void drop_body() noexcept override { delete this; }

private:
    bool began_ = false;
};

TEST(AwaitGraph, OfAnExecutorNamesTheThread) {
    VirtualLoop host;
    Executor executor(host.scheduler, 1, "pool");
    std::optional<Graph> graph;
    (void)host.run([&]() -> Coroutine<void> {
        auto future = executor.submit<int>(host.loop, BodyRef<int>(new LongWork));
        auto task = host.loop.create_task(await_one(future), "main");
        co_await sleep(1);
        graph.emplace(host.loop);
        co_await task;
    });
    EXPECT_EQ(graph->waits("main"), Texts{"Executor -> Executor"});
    EXPECT_EQ(graph->waits_behind("main"), Texts{"Executor -> pool_0"});
    EXPECT_TRUE(graph->stuck().empty());
}

TEST(AwaitGraph, OfASchedulerHasTheTasksOfAllLoops) {
    VirtualLoop host;
    EventLoop& other = host.scheduler.new_event_loop();
    auto there = other.create_task(nap(1), "there");
    (void)host.run([&]() -> Coroutine<void> {
        const Graph graph(await_graph(host.scheduler));
        EXPECT_EQ(graph.task("there").state, State::Ready);
        EXPECT_EQ(graph.all().nodes.size(), 2u);
        co_return;
    });
    EXPECT_TRUE(other.run_until_complete(Ref<Future<int>>(there)).ok());
}

TEST(AwaitGraph, HasTheStacksWhenAskedFor) {
    VirtualLoop host;
    std::uint32_t line = 0;
    (void)host.run([&]() -> Coroutine<void> {
        auto outer = [&]() -> Coroutine<void> {
            line = __LINE__ + 1;
            (void)co_await nap(5);
        };
        auto task = host.loop.create_task(outer(), "task");
        co_await sleep(1);
        AwaitGraphOptions options;
        options.with_stacks = true;
        const Graph graph(await_graph(host.loop, options));
        const std::vector<ActivationSnapshot>& stack = graph.task("task").stack;
        EXPECT_EQ(stack.size(), 3u);
        EXPECT_EQ(stack.front().line, line);
        EXPECT_EQ(stack[1].name, "nap");
        co_await task;
    });
}

// Circles

TEST(AwaitGraph, FindsTheCircleOfTwoTasksThatHoldEachOthersLock) {
    Lock one, two;
    auto take = [](Lock& first, Lock& second) -> Coroutine<void> {
        auto held = co_await hold(first);
        co_await sleep(0.5);
        auto both = co_await hold(second);
    };
    const Graph graph = asked_after_a_second([&](VirtualLoop& host) -> Coroutine<void> {
        auto a = host.loop.create_task(take(one, two), "a");
        auto b = host.loop.create_task(take(two, one), "b");
        co_await a;
    });
    ASSERT_EQ(graph.all().circles.size(), 1u);
    EXPECT_EQ(graph.names_of(graph.all().circles[0]),
              (Texts{"a", "<Lock [locked, waiters:1]>", "b", "<Lock [locked, waiters:1]>"}));
    EXPECT_EQ(graph.stuck(), (Texts{"main", "a", "b"}));
}

TEST(AwaitGraph, FindsATaskThatWaitsForItselfThroughGather) {
    const Graph graph = asked_after_a_second([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<Ref<Future<int>>> children;
        auto self = [&]() -> Coroutine<int> {
            co_await sleep(0.5);
            co_await gather(host.loop, children);
            co_return 1;
        };
        children.push_back(host.loop.create_task(self(), "self"));
        (void)co_await children[0];
    });
    ASSERT_EQ(graph.all().circles.size(), 1u);
    EXPECT_EQ(graph.names_of(graph.all().circles[0]), (Texts{"self", "Gather"}));
}

TEST(AwaitGraph, HasNoCircleWhereTasksWaitForOneInTwoWays) {
    const Graph graph = asked_after_a_second([](VirtualLoop& host) -> Coroutine<void> {
        auto one = host.loop.create_task(nap(5), "one");
        auto other = host.loop.create_task(await_one(one), "other");
        std::vector<Ref<FutureBase>> both{one, other};
        co_await wait(both);
    });
    EXPECT_TRUE(graph.all().circles.empty());
    EXPECT_TRUE(graph.stuck().empty());
}

// Stuck

/// The graph of a program in which nothing goes on any more.
template <class Body>
Graph asked_at_the_end(Body&& body) {
    VirtualLoop host;
    host.loop.create_task(body(host), "main");
    EXPECT_TRUE(host.loop.run_forever()) << "nothing is left that could wake the loop";
    Graph graph(host.loop);
    for (const Ref<FutureBase>& task : host.loop.all_tasks()) task->cancel();
    host.loop.call_later(1, [&] { host.loop.stop(); });
    EXPECT_FALSE(host.loop.run_forever());
    return graph;
}

TEST(AwaitGraph, KnowsThatAnEventThatNobodyIsLeftToSetNeverComes) {
    Event event;
    const Graph graph = asked_at_the_end([&](VirtualLoop& host) -> Coroutine<void> {
        auto wait_too = [&]() -> Coroutine<void> { co_await event.wait(); };
        auto task = host.loop.create_task(wait_too(), "other");
        co_await task;
    });
    EXPECT_EQ(graph.stuck(), (Texts{"main", "other"}));
}

TEST(AwaitGraph, SupposesThatAnybodyWhoGoesOnMaySetAnEvent) {
    Event event;
    const Graph graph = asked_after_a_second([&](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(nap(5), "sleeper");
        co_await event.wait();
    });
    EXPECT_TRUE(graph.stuck().empty());
}

TEST(AwaitGraph, KnowsThatATimeoutEndsAWaitInACircle) {
    Lock one, two;
    auto take = [](Lock& first, Lock& second) -> Coroutine<void> {
        auto held = co_await hold(first);
        co_await sleep(0.5);
        auto both = co_await hold(second);
    };
    const Graph graph = asked_after_a_second([&](VirtualLoop& host) -> Coroutine<void> {
        auto a = host.loop.create_task(take(one, two), "a");
        auto b = host.loop.create_task(wait_for(take(two, one), 3), "b");
        co_await a;
    });
    EXPECT_EQ(graph.all().circles.size(), 1u);
    EXPECT_TRUE(graph.stuck().empty());
}

// As text

TEST(AwaitGraph, IsDescribedAsATree) {
    Lock lock;
    const Graph graph = asked_after_a_second([&](VirtualLoop& host) -> Coroutine<void> {
        auto first = [&]() -> Coroutine<int> {
            co_await lock.acquire();
            co_return 1;
        };
        auto second = [&]() -> Coroutine<int> {
            auto held = co_await hold(lock);
            co_await sleep(5);
            co_return 2;
        };
        std::vector<Ref<Future<int>>> children(2);
        children[1] = host.loop.create_task(second(), "second");
        children[0] = host.loop.create_task(first(), "first");
        co_await gather(host.loop, children);
    });
    EXPECT_EQ(describe(graph.all()),
              "main <lambda>\n"
              "    Gather\n"
              "        first <lambda>\n"
              "            Lock.acquire: <Lock [locked, waiters:1]>\n"
              "                held by second <lambda>\n"
              "                    Sleep until 5\n"
              "        second <lambda>, see above\n");
}

TEST(AwaitGraph, IsDescribedWithItsCirclesAndThoseWhoAreStuck) {
    const Graph graph = asked_at_the_end([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Task<void>> second;
        auto wait_for_second = [&]() -> Coroutine<void> { co_await second; };
        auto first = host.loop.create_task(wait_for_second(), "first");
        auto wait_for_first = [&]() -> Coroutine<void> { co_await first; };
        second = host.loop.create_task(wait_for_first(), "second");
        co_await first;
    });
    EXPECT_EQ(describe(graph.all()),
              "main <lambda>\n"
              "    first <lambda>\n"
              "        second <lambda>\n"
              "            first <lambda>, see above\n"
              "in a circle: first <lambda> -> second <lambda> -> first <lambda>\n"
              "stuck: main <lambda>\n"
              "stuck: first <lambda>\n"
              "stuck: second <lambda>\n");
}

}  // namespace
}  // namespace loopscope
