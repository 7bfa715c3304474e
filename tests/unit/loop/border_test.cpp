// The border between C++20 coroutines and activations of any other kind: either awaits the other in one task,
// and a wait, a result, an error, a cancel and a timeout cross it, however often.
#include <optional>

#include "loop/wait_for.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

enum class Innermost : std::uint8_t { Returns, Waits, Fails };

/// A call of another language that awaits a C++ coroutine, which awaits such a call, and so on.
class Layer final : public Called<Activation>, public Awaitable<int> {
public:
    Layer(int depth, Innermost innermost) noexcept : depth_(depth), innermost_(innermost) {}

    [[nodiscard]] Activation* resume(Thread&) override {
        if (!outcome_ && !callee_.valid()) {
            callee_ = coroutine(depth_ - 1, innermost_);
            callee_.activation().set_caller(this);
            return &callee_.activation();
        }
        outcome_ = callee_.take_outcome();
        callee_ = Coroutine<int>();
        return caller();
    }
    [[nodiscard]] Activation* raise(Thread&, Error error) override {
        outcome_ = std::move(error);
        return caller();
    }
    void inspect(ActivationSnapshot& snapshot, bool) const override { snapshot.name = "layer"; }
    [[nodiscard]] std::uint32_t line() const noexcept override { return 1; }

    [[nodiscard]] Activation* begin(Thread&, Activation& caller, Ref<FutureBase>&) override {
        set_caller(&caller);
        return this;
    }
    [[nodiscard]] Outcome<int> take_outcome() override { return *outcome_; }
    [[nodiscard]] Ref<Future<int>> ensure_future(EventLoop& loop) override {
        return loop.create_task(coroutine(depth_, innermost_));
    }

    /// Gives the number of activations below it.
    static Coroutine<int> coroutine(int depth, Innermost innermost) {
        if (depth <= 0) {
            if (innermost == Innermost::Waits) {
                Outcome<void> slept = co_await settled(sleep(10));
                if (!slept.ok()) co_await fail_with(slept.error());
            }
            if (innermost == Innermost::Fails) {
                co_await fail_with(make_error(ErrorKind::ValueError, "at the bottom"));
            }
            co_return 0;
        }
        Ref<Awaitable<int>> layer = make_ref<Layer>(depth - 1, innermost);
        Outcome<int> below = co_await settled(std::move(layer));
        if (!below.ok()) co_await fail_with(below.error());
        co_return *below + 2;
    }

private:
    int depth_;
    Innermost innermost_;
    Coroutine<int> callee_;
    std::optional<Outcome<int>> outcome_;
};

constexpr int kDeep = 1'000'000;

TEST(Border, IsCrossedAMillionTimesDeepWithoutGrowingTheStack) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        const std::uint64_t iteration = host.loop.iteration();
        const int depth = co_await Layer::coroutine(kDeep, Innermost::Returns);
        EXPECT_EQ(depth, kDeep);
        EXPECT_EQ(host.loop.iteration(), iteration);
    });
}

TEST(Border, IsCrossedAMillionTimesInARow) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        std::int64_t sum = 0;
        for (int i = 0; i < kDeep / 2; ++i) sum += co_await Layer::coroutine(2, Innermost::Returns);
        EXPECT_EQ(sum, kDeep);
    });
}

TEST(Border, AWaitAMillionDeepIsResumedWhereItStands) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Task<int>> task = host.loop.create_task(Layer::coroutine(kDeep, Innermost::Waits));
        EXPECT_EQ(co_await task, kDeep);
        EXPECT_EQ(host.loop.time(), 10);
    });
}

TEST(Border, AnErrorFromAMillionDeepArrivesAtTheTop) {
    run_virtual([](VirtualLoop&) -> Coroutine<void> {
        const Outcome<int> outcome = co_await settled(Layer::coroutine(kDeep, Innermost::Fails));
        EXPECT_EQ(describe(*outcome.error()), "ValueError: at the bottom");
    });
}

TEST(Border, ACancelReachesTheWaitAMillionDeep) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Task<int>> task = host.loop.create_task(Layer::coroutine(kDeep, Innermost::Waits));
        co_await sleep(1);
        task->cancel();
        const Outcome<int> outcome = co_await settled(task);
        EXPECT_TRUE(is_cancelled(outcome.error()));
        EXPECT_EQ(host.loop.time(), 1);
    });
}

TEST(Border, ATimeoutEndsTheWaitAMillionDeep) {
    run_virtual([](VirtualLoop& host) -> Coroutine<void> {
        Ref<Awaitable<int>> layer = make_ref<Layer>(kDeep - 1, Innermost::Waits);
        const Outcome<int> outcome = co_await settled(wait_for(std::move(layer), 2.0));
        EXPECT_EQ(outcome.error()->kind(), ErrorKind::TimeoutError);
        EXPECT_EQ(host.loop.time(), 2);
    });
}

}  // namespace
}  // namespace loopscope
