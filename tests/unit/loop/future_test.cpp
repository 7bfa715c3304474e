#include "loop/future.h"

#include "virtual_loop.h"

namespace loopscope {
namespace {

Error failure(std::string text = "boom") {
    return make_error(ErrorKind::RuntimeError, std::move(text));
}

TEST(Future, CallsItsCallbacksThroughTheReadyQueueFirstInFirstOut) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::string order;
        auto future = host.loop.create_future<int>();
        future->add_done_callback([&] { order += "a"; });
        auto wait = [&]() -> Coroutine<void> {
            (void)co_await future;
            order += "b";
        };
        auto task = host.loop.create_task(wait());
        co_await sleep(0);
        future->add_done_callback([&](FutureBase& done) { order += &done == future.get() ? "c" : "?"; });
        EXPECT_FALSE(future->set_result(1));
        EXPECT_EQ(order, "") << "never at once";
        co_await sleep(0);
        EXPECT_EQ(order, "abc");
    });
}

TEST(Future, CallsACallbackThroughTheReadyQueueAlsoWhenItIsDoneAlready) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto future = host.loop.create_future<int>();
        EXPECT_FALSE(future->set_result(1));
        bool called = false;
        future->add_done_callback([&] { called = true; });
        EXPECT_FALSE(called);
        co_await sleep(0);
        EXPECT_TRUE(called);
    });
}

TEST(Future, RemovesCallbacks) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::string order;
        auto future = host.loop.create_future<int>();
        auto a = future->add_done_callback([&] { order += "a"; });
        auto b = future->add_done_callback([&] { order += "b"; });
        auto c = future->add_done_callback([&] { order += "c"; });
        EXPECT_EQ(future->remove_done_callback(a.get()), 1u);
        EXPECT_EQ(future->remove_done_callback(a.get()), 0u);
        EXPECT_EQ(future->waiters(), (std::vector<Runnable*>{b.get(), c.get()}));
        EXPECT_FALSE(future->set_result(1));
        co_await sleep(0);
        EXPECT_EQ(order, "bc");
    });
}

TEST(Future, IsSetOnlyOnce) {
    VirtualLoop host;
    auto future = host.loop.create_future<int>();
    EXPECT_EQ(describe(*future->result().error()), "InvalidStateError: Result is not set.");
    EXPECT_EQ(describe(*future->exception().raised), "InvalidStateError: Exception is not set.");
    EXPECT_FALSE(future->set_result(7));
    EXPECT_EQ(describe(*future->set_result(8)), "InvalidStateError: invalid state");
    EXPECT_EQ(describe(*future->set_exception(failure())), "InvalidStateError: invalid state");
    EXPECT_FALSE(future->cancel());
    EXPECT_EQ(*future->result(), 7);
    EXPECT_FALSE(future->exception().given);
    EXPECT_FALSE(future->exception().raised);
}

TEST(Future, GivesTheMessageOfItsCancel) {
    VirtualLoop host;
    auto future = host.loop.create_future<int>();
    EXPECT_TRUE(future->cancel(make_ref<TextPayload>("enough")));
    EXPECT_FALSE(future->cancel());
    EXPECT_TRUE(future->cancelled());
    EXPECT_EQ(describe(*future->result().error()), "CancelledError: enough");
    EXPECT_EQ(describe(*future->exception().raised), "CancelledError: enough");
}

TEST(Future, ReportsAnExceptionThatNobodyRetrievedWhenItIsDropped) {
    VirtualLoop host;
    auto future = host.loop.create_future<int>();
    EXPECT_FALSE(future->set_exception(failure()));
    EXPECT_TRUE(host.reports.messages.empty());
    future = nullptr;
    EXPECT_EQ(host.reports.messages, (std::vector<std::string>{"Future exception was never retrieved"}));
    EXPECT_EQ(host.reports.errors, (std::vector<std::string>{"RuntimeError: boom"}));
}

TEST(Future, DoesNotReportAnExceptionOnceResultExceptionOrCancelWasCalled) {
    VirtualLoop host;
    for (int way = 0; way < 3; ++way) {
        auto future = host.loop.create_future<int>();
        EXPECT_FALSE(future->set_exception(failure()));
        switch (way) {
            case 0:
                EXPECT_FALSE(future->result().ok());
                break;
            case 1:
                EXPECT_TRUE(future->exception().given);
                break;
            default:
                EXPECT_FALSE(future->cancel());
        }
    }
    EXPECT_TRUE(host.reports.messages.empty());
}

TEST(Future, LivesOnWhenTheReportOfItsLossKeepsIt) {
    struct Keeper final : LoopReports {
        void exception(EventLoop&, const ExceptionContext& context) override { kept = context.future; }
        void slow_callback(EventLoop&, const Runnable&, double) override {}
        Ref<FutureBase> kept;
    } keeper;
    VirtualLoop host;
    host.loop.set_reports(&keeper);
    auto future = host.loop.create_future<int>();
    EXPECT_FALSE(future->set_exception(failure()));
    future = nullptr;
    ASSERT_TRUE(keeper.kept);
    EXPECT_EQ(describe(*keeper.kept->peek_exception()), "RuntimeError: boom");
    keeper.kept = nullptr;
}

TEST(Future, SaysThatItsWaitersCannotBeToldOnceTheLoopIsClosed) {
    VirtualLoop host;
    auto future = host.loop.create_future<int>();
    future->add_done_callback([] {});
    EXPECT_FALSE(host.loop.close());
    EXPECT_EQ(describe(*future->set_result(1)), "RuntimeError: Event loop is closed");
    EXPECT_TRUE(future->done());
}

TEST(Future, DescribesItself) {
    VirtualLoop host;
    auto future = host.loop.create_future<std::string>();
    EXPECT_EQ(future->describe(), "<Future pending>");
    EXPECT_FALSE(future->set_result("hi"));
    EXPECT_EQ(future->describe(), "<Future finished result='hi'>");
}

}  // namespace
}  // namespace loopscope
