#include "loop/executor.h"

#include <algorithm>

namespace loopscope {

/// One thread of the pool, as the root of all that runs in it.
class Executor::Lane final : public Root<Activation> {
public:
    Lane(Executor& executor, std::string name) : executor_(executor), name_(std::move(name)) {}

    void start() { thread_ = &executor_.scheduler_.start_thread(name_, *this); }
    void end() {
        if (thread_ != nullptr) executor_.scheduler_.end_thread(*std::exchange(thread_, nullptr));
    }
    [[nodiscard]] bool busy() const noexcept { return thread_ != nullptr; }

    [[nodiscard]] Activation* resume(Thread& thread) override {
        thread.set_active(nullptr);
        if (Ref<ExecutorWork> done = std::move(work_)) done->deliver();
        work_ = executor_.next_work();
        if (!work_) {
            thread_ = nullptr;
            executor_.lane_ended();
            return nullptr;
        }
        thread.set_context(std::move(work_->context));
        Activation& root = work_->root();
        root.set_caller(this);
        return &root;
    }
    [[nodiscard]] Activation* raise(Thread& thread, Error) override { return resume(thread); }
    void inspect(ActivationSnapshot& snapshot, bool) const override { snapshot.name = name_; }
    [[nodiscard]] std::uint32_t line() const noexcept override { return 0; }
    [[nodiscard]] ClassTag class_tag() const noexcept override { return &kClassTag<Lane>; }
    [[nodiscard]] const FutureBase* future() const noexcept { return work_ ? &work_->future() : nullptr; }

private:
    Executor& executor_;
    std::string name_;
    Thread* thread_ = nullptr;
    Ref<ExecutorWork> work_;
};

Executor::Executor(Scheduler& scheduler, std::size_t max_workers, std::string thread_name_prefix)
    : scheduler_(scheduler),
      max_workers_(std::max<std::size_t>(max_workers, 1)),
      thread_name_prefix_(std::move(thread_name_prefix)) {}

Executor::~Executor() {
    for (const auto& lane : lanes_) lane->end();
}

const FutureBase* Executor::future_of(const Activation& root) noexcept {
    const auto* lane = as_tagged<const Lane>(&root);
    return lane != nullptr ? lane->future() : nullptr;
}

void Executor::enqueue(Ref<ExecutorWork> work) {
    if (shut_down_) {
        Error refused = make_error(ErrorKind::RuntimeError, "cannot schedule new futures after shutdown");
        (void)work->future().set_exception(std::move(refused), kNoSource);
        return;
    }
    queue_.push_back(std::move(work));
    auto free = std::find_if(lanes_.begin(), lanes_.end(), [](const auto& lane) { return !lane->busy(); });
    if (free == lanes_.end()) {
        if (lanes_.size() == max_workers_) return;
        lanes_.push_back(make_owned<Lane>(*this, thread_name_prefix_ + "_" + std::to_string(lanes_.size())));
        free = lanes_.end() - 1;
    }
    ++busy_lanes_;
    (*free)->start();
}

Ref<ExecutorWork> Executor::next_work() {
    while (!queue_.empty()) {
        Ref<ExecutorWork> work = std::move(queue_.front());
        queue_.pop_front();
        if (!work->future().cancelled()) return work;
    }
    return {};
}

void Executor::lane_ended() {
    --busy_lanes_;
    if (!idle()) return;
    for (Ref<Future<void>>& waiter : std::exchange(idle_waiters_, {})) {
        EventLoop& loop = waiter->loop();
        loop.call_soon_threadsafe([future = std::move(waiter)] { future->set_outcome_unless_done({}); }, {},
                                  kNoSource);
    }
}

Ref<Future<void>> Executor::when_idle(EventLoop& loop) {
    Ref<Future<void>> future = loop.create_future<void>(WaitKind::Executor, "executor's end");
    if (idle()) {
        future->set_outcome_unless_done({});
    } else {
        idle_waiters_.push_back(future);
    }
    return future;
}

}  // namespace loopscope
