#include "language/modules/asyncio/eager_task.h"

#include "language/modules/asyncio/event_loop_object.h"
#include "language/modules/asyncio/future_object.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/frame.h"
#include "language/runtime/runtime.h"
#include "loop/eager_step.h"

namespace loopscope::language {

namespace {

class EagerRun final : public LanguageActivation {
public:
    EagerRun(Runtime& runtime, const Value& object, Value answer)
        : runtime_(runtime),
          future_(&as_future(object)->base()),
          answer_(std::move(answer)),
          task_(*future_->as_task()),
          step_(task_) {}

    Activation* resume(Thread& thread) override {
        runtime_.thread = &thread;
        return begun_ ? end(step_.take_exit_error()) : begin(thread);
    }
    Activation* raise(Thread& thread, Error error) override {
        return begun_ ? end(error) : begin(thread)->raise(thread, std::move(error));
    }
    Activation* suspended(Thread&, Activation&, FutureBase*) override { return nullptr; }
    void inspect(ActivationSnapshot& snapshot, bool) const override { snapshot.name = "create_task"; }
    std::uint32_t line() const noexcept override { return 0; }
    void abandon() noexcept override {
        // Refused, as the calls are too deep already: it is an error, and no loss.
        if (!begun_) {
            task_.set_log_destroy_pending(false);
            Object* coroutine = coroutine_of(task_);
            if (coroutine != nullptr && coroutine->kind() == Kind::Frame)
                static_cast<Frame*>(coroutine)->finish();
        }
        delete this;
    }
    Frame* as_frame() noexcept override { return outer_frame(); }

private:
    Activation* begin(Thread& thread) {
        begun_ = true;
        thread.set_active(this);
        step_.set_caller(this);
        Activation* first = step_.begin(thread);
        // Calls within the step count on from here.
        if (auto* ours = as_tagged<LanguageActivation>(first)) ours->enter(step_, nullptr, depth());
        return first;
    }
    Activation* end(const Error& error) {
        // What goes on in the task's later steps counts from the task on.
        for (Activation* each = task_.innermost(); each != nullptr && each != &task_.future();
             each = each->caller()) {
            auto* ours = as_tagged<LanguageActivation>(each);
            if (ours != nullptr && ours->depth() >= depth())
                ours->enter(*ours->caller(), ours->outer_frame(), ours->depth() - depth() + 1);
        }
        runtime_.frame = outer_frame();
        runtime_.returned = error ? raise_loop_error(runtime_, error) : std::move(answer_);
        Activation* back = caller();
        delete this;
        return back;
    }

    Runtime& runtime_;
    Ref<FutureBase> future_;  // keeps the task
    Value answer_;
    TaskBase& task_;
    EagerStep step_;
    bool begun_ = false;
};

}  // namespace

Value begin_eagerly(Runtime& runtime, const Value& task, Value answer) {
    return runtime.start(*new EagerRun(runtime, task, std::move(answer)));
}

}  // namespace loopscope::language
