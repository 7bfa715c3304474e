// The collector at work in whole programs: circles of any depth, limits, and what a session leaves.
#include "hosted_session.h"

namespace loopscope::session {
namespace {

/// What a program prints, which must end well.
std::string output_of(const std::string& source, SessionOptions options = {}) {
    HostedSession host(source, std::move(options));
    (void)host.run();
    EXPECT_EQ(host.session.exit_code(), 0) << host.kept.errors();
    return host.kept.output();
}

TEST(Collector, EndsACircleOfAMillionObjectsWithoutRecursion) {
    EXPECT_EQ(output_of(R"(
import gc
first = last = []
for _ in range(1_000_000):
    last = [last]
first.append(last)
del first, last
print(gc.collect())
)"),
              "1000001\n");
}

TEST(Collector, EndsALinkedListOfInstancesWithoutRecursion) {
    EXPECT_EQ(output_of(R"(
import gc

class Node:
    def __init__(self, following):
        self.following = following

head = None
for _ in range(200_000):
    head = Node(head)
head = None
first = last = Node(None)
for _ in range(200_000):
    last = Node(last)
first.following = last
del first, last
print(gc.collect())
)"),
              "200001\n");
}

TEST(Collector, MakesRoomBeforeAMemoryError) {
    SessionOptions options;
    options.limits.memory_bytes = 8u << 20;
    EXPECT_EQ(output_of(R"(
import gc
gc.disable()
for _ in range(200_000):
    circle = []
    circle.append(circle)
print("enough")
)",
                        options),
              "enough\n");
}

TEST(Collector, MakesRoomAsOftenAsTheMemoryFillsWithCircles) {
    SessionOptions options;
    options.limits.memory_bytes = 8u << 20;
    EXPECT_EQ(output_of(R"(
import gc
gc.disable()
for _ in range(1_000_000):
    circle = []
    circle.append(circle)
print("enough")
)",
                        options),
              "enough\n");
}

TEST(Collector, KeepsTheMemoryOfAProgramThatMakesCirclesFlat) {
    HostedSession host(R"(
class Pair:
    pass

while True:
    a, b = Pair(), Pair()
    a.other, b.other = b, a
)");
    host.run_a_while();
    for (int i = 0; i < 20; ++i) {
        host.run_a_while();
        EXPECT_LT(host.session.memory_in_use(), std::size_t{4} << 20);
    }
}

TEST(Collector, FindsTheSameGarbageAtTheSamePlacesInEveryRun) {
    const std::string program = R"(
class Noted:
    def __init__(self, number):
        self.number = number
        self.me = self
    def __del__(self):
        if self.number % 100 == 0:
            print(self.number, made)

for made in range(10_000):
    Noted(made)
)";
    EXPECT_EQ(output_of(program), output_of(program));
}

TEST(Collector, LeavesTuplesThatNothingCanLeadBackTo) {
    EXPECT_EQ(output_of(R"(
import gc
kept = [(i, str(i)) for i in range(10)] + [([],)]
gc.collect()
print([gc.is_tracked(each) for each in kept[8:]])
)"),
              "[False, False, True]\n");
}

TEST(Collector, KeepsTheMemoryOfAProgramFlatWhoseExceptionsKeepTheirFrames) {
    HostedSession host(R"(
def keeps_its_own_error(depth):
    try:
        if depth:
            keeps_its_own_error(depth - 1)
        raise ValueError(depth)
    except ValueError as error:
        own = error

while True:
    keeps_its_own_error(20)
)");
    host.run_a_while();
    for (int i = 0; i < 20; ++i) {
        host.run_a_while();
        EXPECT_LT(host.session.memory_in_use(), std::size_t{8} << 20);
    }
}

TEST(Collector, EndsARingOfTasksThatWaitForEachOther) {
    HostedSession host(R"(
import asyncio
import gc

async def waits_for(ring, place):
    await ring[(place + 1) % len(ring)]

async def main():
    ring = []
    ring.extend(asyncio.create_task(waits_for(ring, place)) for place in range(1000))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(len(asyncio.all_tasks()))
    del ring
    gc.collect()
    print(len(asyncio.all_tasks()))

asyncio.run(main())
)");
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "1001\n1\n");
    EXPECT_TRUE(host.kept.errors().starts_with("Task was destroyed but it is pending!\n"));
}

TEST(Collector, LeavesTasksThatSomethingWillWake) {
    EXPECT_EQ(output_of(R"(
import asyncio
import gc

async def sleeps(seconds):
    me = asyncio.current_task()
    await asyncio.sleep(seconds)
    return seconds

async def main():
    for seconds in range(5):
        asyncio.create_task(sleeps(seconds))
    queue = asyncio.Queue()
    consumer = asyncio.create_task(queue.get())
    for _ in range(10):
        await asyncio.sleep(0.1)
        gc.collect()
    print(len(asyncio.all_tasks()))
    queue.put_nowait("item")
    print(await consumer)
    await asyncio.sleep(5)
    print(len(asyncio.all_tasks()))

asyncio.run(main())
)"),
              "5\nitem\n1\n");
}

}  // namespace
}  // namespace loopscope::session
