#include "language/runtime/rare_instructions.h"

#include <cstddef>
#include <utility>

#include "language/objects/collect.h"
#include "language/objects/dict_operations.h"
#include "language/objects/sequence.h"
#include "language/objects/slice.h"
#include "language/runtime/generator.h"
#include "language/runtime/instructions.h"
#include "language/runtime/operations.h"

namespace loopscope::language {

namespace {

/// The container that an instruction of a display or call fills, once its last operand is off the stack.
template <class Container>
Container& filled(Value* top, Instruction instruction) {
    return *top[-1 - static_cast<std::ptrdiff_t>(instruction.operand())].as<Container>();
}

/// Gives a function that was just made what stands below it on the stack.
Value complete_function(Opcode opcode, Value function, Value part) {
    auto& made = *function.as<Function>();
    switch (opcode) {
        case Opcode::SetDefaults:
            made.defaults = Ref<Tuple>(part.as<Tuple>());
            break;
        case Opcode::SetKeywordDefaults:
            made.keyword_defaults = Ref<Dict>(part.as<Dict>());
            break;
        case Opcode::SetAnnotations:
            made.annotations = std::move(part);
            break;
        default:
            made.details().type_parameters = std::move(part);
            break;
    }
    return function;
}

/// `del` of a variable; what `unbound` gives if it is not bound.
template <class Unbound>
Value delete_variable(Value& variable, Unbound unbound) {
    if (variable.is_empty()) return unbound();
    variable = Value();
    return Value::none();
}

/// `with`: calls the context manager's method of entry, and leaves its method of exit in its place.
Value enter_context(Runtime& runtime, Value& manager, bool is_async) {
    Value exit =
        special_method(runtime, manager, is_async ? runtime.names.dunder_aexit : runtime.names.dunder_exit);
    const Value enter =
        special_method(runtime, manager, is_async ? runtime.names.dunder_aenter : runtime.names.dunder_enter);
    if (enter.is_empty() || exit.is_empty())
        return raise_not_a_context_manager(runtime, manager, enter.is_empty(), is_async);
    const Value owner = std::exchange(manager, std::move(exit));
    return call(runtime, enter);
}

}  // namespace

Value rare_instruction(Runtime& runtime, Frame& frame, Instruction instruction, Value* top,
                       RareEffect& effect) {
    const std::uint32_t operand = instruction.operand();
    const CodeObject& code = *frame.code;
    const auto name = [&] { return code.sites[operand].name.get(); };
    const auto takes = [&](std::uint32_t operands) { effect.operands = operands; };
    const auto only_takes = [&](std::uint32_t operands) { effect = {operands, Frame::Expects::NoResult}; };
    const auto unpacks = [&](std::uint32_t operands) { effect = {operands, Frame::Expects::Unpacked}; };
    switch (instruction.opcode()) {
        case Opcode::DeleteGlobal:
            only_takes(0);
            return delete_name(runtime, *frame.globals, name());
        case Opcode::DeleteName:
            only_takes(0);
            return delete_name(runtime, frame.names ? *frame.names : *frame.globals, name());
        case Opcode::LoadLocals:
            return frame.names ? Value(frame.names) : Value::from(frame.globals);
        case Opcode::LoadClassCell:
            return load_cell_from(runtime, Value(frame.names), code, operand, frame.locals()[operand]);
        case Opcode::LoadCellFrom:
            takes(1);
            return load_cell_from(runtime, top[-1], code, operand, frame.locals()[operand]);
        case Opcode::DeleteAttribute:
            only_takes(1);
            return delete_attribute(runtime, top[-1], name());
        case Opcode::DeleteItem:
            only_takes(2);
            return delete_item(runtime, top[-2], top[-1]);

        case Opcode::LoadNameFrom:
            takes(1);
            return load_name_from(runtime, top[-1], *frame.globals, frame.code->sites[operand]);
        case Opcode::StoreName: {
            only_takes(1);
            if (frame.names->type() == runtime.types.dict) {
                frame.names->set(name(), std::move(top[-1]));
                return Value::none();
            }
            // What a metaclass's __prepare__ gave may want to know of each name.
            return set_item(runtime, Value(frame.names), Value(code.sites[operand].name), top[-1]);
        }
        case Opcode::DeleteLocal:
            only_takes(0);
            return delete_variable(frame.locals()[operand],
                                   [&] { return raise_unbound(runtime, code, operand); });
        case Opcode::DeleteCell:
            only_takes(0);
            return delete_variable(frame.locals()[operand].as<Cell>()->content,
                                   [&] { return raise_unbound_cell(runtime, code, operand); });

        case Opcode::BuildSet:
            takes(operand);
            return build_set(runtime, top - operand, operand);
        case Opcode::BuildDict:
            takes(2 * operand);
            return build_dict(runtime, top - 2 * static_cast<std::ptrdiff_t>(operand), operand);
        case Opcode::BuildSlice: {
            takes(operand);
            const Value* parts = top - operand;
            return Value(make_slice(runtime, parts[0], parts[1], operand == 3 ? parts[2] : Value::none()));
        }
        case Opcode::ListExtend:
            only_takes(1);
            return extend_unpacked(runtime, filled<List>(top, instruction), top[-1]);
        case Opcode::SetUpdate:
            only_takes(1);
            return set_update(runtime, top[-1 - static_cast<std::ptrdiff_t>(operand)], top[-1]);
        case Opcode::DictUpdate:
            only_takes(1);
            return update_unpacked(runtime, filled<Dict>(top, instruction), top[-1]);
        case Opcode::DictMerge:
            only_takes(1);
            return dict_merge(runtime, top[-2], top[-1], top[-5]);
        case Opcode::ListToTuple:
            takes(1);
            return Value(make_tuple(runtime, top[-1].as<List>()->span()));

        case Opcode::UnpackStarred:
            unpacks(1);
            return unpack_starred(runtime, top[-1], operand & 4095, operand >> 12);

        case Opcode::SetDefaults:
        case Opcode::SetKeywordDefaults:
        case Opcode::SetAnnotations:
        case Opcode::SetTypeParameters:
            takes(2);
            return complete_function(instruction.opcode(), std::move(top[-1]), std::move(top[-2]));
        case Opcode::LoadBuildClass:
            return build_class_function(runtime);

        case Opcode::GetYieldFromIterator:
            takes(1);
            return yield_from_iterator(runtime, top[-1]);
        case Opcode::GetAsyncIterator:
            takes(1);
            return async_iterate(runtime, top[-1]);
        case Opcode::GetAsyncNext:
            return async_next(runtime, top[-1]);

        case Opcode::EndAsyncFor:
            only_takes(2);
            if (is_instance(runtime, top[-1], runtime.types.stop_async_iteration)) return Value::none();
            runtime.error = top[-1];
            return Value::error();

        case Opcode::BeforeWith:
        case Opcode::BeforeAsyncWith:
            return enter_context(runtime, top[-1], instruction.opcode() == Opcode::BeforeAsyncWith);
        case Opcode::ExceptionGroupMatches:
            unpacks(2);
            return exception_group_matches(runtime, top[-2], top[-1]);
        case Opcode::CombineExceptStar:
            takes(2);
            return combine_except_star(runtime, top[-2], top[-1]);
        case Opcode::WithExceptStart:
            return call(runtime, top[-3], Value::from(type_of(runtime, top[-1])), top[-1],
                        traceback_of(top[-1]));

        case Opcode::ImportName:
            takes(2);
            return import_name(runtime, frame, name(), top[-2], top[-1]);
        case Opcode::ImportFrom:
            return import_from(runtime, top[-1], name());
        case Opcode::ImportStar:
            only_takes(1);
            return import_star(runtime, frame, top[-1]);
        case Opcode::SetupAnnotations: {
            only_takes(0);
            Dict& names = frame.names ? *frame.names : *frame.globals;
            if (names.find(runtime.names.dunder_annotations) == nullptr)
                names.set(runtime.names.dunder_annotations, Value(make_dict(runtime)));
            return Value::none();
        }
        case Opcode::LoadAssertionError:
            return Value::from(runtime.types.assertion_error);

        case Opcode::MakeTypeVariable:
            takes(type_variable_operands(operand));
            return make_type_variable(runtime, operand, top - type_variable_operands(operand));
        case Opcode::MakeTypeAlias:
            takes(3);
            return make_type_alias(runtime, top[-3], top[-2], top[-1]);
        case Opcode::MakeGenericBase:
            takes(1);
            return make_generic_base(runtime, top[-1]);

        case Opcode::MatchMapping:
            return Value::boolean(is_mapping(runtime, top[-1]));
        case Opcode::MatchSequence:
            return Value::boolean(is_sequence(runtime, top[-1]));
        case Opcode::MatchKeys:
            return match_keys(runtime, top[-2], top[-1]);
        case Opcode::MatchClass:
            takes(3);
            return match_class(runtime, top[-3], top[-2], top[-1], operand);
        default:  // GetLength
            return length(runtime, top[-1]);
    }
}

}  // namespace loopscope::language
