// The instructions that no loop of a program spends its time in: names that are deleted, containers made from
// parts, functions and classes, imports, patterns. They stand outside of the interpreter's loop, which stays
// the smaller for it.
#pragma once

#include <cstdint>

#include "language/compile/bytecode.h"
#include "language/objects/value.h"
#include "language/runtime/frame.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

/// What an instruction does to the stack.
struct RareEffect {
    std::uint32_t operands = 0;  ///< that leave it
    bool gives_result = true;    ///< its result takes their place
};

/// Runs one of these instructions; its operands end at `top` and stay where they are. As everywhere the
/// answer may be error() or pending().
Value rare_instruction(Runtime& runtime, Frame& frame, Instruction instruction, Value* top,
                       RareEffect& effect);

}  // namespace loopscope::language
