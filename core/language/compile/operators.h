// The tree's operators as the ones of the runtime.
#pragma once

#include "language/objects/type.h"
#include "language/syntax/ast.h"

namespace loopscope::language {

[[nodiscard]] constexpr BinaryOperator binary_operator(ast::BinaryOperator operation) {
    switch (operation) {
        case ast::BinaryOperator::kAdd:
            return BinaryOperator::Add;
        case ast::BinaryOperator::kSub:
            return BinaryOperator::Subtract;
        case ast::BinaryOperator::kMult:
            return BinaryOperator::Multiply;
        case ast::BinaryOperator::kMatMult:
            return BinaryOperator::MatrixMultiply;
        case ast::BinaryOperator::kDiv:
            return BinaryOperator::TrueDivide;
        case ast::BinaryOperator::kMod:
            return BinaryOperator::Remainder;
        case ast::BinaryOperator::kPow:
            return BinaryOperator::Power;
        case ast::BinaryOperator::kLShift:
            return BinaryOperator::LeftShift;
        case ast::BinaryOperator::kRShift:
            return BinaryOperator::RightShift;
        case ast::BinaryOperator::kBitOr:
            return BinaryOperator::Or;
        case ast::BinaryOperator::kBitXor:
            return BinaryOperator::Xor;
        case ast::BinaryOperator::kBitAnd:
            return BinaryOperator::And;
        case ast::BinaryOperator::kFloorDiv:
            return BinaryOperator::FloorDivide;
    }
    return BinaryOperator::Add;
}

/// `operation` must not be `not`.
[[nodiscard]] constexpr UnaryOperator unary_operator(ast::UnaryOperator operation) {
    switch (operation) {
        case ast::UnaryOperator::kInvert:
            return UnaryOperator::Invert;
        case ast::UnaryOperator::kUAdd:
            return UnaryOperator::Positive;
        default:
            return UnaryOperator::Negative;
    }
}

/// `operation` must be a comparison of values: not `is` and not `in`.
[[nodiscard]] constexpr CompareOperator compare_operator(ast::CompareOperator operation) {
    switch (operation) {
        case ast::CompareOperator::kLt:
            return CompareOperator::Less;
        case ast::CompareOperator::kLtE:
            return CompareOperator::LessEqual;
        case ast::CompareOperator::kNotEq:
            return CompareOperator::NotEqual;
        case ast::CompareOperator::kGt:
            return CompareOperator::Greater;
        case ast::CompareOperator::kGtE:
            return CompareOperator::GreaterEqual;
        default:
            return CompareOperator::Equal;
    }
}

}  // namespace loopscope::language
