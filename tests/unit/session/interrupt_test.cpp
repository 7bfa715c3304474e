// Ctrl+C and Stop: what a program may do about the one, and cannot do about the other.
#include "hosted_session.h"

namespace loopscope::session {
namespace {

constexpr int kInterrupted = 130;

TEST(Interrupt, RaisesKeyboardInterruptWhereTheProgramStands) {
    HostedSession host("def count():\n    while True:\n        pass\n\ncount()\n");
    host.run_a_while();
    host.session.interrupt();
    EXPECT_FALSE(host.session.ended());
    (void)host.run();
    EXPECT_EQ(host.session.exit_code(), kInterrupted);
    EXPECT_EQ(host.session.error_line(), 3u);
    EXPECT_TRUE(ends_with(host.kept.errors(), "line 3, in count\n    pass\nKeyboardInterrupt\n"))
        << host.kept.errors();
}

TEST(Interrupt, FindsTheHandlerAroundALoop) {
    HostedSession host(R"(
try:
    while True:
        pass
except KeyboardInterrupt:
    print("caught")
print("after")
)");
    host.run_a_while();
    host.session.interrupt();
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "caught\nafter\n");
    EXPECT_EQ(host.session.exit_code(), 0);
}

TEST(Interrupt, PassesTheHandlerBeforeALoop) {
    HostedSession host(R"(
try:
    pass
except KeyboardInterrupt:
    print("wrong")
while True:
    pass
)");
    host.run_a_while();
    host.session.interrupt();
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "");
    EXPECT_EQ(host.session.exit_code(), kInterrupted);
}

TEST(Interrupt, WakesAThreadThatSleeps) {
    HostedSession host("import time\ntry:\n    time.sleep(100)\nfinally:\n    print('finally')\n", [] {
        SessionOptions options;
        options.read_clock = [](void*) { return 0.0; };
        return options;
    }());
    EXPECT_EQ(host.run().state, Progress::State::Waiting);
    host.session.interrupt();
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_EQ(host.kept.output(), "finally\n");
    EXPECT_EQ(host.session.exit_code(), kInterrupted);
}

TEST(Interrupt, LeavesTheLoopThatAThreadOfTheExecutorRuns) {
    HostedSession host(R"(
import asyncio

async def endless():
    while True:
        await asyncio.sleep(0)

async def main():
    asyncio.get_running_loop().run_in_executor(None, lambda: asyncio.run(endless()))
    await endless()

asyncio.run(main())
)");
    host.run_a_while();
    host.session.stop();
    EXPECT_TRUE(host.session.ended());
}

TEST(Interrupt, WakesAThreadThatWaitsForALock) {
    HostedSession host(R"(
import threading
lock = threading.Lock()
lock.acquire()
try:
    lock.acquire()
except KeyboardInterrupt:
    lock.release()
    print(lock.acquire(timeout=1))
)");
    EXPECT_EQ(host.run().state, Progress::State::Waiting);
    host.session.interrupt();
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_EQ(host.kept.output(), "True\n");
}

TEST(Interrupt, LeavesALoopThatRunsByHand) {
    HostedSession host(R"(
import asyncio
loop = asyncio.new_event_loop()
try:
    loop.run_forever()
except KeyboardInterrupt:
    print(loop.is_running())
    loop.call_later(1, loop.stop)
    loop.run_forever()
    loop.close()
    print("closed")
)");
    EXPECT_EQ(host.run().state, Progress::State::Waiting);
    host.session.interrupt();
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_EQ(host.kept.output(), "False\nclosed\n");
    EXPECT_EQ(host.kept.errors(), "");
}

TEST(Interrupt, CancelsTheMainTaskOfAsyncioRun) {
    HostedSession host(R"(
import asyncio
async def main():
    try:
        await asyncio.Future()
    finally:
        await asyncio.sleep(1)
        print("cleaned up")
try:
    asyncio.run(main())
except KeyboardInterrupt as error:
    print(type(error.__context__).__name__)
)");
    EXPECT_EQ(host.run().state, Progress::State::Waiting);
    host.session.interrupt();
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_EQ(host.kept.output(), "cleaned up\nCancelledError\n");
}

TEST(Interrupt, AsksATaskOfTheProgramsOwnClassToCancel) {
    HostedSession host(R"(
import asyncio
class Firm(asyncio.Task):
    def cancel(self, msg=None):
        print("cancel", msg)
        return super().cancel("by Firm")
async def main():
    try:
        await asyncio.Future()
    except asyncio.CancelledError as error:
        return error.args
with asyncio.Runner() as runner:
    runner.get_loop().set_task_factory(lambda loop, coro, **options: Firm(coro, loop=loop, **options))
    print(runner.run(main()))
)");
    EXPECT_EQ(host.run().state, Progress::State::Waiting);
    host.session.interrupt();
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_EQ(host.kept.output(), "cancel None\n('by Firm',)\n");
    EXPECT_EQ(host.kept.errors(), "");
}

TEST(Interrupt, IsForgottenByAMainTaskThatSwallowsIt) {
    HostedSession host(R"(
import asyncio
async def main():
    try:
        await asyncio.Future()
    except asyncio.CancelledError:
        return "swallowed"
print(asyncio.run(main()))
)");
    EXPECT_EQ(host.run().state, Progress::State::Waiting);
    host.session.interrupt();
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_EQ(host.kept.output(), "swallowed\n");
    EXPECT_EQ(host.session.exit_code(), 0);
}

TEST(Interrupt, IsRaisedInsideAMainTaskTheSecondTime) {
    HostedSession host(R"(
import asyncio
async def main():
    while True:
        pass
asyncio.run(main())
)");
    host.run_a_while();
    host.session.interrupt();
    host.run_a_while();
    host.session.interrupt();
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_EQ(host.session.exit_code(), kInterrupted);
    EXPECT_TRUE(ends_with(host.kept.errors(), "line 5, in main\n    pass\nKeyboardInterrupt\n"))
        << host.kept.errors();
}

TEST(Interrupt, WaitsUntilANativeFunctionHasEnded) {
    HostedSession host(R"(
try:
    sorted(range(300_000), key=lambda x: -x)
    print("sorted")
    while True:
        pass
except KeyboardInterrupt:
    print("caught")
)");
    (void)host.session.advance(1000);
    host.session.interrupt();
    (void)host.run();
    EXPECT_TRUE(ends_with(host.kept.output(), "caught\n"));
}

TEST(Interrupt, StopsAProgramThatTheFirstOneHasNotReached) {
    HostedSession host("import itertools\nsum(itertools.repeat(1))\n");
    host.run_a_while();
    host.session.interrupt();
    host.run_a_while();
    host.session.interrupt();
    EXPECT_TRUE(host.session.ended());
    EXPECT_EQ(host.session.exit_code(), kInterrupted);
}

TEST(Interrupt, StopsAProgramThatOnlyWaitsForItsThreads) {
    HostedSession host(R"(
import threading
def work():
    while True:
        pass
threading.Thread(target=work).start()
)");
    host.run_a_while();
    host.session.interrupt();
    EXPECT_TRUE(host.session.ended());
    EXPECT_EQ(host.session.exit_code(), kInterrupted);
}

TEST(Interrupt, LeavesOtherThreadsAlone) {
    HostedSession host(R"(
import threading, time
def work():
    time.sleep(2)
    print("thread ended")
thread = threading.Thread(target=work)
thread.start()
try:
    while True:
        pass
except KeyboardInterrupt:
    thread.join()
    print("joined")
)");
    host.run_a_while();
    host.session.interrupt();
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "thread ended\njoined\n");
}

TEST(Interrupt, DoesNothingAfterTheEnd) {
    HostedSession host("raise SystemExit(3)\n");
    (void)host.run();
    host.session.interrupt();
    EXPECT_EQ(host.session.exit_code(), 3);
    EXPECT_EQ(host.kept.errors(), "");
}

TEST(Stop, EndsAProgramWhateverItWouldDoAboutIt) {
    HostedSession host(R"(
while True:
    try:
        while True:
            pass
    except BaseException:
        print("no")
)");
    host.run_a_while();
    host.session.stop();
    EXPECT_TRUE(host.session.ended());
    EXPECT_EQ(host.session.exit_code(), kInterrupted);
    EXPECT_EQ(host.kept.output(), "");
    EXPECT_EQ(host.kept.errors(), "KeyboardInterrupt\n");
}

TEST(Stop, ReportsNothingOfTheTasksItDestroys) {
    HostedSession host(R"(
import asyncio
async def main():
    tasks = [asyncio.create_task(asyncio.sleep(1000)) for _ in range(3)]
    while True:
        await asyncio.sleep(0)
asyncio.run(main())
)");
    host.run_a_while();
    host.session.stop();
    EXPECT_EQ(host.kept.errors(), "KeyboardInterrupt\n");
}

TEST(Stop, DoesNothingAfterTheEnd) {
    HostedSession host("print('ended')\n");
    (void)host.run();
    host.session.stop();
    EXPECT_EQ(host.session.exit_code(), 0);
    EXPECT_EQ(host.kept.errors(), "");
}

}  // namespace
}  // namespace loopscope::session
