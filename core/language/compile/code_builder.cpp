#include "language/compile/code_builder.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "language/compile/stack_effect.h"
#include "language/compile/superinstructions.h"
#include "language/objects/sequence.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Position to_position(const ast::Location& location) {
    constexpr std::uint32_t kLargestColumn = std::numeric_limits<std::uint16_t>::max();
    return {location.line, location.end_line,
            static_cast<std::uint16_t>(std::min(location.column, kLargestColumn)),
            static_cast<std::uint16_t>(std::min(location.end_column, kLargestColumn))};
}

/// Appends what tells a constant from every other one; false for kinds that are never shared.
bool append_key(std::string& key, const Value& value) {
    if (const String* string = value.get_if<String>()) {
        key.append("s").append(std::to_string(string->byte_length())).append(":").append(string->view());
        return true;
    }
    if (const Tuple* tuple = value.get_if<Tuple>()) {
        key.append("(");
        for (const Value& item : tuple->span()) {
            if (!append_key(key, item)) return false;
        }
        key.append(")");
        return true;
    }
    if (value.is_object()) return false;
    const std::uint64_t bits = value.bits();
    key.append("v").append(reinterpret_cast<const char*>(&bits), sizeof bits);
    return true;
}

bool names_a_slot(Opcode opcode) {
    switch (opcode) {
        case Opcode::LoadLocal:
        case Opcode::StoreLocal:
        case Opcode::DeleteLocal:
        case Opcode::LoadLocalAndClear:
        case Opcode::RestoreLocal:
        case Opcode::MakeCell:
        case Opcode::LoadClosure:
        case Opcode::LoadCell:
        case Opcode::StoreCell:
        case Opcode::DeleteCell:
        case Opcode::LoadClassCell:
        case Opcode::LoadCellFrom:
            return true;
        default:
            return false;
    }
}

}  // namespace

CodeBuilder::CodeBuilder(Runtime& runtime) : runtime_(runtime) {
    draft_.handlers.push_back({});
}

void CodeBuilder::write(const ast::Location& location, Opcode opcode, std::uint32_t operand) {
    if (!is_reachable_) return;
    if (draft_.instructions.size() == kMostInstructions) is_too_large_ = true;
    if (is_too_large_) return;
    // A plain jump raises nothing: a handler that guards nothing else is never reached.
    if (guard_ != 0 && opcode != Opcode::Jump) {
        refer(draft_.handlers[guard_].label, draft_.handlers[guard_].depth + 1);
    }
    draft_.instructions.push_back({opcode, operand, guard_, to_position(location)});
    if (!goes_on(opcode)) is_reachable_ = false;
}

void CodeBuilder::emit(const ast::Location& location, Opcode opcode, std::uint32_t operand) {
    const StackEffect effect = stack_effect(opcode, operand);
    write(location, opcode, operand);
    depth_ = depth_ - effect.takes + effect.gives;
    if (is_reachable_) highest_ = std::max(highest_, depth_);
}

void CodeBuilder::jump(const ast::Location& location, Opcode opcode, Label target) {
    const StackEffect effect = stack_effect(opcode, target.index);
    const StackEffect jumping = stack_effect(opcode, target.index, true);
    if (is_reachable_) refer(target, depth_ - jumping.takes + jumping.gives);
    write(location, opcode, target.index);
    depth_ = depth_ - effect.takes + effect.gives;
    if (is_reachable_) highest_ = std::max(highest_, depth_);
}

Label CodeBuilder::make_label() {
    draft_.labels.push_back(Draft::kUnbound);
    label_depths_.push_back(kUnknownDepth);
    return {static_cast<std::uint32_t>(draft_.labels.size() - 1)};
}

void CodeBuilder::refer(Label label, std::uint32_t depth) {
    label_depths_[label.index] = depth;
    highest_ = std::max(highest_, depth);
}

void CodeBuilder::bind(Label label) {
    draft_.labels[label.index] = static_cast<std::uint32_t>(draft_.instructions.size());
    if (label_depths_[label.index] == kUnknownDepth) return;
    depth_ = label_depths_[label.index];
    is_reachable_ = true;
}

Guard CodeBuilder::make_guard(Label handler, std::uint32_t depth) {
    draft_.handlers.push_back({handler, depth});
    return static_cast<Guard>(draft_.handlers.size() - 1);
}

std::uint32_t CodeBuilder::constant(const Value& value) {
    const auto next = static_cast<std::uint32_t>(constants_.size());
    std::string key;
    if (append_key(key, value)) {
        const std::size_t known = constant_keys_.find_or_add(key);
        if (known < constant_indices_.size()) return constant_indices_[known];
        constant_indices_.push_back(next);
    }
    constants_.push_back(value);
    return next;
}

std::uint32_t CodeBuilder::site(std::string_view name) {
    if (is_reachable_) site_names_.push_back(runtime_.intern(name));
    return static_cast<std::uint32_t>(site_names_.size() - 1);
}

std::uint32_t CodeBuilder::slot(std::string_view name) {
    return static_cast<std::uint32_t>(slots_.find_or_add(name));
}

void CodeBuilder::order_slots(CodeObject& code, const std::vector<std::string_view>& cells,
                              const std::vector<std::string_view>& free_variables) {
    constexpr std::uint32_t kOpen = 0xFFFF'FFFF;
    std::vector<std::uint32_t> last;
    last.reserve(cells.size() + free_variables.size());
    for (const std::string_view name : cells) last.push_back(slot(name));
    for (const std::string_view name : free_variables) last.push_back(slot(name));

    std::vector<std::uint32_t> order(slots_.size(), kOpen);
    const auto first_of_last = static_cast<std::uint32_t>(slots_.size() - last.size());
    for (std::uint32_t i = 0; i < last.size(); ++i) order[last[i]] = first_of_last + i;
    std::uint32_t next = 0;
    for (std::uint32_t& place : order) {
        if (place == kOpen) place = next++;
    }

    code.free_count = static_cast<std::uint32_t>(free_variables.size());
    code.local_names.resize(slots_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) code.local_names[order[i]] = runtime_.intern(slots_[i]);
    for (DraftInstruction& instruction : draft_.instructions) {
        if (names_a_slot(instruction.opcode)) instruction.operand = order[instruction.operand];
    }
}

void CodeBuilder::write_exception_table(CodeObject& code) const {
    const std::vector<DraftInstruction>& instructions = draft_.instructions;
    for (std::uint32_t start = 0, end = 0; start < instructions.size(); start = end) {
        const Guard guard = instructions[start].guard;
        while (end < instructions.size() && instructions[end].guard == guard) ++end;
        const DraftHandler& handler = draft_.handlers[guard];
        if (guard == 0 || label_depths_[handler.label.index] == kUnknownDepth) continue;
        code.exception_table.push_back({start, end, draft_.labels[handler.label.index], handler.depth});
    }
}

bool CodeBuilder::finish(CodeObject& code, const std::vector<std::string_view>& cells,
                         const std::vector<std::string_view>& free_variables) {
    if (is_too_large_) return false;
    order_slots(code, cells, free_variables);
    join_pairs(draft_, code.parameter_count());

    code.instructions.reserve(draft_.instructions.size());
    code.positions.reserve(draft_.instructions.size());
    for (const DraftInstruction& instruction : draft_.instructions) {
        const std::uint32_t operand =
            is_jump(instruction.opcode) ? draft_.labels[instruction.operand] : instruction.operand;
        if (operand > Instruction::kLargestOperand) return false;
        code.instructions.emplace_back(instruction.opcode, operand);
        code.positions.push_back(instruction.position);
    }
    write_exception_table(code);
    code.stack_size = highest_;
    code.settle();
    code.constants = std::move(constants_);
    code.sites.resize(site_names_.size());
    for (std::size_t i = 0; i < site_names_.size(); ++i) code.sites[i].name = std::move(site_names_[i]);
    return true;
}

}  // namespace loopscope::language
