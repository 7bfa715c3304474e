#include "loop/wait.h"

#include <string>

#include "loop/event_loop.h"

namespace loopscope {

struct Waiting::TimeIsUp {
    static constexpr const char* name() noexcept { return "wait: timeout"; }

    Ref<Future<void>> waiter;

    void operator()() const { waiter->set_outcome_unless_done({}); }
    [[nodiscard]] Handle::Purpose purpose() const { return {WaitKind::Wait, waiter.get()}; }
};

Waiting::Waiting(const std::vector<Ref<FutureBase>>& futures, std::optional<double> timeout,
                 ReturnWhen return_when)
    : FutureWatch(futures.front()->loop(), WaitKind::Wait, "wait: a future is done"),
      return_when_(return_when) {
    refused_ = loop().check_closed();
    if (timeout && !refused_) refused_ = check_deadline(*timeout);
    if (refused_) return;
    for (const Ref<FutureBase>& future : futures) watch(future);
    const bool traced = loop().scheduler().tracer().on();
    waiter_ = make_waiter(traced ? "wait, " + std::to_string(futures.size()) : std::string());
    if (timeout) timer_ = loop().call_later(*timeout, TimeIsUp{waiter_}, {}, kNoSource);
}

Waiting::~Waiting() {
    if (timer_) timer_->cancel(kNoSource);
    // asyncio takes its callbacks off the futures, not out of the ready queue: those have their turn yet.
    std::size_t left = watched();
    for_each_watched([&](FutureBase& future) {
        if (future.done() && --left > 0) (void)is_awaited_failure(future);
    });
}

bool Waiting::is_awaited_failure(FutureBase& future) {
    if (return_when_ != ReturnWhen::FirstException || !future.peek_exception()) return false;
    future.set_retrieved();
    return true;
}

void Waiting::watched_done(FutureBase& future) {
    const bool enough =
        watched() == 0 || return_when_ == ReturnWhen::FirstCompleted || is_awaited_failure(future);
    if (!enough) return;
    if (timer_) timer_->cancel(kNoSource);
    waiter_->set_outcome_unless_done({});
}

}  // namespace loopscope
