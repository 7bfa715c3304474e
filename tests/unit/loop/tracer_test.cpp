#include "loop/tracer.h"

#include <map>

#include "loop/gather.h"
#include "loop/wait_for.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

/// The trace as lines of text: name of the kind, then its words; texts by content.
std::vector<std::string> read_trace(Tracer& tracer) {
    static const char* const kNames[] = {
#define LOOPSCOPE_EVENT(name, ...) #name,
#include "loop/trace_events.def"
#undef LOOPSCOPE_EVENT
    };
    static const std::map<std::string, std::vector<std::size_t>> kTexts = {
        {"TaskCreated", {2, 3}}, {"TaskSuspended", {3}}, {"TimerSet", {2}},
        {"CancelAsked", {3}},    {"HandleReady", {1}},   {"FutureCreated", {2}},
        {"FutureFinished", {2}}, {"SourceFile", {1}},    {"TaskFinished", {2}}};
    std::map<std::uint32_t, std::string> texts;
    std::vector<std::string> lines;
    auto words = tracer.words();
    for (std::size_t at = 0; at < words.size();) {
        std::size_t length = words[at] >> 8 & 0xff;
        std::string name = kNames[words[at] & 0xff];
        if (name == "Text") {
            texts[words[at + 3]] += std::string(reinterpret_cast<const char*>(&words[at + 5]), words[at + 4]);
        } else {
            std::string line = name;
            for (std::size_t i = 3; i < length; ++i) {
                bool is_text = false;
                if (auto found = kTexts.find(name); found != kTexts.end()) {
                    for (std::size_t index : found->second) is_text = is_text || index == i - 3;
                }
                line += " " + (is_text ? "'" + texts[words[at + i]] + "'" : std::to_string(words[at + i]));
            }
            lines.push_back(line);
        }
        at += length;
    }
    tracer.clear();
    return lines;
}

std::vector<std::string> only(const std::vector<std::string>& lines, const std::string& kind) {
    std::vector<std::string> kept;
    for (const std::string& line : lines) {
        if (line.starts_with(kind + " ")) kept.push_back(line);
    }
    return kept;
}

TEST(Tracer, WritesNothingWhileItIsOff) {
    VirtualLoop host;
    (void)host.loop.run_until_complete(sleep(1));
    EXPECT_TRUE(host.scheduler.tracer().words().empty());
}

TEST(Tracer, PacksAnEventWithTimeThreadAndLength) {
    VirtualClock clock(1.5);
    Tracer tracer(clock);
    tracer.start(64);
    Scheduler scheduler(clock);
    Thread thread(scheduler, 3, "MainThread");
    tracer.set_thread(&thread);
    tracer.emit(TraceKind::TaskWoken, {10, 11, 12});
    auto words = tracer.words();
    ASSERT_EQ(words.size(), 6u);
    EXPECT_EQ(words[0], field(TraceKind::TaskWoken) | 6u << 8 | 3u << 16);
    EXPECT_EQ(words[1], 1'500'000'000u);
    EXPECT_EQ(words[2], 0u);
    EXPECT_EQ(words[3], 10u);
}

TEST(Tracer, WritesATextOnceAndALongOneInParts) {
    VirtualClock clock;
    Tracer tracer(clock);
    tracer.start(4096);
    std::uint32_t first = tracer.text("hello");
    std::size_t size = tracer.words().size();
    EXPECT_EQ(tracer.text("hello"), first);
    EXPECT_EQ(tracer.words().size(), size);
    EXPECT_EQ(tracer.text(""), 0u);
    std::uint32_t second = tracer.text(std::string(2000, 'x'));
    EXPECT_NE(second, first);
    std::size_t bytes = 0;
    auto words = tracer.words();
    for (std::size_t at = size; at < words.size(); at += words[at] >> 8 & 0xff) {
        EXPECT_EQ(words[at + 3], second);
        bytes += words[at + 4];
    }
    EXPECT_EQ(bytes, 2000u);
}

TEST(Tracer, CountsWhatDoesNotFit) {
    VirtualClock clock;
    Tracer tracer(clock);
    tracer.start(10);
    tracer.emit(TraceKind::TaskWoken, {1, 2, 3});
    EXPECT_TRUE(tracer.nearly_full());
    tracer.emit(TraceKind::TaskWoken, {1, 2, 3});
    EXPECT_EQ(tracer.lost(), 1u);
    EXPECT_EQ(tracer.words().size(), 6u);
}

TEST(Tracer, AsksToBeDrainedInCopiesThatAnAllocatorHasAtHand) {
    VirtualClock clock;
    Tracer tracer(clock);
    tracer.start();
    while (!tracer.wants_host()) tracer.emit(TraceKind::TaskWoken, {1, 2, 3});
    EXPECT_LT(tracer.words().size_bytes(), 128u << 10);
    EXPECT_GT(tracer.words().size_bytes(), 32u << 10);
}

Coroutine<int> nap(double delay) {
    co_await sleep(delay);
    co_return 1;
}

TEST(Tracer, NamesWhatATaskWaitsForWhoWokeItAndHowItEnded) {
    VirtualLoop host;
    host.scheduler.tracer().start();
    (void)host.loop.run_until_complete(nap(0.4));
    std::vector<std::string> lines = read_trace(host.scheduler.tracer());
    auto created = only(lines, "TaskCreated");
    ASSERT_EQ(created.size(), 1u);
    EXPECT_TRUE(created[0].starts_with("TaskCreated 2 0 'Task-1' 'nap' 1 ")) << created[0];
    auto suspended = only(lines, "TaskSuspended");
    ASSERT_EQ(suspended.size(), 1u);
    std::string sleeping = std::to_string(field(WaitKind::Sleep));
    EXPECT_TRUE(suspended[0].starts_with("TaskSuspended 2 " + sleeping + " 4 'sleep 0.4' ")) << suspended[0];
    EXPECT_TRUE(suspended[0].ends_with(" 0 0")) << "a sleep is at no place, which nobody holds";
    EXPECT_FALSE(suspended[0].ends_with(" 0 0 0")) << "the line is that of the program's await";
    std::string slept = std::to_string(field(CauseKind::Sleep)) + " 4 ";
    std::string timer = std::to_string(field(CauseKind::Timer)) + " 5";
    EXPECT_EQ(only(lines, "TaskWoken"), (std::vector<std::string>{"TaskWoken 2 " + slept + timer}));
    auto finished = only(lines, "TaskFinished");
    ASSERT_EQ(finished.size(), 1u);
    EXPECT_TRUE(finished[0].starts_with("TaskFinished 2 0 '1'")) << finished[0];
    auto future = only(lines, "FutureFinished");
    ASSERT_EQ(future.size(), 1u);
    EXPECT_TRUE(future[0].ends_with(timer + " 0")) << future[0];
    auto set = only(lines, "TimerSet");
    ASSERT_EQ(set.size(), 1u);
    const std::string by_its_task = std::to_string(field(CauseKind::Task)) + " 2";
    EXPECT_TRUE(set[0].ends_with(" " + sleeping + " 4 " + by_its_task))
        << "the timer names the sleep that it ends: " << set[0];
}

TEST(Tracer, NamesTheTimeoutThatCancels) {
    VirtualLoop host;
    host.scheduler.tracer().start();
    (void)host.loop.run_until_complete(wait_for(nap(5), 1));
    std::vector<std::string> lines = read_trace(host.scheduler.tracer());
    auto asked = only(lines, "CancelAsked");
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_TRUE(asked[0].starts_with("CancelAsked 2 " + std::to_string(field(CauseKind::Timeout)) + " 2 ''"))
        << asked[0];
    EXPECT_EQ(only(lines, "CancelDelivered").size(), 1u);
}

TEST(Tracer, TellsWhatAGatherWaitsForAndThroughWhatItCancels) {
    VirtualLoop host;
    host.scheduler.tracer().start();
    auto body = [&]() -> Coroutine<void> {
        std::vector<Ref<Future<int>>> children;
        children.push_back(host.loop.create_task(nap(5)));
        children.push_back(host.loop.create_task(nap(6)));
        auto outer = gather(host.loop, children);
        host.loop.call_later(1, [outer] { outer->cancel(); });
        (void)co_await settled(outer);
    };
    (void)host.loop.run_until_complete(body());
    std::vector<std::string> lines = read_trace(host.scheduler.tracer());
    EXPECT_EQ(only(lines, "FutureLinked").size(), 2u);
    auto asked = only(lines, "CancelAsked");
    ASSERT_EQ(asked.size(), 3u);
    EXPECT_NE(asked[0].find(" " + std::to_string(field(CauseKind::Timer)) + " "), std::string::npos)
        << "the gather itself, by the callback: " << asked[0];
    EXPECT_NE(asked[1].find(" " + std::to_string(field(CauseKind::Gather)) + " "), std::string::npos);
    EXPECT_NE(asked[2].find(" " + std::to_string(field(CauseKind::Gather)) + " "), std::string::npos);
}

TEST(Tracer, TellsACancelThatWasSwallowed) {
    VirtualLoop host;
    host.scheduler.tracer().start();
    auto stubborn = []() -> Coroutine<void> { (void)co_await settled(sleep(10)); };
    auto body = [&]() -> Coroutine<void> {
        auto task = host.loop.create_task(stubborn());
        co_await sleep(1);
        task->cancel();
        co_await task;
    };
    (void)host.loop.run_until_complete(body());
    EXPECT_EQ(only(read_trace(host.scheduler.tracer()), "CancelSwallowed").size(), 1u);
}

TEST(Tracer, TellsAnAwaitThatDidNotSuspend) {
    VirtualLoop host;
    host.scheduler.tracer().start();
    auto body = [&]() -> Coroutine<void> {
        auto future = host.loop.create_future<int>();
        EXPECT_FALSE(future->set_result(1));
        (void)co_await future;
    };
    (void)host.loop.run_until_complete(body());
    std::vector<std::string> lines = read_trace(host.scheduler.tracer());
    EXPECT_EQ(only(lines, "TaskAwaitedReady").size(), 1u);
    EXPECT_TRUE(only(lines, "TaskSuspended").empty());
}

/// Events of a program of many turns, drained whenever the scheduler stops for it.
std::size_t events_with_buffer(std::uint32_t words) {
    VirtualLoop host;
    Tracer& tracer = host.scheduler.tracer();
    tracer.start(words);
    std::size_t events = 0;
    tracer.set_sink(
        [](void* count, std::span<const std::uint32_t> drained) {
            for (std::size_t at = 0; at < drained.size(); at += drained[at] >> 8 & 0xff) {
                ++*static_cast<std::size_t*>(count);
            }
        },
        &events);
    auto body = []() -> Coroutine<void> {
        for (int i = 0; i < 2000; ++i) co_await sleep(0);
    };
    (void)host.loop.run_until_complete(body());
    tracer.flush();
    EXPECT_EQ(tracer.lost(), 0u);
    return events;
}

TEST(Tracer, LosesNothingHoweverSmallItsBufferBecauseTheThreadPauses) {
    EXPECT_EQ(events_with_buffer(400), events_with_buffer(Tracer::kDefaultCapacity));
}

}  // namespace
}  // namespace loopscope
