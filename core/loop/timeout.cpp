#include "loop/timeout.h"

#include "loop/event_loop.h"

namespace loopscope {

/// What the timer calls.
struct Timeout::Expiry {
    static constexpr const char* name() noexcept { return "timeout"; }

    Timeout* timeout;

    void operator()() const { timeout->expire(); }
    [[nodiscard]] Handle::Purpose purpose() const { return {WaitKind::Timeout, timeout->task_.get()}; }
};

Timeout::~Timeout() {
    cancel_timer();
}

std::string_view Timeout::name_of(State state) noexcept {
    switch (state) {
        case State::Created:
            return "created";
        case State::Active:
            return "active";
        case State::Expiring:
            return "expiring";
        case State::Expired:
            return "expired";
        case State::Finished:
            return "finished";
    }
    return "";
}

Error Timeout::enter(const Thread& thread) {
    if (state_ != State::Created) {
        return make_error(ErrorKind::RuntimeError, "Timeout has already been entered");
    }
    EventLoop* loop = thread.running_loop();
    if (loop == nullptr) return make_error(ErrorKind::RuntimeError, "no running event loop");
    TaskBase* task = loop->current_task();
    if (task == nullptr) return make_error(ErrorKind::RuntimeError, "Timeout should be used inside a task");
    state_ = State::Active;
    task_ = Ref<FutureBase>(&task->future());
    cancelling_ = task->cancelling();
    return reschedule(when_);
}

Error Timeout::reschedule(std::optional<double> when) {
    if (state_ == State::Created) return make_error(ErrorKind::RuntimeError, "Timeout has not been entered");
    if (state_ != State::Active) {
        return make_error(ErrorKind::RuntimeError,
                          "Cannot change state of " + std::string(name_of(state_)) + " Timeout");
    }
    if (Error refused = when ? check_deadline(*when) : Error()) return refused;
    when_ = when;
    cancel_timer();
    if (!when_) return {};
    EventLoop& loop = task_->loop();
    // A deadline that has passed still lets the task reach its next await.
    if (*when_ <= loop.time()) {
        timer_ = loop.call_soon(Expiry{this}, {}, kNoSource);
    } else {
        timer_ = loop.call_at(*when_, Expiry{this}, {}, kNoSource);
    }
    return {};
}

Error Timeout::exit(Error raised) {
    cancel_timer();
    if (state_ == State::Active) {
        state_ = State::Finished;
    } else if (state_ == State::Expiring) {
        state_ = State::Expired;
        const CauseScope scope(task_->loop(), {CauseKind::Timeout, task_->id()});
        took_over_ = task_->as_task()->uncancel(kNoSource) <= cancelling_ && raised;
        if (took_over_ && is_cancelled(raised))
            raised = make_error(ErrorKind::TimeoutError, "", std::move(raised));
    }
    task_ = nullptr;
    return raised;
}

void Timeout::cancel_timer() {
    if (Ref<Handle> timer = std::move(timer_)) timer->cancel(kNoSource);
}

void Timeout::expire() {
    timer_ = nullptr;
    task_->cancel_because({}, {CauseKind::Timeout, task_->id()});
    state_ = State::Expiring;
}

}  // namespace loopscope
