#include "language/compile/stack_effect.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "language/compile/code_object.h"

namespace loopscope::language {

StackEffect stack_effect(Opcode opcode, std::uint32_t operand, bool jumps) noexcept {
    const std::uint32_t n = operand;
    switch (opcode) {
        case Opcode::Nop:
        case Opcode::DeleteLocal:
        case Opcode::MakeCell:
        case Opcode::DeleteCell:
        case Opcode::DeleteGlobal:
        case Opcode::DeleteName:
        case Opcode::Jump:
        case Opcode::JumpBack:
        case Opcode::SetupAnnotations:
            return {0, 0};

        case Opcode::PushEmpty:
        case Opcode::LoadConstant:
        case Opcode::LoadSmallInteger:
        case Opcode::LoadLocal:
        case Opcode::LoadLocalAndClear:
        case Opcode::LoadClosure:
        case Opcode::LoadCell:
        case Opcode::LoadClassCell:
        case Opcode::LoadGlobal:
        case Opcode::LoadName:
        case Opcode::LoadLocals:
        case Opcode::LoadBuildClass:
        case Opcode::LoadAssertionError:
            return {0, 1};
        case Opcode::LoadTwoLocals:
        case Opcode::LoadLocalConstant:
        case Opcode::LoadLocalSmallInteger:
            return {0, 2};

        case Opcode::Pop:
        case Opcode::StoreLocal:
        case Opcode::RestoreLocal:
        case Opcode::StoreCell:
        case Opcode::StoreGlobal:
        case Opcode::StoreName:
        case Opcode::DeleteAttribute:
        case Opcode::JumpIfFalse:
        case Opcode::JumpIfTrue:
        case Opcode::JumpIfNone:
        case Opcode::JumpIfNotNone:
        case Opcode::Return:
        case Opcode::PopHandled:
        case Opcode::Reraise:
        case Opcode::ImportStar:
            return {1, 0};
        case Opcode::StoreAttribute:
        case Opcode::DeleteItem:
        case Opcode::EndAsyncFor:
            return {2, 0};
        case Opcode::SetItem:
            return {3, 0};

        case Opcode::LoadNameFrom:
        case Opcode::LoadCellFrom:
        case Opcode::LoadAttribute:
        case Opcode::Unary:
        case Opcode::Not:
        case Opcode::ListToTuple:
        case Opcode::GetIterator:
        case Opcode::MakeFunction:
        case Opcode::Yield:
        case Opcode::AsyncGeneratorYield:
        case Opcode::GetYieldFromIterator:
        case Opcode::GetAwaitable:
        case Opcode::Delegate:
        case Opcode::GetAsyncIterator:
        case Opcode::MakeGenericBase:
        case Opcode::StoreLoadLocal:
            return {1, 1};
        case Opcode::LoadMethod:
        case Opcode::GetAsyncNext:
        case Opcode::PushHandled:
        case Opcode::BeforeWith:
        case Opcode::BeforeAsyncWith:
        case Opcode::ImportFrom:
        case Opcode::MatchMapping:
        case Opcode::MatchSequence:
        case Opcode::GetLength:
            return {1, 2};

        case Opcode::GetItem:
        case Opcode::Binary:
        case Opcode::InPlace:
        case Opcode::Compare:
        case Opcode::Is:
        case Opcode::Contains:
        case Opcode::SetDefaults:
        case Opcode::SetKeywordDefaults:
        case Opcode::SetAnnotations:
        case Opcode::SetClosure:
        case Opcode::SetTypeParameters:
        case Opcode::CombineExceptStar:
        case Opcode::ImportName:
            return {2, 1};
        case Opcode::ExceptionMatches:
        case Opcode::ExceptionGroupMatches:
            return {2, 2};
        case Opcode::MatchKeys:
            return {2, 3};
        case Opcode::MatchClass:
        case Opcode::MakeTypeAlias:
            return {3, 1};
        case Opcode::WithExceptStart:
            return {3, 4};
        case Opcode::CallUnpacked:
            return {4, 1};
        case Opcode::DictMerge:
            return {5, 4};

        case Opcode::Copy:
            return {n, n + 1};
        case Opcode::Swap:
            return {n, n};
        case Opcode::BuildTuple:
        case Opcode::BuildList:
        case Opcode::BuildSet:
        case Opcode::BuildString:
            return {n, 1};
        case Opcode::BuildDict:
            return {2 * n, 1};
        case Opcode::BuildSlice:
            return {n == 3 ? 3u : 2u, 1};
        case Opcode::ListAppend:
        case Opcode::SetAdd:
        case Opcode::ListExtend:
        case Opcode::SetUpdate:
        case Opcode::DictUpdate:
            return {n + 1, n};
        case Opcode::DictAdd:
            return {n + 2, n};
        case Opcode::FormatValue:
            return {n >= 4 ? 2u : 1u, 1};
        case Opcode::UnpackSequence:
            return {1, n};
        case Opcode::UnpackStarred:
            return {1, (n & 4095) + 1 + (n >> 12)};
        case Opcode::Call:
            return {n + 2, 1};
        case Opcode::CallKeywords:
            return {n + 3, 1};
        case Opcode::Raise:
            return {n, 0};
        case Opcode::MakeTypeVariable:
            return {1 + ((n & 7) == 1 || (n & 7) == 2 ? 1u : 0u) + (n >= 8 ? 1u : 0u), 1};

        case Opcode::JumpIfFalseOrPop:
        case Opcode::JumpIfTrueOrPop:
            return jumps ? StackEffect{1, 1} : StackEffect{1, 0};
        case Opcode::ForIterate:
            return jumps ? StackEffect{1, 0} : StackEffect{1, 2};
    }
    return {0, 0};
}

bool is_jump(Opcode opcode) noexcept {
    switch (opcode) {
        case Opcode::Jump:
        case Opcode::JumpBack:
        case Opcode::JumpIfFalse:
        case Opcode::JumpIfTrue:
        case Opcode::JumpIfNone:
        case Opcode::JumpIfNotNone:
        case Opcode::JumpIfFalseOrPop:
        case Opcode::JumpIfTrueOrPop:
        case Opcode::ForIterate:
            return true;
        default:
            return false;
    }
}

bool goes_on(Opcode opcode) noexcept {
    switch (opcode) {
        case Opcode::Jump:
        case Opcode::JumpBack:
        case Opcode::Return:
        case Opcode::Raise:
        case Opcode::Reraise:
            return false;
        default:
            return true;
    }
}

namespace {

/// How many of the values that `instruction` may name there are.
std::uint32_t operand_limit(const CodeObject& code, Opcode opcode) {
    switch (opcode) {
        case Opcode::LoadConstant:
            return static_cast<std::uint32_t>(code.constants.size());
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
            return code.slot_count();
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
            return static_cast<std::uint32_t>(code.sites.size());
        default:
            return is_jump(opcode) ? static_cast<std::uint32_t>(code.instructions.size())
                                   : Instruction::kLargestOperand + 1;
    }
}

/// The walk of check_stack: a list of places still to visit, each with the height of the stack there.
class StackCheck {
public:
    explicit StackCheck(const CodeObject& code)
        : code_(code),
          heights_(code.instructions.size(), kUnknown),
          handlers_(code.instructions.size(), kUnknown) {}

    std::string run() {
        if (code_.positions.size() != code_.instructions.size())
            return "not one position for each instruction";
        if (!read_handlers()) return problem_;
        arrive(0, 0, 0);
        while (!places_.empty() && problem_.empty()) {
            const std::uint32_t place = places_.back();
            places_.pop_back();
            visit(place);
        }
        if (problem_.empty() && highest_ != code_.stack_size) {
            fail(0, "stack_size is " + std::to_string(code_.stack_size) + " but the stack grows to " +
                        std::to_string(highest_));
        }
        return problem_;
    }

private:
    static constexpr std::uint32_t kUnknown = 0xFFFF'FFFF;

    bool read_handlers() {
        std::uint32_t last_end = 0;
        for (std::uint32_t i = 0; i < code_.exception_table.size(); ++i) {
            const ExceptionRange& range = code_.exception_table[i];
            if (range.start >= range.end || range.start < last_end || range.end > code_.instructions.size() ||
                range.target >= code_.instructions.size()) {
                fail(range.start, "bad exception range");
                return false;
            }
            last_end = range.end;
            std::fill(handlers_.begin() + range.start, handlers_.begin() + range.end, i);
        }
        return true;
    }

    void visit(std::uint32_t place) {
        const std::uint32_t height = heights_[place];
        const Instruction instruction = code_.instructions[place];
        const Opcode opcode = instruction.opcode();
        if (handlers_[place] != kUnknown) {
            const ExceptionRange& range = code_.exception_table[handlers_[place]];
            if (height < range.depth) return fail(place, "the stack is lower than its handler expects");
            arrive(range.target, range.depth + 1, place);
        }
        if (instruction.operand() >= operand_limit(code_, opcode)) return fail(place, "operand out of range");
        const StackEffect effect = stack_effect(opcode, instruction.operand());
        if (height < effect.takes) return fail(place, "takes more than there is");
        if (is_jump(opcode)) {
            const StackEffect jumping = stack_effect(opcode, instruction.operand(), true);
            if ((opcode == Opcode::JumpBack) != (instruction.operand() <= place))
                return fail(place, "wrong direction");
            arrive(instruction.operand(), height - jumping.takes + jumping.gives, place);
        }
        if (goes_on(opcode)) arrive(place + 1, height - effect.takes + effect.gives, place);
        if (opcode == Opcode::Return && height != 1)
            fail(place, "returns with more than one value on the stack");
    }

    void arrive(std::uint32_t place, std::uint32_t height, std::uint32_t from) {
        if (!problem_.empty()) return;
        if (place >= heights_.size()) return fail(from, "runs off the end");
        highest_ = std::max(highest_, height);
        if (heights_[place] == kUnknown) {
            heights_[place] = height;
            places_.push_back(place);
        } else if (heights_[place] != height) {
            fail(place, "reached with " + std::to_string(heights_[place]) + " and, from " +
                            std::to_string(from) + ", with " + std::to_string(height) +
                            " values on the stack");
        }
    }

    void fail(std::uint32_t place, std::string_view what) {
        if (!problem_.empty()) return;
        problem_ = "instruction " + std::to_string(place);
        if (place < code_.instructions.size()) {
            problem_.append(" (").append(opcode_name(code_.instructions[place].opcode())).append(")");
        }
        problem_.append(": ").append(what);
    }

    const CodeObject& code_;
    std::vector<std::uint32_t> heights_;   // by instruction, before it runs
    std::vector<std::uint32_t> handlers_;  // by instruction: its range in the exception table
    std::vector<std::uint32_t> places_;
    std::uint32_t highest_ = 0;
    std::string problem_;
};

}  // namespace

std::string check_stack(const CodeObject& code) {
    std::string problem = StackCheck(code).run();
    for (const Value& constant : code.constants) {
        if (!problem.empty()) break;
        if (const CodeObject* inner = constant.get_if<CodeObject>()) {
            problem = check_stack(*inner);
            if (!problem.empty()) problem = std::string(inner->qualified_name->view()) + ": " + problem;
        }
    }
    return problem;
}

}  // namespace loopscope::language
