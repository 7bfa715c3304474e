#include "loop/wait_for.h"

#include "loop/future_watch.h"

namespace loopscope {

namespace {

/// The wait for the end of what was cancelled.
class Ending final : private FutureWatch {
public:
    explicit Ending(Ref<FutureBase> future)
        : FutureWatch(future->loop(), WaitKind::WaitFor, "wait_for: the cancelled has ended") {
        watch(std::move(future));
        waiter_ = make_waiter("wait_for, until the cancelled ends");
    }

    [[nodiscard]] const Ref<Future<void>>& waiter() const noexcept { return waiter_; }

private:
    void watched_done(FutureBase&) override { waiter_->set_outcome_unless_done({}); }

    Ref<Future<void>> waiter_;
};

}  // namespace

Coroutine<void> cancel_and_wait(Ref<FutureBase> future) {
    Ending ending(future);
    future->cancel_because({}, {CauseKind::Timeout, future->loop().cause().by});
    // Not the future itself: a cancel of the waiting task must reach the waiting task alone.
    Outcome<void> waited = co_await settled(ending.waiter());
    if (!waited.ok()) co_await fail_with(waited.error());
}

}  // namespace loopscope
