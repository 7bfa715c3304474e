// Instructions: 32-bit words of an opcode (low 8 bits) and an operand (24 bits).
#pragma once

#include <cstdint>
#include <string_view>

namespace loopscope::language {

enum class Opcode : std::uint8_t {
#define LOOPSCOPE_OPCODE(name, description) name,
#include "language/compile/opcodes.def"
#undef LOOPSCOPE_OPCODE
};

class Instruction {
public:
    static constexpr std::uint32_t kLargestOperand = (1u << 24) - 1;

    constexpr Instruction(Opcode opcode, std::uint32_t operand) noexcept
        : word_(static_cast<std::uint32_t>(opcode) | operand << 8) {}

    [[nodiscard]] constexpr Opcode opcode() const noexcept { return static_cast<Opcode>(word_ & 0xFF); }
    [[nodiscard]] constexpr std::uint32_t operand() const noexcept { return word_ >> 8; }
    [[nodiscard]] constexpr std::int32_t signed_operand() const noexcept {
        return static_cast<std::int32_t>(word_) >> 8;
    }

private:
    std::uint32_t word_;
};

/// The opcode's name, for disassembly.
[[nodiscard]] std::string_view opcode_name(Opcode opcode) noexcept;

}  // namespace loopscope::language
