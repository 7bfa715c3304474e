#include "loop/event_loop.h"

#include <stdexcept>

#include "virtual_loop.h"

namespace loopscope {
namespace {

TEST(EventLoop, RunsInAnIterationOnlyWhatWasReadyWhenItBegan) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<std::uint64_t> iterations;
        host.loop.call_soon([&] {
            iterations.push_back(host.loop.iteration());
            host.loop.call_soon([&] { iterations.push_back(host.loop.iteration()); });
        });
        host.loop.call_soon([&] { iterations.push_back(host.loop.iteration()); });
        co_await sleep(1);
        EXPECT_EQ(iterations, (std::vector<std::uint64_t>{2, 2, 3}));
    });
}

TEST(EventLoop, RunsWhatIsReadyBeforeTimersThatCameDue) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::string order;
        host.loop.call_at(1, [&] { order += "t"; });
        host.loop.call_at(1, [&] { order += "u"; });
        host.loop.call_soon([&] {
            host.loop.call_soon([&] { order += "r"; });
            host.clock.charge(2);
        });
        co_await sleep(3);
        EXPECT_EQ(order, "rtu");
    });
}

TEST(EventLoop, SkipsAReadyHandleThatWasCancelled) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        bool called = false;
        Ref<Handle> victim;
        host.loop.call_soon([&] { victim->cancel(); });
        victim = host.loop.call_soon([&] { called = true; });
        co_await sleep(1);
        EXPECT_FALSE(called);
        EXPECT_TRUE(victim->cancelled());
    });
}

TEST(EventLoop, FiresEqualDeadlinesInTheOrderInWhichTheyWereSet) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::string order;
        for (char name = 'a'; name <= 'z'; ++name) host.loop.call_at(5, [&order, name] { order += name; });
        co_await sleep(6);
        EXPECT_EQ(order, "abcdefghijklmnopqrstuvwxyz");
    });
}

TEST(EventLoop, TakesATimerAsDueWithinTheClocksResolution) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<double> times;
        host.loop.call_at(1, [&] { times.push_back(host.loop.time()); });
        host.loop.call_at(1 + 5e-10, [&] { times.push_back(host.loop.time()); });
        host.loop.call_at(1 + 5e-9, [&] { times.push_back(host.loop.time()); });
        co_await sleep(2);
        EXPECT_EQ(times, (std::vector<double>{1, 1, 1 + 5e-9}));
    });
}

TEST(EventLoop, RunsATimerThatIsSoFarAwayThatTheResolutionVanishes) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        co_await sleep(1e12);
        EXPECT_EQ(host.loop.time(), 1e12);
    });
}

TEST(EventLoop, RunsATimerWithANegativeDelayAtOnce) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        int calls = 0;
        host.loop.call_later(-5, [&] { ++calls; });
        co_await sleep(0);
        co_await sleep(0);
        EXPECT_EQ(calls, 1);
        EXPECT_EQ(host.loop.time(), 0);
    });
}

TEST(EventLoop, RefusesADeadlineThatIsNoNumberAndGoesOn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        int calls = 0;
        EXPECT_FALSE(host.loop.call_at(nan, [&] { ++calls; }));
        EXPECT_FALSE(host.loop.call_later(nan, [&] { ++calls; }));
        EXPECT_EQ(describe(*check_deadline(nan)), "ValueError: cannot convert float NaN to integer");
        host.loop.call_later(1, [&] { ++calls; });
        co_await sleep(2);
        EXPECT_EQ(calls, 1);
    });
}

TEST(EventLoop, SweepsCancelledTimersOnceTheyAreOverHalfOfMoreThanAHundred) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<Ref<Handle>> timers;
        host.loop.call_at(1, [] {});
        for (int i = 0; i < 99; ++i) timers.push_back(host.loop.call_at(100 + i, [] {}));
        for (const auto& timer : timers) timer->cancel();
        co_await sleep(0);
        EXPECT_EQ(host.loop.timers().size(), 100u) << "a hundred are few enough to stay";
        host.loop.call_at(2, [] {});
        co_await sleep(0);
        EXPECT_EQ(host.loop.timers().size(), 2u);
    });
}

TEST(EventLoop, KeepsCancelledTimersWhileTheyAreNotOverHalf) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::vector<Ref<Handle>> timers;
        for (int i = 0; i < 200; ++i) timers.push_back(host.loop.call_at(100 + i, [] {}));
        for (int i = 100; i < 200; ++i) timers[static_cast<std::size_t>(i)]->cancel();
        co_await sleep(0);
        EXPECT_EQ(host.loop.timers().size(), 200u);
    });
}

TEST(EventLoop, LetsTheIterationFinishInWhichItIsStopped) {
    VirtualLoop host;
    std::string order;
    host.loop.call_soon([&] {
        host.loop.stop();
        order += "a";
        host.loop.call_soon([&] { order += "c"; });
    });
    host.loop.call_soon([&] { order += "b"; });
    EXPECT_FALSE(host.loop.run_forever());
    EXPECT_EQ(order, "ab");
    host.loop.stop();
    EXPECT_FALSE(host.loop.run_forever()) << "stopped before: one iteration";
    EXPECT_EQ(order, "abc");
}

TEST(EventLoop, SaysWhenItStoppedBeforeTheFutureWasDone) {
    VirtualLoop host;
    auto future = host.loop.create_future<int>();
    host.loop.call_soon([&] { host.loop.stop(); });
    Outcome<int> outcome = host.loop.run_until_complete(future);
    EXPECT_EQ(describe(*outcome.error()), "RuntimeError: Event loop stopped before Future completed.");
    EXPECT_TRUE(future->waiters().empty());
}

TEST(EventLoop, SaysWhenNothingIsLeftThatCouldWakeIt) {
    VirtualLoop host;
    Outcome<int> outcome = host.loop.run_until_complete(host.loop.create_future<int>());
    EXPECT_EQ(describe(*outcome.error()), "RuntimeError: nothing is left that could wake the event loop");
    EXPECT_FALSE(host.loop.is_running());
    EXPECT_EQ(host.scheduler.thread_count(), 0u);
}

TEST(EventLoop, RefusesToBeRunWhileItRuns) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Outcome<int> again = host.loop.run_until_complete(host.loop.create_future<int>());
        EXPECT_EQ(describe(*again.error()), "RuntimeError: This event loop is already running");
        Outcome<int> other =
            host.scheduler.new_event_loop().run_until_complete(host.loop.create_future<int>());
        EXPECT_EQ(describe(*other.error()),
                  "RuntimeError: Cannot run the event loop while another loop is running");
        EXPECT_EQ(describe(*host.loop.close()), "RuntimeError: Cannot close a running event loop");
        co_return;
    });
}

TEST(EventLoop, DropsWhatIsQueuedWhenItIsClosedAndRefusesMore) {
    VirtualLoop host;
    bool called = false;
    host.loop.call_soon([&] { called = true; });
    host.loop.call_later(1, [&] { called = true; });
    EXPECT_FALSE(host.loop.close());
    EXPECT_FALSE(host.loop.close());
    EXPECT_TRUE(host.loop.is_closed());
    EXPECT_FALSE(host.loop.call_soon([] {}));
    EXPECT_FALSE(host.loop.call_later(1, [] {}));
    EXPECT_EQ(describe(*host.loop.run_forever()), "RuntimeError: Event loop is closed");
    auto task = host.loop.create_task(sleep(1));
    EXPECT_EQ(describe(*task->result().error()), "RuntimeError: Event loop is closed");
    EXPECT_FALSE(called);
}

TEST(EventLoop, ReportsAnExceptionOfACallbackAndGoesOn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        bool later = false;
        host.loop.call_soon([] { throw std::runtime_error("oh no"); });
        host.loop.call_soon([&] { later = true; });
        co_await sleep(0);
        EXPECT_TRUE(later);
        EXPECT_EQ(host.reports.messages, (std::vector<std::string>{"Exception in callback C++ function"}));
        EXPECT_EQ(host.reports.errors, (std::vector<std::string>{"Exception: oh no"}));
    });
}

TEST(EventLoop, LetsAnExitErrorLeaveAtOnceAndKeepsTheRestReady) {
    VirtualLoop host;
    std::string order;
    auto exit = [&]() -> Coroutine<void> {
        order += "x";
        co_await fail_with(make_error(ErrorKind::Exit, "3"));
    };
    auto task = host.loop.create_task(exit());
    host.loop.call_soon([&] { order += "b"; });
    Error error = host.loop.run_forever();
    ASSERT_TRUE(error);
    EXPECT_EQ(describe(*error), "SystemExit: 3");
    EXPECT_EQ(order, "x");
    task->set_retrieved();
    host.loop.stop();
    EXPECT_FALSE(host.loop.run_forever());
    EXPECT_EQ(order, "xb");
}

TEST(EventLoop, ReportsACallbackThatTakesAsLongAsSlowCallbackDurationInDebugMode) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto take = [&](double seconds) {
            host.loop.call_soon([&host, seconds] { host.clock.charge(seconds); });
        };
        take(1);
        co_await sleep(0);
        EXPECT_TRUE(host.reports.slow.empty()) << "not in debug mode";
        host.loop.set_debug(true);
        take(0.099);
        take(0.101);
        co_await sleep(0);
        EXPECT_EQ(host.reports.slow, (std::vector<std::string>{"<Handle C++ function> took 0.101"}));
        host.loop.slow_callback_duration = 0.5;
        co_await sleep(16 - host.loop.time());
        take(0.5);
        take(0.4375);
        co_await sleep(0);
        EXPECT_EQ(host.reports.slow.size(), 2u);
        EXPECT_EQ(host.reports.slow.back(), "<Handle C++ function> took 0.5")
            << "as long counts (base_events.py:2021)";
    });
}

TEST(EventLoop, ReportsASlowStepOfATaskInDebugMode) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        host.loop.set_debug(true);
        auto busy = [&]() -> Coroutine<void> {
            host.clock.charge(0.2);
            co_return;
        };
        co_await host.loop.create_task(busy(), "busy");
        EXPECT_EQ(host.reports.slow,
                  (std::vector<std::string>{"<Task finished name='busy' result=None> took 0.2"}));
    });
}

TEST(EventLoop, ReportsASlowStepInDebugModeAlsoWhenTheTaskWaitsAgain) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        host.loop.set_debug(true);
        auto future = host.loop.create_future<void>();
        auto busy = [&]() -> Coroutine<void> {
            host.clock.charge(0.2);
            co_await yield_now();
            host.clock.charge(0.3);
            co_await future;
        };
        auto task = host.loop.create_task(busy(), "busy");
        co_await sleep(0);
        co_await sleep(0);
        EXPECT_EQ(host.reports.slow, (std::vector<std::string>{
                                         "<Task pending name='busy' coro=<<lambda>()>> took 0.2",
                                         "<Task pending name='busy' coro=<<lambda>()> "
                                         "wait_for=<Future pending>> took 0.3",
                                     }));
        (void)future->set_result();
        co_await task;
    });
}

TEST(EventLoop, TakesThousandsOfTurnsFirstInFirstOut) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        constexpr int kTurns = 10'000;
        std::vector<int> order;
        auto note_twice = [&](int number) -> Coroutine<void> {
            order.push_back(number);
            co_await yield_now();
            order.push_back(number);
        };
        std::vector<Ref<Task<void>>> tasks;
        for (int i = 0; i < kTurns; i += 2) {
            tasks.push_back(host.loop.create_task(note_twice(i)));
            host.loop.call_soon([&order, i] { order.push_back(i + 1); });
        }
        for (const Ref<Task<void>>& task : tasks) co_await task;
        std::vector<int> expected;
        for (int i = 0; i < kTurns; ++i) expected.push_back(i);
        for (int i = 0; i < kTurns; i += 2) expected.push_back(i);
        EXPECT_EQ(order, expected);
    });
}

TEST(EventLoop, KnowsItsTasksAndTheCurrentOne) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto first = host.loop.create_task(sleep(1), "first");
        auto second = host.loop.create_task(sleep(2), "second");
        EXPECT_EQ(host.loop.current_task()->name(), "Task-1");
        EXPECT_EQ(host.loop.all_tasks().size(), 3u);
        co_await first;
        std::vector<Ref<FutureBase>> tasks = host.loop.all_tasks();
        EXPECT_EQ(tasks.size(), 2u);
        EXPECT_EQ(tasks[1]->as_task()->name(), "second");
        TaskBase* between = host.loop.current_task();
        host.loop.call_soon([&] { between = host.loop.current_task(); });
        co_await sleep(0);
        EXPECT_EQ(between, nullptr);
        co_await second;
    });
}

}  // namespace
}  // namespace loopscope
