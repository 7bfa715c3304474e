#include "loop/executor.h"

#include "virtual_loop.h"

namespace loopscope {
namespace {

/// Blocks its thread for some seconds, then returns a value; what `time.sleep` in a thread is.
class Blocking final : public Called<Activation>, public TaskBody<int> {
public:
    Blocking(double seconds, int value) : seconds_(seconds), value_(value) {}

    [[nodiscard]] Activation* resume(Thread& thread) override {
        if (std::exchange(began_, true)) return caller();
        thread.block_until(thread.scheduler().now() + seconds_);
        return this;
    }
    [[nodiscard]] Activation* raise(Thread&, Error) override { return caller(); }
    void inspect(ActivationSnapshot& snapshot, bool) const override { snapshot.name = "blocking"; }
    [[nodiscard]] std::uint32_t line() const noexcept override { return 0; }
    [[nodiscard]] Activation& activation() noexcept override { return *this; }
    [[nodiscard]] std::string name() const override { return "blocking"; }
    [[nodiscard]] Outcome<int> take_outcome() override { return Outcome<int>(value_); }
    void drop_body() noexcept override { delete this; }

private:
    double seconds_;
    int value_;
    bool began_ = false;
};

BodyRef<int> blocking(double seconds, int value) {
    return BodyRef<int>(new Blocking(seconds, value));
}

TEST(Executor, RunsBlockingWorkWhileTheLoopGoesOn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Executor executor(host.scheduler, 4, "asyncio");
        auto a = executor.submit(host.loop, blocking(2, 20));
        auto b = executor.submit(host.loop, blocking(3, 30));
        co_await sleep(1);
        EXPECT_EQ(host.loop.time(), 1);
        int first = co_await a;
        int second = co_await b;
        EXPECT_EQ(first + second, 50);
        EXPECT_EQ(host.loop.time(), 3);
        EXPECT_TRUE(executor.idle());
    });
}

TEST(Executor, QueuesWhatItsWorkersCannotTakeYet) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Executor executor(host.scheduler, 1, "asyncio");
        auto a = executor.submit(host.loop, blocking(2, 1));
        auto b = executor.submit(host.loop, blocking(2, 2));
        auto c = executor.submit(host.loop, blocking(2, 3));
        EXPECT_TRUE(c->cancel());
        int value = co_await b;
        EXPECT_EQ(value, 2);
        co_await executor.when_idle(host.loop);
        EXPECT_EQ(host.loop.time(), 4) << "what was cancelled before it began never ran";
        EXPECT_TRUE(a->done());
    });
}

TEST(Executor, RunsACoroutineThatFails) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Executor executor(host.scheduler, 2, "asyncio");
        auto body = []() -> Coroutine<int> {
            throw std::runtime_error("in a thread");
            co_return 0;
        };
        Outcome<int> outcome = co_await settled(executor.submit(host.loop, body().into_body()));
        EXPECT_EQ(describe(*outcome.error()), "Exception: in a thread");
    });
}

TEST(Executor, RefusesWorkAfterItsShutdown) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Executor executor(host.scheduler, 2, "asyncio");
        executor.shutdown();
        Outcome<int> outcome = co_await settled(executor.submit(host.loop, blocking(2, 1)));
        EXPECT_EQ(describe(*outcome.error()), "RuntimeError: cannot schedule new futures after shutdown");
    });
}

TEST(Executor, EndsItsThreadsWhenItGoes) {
    VirtualLoop host;
    {
        Executor executor(host.scheduler, 2, "asyncio");
        (void)executor.submit(host.loop, blocking(100, 1));
        EXPECT_EQ(host.scheduler.thread_count(), 1u);
    }
    EXPECT_EQ(host.scheduler.thread_count(), 0u);
}

}  // namespace
}  // namespace loopscope
