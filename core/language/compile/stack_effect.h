// What each instruction does to the height of the stack, and whether it jumps: the facts of opcodes.def as
// numbers.
#pragma once

#include <cstdint>
#include <string>

#include "language/compile/bytecode.h"

namespace loopscope::language {

class CodeObject;

struct StackEffect {
    std::uint32_t takes;  ///< values that must stand there, and are gone afterwards
    std::uint32_t gives;  ///< values that stand in their place
};

/// What the instruction does when it goes on, or, with `jumps`, when it jumps.
[[nodiscard]] StackEffect stack_effect(Opcode opcode, std::uint32_t operand, bool jumps = false) noexcept;

/// Whether the operand is a jump's target.
[[nodiscard]] bool is_jump(Opcode opcode) noexcept;

/// Whether the instruction after this one may come next.
[[nodiscard]] bool goes_on(Opcode opcode) noexcept;

/// Walks all paths through the code and checks that the stack has one height wherever they meet, never falls
/// below what an instruction takes, and never passes stack_size; that every target, constant, site and slot
/// exists; and that no path runs off the end. Empty when all is well, otherwise what is wrong.
[[nodiscard]] std::string check_stack(const CodeObject& code);

}  // namespace loopscope::language
