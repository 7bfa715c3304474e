// Writes the instructions of one code object: operands, labels, guarded ranges, positions, and the height of
// the stack.
//
// What cannot be reached is not written: after an unconditional jump everything is passed over until a label
// is bound that something jumps to. Loops must be entered at their head. The height of the stack is followed
// as instructions come; where a label is bound it is what the jumps to it found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/compile/code_object.h"
#include "language/syntax/ast.h"
#include "loop/text_index.h"

namespace loopscope::language {

class Runtime;

/// The place of instructions that stand nowhere in the source.
inline constexpr ast::Location kNowhere{};

/// A place in the code that may not be known yet. Made by CodeBuilder::make_label.
struct Label {
    std::uint32_t index;
};

/// A handler for the instructions that are written while it is the current one; 0 is none.
using Guard = std::uint32_t;

/// An instruction before the jumps are resolved: the operand of a jump is a label's index.
struct DraftInstruction {
    Opcode opcode;
    std::uint32_t operand;
    Guard guard;
    Position position;
};

/// Where a guard's exceptions go, and the height that the stack is cut to.
struct DraftHandler {
    Label label;
    std::uint32_t depth;
};

/// All of a code object's instructions, before they are put into their final form.
struct Draft {
    static constexpr std::uint32_t kUnbound = 0xFFFF'FFFF;

    std::vector<DraftInstruction> instructions;
    std::vector<std::uint32_t> labels;   // by index: the instruction that it stands before
    std::vector<DraftHandler> handlers;  // by guard; the first is unused
};

class CodeBuilder {
public:
    explicit CodeBuilder(Runtime& runtime);

    /// Adds an instruction. With `location` kNowhere it has no place in the source.
    void emit(const ast::Location& location, Opcode opcode, std::uint32_t operand = 0);
    void jump(const ast::Location& location, Opcode opcode, Label target);

    [[nodiscard]] Label make_label();
    /// The label stands before the next instruction.
    void bind(Label label);

    /// The height of the stack here.
    [[nodiscard]] std::uint32_t depth() const { return depth_; }
    /// For what follows code that has left the straight path, such as `break`.
    void set_depth(std::uint32_t depth) { depth_ = depth; }

    /// A guard whose handler is at `handler`, where the stack has `depth` values and the exception.
    [[nodiscard]] Guard make_guard(Label handler, std::uint32_t depth);
    [[nodiscard]] Guard guard() const { return guard_; }
    void set_guard(Guard guard) { guard_ = guard; }

    /// The index of a constant; equal ones of one type share it.
    [[nodiscard]] std::uint32_t constant(const Value& value);
    /// The index of a new place that uses a name.
    [[nodiscard]] std::uint32_t site(std::string_view name);
    /// The number of a local variable, a new one when there is none of this name. Final only after `finish`.
    [[nodiscard]] std::uint32_t slot(std::string_view name);

    /// Whether more instructions came than one code object may have; the later ones are not written.
    [[nodiscard]] bool is_too_large() const { return is_too_large_; }

    /// Puts everything into `code`. Slots come in the order in which they were made, but first those of
    /// `cells`, then those of `free_variables` (which have slots) stand at the end. False when the code is
    /// too large.
    [[nodiscard]] bool finish(CodeObject& code, const std::vector<std::string_view>& cells,
                              const std::vector<std::string_view>& free_variables);

private:
    static constexpr std::uint32_t kUnknownDepth = 0xFFFF'FFFF;
    static constexpr std::size_t kMostInstructions = std::size_t{1} << 20;

    void write(const ast::Location& location, Opcode opcode, std::uint32_t operand);
    void refer(Label label, std::uint32_t depth);
    void order_slots(CodeObject& code, const std::vector<std::string_view>& cells,
                     const std::vector<std::string_view>& free_variables);
    void write_exception_table(CodeObject& code) const;

    Runtime& runtime_;
    Draft draft_;
    std::vector<std::uint32_t> label_depths_;  // kUnknownDepth while nothing jumps there
    std::uint32_t depth_ = 0;
    std::uint32_t highest_ = 0;
    Guard guard_ = 0;
    bool is_reachable_ = true;
    bool is_too_large_ = false;

    std::vector<Value> constants_;
    TextIndex constant_keys_;                      // of those that are shared
    std::vector<std::uint32_t> constant_indices_;  // by their keys' numbers
    std::vector<Ref<String>> site_names_;
    TextIndex slots_;
};

}  // namespace loopscope::language
