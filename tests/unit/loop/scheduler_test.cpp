#include "loop/scheduler.h"

#include <limits>

#include "virtual_loop.h"

namespace loopscope {
namespace {

/// The root of a thread that runs a loop, until `task` is done when there is one.
struct LoopRoot final : Root<Activation> {
    explicit LoopRoot(EventLoop& run, Ref<FutureBase> until = {}) : loop(run), task(std::move(until)) {}

    [[nodiscard]] Activation* resume(Thread& thread) override {
        if (std::exchange(entered, true)) return nullptr;
        (void)loop.enter(thread, this, task);
        return &loop;
    }
    [[nodiscard]] Activation* raise(Thread&, Error) override { return nullptr; }
    void inspect(ActivationSnapshot&, bool) const override {}
    [[nodiscard]] std::uint32_t line() const noexcept override { return 0; }

    EventLoop& loop;
    Ref<FutureBase> task;
    bool entered = false;
};

/// Notes its name once per slice and uses its budget up, some times.
class Worker final : public Root<Activation> {
public:
    Worker(std::string& order, char name, int units) : order_(order), name_(name), units_(units) {}

    [[nodiscard]] Activation* resume(Thread& thread) override {
        while (units_ > 0) {
            if (thread.budget() <= 0) return this;
            if (units_ % 5000 == 0) order_ += name_;
            --units_;
            thread.charge(1);
        }
        return nullptr;
    }
    [[nodiscard]] Activation* raise(Thread&, Error) override { return nullptr; }
    void inspect(ActivationSnapshot&, bool) const override {}
    [[nodiscard]] std::uint32_t line() const noexcept override { return 0; }

private:
    std::string& order_;
    char name_;
    int units_;
};

std::string order_with_budget(std::int64_t budget) {
    VirtualClock clock;
    Scheduler scheduler(clock);
    std::string order;
    Worker a(order, 'a', 30'000);
    Worker b(order, 'b', 15'000);
    Worker c(order, 'c', 25'000);
    scheduler.start_thread("a", a);
    scheduler.start_thread("b", b);
    scheduler.start_thread("c", c);
    while (scheduler.advance(budget).state != Progress::State::Ended) {
    }
    return order;
}

TEST(Scheduler, LetsThreadsTakeTurnsBySlice) {
    EXPECT_EQ(order_with_budget(1'000'000), "aabbccaabccaac");
}

TEST(Scheduler, TakesTheSameCourseHoweverTheHostCutsItsBudget) {
    std::string whole = order_with_budget(1'000'000);
    for (std::int64_t budget : {1, 7, 999, 9'999, 10'000, 10'001, 33'333}) {
        EXPECT_EQ(order_with_budget(budget), whole) << "budget " << budget;
    }
}

TEST(Scheduler, PausesInTheMiddleOfATasksStepAndGoesOn) {
    VirtualLoop host;
    auto body = []() -> Coroutine<int> {
        struct Count {
            static Coroutine<int> one() { co_return 1; }
        };
        int sum = 0;
        for (int i = 0; i < 1000; ++i) sum += co_await Count::one();
        co_return sum;
    };
    auto task = host.loop.create_task(body());
    LoopRoot root(host.loop, task);
    host.scheduler.start_thread("main", root);
    int rounds = 0;
    TaskBase* current = nullptr;
    while (host.scheduler.advance(50).state == Progress::State::More) {
        if (++rounds == 3) current = host.loop.current_task();
    }
    EXPECT_GT(rounds, 10);
    EXPECT_EQ(current, task->as_task());
    EXPECT_EQ(task->value(), 1000);
}

TEST(Scheduler, TellsAHostWithItsOwnClockWhenToComeBack) {
    double time = 100;
    HostClock clock([](void* context) { return *static_cast<double*>(context); }, &time);
    Scheduler scheduler(clock);
    EventLoop& loop = scheduler.new_event_loop();
    Coroutine<void> root = [](EventLoop& inside) -> Coroutine<void> {
        inside.call_later(5, [] {});
        inside.call_later(2.5, [] {});
        co_return;
    }(loop);
    auto task = loop.create_task(std::move(root));
    LoopRoot main(loop);
    scheduler.start_thread("main", main);

    Progress progress = scheduler.advance(1000);
    EXPECT_EQ(progress.state, Progress::State::Waiting);
    EXPECT_EQ(progress.deadline, 102.5);
    time = 103;
    EXPECT_EQ(scheduler.advance(1000).deadline, 105);
    time = 106;
    EXPECT_EQ(scheduler.advance(1000).deadline, std::numeric_limits<double>::infinity());
    bool called = false;
    loop.call_soon_threadsafe([&] { called = true; });
    (void)scheduler.advance(1000);
    EXPECT_TRUE(called) << "the host can wake a loop that waits";
    loop.call_soon([&] { loop.stop(); });
    EXPECT_EQ(scheduler.advance(1000).state, Progress::State::Ended);
}

// base_events.py:1989-2002: what the host completes while the loop waits comes before the timers of that
// moment.
TEST(Scheduler, LetsALoopRunWhatTheHostCompletedBeforeTimersThatCameDue) {
    double time = 0;
    HostClock clock([](void* context) { return *static_cast<double*>(context); }, &time);
    Scheduler scheduler(clock);
    EventLoop& loop = scheduler.new_event_loop();
    LoopRoot root(loop);
    std::string order;
    loop.call_later(1, [&] {
        order += "t";
        loop.stop();
    });
    scheduler.start_thread("main", root);
    EXPECT_EQ(scheduler.advance(1000).state, Progress::State::Waiting);
    time = 2;
    loop.call_soon_threadsafe([&] { order += "h"; });
    EXPECT_EQ(scheduler.advance(1000).state, Progress::State::Ended);
    EXPECT_EQ(order, "ht");
    EXPECT_EQ(loop.iteration(), 1u) << "both in one iteration";
}

}  // namespace
}  // namespace loopscope
