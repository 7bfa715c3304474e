// A session stops exactly where its trace has so many events: the place that a host replays a run to.
#include <vector>

#include "hosted_session.h"
#include "loop/trace.h"

namespace loopscope::session {
namespace {

constexpr std::int64_t kUnbounded = 1'000'000'000;

const std::string kProgram = R"(import asyncio
import threading

def count(start, stop):
    return sum(n for n in range(start, stop))

async def worker(number, lock, future):
    async with lock:
        await asyncio.sleep(0.01 * number)
    if number == 2:
        future.set_result(7)
        if future.done():
            number = number + 1
        future = await future
    if number == 0:
        await asyncio.to_thread(count, 0, 20_000)
    print("done", number)

async def main():
    lock = asyncio.Lock()
    future = asyncio.get_running_loop().create_future()
    async with asyncio.TaskGroup() as group:
        for number in range(4):
            group.create_task(worker(number, lock, future), name=f"worker-{number}")
    try:
        await asyncio.wait_for(asyncio.sleep(10), timeout=0.5)
    except TimeoutError:
        print("timeout")

asyncio.run(main())
)";

SessionOptions traced() {
    SessionOptions options;
    options.trace = true;
    return options;
}

/// The words of a run whose host asks for `step` more events each time, and where it stood after each.
struct Replay {
    std::vector<std::uint32_t> words;
    std::vector<std::uint64_t> stops;
    std::string output;
};

Replay replay(std::uint64_t step) {
    HostedSession host(kProgram, traced());
    Replay result;
    while (true) {
        const auto words = host.session.trace();
        result.words.insert(result.words.end(), words.begin(), words.end());
        host.session.clear_trace();
        result.stops.push_back(host.session.events());
        if (host.session.ended()) break;
        const std::uint64_t next = step == 0 ? Session::kNoEvent : host.session.events() + step;
        (void)host.session.advance(kUnbounded, next);
    }
    result.output = host.kept.output();
    return result;
}

/// How many there are, without their texts.
std::size_t counted_events(const std::vector<std::uint32_t>& words) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < words.size(); at += words[at] >> 8 & 0xff) {
        if (static_cast<TraceKind>(words[at] & 0xff) != TraceKind::Text) ++count;
    }
    return count;
}

TEST(TracePosition, CountsEventsAndNotTheirTexts) {
    const Replay whole = replay(0);
    EXPECT_EQ(whole.stops.back(), counted_events(whole.words));
    EXPECT_GT(whole.stops.back(), 100u);
}

TEST(TracePosition, IsZeroWithoutATrace) {
    HostedSession host("print(1)\n");
    (void)host.run();
    EXPECT_EQ(host.session.events(), 0u);
}

TEST(TracePosition, StoppingAtEachEventChangesNothing) {
    const Replay whole = replay(0);
    for (const std::uint64_t step : {1u, 7u}) {
        const Replay stopped = replay(step);
        EXPECT_TRUE(stopped.words == whole.words) << "by " << step;
        EXPECT_EQ(stopped.output, whole.output);
    }
}

TEST(TracePosition, IsTheSameHoweverARunComesToIt) {
    const std::vector<std::uint64_t> stops = replay(1).stops;
    for (std::size_t i = 1; i < stops.size(); ++i) {
        HostedSession host(kProgram, traced());
        while (!host.session.ended() && host.session.events() < stops[i])
            (void)host.session.advance(100, stops[i]);
        EXPECT_EQ(host.session.events(), stops[i]);
        EXPECT_EQ(host.session.advance(kUnbounded, stops[i]).state,
                  host.session.ended() ? Progress::State::Ended : Progress::State::More);
        EXPECT_EQ(host.session.events(), stops[i]);
    }
}

/// Runs `body` of a task to the first event of this kind and gives the inspection there.
std::string inspected_after(TraceKind kind, const std::string& body) {
    const std::string source = "import asyncio\n" + body + "asyncio.run(main())\n";
    HostedSession host(source, traced());
    while (!host.session.ended()) {
        (void)host.session.advance(kUnbounded, host.session.events() + 1);
        const auto words = host.session.trace();
        for (std::size_t at = 0; at < words.size(); at += words[at] >> 8 & 0xff) {
            if (static_cast<TraceKind>(words[at] & 0xff) == kind) return host.session.inspect();
        }
        host.session.clear_trace();
    }
    return "";
}

TEST(TracePosition, LiesBeforeTheAwaitThatComesNext) {
    const std::string all = inspected_after(TraceKind::FutureFinished, R"(
async def main():
    done = asyncio.get_running_loop().create_future()
    waits = asyncio.get_running_loop().create_future()
    done.set_result(1)
    await waits
)");
    EXPECT_NE(all.find(R"("state":"running")"), std::string::npos) << all;
}

TEST(TracePosition, LiesBeforeTheEndOfTheTaskThatComesNext) {
    const std::string all = inspected_after(TraceKind::FutureFinished, R"(
async def set(future):
    future.set_result(1)
async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(set(future), name="setter")
    await future
)");
    EXPECT_NE(all.find(R"("name":"setter","coroutine":"set","cancelling":0,"state":"running")"),
              std::string::npos)
        << all;
}

TEST(TracePosition, LiesBetweenTwoIterations) {
    HostedSession host("import asyncio\nasync def main():\n    await asyncio.sleep(0)\nasyncio.run(main())\n",
                       traced());
    while (!host.session.ended()) {
        (void)host.session.advance(kUnbounded, host.session.events() + 1);
        std::vector<TraceKind> kinds;
        const auto words = host.session.trace();
        for (std::size_t at = 0; at < words.size(); at += words[at] >> 8 & 0xff) {
            if (static_cast<TraceKind>(words[at] & 0xff) != TraceKind::Text)
                kinds.push_back(static_cast<TraceKind>(words[at] & 0xff));
        }
        host.session.clear_trace();
        for (std::size_t i = 0; i + 1 < kinds.size(); ++i) EXPECT_NE(kinds[i + 1], TraceKind::IterationBegan);
    }
}

}  // namespace
}  // namespace loopscope::session
