// Tasks that run a coroutine of asyncio's own: the lines of CPython's files at which they stand, which the
// recordings of tests/conformance leave out.
#include "hosted_session.h"

namespace loopscope::session {
namespace {

/// Prints where a task of `coroutine` stands when it was made, when it waits and when it is done.
std::string places_of(const std::string& coroutine) {
    HostedSession host(R"(
import asyncio, re

def show(task):
    frame = task.get_coro().cr_frame
    line = None if frame is None else (frame.f_code.co_filename, frame.f_lineno)
    print(re.search("coro=<(.*?)>", repr(task)).group(1), line)

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(0.1, future.set_result, None)
    task = asyncio.create_task()" +
                       coroutine + R"()
    show(task)
    await asyncio.sleep(0)
    show(task)
    await asyncio.wait([task])
    show(task)

asyncio.run(main())
)");
    (void)host.run();
    EXPECT_EQ(host.kept.errors(), "");
    return host.kept.output();
}

TEST(LibraryCoroutine, SleepStandsWhereCPythonSays) {
    EXPECT_EQ(places_of("asyncio.sleep(0.5)"),
              "sleep() running at asyncio/tasks.py:703 ('<frozen asyncio.tasks>', 703)\n"
              "sleep() running at asyncio/tasks.py:718 ('<frozen asyncio.tasks>', 718)\n"
              "sleep() done, defined at asyncio/tasks.py:703 None\n");
}

TEST(LibraryCoroutine, SleepOfOneTurnStandsElsewhere) {
    EXPECT_EQ(places_of("asyncio.sleep(0)"),
              "sleep() running at asyncio/tasks.py:703 ('<frozen asyncio.tasks>', 703)\n"
              "sleep() running at asyncio/tasks.py:706 ('<frozen asyncio.tasks>', 706)\n"
              "sleep() done, defined at asyncio/tasks.py:703 None\n");
}

TEST(LibraryCoroutine, WaitForStandsWhereCPythonSays) {
    EXPECT_EQ(places_of("asyncio.wait_for(future, 1)"),
              "wait_for() running at asyncio/tasks.py:459 ('<frozen asyncio.tasks>', 459)\n"
              "wait_for() running at asyncio/tasks.py:507 ('<frozen asyncio.tasks>', 507)\n"
              "wait_for() done, defined at asyncio/tasks.py:459 None\n");
}

TEST(LibraryCoroutine, WaitStandsWhereCPythonSays) {
    EXPECT_EQ(places_of("asyncio.wait([future])"),
              "wait() running at asyncio/tasks.py:424 ('<frozen asyncio.tasks>', 424)\n"
              "wait() running at asyncio/tasks.py:451 ('<frozen asyncio.tasks>', 451)\n"
              "wait() done, defined at asyncio/tasks.py:424 None\n");
}

TEST(LibraryCoroutine, ShutdownOfTheExecutorStandsWhereCPythonSays) {
    EXPECT_EQ(places_of("[loop.run_in_executor(None, __import__('time').sleep, 1), "
                        "loop.shutdown_default_executor()][1]"),
              "BaseEventLoop.shutdown_default_executor() running at asyncio/base_events.py:597 "
              "('<frozen asyncio.base_events>', 597)\n"
              "BaseEventLoop.shutdown_default_executor() running at asyncio/base_events.py:612 "
              "('<frozen asyncio.base_events>', 612)\n"
              "BaseEventLoop.shutdown_default_executor() done, defined at asyncio/base_events.py:597 None\n");
}

TEST(LibraryCoroutine, OfWhichTheTaskIsGoneIsNotRunAnyMore) {
    HostedSession host(R"(
import asyncio, gc

coroutine = None

async def main():
    global coroutine
    future = asyncio.get_running_loop().create_future()
    coroutine = asyncio.wait_for(asyncio.wait_for(future, 0.1), 0.2)
    asyncio.create_task(coroutine)._log_destroy_pending = False
    await asyncio.sleep(0)
    future = None
    gc.collect()
    await asyncio.sleep(1)
    print(coroutine.__name__)

asyncio.run(main())
)");
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "wait_for\n");
}

}  // namespace
}  // namespace loopscope::session
