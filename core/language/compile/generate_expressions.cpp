// Expressions, except calls and comprehensions.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "language/compile/code_generator.h"
#include "language/compile/constant_folding.h"
#include "language/compile/literal_types.h"
#include "language/compile/operators.h"
#include "language/objects/sequence.h"
#include "language/objects/set.h"
#include "language/objects/string.h"

namespace loopscope::language {

namespace {

/// Displays of more items are filled one by one: the stack stays small.
constexpr std::size_t kMostOnStack = 30;

}  // namespace

void CodeGenerator::expressions(ast::List<ast::Expression> list) {
    for (const ast::Expression* node : list) expression(*node);
}

void CodeGenerator::expression(const ast::Expression& node) {
    switch (node.kind) {
        case ast::NodeKind::kConstant:
            return load_constant(node.location, constant_value(runtime_, node.as<ast::Constant>()));
        case ast::NodeKind::kName:
            return name(node.as<ast::Name>());
        case ast::NodeKind::kAttribute:
            return attribute(node.as<ast::Attribute>());
        case ast::NodeKind::kSubscript:
            return subscript(node.as<ast::Subscript>());
        case ast::NodeKind::kSlice:
            return slice(node.as<ast::Slice>());
        case ast::NodeKind::kCall:
            return call(node.as<ast::Call>());
        case ast::NodeKind::kBinOp:
            return binary_operation(node.as<ast::BinOp>());
        case ast::NodeKind::kUnaryOp:
            return unary_operation(node.as<ast::UnaryOp>());
        case ast::NodeKind::kBoolOp:
            return boolean_operation(node.as<ast::BoolOp>());
        case ast::NodeKind::kCompare:
            return comparison(node.as<ast::Compare>());
        case ast::NodeKind::kIfExp:
            return conditional(node.as<ast::IfExp>());
        case ast::NodeKind::kNamedExpr:
            return assignment_expression(node.as<ast::NamedExpr>());
        case ast::NodeKind::kLambda:
            return lambda(node.as<ast::Lambda>());
        case ast::NodeKind::kAwait:
            return await_expression(node.as<ast::Await>());
        case ast::NodeKind::kYield:
            return yield_expression(node.as<ast::Yield>());
        case ast::NodeKind::kYieldFrom:
            return yield_from(node.as<ast::YieldFrom>());
        case ast::NodeKind::kTuple:
            return display(node, node.as<ast::Tuple>().elts, Display::Tuple);
        case ast::NodeKind::kList:
            return display(node, node.as<ast::ListDisplay>().elts, Display::List);
        case ast::NodeKind::kSet:
            return display(node, node.as<ast::Set>().elts, Display::Set);
        case ast::NodeKind::kDict:
            return dict_display(node.as<ast::Dict>());
        case ast::NodeKind::kListComp:
        case ast::NodeKind::kSetComp:
        case ast::NodeKind::kGeneratorExp:
            return comprehension(node, node.as<ast::ListComp>().generators, *node.as<ast::ListComp>().elt,
                                 nullptr);
        case ast::NodeKind::kDictComp:
            return comprehension(node, node.as<ast::DictComp>().generators, *node.as<ast::DictComp>().key,
                                 node.as<ast::DictComp>().value);
        case ast::NodeKind::kJoinedStr:
            return joined_string(node.as<ast::JoinedStr>());
        case ast::NodeKind::kFormattedValue:
            return formatted_value(node.as<ast::FormattedValue>());
        case ast::NodeKind::kStarred:
            fail("can't use starred expression here", node.location);
            return expression(*node.as<ast::Starred>().value);
        default:
            return;
    }
}

/// Loads the value of an expression that can be worked out now.
bool CodeGenerator::folded(const ast::Expression& node) {
    const std::optional<Value> value = fold(runtime_, node);
    if (!value) return false;
    load_constant(node.location, *value);
    return true;
}

// Names, attributes, items

void CodeGenerator::name(const ast::Name& node) {
    if (node.id == "__debug__") return load_constant(node.location, Value::boolean(true));
    load_name(node.location, node.id);
}

void CodeGenerator::attribute(const ast::Attribute& node) {
    expression(*node.value);
    emit_name(attribute_location(node.location, node), Opcode::LoadAttribute, mangled(node.attr));
}

void CodeGenerator::subscript(const ast::Subscript& node) {
    warn_about_subscript(node);
    expression(*node.value);
    expression(*node.slice);
    emit(node.location, Opcode::GetItem);
}

void CodeGenerator::slice(const ast::Slice& node) {
    const auto part = [this, &node](const ast::Expression* bound) {
        bound != nullptr ? expression(*bound) : load_none(node.location);
    };
    part(node.lower);
    part(node.upper);
    if (node.step != nullptr) expression(*node.step);
    emit(node.location, Opcode::BuildSlice, node.step != nullptr ? 3 : 2);
}

void CodeGenerator::store_target(const ast::Expression& target) {
    switch (target.kind) {
        case ast::NodeKind::kName:
            return store_name(target.location, target.as<ast::Name>().id);
        case ast::NodeKind::kAttribute:
            return store_attribute(target.as<ast::Attribute>());
        case ast::NodeKind::kSubscript:
            expression(*target.as<ast::Subscript>().value);
            expression(*target.as<ast::Subscript>().slice);
            return emit(target.location, Opcode::SetItem);
        case ast::NodeKind::kTuple:
            return unpack_target(target, target.as<ast::Tuple>().elts);
        case ast::NodeKind::kList:
            return unpack_target(target, target.as<ast::ListDisplay>().elts);
        case ast::NodeKind::kStarred:
            fail("starred assignment target must be in a list or tuple", target.location);
            return store_target(*target.as<ast::Starred>().value);
        default:
            return;
    }
}

void CodeGenerator::store_attribute(const ast::Attribute& target) {
    check_assignable(target.attr, target.location);
    if (const ast::Name* object = target.value->try_as<ast::Name>();
        object != nullptr && object->id == "self") {
        Unit* unit = unit_->outer;
        while (unit != nullptr && unit->kind != UnitKind::Class) unit = unit->outer;
        if (unit != nullptr) {
            std::vector<std::string_view>& known = unit->assigned_attributes;
            const auto place = std::ranges::lower_bound(known, target.attr);
            if (place == known.end() || *place != target.attr) known.insert(place, target.attr);
        }
    }
    expression(*target.value);
    emit_name(attribute_location(target.location, target), Opcode::StoreAttribute, mangled(target.attr));
}

void CodeGenerator::unpack_target(const ast::Expression& target, ast::List<ast::Expression> elements) {
    constexpr std::size_t kMostBefore = 256;
    constexpr std::size_t kMostAfter = 4096;
    const std::size_t none = elements.size();
    std::size_t star = none;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (!elements[i]->is<ast::Starred>()) continue;
        if (star != none) fail("multiple starred expressions in assignment", target.location);
        star = i;
    }
    if (star == none) {
        emit(target.location, Opcode::UnpackSequence, static_cast<std::uint32_t>(elements.size()));
    } else {
        const std::size_t after = elements.size() - star - 1;
        if (star >= kMostBefore || after >= kMostAfter) {
            fail("too many expressions in star-unpacking assignment", target.location);
        }
        emit(target.location, Opcode::UnpackStarred, static_cast<std::uint32_t>(star | after << 12));
    }
    for (const ast::Expression* element : elements) {
        const ast::Starred* starred = element->try_as<ast::Starred>();
        store_target(starred != nullptr ? *starred->value : *element);
    }
}

void CodeGenerator::assignment_expression(const ast::NamedExpr& node) {
    expression(*node.value);
    emit(node.location, Opcode::Copy, 1);
    store_target(*node.target);
}

// Operators

void CodeGenerator::binary_operation(const ast::BinOp& node) {
    if (folded(node)) return;
    expression(*node.left);
    expression(*node.right);
    emit(node.location, Opcode::Binary, static_cast<std::uint32_t>(binary_operator(node.op)));
}

void CodeGenerator::unary_operation(const ast::UnaryOp& node) {
    if (folded(node)) return;
    expression(*node.operand);
    if (node.op == ast::UnaryOperator::kNot) return emit(node.location, Opcode::Not);
    emit(node.location, Opcode::Unary, static_cast<std::uint32_t>(unary_operator(node.op)));
}

void CodeGenerator::boolean_operation(const ast::BoolOp& node) {
    const Label end = make_label();
    const Opcode leave =
        node.op == ast::BoolOperator::kAnd ? Opcode::JumpIfFalseOrPop : Opcode::JumpIfTrueOrPop;
    for (const ast::Expression* value : node.values) {
        expression(*value);
        if (value != node.values.back()) jump(node.location, leave, end);
    }
    bind(end);
}

void CodeGenerator::conditional(const ast::IfExp& node) {
    const Label otherwise = make_label();
    const Label end = make_label();
    jump_if(*node.test, otherwise, false);
    const std::uint32_t depth = builder().depth();
    expression(*node.body);
    jump(kNowhere, Opcode::Jump, end);
    bind(otherwise);
    builder().set_depth(depth);
    expression(*node.orelse);
    bind(end);
}

void CodeGenerator::warn_about_is(const ast::Compare& node) {
    const auto literal_type = [](const ast::Expression& operand) -> std::string_view {
        const ast::Constant* constant = operand.try_as<ast::Constant>();
        const bool is_plain = constant != nullptr && constant->constant_kind >= ast::ConstantKind::kInteger;
        return is_plain || is_constant_tuple(operand) || is_folded_number(operand) ? type_of_literal(operand)
                                                                                   : "";
    };
    std::string_view left = literal_type(*node.left);
    for (std::size_t i = 0; i < node.ops.size(); ++i) {
        const std::string_view right = literal_type(*node.comparators[i]);
        const bool is = node.ops[i] == ast::CompareOperator::kIs;
        if ((is || node.ops[i] == ast::CompareOperator::kIsNot) && !(left.empty() && right.empty())) {
            std::string message = is ? "\"is\" with '" : "\"is not\" with '";
            message.append(left.empty() ? right : left);
            message.append(is ? "' literal. Did you mean \"==\"?" : "' literal. Did you mean \"!=\"?");
            return warn(std::move(message), node.location);
        }
        left = right;
    }
}

void CodeGenerator::compare(const Location& location, ast::CompareOperator operation) {
    switch (operation) {
        case ast::CompareOperator::kIs:
            return emit(location, Opcode::Is, 0);
        case ast::CompareOperator::kIsNot:
            return emit(location, Opcode::Is, 1);
        case ast::CompareOperator::kIn:
            return emit(location, Opcode::Contains, 0);
        case ast::CompareOperator::kNotIn:
            return emit(location, Opcode::Contains, 1);
        default:
            return emit(location, Opcode::Compare, static_cast<std::uint32_t>(compare_operator(operation)));
    }
}

void CodeGenerator::comparison(const ast::Compare& node) {
    warn_about_is(node);
    expression(*node.left);
    const std::size_t last = node.ops.size() - 1;
    if (last == 0) {
        expression(*node.comparators[0]);
        return compare(node.location, node.ops[0]);
    }
    const Label cleanup = make_label();
    const Label end = make_label();
    for (std::size_t i = 0; i < last; ++i) {
        expression(*node.comparators[i]);
        emit(node.location, Opcode::Swap, 2);
        emit(node.location, Opcode::Copy, 2);
        compare(node.location, node.ops[i]);
        jump(node.location, Opcode::JumpIfFalseOrPop, cleanup);
    }
    expression(*node.comparators[last]);
    compare(node.location, node.ops[last]);
    jump(kNowhere, Opcode::Jump, end);
    bind(cleanup);
    emit(node.location, Opcode::Swap, 2);
    emit(node.location, Opcode::Pop);
    bind(end);
}

// Conditions

/// Goes to `target` when the truth of `test` is `condition`, otherwise on. Leaves nothing on the stack.
void CodeGenerator::jump_if(const ast::Expression& test, Label target, bool condition) {
    if (const std::optional<bool> truth = constant_truth(test)) {
        if (*truth == condition) jump(test.location, Opcode::Jump, target);
        return;
    }
    switch (test.kind) {
        case ast::NodeKind::kUnaryOp:
            if (test.as<ast::UnaryOp>().op != ast::UnaryOperator::kNot) break;
            return jump_if(*test.as<ast::UnaryOp>().operand, target, !condition);
        case ast::NodeKind::kBoolOp:
            return jump_if_boolean(test.as<ast::BoolOp>(), target, condition);
        case ast::NodeKind::kIfExp:
            return jump_if_conditional(test.as<ast::IfExp>(), target, condition);
        case ast::NodeKind::kCompare:
            if (test.as<ast::Compare>().ops.size() > 1) {
                return jump_if_comparison(test.as<ast::Compare>(), target, condition);
            }
            if (jump_if_none(test.as<ast::Compare>(), target, condition)) return;
            break;
        default:
            break;
    }
    expression(test);
    jump(test.location, condition ? Opcode::JumpIfTrue : Opcode::JumpIfFalse, target);
}

void CodeGenerator::jump_if_boolean(const ast::BoolOp& test, Label target, bool condition) {
    const bool leaves_when = test.op == ast::BoolOperator::kOr;
    const Label here = make_label();
    const Label early = leaves_when == condition ? target : here;
    for (const ast::Expression* value : test.values) {
        if (value == test.values.back()) {
            jump_if(*value, target, condition);
        } else {
            jump_if(*value, early, leaves_when);
        }
    }
    bind(here);
}

void CodeGenerator::jump_if_conditional(const ast::IfExp& test, Label target, bool condition) {
    const Label otherwise = make_label();
    const Label end = make_label();
    jump_if(*test.test, otherwise, false);
    jump_if(*test.body, target, condition);
    jump(kNowhere, Opcode::Jump, end);
    bind(otherwise);
    jump_if(*test.orelse, target, condition);
    bind(end);
}

void CodeGenerator::jump_if_comparison(const ast::Compare& test, Label target, bool condition) {
    warn_about_is(test);
    const Label cleanup = make_label();
    const Label end = make_label();
    const std::size_t last = test.ops.size() - 1;
    expression(*test.left);
    for (std::size_t i = 0; i < last; ++i) {
        expression(*test.comparators[i]);
        emit(test.location, Opcode::Swap, 2);
        emit(test.location, Opcode::Copy, 2);
        compare(test.location, test.ops[i]);
        jump(test.location, Opcode::JumpIfFalse, cleanup);
    }
    expression(*test.comparators[last]);
    compare(test.location, test.ops[last]);
    jump(test.location, condition ? Opcode::JumpIfTrue : Opcode::JumpIfFalse, target);
    const std::uint32_t depth = builder().depth();
    jump(kNowhere, Opcode::Jump, end);
    bind(cleanup);
    emit(test.location, Opcode::Pop);
    if (!condition) jump(kNowhere, Opcode::Jump, target);
    bind(end);
    builder().set_depth(depth);
}

/// `x is None` and `x is not None` as one jump.
bool CodeGenerator::jump_if_none(const ast::Compare& test, Label target, bool condition) {
    const bool is = test.ops[0] == ast::CompareOperator::kIs;
    if (!is && test.ops[0] != ast::CompareOperator::kIsNot) return false;
    const ast::Constant* constant = test.comparators[0]->try_as<ast::Constant>();
    if (constant == nullptr || constant->constant_kind != ast::ConstantKind::kNone) return false;
    warn_about_is(test);
    expression(*test.left);
    jump(test.location, is == condition ? Opcode::JumpIfNone : Opcode::JumpIfNotNone, target);
    return true;
}

// await, yield

void CodeGenerator::await_expression(const ast::Await& node) {
    if (!is_in_function()) {
        fail("'await' outside function", node.location);
    } else if (unit_->kind != UnitKind::AsyncFunction && unit_->kind != UnitKind::GeneratorExpression) {
        fail("'await' outside async function", node.location);
    }
    expression(*node.value);
    emit(node.location, Opcode::GetAwaitable, 0);
    emit(node.location, Opcode::Delegate);
}

void CodeGenerator::yield_expression(const ast::Yield& node) {
    if (!is_in_function()) fail("'yield' outside function", node.location);
    if (node.value != nullptr) {
        expression(*node.value);
    } else {
        load_none(node.location);
    }
    emit(node.location, unit_->code->is_coroutine ? Opcode::AsyncGeneratorYield : Opcode::Yield);
}

void CodeGenerator::yield_from(const ast::YieldFrom& node) {
    if (!is_in_function()) fail("'yield from' outside function", node.location);
    if (unit_->kind == UnitKind::AsyncFunction) fail("'yield from' inside async function", node.location);
    expression(*node.value);
    emit(node.location, Opcode::GetYieldFromIterator);
    emit(node.location, Opcode::Delegate);
}

// Displays

/// A display of at least three literals is one constant, copied.
bool CodeGenerator::constant_display(const ast::Expression& node, ast::List<ast::Expression> elements,
                                     Display kind) {
    if (elements.size() < 3) return false;
    std::vector<Value> items;
    items.reserve(elements.size());
    for (const ast::Expression* element : elements) {
        std::optional<Value> value = fold(runtime_, *element);
        if (!value) return false;
        items.push_back(std::move(*value));
    }
    emit(node.location, kind == Display::List ? Opcode::BuildList : Opcode::BuildSet, 0);
    // A set is copied from a frozenset, as in CPython: its order comes from there.
    load_constant(node.location, kind == Display::List
                                     ? Value(make_tuple(runtime_, std::span<const Value>(items)))
                                     : Value(make_constant_set(runtime_, std::span<const Value>(items))));
    emit(node.location, kind == Display::List ? Opcode::ListExtend : Opcode::SetUpdate, 1);
    return true;
}

void CodeGenerator::display(const ast::Expression& node, ast::List<ast::Expression> elements, Display kind) {
    if (kind == Display::Tuple ? folded(node) : constant_display(node, elements, kind)) return;
    const bool makes_set = kind == Display::Set;
    const Opcode build = makes_set ? Opcode::BuildSet : Opcode::BuildList;
    bool is_built = elements.size() > kMostOnStack;
    if (is_built) emit(node.location, build, 0);
    for (std::uint32_t i = 0; i < elements.size(); ++i) {
        const ast::Starred* starred = elements[i]->try_as<ast::Starred>();
        if (starred != nullptr && !is_built) {
            emit(node.location, build, i);
            is_built = true;
        }
        expression(starred != nullptr ? *starred->value : *elements[i]);
        if (starred != nullptr) {
            emit(node.location, makes_set ? Opcode::SetUpdate : Opcode::ListExtend, 1);
        } else if (is_built) {
            emit(node.location, makes_set ? Opcode::SetAdd : Opcode::ListAppend, 1);
        }
    }
    const auto count = static_cast<std::uint32_t>(elements.size());
    if (kind == Display::Tuple) {
        emit(node.location, is_built ? Opcode::ListToTuple : Opcode::BuildTuple, is_built ? 0 : count);
    } else if (!is_built) {
        emit(node.location, build, count);
    }
}

void CodeGenerator::dict_display(const ast::Dict& node) {
    bool is_built = 2 * node.keys.size() > kMostOnStack;
    if (is_built) emit(node.location, Opcode::BuildDict, 0);
    for (std::uint32_t i = 0; i < node.keys.size(); ++i) {
        if (node.keys[i] == nullptr) {
            if (!is_built) emit(node.location, Opcode::BuildDict, i);
            is_built = true;
            expression(*node.values[i]);
            emit(node.location, Opcode::DictUpdate, 1);
            continue;
        }
        expression(*node.keys[i]);
        expression(*node.values[i]);
        if (is_built) emit(node.location, Opcode::DictAdd, 1);
    }
    if (!is_built) emit(node.location, Opcode::BuildDict, static_cast<std::uint32_t>(node.keys.size()));
}

// f-strings

void CodeGenerator::joined_string(const ast::JoinedStr& node) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < node.values.size(); ++i) {
        const ast::Constant* constant = node.values[i]->try_as<ast::Constant>();
        if (constant == nullptr) {
            expression(*node.values[i]);
            ++count;
            continue;
        }
        std::string text(constant->text);
        while (i + 1 < node.values.size() && node.values[i + 1]->is<ast::Constant>()) {
            text.append(node.values[++i]->as<ast::Constant>().text);
        }
        if (text.empty()) continue;
        load_constant(constant->location, Value(make_string(runtime_, text)));
        ++count;
    }
    if (count == 0) return load_text(node.location, "");
    if (count > 1) emit(node.location, Opcode::BuildString, count);
}

void CodeGenerator::formatted_value(const ast::FormattedValue& node) {
    constexpr std::uint32_t kWithSpecification = 4;
    std::uint32_t conversion = 0;
    if (node.conversion == 's') conversion = 1;
    if (node.conversion == 'r') conversion = 2;
    if (node.conversion == 'a') conversion = 3;
    expression(*node.value);
    if (node.format_spec != nullptr) {
        expression(*node.format_spec);
        conversion += kWithSpecification;
    }
    emit(node.location, Opcode::FormatValue, conversion);
}

}  // namespace loopscope::language
