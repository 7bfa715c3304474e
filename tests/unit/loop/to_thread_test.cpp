#include "loop/to_thread.h"

#include "loop/context_var.h"
#include "loop/runner.h"
#include "loop/running_loop.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

/// Blocks its thread until the scheduler's clock shows `when`, as `time.sleep` does.
class BlockedUntil final : public Called<Activation>, public TaskBody<int> {
public:
    explicit BlockedUntil(double when) : when_(when) {}

    [[nodiscard]] Activation* resume(Thread& thread) override {
        if (std::exchange(began_, true)) return caller();
        thread.block_until(when_);
        return this;
    }
    [[nodiscard]] Activation* raise(Thread&, Error) override { return caller(); }
    void inspect(ActivationSnapshot&, bool) const override {}
    [[nodiscard]] std::uint32_t line() const noexcept override { return 0; }
    [[nodiscard]] ClassTag class_tag() const noexcept override { return nullptr; }
    [[nodiscard]] Activation& activation() noexcept override { return *this; }
    [[nodiscard]] std::string name() const override { return "blocked"; }
    [[nodiscard]] Outcome<int> take_outcome() override { return 1; }
    void drop_body() noexcept override { delete this; }

private:
    double when_;
    bool began_ = false;
};

Coroutine<int> one_after(int value) {
    co_return value + 1;
}

TEST(ToThread, GivesTheResultOfAPlainFunction) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::string thread_name;
        int captured = 20;
        int result = co_await to_thread([&] {
            thread_name = host.scheduler.running_thread()->name();
            return captured + 1;
        });
        EXPECT_EQ(result, 21);
        EXPECT_EQ(thread_name, "asyncio_0");
    });
}

TEST(ToThread, RaisesWhatTheFunctionThrows) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        std::string caught;
        try {
            co_await to_thread([] { throw std::runtime_error("in the thread"); });
        } catch (const std::runtime_error& error) {
            caught = error.what();
        }
        EXPECT_EQ(caught, "in the thread");
    });
}

TEST(ToThread, RunsACoroutineInSlicesWhileTheLoopGoesOn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        int turns = 0;
        bool ended = false;
        auto count = [](EventLoop&, int& turns_seen, bool& end) -> Coroutine<void> {
            while (!end) {
                ++turns_seen;
                co_await sleep(0);
            }
        };
        auto counting = host.loop.create_task(count(host.loop, turns, ended));
        int sum = co_await to_thread([]() -> Coroutine<int> {
            int total = 0;
            for (int i = 0; i < 30'000; ++i) {
                int next = co_await one_after(i);
                total += next % 2;
            }
            co_return total;
        });
        ended = true;
        co_await counting;
        EXPECT_EQ(sum, 15'000);
        EXPECT_GT(turns, 10);
    });
}

TEST(ToThread, SeesACopyOfTheContext) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const ContextVar<int> variable("v", 0);
        (void)co_await variable.set(7);
        int seen = co_await to_thread([&] {
            int value = variable.get(host.loop).take();
            (void)variable.set(host.loop, 8);
            return value;
        });
        EXPECT_EQ(seen, 7);
        EXPECT_EQ((co_await variable.get()), 7);
        int plain = co_await run_in_executor(host.loop, [&] { return variable.get(host.loop).take(); });
        EXPECT_EQ(plain, 0) << "run_in_executor has no context";
    });
}

TEST(RunInExecutor, TakesAnExecutor) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Executor executor(host.scheduler, 2, "pool");
        std::string name = co_await run_in_executor(host.loop, executor,
                                                    [&] { return host.scheduler.running_thread()->name(); });
        EXPECT_EQ(name, "pool_0");
    });
}

TEST(RunInExecutor, TakesTheExecutorThatWasMadeTheDefault) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        host.loop.set_default_executor(make_owned<Executor>(host.scheduler, 1, "mine"));
        std::string name =
            co_await run_in_executor(host.loop, [&] { return host.scheduler.running_thread()->name(); });
        EXPECT_EQ(name, "mine_0");
    });
}

TEST(DefaultExecutor, IsRefusedAfterItsShutdownWhichWaitsForItsWork) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto work =
            host.loop.default_executor().value().submit<int>(host.loop, BodyRef<int>(new BlockedUntil(5)));
        co_await shutdown_default_executor(host.loop);
        EXPECT_EQ(host.loop.time(), 5);
        Outcome<int> refused = co_await settled(to_thread([] { return 1; }));
        EXPECT_EQ(describe(*refused.error()), "RuntimeError: Executor shutdown has been called");
        Outcome<int> also = co_await settled(run_in_executor(host.loop, [] { return 1; }));
        EXPECT_EQ(describe(*also.error()), "RuntimeError: Executor shutdown has been called");
        int value = co_await work;
        EXPECT_EQ(value, 1);
    });
}

class RecordedWarnings final : public LoopReports {
public:
    void exception(EventLoop&, const ExceptionContext&) override {}
    void warning(EventLoop&, std::string_view category, std::string_view text) override {
        warnings.push_back(std::string(category) + ": " + std::string(text));
    }
    std::vector<std::string> warnings;
};

TEST(DefaultExecutor, WarnsWhenItsShutdownRunsOutOfTime) {
    RecordedWarnings reports;
    run_virtual([&](VirtualLoop& host) -> Coroutine<void> {
        host.loop.set_reports(&reports);
        auto work =
            host.loop.default_executor().value().submit<int>(host.loop, BodyRef<int>(new BlockedUntil(50)));
        co_await shutdown_default_executor(host.loop, 2);
        EXPECT_EQ(host.loop.time(), 2);
        co_await work;
        host.loop.set_reports(&host.reports);
    });
    EXPECT_EQ(reports.warnings,
              (std::vector<std::string>{
                  "RuntimeWarning: The executor did not finishing joining its threads within 2 seconds."}));
}

TEST(DefaultExecutor, IsWaitedForAtTheEndOfARun) {
    VirtualClock clock;
    Scheduler scheduler(clock);
    auto body = []() -> Coroutine<void> {
        EventLoop& loop = co_await running_loop();
        (void)loop.default_executor().value().submit<int>(loop, BodyRef<int>(new BlockedUntil(5)));
    };
    EXPECT_TRUE(run(scheduler, body()).ok());
    EXPECT_EQ(clock.now(), 5);
}

}  // namespace
}  // namespace loopscope
