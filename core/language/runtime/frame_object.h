// The program's view of a frame: `sys._getframe()`, `frame.f_back`. It keeps the frame, never changes it.
#pragma once

#include "language/objects/dict.h"
#include "language/objects/object.h"
#include "language/runtime/frame.h"

namespace loopscope::language {

class FrameObject final : public Object {
public:
    FrameObject(Type* type, Ref<Frame> frame) noexcept
        : Object(type, Kind::Other), frame_(std::move(frame)) {}
    [[nodiscard]] Frame& frame() const noexcept { return *frame_; }
    void traverse(Visitor& visitor) const override { visitor.visit(frame_.get()); }

private:
    Ref<Frame> frame_;
};

[[nodiscard]] Value make_frame_object(Runtime& runtime, Frame& frame);

/// `f_locals`: a function's variables that have a value, as they are now; the names of a module or class
/// body.
[[nodiscard]] Value frame_variables(Runtime& runtime, const Frame& frame);

void define_frame_type(Runtime& runtime);

}  // namespace loopscope::language
