#include "loop/as_completed.h"

namespace loopscope {

struct CompletionOrder::TimeIsUp {
    static constexpr const char* name() noexcept { return "as_completed: timeout"; }

    CompletionOrder* order;

    void operator()() const { order->expire(); }
    [[nodiscard]] Handle::Purpose purpose() const { return {WaitKind::AsCompleted, nullptr}; }
};

CompletionOrder::CompletionOrder(EventLoop& loop, std::vector<Ref<FutureBase>> futures,
                                 std::optional<double> timeout)
    : FutureWatch(loop, WaitKind::AsCompleted, "as_completed: a future is done") {
    for (Ref<FutureBase>& future : each_once(std::move(futures))) watch(std::move(future));
    left_ = watched();
    if (left_ == 0 || !timeout) return;
    refused_ = check_deadline(*timeout);
    timer_ = loop.call_later(*timeout, TimeIsUp{this}, {}, kNoSource);
}

CompletionOrder::~CompletionOrder() {
    if (timer_) timer_->cancel(kNoSource);
}

void CompletionOrder::watched_done(FutureBase& future) {
    put(Ref<FutureBase>(&future));
    if (watched() == 0 && timer_) timer_->cancel(kNoSource);
}

void CompletionOrder::tell(AwaitedPrimitive& primitive) const {
    primitive.name = "as_completed";
    for_each_watched([&](FutureBase& each) { primitive.waits_for.push_back(&each); });
}

void CompletionOrder::expire() {
    const std::size_t late = watched();
    unwatch_all();
    for (std::size_t i = 0; i < late; ++i) put({});
}

void CompletionOrder::put(Ref<FutureBase> future) {
    done_.push_back(std::move(future));
    waiters_.dismiss_next();
}

Coroutine<void> CompletionOrder::wait_for_done() {
    if (refused_) co_await fail_with(refused_);
    while (!has_done()) {
        Waiters::Place place(waiters_, loop());
        if (loop().scheduler().tracer().on()) {
            for_each_watched(
                [&](FutureBase& each) { place.future()->trace_link(each, WaitKind::AsCompleted); });
        }
        Outcome<bool> woken = co_await settled(place.future());
        if (woken.ok()) continue;
        // Woken and cancelled in one step: the turn goes to the next in line.
        if (has_done() && place.was_woken()) waiters_.dismiss_next();
        co_await fail_with(woken.error());
    }
}

Outcome<Ref<FutureBase>> CompletionOrder::take_done() {
    Ref<FutureBase> future = std::move(done_[first_done_++]);
    if (!future) return make_error(ErrorKind::TimeoutError, "");
    return future;
}

}  // namespace loopscope
