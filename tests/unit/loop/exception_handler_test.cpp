#include "loop/executor.h"
#include "loop/to_thread.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

using Texts = std::vector<std::string>;

TEST(ExceptionHandler, IsCalledInsteadOfTheDefaultOne) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Texts seen;
        host.loop.set_exception_handler([&](EventLoop& loop, const ExceptionContext& context) {
            EXPECT_EQ(&loop, &host.loop);
            seen.push_back(context.message + ", " + describe(*context.exception));
        });
        host.loop.call_soon([] { throw std::runtime_error("lost"); });
        co_await sleep(0);
        EXPECT_EQ(seen, (Texts{"Exception in callback C++ function, Exception: lost"}));
        EXPECT_TRUE(host.reports.messages.empty());
        host.loop.set_exception_handler(nullptr);
        host.loop.call_soon([] { throw std::runtime_error("told"); });
        co_await sleep(0);
        EXPECT_EQ(host.reports.errors, (Texts{"Exception: told"}));
    });
}

TEST(ExceptionHandler, CanGiveOnToTheDefaultOne) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        host.loop.set_exception_handler([](EventLoop& loop, const ExceptionContext& context) {
            loop.default_exception_handler(context);
        });
        host.loop.call_exception_handler(
            {.message = "", .exception = {}, .future = {}, .task = {}, .handle = {}});
        EXPECT_EQ(host.reports.messages, (Texts{"Unhandled exception in event loop"}));
        co_return;
    });
}

TEST(ExceptionHandler, ThatFailsIsReportedByTheDefaultOne) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        host.loop.set_exception_handler(
            [](EventLoop&, const ExceptionContext&) { throw std::runtime_error("in the handler"); });
        host.loop.call_soon([] { throw std::runtime_error("lost"); });
        co_await sleep(0);
        EXPECT_EQ(host.reports.messages, (Texts{"Unhandled error in exception handler"}));
        EXPECT_EQ(host.reports.errors, (Texts{"Exception: in the handler"}));
    });
}

TEST(ExceptionHandler, ThatRaisesAnExitErrorLeavesTheLoop) {
    VirtualLoop host;
    host.loop.set_exception_handler(
        [](EventLoop&, const ExceptionContext&) { throw_error(make_error(ErrorKind::Exit, "enough")); });
    host.loop.call_soon([] { throw std::runtime_error("lost"); });
    EXPECT_EQ(describe(*host.loop.run_forever()), "SystemExit: enough");
}

TEST(ExceptionHandler, MayPutAnotherOneInItsPlace) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::string text = "a text that the first handler holds while it goes";
        std::string seen;
        host.loop.set_exception_handler([&seen, text](EventLoop& loop, const ExceptionContext&) {
            loop.set_exception_handler(nullptr);
            seen = text;
        });
        host.loop.call_soon([] { throw std::runtime_error("lost"); });
        co_await sleep(0);
        EXPECT_EQ(seen, text);
        EXPECT_FALSE(host.loop.has_exception_handler());
    });
}

TEST(DebugMode, RefusesCallsFromAnotherThread) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        host.loop.set_debug(true);
        bool soon = true;
        bool later = true;
        bool threadsafe = false;
        std::string why;
        co_await to_thread([&] {
            soon = static_cast<bool>(host.loop.call_soon([] {}));
            later = static_cast<bool>(host.loop.call_later(1, [] {}));
            threadsafe = static_cast<bool>(host.loop.call_soon_threadsafe([] {}));
            why = describe(*host.loop.check_thread(host.scheduler.running_thread()));
        });
        EXPECT_FALSE(soon);
        EXPECT_FALSE(later);
        EXPECT_TRUE(threadsafe);
        EXPECT_EQ(
            why,
            "RuntimeError: Non-thread-safe operation invoked on an event loop other than the current one");
    });
}

TEST(CallSoonThreadsafe, WakesALoopThatSleeps) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto future = host.loop.create_future<int>();
        auto work = run_in_executor(
            host.loop, [&] { host.loop.call_soon_threadsafe([&] { (void)future->set_result(3); }); });
        int value = co_await future;
        EXPECT_EQ(value, 3);
        EXPECT_EQ(host.loop.time(), 0);
        co_await work;
    });
}

TEST(Handle, TellsWhenItIsDueAndThatItIsCancelled) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        int calls = 0;
        auto timer = host.loop.call_later(2, [&] { ++calls; });
        auto handle = host.loop.call_soon([&] { ++calls; });
        EXPECT_EQ(timer->when(), 2);
        EXPECT_FALSE(timer->cancelled());
        timer->cancel();
        handle->cancel();
        EXPECT_TRUE(timer->cancelled());
        EXPECT_TRUE(handle->cancelled());
        co_await sleep(3);
        EXPECT_EQ(calls, 0);
    });
}

}  // namespace
}  // namespace loopscope
