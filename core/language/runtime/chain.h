// Where the frames of a chain stand: who awaits or yields from whom, down to the one that goes on when the
// chain is resumed. A generator or coroutine in somebody else's chain can be driven by hand as well: it is
// lent for so long (Loan), and what drives the chain meanwhile finds it executing.
#pragma once

#include "language/runtime/frame.h"
#include "loop/future_base.h"
#include "loop/ref.h"

namespace loopscope::language {

class Runtime;

/// Whether it runs now, or has called what runs, in whichever thread.
[[nodiscard]] bool is_executing(Runtime& runtime, const Activation& activation) noexcept;

/// Where a chain goes on: at its own `yield`, or within what it waits for.
[[nodiscard]] Activation* place_of(Frame& frame);
/// The same, but a task is told of a coroutine that has ended by the coroutine itself.
[[nodiscard]] Activation& where_task_goes_on(Frame& coroutine);

/// Whether somebody waits for it in a chain, and not in vain.
[[nodiscard]] inline bool is_underway(const Frame& delegate) noexcept {
    const bool gives = delegate.role == Frame::Role::AsyncGenerator && !delegate.is_in_step();
    return delegate.state != Frame::State::Finished && !gives && !delegate.is_root;
}
/// Resumes the chain of a frame that waits where that stands, with `Runtime::returned`.
[[nodiscard]] Activation* go_on_within(Runtime& runtime, Thread& thread, Frame& frame);

/// Who waits, in the chain of `frame`, for what is lent; null for nobody.
[[nodiscard]] Frame* waiting_for_lent(Frame& frame);

/// Whether somebody else's chain, mostly a task's, has it as its part, and nobody drives it by hand.
[[nodiscard]] inline bool is_in_chain(const Frame& frame) noexcept {
    const bool can_be_lent = frame.role == Frame::Role::Coroutine || frame.role == Frame::Role::Generator;
    return can_be_lent && !frame.is_root && frame.caller() != nullptr &&
           frame.state != Frame::State::Finished;
}

/// While it lives, the frame is driven from outside of its chain.
class Loan {
public:
    Loan(Runtime& runtime, Frame& frame);
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan();
    /// The frame is a part of its chain again, if that still waits for it, and the chain goes on where the
    /// frame stands now: a task, as soon as that for which it has waited all along is done.
    void give_back();

private:
    [[nodiscard]] bool is_waited_for() const noexcept;
    void go_on_at(Activation& activation);

    Runtime& runtime_;
    Ref<Frame> frame_;
    Activation* caller_;
    Ref<Frame> caller_frame_;  // the caller, if it is a frame
    Frame* outer_frame_;
    std::uint32_t depth_;
    // Who drives the chain: one of the two, or none.
    Ref<FutureBase> task_;
    Ref<Frame> root_;
};

}  // namespace loopscope::language
