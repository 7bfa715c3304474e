// A session from its start to its end: portions, waiting, exit codes, errors.
#include "session/session.h"

#include <cmath>
#include <utility>

#include "hosted_session.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace loopscope::session {
namespace {

TEST(Session, RunsAProgramToItsEnd) {
    HostedSession host("print('hello')\n");
    EXPECT_TRUE(host.started);
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_EQ(host.kept.output(), "hello\n");
    EXPECT_EQ(host.session.exit_code(), 0);
}

TEST(Session, RunsNothingBeforeItIsAdvanced) {
    const HostedSession host("print('hello')\n");
    EXPECT_EQ(host.kept.output(), "");
    EXPECT_FALSE(host.session.ended());
}

TEST(Session, StaysEndedOnceItHasEnded) {
    HostedSession host("raise SystemExit(3)\n");
    (void)host.run();
    EXPECT_EQ(host.session.advance(1).state, Progress::State::Ended);
    EXPECT_EQ(host.session.exit_code(), 3);
}

TEST(Session, EndsAtOnceAfterASyntaxError) {
    HostedSession host("print('before')\nprint(1 +)\n");
    EXPECT_FALSE(host.started);
    EXPECT_TRUE(host.session.ended());
    EXPECT_EQ(host.session.exit_code(), 1);
    ASSERT_TRUE(host.session.syntax_error().has_value());
    EXPECT_EQ(host.session.syntax_error()->line, 2);
    EXPECT_EQ(host.kept.output(), "");
    EXPECT_TRUE(ends_with(host.kept.errors(), "SyntaxError: invalid syntax\n"));
}

TEST(Session, TakesNoEncodingThatAProgramGivenAsTextDeclares) {
    HostedSession host("# coding: latin-1\nprint(len('é'))\n");
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "1\n");
}

TEST(Session, KnowsTheLineOfAnUncaughtError) {
    HostedSession host("def fail():\n    raise ValueError\n\nfail()\n");
    (void)host.run();
    EXPECT_EQ(host.session.exit_code(), 1);
    EXPECT_EQ(host.session.error_line(), 2u);
}

TEST(Session, HasNoErrorLineAfterAGoodEnd) {
    HostedSession host("try:\n    1 / 0\nexcept ZeroDivisionError:\n    pass\n");
    (void)host.run();
    EXPECT_FALSE(host.session.error_line().has_value());
}

TEST(Session, GivesControlBackWhenItsBudgetIsUsedUp) {
    HostedSession host("while True:\n    pass\n");
    EXPECT_EQ(host.session.advance(1).state, Progress::State::More);
    EXPECT_EQ(host.session.advance(1'000'000).state, Progress::State::More);
}

TEST(Session, GivesControlBackFromANativeFunctionThatNeverEnds) {
    HostedSession host("import itertools\nsum(itertools.repeat(1))\n");
    EXPECT_EQ(host.session.advance(HostedSession::kBudget).state, Progress::State::More);
}

TEST(Session, GivesControlBackFromANativeFunctionThatCallsTheProgramForEver) {
    HostedSession host("class Zeros:\n    def __getitem__(self, index):\n        return 0\n\nsum(Zeros())\n");
    EXPECT_EQ(host.session.advance(HostedSession::kBudget).state, Progress::State::More);
}

TEST(Session, TakesTheSameCourseHoweverItsBudgetIsCut) {
    const std::string source = R"(
import asyncio, threading, time

def count(name):
    for i in range(3000):
        if i % 1000 == 0:
            print(name, i)
        sorted([3, 1, 2], key=lambda x: -x)

async def work(name):
    for _ in range(3):
        await asyncio.sleep(0.01)
        print(name, time.monotonic())

async def main():
    threads = [threading.Thread(target=count, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    await asyncio.gather(work("x"), work("y"), asyncio.to_thread(count, "c"))

asyncio.run(main())
)";
    SessionOptions options;
    options.trace = true;
    std::vector<std::vector<std::uint32_t>> traces;
    for (const std::int64_t budget : {1, 97, 10'000, 100'000'000}) {
        HostedSession host(source, options);
        std::vector<std::uint32_t> trace;
        while (!host.session.ended()) {
            (void)host.session.advance(budget);
            const auto words = host.session.trace();
            trace.insert(trace.end(), words.begin(), words.end());
            host.session.clear_trace();
        }
        EXPECT_EQ(host.session.exit_code(), 0) << host.kept.errors();
        traces.push_back(std::move(trace));
    }
    EXPECT_GT(traces[0].size(), 1000u);
    for (const auto& trace : traces) EXPECT_TRUE(trace == traces[0]);
}

TEST(Session, SkipsWaitingInVirtualTime) {
    HostedSession host("import time\ntime.sleep(3600)\n");
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_GE(host.session.now(), 3600);
    EXPECT_LT(host.session.now(), 3601);
}

TEST(Session, ChargesVirtualTimeForComputing) {
    HostedSession host("for _ in range(1_000_000):\n    pass\n");
    (void)host.run();
    EXPECT_NEAR(host.session.now(), 1'000'000 * ComputingClock::kSecondsPerUnit, 0.001);
}

TEST(Session, MovingMuchMemoryCostsTimeAsWell) {
    constexpr std::string_view kPrograms[] = {
        "text = 'a' * 1_000_000\nfor i in range(1000): text + 'b'\n",
        "items = [0] * 200_000\nfor i in range(1000): items.insert(0, i)\n",
        "items = [0] * 200_000\nfor i in range(1000): items.pop(0)\n",
    };
    for (const std::string_view program : kPrograms) {
        HostedSession host{std::string(program)};
        (void)host.run();
        EXPECT_GT(host.session.now(), 1e9 / 1024 * ComputingClock::kSecondsPerUnit) << program;
    }
}

TEST(Session, ALongChainOfContextsCostsTimeToRaiseUpon) {
    HostedSession host(R"(
last = None
for i in range(100_000):
    error = ValueError(i)
    error.__context__ = last
    last = error
for i in range(100):
    try:
        try:
            raise last
        finally:
            raise ValueError
    except ValueError:
        pass
)");
    (void)host.run();
    EXPECT_GT(host.session.now(), 10'000'000 / 16 * ComputingClock::kSecondsPerUnit);
}

double host_time = 0;
double read_host_time(void*) {
    return host_time;
}

TEST(Session, WaitsForTheHostsClockInRealTime) {
    host_time = 1000;
    SessionOptions options;
    options.read_clock = read_host_time;
    HostedSession host("import time\ntime.sleep(5)\nprint('awake')\n", options);
    EXPECT_EQ(host.session.now(), 0);
    const Progress waiting = host.run();
    EXPECT_EQ(waiting.state, Progress::State::Waiting);
    EXPECT_EQ(waiting.deadline, 5);
    EXPECT_EQ(host.run().state, Progress::State::Waiting);
    host_time = 1005;
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_EQ(host.kept.output(), "awake\n");
}

TEST(Session, WaitsForEverWhenNothingCanWakeTheProgram) {
    HostedSession host("import asyncio\nasyncio.new_event_loop().run_forever()\n");
    const Progress progress = host.run();
    EXPECT_EQ(progress.state, Progress::State::Waiting);
    EXPECT_TRUE(std::isinf(progress.deadline));
}

TEST(Session, GoesOnAfterTheMainProgramWhileAThreadRuns) {
    HostedSession host(R"(
import threading, time
def late():
    time.sleep(1)
    print("late")
threading.Thread(target=late).start()
print("main ended")
)");
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_EQ(host.kept.output(), "main ended\nlate\n");
}

TEST(Session, DoesNotWaitForDaemonThreads) {
    HostedSession host(R"(
import threading, time
def late():
    time.sleep(1000)
    print("too late")
threading.Thread(target=late, daemon=True).start()
)");
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_EQ(host.kept.output(), "");
    EXPECT_LT(host.session.now(), 1);
}

TEST(Session, KeepsTheResultsOfItsThreadsApart) {
    HostedSession host(R"(
import threading

class Number:
    def __init__(self, value):
        self.value = value
    def __eq__(self, other):
        return self.value == other.value
    def __hash__(self):
        return hash(self.value)
    def __str__(self):
        return f"number {self.value}"

def work(name):
    for i in range(2000):
        number = Number(i)
        assert number in {number: name}
        assert str(number) == f"number {i}"
        assert max([name, 9], key=lambda x: -x) == name
    print("done")

threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
)");
    (void)host.run();
    EXPECT_EQ(host.kept.errors(), "");
    EXPECT_EQ(host.kept.output(), "done\ndone\ndone\ndone\n");
}

TEST(Session, DoesNotDisturbAnotherOne) {
    const std::string source = R"(
import asyncio, random
async def main():
    for _ in range(50):
        await asyncio.sleep(random.random())
    print(asyncio.get_running_loop().time())
asyncio.run(main())
)";
    HostedSession alone(source);
    (void)alone.run();
    HostedSession left(source);
    HostedSession right(source);
    while (!left.session.ended() || !right.session.ended()) {
        (void)left.session.advance(13);
        (void)right.session.advance(29);
    }
    EXPECT_EQ(left.kept.output(), alone.kept.output());
    EXPECT_EQ(right.kept.output(), alone.kept.output());
}

TEST(Session, HoldsNothingOfAProgramThatHasEnded) {
    HostedSession host("items = [[i] for i in range(10_000)]\nitems.append(items)\n");
    EXPECT_GT(host.session.memory_in_use(), 0u);
    (void)host.run();
    EXPECT_EQ(host.session.memory_in_use(), 0u);
}

TEST(Session, PrintsNothingMoreWhenItIsDestroyedInTheMiddle) {
    KeptOutput kept;
    {
        SessionOptions options;
        options.library = language::standard_library();
        Session session(options, kept);
        ASSERT_TRUE(session.start(R"(
import asyncio
async def main():
    try:
        await asyncio.sleep(1)
        while True:
            pass
    finally:
        print("finally")
asyncio.run(main())
)"));
        EXPECT_EQ(session.advance(100'000).state, Progress::State::More);
    }
    EXPECT_EQ(kept.output() + kept.errors(), "");
}

#if defined(__GLIBC__)
/// Bytes of the general allocator that are in use for good after `rounds` times of stopping the program.
std::size_t lost_by_stopping(const std::string& source, int rounds) {
    const auto stop_in_the_middle = [&source] {
        HostedSession host(source);
        host.run_a_while();
        host.session.stop();
    };
    // Until the allocator keeps what it wants to keep for itself.
    for (int i = 0; i < 5; ++i) stop_in_the_middle();
    const std::size_t before = mallinfo2().uordblks;
    for (int i = 0; i < rounds; ++i) stop_in_the_middle();
    const std::size_t after = mallinfo2().uordblks;
    return after > before ? after - before : 0;
}

TEST(Session, LosesNoMemoryWhenItIsStoppedWhereverItStands) {
    const std::pair<const char*, const char*> programs[] = {
        {"a call", "def f(n):\n    while n == 0: pass\n    f(n - 1)\nf(30)"},
        {"a native", "def key(x):\n    while True: pass\nsorted([3, 1, 2], key=key)"},
        {"a generator", "def numbers():\n    yield 1\n    while True: pass\nfor n in numbers(): print(n)"},
        {"a wait", "import asyncio\nasync def main(): await asyncio.Future()\nasyncio.run(main())"},
        {"a step",
         "import asyncio\nasync def inner():\n    await asyncio.sleep(1)\n    while True: pass\n"
         "async def main(): await asyncio.gather(inner(), inner())\nasyncio.run(main())"},
        {"a callback",
         "import asyncio\ndef busy():\n    while True: pass\nasync def main():\n"
         "    asyncio.get_running_loop().call_soon(busy)\n    await asyncio.sleep(1)\nasyncio.run(main())"},
        {"an eager task",
         "import asyncio\nasync def busy():\n    while True: pass\nasync def main():\n"
         "    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)\n"
         "    await asyncio.create_task(busy())\nasyncio.run(main())"},
        {"threads",
         "import threading, time\ndef work():\n    with lock: time.sleep(1)\n    while True: pass\n"
         "lock = threading.Lock()\nfor _ in range(3): threading.Thread(target=work).start()"},
        {"a comparison",
         "class C:\n    def __eq__(self, other):\n        while True: pass\n    __hash__ = None\n"
         "[C(), C()].index(3)"},
    };
    for (const auto& [place, source] : programs) {
        // The allocator's own caches fill for some 200 rounds; the leak search of the sanitized tests finds
        // the smallest loss.
        EXPECT_LT(lost_by_stopping(source, 100), 40'000U) << place;
    }
}
#endif

TEST(Session, CanBeDestroyedBeforeItIsStarted) {
    KeptOutput kept;
    {
        const Session session({}, kept);
    }
    EXPECT_EQ(kept.output() + kept.errors(), "");
}

TEST(Session, SetsOfTasksComeInTheSameOrderWhereverTheyLieInMemory) {
    const std::string source = R"(
import asyncio
async def work(): pass
async def main():
    tasks = {asyncio.create_task(work()) for _ in range(20)}
    print(*[task.get_name() for task in tasks])
    done, _ = await asyncio.wait(tasks)
    print(*[task.get_name() for task in done])
    print([await future is None for future in asyncio.as_completed([work() for _ in range(3)])], len(done))
asyncio.run(main())
)";
    std::string names = "Task-2";
    for (int i = 3; i < 22; ++i) names += " Task-" + std::to_string(i);
    for (int i = 0; i < 3; ++i) {
        HostedSession host(source);
        (void)host.run();
        EXPECT_EQ(host.kept.output(), names + "\n" + names + "\n[True, True, True] 20\n");
    }
}

TEST(Session, IsHeldAtATimeAndGoesOnAfterIt) {
    HostedSession host("import time\nfor n in range(5):\n    print(n)\n    time.sleep(1)\n");
    host.session.hold_at(2.5);
    const Progress held = host.run();
    EXPECT_EQ(held.state, Progress::State::Waiting);
    EXPECT_NEAR(held.deadline, 3, 0.01);
    EXPECT_EQ(host.kept.output(), "0\n1\n2\n");
    host.session.hold_at(100);
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_EQ(host.kept.output(), "0\n1\n2\n3\n4\n");
}

TEST(Session, IsHeldInTheMiddleOfAComputation) {
    HostedSession host("while True:\n    pass\n");
    host.session.hold_at(0.5);
    EXPECT_EQ(host.session.advance(1'000'000'000).state, Progress::State::More);
    EXPECT_GE(host.session.now(), 0.5);
    EXPECT_LT(host.session.now(), 0.501);
}

}  // namespace
}  // namespace loopscope::session
