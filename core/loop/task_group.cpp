#include "loop/task_group.h"

#include "loop/exception_group.h"

namespace loopscope {

std::string TaskGroup::describe() const {
    std::string text = "<TaskGroup";
    if (size() > 0) text += " tasks=" + std::to_string(size());
    if (!errors_.empty()) text += " errors=" + std::to_string(errors_.size());
    if (aborting_) {
        text += " cancelling";
    } else if (entered_) {
        text += " entered";
    }
    return text + ">";
}

Error TaskGroup::refusal() const {
    const char* problem = nullptr;
    if (!entered_) {
        problem = "has not been entered";
    } else if (leaving_ && size() == 0) {
        problem = "is finished";
    } else if (aborting_) {
        problem = "is shutting down";
    }
    if (problem == nullptr) return {};
    return make_error(ErrorKind::RuntimeError, "TaskGroup " + describe() + " " + problem);
}

Error TaskGroup::enter() {
    if (entered_) {
        return make_error(ErrorKind::RuntimeError, "TaskGroup " + describe() + " has already been entered");
    }
    TaskBase* task = loop().current_task();
    if (task == nullptr) {
        return make_error(ErrorKind::RuntimeError,
                          "TaskGroup " + describe() + " cannot determine the parent task");
    }
    parent_ = task;
    entered_ = true;
    return {};
}

void TaskGroup::adopt(Ref<FutureBase> task) {
    // An eager task may have ended by now.
    if (task->done()) {
        watched_done(*task);
    } else {
        watch(std::move(task));
    }
}

void TaskGroup::watched_done(FutureBase& task) {
    if (waiter_ && size() == 0) waiter_->set_outcome_unless_done({});
    if (task.cancelled()) return;
    Error error = task.exception().given;
    if (!error) return;
    if (error->kind() == ErrorKind::Exit && !exit_error_) exit_error_ = error;
    errors_.push_back(std::move(error));
    if (aborting_ || parent_cancel_requested_) return;
    const Cause cause{CauseKind::TaskGroup, task.id()};
    abort(cause);
    // Whatever the body does now ends; `end` takes the request back.
    parent_cancel_requested_ = true;
    parent_->future().cancel_because({}, cause);
}

void TaskGroup::abort(Cause cause) {
    aborting_ = true;
    for_each_watched([&](FutureBase& task) {
        if (!task.done()) task.cancel_because({}, cause);
    });
}

void TaskGroup::leave(Error raised) {
    leaving_ = true;
    raised_ = std::move(raised);
    if (!raised_) return;
    if (raised_->kind() == ErrorKind::Exit && !exit_error_) exit_error_ = raised_;
    if (is_cancelled(raised_)) cancelled_ = raised_;
    if (!aborting_) abort({CauseKind::TaskGroup, parent_->future().id()});
}

Ref<Future<void>> TaskGroup::waiter() {
    if (size() == 0) {
        waiter_ = nullptr;
        return {};
    }
    std::string label;
    const bool traced = loop().scheduler().tracer().on();
    if (traced) label = "TaskGroup, " + std::to_string(size()) + (size() == 1 ? " task" : " tasks");
    waiter_ = make_waiter(label);
    return waiter_;
}

Error TaskGroup::waited(Error error) {
    waiter_ = nullptr;
    if (!error) return {};
    if (!is_cancelled(error)) return error;
    if (!aborting_) {
        cancelled_ = std::move(error);
        abort({CauseKind::TaskGroup, parent_->future().id()});
    }
    return {};
}

Error TaskGroup::end() {
    if (exit_error_) return std::move(exit_error_);
    const Cause cause{CauseKind::TaskGroup, parent_->future().id()};
    const CauseScope scope(loop(), cause);
    if (parent_cancel_requested_ && parent_->uncancel(kNoSource) == 0) cancelled_ = nullptr;
    if (cancelled_ && errors_.empty()) return std::move(cancelled_);
    if (raised_ && !is_cancelled(raised_)) errors_.push_back(std::move(raised_));
    if (errors_.empty()) return {};
    if (parent_->cancelling() > 0) {
        // A request from outside stays: it is delivered at the next await.
        parent_->uncancel(kNoSource);
        parent_->future().cancel_because({}, cause);
    }
    return make_exception_group("unhandled errors in a TaskGroup", std::move(errors_));
}

}  // namespace loopscope
