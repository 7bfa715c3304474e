#include "loop/task.h"

#include "loop/gather.h"
#include "loop/shield.h"
#include "loop/wait.h"
#include "loop/wait_for.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

Ref<Payload> text(std::string message) {
    return make_ref<TextPayload>(std::move(message));
}

Coroutine<int> answer(int value) {
    co_return value;
}

Coroutine<int> fail(std::string message) {
    co_await fail_with(make_error(ErrorKind::ValueError, std::move(message)));
    co_return 0;
}

TEST(Task, IsTheFutureOfItsCoroutine) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(answer_later(42, 1));
        EXPECT_FALSE(task->done());
        int value = co_await task;
        EXPECT_EQ(value, 42);
        int again = co_await task;
        EXPECT_EQ(again, 42);
        EXPECT_EQ(host.loop.time(), 1);
    });
}

TEST(Task, IsNamedByACounterUnlessItHasAName) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto first = host.loop.create_task(answer(1));
        auto named = host.loop.create_task(answer(1), "named");
        auto second = host.loop.create_task(answer(1));
        EXPECT_EQ(first->name(), "Task-2");
        EXPECT_EQ(named->name(), "named");
        EXPECT_EQ(second->name(), "Task-3") << "a name of its own takes no number";
        first->set_name("renamed");
        EXPECT_EQ(first->name(), "renamed");
        EXPECT_EQ(first->describe(), "<Task pending name='renamed' coro=<answer()>>");
        co_await second;
        EXPECT_EQ(second->describe(), "<Task finished name='Task-3' result=1>");
    });
}

std::vector<Ref<Future<int>>> list_of(Ref<Future<int>> future) {
    return {std::move(future)};
}

/// Awaits `awaited` and expects that this takes so many iterations.
template <class Awaited>
Coroutine<void> expect_iterations(VirtualLoop& host, std::uint64_t iterations, Awaited awaited) {
    std::uint64_t before = host.loop.iteration();
    auto outcome = co_await settled(std::move(awaited));
    (void)outcome;
    EXPECT_EQ(host.loop.iteration() - before, iterations);
}

TEST(Task, WaitsAsManyIterationsAsInAsyncio) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        EventLoop& loop = host.loop;
        Ref<Future<int>> finished = loop.create_future<int>();
        EXPECT_FALSE(finished->set_result(1));
        co_await expect_iterations(host, 0, answer(1));
        co_await expect_iterations(host, 0, finished);
        co_await expect_iterations(host, 0, wait_for(answer(1), 5));
        co_await expect_iterations(host, 0, gather(loop, list_of(finished)));
        co_await expect_iterations(host, 1, sleep(0));
        co_await expect_iterations(host, 2, loop.create_task(answer(1)));
        co_await expect_iterations(host, 3, gather(loop, list_of(loop.create_task(answer(1)))));
        co_await expect_iterations(host, 3, shield(loop.create_task(answer(1))));
        std::vector<Ref<FutureBase>> waited(1, loop.create_task(answer(1)));
        co_await expect_iterations(host, 3, wait(waited));
        co_await expect_iterations(host, 3, wait_for(answer(1), 0));
    });
}

TEST(Task, PassesItsCancelOnToTheFutureItWaitsForAndKeepsThat) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto future = host.loop.create_future<int>();
        auto wait_there = [&]() -> Coroutine<int> { co_return co_await future; };
        auto task = host.loop.create_task(wait_there());
        co_await sleep(0);
        EXPECT_TRUE(task->cancel(text("stop")));
        EXPECT_TRUE(future->cancelled());
        EXPECT_EQ(task->waiting_on(), future.get());
        EXPECT_FALSE(task->must_cancel());
        EXPECT_FALSE(task->done());
        Outcome<int> outcome = co_await settled(task);
        EXPECT_EQ(describe(*outcome.error()), "CancelledError: stop");
        EXPECT_TRUE(task->cancelled());
    });
}

TEST(Task, TakesOneIterationPerLayerToBeCancelled) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto inner = host.loop.create_task(answer_later(1, 100));
        auto middle_body = [&]() -> Coroutine<int> { co_return co_await inner; };
        auto middle = host.loop.create_task(middle_body());
        auto outer_body = [&]() -> Coroutine<int> { co_return co_await middle; };
        auto outer = host.loop.create_task(outer_body());
        co_await sleep(1);
        outer->cancel();
        co_await sleep(0);
        EXPECT_TRUE(inner->cancelled());
        EXPECT_FALSE(middle->done());
        co_await sleep(0);
        EXPECT_TRUE(middle->cancelled());
        EXPECT_FALSE(outer->done());
        co_await sleep(0);
        EXPECT_TRUE(outer->cancelled());
    });
}

TEST(Task, IsCancelledEvenWhenWhatItWaitsForIsDoneAlready) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto future = host.loop.create_future<int>();
        bool got = false;
        auto body = [&]() -> Coroutine<void> {
            (void)co_await future;
            got = true;
        };
        auto task = host.loop.create_task(body());
        co_await sleep(0);
        EXPECT_FALSE(future->set_result(1));
        EXPECT_TRUE(task->cancel());
        EXPECT_TRUE(task->must_cancel());
        (void)co_await settled(task);
        EXPECT_TRUE(task->cancelled());
        EXPECT_FALSE(got);
    });
}

TEST(Task, CancelledWhileItRunsCancelsTheNextFutureItAwaitsAtOnce) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto future = host.loop.create_future<int>();
        auto body = [&]() -> Coroutine<int> {
            host.loop.current_task()->future().cancel(text("self"));
            co_return co_await future;
        };
        auto task = host.loop.create_task(body());
        co_await sleep(0);
        EXPECT_TRUE(future->cancelled());
        EXPECT_FALSE(task->must_cancel());
        Outcome<int> outcome = co_await settled(task);
        EXPECT_EQ(describe(*outcome.error()), "CancelledError: self");
    });
}

TEST(Task, CancelledWhileItRunsEndsCancelledAlsoWhenItReturnsFirst) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto body = [&]() -> Coroutine<int> {
            host.loop.current_task()->future().cancel(text("too late"));
            co_return 1;
        };
        auto task = host.loop.create_task(body());
        Outcome<int> outcome = co_await settled(task);
        EXPECT_TRUE(task->cancelled());
        EXPECT_EQ(describe(*outcome.error()), "CancelledError: too late");
    });
}

TEST(Task, CancelledBeforeItsFirstStepNeverRunsItsBody) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        bool ran = false;
        auto body = [&]() -> Coroutine<void> {
            ran = true;
            co_return;
        };
        auto task = host.loop.create_task(body());
        task->cancel();
        (void)co_await settled(task);
        EXPECT_TRUE(task->cancelled());
        EXPECT_FALSE(ran);
    });
}

TEST(Task, CancelledTwiceBeforeItResumesRaisesOnce) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        int raised = 0;
        auto body = [&]() -> Coroutine<void> {
            for (int i = 0; i < 3; ++i) {
                try {
                    co_await sleep(1);
                } catch (const CancelledError&) {
                    ++raised;
                }
            }
        };
        auto task = host.loop.create_task(body());
        co_await sleep(0.5);
        task->cancel();
        task->cancel();
        EXPECT_EQ(task->cancelling(), 2u);
        co_await task;
        EXPECT_EQ(raised, 1);
        EXPECT_FALSE(task->cancelled());
        EXPECT_EQ(task->cancelling(), 2u) << "swallowing does not count down";
    });
}

TEST(Task, UncancelledDownToNothingForgetsACancelThatWasNotDelivered) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto body = [&]() -> Coroutine<int> {
            TaskBase& self = *host.loop.current_task();
            self.future().cancel();
            self.future().cancel();
            EXPECT_EQ(self.uncancel(), 1u);
            EXPECT_TRUE(self.must_cancel());
            EXPECT_EQ(self.uncancel(), 0u);
            EXPECT_FALSE(self.must_cancel());
            EXPECT_EQ(self.uncancel(), 0u);
            co_await sleep(1);
            co_return 5;
        };
        int value = co_await host.loop.create_task(body());
        EXPECT_EQ(value, 5);
    });
}

TEST(Task, EndsCancelledWhenCancelledErrorLeavesItsCoroutineThoughNobodyCancelled) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto body = []() -> Coroutine<void> { co_await fail_with(make_cancelled_error(text("own idea"))); };
        auto task = host.loop.create_task(body());
        Outcome<void> outcome = co_await settled(task);
        EXPECT_TRUE(task->cancelled());
        EXPECT_EQ(describe(*outcome.error()), "CancelledError: own idea");
    });
}

TEST(Task, RaisesTheErrorThatEndedItOnceAndFreshOnesAfterThat) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Error own = make_cancelled_error(text("first"));
        auto body = [&]() -> Coroutine<void> { co_await fail_with(own); };
        auto task = host.loop.create_task(body());
        co_await sleep(0);
        EXPECT_EQ(task->make_cancelled_error(), own);
        EXPECT_FALSE(task->make_cancelled_error() == own);
    });
}

// tasks.py:317: ending by CancelledError cancels the future anew, without a message. tasks.py:311: returning
// keeps it.
TEST(Task, ForgetsTheMessageOfACancelThatItsCoroutineRaised) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto sleeper = []() -> Coroutine<void> { co_await sleep(9); };
        auto raising = host.loop.create_task(sleeper());
        raising->cancel(text("now"));
        auto returner = [](EventLoop& loop) -> Coroutine<void> {
            loop.current_task()->future().cancel(text("late"));
            co_return;
        };
        auto returning = host.loop.create_task(returner(host.loop));
        co_await sleep(0);
        EXPECT_EQ(describe(*raising->result_error()), "CancelledError: now");
        EXPECT_EQ(describe(*raising->result_error()), "CancelledError");
        EXPECT_EQ(describe(*returning->result_error()), "CancelledError: late");
        EXPECT_EQ(describe(*returning->result_error()), "CancelledError: late");
    });
}

TEST(Task, CannotAwaitItself) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Task<int>> self;
        auto body = [&]() -> Coroutine<int> { co_return co_await self; };
        self = host.loop.create_task(body(), "narcissus");
        Outcome<int> outcome = co_await settled(self);
        EXPECT_EQ(
            describe(*outcome.error()),
            "RuntimeError: Task cannot await on itself: <Task pending name='narcissus' coro=<<lambda>()>>");
        self = nullptr;
    });
}

TEST(Task, CannotAwaitAFutureOfAnotherLoop) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto foreign = host.scheduler.new_event_loop().create_future<int>();
        auto body = [&]() -> Coroutine<int> { co_return co_await foreign; };
        auto task = host.loop.create_task(body(), "lost");
        Outcome<int> outcome = co_await settled(task);
        EXPECT_EQ(
            describe(*outcome.error()),
            "RuntimeError: Task <Task pending name='lost' coro=<<lambda>()>> got Future <Future pending> "
            "attached to a different loop");
    });
}

TEST(Task, CancelsALongChainOfWaitingTasksWithoutRecursion) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        constexpr int kTasks = 200'000;
        Ref<Task<int>> innermost = host.loop.create_task(answer_later(1, 1000));
        struct Body {
            static Coroutine<int> wait_for_next(Ref<Task<int>> next) {
                co_return (co_await settled(next)).ok() ? 1 : 0;
            }
        };
        Ref<Task<int>> outermost = innermost;
        for (int i = 0; i < kTasks; ++i) outermost = host.loop.create_task(Body::wait_for_next(outermost));
        co_await sleep(1);
        outermost->cancel();
        int value = co_await outermost;
        EXPECT_EQ(value, 1);
        EXPECT_TRUE(innermost->cancelled());
    });
}

// CPython raises RecursionError; here the cancel ends where it began, and nobody is woken by it.
TEST(Task, CancelsACircleOfTasksThatWaitForEachOtherWithoutEnd) {
    VirtualLoop host;
    struct Body {
        static Coroutine<void> wait_for(const Ref<Task<void>>& other) { co_await other; }
    };
    Ref<Task<void>> one;
    Ref<Task<void>> two;
    one = host.loop.create_task(Body::wait_for(two));
    two = host.loop.create_task(Body::wait_for(one));
    (void)host.run([&]() -> Coroutine<void> {
        co_await sleep(1);
        EXPECT_TRUE(one->cancel());
        EXPECT_TRUE(one->cancel());
        co_await sleep(1);
    });
    EXPECT_EQ(one->cancelling(), 2u);
    EXPECT_EQ(two->cancelling(), 2u);
    EXPECT_FALSE(one->done());
    EXPECT_FALSE(two->done());
}

TEST(Task, ReportsAnExceptionThatNobodyRetrievedAtTheMomentItIsDropped) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(fail("lost"));
        co_await sleep(1);
        EXPECT_TRUE(host.reports.messages.empty());
        task = nullptr;
        EXPECT_EQ(host.reports.messages, (std::vector<std::string>{"Task exception was never retrieved"}));
        EXPECT_EQ(host.reports.errors, (std::vector<std::string>{"ValueError: lost"}));
    });
}

TEST(Task, ReportsThatItWasDestroyedPendingWhenTheProgramEnds) {
    RecordedReports reports;
    bool destroyed = false;
    {
        VirtualLoop host;
        host.loop.set_reports(&reports);
        struct Flag {
            bool& flag;
            ~Flag() { flag = true; }
        };
        auto body = [&]() -> Coroutine<void> {
            Flag flag{destroyed};
            co_await sleep(1000);
        };
        host.loop.create_task(body());
        (void)host.loop.run_until_complete(answer_later(1, 1));
        EXPECT_TRUE(reports.messages.empty());
    }
    EXPECT_EQ(reports.messages, (std::vector<std::string>{"Task was destroyed but it is pending!"}));
    EXPECT_TRUE(destroyed);
}

TEST(Task, FreesACycleOfATaskAndTheFutureThatOnlyItHoldsWhenTheProgramEnds) {
    VirtualLoop host;
    auto body = [&]() -> Coroutine<void> { (void)co_await host.loop.create_future<int>(); };
    host.loop.create_task(body());
    (void)host.loop.run_until_complete(answer_later(1, 1));
    host.scheduler.abandon_loops();
    EXPECT_EQ(host.reports.messages, (std::vector<std::string>{"Task was destroyed but it is pending!"}));
}

TEST(Task, KnowsItsStack) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(answer_later(1, 1));
        co_await sleep(0);
        std::vector<const Activation*> stack = task->stack();
        EXPECT_EQ(stack.size(), 2u);
        if (stack.size() != 2) co_return;
        ActivationSnapshot outer;
        ActivationSnapshot inner;
        stack[0]->inspect(outer, false);
        stack[1]->inspect(inner, false);
        EXPECT_EQ(outer.name, "answer_later");
        EXPECT_GT(outer.line, 0u);
        EXPECT_EQ(inner.name, "sleep");
        co_await task;
        EXPECT_TRUE(task->stack().empty());
    });
}

TEST(Task, ThatWaitsForItselfInACircleIsAskedToCancelOnceAndTheLoopGoesOn) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Task<void>> second;
        auto wait_for_second = [&]() -> Coroutine<void> { co_await second; };
        auto first = host.loop.create_task(wait_for_second());
        auto wait_for_first = [&]() -> Coroutine<void> { co_await first; };
        second = host.loop.create_task(wait_for_first());
        co_await sleep(1);
        EXPECT_TRUE(first->cancel());
        EXPECT_EQ(first->cancelling(), 1u);
        EXPECT_EQ(second->cancelling(), 1u);
        EXPECT_TRUE(first->cancel()) << "nothing of the first request is left";
        EXPECT_EQ(second->cancelling(), 2u);
        co_await sleep(1);
        EXPECT_FALSE(first->done());
    });
}

}  // namespace
}  // namespace loopscope
