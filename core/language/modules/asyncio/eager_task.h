// The first step of an eager task of the program: a callee of the frame that makes the task, on the same
// trampoline, so that no code of the program stands on the C++ stack and the recursion limit counts the tasks
// within tasks.
#pragma once

#include "language/runtime/native.h"

namespace loopscope::language {

/// Begins a new task of the loop that runs, given as its object: pending(), then `answer`; or error() when
/// KeyboardInterrupt or SystemExit ended the step (`tasks.py:319`).
[[nodiscard]] Value begin_eagerly(Runtime& runtime, const Value& task, Value answer);

}  // namespace loopscope::language
