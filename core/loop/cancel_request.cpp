#include "loop/cancel_request.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "loop/event_loop.h"
#include "loop/gathering.h"

namespace loopscope {

class CancelRequest {
public:
    explicit CancelRequest(Ref<Payload> message) noexcept : message_(std::move(message)) {}

    bool ask(FutureBase& future, const Cause& cause);

private:
    struct Stage;
    struct Chain;

    [[nodiscard]] std::optional<bool> begin(FutureBase& future, const Cause& cause);
    [[nodiscard]] std::optional<bool> begin_chain(TaskBase& first, Cause cause);
    [[nodiscard]] bool end(Stage& stage);
    void end_chain(const Chain& chain, bool passed);

    Ref<Payload> message_;
    std::vector<std::unique_ptr<Stage>> open_;  // those that wait for the answers from below
};

/// Tasks that each wait for the next one.
struct CancelRequest::Chain {
    TaskBase* first;
    TaskBase* last;
    std::size_t length;
};

/// One who passes the request on to `asked`: a gathering, or the last task of a chain.
struct CancelRequest::Stage {
    Cause cause;  // of what it asks
    std::vector<Ref<FutureBase>> asked;
    Gathering* gathering = nullptr;
    Ref<FutureBase> outer;  // keeps the gathering
    std::optional<Chain> chain;
    std::optional<CauseScope> scope;
    std::size_t next = 0;
    bool accepted = false;
};

bool CancelRequest::ask(FutureBase& future, const Cause& cause) {
    std::optional<bool> answer = begin(future, cause);
    while (!open_.empty()) {
        Stage& stage = *open_.back();
        if (answer) stage.accepted |= *answer;
        if (stage.next < stage.asked.size()) {
            answer = begin(*stage.asked[stage.next++], stage.cause);
        } else {
            answer = end(stage);
            open_.pop_back();
        }
    }
    return *answer;
}

/// The answer, or none yet.
std::optional<bool> CancelRequest::begin(FutureBase& future, const Cause& cause) {
    if (TaskBase* task = future.as_task()) return begin_chain(*task, cause);
    Gathering* gathering = future.as_gathering();
    if (gathering == nullptr) return future.cancel_because(message_, cause);
    if (future.done()) return false;
    future.trace_cancel(message_, cause);
    auto stage = std::make_unique<Stage>();
    stage->cause = {CauseKind::Gather, future.id()};
    stage->asked = gathering->children();
    stage->gathering = gathering;
    stage->outer = Ref<FutureBase>(&future);
    open_.push_back(std::move(stage));
    return std::nullopt;
}

std::optional<bool> CancelRequest::begin_chain(TaskBase& first, Cause cause) {
    Chain chain{&first, &first, 0};
    for (;;) {
        TaskBase& task = *chain.last;
        FutureBase& future = task.future();
        future.set_retrieved();
        const bool is_asked = task.details_.given() && task.details_->is_asked;
        // Tasks that wait for each other in a circle are asked once; CPython passes the request round until
        // RecursionError.
        if (future.done() || is_asked) {
            const bool accepted = !future.done();
            chain.last = nullptr;
            end_chain(chain, accepted);
            return accepted;
        }
        ++chain.length;
        task.count_cancel(message_, cause);
        task.details_->is_asked = true;
        const Cause by_task{CauseKind::Task, future.id()};
        FutureBase* awaited = task.waiting_on();
        TaskBase* next = awaited != nullptr ? awaited->as_task() : nullptr;
        if (next != nullptr && !awaited->done()) {
            cause = by_task;
            chain.last = next;
            continue;
        }
        if (awaited != nullptr && awaited->as_gathering() != nullptr) {
            auto stage = std::make_unique<Stage>();
            stage->cause = by_task;
            stage->asked.emplace_back(awaited);
            stage->chain = chain;
            stage->scope.emplace(future.loop(), cause, &task);
            open_.push_back(std::move(stage));
            return std::nullopt;
        }
        bool passed = false;
        if (awaited != nullptr) {
            const CauseScope scope(future.loop(), cause, &task);
            passed = awaited->cancel_because(message_, by_task);
        }
        end_chain(chain, passed);
        return true;
    }
}

bool CancelRequest::end(Stage& stage) {
    if (stage.chain) {
        stage.scope.reset();
        end_chain(*stage.chain, stage.accepted);
        return true;
    }
    if (stage.accepted) stage.gathering->cancel_requested_ = true;
    return stage.accepted;
}

/// The last task's wait took the request (`passed`), or that task finds it in its next step.
void CancelRequest::end_chain(const Chain& chain, bool passed) {
    if (TaskBase* last = chain.last; last != nullptr && !passed) last->end_cancel(message_, false);
    TaskBase* task = chain.first;
    for (std::size_t asked = chain.length; asked > 0; --asked) {
        task->details_->is_asked = false;
        FutureBase* const awaited = task->waiting_on();
        task = awaited != nullptr ? awaited->as_task() : nullptr;
    }
}

bool ask_to_cancel(FutureBase& future, Ref<Payload> message, const Cause& cause) {
    return CancelRequest(std::move(message)).ask(future, cause);
}

}  // namespace loopscope
