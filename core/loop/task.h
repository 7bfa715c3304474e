// A task runs a chain of activations, one step at a time, and is the future of its outcome (`tasks.py`). It
// drives the chain: it resumes the innermost activation, which suspends by telling it what it waits for, and
// it is the outermost one's caller. Its step is the task itself in the ready queue.
#pragma once

#include <string>
#include <utility>

#include "loop/task_base.h"

namespace loopscope {

template <class T>
class Task final : public Future<T>, public TaskBase {
public:
    /// Made by `LoopTasks::create_task`.
    Task(EventLoop& loop, BodyRef<T>&& body, const TaskOptions& options)
        : Future<T>(loop), TaskBase(std::move(body)) {
        static_assert(sizeof(Future<T>) - sizeof(FutureBase) <= sizeof(void*));
        attach(*this, options, sizeof(Future<T>) / sizeof(void*) - kFutureWords);
    }
    ~Task() override {
        if (!this->done() || body_) detach();
    }

    bool cancel_because(Ref<Payload> message, Cause cause) override {
        return ask_to_cancel(*this, std::move(message), cause);
    }
    [[nodiscard]] Ref<Payload> cancel_message() const override { return requested_message(); }
    [[nodiscard]] Payload* context() const noexcept override { return given_context(); }
    void set_context(const Ref<Payload>& context) noexcept override { details_.made().context = context; }
    [[nodiscard]] Activation* resume(Thread& thread) override { return finish(thread, *this); }
    [[nodiscard]] Activation* suspended(Thread&, Activation& innermost, FutureBase* awaited) override {
        return suspend_traced(innermost, awaited);
    }
    [[nodiscard]] Activation* suspended_badly(Thread&, Activation& innermost, Error error) override {
        return suspend_badly(innermost, std::move(error));
    }
    void inspect(ActivationSnapshot& snapshot, bool) const override { snapshot.name = name(); }
    [[nodiscard]] std::string describe() const override { return describe_task(); }
    void abandon() noexcept override { drop_all(); }
    void report_loss() override {
        report_destroyed();
        Future<T>::report_loss();
    }

protected:
    // As the future's, but of a class that is final: the destructor needs no virtual call.
    void last_reference_gone() noexcept override {
        if (!this->keeps_itself_alive()) delete this;
    }
    void conclude(bool cancelled) override {
        // Alive exactly from the first step on, and asked once: the body is of the type that the constructor
        // took.
        Outcome<T> outcome = body_.take_outcome<T>();
        if (has(*this, kCancelDelivered) && !cancelled && !is_cancelled(outcome.error())) trace_swallowed();
        if (!outcome.ok()) {
            finish_with_error(outcome.error());
        } else if (cancelled) {
            this->finish_cancelled(make_cancelled_error(requested_message()));
        } else {
            this->finish_with(outcome.take());
        }
    }
};

}  // namespace loopscope
