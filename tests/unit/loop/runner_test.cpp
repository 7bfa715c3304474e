#include "loop/runner.h"

#include "loop/context.h"
#include "loop/context_var.h"
#include "loop/running_loop.h"
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

TEST(Runner, RunsOneCoroutineAfterAnotherOnTheSameLoop) {
    VirtualClock clock;
    Scheduler scheduler(clock);
    Runner runner(scheduler);
    EventLoop& loop = runner.get_loop().value();
    auto body = [](double delay) -> Coroutine<EventLoop*> {
        co_await sleep(delay);
        EventLoop& here = co_await running_loop();
        co_return &here;
    };
    EXPECT_EQ(runner.run(body(1)).value(), &loop);
    EXPECT_EQ(runner.run(body(2)).value(), &loop);
    EXPECT_EQ(clock.now(), 3);
    EXPECT_FALSE(runner.close());
    EXPECT_TRUE(loop.is_closed());
}

TEST(Runner, KeepsItsContextFromRunToRun) {
    VirtualClock clock;
    Scheduler scheduler(clock);
    Runner runner(scheduler);
    const ContextVar<int> variable("v", 0);
    auto set = [](const ContextVar<int>& var) -> Coroutine<void> { (void)co_await var.set(7); };
    auto get = [](const ContextVar<int>& var) -> Coroutine<int> { co_return co_await var.get(); };
    EXPECT_TRUE(runner.run(set(variable)).ok());
    EXPECT_EQ(runner.run(get(variable)).value(), 7);
    EXPECT_EQ(runner.run(get(variable), make_ref<Context>()).value(), 0);
}

TEST(Runner, IsRefusedOnceItIsClosed) {
    VirtualClock clock;
    Scheduler scheduler(clock);
    Runner runner(scheduler);
    EXPECT_FALSE(runner.close()) << "there is nothing to close yet";
    EXPECT_TRUE(runner.run(sleep(1)).ok());
    EXPECT_FALSE(runner.close());
    EXPECT_EQ(describe(*runner.run(sleep(1)).error()), "RuntimeError: Runner is closed");
    EXPECT_EQ(describe(*runner.get_loop().error()), "RuntimeError: Runner is closed");
    EXPECT_FALSE(runner.close());
}

TEST(Runner, IsRefusedInARunningLoop) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Runner runner(host.scheduler);
        EXPECT_EQ(describe(*runner.run(sleep(1)).error()),
                  "RuntimeError: Runner.run() cannot be called from a running event loop");
        EXPECT_EQ(describe(*run(host.scheduler, sleep(1)).error()),
                  "RuntimeError: asyncio.run() cannot be called from a running event loop");
        co_await sleep(1);
    });
}

TEST(Runner, SetsTheDebugModeOfItsLoop) {
    VirtualClock clock;
    Scheduler scheduler(clock);
    Runner plain(scheduler);
    EXPECT_FALSE(plain.get_loop().value().debug());
    Runner debugging(scheduler, {.debug = true});
    EXPECT_TRUE(debugging.get_loop().value().debug());
}

TEST(Runner, RunsInRealTimeWithoutAScheduler) {
    auto body = []() -> Coroutine<double> {
        EventLoop& loop = co_await running_loop();
        const double began = loop.time();
        co_await sleep(0.01);
        co_return loop.time() - began;
    };
    EXPECT_GE(run(body()).value(), 0.01);
}

TEST(Runner, GivesAnErrorOfItsEndBeforeTheResult) {
    VirtualClock clock;
    Scheduler scheduler(clock);
    auto exit = []() -> Coroutine<void> {
        (void)co_await settled(sleep(1000));
        co_await fail_with(make_error(ErrorKind::Exit, "at the end"));
    };
    auto body = [&]() -> Coroutine<int> {
        EventLoop& loop = co_await running_loop();
        loop.create_task(exit());
        co_await sleep(1);
        co_return 5;
    };
    EXPECT_EQ(describe(*run(scheduler, body()).error()), "SystemExit: at the end");
}

}  // namespace
}  // namespace loopscope
