#include "loop/wait.h"

#include <string>

#include "loop/event_loop.h"

namespace loopscope {

namespace {

/// One wait: the callbacks on its futures and its timer, all gone when it goes.
class Waiting {
public:
    Waiting(EventLoop& loop, const std::vector<Ref<FutureBase>>& futures, ReturnWhen return_when)
        : waiter_(loop.create_future<void>(WaitKind::Wait, "wait, " + std::to_string(futures.size()))),
          futures_(futures),
          unfinished_(futures.size()),
          return_when_(return_when) {
        callbacks_.reserve(futures.size());
        for (const Ref<FutureBase>& future : futures) {
            trace_link(*waiter_, *future, WaitKind::Wait);
            callbacks_.push_back(future->add_done_callback([this](FutureBase& done) { completed(done); }));
        }
    }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;
    ~Waiting() {
        if (timer_) timer_->cancel();
        for (std::size_t i = 0; i < futures_.size(); ++i) {
            if (!callbacks_[i]) continue;
            futures_[i]->remove_done_callback(callbacks_[i].get());
            callbacks_[i]->cancel();
        }
    }

    void limit(double seconds) {
        timer_ =
            waiter_->loop().call_later(seconds, [waiter = waiter_] { waiter->set_outcome_unless_done({}); });
    }
    [[nodiscard]] const Ref<Future<void>>& waiter() const noexcept { return waiter_; }

private:
    void completed(FutureBase& future) {
        --unfinished_;
        bool failed = !future.cancelled() && future.peek_exception();
        // asyncio looks at the exception only for FIRST_EXCEPTION, and looking counts as retrieving.
        if (failed && return_when_ == ReturnWhen::FirstException) future.set_retrieved();
        bool enough = unfinished_ == 0 || return_when_ == ReturnWhen::FirstCompleted ||
                      (return_when_ == ReturnWhen::FirstException && failed);
        if (!enough) return;
        if (timer_) timer_->cancel();
        waiter_->set_outcome_unless_done({});
    }

    Ref<Future<void>> waiter_;
    const std::vector<Ref<FutureBase>>& futures_;
    std::vector<Ref<Handle>> callbacks_;
    Ref<Handle> timer_;
    std::size_t unfinished_;
    ReturnWhen return_when_;
};

}  // namespace

Coroutine<void> wait(std::vector<Ref<FutureBase>> futures, std::optional<double> timeout,
                     ReturnWhen return_when) {
    if (futures.empty()) {
        co_await fail_with(make_error(ErrorKind::ValueError, "Set of Tasks/Futures is empty."));
    }
    EventLoop& loop = futures.front()->loop();
    if (Error error = loop.check_closed()) co_await fail_with(error);
    Error error;
    {
        Waiting waiting(loop, futures, return_when);
        if (timeout) waiting.limit(*timeout);
        Outcome<void> waited = co_await settled(waiting.waiter());
        error = waited.error();
    }
    if (error) co_await fail_with(error);
}

}  // namespace loopscope
