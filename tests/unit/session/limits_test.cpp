// What a program may use: memory, calls within calls, integers, tasks, output. Each limit ends it with a word
// why, and the program can catch what is an exception.
#include "hosted_session.h"

namespace loopscope::session {
namespace {

SessionOptions with_memory(std::size_t bytes) {
    SessionOptions options;
    options.limits.memory_bytes = bytes;
    return options;
}

SessionOptions with_output(std::size_t bytes) {
    SessionOptions options;
    options.output_bytes = bytes;
    return options;
}

/// What a program prints to both streams in a session with these options.
std::string printed(const std::string& source, SessionOptions options) {
    HostedSession host(source, std::move(options));
    (void)host.run();
    return host.kept.output() + host.kept.errors();
}

TEST(Limits, MemoryIsBoundedToTheByteThatIsAskedFor) {
    constexpr std::size_t kLimit = 8u << 20, kSlack = 64u << 10;
    HostedSession empty("import asyncio\nasyncio.new_event_loop().run_forever()\n", with_memory(kLimit));
    (void)empty.run();
    const std::size_t room = kLimit - empty.session.memory_in_use();
    const auto ask_for = [](std::size_t bytes) {
        return "import asyncio\ntry:\n    bytes(" + std::to_string(bytes) +
               ")\n    print('fits')\nexcept MemoryError:\n    print('too much')\n";
    };
    EXPECT_EQ(printed(ask_for(room - kSlack), with_memory(kLimit)), "fits\n");
    EXPECT_EQ(printed(ask_for(room + kSlack), with_memory(kLimit)), "too much\n");
}

TEST(Limits, MemoryEndsAListThatGrowsForEver) {
    HostedSession host("items = []\nwhile True:\n    items.append([])\n", with_memory(8u << 20));
    (void)host.run();
    EXPECT_EQ(host.session.exit_code(), 1);
    EXPECT_TRUE(ends_with(host.kept.errors(), "\nMemoryError\n")) << host.kept.errors();
    EXPECT_EQ(host.session.error_line(), 3u);
}

TEST(Limits, MemoryErrorIsCaughtByTheHandlerAroundTheLoop) {
    HostedSession host(R"(
items = []
try:
    while True:
        items.append([])
except MemoryError:
    items = None
    print("caught")
)",
                       with_memory(8u << 20));
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "caught\n");
    EXPECT_EQ(host.session.exit_code(), 0);
}

TEST(Limits, MemoryErrorLetsItsHandlerWork) {
    HostedSession host(R"(
def grow():
    items = []
    while True:
        items.append([])

for _ in range(20):
    try:
        grow()
    except MemoryError as error:
        print(f"{type(error).__name__}!", end=" ")
)",
                       with_memory(8u << 20));
    (void)host.run();
    std::string expected;
    for (int i = 0; i < 20; ++i) expected += "MemoryError! ";
    EXPECT_EQ(host.kept.output(), expected);
    EXPECT_EQ(host.session.exit_code(), 0);
}

TEST(Limits, MemoryEndsAProgramThatCatchesEveryErrorAndGoesOnTaking) {
    HostedSession host(R"(
items = []
while True:
    try:
        while True:
            items.append([])
    except MemoryError:
        pass
)",
                       with_memory(8u << 20));
    while (!host.session.ended() && host.session.now() < 10)
        (void)host.session.advance(HostedSession::kBudget);
    EXPECT_TRUE(host.session.ended());
    EXPECT_EQ(host.session.exit_code(), 1);
    EXPECT_TRUE(ends_with(host.kept.errors(), "\nMemoryError\n")) << host.kept.errors();
}

TEST(Limits, MemoryIsLookedAtBeforeItIsTaken) {
    HostedSession host("try:\n    [0] * 10**9\nexcept MemoryError:\n    print('caught')\n",
                       with_memory(8u << 20));
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "caught\n");
}

TEST(Limits, DeepRecursionIsRecursionError) {
    HostedSession host(
        "def f():\n    f()\ntry:\n    f()\nexcept RecursionError as error:\n    print(error)\n");
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "maximum recursion depth exceeded\n");
}

TEST(Limits, RecursionIsSetForASessionAndExact) {
    SessionOptions options;
    options.limits.recursion = 50;
    const std::string call = "def f(n):\n    return n and f(n - 1)\nprint(f(";
    // The module is one call, f(48) is 49.
    EXPECT_EQ(printed(call + "48))\n", options), "0\n");
    EXPECT_TRUE(
        ends_with(printed(call + "49))\n", options), "RecursionError: maximum recursion depth exceeded\n"));
    EXPECT_EQ(printed("import sys\nprint(sys.getrecursionlimit())\n", options), "50\n");
}

TEST(Limits, RecursionIsBoundedByMemoryWhereTheProgramAsksForMore) {
    EXPECT_TRUE(ends_with(printed("import sys\nsys.setrecursionlimit(2**31 - 1)\ndef f():\n    f()\nf()\n",
                                  with_memory(8u << 20)),
                          "MemoryError\n"));
    EXPECT_EQ(printed("import sys\nprint(sys.getrecursionlimit())\n", {}), "1000\n");
}

TEST(Limits, TheBitsOfAnIntegerAreSetForASession) {
    SessionOptions options;
    options.limits.integer_bits = 6400;
    const auto shift = [](int bits) { return "print((1 << " + std::to_string(bits) + ").bit_length())\n"; };
    EXPECT_EQ(printed(shift(6399), options), "6400\n");
    // It may be a little larger: as many whole digits as the machine needs.
    EXPECT_TRUE(ends_with(printed(shift(6400 + 64), options), "OverflowError: too many digits in integer\n"));
    EXPECT_TRUE(ends_with(printed("n = 3\nwhile True:\n    n = n * n\n", options),
                          "OverflowError: too many digits in integer\n"));
}

TEST(Limits, TheDigitsOfAnIntegersTextAreSetForASession) {
    SessionOptions options;
    options.limits.integer_digits = 700;
    EXPECT_EQ(printed("print(len(str(10 ** 699)), int('9' * 700) % 10)\n", options), "700 9\n");
    EXPECT_TRUE(ends_with(printed("str(10 ** 700)\n", options),
                          "ValueError: Exceeds the limit (700 digits) for integer string conversion; use "
                          "sys.set_int_max_str_digits() to increase the limit\n"));
}

constexpr const char* kTasks = R"(
import asyncio
async def child(): await asyncio.sleep(1)
async def main():
    tasks = []
    try:
        for _ in range(4): tasks.append(asyncio.create_task(child()))
    except RuntimeError as error:
        print(error)
    print(len(tasks))
    await tasks[0]
    tasks.append(asyncio.create_task(child()))
    print(len(tasks))
asyncio.run(main())
)";

TEST(Limits, TasksThatAreNotDoneAreCounted) {
    SessionOptions options;
    options.limits.tasks = 5;
    EXPECT_EQ(printed(kTasks, options), "4\n5\n");
    options.limits.tasks = 4;
    EXPECT_EQ(printed(kTasks, options),
              "can't create new task: 4 are not done, which is the limit\n3\n4\n"
              "<string>:7: RuntimeWarning: coroutine 'child' was never awaited\n"
              "  for _ in range(4): tasks.append(asyncio.create_task(child()))\n"
              "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
}

TEST(Limits, AForkBombOfTasksEndsInAnErrorAndTheNextSessionStartsClean) {
    SessionOptions options;
    options.limits.tasks = 1000;
    EXPECT_TRUE(ends_with(printed(R"(
import asyncio
async def bomb():
    await asyncio.gather(bomb(), bomb())
asyncio.run(bomb())
)",
                                  options),
                          "RuntimeError: can't create new task: 1000 are not done, which is the limit\n"));
    EXPECT_EQ(printed("print('clean')\n", options), "clean\n");
}

TEST(Limits, GatherAndGroupsSayWhichTaskIsTooMuch) {
    SessionOptions options;
    options.limits.tasks = 3;
    const std::string program = R"(
import asyncio, warnings
warnings.simplefilter("ignore")
async def child(): await asyncio.sleep(1)
async def main():
    try:
        await asyncio.gather(child(), child(), child())
    except RuntimeError as error:
        print(error)
    await asyncio.sleep(2)
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(3): group.create_task(child())
    except* RuntimeError as errors:
        print(errors.exceptions)
asyncio.run(main())
)";
    EXPECT_EQ(printed(program, options),
              "can't create new task: 3 are not done, which is the limit\n"
              "(RuntimeError(\"can't create new task: 3 are not done, which is the limit\"),)\n");
}

TEST(Limits, ThreadsAreBoundedLikeTasks) {
    SessionOptions options;
    options.limits.tasks = 3;
    EXPECT_EQ(printed(R"(
import threading, time
started = 0
try:
    for _ in range(3):
        threading.Thread(target=time.sleep, args=(1,)).start()
        started += 1
except RuntimeError as error:
    print(started, error)
)",
                      options),
              "2 can't start new thread\n");
}

TEST(Limits, ASliceIsHowLongAThreadRunsBeforeTheNextOne) {
    const std::string program = R"(
import threading
order = []
def run(name):
    for _ in range(500): order.append(name)
threads = [threading.Thread(target=run, args=(name,)) for name in "ab"]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(sum(one != other for one, other in zip(order, order[1:])))
)";
    SessionOptions options;
    EXPECT_EQ(printed(program, options), "1\n");
    options.slice_units = 100;
    EXPECT_GE(std::stoi(printed(program, options)), 9);
}

TEST(Limits, AnIntegerTooLongIsOverflowError) {
    HostedSession host("try:\n    10 ** 10 ** 10\nexcept OverflowError as error:\n    print(error)\n");
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "too many digits in integer\n");
}

TEST(Limits, OutputEndsAProgramThatPrintsForEver) {
    HostedSession host("while True:\n    print('12345678')\n", with_output(30));
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "12345678\n12345678\n12345678\n123");
    EXPECT_EQ(host.kept.errors(),
              "loopscope: the program was stopped: it printed more than 30 bytes, which is the limit.\n");
    EXPECT_EQ(host.session.exit_code(), 1);
}

TEST(Limits, OutputCutsNoCharacterApart) {
    HostedSession host("print('a\xC3\xA9\xF0\x9F\x90\x8D')\n", with_output(5));
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "a\xC3\xA9");
}

TEST(Limits, OutputOfBothStreamsCountsTogether) {
    HostedSession host("import sys\nprint('123')\nprint('456', file=sys.stderr)\n", with_output(6));
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "123\n");
    EXPECT_TRUE(host.kept.errors().starts_with("45loopscope: ")) << host.kept.errors();
}

TEST(Limits, OutputThatJustFitsIsNoMistake) {
    HostedSession host("print('12345')\n", with_output(6));
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "12345\n");
    EXPECT_EQ(host.session.exit_code(), 0);
}

}  // namespace
}  // namespace loopscope::session
