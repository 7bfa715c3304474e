// What a program must not do: each gets asyncio's own error, and the loop goes on.
#include "loop/asyncio.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

constexpr const char* kReused = "RuntimeError: cannot reuse already awaited coroutine";
constexpr const char* kClosed = "RuntimeError: Event loop is closed";

Coroutine<int> answer(int value) {
    co_return value;
}

/// The loop still runs tasks and timers.
Coroutine<void> expect_that_it_goes_on(EventLoop& loop) {
    const double before = loop.time();
    Ref<Task<int>> task = loop.create_task(answer(3));
    co_await sleep(1);
    EXPECT_EQ(task->value(), 3);
    EXPECT_EQ(loop.time(), before + 1);
}

TEST(Misuse, AwaitingACoroutineTwice) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Coroutine<int> once = answer(1);
        co_await std::move(once);
        Outcome<int> again = co_await settled(std::move(once));
        EXPECT_EQ(describe(*again.error()), kReused);
        co_await expect_that_it_goes_on(host.loop);
    });
}

TEST(Misuse, MakingATaskOfAnAwaitedCoroutine) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Coroutine<int> once = answer(1);
        co_await std::move(once);
        auto task = host.loop.create_task(std::move(once));
        EXPECT_FALSE(task->done()) << "it fails at its first step";
        Outcome<int> outcome = co_await settled(task);
        EXPECT_EQ(describe(*outcome.error()), kReused);
        co_await expect_that_it_goes_on(host.loop);
    });
}

TEST(Misuse, GivingAnAwaitedCoroutineToEveryOperation) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Coroutine<int> once = answer(1);
        co_await std::move(once);
        auto gathered = co_await settled(gather(host.loop, std::move(once), answer(2)));
        EXPECT_EQ(describe(*gathered.error()), kReused);
        auto limited = co_await settled(wait_for(std::move(once), 1));
        EXPECT_EQ(describe(*limited.error()), kReused);
        auto in_time = co_await settled(wait_for(std::move(once), 0));
        EXPECT_EQ(describe(*in_time.error()), "TimeoutError") << "it is cancelled before its first step";
        Executor executor(host.scheduler, 1, "pool");
        auto work = executor.submit(host.loop, std::move(once).into_body());
        auto threaded = co_await settled(work);
        EXPECT_EQ(describe(*threaded.error()), kReused);
        co_await expect_that_it_goes_on(host.loop);
    });
}

TEST(Misuse, RunningAnAwaitedCoroutine) {
    VirtualLoop host;
    Coroutine<int> once = answer(1);
    EXPECT_TRUE(host.loop.run_until_complete(std::move(once)).ok());
    EXPECT_EQ(describe(*host.loop.run_until_complete(std::move(once)).error()), kReused);
    EXPECT_TRUE(host.loop.run_until_complete(expect_that_it_goes_on(host.loop)).ok());
}

TEST(Misuse, SettingAFutureTwice) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto future = host.loop.create_future<int>();
        EXPECT_FALSE(future->set_result(1));
        EXPECT_EQ(describe(*future->set_result(2)), "InvalidStateError: invalid state");
        EXPECT_EQ(describe(*future->set_exception(make_error(ErrorKind::ValueError, ""))),
                  "InvalidStateError: invalid state");
        EXPECT_FALSE(future->cancel());
        EXPECT_EQ((co_await future), 1);
        co_await expect_that_it_goes_on(host.loop);
    });
}

TEST(Misuse, AskingAPendingFuture) {
    VirtualLoop host;
    auto future = host.loop.create_future<int>();
    EXPECT_EQ(describe(*future->result().error()), "InvalidStateError: Result is not set.");
    EXPECT_EQ(describe(*future->exception().raised), "InvalidStateError: Exception is not set.");
}

TEST(Misuse, SettingNoException) {
    VirtualLoop host;
    auto future = host.loop.create_future<int>();
    EXPECT_EQ(describe(*future->set_exception({})), "TypeError: invalid exception object");
    EXPECT_FALSE(future->done());
}

TEST(Misuse, SettingTheResultOfATask) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(answer(1));
        EXPECT_EQ(describe(*task->set_result(2)), "RuntimeError: Task does not support set_result operation");
        EXPECT_EQ(describe(*task->set_exception(make_error(ErrorKind::ValueError, ""))),
                  "RuntimeError: Task does not support set_exception operation");
        EXPECT_EQ((co_await task), 1);
    });
}

TEST(Misuse, UsingAClosedLoop) {
    VirtualLoop host;
    EXPECT_FALSE(host.loop.close());
    EXPECT_FALSE(host.loop.close()) << "closing it again is no mistake";
    EXPECT_FALSE(host.loop.call_soon([] {}));
    EXPECT_FALSE(host.loop.call_later(1, [] {}));
    EXPECT_FALSE(host.loop.call_soon_threadsafe([] {}));
    EXPECT_EQ(describe(*host.loop.check_closed()), kClosed);
    EXPECT_EQ(describe(*host.loop.run_forever()), kClosed);
    EXPECT_EQ(describe(*host.loop.run_until_complete(answer(1)).error()), kClosed);
    auto task = host.loop.create_task(answer(1));
    EXPECT_EQ(describe(*task->result().error()), kClosed);
    auto work = run_in_executor(host.loop, [] { return 1; });
    EXPECT_EQ(describe(*work->result().error()), kClosed);
}

TEST(Misuse, RunningALoopInsideALoop) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        EXPECT_EQ(describe(*host.loop.run_forever()), "RuntimeError: This event loop is already running");
        EXPECT_EQ(describe(*host.loop.run_until_complete(answer(1)).error()),
                  "RuntimeError: This event loop is already running");
        EventLoop& other = host.scheduler.new_event_loop();
        EXPECT_EQ(describe(*other.run_until_complete(answer(1)).error()),
                  "RuntimeError: Cannot run the event loop while another loop is running");
        EXPECT_EQ(describe(*host.loop.close()), "RuntimeError: Cannot close a running event loop");
        co_await expect_that_it_goes_on(host.loop);
    });
}

TEST(Misuse, AwaitingAFutureOfAnotherLoop) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        EventLoop& other = host.scheduler.new_event_loop();
        auto foreign = other.create_future<int>();
        Outcome<int> outcome = co_await settled(foreign);
        EXPECT_EQ(outcome.error()->kind(), ErrorKind::RuntimeError);
        EXPECT_NE(outcome.error()->message().find("attached to a different loop"), std::string::npos);
        auto gathered = co_await settled(gather(host.loop, answer(1), foreign));
        EXPECT_EQ(describe(*gathered.error()),
                  "ValueError: The future belongs to a different loop than the one specified as the loop "
                  "argument");
        co_await expect_that_it_goes_on(host.loop);
    });
}

TEST(Misuse, StoppingALoopBeforeItsFutureIsDone) {
    VirtualLoop host;
    auto future = host.loop.create_future<int>();
    host.loop.call_soon([&] { host.loop.stop(); });
    EXPECT_EQ(describe(*host.loop.run_until_complete(future).error()),
              "RuntimeError: Event loop stopped before Future completed.");
    EXPECT_TRUE(host.loop.run_until_complete(expect_that_it_goes_on(host.loop)).ok());
}

TEST(Misuse, SleepingForLessThanNothing) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const std::uint64_t begin = host.loop.iteration();
        co_await sleep(-5);
        EXPECT_EQ(host.loop.iteration() - begin, 1u) << "one turn of the loop, as sleep(0)";
        EXPECT_EQ(host.loop.time(), 0);
        Outcome<int> late = co_await settled(wait_for(answer(1), -1));
        EXPECT_EQ(describe(*late.error()), "TimeoutError");
    });
}

TEST(Misuse, SleepingForATimeThatIsNoNumber) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        Outcome<void> slept = co_await settled(sleep(nan));
        EXPECT_EQ(describe(*slept.error()), "ValueError: Invalid delay: NaN (not a number)");
        Outcome<int> limited = co_await settled(wait_for(answer(1), nan));
        EXPECT_EQ(describe(*limited.error()), "ValueError: cannot convert float NaN to integer");
        co_await expect_that_it_goes_on(host.loop);
    });
}

}  // namespace
}  // namespace loopscope
