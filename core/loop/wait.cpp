#include "loop/wait.h"

#include <string>

#include "loop/event_loop.h"

namespace loopscope {

Waiting::Waiting(const std::vector<Ref<FutureBase>>& futures, std::optional<double> timeout,
                 ReturnWhen return_when)
    : FutureWatch(futures.front()->loop(), "wait: a future is done"), return_when_(return_when) {
    const bool traced = loop().scheduler().tracer().on();
    waiter_ = loop().create_future<void>(WaitKind::Wait,
                                         traced ? "wait, " + std::to_string(futures.size()) : std::string());
    refused_ = loop().check_closed();
    if (timeout && !refused_) refused_ = check_deadline(*timeout);
    if (refused_) return;
    if (timeout) {
        timer_ = loop().call_later(*timeout, [waiter = waiter_] { waiter->set_outcome_unless_done({}); });
    }
    for (const Ref<FutureBase>& future : futures) {
        if (traced) trace_link(*waiter_, *future, WaitKind::Wait);
        watch(future);
    }
}

Waiting::~Waiting() {
    if (timer_) timer_->cancel();
}

void Waiting::watched_done(FutureBase& future) {
    const bool failed = !future.cancelled() && future.peek_exception();
    // asyncio looks at the exception only for FIRST_EXCEPTION, and looking counts as retrieving.
    if (failed && return_when_ == ReturnWhen::FirstException) future.set_retrieved();
    const bool enough = watched() == 0 || return_when_ == ReturnWhen::FirstCompleted ||
                        (return_when_ == ReturnWhen::FirstException && failed);
    if (!enough) return;
    if (timer_) timer_->cancel();
    waiter_->set_outcome_unless_done({});
}

}  // namespace loopscope
