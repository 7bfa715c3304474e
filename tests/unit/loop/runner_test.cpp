#include "loop/runner.h"

#include "virtual_loop.h"

namespace loopscope {
namespace {

TEST(Runner, RunsACoroutineAndGivesItsResult) {
    VirtualClock clock;
    Scheduler scheduler(clock);
    auto body = []() -> Coroutine<int> {
        co_await sleep(5);
        co_return 12;
    };
    EXPECT_EQ(run(scheduler, body()).value(), 12);
    EXPECT_EQ(clock.now(), 5);
}

TEST(Runner, CancelsWhatIsLeftOverWaitsForItAndReportsItsErrors) {
    VirtualClock clock;
    Scheduler scheduler(clock);
    RecordedReports reports;
    bool cleaned = false;
    auto careful = [&]() -> Coroutine<void> {
        Outcome<void> slept = co_await settled(sleep(1000));
        co_await sleep(2);
        cleaned = is_cancelled(slept.error());
    };
    auto failing = [&]() -> Coroutine<void> {
        (void)co_await settled(sleep(1000));
        co_await fail_with(make_error(ErrorKind::ValueError, "while cleaning up"));
    };
    auto body = [&]() -> Coroutine<void> {
        Thread& thread = co_await current_thread();
        thread.running_loop()->create_task(careful());
        thread.running_loop()->create_task(failing());
        co_await sleep(1);
    };
    EXPECT_TRUE(run(scheduler, body(), &reports).ok());
    EXPECT_TRUE(cleaned);
    EXPECT_EQ(clock.now(), 3);
    EXPECT_EQ(reports.messages,
              (std::vector<std::string>{"unhandled exception during asyncio.run() shutdown"}));
    EXPECT_EQ(reports.errors, (std::vector<std::string>{"ValueError: while cleaning up"}));
}

}  // namespace
}  // namespace loopscope
