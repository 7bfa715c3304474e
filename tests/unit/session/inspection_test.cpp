// What a debugger's panel shows: tasks with their stacks and variables, what they wait for, futures, timers,
// callbacks, threads; and that asking changes nothing.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "hosted_session.h"

namespace loopscope::session {
namespace {

double stands_still(void*) {
    return 0;
}

/// Runs a program on a clock that stands still until it waits, then asks.
std::string inspected(const std::string& body) {
    SessionOptions options;
    options.read_clock = stands_still;
    HostedSession host("import asyncio\n" + body + "asyncio.run(main())\n", options);
    EXPECT_EQ(host.run().state, Progress::State::Waiting) << host.kept.errors();
    return host.session.inspect();
}

/// The text of a variable that holds `expression`.
std::string shown(const std::string& expression, const std::string& before = "") {
    const std::string all =
        inspected(before + "async def main():\n    shown = " + expression + "\n    await asyncio.sleep(1)\n");
    const std::string key = R"(["shown",")";
    const std::size_t begin = all.find(key);
    if (begin == std::string::npos) return all;
    const std::size_t end = all.find("\"]", begin);
    return all.substr(begin + key.size(), end - begin - key.size());
}

testing::AssertionResult holds(const std::string& text, const std::string& part) {
    if (text.find(part) != std::string::npos) return testing::AssertionSuccess();
    return testing::AssertionFailure() << part << " is not in\n" << text;
}

TEST(Inspection, HasTheStackOfATaskWithLinesColumnsAndVariables) {
    const std::string all = inspected(R"(
async def inner(number):
    text = "two"
    return 1 + await asyncio.sleep(number, text)
async def main():
    é = [1, 2]; total = await inner(len(é))
)");
    EXPECT_TRUE(holds(all, R"("name":"Task-1","coroutine":"main","cancelling":0,"state":"waiting",)"));
    EXPECT_TRUE(holds(all,
                      R"("stack":[{"name":"main","file":"<string>","line":7,"column":25,"endLine":7,)"
                      R"("endColumn":44,"locals":[["é","[1, 2]"]]},)"
                      R"({"name":"inner","file":"<string>","line":5,"column":16,"endLine":5,"endColumn":49,)"
                      R"("locals":[["number","2"],["text","'two'"]]}])"));
}

TEST(Inspection, ATaskThatHasNotBegunStandsAtItsFirstLine) {
    HostedSession host(R"(
import asyncio
async def child(n): pass
async def main():
    task = asyncio.create_task(child(7), name="late")
    while True: pass
asyncio.run(main())
)");
    host.run_a_while();
    const std::string all = host.session.inspect();
    EXPECT_TRUE(holds(all, R"("name":"late","coroutine":"child","cancelling":0,"state":"ready","stack":[)"
                           R"({"name":"child","file":"<string>","line":3,"locals":[["n","7"]]}])"));
    EXPECT_TRUE(holds(all, R"("name":"Task-1","coroutine":"main","cancelling":0,"state":"running","stack":[)"
                           R"({"name":"main","file":"<string>","line":6)"));
    EXPECT_TRUE(holds(all, R"(["task","<Task late>"])"));
}

TEST(Inspection, SaysWhatATaskAwaitsAndWhoWaits) {
    const std::string all = inspected(R"(
async def main():
    future = asyncio.get_running_loop().create_future()
    async def waits(): await future
    await asyncio.gather(waits(), waits())
)");
    // Ids: the loop 1, Task-1 2, the callback that ends the run 3, the future 4...
    EXPECT_TRUE(holds(all, R"("id":4,"kind":"Future","state":"pending","waiters":[5,6],"waitsFor":[])"));
    EXPECT_TRUE(
        holds(all, R"("id":5,"kind":"Task","name":"Task-2","coroutine":"main.<locals>.waits","cancelling":0,)"
                   R"("state":"waiting","awaits":4)"));
    EXPECT_TRUE(holds(all, R"("kind":"Gather","state":"pending","waiters":[2],"waitsFor":[5,6])"));
}

TEST(Inspection, ShowsWhereATaskWaitsAndWhatThatHolds) {
    const std::string all = inspected(R"(
async def put(queue): await queue.put("last")
async def main():
    queue = asyncio.Queue(1)
    queue.put_nowait("first")
    await put(queue)
)");
    EXPECT_TRUE(holds(all, R"("awaits":4,"operation":"Queue.put","place":0,)"));
    EXPECT_TRUE(holds(all, R"("places":[{"kind":"Queue","text":"<Queue _maxsize=1, )"));
    EXPECT_TRUE(holds(all, R"(_queue=deque(['first']))"));
}

TEST(Inspection, NamesTheHolderOfALock) {
    const std::string all = inspected(R"(
async def use(lock):
    async with lock: await asyncio.sleep(1)
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(use(lock), use(lock), use(lock))
)");
    EXPECT_TRUE(holds(all,
                      R"("name":"Task-3","coroutine":"use","cancelling":0,"state":"waiting","awaits":13,)"
                      R"("operation":"Lock.acquire","place":0)"));
    EXPECT_TRUE(holds(all, R"("places":[{"kind":"Lock","holder":4,"text":"<Lock )"));
}

TEST(Inspection, CountsCancelsAndTellsOfOneThatIsOnItsWay) {
    HostedSession host(R"(
import asyncio
async def child(): await asyncio.Event().wait()
async def main():
    task = asyncio.create_task(child())
    task.cancel()
    task.cancel()
    while True: pass
asyncio.run(main())
)");
    host.run_a_while();
    EXPECT_TRUE(holds(host.session.inspect(),
                      R"("coroutine":"child","cancelling":2,"mustCancel":1,"state":"ready")"));
}

TEST(Inspection, ShowsResultsAndExceptionsOfTasksThatStandInVariables) {
    const std::string all = inspected(R"(
async def good(): return {"answer": 42}
async def bad(): raise ValueError("lost")
async def main():
    tasks = [asyncio.create_task(good()), asyncio.create_task(bad()), asyncio.create_task(asyncio.sleep(1))]
    tasks[2].cancel()
    await asyncio.wait(tasks)
    await asyncio.sleep(1)
)");
    EXPECT_TRUE(holds(all, R"("name":"Task-2","coroutine":"good","cancelling":0,"state":"finished",)"
                           R"("result":"{'answer': 42}")"));
    EXPECT_TRUE(holds(all, R"j("state":"failed","neverRetrieved":1,"exception":"ValueError('lost')",)j"
                           R"("traceback":[{"name":"bad","file":"<string>","line":4}])"));
    EXPECT_TRUE(holds(all, R"("name":"Task-4","coroutine":"sleep","cancelling":1,"state":"cancelled")"));
}

TEST(Inspection, ShowsTimersAndWhatIsReady) {
    const std::string all = inspected(R"(
def ring(): pass
async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(5, ring)
    loop.call_later(6, ring).cancel()
    async with asyncio.timeout(4):
        await asyncio.sleep(3)
)");
    EXPECT_TRUE(holds(all, R"("when":5,"calls":"<function ring>"})"));
    EXPECT_TRUE(holds(all, R"("when":6,"cancelled":1)"));
    EXPECT_TRUE(
        holds(all, R"("when":4,"calls":"<function Timeout._on_timeout>","ends":"Timeout","target":2)"));
    EXPECT_TRUE(holds(all, R"("when":3,"ends":"Sleep")"));
    HostedSession host(R"(
import asyncio
def ring(): pass
async def main():
    asyncio.get_running_loop().call_soon(ring)
    while True: pass
asyncio.run(main())
)");
    host.run_a_while();
    EXPECT_TRUE(holds(host.session.inspect(), R"("calls":"<function ring>"}])"));
}

TEST(Inspection, ShowsTheContextOfATask) {
    EXPECT_TRUE(holds(inspected(R"(
import contextvars
user = contextvars.ContextVar("user")
async def child(): await asyncio.sleep(1)
async def main():
    user.set("ann")
    await asyncio.create_task(child())
)"),
                      R"("context":[["user","'ann'"]])"));
}

TEST(Inspection, ShowsThreadsAndTheModulesOwnVariables) {
    const std::string all = inspected(R"(
import time
LIMIT = 3
def work(n): time.sleep(n)
async def main():
    await asyncio.to_thread(work, 5)
)");
    EXPECT_TRUE(holds(all, R"("name":"MainThread","state":"blocked","stack":[{"name":"<module>")"));
    EXPECT_TRUE(holds(all, R"(["LIMIT","3"],["work","<function work>"])"));
    EXPECT_TRUE(holds(all, R"("name":"asyncio_0","state":"blocked","until":5,"stack":[{"name":"work",)"));
}

TEST(Inspection, ShowsTheCallsOfACallbackThatRuns) {
    HostedSession host(R"(
import asyncio
def spin(n):
    while True: pass
async def main():
    asyncio.get_running_loop().call_soon(spin, 9)
    await asyncio.sleep(1)
asyncio.run(main())
)");
    host.run_a_while();
    EXPECT_TRUE(holds(host.session.inspect(), R"({"name":"spin","file":"<string>","line":4)"));
}

TEST(Inspection, IsEmptyOnceTheProgramHasEnded) {
    HostedSession host("print(1)\n");
    (void)host.run();
    EXPECT_EQ(host.session.inspect(), "{}");
}

TEST(Inspection, WritesBuiltinValuesAsReprDoes) {
    EXPECT_EQ(shown("[None, True, -1, 2.5, 1e300, -2**70, 1j, 2-1.5j, b'x', bytearray(b'y')]"),
              "[None, True, -1, 2.5, 1e+300, -1180591620717411303424, 1j, (2-1.5j), b'x', "
              "bytearray(b'y')]");
    EXPECT_EQ(shown("((), (1,), {'k': [1]}, {2}, frozenset([3]), ...)"),
              "((), (1,), {'k': [1]}, {2}, frozenset({3}), Ellipsis)");
    EXPECT_EQ(shown("ValueError('x', 1)"), "ValueError('x', 1)");
    EXPECT_EQ(shown("(print, main, asyncio, int, [].append)"),
              "(<function print>, <function main>, <module asyncio>, <class int>, <function append>)");
    EXPECT_EQ(shown("__import__('collections').deque([1, 2])"), "deque([1, 2])");
    EXPECT_EQ(shown("2 ** 5000"), "<int of 5001 bits>");
}

TEST(Inspection, WritesInstancesWithTheirAttributesAndRunsNoneOfTheirCode) {
    const std::string classes = R"(
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): print("asked"); return "never"
class Stack(list):
    def __repr__(self): print("asked"); return "never"
)";
    EXPECT_EQ(shown("Point(1, 'a')", classes), "<Point x=1, y='a'>");
    EXPECT_EQ(shown("[Point(1, Point(2, Point(3, 4)))]", classes), "[<Point x=1, y=<Point>>]");
    EXPECT_EQ(shown("Stack([1])", classes), "Stack([1])");
}

TEST(Inspection, CutsWhatIsLongDeepOrHoldsItself) {
    EXPECT_EQ(
        shown("'é' * 1000"), "'" + [] {
            std::string text;
            for (int i = 0; i < 49; ++i) text += "é";
            return text + "…";
        }());
    EXPECT_EQ(shown("list(range(1000))").size(), 100 + std::string("…").size());
    EXPECT_EQ(shown("[[[[[[1]]]]]]"), "[[[[[...]]]]]");
    EXPECT_EQ(shown("(lambda l: l.append(l) or l)([1])"), "[1, [...]]");
}

/// Hides what differs from run to run: addresses.
std::string without_addresses(std::string text) {
    for (std::size_t at = text.find("0x"); at != std::string::npos; at = text.find("0x", at + 2)) {
        for (std::size_t i = at + 2;
             i < text.size() && std::isxdigit(static_cast<unsigned char>(text[i])) != 0; ++i)
            text[i] = '?';
    }
    return text;
}

struct Course {
    std::string output;
    std::string trace;
    std::size_t memory = 0;
    double time = 0;
};

Course course_of(const std::string& source, bool with_inspections) {
    SessionOptions options;
    options.trace = true;
    HostedSession host(source, options);
    Course course;
    Progress progress{Progress::State::More};
    for (int i = 0; i < 20'000 && progress.state == Progress::State::More; ++i) {
        progress = host.session.advance(i < 5'000 ? 7 : 1'000);
        course.memory = std::max(course.memory, host.session.memory_in_use());
        if (with_inspections) {
            EXPECT_FALSE(host.session.inspect().empty());
            (void)host.session.await_graph();
        }
        const auto words = host.session.trace();
        course.trace.append(reinterpret_cast<const char*>(words.data()), words.size_bytes());
        host.session.clear_trace();
    }
    course.output = without_addresses(host.kept.output() + host.kept.errors());
    course.trace = without_addresses(std::move(course.trace));
    course.time = host.session.now();
    return course;
}

TEST(Inspection, AskingAtEveryPauseOfTheConformanceProgramsChangesNothing) {
    std::size_t programs = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(LOOPSCOPE_PROGRAMS)) {
        if (entry.path().extension() != ".py") continue;
        ++programs;
        SCOPED_TRACE(entry.path().filename().string());
        std::ifstream file(entry.path());
        const std::string source{std::istreambuf_iterator<char>(file), {}};
        const Course asked = course_of(source, true);
        const Course left_alone = course_of(source, false);
        EXPECT_EQ(asked.output, left_alone.output);
        EXPECT_TRUE(asked.trace == left_alone.trace);
        EXPECT_EQ(asked.memory, left_alone.memory);
        EXPECT_EQ(asked.time, left_alone.time);
    }
    EXPECT_GT(programs, 50u);
}

}  // namespace
}  // namespace loopscope::session
