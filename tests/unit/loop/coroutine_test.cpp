#include "loop/coroutine.h"

#include <stdexcept>

#include "virtual_loop.h"

namespace loopscope {
namespace {

Coroutine<int> nested(int depth) {
    if (depth == 0) co_return 0;
    co_return 1 + co_await nested(depth - 1);
}

Coroutine<int> nested_sleep(int depth) {
    if (depth == 0) {
        co_await sleep(1000);
        co_return 0;
    }
    co_return 1 + co_await nested_sleep(depth - 1);
}

TEST(Coroutine, IsLazyAndHarmlessWhenItIsDropped) {
    bool ran = false;
    auto body = [&]() -> Coroutine<void> {
        ran = true;
        co_return;
    };
    {
        Coroutine<void> dropped = body();
    }
    EXPECT_FALSE(ran);
}

TEST(Coroutine, AwaitsAMillionDeepWithoutGrowingTheStack) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        int depth = co_await nested(1'000'000);
        EXPECT_EQ(depth, 1'000'000);
    });
}

TEST(Coroutine, AwaitsAMillionThatCompleteAtOnceInARow) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::uint64_t before = host.loop.iteration();
        std::int64_t sum = 0;
        for (int i = 0; i < 1'000'000; ++i) sum += co_await nested(0) + 1;
        EXPECT_EQ(sum, 1'000'000);
        EXPECT_EQ(host.loop.iteration(), before);
    });
}

TEST(Coroutine, SuspendsAMillionDeepAndResumesTheInnermostDirectly) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        int depth = co_await nested_sleep(1'000'000);
        EXPECT_EQ(depth, 1'000'000);
    });
}

Coroutine<int> sum_of_two(EventLoop& loop) {
    const auto fails_after = [](int seconds) -> Coroutine<int> {
        co_await sleep(seconds);
        throw std::runtime_error("after " + std::to_string(seconds));
    };
    Ref<Task<int>> first = loop.create_task(fails_after(1));
    Ref<Task<int>> second = loop.create_task(fails_after(3));
    (void)co_await settled(first);
    co_return co_await first + co_await second;
}

// Compilers may take the results of both only when the second wait is over.
TEST(Coroutine, AnErrorOfTwoAwaitsInOneExpressionReachesNobodyElse) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Task<int>> sum = host.loop.create_task(sum_of_two(host.loop));
        Ref<Task<int>> cancelled = host.loop.create_task(sum_of_two(host.loop));
        co_await sleep(2);
        cancelled->cancel();
        co_await sleep(2);
        EXPECT_EQ(describe(*(co_await settled(sum)).error()), "Exception: after 1");
        EXPECT_FALSE((co_await settled(cancelled)).ok());
    });
}

TEST(Coroutine, IsDestroyedAMillionDeepWithoutRecursion) {
    VirtualLoop host;
    host.loop.create_task(nested_sleep(1'000'000));
    (void)host.loop.run_until_complete(nested(1));
    host.scheduler.abandon_loops();
    EXPECT_EQ(host.reports.messages.size(), 1u);
}

TEST(Coroutine, IsCancelledThroughManyLayers) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto task = host.loop.create_task(nested_sleep(1000));
        co_await sleep(1);
        task->cancel();
        (void)co_await settled(task);
        EXPECT_TRUE(task->cancelled());
    });
}

TEST(Coroutine, DestroysWhatItHoldsInnermostFirst) {
    std::string order;
    struct Noted {
        std::string& order;
        char name;
        ~Noted() { order += name; }
    };
    struct Bodies {
        static Coroutine<void> inner(std::string& order) {
            Noted noted{order, 'i'};
            co_await sleep(10);
        }
        static Coroutine<void> outer(std::string& order) {
            Noted noted{order, 'o'};
            co_await inner(order);
        }
    };
    VirtualLoop host;
    host.loop.create_task(Bodies::outer(order));
    (void)host.loop.run_until_complete(nested(1));
    host.scheduler.abandon_loops();
    EXPECT_EQ(order, "io");
}

TEST(Coroutine, ThrowsAtTheAwaitWhatItsCalleeThrew) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        struct Bodies {
            static Coroutine<int> thrower() {
                throw std::out_of_range("too far");
                co_return 0;
            }
            static Coroutine<int> between() { co_return co_await thrower(); }
        };
        std::string caught;
        try {
            (void)co_await Bodies::between();
        } catch (const std::out_of_range& error) {
            caught = error.what();
        }
        EXPECT_EQ(caught, "too far");
    });
}

TEST(Coroutine, GivesCancellationNoStandardException) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        std::string caught;
        auto body = [&]() -> Coroutine<void> {
            try {
                co_await sleep(10);
            } catch (const std::exception&) {
                caught = "exception";
            } catch (const CancelledError& error) {
                caught = "cancelled: " + error.message();
                throw;
            }
        };
        auto task = host.loop.create_task(body());
        co_await sleep(1);
        task->cancel(make_ref<TextPayload>("lunch"));
        Outcome<void> outcome = co_await settled(task);
        EXPECT_EQ(caught, "cancelled: lunch");
        EXPECT_EQ(describe(*outcome.error()), "CancelledError: lunch");
    });
}

TEST(Coroutine, MayAwaitAgainWhileItHandlesAnError) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto body = [&]() -> Coroutine<int> {
            std::exception_ptr kept;
            try {
                co_await sleep(10);
            } catch (...) {
                kept = std::current_exception();
            }
            co_await sleep(5);
            std::rethrow_exception(kept);
            co_return 1;
        };
        auto task = host.loop.create_task(body());
        co_await sleep(1);
        task->cancel();
        (void)co_await settled(task);
        EXPECT_TRUE(task->cancelled());
        EXPECT_EQ(host.loop.time(), 6);
    });
}

TEST(Coroutine, CannotBeAwaitedTwice) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        Coroutine<int> once = nested(1);
        (void)co_await std::move(once);
        Outcome<int> again = co_await settled(std::move(once));
        EXPECT_EQ(describe(*again.error()), "RuntimeError: cannot reuse already awaited coroutine");
    });
}

TEST(Coroutine, CannotWaitWhereNoLoopRuns) {
    VirtualClock clock;
    Scheduler scheduler(clock);
    Coroutine<void> lost = sleep(1);
    scheduler.start_thread("lost", lost.activation());
    EXPECT_EQ(scheduler.advance(1000).state, Progress::State::Ended);
    EXPECT_EQ(describe(*lost.take_outcome().error()), "RuntimeError: no running event loop");
}

/// A frame of another kind, as a language has them: awaits a coroutine, then a future, and adds what they
/// give.
class Frame final : public Called<Activation>, public Awaitable<int>, public TaskBody<int> {
public:
    Frame(Coroutine<int> first, Ref<Future<int>> second)
        : first_(std::move(first)), second_(std::move(second)) {}

    [[nodiscard]] Activation* resume(Thread& thread) override {
        switch (step_++) {
            case 0:
                first_.activation().set_caller(this);
                return &first_.activation();
            case 1: {
                Outcome<int> outcome = first_.take_outcome();
                if (!outcome.ok()) return end(outcome.error());
                sum_ = *outcome;
                if (second_->done()) return resume(thread);
                return thread.driver()->suspended(thread, *this, second_.get());
            }
            default:
                return end(Outcome<int>(sum_ + second_->value()));
        }
    }
    [[nodiscard]] Activation* raise(Thread&, Error error) override { return end(std::move(error)); }
    void inspect(ActivationSnapshot& snapshot, bool) const override { snapshot.name = "frame"; }
    [[nodiscard]] std::uint32_t line() const noexcept override { return 7; }
    [[nodiscard]] FutureBase* awaited() const noexcept override {
        return step_ == 2 ? second_.get() : nullptr;
    }

    [[nodiscard]] Activation* begin(Thread&, Activation& caller, Ref<FutureBase>&) override {
        set_caller(&caller);
        return this;
    }
    [[nodiscard]] Outcome<int> take_outcome() override { return *outcome_; }
    [[nodiscard]] Ref<Future<int>> ensure_future(EventLoop& loop) override {
        add_ref();
        return loop.create_task<int>(BodyRef<int>(this));
    }
    [[nodiscard]] Activation& activation() noexcept override { return *this; }
    [[nodiscard]] std::string name() const override { return "frame"; }
    void drop_body() noexcept override { release(); }

private:
    Activation* end(Outcome<int> outcome) {
        outcome_ = std::move(outcome);
        return caller();
    }

    Coroutine<int> first_;
    Ref<Future<int>> second_;
    int step_ = 0;
    int sum_ = 0;
    std::optional<Outcome<int>> outcome_;
};

Coroutine<int> slow_answer(int value) {
    co_await sleep(1);
    co_return value;
}

TEST(Coroutine, AwaitsAFrameOfALanguageAndIsAwaitedByIt) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto future = host.loop.create_future<int>();
        host.loop.call_later(3, [&] { EXPECT_FALSE(future->set_result(40)); });
        Ref<Awaitable<int>> frame = make_ref<Frame>(slow_answer(2), future);
        int sum = co_await frame;
        EXPECT_EQ(sum, 42);
        EXPECT_EQ(host.loop.time(), 3);
    });
}

TEST(Coroutine, CarriesErrorsAndCancelsAcrossTheBorderOfALanguage) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Awaitable<int>> failing = make_ref<Frame>(nested_sleep(3), host.loop.create_future<int>());
        auto body = [&]() -> Coroutine<int> { co_return co_await failing; };
        auto task = host.loop.create_task(body());
        co_await sleep(1);
        EXPECT_EQ(task->stack().size(), 7u);
        task->cancel();
        (void)co_await settled(task);
        EXPECT_TRUE(task->cancelled());
    });
}

TEST(Coroutine, RunsAFrameOfALanguageAsATask) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        auto future = host.loop.create_future<int>();
        Ref<Awaitable<int>> frame = make_ref<Frame>(slow_answer(1), future);
        Ref<Future<int>> task = frame->ensure_future(host.loop);
        frame = nullptr;
        co_await sleep(2);
        EXPECT_FALSE(future->set_result(1));
        int sum = co_await task;
        EXPECT_EQ(sum, 2);
    });
}

}  // namespace
}  // namespace loopscope
