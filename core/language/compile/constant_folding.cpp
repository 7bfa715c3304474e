#include "language/compile/constant_folding.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/compile/operators.h"
#include "language/objects/bytes.h"
#include "language/objects/complex.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

constexpr unsigned kLargestIntegerBits = 128;  // of a result that is worked out here
constexpr std::size_t kLargestTextBytes = 4096;

/// Whether only literals stand in it. Cheap: nothing is made.
bool is_made_of_literals(const ast::Expression& expression) {
    switch (expression.kind) {
        case ast::NodeKind::kConstant:
            return true;
        case ast::NodeKind::kName:
            return expression.as<ast::Name>().id == "__debug__" &&
                   expression.as<ast::Name>().ctx == ast::ExpressionContext::kLoad;
        case ast::NodeKind::kUnaryOp:
            return is_made_of_literals(*expression.as<ast::UnaryOp>().operand);
        case ast::NodeKind::kBinOp:
            // The right side first: in a long row of operators it is the short one.
            return is_made_of_literals(*expression.as<ast::BinOp>().right) &&
                   is_made_of_literals(*expression.as<ast::BinOp>().left);
        case ast::NodeKind::kTuple:
            if (expression.as<ast::Tuple>().ctx != ast::ExpressionContext::kLoad) return false;
            for (const ast::Expression* item : expression.as<ast::Tuple>().elts) {
                if (!is_made_of_literals(*item)) return false;
            }
            return true;
        default:
            return false;
    }
}

bool is_numeric(const Value& value) {
    return is_integer(value) || value.is_number() || value.is<Complex>();
}

unsigned bit_count(std::int64_t value) {
    std::uint64_t magnitude =
        value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    unsigned bits = 0;
    for (; magnitude != 0; magnitude >>= 1) ++bits;
    return bits;
}

bool is_small_enough(ast::BinaryOperator operation, std::int64_t left, std::int64_t right) {
    switch (operation) {
        case ast::BinaryOperator::kMult:
            return bit_count(left) + bit_count(right) <= kLargestIntegerBits;
        case ast::BinaryOperator::kPow:
            return right >= 0 && right <= kLargestIntegerBits &&
                   bit_count(left) * static_cast<unsigned>(right) <= kLargestIntegerBits;
        case ast::BinaryOperator::kLShift:
            return right >= 0 && right <= kLargestIntegerBits &&
                   bit_count(left) + static_cast<unsigned>(right) <= kLargestIntegerBits;
        case ast::BinaryOperator::kRShift:
            return right >= 0;
        case ast::BinaryOperator::kDiv:
        case ast::BinaryOperator::kFloorDiv:
        case ast::BinaryOperator::kMod:
            return right != 0;
        case ast::BinaryOperator::kMatMult:
            return false;
        default:
            return true;
    }
}

/// Whether the operation on two literals is sure to succeed, and its result to be small.
bool may_fold(ast::BinaryOperator operation, const Value& left, const Value& right) {
    const String* const text = left.get_if<String>();
    if (text != nullptr && operation == ast::BinaryOperator::kAdd) {
        const String* const other = right.get_if<String>();
        return other != nullptr && text->byte_length() + other->byte_length() <= kLargestTextBytes;
    }
    std::int64_t left_integer = 0;
    std::int64_t right_integer = 0;
    const bool right_is_integer = to_int64(right, right_integer);
    if (text != nullptr && operation == ast::BinaryOperator::kMult && right_is_integer) {
        return right_integer >= 0 && right_integer <= std::int64_t{kLargestTextBytes} &&
               text->byte_length() * static_cast<std::uint64_t>(right_integer) <= kLargestTextBytes;
    }
    if (!is_numeric(left) || !is_numeric(right)) return false;
    if (right_is_integer && to_int64(left, left_integer))
        return is_small_enough(operation, left_integer, right_integer);
    switch (operation) {
        case ast::BinaryOperator::kAdd:
        case ast::BinaryOperator::kSub:
            return true;
        case ast::BinaryOperator::kMult:
            return !is_integer(left) && !is_integer(right);
        case ast::BinaryOperator::kDiv:
            return left.is_number() && right.is_number() && right.number() != 0;
        default:
            return false;
    }
}

std::optional<Value> evaluate(Runtime& runtime, const ast::Expression& expression);

/// The answer of an operation, or nothing when it failed.
std::optional<Value> accepted(Runtime& runtime, Value result) {
    if (result.is_value()) return result;
    if (result.failed()) static_cast<void>(runtime.take_error());
    return std::nullopt;
}

std::optional<Value> evaluate_unary(Runtime& runtime, const ast::UnaryOp& expression) {
    if (expression.op == ast::UnaryOperator::kNot) {
        const std::optional<bool> truth = constant_truth(*expression.operand);
        if (!truth) return std::nullopt;
        return Value::boolean(!*truth);
    }
    const std::optional<Value> operand = evaluate(runtime, *expression.operand);
    if (!operand || !is_numeric(*operand)) return std::nullopt;
    // ~True warns when it runs, ~1.0 fails.
    if (expression.op == ast::UnaryOperator::kInvert && (operand->is_boolean() || !is_integer(*operand)))
        return std::nullopt;
    return accepted(runtime, unary(runtime, unary_operator(expression.op), *operand));
}

std::optional<Value> evaluate_binary(Runtime& runtime, const ast::BinOp& expression) {
    const std::optional<Value> left = evaluate(runtime, *expression.left);
    if (!left) return std::nullopt;
    const std::optional<Value> right = evaluate(runtime, *expression.right);
    if (!right || !may_fold(expression.op, *left, *right)) return std::nullopt;
    return accepted(runtime, binary(runtime, binary_operator(expression.op), *left, *right));
}

std::optional<Value> evaluate_tuple(Runtime& runtime, const ast::Tuple& expression) {
    std::vector<Value> items;
    items.reserve(expression.elts.size());
    for (const ast::Expression* item : expression.elts) {
        std::optional<Value> value = evaluate(runtime, *item);
        if (!value) return std::nullopt;
        items.push_back(std::move(*value));
    }
    return Value(make_tuple(runtime, std::span<const Value>(items)));
}

std::optional<Value> evaluate(Runtime& runtime, const ast::Expression& expression) {
    switch (expression.kind) {
        case ast::NodeKind::kConstant:
            return constant_value(runtime, expression.as<ast::Constant>());
        case ast::NodeKind::kName:
            return Value::boolean(true);
        case ast::NodeKind::kUnaryOp:
            return evaluate_unary(runtime, expression.as<ast::UnaryOp>());
        case ast::NodeKind::kBinOp:
            return evaluate_binary(runtime, expression.as<ast::BinOp>());
        case ast::NodeKind::kTuple:
            return evaluate_tuple(runtime, expression.as<ast::Tuple>());
        default:
            return std::nullopt;
    }
}

/// CPython interns string literals that look like names, so that `is` holds between them.
bool looks_like_name(std::string_view text) {
    for (const char character : text) {
        const bool is_letter =
            (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        if (!is_letter && !(character >= '0' && character <= '9') && character != '_') return false;
    }
    return true;
}

}  // namespace

Value constant_value(Runtime& runtime, const ast::Constant& constant) {
    switch (constant.constant_kind) {
        case ast::ConstantKind::kNone:
            return Value::none();
        case ast::ConstantKind::kTrue:
            return Value::boolean(true);
        case ast::ConstantKind::kFalse:
            return Value::boolean(false);
        case ast::ConstantKind::kEllipsis:
            return Value::ellipsis();
        case ast::ConstantKind::kInteger:
            return make_integer(runtime, constant.integer);
        case ast::ConstantKind::kBigInteger:
            return integer_from_digits(runtime, constant.text, constant.base);
        case ast::ConstantKind::kFloat:
            return Value::number(constant.number);
        case ast::ConstantKind::kImaginary:
            return make_complex(runtime, {0.0, constant.number});
        case ast::ConstantKind::kString:
            return looks_like_name(constant.text) ? Value(runtime.intern(constant.text))
                                                  : Value(make_string(runtime, constant.text));
        case ast::ConstantKind::kBytes:
            return Value(make_bytes(runtime, constant.text));
    }
    return Value::none();
}

std::optional<Value> fold(Runtime& runtime, const ast::Expression& expression) {
    if (!is_made_of_literals(expression)) return std::nullopt;
    return evaluate(runtime, expression);
}

std::optional<bool> constant_truth(const ast::Expression& expression) {
    if (const ast::UnaryOp* operation = expression.try_as<ast::UnaryOp>()) {
        if (operation->op != ast::UnaryOperator::kNot) return std::nullopt;
        const std::optional<bool> truth = constant_truth(*operation->operand);
        if (!truth) return std::nullopt;
        return !*truth;
    }
    if (const ast::Name* name = expression.try_as<ast::Name>()) {
        if (name->id != "__debug__") return std::nullopt;
        return true;
    }
    const ast::Constant* constant = expression.try_as<ast::Constant>();
    if (constant == nullptr) return std::nullopt;
    switch (constant->constant_kind) {
        case ast::ConstantKind::kNone:
        case ast::ConstantKind::kFalse:
            return false;
        case ast::ConstantKind::kInteger:
            return constant->integer != 0;
        case ast::ConstantKind::kFloat:
        case ast::ConstantKind::kImaginary:
            return constant->number != 0;
        case ast::ConstantKind::kString:
        case ast::ConstantKind::kBytes:
            return !constant->text.empty();
        default:
            return true;
    }
}

}  // namespace loopscope::language
