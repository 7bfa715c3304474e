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
    std::uint32_t operands = 0;                       ///< that leave it
    Frame::Expects expects = Frame::Expects::Result;  ///< what becomes of its result then
};

/// Runs one of these instructions; its operands end at `top` and stay where they are. As everywhere the
/// answer may be error() or pending().
[[gnu::noinline]] Value rare_instruction(Runtime& runtime, Frame& frame, Instruction instruction, Value* top,
                                         RareEffect& effect);

}  // namespace loopscope::language
