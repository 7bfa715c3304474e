#include "language/compile/superinstructions.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "language/compile/code_builder.h"
#include "language/compile/stack_effect.h"
#include "language/objects/heap_sort.h"

namespace loopscope::language {

namespace {

/// One bit for each of the first 64 locals: it certainly has a value. The others never count as such.
using Assigned = std::uint64_t;
constexpr Assigned kEverything = ~Assigned{0};
constexpr std::uint32_t kOperandLimit = 4096;

Assigned bit(std::uint32_t local) {
    return local < 64 ? Assigned{1} << local : 0;
}

/// Goes once over the instructions, follows which locals have a value, and writes them anew with pairs
/// joined. Locals that lose their value somewhere (`del`, a comprehension's variables) never count: so the
/// sets only grow along a path, and a jump back to a loop's head brings nothing that was not known there.
class Joiner {
public:
    Joiner(Draft& draft, std::uint32_t parameter_count)
        : draft_(draft), arriving_(draft.labels.size(), kEverything) {
        for (const DraftInstruction& instruction : draft.instructions) {
            switch (instruction.opcode) {
                case Opcode::DeleteLocal:
                case Opcode::LoadLocalAndClear:
                case Opcode::RestoreLocal:
                case Opcode::MakeCell:
                    uncertain_ |= bit(instruction.operand);
                    break;
                default:
                    break;
            }
        }
        assigned_ = (parameter_count < 64 ? bit(parameter_count) - 1 : kEverything) & ~uncertain_;
        for (std::uint32_t label = 0; label < draft.labels.size(); ++label) {
            if (draft.labels[label] != Draft::kUnbound) labels_in_order_.push_back(label);
        }
        heap_sort(labels_in_order_,
                  [&draft](std::uint32_t a, std::uint32_t b) { return draft.labels[a] < draft.labels[b]; });
    }

    void run() {
        std::vector<DraftInstruction>& instructions = draft_.instructions;
        std::uint32_t written = 0;
        for (std::uint32_t read = 0; read < instructions.size(); ++read) {
            bool may_join = written > 0;
            while (next_label_ < labels_in_order_.size() && old_place(next_label_) == read) {
                const std::uint32_t label = labels_in_order_[next_label_++];
                assigned_ &= arriving_[label];
                draft_.labels[label] = written;
                may_join = false;
            }
            const DraftInstruction instruction = instructions[read];
            if (instruction.guard != 0) {
                arriving_[draft_.handlers[instruction.guard].label.index] &= assigned_;
            }
            if (instruction.opcode == Opcode::Jump && draft_.labels[instruction.operand] == read + 1) {
                arriving_[instruction.operand] &= assigned_;
                continue;
            }
            if (may_join) {
                if (const auto joined = join(instructions[written - 1], instruction)) {
                    instructions[written - 1] = *joined;
                    continue;
                }
            }
            instructions[written++] = instruction;
            follow(instruction);
        }
        while (next_label_ < labels_in_order_.size())
            draft_.labels[labels_in_order_[next_label_++]] = written;
        instructions.resize(written);
    }

private:
    [[nodiscard]] std::uint32_t old_place(std::size_t index) const {
        return draft_.labels[labels_in_order_[index]];
    }

    void follow(const DraftInstruction& instruction) {
        if (instruction.opcode == Opcode::StoreLocal) assigned_ |= bit(instruction.operand) & ~uncertain_;
        if (is_jump(instruction.opcode)) arriving_[instruction.operand] &= assigned_;
        if (!goes_on(instruction.opcode)) assigned_ = kEverything;
    }

    [[nodiscard]] bool is_assigned(std::uint32_t local) const { return (assigned_ & bit(local)) != 0; }

    [[nodiscard]] std::optional<DraftInstruction> join(const DraftInstruction& first,
                                                       const DraftInstruction& second) const {
        if (first.guard != second.guard || first.position.line != second.position.line) return std::nullopt;
        if (first.operand >= kOperandLimit || second.operand >= kOperandLimit) return std::nullopt;
        DraftInstruction joined = first;
        joined.operand = first.operand | second.operand << 12;
        if (first.opcode == Opcode::LoadLocal && second.opcode == Opcode::LoadConstant) {
            joined.opcode = Opcode::LoadLocalConstant;
            return joined;
        }
        if (first.opcode == Opcode::LoadLocal && second.opcode == Opcode::LoadSmallInteger) {
            joined.opcode = Opcode::LoadLocalSmallInteger;
            return joined;
        }
        if (second.opcode != Opcode::LoadLocal) return std::nullopt;
        if (first.opcode == Opcode::LoadLocal) {
            joined.opcode = Opcode::LoadTwoLocals;
            if (is_assigned(second.operand)) return joined;
            joined.position = second.position;
            if (is_assigned(first.operand)) return joined;
        }
        if (first.opcode == Opcode::StoreLocal &&
            (first.operand == second.operand || is_assigned(second.operand))) {
            joined.opcode = Opcode::StoreLoadLocal;
            return joined;
        }
        return std::nullopt;
    }

    Draft& draft_;
    Assigned assigned_ = 0;
    Assigned uncertain_ = 0;
    std::vector<Assigned> arriving_;  // by label: what all jumps to it so far agree on
    std::vector<std::uint32_t> labels_in_order_;
    std::size_t next_label_ = 0;
};

}  // namespace

void join_pairs(Draft& draft, std::uint32_t parameter_count) {
    Joiner(draft, parameter_count).run();
}

}  // namespace loopscope::language
