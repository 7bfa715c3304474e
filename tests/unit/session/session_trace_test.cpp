// What the trace tells of a session: its program's beginning and end, and what was printed by whom.
#include <cstring>
#include <map>
#include <optional>

#include "hosted_session.h"
#include "loop/trace.h"

namespace loopscope::session {
namespace {

struct Printed {
    std::uint32_t stream = 0;
    std::uint32_t task = 0;
    std::string text;
    std::uint32_t line = 0;
};

/// The events of a session from its beginning to its end, as far as these tests ask for them.
struct Events {
    std::vector<TraceKind> kinds;
    std::vector<Printed> printed;
    std::optional<std::uint32_t> exit_code;

    [[nodiscard]] std::string text() const {
        std::string all;
        for (const Printed& piece : printed) all += piece.text;
        return all;
    }
};

void read(std::span<const std::uint32_t> words, std::map<std::uint32_t, std::string>& texts, Events& events) {
    for (std::size_t at = 0; at < words.size(); at += words[at] >> 8 & 0xff) {
        const auto kind = static_cast<TraceKind>(words[at] & 0xff);
        const std::uint32_t* fields = &words[at + 3];
        if (kind == TraceKind::Text) {
            std::string piece(fields[1], 0);
            std::memcpy(piece.data(), fields + 2, piece.size());
            texts[fields[0]] += piece;
            continue;
        }
        events.kinds.push_back(kind);
        if (kind == TraceKind::Output)
            events.printed.push_back({fields[0], fields[1], texts[fields[2]], fields[3]});
        if (kind == TraceKind::ProgramEnded) events.exit_code = fields[0];
    }
}

/// Runs the program to its end and drains the trace after each portion.
Events trace_of(HostedSession& host, std::int64_t budget = HostedSession::kBudget) {
    Events events;
    std::map<std::uint32_t, std::string> texts;
    while (true) {
        read(host.session.trace(), texts, events);
        host.session.clear_trace();
        if (host.session.ended()) break;
        (void)host.session.advance(budget);
    }
    EXPECT_EQ(host.session.lost_events(), 0u);
    return events;
}

SessionOptions traced() {
    SessionOptions options;
    options.trace = true;
    return options;
}

TEST(SessionTrace, IsEmptyUnlessAskedFor) {
    HostedSession host("print('hello')\n");
    (void)host.run();
    EXPECT_TRUE(host.session.trace().empty());
}

TEST(SessionTrace, BeginsAndEndsWithTheProgram) {
    HostedSession host("raise SystemExit(3)\n", traced());
    const Events events = trace_of(host);
    EXPECT_EQ(events.kinds.front(), TraceKind::ProgramStarted);
    EXPECT_EQ(events.kinds.back(), TraceKind::ProgramEnded);
    EXPECT_EQ(events.exit_code, 3u);
}

TEST(SessionTrace, BeginsAndEndsWithAProgramThatDoesNotCompile) {
    HostedSession host("print(1 +)\n", traced());
    const Events events = trace_of(host);
    EXPECT_EQ(events.kinds.front(), TraceKind::ProgramStarted);
    EXPECT_EQ(events.exit_code, 1u);
    EXPECT_EQ(events.text(), host.kept.errors());
}

TEST(SessionTrace, TellsWhichTaskAndLinePrinted) {
    HostedSession host(R"(import asyncio
async def main():
    print("in a task")
print("before")
asyncio.run(main())
)",
                       traced());
    const Events events = trace_of(host);
    ASSERT_EQ(events.text(), "before\nin a task\n");
    const Printed& before = events.printed.front();
    const Printed& inside = events.printed.back();
    EXPECT_EQ(before.task, 0u);
    EXPECT_EQ(before.line, 4u);
    EXPECT_NE(inside.task, 0u);
    EXPECT_EQ(inside.line, 3u);
    EXPECT_EQ(inside.stream, 1u);
}

TEST(SessionTrace, HasALongTextInSeveralEventsThatCutNoCharacter) {
    HostedSession host("print('\xC3\xA9' * 10_000)\n", traced());
    const Events events = trace_of(host);
    EXPECT_EQ(events.text(), host.kept.output());
    EXPECT_GT(events.printed.size(), 4u);
    for (const Printed& piece : events.printed) {
        EXPECT_NE(static_cast<unsigned char>(piece.text.front()) & 0xC0, 0x80);
    }
}

TEST(SessionTrace, LosesNothingOfAFloodOfEvents) {
    const std::string source = R"(
import asyncio
async def worker():
    for _ in range(100):
        await asyncio.sleep(0)
async def main():
    await asyncio.gather(*(worker() for _ in range(300)))
asyncio.run(main())
)";
    HostedSession in_portions(source, traced());
    HostedSession in_one(source, traced());
    const Events portions = trace_of(in_portions, 100);
    const Events one = trace_of(in_one, 1'000'000'000);
    EXPECT_GT(portions.kinds.size(), 60'000u);
    EXPECT_TRUE(portions.kinds == one.kinds);
}

TEST(SessionTrace, LosesNothingOfAFloodOfOutput) {
    HostedSession host("for _ in range(3):\n    print('x' * 3_000_000)\n", traced());
    EXPECT_EQ(trace_of(host, 1'000'000'000).text().size(), 9'000'003u);
}

TEST(SessionTrace, EndsWithAStop) {
    HostedSession host("while True:\n    pass\n", traced());
    host.run_a_while();
    host.session.stop();
    const Events events = trace_of(host);
    EXPECT_EQ(events.text(), "KeyboardInterrupt\n");
    EXPECT_EQ(events.exit_code, 130u);
}

}  // namespace
}  // namespace loopscope::session
