#include "language/runtime/chain.h"

#include "language/runtime/runtime.h"
#include "loop/event_loop.h"
#include "loop/scheduler.h"
#include "loop/task_base.h"
#include "loop/thread.h"

namespace loopscope::language {

bool is_executing(Runtime& runtime, const Activation& activation) noexcept {
    for (const auto& thread : runtime.scheduler().threads()) {
        const bool runs = thread.get() == runtime.thread;
        for (const Activation* each = runs ? thread->active() : thread->current(); each != nullptr;
             each = each->caller()) {
            if (each == &activation) return true;
        }
    }
    return false;
}

Activation* place_of(Frame& frame) {
    if (frame.innermost != nullptr && frame.innermost != &frame) return frame.innermost;
    Frame* place = &frame;
    while (place->delegate != nullptr) place = place->delegate;
    return place;
}

Activation& where_task_goes_on(Frame& coroutine) {
    return coroutine.state == Frame::State::Finished ? coroutine : *place_of(coroutine);
}

Activation* go_on_within(Runtime& runtime, Thread& thread, Frame& frame) {
    Activation* place = place_of(frame);
    frame.innermost = nullptr;
    FutureBase* awaited = place->awaited();
    const bool waits = !runtime.returned.failed() && awaited != nullptr && !awaited->done();
    return waits ? thread.suspend(*place, awaited) : place;
}

Frame* waiting_for_lent(Frame& frame) {
    for (Frame* each = &frame; each->delegate != nullptr; each = each->delegate) {
        if (each->delegate->is_root) return each;
    }
    return nullptr;
}

Loan::Loan(Runtime& runtime, Frame& frame)
    : runtime_(runtime),
      frame_(&frame),
      caller_(frame.caller()),
      outer_frame_(frame.outer_frame()),
      depth_(frame.depth()) {
    if (auto* caller = as_tagged<LanguageActivation>(caller_);
        caller != nullptr && caller->as_frame() == caller)
        caller_frame_ = Ref<Frame>(caller->as_frame());
    ++runtime_.loans;
    frame.caller_has_gone = false;
    Activation* outermost = &frame;
    for (Activation* each = caller_; each != nullptr; each = each->caller()) {
        outermost = each;
        auto* driver = as_tagged<LanguageActivation>(each);
        if (driver == nullptr || driver->as_frame() != driver || !driver->as_frame()->is_root) continue;
        root_ = Ref<Frame>(driver->as_frame());
        break;
    }
    for (const auto& loop : runtime.scheduler().loops()) {
        if (root_) break;
        for (const Ref<FutureBase>& each : loop->all_tasks()) {
            if (static_cast<Activation*>(each.get()) == outermost) task_ = each;
        }
    }
    if (task_) task_->as_task()->keep_waiting();
    // Only who drives the whole chain has been told where it stands.
    Activation* innermost = task_ ? task_->as_task()->innermost() : root_ ? root_->innermost : nullptr;
    if (frame.state == Frame::State::Running) {
        frame.state = Frame::State::Suspended;
        frame.innermost = innermost;
    }
    frame.is_root = true;
    go_on_at(frame);
}

Loan::~Loan() {
    --runtime_.loans;
}

void Loan::give_back() {
    frame_->is_root = false;
    frame_->exhausts = false;
    if (!is_waited_for()) {
        frame_->set_caller(nullptr);
        return;
    }
    frame_->enter(*caller_, outer_frame_, depth_);
    Activation& place = where_task_goes_on(*frame_);
    go_on_at(place);
    // Who waits within a chain is not told that all of it stands still, nor when it goes on.
    if (&place != frame_.get()) frame_->state = Frame::State::Running;
    frame_->innermost = nullptr;
}

bool Loan::is_waited_for() const noexcept {
    return caller_frame_ ? caller_frame_->delegate == frame_.get() : !frame_->caller_has_gone;
}

void Loan::go_on_at(Activation& activation) {
    if (task_) task_->as_task()->go_on_at(activation);
    if (root_) root_->innermost = &activation;
}

}  // namespace loopscope::language
