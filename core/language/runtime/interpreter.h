// The interpreter: runs frames, instruction by instruction. A call of a function of the program goes on in
// the callee's frame within the same loop; everything else that must run first is left to the thread's
// trampoline.
#pragma once

#include "language/runtime/frame.h"

namespace loopscope::language {

/// Runs `frame` from where it stands, with `runtime.returned` as what it waited for. Answers the activation
/// that goes on.
[[nodiscard]] Activation* interpret(Runtime& runtime, Frame& frame, Thread& thread);

}  // namespace loopscope::language
