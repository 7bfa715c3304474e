// Work in other threads: asyncio's `run_in_executor` over a pool of lanes. A lane is a thread of the
// scheduler that runs one body after another and ends when there is none left; the next work begins it anew,
// under the same name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "loop/activation.h"
#include "loop/event_loop.h"
#include "loop/owned.h"
#include "loop/task_body.h"

namespace loopscope {

/// A body with the future of its outcome.
class ExecutorWork : public Shared {
public:
    [[nodiscard]] virtual Activation& root() noexcept = 0;
    [[nodiscard]] virtual FutureBase& future() noexcept = 0;
    /// The body has ended: brings its outcome to the future's loop.
    virtual void deliver() = 0;

    /// In which the body runs (context.h); null for an empty one.
    Ref<Payload> context;
};

template <class T>
class ExecutorCall final : public ExecutorWork {
public:
    ExecutorCall(BodyRef<T> body, Ref<Future<T>> future)
        : body_(std::move(body)), future_(std::move(future)) {}

    [[nodiscard]] Activation& root() noexcept override { return body_.activation(); }
    [[nodiscard]] FutureBase& future() noexcept override { return *future_; }
    void deliver() override {
        Outcome<T> outcome = body_.template take_outcome<T>();
        body_.reset();
        EventLoop& loop = future_->loop();
        loop.call_soon_threadsafe(Delivery{std::move(future_), std::move(outcome)}, {}, kNoSource);
    }

private:
    struct Delivery {
        static constexpr const char* name() noexcept { return "executor: its work is done"; }

        Ref<Future<T>> future;
        Outcome<T> outcome;
        void operator()() { future->set_outcome_unless_done(std::move(outcome)); }
        [[nodiscard]] Handle::Purpose purpose() const { return {WaitKind::Executor, future.get()}; }
    };

    BodyRef<T> body_;
    Ref<Future<T>> future_;
};

class Executor {
public:
    /// Threads are named prefix_0, prefix_1... At least one worker.
    Executor(Scheduler& scheduler, std::size_t max_workers, std::string thread_name_prefix);
    Executor(const Executor&) = delete;
    Executor& operator=(const Executor&) = delete;
    ~Executor();

    /// Runs `body` in a thread of the pool as soon as one is free. The future, of `loop`, ends as the body
    /// does; cancelled before the body begins, that never runs. RuntimeError in the future after `shutdown`.
    template <class T>
    [[nodiscard]] Ref<Future<T>> submit(EventLoop& loop, BodyRef<T> body, Ref<Payload> context = {}) {
        Ref<Future<T>> future = loop.create_future<T>(WaitKind::Executor, "executor");
        Ref<ExecutorWork> work = make_ref<ExecutorCall<T>>(std::move(body), future);
        work->context = std::move(context);
        enqueue(std::move(work));
        return future;
    }

    /// Takes no more work. What was taken goes on.
    void shutdown() noexcept { shut_down_ = true; }
    /// A future of `loop` that is done when no work is left.
    [[nodiscard]] Ref<Future<void>> when_idle(EventLoop& loop);
    [[nodiscard]] bool idle() const noexcept { return busy_lanes_ == 0 && queue_.empty(); }
    /// The future for which a thread works whose root is `root`; null when that is of no executor.
    [[nodiscard]] static const FutureBase* future_of(const Activation& root) noexcept;

private:
    class Lane;

    void enqueue(Ref<ExecutorWork> work);
    [[nodiscard]] Ref<ExecutorWork> next_work();
    void lane_ended();

    Scheduler& scheduler_;
    std::size_t max_workers_;
    std::string thread_name_prefix_;
    std::deque<Ref<ExecutorWork>> queue_;
    std::vector<Owned<Lane>> lanes_;
    std::size_t busy_lanes_ = 0;
    std::vector<Ref<Future<void>>> idle_waiters_;
    bool shut_down_ = false;
};

}  // namespace loopscope
