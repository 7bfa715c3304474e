// What somebody outside does to a program: at its place in the trace, as the user's doing, with an answer in
// words when it cannot be done, and the same in every run.
#include <cstring>
#include <map>
#include <vector>

#include "hosted_session.h"
#include "loop/trace.h"

namespace loopscope::session {
namespace {

using Action = Intervention::Action;

constexpr std::int64_t kUnbounded = 1'000'000'000;

struct Event {
    TraceKind kind;
    std::vector<std::uint32_t> fields;
};

/// A run with its trace read.
class TracedRun {
public:
    explicit TracedRun(const std::string& source, std::vector<Intervention> interventions = {})
        : host_("import asyncio\n" + source + "asyncio.run(main())\n", options()) {
        for (Intervention& intervention : interventions)
            host_.session.add_intervention(std::move(intervention));
    }

    /// Goes on to the end, or until the trace has so many events.
    Progress run(std::uint64_t until = Session::kNoEvent) {
        Progress progress;
        do {
            progress = host_.session.advance(kUnbounded, until);
            read();
        } while (progress.state == Progress::State::More && host_.session.events() < until);
        return progress;
    }
    /// Goes on until the first event of this kind for which `matches`, and gives its first field.
    template <class Matches>
    std::uint32_t run_to(TraceKind kind, Matches matches) {
        for (std::size_t seen = events.size();; ++seen) {
            while (seen == events.size() && !host_.session.ended()) run(host_.session.events() + 1);
            if (seen == events.size()) return 0;
            if (events[seen].kind == kind && matches(events[seen].fields)) return events[seen].fields[0];
        }
    }
    /// The number of the task with this name, once it waits.
    std::uint32_t waiting_task(const std::string& name) {
        std::uint32_t id = 0;
        run_to(TraceKind::TaskCreated, [&](const auto& fields) {
            if (text(fields[2]) == name) id = fields[0];
            return id != 0;
        });
        run_to(TraceKind::TaskSuspended, [&](const auto& fields) { return fields[0] == id; });
        return id;
    }
    /// The number of the future that waits have this label.
    std::uint32_t future(std::uint32_t awaited_by) {
        for (const Event& event : events) {
            if (event.kind == TraceKind::TaskSuspended && event.fields[0] == awaited_by)
                return event.fields[2];
        }
        return 0;
    }

    [[nodiscard]] const std::string& text(std::uint32_t number) { return texts_[number]; }
    [[nodiscard]] std::uint64_t here() { return host_.session.events(); }
    [[nodiscard]] const std::string& output() { return host_.kept.output(); }
    [[nodiscard]] const std::string& errors() { return host_.kept.errors(); }
    [[nodiscard]] Session& session() { return host_.session; }
    /// Does it here and gives what came of it; the program goes on to its end.
    std::string intervene(Intervention intervention) {
        intervention.at = here();
        host_.session.add_intervention(std::move(intervention));
        run();
        const auto results = host_.session.take_intervention_results();
        return results.size() == 1 ? results[0].error : "there are " + std::to_string(results.size());
    }
    /// The events of this kind that the user has caused, by the field where that stands.
    std::size_t caused_by_user(TraceKind kind, std::size_t field) {
        std::size_t count = 0;
        for (const Event& event : events) {
            if (event.kind == kind && event.fields[field] == static_cast<std::uint32_t>(CauseKind::User))
                ++count;
        }
        return count;
    }

    std::vector<Event> events;

private:
    static SessionOptions options() {
        SessionOptions options;
        options.trace = true;
        return options;
    }
    void read() {
        const auto words = host_.session.trace();
        for (std::size_t at = 0; at < words.size(); at += words[at] >> 8 & 0xff) {
            const auto kind = static_cast<TraceKind>(words[at] & 0xff);
            const std::uint32_t* fields = &words[at + 3];
            if (kind == TraceKind::Text) {
                std::string piece(fields[1], 0);
                std::memcpy(piece.data(), fields + 2, piece.size());
                texts_[fields[0]] += piece;
            } else {
                events.push_back({kind, {fields, fields + (words[at] >> 8 & 0xff) - 3}});
            }
        }
        host_.session.clear_trace();
    }

    HostedSession host_;
    std::map<std::uint32_t, std::string> texts_;
};

const std::string kSleeper = R"(
async def sleeper():
    try:
        await asyncio.sleep(10)
        return "slept"
    except asyncio.CancelledError as error:
        return f"cancelled {error.args}"
    except Exception as error:
        return f"{error!r}"
async def main():
    task = asyncio.create_task(sleeper(), name="sleeper")
    print(await task, asyncio.get_running_loop().time() < 1)
)";

TEST(Intervention, CancelsATaskAsTheUser) {
    TracedRun run(kSleeper);
    const std::uint32_t task = run.waiting_task("sleeper");
    EXPECT_EQ(run.intervene({.action = Action::Cancel, .target = task, .text = "enough"}), "");
    EXPECT_EQ(run.output(), "cancelled ('enough',) True\n");
    EXPECT_EQ(run.caused_by_user(TraceKind::CancelAsked, 1), 1u);
    EXPECT_EQ(run.caused_by_user(TraceKind::TaskWoken, 3), 1u);
}

TEST(Intervention, CancelsATaskOfTheProgramsOwnClassByItsMethod) {
    TracedRun run(R"(
class Firm(asyncio.Task):
    def cancel(self, msg=None):
        print("asked", msg)
        return super().cancel(f"{msg}!")
async def sleeper():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        return error.args
async def main():
    task = Firm(sleeper(), loop=asyncio.get_running_loop(), name="sleeper")
    print(await task, asyncio.get_running_loop().time() < 1)
)");
    const std::uint32_t task = run.waiting_task("sleeper");
    EXPECT_EQ(run.intervene({.action = Action::Cancel, .target = task, .text = "enough"}), "");
    EXPECT_EQ(run.output(), "asked enough\n('enough!',) True\n");
}

TEST(Intervention, ThrowsIntoATaskThatWaits) {
    TracedRun run(kSleeper);
    const std::uint32_t task = run.waiting_task("sleeper");
    EXPECT_EQ(run.intervene({.action = Action::Throw, .target = task, .text = "boom", .type = "ValueError"}),
              "");
    EXPECT_EQ(run.output(), "ValueError('boom') True\n");
    EXPECT_EQ(run.caused_by_user(TraceKind::ErrorThrown, 2), 1u);
    EXPECT_EQ(run.caused_by_user(TraceKind::TaskWoken, 1), 1u);
}

TEST(Intervention, ThrowsAClassOfTheProgramWithoutText) {
    TracedRun run("class Oops(Exception):\n    pass\n" + kSleeper);
    const std::uint32_t task = run.waiting_task("sleeper");
    EXPECT_EQ(run.intervene({.action = Action::Throw, .target = task, .type = "Oops"}), "");
    EXPECT_EQ(run.output(), "Oops() True\n");
}

TEST(Intervention, ThrowsAClassOfAModule) {
    TracedRun run(kSleeper);
    const std::uint32_t task = run.waiting_task("sleeper");
    EXPECT_EQ(run.intervene({.action = Action::Throw, .target = task, .type = "asyncio.InvalidStateError"}),
              "");
    EXPECT_EQ(run.output(), "InvalidStateError() True\n");
}

TEST(Intervention, WhatATaskWaitedForGoesOnWithoutIt) {
    TracedRun run(R"(
async def child():
    await asyncio.sleep(1)
    print("child ends")
async def parent(task):
    try:
        await task
    except KeyError as error:
        print("parent", error)
async def main():
    task = asyncio.create_task(child())
    await asyncio.create_task(parent(task), name="parent")
    await task
)");
    const std::uint32_t task = run.waiting_task("parent");
    EXPECT_EQ(run.intervene({.action = Action::Throw, .target = task, .text = "k", .type = "KeyError"}), "");
    EXPECT_EQ(run.output(), "parent 'k'\nchild ends\n");
}

TEST(Intervention, ThrowsIntoATaskThatHasNotBegun) {
    TracedRun run(kSleeper);
    const std::uint32_t task = run.run_to(
        TraceKind::TaskCreated, [&](const auto& fields) { return run.text(fields[2]) == "sleeper"; });
    EXPECT_EQ(run.intervene({.action = Action::Throw, .target = task, .type = "ValueError"}), "");
    EXPECT_EQ(run.output(), "");
    EXPECT_TRUE(run.errors().ends_with("ValueError\n")) << run.errors();
}

const std::string kFuture = R"(
async def main():
    future = asyncio.get_running_loop().create_future()
    waiter = asyncio.ensure_future(wait(future))
    waiter.set_name("waiter")
    await waiter
async def wait(future):
    try:
        print(repr(await future))
    except BaseException as error:
        print(repr(error))
)";

std::uint32_t awaited_future(TracedRun& run) {
    run.run_to(TraceKind::FutureCreated,
               [](const auto& fields) { return fields[1] == static_cast<std::uint32_t>(WaitKind::Future); });
    std::uint32_t future = run.events.back().fields[0];
    run.run_to(TraceKind::TaskSuspended, [&](const auto& fields) { return fields[2] == future; });
    return future;
}

TEST(Intervention, SetsAFuturesResultToTheValueOfALiteral) {
    const std::pair<const char*, const char*> literals[] = {
        {"7", "7"},
        {"'text'", "'text'"},
        {"[1, (2.5, None), {'a': True}]", "[1, (2.5, None), {'a': True}]"},
        {"-3", "-3"},
        {" {} ", "{}"},
        {"(1, [2])", "(1, [2])"},
    };
    for (const auto& [literal, shown] : literals) {
        TracedRun run(kFuture);
        const std::uint32_t future = awaited_future(run);
        EXPECT_EQ(run.intervene({.action = Action::SetResult, .target = future, .text = literal}), "");
        EXPECT_EQ(run.output(), std::string(shown) + "\n");
    }
}

TEST(Intervention, TakesNoResultThatIsNoLiteral) {
    for (const char* text : {"name", "f()", "[x]", "{1: y}", "1 +", "", "{[]: 1}", "lambda: 1", "*a"}) {
        TracedRun run(kFuture);
        const std::uint32_t future = awaited_future(run);
        EXPECT_EQ(run.intervene({.action = Action::SetResult, .target = future, .text = text}),
                  "'" + std::string(text) + "' is no literal");
    }
}

TEST(Intervention, SetsAFuturesException) {
    TracedRun run(kFuture);
    const std::uint32_t future = awaited_future(run);
    EXPECT_EQ(
        run.intervene({.action = Action::SetException, .target = future, .text = "no", .type = "OSError"}),
        "");
    EXPECT_EQ(run.output(), "OSError('no')\n");
    EXPECT_EQ(run.caused_by_user(TraceKind::FutureFinished, 3), 1u);
}

TEST(Intervention, CancelsAFuture) {
    TracedRun run(kFuture);
    const std::uint32_t future = awaited_future(run);
    EXPECT_EQ(run.intervene({.action = Action::Cancel, .target = future}), "");
    EXPECT_EQ(run.output(), "CancelledError()\n");
}

TEST(Intervention, EndsASleepEarly) {
    TracedRun run(kSleeper);
    const std::uint32_t task = run.waiting_task("sleeper");
    EXPECT_EQ(run.intervene({.action = Action::SetResult, .target = run.future(task), .text = "None"}), "");
    EXPECT_EQ(run.output(), "slept True\n");
}

TEST(Intervention, MovesATimerForwardsAndBack) {
    for (const double when : {0.5, 25.0, 0.0}) {
        TracedRun run(R"(
async def main():
    loop = asyncio.get_running_loop()
    for delay in (1, 2, 3): loop.call_later(delay, print, delay)
    await asyncio.sleep(10)
    print(round(loop.time(), 3))
)");
        const std::uint32_t task = run.waiting_task("Task-1");
        std::uint32_t timer = 0;
        for (const Event& event : run.events) {
            if (event.kind == TraceKind::TimerSet) timer = event.fields[0];
        }
        ASSERT_NE(task + timer, 0u);
        EXPECT_EQ(run.intervene({.action = Action::MoveTimer, .target = timer, .when = when}), "");
        EXPECT_EQ(run.output(), when == 25 ? "1\n2\n3\n25.0\n" : when == 0.5 ? "0.5\n" : "0.0\n");
        EXPECT_EQ(run.caused_by_user(TraceKind::TimerMoved, 3), 1u);
    }
}

TEST(Intervention, SaysWhyItCannotBeDoneAndTheProgramGoesOn) {
    const std::pair<Intervention, std::string> bad[] = {
        {{.action = Action::Cancel, .target = 999}, "there is no task or future with the number 999"},
        {{.action = Action::MoveTimer, .target = 999, .when = 1}, "no timer with the number 999 is set"},
        {{.action = Action::MoveTimer, .target = 1, .when = 1.0 / 0.0},
         "a timer is due at a number of seconds"},
        {{.action = Action::SetResult, .target = 0, .text = "1"},
         "task 'waiter' ends by its coroutine alone; throw into it, or cancel it"},
        {{.action = Action::Throw, .target = 0, .type = "Nothing"}, "there is no exception class 'Nothing'"},
        {{.action = Action::Throw, .target = 0, .type = "int"}, "there is no exception class 'int'"},
        {{.action = Action::Throw, .target = 0, .type = "nowhere.Error"},
         "there is no exception class 'nowhere.Error'"},
    };
    for (auto [intervention, error] : bad) {
        TracedRun run(R"(
async def main():
    await asyncio.create_task(asyncio.sleep(1), name="waiter")
    print("done")
)");
        const std::uint32_t task = run.waiting_task("waiter");
        if (intervention.target == 0) intervention.target = task;
        EXPECT_EQ(run.intervene(intervention), error);
        EXPECT_EQ(run.output(), "done\n");
    }
}

TEST(Intervention, SaysThatATaskIsDone) {
    TracedRun run(R"(
async def main():
    task = asyncio.create_task(asyncio.sleep(0), name="early")
    await task
    await asyncio.sleep(1)
    print("done")
)");
    const std::uint32_t task = run.waiting_task("early");
    run.run_to(TraceKind::TaskFinished, [&](const auto& fields) { return fields[0] == task; });
    EXPECT_EQ(run.intervene({.action = Action::Cancel, .target = task}), "task 'early' is done already");
    EXPECT_EQ(run.output(), "done\n");
}

TEST(Intervention, CannotThrowIntoATaskThatRuns) {
    TracedRun run("async def main():\n    print(1)\n    print(2)\n");
    const std::uint32_t task = run.run_to(TraceKind::TaskBegan, [](const auto&) { return true; });
    EXPECT_EQ(run.intervene({.action = Action::Throw, .target = task, .type = "ValueError"}),
              "task 'Task-1' runs: only what waits or is ready can be thrown into");
    EXPECT_EQ(run.output(), "1\n2\n");
}

TEST(Intervention, ThatTheProgramDoesNotComeToIsToldAtTheEnd) {
    TracedRun run("async def main(): pass\n", {{.at = 1'000'000, .target = 3}});
    run.run();
    const auto results = run.session().take_intervention_results();
    ASSERT_EQ(results.size(), 1u);
    EXPECT_EQ(results[0].error, "the program had ended by then");
}

TEST(Intervention, NeedsATrace) {
    HostedSession host("print(1)\n");
    host.session.add_intervention({});
    (void)host.run();
    EXPECT_EQ(host.session.take_intervention_results().at(0).error, "interventions need the trace");
    EXPECT_EQ(host.kept.output(), "1\n");
}

TEST(Intervention, AreDoneInTheSameWayByARunThatIsRepeated) {
    TracedRun first(kSleeper);
    const std::uint32_t task = first.waiting_task("sleeper");
    const std::uint64_t at = first.here();
    const Intervention cancel{.at = at, .action = Action::Cancel, .target = task, .text = "again"};
    EXPECT_EQ(first.intervene(cancel), "");

    TracedRun second(kSleeper, {cancel});
    second.run();
    EXPECT_EQ(second.output(), first.output());
    ASSERT_EQ(second.events.size(), first.events.size());
    for (std::size_t i = 0; i < first.events.size(); ++i)
        EXPECT_EQ(second.events[i].fields, first.events[i].fields) << "event " << i;

    // A stop at the very place comes before it is done.
    TracedRun third(kSleeper, {cancel});
    third.run(at);
    EXPECT_EQ(third.here(), at);
    EXPECT_TRUE(third.session().take_intervention_results().empty());
    third.run();
    EXPECT_EQ(third.output(), first.output());
}

TEST(Intervention, SeveralAtOnePlaceAreDoneInTheOrderInWhichTheyWereGiven) {
    TracedRun first(kSleeper);
    const std::uint32_t task = first.waiting_task("sleeper");
    const std::uint64_t at = first.here();
    const Intervention throws{.at = at, .action = Action::Throw, .target = task, .type = "ValueError"};
    const Intervention cancel{.at = at, .action = Action::Cancel, .target = task};
    TracedRun both(kSleeper, {cancel, throws});
    both.run();
    EXPECT_EQ(both.session().take_intervention_results().size(), 2u);
    TracedRun reversed(kSleeper, {throws, cancel});
    reversed.run();
    EXPECT_EQ(reversed.session().take_intervention_results().at(0).error, "");
}

TEST(Intervention, WakesAProgramThatNothingElseCouldWake) {
    TracedRun run(kFuture);
    const std::uint32_t future = awaited_future(run);
    EXPECT_EQ(run.run().state, Progress::State::Waiting);
    EXPECT_EQ(run.intervene({.action = Action::SetResult, .target = future, .text = "1"}), "");
    EXPECT_EQ(run.output(), "1\n");
    EXPECT_TRUE(run.session().ended());
}

}  // namespace
}  // namespace loopscope::session
