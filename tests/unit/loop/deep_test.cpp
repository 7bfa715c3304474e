// Structures a million deep: whatever is cancelled or dropped, the native stack stays as it is.
#include "loop/gather.h"
#include "loop/shield.h"
#include "loop/wait_for.h"
#include "virtual_loop.h"

namespace loopscope {
namespace {

constexpr int kDeep = 1'000'000;
constexpr int kGathers = 200'000;

Coroutine<int> down(int depth) {
    if (depth == 0) co_await sleep(1);
    co_return depth == 0 ? 0 : 1 + co_await down(depth - 1);
}

/// A coroutine as something foreign that a coroutine awaits.
class Wrapped final : public Awaitable<int> {
public:
    explicit Wrapped(Coroutine<int> inner) : inner_(std::move(inner)) {}
    [[nodiscard]] Activation* begin(Thread&, Activation& caller, Ref<FutureBase>&) override {
        inner_.activation().set_caller(&caller);
        return &inner_.activation();
    }
    [[nodiscard]] Outcome<int> take_outcome() override { return inner_.take_outcome(); }
    [[nodiscard]] CoroutineBase** owned_coroutine() noexcept override { return inner_.slot(); }
    [[nodiscard]] Ref<Future<int>> ensure_future(EventLoop& loop) override {
        return loop.create_task(std::move(inner_));
    }

private:
    Coroutine<int> inner_;
};

Coroutine<int> through_wrappers(int depth) {
    if (depth == 0) co_await sleep(1);
    co_return depth == 0 ? 0
                         : 1 + co_await Ref<Awaitable<int>>(make_ref<Wrapped>(through_wrappers(depth - 1)));
}

TEST(Deep, AChainOfCoroutinesIsDropped) {
    VirtualLoop host;
    host.loop.create_task(down(kDeep));
    host.loop.call_later(0.5, [&host] { host.loop.stop(); });
    EXPECT_FALSE(host.loop.run_forever());
    host.scheduler.abandon_loops();
}

TEST(Deep, AChainOfCoroutinesAndOtherActivationsIsDropped) {
    VirtualLoop host;
    host.loop.create_task(through_wrappers(kDeep));
    host.loop.call_later(0.5, [&host] { host.loop.stop(); });
    EXPECT_FALSE(host.loop.run_forever());
    host.scheduler.abandon_loops();
}

Coroutine<int> wait_for_task(Ref<Task<int>> task) {
    co_return co_await task;
}

TEST(Deep, TasksThatEachAwaitTheOneBeforeAreCancelled) {
    VirtualLoop host;
    std::vector<Ref<Task<int>>> tasks;
    tasks.push_back(host.loop.create_task(answer_later(1, 1)));
    for (int i = 0; i < kDeep; ++i) tasks.push_back(host.loop.create_task(wait_for_task(tasks.back())));
    host.loop.call_later(0.5, [&] { tasks.back()->cancel(); });
    const Outcome<int> outcome = host.loop.run_until_complete(Ref<Future<int>>(tasks.back()));
    EXPECT_TRUE(is_cancelled(outcome.error()));
    EXPECT_TRUE(tasks.front()->cancelled());
}

TEST(Deep, TasksThatEachAwaitTheOneBeforeAreDropped) {
    VirtualLoop host;
    {
        Ref<Task<int>> last = host.loop.create_task(answer_later(1, 1));
        for (int i = 0; i < kDeep; ++i) last = host.loop.create_task(wait_for_task(last));
    }
    host.loop.call_later(0.5, [&host] { host.loop.stop(); });
    EXPECT_FALSE(host.loop.run_forever());
    host.scheduler.abandon_loops();
}

TEST(Deep, FuturesWhoseCallbacksHoldTheNextOneAreDropped) {
    VirtualLoop host;
    Ref<Future<int>> first = host.loop.create_future<int>();
    Ref<Future<int>> last = first;
    for (int i = 0; i < kDeep; ++i) {
        Ref<Future<int>> next = host.loop.create_future<int>();
        last->add_done_callback([next](FutureBase&) { (void)next->set_result(1); });
        last = next;
    }
    last = nullptr;
    first = nullptr;
}

TEST(Deep, FuturesThatEachSetTheNextOneRun) {
    VirtualLoop host;
    Ref<Future<int>> first = host.loop.create_future<int>();
    Ref<Future<int>> last = first;
    for (int i = 0; i < kDeep; ++i) {
        Ref<Future<int>> next = host.loop.create_future<int>();
        last->add_done_callback([next](FutureBase&) { (void)next->set_result(1); });
        last = next;
    }
    EXPECT_FALSE(first->set_result(1));
    EXPECT_TRUE(host.loop.run_until_complete(last).ok());
}

Ref<Future<int>> shields(const Ref<Future<int>>& inner, int count) {
    Ref<Future<int>> outer = inner;
    for (int i = 0; i < count; ++i) outer = shield(outer);
    return outer;
}

TEST(Deep, ShieldsOfShieldsAreDropped) {
    VirtualLoop host;
    Ref<Future<int>> inner = host.loop.create_future<int>();
    (void)shields(inner, kDeep);
    inner = nullptr;
}

TEST(Deep, ShieldsOfShieldsAreCancelledFromWithin) {
    VirtualLoop host;
    Ref<Future<int>> inner = host.loop.create_future<int>();
    Ref<Future<int>> outer = shields(inner, kDeep);
    inner->cancel();
    EXPECT_TRUE(is_cancelled(host.loop.run_until_complete(outer).error()));
}

/// Of any number of futures of any type.
class GatherEnds final : public GatherFuture<Nothing> {
public:
    using GatherFuture<Nothing>::GatherFuture;

protected:
    [[nodiscard]] Nothing collect(const std::vector<Ref<FutureBase>>&) override { return {}; }
};

TEST(Deep, GathersOfGathersAreCancelled) {
    VirtualLoop host;
    const Ref<Future<int>> inner = host.loop.create_future<int>();
    Ref<FutureBase> outer = inner;
    for (int i = 0; i < kGathers; ++i) {
        auto next = make_ref<GatherEnds>(host.loop);
        next->gather({outer}, false);
        outer = next;
    }
    EXPECT_TRUE(outer->cancel());
    EXPECT_TRUE(inner->cancelled());
    const Ref<Future<Nothing>> outermost(static_cast<Future<Nothing>*>(outer.get()));
    EXPECT_TRUE(is_cancelled(host.loop.run_until_complete(outermost).error()));
}

Coroutine<int> gathering(EventLoop& loop, int depth) {
    if (depth == 0) co_await sleep(5);
    if (depth > 0) co_await gather(loop, gathering(loop, depth - 1));
    co_return 0;
}

TEST(Deep, TasksThatGatherTasksAreCancelled) {
    VirtualLoop host;
    Ref<Task<int>> task = host.loop.create_task(gathering(host.loop, kGathers));
    host.loop.call_later(1, [&] { task->cancel(); });
    EXPECT_TRUE(is_cancelled(host.loop.run_until_complete(Ref<Future<int>>(task)).error()));
    EXPECT_EQ(host.loop.time(), 1);
    EXPECT_EQ(host.loop.task_count(), 0u);
}

Coroutine<int> limited(int depth) {
    if (depth == 0) co_await sleep(5);
    co_return depth == 0 ? 0 : co_await wait_for(limited(depth - 1), 10);
}

TEST(Deep, WaitForsWithinEachOtherAreDropped) {
    VirtualLoop host;
    host.loop.create_task(limited(kDeep));
    host.loop.call_later(1, [&host] { host.loop.stop(); });
    EXPECT_FALSE(host.loop.run_forever());
    host.scheduler.abandon_loops();
}

Coroutine<int> after(Coroutine<int> other) {
    co_return co_await std::move(other);
}

TEST(Deep, CoroutinesThatNeverBeganAndHoldEachOtherAreDropped) {
    VirtualLoop host;
    Coroutine<int> last = answer_later(1, 1);
    for (int i = 0; i < kDeep; ++i) last = after(std::move(last));
    EXPECT_TRUE(last.valid());
}

TEST(Deep, TasksThatNeverBeganAndHoldEachOthersCoroutinesAreDropped) {
    VirtualLoop host;
    Coroutine<int> last = answer_later(1, 1);
    for (int i = 0; i < kDeep; ++i) last = after(std::move(last));
    host.loop.create_task(std::move(last));
    host.scheduler.abandon_loops();
}

Coroutine<void> hold_and_sleep(Ref<Task<void>> held) {
    co_await sleep(100);
    (void)held;
}

TEST(Deep, TasksThatOnlyTheNextOnesCoroutineHoldsAreDropped) {
    VirtualLoop host;
    {
        Ref<Task<void>> last;
        for (int i = 0; i < kDeep; ++i) last = host.loop.create_task(hold_and_sleep(std::move(last)));
        last->set_log_destroy_pending(false);
    }
    // Until then the ready queue has them.
    EXPECT_FALSE(host.loop.close());
    EXPECT_EQ(host.loop.task_count(), 0u);
}

Coroutine<void> hold_for_ever(Ref<Task<void>> held) {
    co_await yield_now();
    (void)held;
    co_await yield_now();
}

TEST(Deep, TasksThatYieldAndAreHeldByTheNextOnesCoroutineAreDropped) {
    VirtualLoop host;
    {
        Ref<Task<void>> last;
        for (int i = 0; i < kDeep; ++i) last = host.loop.create_task(hold_for_ever(std::move(last)));
    }
    host.loop.stop();
    EXPECT_FALSE(host.loop.run_forever());
    EXPECT_EQ(host.loop.task_count(), static_cast<std::size_t>(kDeep));
    EXPECT_FALSE(host.loop.close());
    EXPECT_EQ(host.loop.task_count(), 0u);
}

TEST(Deep, WaitForsWithinEachOtherAreCancelled) {
    VirtualLoop host;
    Ref<Task<int>> task = host.loop.create_task(limited(kGathers));
    host.loop.call_later(1, [&] { task->cancel(); });
    EXPECT_TRUE(is_cancelled(host.loop.run_until_complete(Ref<Future<int>>(task)).error()));
}

}  // namespace
}  // namespace loopscope
