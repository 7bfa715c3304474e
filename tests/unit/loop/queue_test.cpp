#include "loop/sync/queue.h"

#include "virtual_loop.h"

namespace loopscope {
namespace {

Coroutine<void> get_into(Queue<int>& queue, std::vector<int>& items) {
    int item = co_await queue.get();
    items.push_back(item);
}

Coroutine<void> put_all(Queue<int>& queue, int count) {
    for (int i = 0; i < count; ++i) co_await queue.put(i);
}

template <class AnyQueue>
std::string emptied(AnyQueue& queue) {
    std::string items;
    while (!queue.empty()) items += std::to_string(*queue.get_nowait());
    return items;
}

template <class AnyQueue>
void fill(AnyQueue& queue) {
    for (int item : {2, 3, 1}) EXPECT_FALSE(queue.put_nowait(item));
}

TEST(Queue, EachKindHasItsOrder) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        Queue<int> fifo;
        LifoQueue<int> lifo;
        PriorityQueue<int> least;
        fill(fifo);
        fill(lifo);
        fill(least);
        EXPECT_EQ(emptied(fifo), "231");
        EXPECT_EQ(emptied(lifo), "132");
        EXPECT_EQ(emptied(least), "123");
        co_return;
    });
}

struct Job {
    int priority;
    char name;

    bool operator<(const Job& other) const { return priority < other.priority; }
};

TEST(Queue, JobsOfEqualPriorityComeInTheOrderOfCPythonsHeap) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        PriorityQueue<Job> jobs;
        const std::pair<int, char> given[] = {{2, 'a'}, {1, 'b'}, {2, 'c'}, {1, 'd'},
                                              {1, 'e'}, {2, 'f'}, {1, 'g'}};
        for (const auto& [priority, name] : given) EXPECT_FALSE(jobs.put_nowait(Job{priority, name}));
        std::string order;
        while (!jobs.empty()) order += (*jobs.get_nowait()).name;
        EXPECT_EQ(order, "bgdefac");
        co_return;
    });
}

TEST(Queue, PutWaitsWhileItIsFull) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Queue<int> queue(2);
        auto producer = host.loop.create_task(put_all(queue, 3));
        co_await sleep(1);
        EXPECT_TRUE(queue.full());
        EXPECT_EQ(queue.putters().count(), 1u);
        EXPECT_EQ(queue.put_nowait(9)->kind(), ErrorKind::QueueFull);
        int first = co_await queue.get();
        EXPECT_EQ(first, 0);
        co_await producer;
        EXPECT_EQ(emptied(queue), "12");
    });
}

TEST(Queue, GetWaitsForAnItem) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Queue<int> queue;
        EXPECT_EQ(queue.get_nowait().error()->kind(), ErrorKind::QueueEmpty);
        host.loop.call_later(1, [&queue] { return queue.put_nowait(7); });
        int item = co_await queue.get();
        EXPECT_EQ(item, 7);
        EXPECT_EQ(host.loop.time(), 1);
    });
}

TEST(Queue, AGetterCancelledAfterItWasWokenWakesTheNext) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Queue<int> queue;
        std::vector<int> items;
        auto a = host.loop.create_task(get_into(queue, items));
        auto b = host.loop.create_task(get_into(queue, items));
        co_await yield_now();
        EXPECT_FALSE(queue.put_nowait(5));
        a->cancel();
        co_await b;
        EXPECT_EQ(items, std::vector<int>{5});
    });
}

// queues.py:149: who is woken for room and cancelled in one step gives its turn on.
TEST(Queue, APutterCancelledAfterItWasWokenWakesTheNext) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Queue<int> queue(1);
        EXPECT_FALSE(queue.put_nowait(0));
        auto a = host.loop.create_task(queue.put(1));
        auto b = host.loop.create_task(queue.put(2));
        co_await yield_now();
        EXPECT_EQ(*queue.get_nowait(), 0);
        a->cancel();
        co_await b;
        EXPECT_EQ(emptied(queue), "2");
    });
}

// queues.py:152, 199: one that is cancelled while it still has no turn gives none on.
TEST(Queue, AGetterCancelledBeforeItWasWokenTakesNoTurnFromTheOthers) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Queue<int> queue;
        std::vector<int> items;
        auto a = host.loop.create_task(get_into(queue, items));
        auto b = host.loop.create_task(get_into(queue, items));
        auto c = host.loop.create_task(get_into(queue, items));
        co_await yield_now();
        a->cancel();
        co_await yield_now();
        EXPECT_EQ(queue.getters().count(), 2u);
        EXPECT_FALSE(queue.put_nowait(1));
        co_await b;
        EXPECT_FALSE(c->done());
        EXPECT_FALSE(queue.put_nowait(2));
        co_await c;
        EXPECT_EQ(items, (std::vector<int>{1, 2}));
    });
}

// queues.py:199: only who was woken has a turn to give on; a needless one would send its owner to the end of
// the line.
TEST(Queue, AGetterThatIsCancelledBeforeItsTurnDoesNotDisturbTheOrder) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Queue<int> queue;
        std::vector<int> items;
        auto a = host.loop.create_task(get_into(queue, items));
        auto b = host.loop.create_task(get_into(queue, items));
        auto c = host.loop.create_task(get_into(queue, items));
        auto d = host.loop.create_task(get_into(queue, items));
        co_await yield_now();
        b->cancel();
        EXPECT_FALSE(queue.put_nowait(1));
        co_await a;
        co_await sleep(1);
        EXPECT_FALSE(queue.put_nowait(2));
        co_await sleep(1);
        EXPECT_TRUE(c->done());
        EXPECT_FALSE(d->done());
        d->cancel();
        (void)co_await settled(d);
    });
}

TEST(Queue, JoinWaitsUntilEveryItemIsDone) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Queue<int> queue;
        EXPECT_FALSE(queue.put_nowait(1));
        host.loop.call_later(2, [&queue] {
            EXPECT_TRUE(queue.get_nowait().ok());
            return queue.task_done();
        });
        co_await queue.join();
        EXPECT_EQ(host.loop.time(), 2);
        EXPECT_EQ(queue.task_done()->message(), "task_done() called too many times");
    });
}

TEST(Queue, ShutDownItGivesTheRestAndThenRefuses) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        Queue<int> queue;
        EXPECT_FALSE(queue.put_nowait(1));
        queue.shutdown(false);
        EXPECT_EQ(queue.put_nowait(2)->kind(), ErrorKind::QueueShutDown);
        int item = co_await queue.get();
        EXPECT_EQ(item, 1);
        Outcome<int> refused = co_await settled(queue.get());
        EXPECT_EQ(refused.error()->kind(), ErrorKind::QueueShutDown);
    });
}

TEST(Queue, ShutDownAtOnceItDropsItsItemsAndWakesAllWhoWait) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Queue<int> queue(1);
        auto producer = host.loop.create_task(put_all(queue, 2));
        auto joined = host.loop.create_task(queue.join());
        co_await sleep(1);
        queue.shutdown(true);
        Outcome<void> put = co_await settled(producer);
        EXPECT_EQ(put.error()->kind(), ErrorKind::QueueShutDown);
        co_await joined;
        EXPECT_TRUE(queue.empty());
    });
}

}  // namespace
}  // namespace loopscope
