#include "language/compile/literal_types.h"

namespace loopscope::language {

namespace {

std::string_view type_of_constant(const ast::Constant& constant) {
    switch (constant.constant_kind) {
        case ast::ConstantKind::kNone:
            return "NoneType";
        case ast::ConstantKind::kTrue:
        case ast::ConstantKind::kFalse:
            return "bool";
        case ast::ConstantKind::kEllipsis:
            return "ellipsis";
        case ast::ConstantKind::kInteger:
        case ast::ConstantKind::kBigInteger:
            return "int";
        case ast::ConstantKind::kFloat:
            return "float";
        case ast::ConstantKind::kImaginary:
            return "complex";
        case ast::ConstantKind::kString:
            return "str";
        case ast::ConstantKind::kBytes:
            return "bytes";
    }
    return "";
}

}  // namespace

bool is_folded_number(const ast::Expression& expression) {
    const ast::UnaryOp* operation = expression.try_as<ast::UnaryOp>();
    if (operation == nullptr || operation->op == ast::UnaryOperator::kNot) return false;
    const ast::Constant* constant = operation->operand->try_as<ast::Constant>();
    return constant != nullptr && constant->constant_kind >= ast::ConstantKind::kInteger &&
           constant->constant_kind <= ast::ConstantKind::kImaginary;
}

bool is_constant_tuple(const ast::Expression& expression) {
    const ast::Tuple* tuple = expression.try_as<ast::Tuple>();
    if (tuple == nullptr) return false;
    for (const ast::Expression* item : tuple->elts) {
        if (!item->is<ast::Constant>() && !is_constant_tuple(*item) && !is_folded_number(*item)) return false;
    }
    return true;
}

std::string_view type_of_literal(const ast::Expression& expression) {
    switch (expression.kind) {
        case ast::NodeKind::kConstant:
            return type_of_constant(expression.as<ast::Constant>());
        case ast::NodeKind::kUnaryOp:
            return is_folded_number(expression) ? type_of_literal(*expression.as<ast::UnaryOp>().operand)
                                                : "";
        case ast::NodeKind::kTuple:
            return "tuple";
        case ast::NodeKind::kList:
        case ast::NodeKind::kListComp:
            return "list";
        case ast::NodeKind::kDict:
        case ast::NodeKind::kDictComp:
            return "dict";
        case ast::NodeKind::kSet:
        case ast::NodeKind::kSetComp:
            return "set";
        case ast::NodeKind::kGeneratorExp:
            return "generator";
        case ast::NodeKind::kLambda:
            return "function";
        case ast::NodeKind::kJoinedStr:
        case ast::NodeKind::kFormattedValue:
            return "str";
        default:
            return "";
    }
}

}  // namespace loopscope::language
