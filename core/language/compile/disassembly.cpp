#include "language/compile/disassembly.h"

#include <string_view>
#include <vector>

#include "language/compile/code_object.h"
#include "language/compile/stack_effect.h"
#include "language/objects/sequence.h"

namespace loopscope::language {

namespace {

constexpr std::string_view kBinaryOperators[] = {"+",  "-",  "*",  "@", "/", "//", "%",
                                                 "**", "<<", ">>", "&", "|", "^"};
constexpr std::string_view kUnaryOperators[] = {"-", "+", "~"};
constexpr std::string_view kCompareOperators[] = {"<", "<=", "==", "!=", ">", ">="};

void append_padded(std::string& text, std::string_view part, std::size_t width) {
    text.append(part);
    if (part.size() < width) text.append(width - part.size(), ' ');
}

/// A constant as far as it can be shown without running anything.
void append_constant(std::string& text, const Value& value) {
    if (value.is_none()) {
        text.append("None");
    } else if (value.is_boolean()) {
        text.append(value.is_true() ? "True" : "False");
    } else if (value.is_ellipsis()) {
        text.append("...");
    } else if (value.is_small_integer()) {
        text.append(std::to_string(value.small_integer()));
    } else if (value.is_number()) {
        text.append(std::to_string(value.number()));
    } else if (const String* string = value.get_if<String>()) {
        text.append("'").append(string->view()).append("'");
    } else if (const CodeObject* code = value.get_if<CodeObject>()) {
        text.append("<code ").append(code->qualified_name->view()).append(">");
    } else if (const Tuple* tuple = value.get_if<Tuple>()) {
        text.append("(");
        for (const Value& item : tuple->span()) {
            append_constant(text, item);
            text.append(", ");
        }
        text.append(")");
    } else {
        text.append("<object>");
    }
}

void append_operand(std::string& text, const CodeObject& code, Instruction instruction) {
    const std::uint32_t operand = instruction.operand();
    const auto local = [&code](std::uint32_t slot) { return code.local_names[slot]->view(); };
    switch (instruction.opcode()) {
        case Opcode::LoadConstant:
            return append_constant(text, code.constants[operand]);
        case Opcode::LoadSmallInteger:
            text.append(std::to_string(instruction.signed_operand()));
            return;
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
            text.append(local(operand));
            return;
        case Opcode::LoadTwoLocals:
        case Opcode::StoreLoadLocal:
            text.append(local(operand & 4095)).append(" ").append(local(operand >> 12));
            return;
        case Opcode::LoadLocalConstant:
            text.append(local(operand & 4095)).append(" ");
            return append_constant(text, code.constants[operand >> 12]);
        case Opcode::LoadLocalSmallInteger:
            text.append(local(operand & 4095)).append(" ").append(std::to_string(operand >> 12));
            return;
        case Opcode::LoadGlobal:
        case Opcode::StoreGlobal:
        case Opcode::DeleteGlobal:
        case Opcode::LoadName:
        case Opcode::StoreName:
        case Opcode::DeleteName:
        case Opcode::LoadNameFrom:
        case Opcode::LoadAttribute:
        case Opcode::LoadMethod:
        case Opcode::StoreAttribute:
        case Opcode::DeleteAttribute:
        case Opcode::ImportName:
        case Opcode::ImportFrom:
            text.append(code.sites[operand].name->view());
            return;
        case Opcode::Binary:
        case Opcode::InPlace:
            text.append(kBinaryOperators[operand]);
            if (instruction.opcode() == Opcode::InPlace) text.append("=");
            return;
        case Opcode::Unary:
            text.append(kUnaryOperators[operand]);
            return;
        case Opcode::Compare:
            text.append(kCompareOperators[operand]);
            return;
        default:
            if (is_jump(instruction.opcode())) text.append("to ");
            if (is_jump(instruction.opcode()) || operand != 0) text.append(std::to_string(operand));
            return;
    }
}

void append_code(std::string& text, const CodeObject& code) {
    std::vector<bool> is_target(code.instructions.size() + 1);
    for (const Instruction instruction : code.instructions) {
        if (is_jump(instruction.opcode())) is_target[instruction.operand()] = true;
    }
    for (const ExceptionRange& range : code.exception_table) is_target[range.target] = true;

    text.append(code.qualified_name->view()).append(":\n");
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
        text.append(is_target[i] ? ">" : " ");
        append_padded(text, std::to_string(i), 5);
        const std::uint32_t line = code.positions[i].line;
        append_padded(text, line == 0 ? "-" : std::to_string(line), 5);
        std::string operand;
        append_operand(operand, code, code.instructions[i]);
        append_padded(text, opcode_name(code.instructions[i].opcode()), operand.empty() ? 0 : 22);
        text.append(operand).append("\n");
    }
    for (const ExceptionRange& range : code.exception_table) {
        text.append("  ")
            .append(std::to_string(range.start))
            .append(" to ")
            .append(std::to_string(range.end));
        text.append(" -> ").append(std::to_string(range.target));
        text.append(" with ").append(std::to_string(range.depth)).append("\n");
    }
    for (const Value& constant : code.constants) {
        if (const CodeObject* inner = constant.get_if<CodeObject>()) append_code(text, *inner);
    }
}

}  // namespace

std::string disassemble(const CodeObject& code) {
    std::string text;
    append_code(text, code);
    return text;
}

}  // namespace loopscope::language
