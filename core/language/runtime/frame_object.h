// Frames as the program sees them: `sys._getframe()`, `frame.f_back`, `traceback.tb_frame`. A call's frame is
// its own object. A generator or coroutine has another one for its frame, because only that may be kept by a
// traceback: what is dropped in the middle ends at once (frame.c of CPython does the same).
#pragma once

#include "language/objects/dict.h"
#include "language/objects/object.h"
#include "language/runtime/frame.h"

namespace loopscope::language {

/// The frame of a generator or coroutine, which refers to this as long as it has not ended. From then on
/// this keeps it, with its variables.
class FrameObject final : public Object {
public:
    FrameObject(Type* type, Frame& frame) noexcept : Object(type, Kind::Other), frame_(&frame) {}
    [[nodiscard]] Frame& frame() const noexcept { return *frame_; }
    [[nodiscard]] bool frame_ended() const noexcept { return keeps_; }
    /// `back` is the frame object of its caller, or None. It stands here and not in the frame, which as a
    /// coroutine may be a variable of that very caller.
    void keep_frame(Value back) noexcept {
        keeps_ = true;
        back_ = std::move(back);
        frame_->add_ref();
    }
    [[nodiscard]] const Value& back() const noexcept { return back_; }
    void traverse(Visitor& visitor) const override {
        if (!keeps_) return;
        visitor.visit(frame_);
        visitor.visit(back_);
    }

protected:
    ~FrameObject() override {
        if (!keeps_) return;
        frame_->clear_variables();
        frame_->release();
    }

private:
    Frame* frame_;
    Value back_;
    bool keeps_ = false;
};

/// The object of a frame: the one that it has, or a new one. None for null, and for a generator that has
/// ended without one.
[[nodiscard]] Value frame_object(Runtime& runtime, Frame* frame);

/// The frame that such an object shows.
[[nodiscard]] Frame& shown_frame(const Value& object);

/// `f_locals`: a function's variables that have a value, as they are now; the names of a module or class
/// body.
[[nodiscard]] Value frame_variables(Runtime& runtime, const Frame& frame);

void define_frame_type(Runtime& runtime);
/// The type of tracebacks, which are made of frames.
void define_traceback_type(Runtime& runtime);

}  // namespace loopscope::language
