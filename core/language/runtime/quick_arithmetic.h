// Arithmetic and comparison of small integers and floats without a call: what the interpreter tries before
// the general ways in operations.h. The results hold no reference, so they may be written over their
// operands.
#pragma once

#include <cmath>
#include <cstdint>

#include "language/objects/type.h"
#include "language/objects/value.h"

namespace loopscope::language {

/// Empty where the result is no small integer, or the operation wants another way.
[[nodiscard, gnu::always_inline]] inline Value quick_integers(BinaryOperator operation, std::int64_t a,
                                                              std::int64_t b) noexcept {
    constexpr std::int64_t kLargest = (std::int64_t{1} << 47) - 1;
    std::int64_t result = 0;
    switch (operation) {
        case BinaryOperator::Add:
            result = a + b;
            break;
        case BinaryOperator::Subtract:
            result = a - b;
            break;
        case BinaryOperator::Multiply:
            // Below 2**49 by this measure it is exact in 64 bits: no multiplication of twice the width is
            // needed.
            if (std::fabs(static_cast<double>(a) * static_cast<double>(b)) > 0x1p49) return {};
            result = a * b;
            break;
        case BinaryOperator::Remainder:
            if (b <= 0) return {};
            // Division of half the width takes half the time.
            if ((static_cast<std::uint64_t>(a | b) >> 32) == 0) {
                return Value::small_integer(static_cast<std::uint32_t>(a) % static_cast<std::uint32_t>(b));
            }
            result = a % b;
            if (result < 0) result += b;
            break;
        case BinaryOperator::FloorDivide:
            if (b <= 0) return {};
            if ((static_cast<std::uint64_t>(a | b) >> 32) == 0) {
                return Value::small_integer(static_cast<std::uint32_t>(a) / static_cast<std::uint32_t>(b));
            }
            result = a / b;
            if (a % b < 0) --result;
            break;
        case BinaryOperator::TrueDivide:
            // Both are exact as floats, so their quotient is the one nearest to the true one.
            return b != 0 ? Value::number(static_cast<double>(a) / static_cast<double>(b)) : Value();
        case BinaryOperator::LeftShift:
            if (b < 0 || b > 47 || a < 0 || a > kLargest >> b) return {};
            result = a << b;
            break;
        case BinaryOperator::RightShift:
            if (b < 0) return {};
            result = a >> (b < 63 ? b : 63);
            break;
        case BinaryOperator::And:
            result = a & b;
            break;
        case BinaryOperator::Or:
            result = a | b;
            break;
        case BinaryOperator::Xor:
            result = a ^ b;
            break;
        default:
            return {};
    }
    return result <= kLargest && result >= -kLargest ? Value::small_integer(result) : Value();
}

/// The same of two numbers of which one is a float at least; empty for everything else.
[[nodiscard]] inline Value quick_floats(BinaryOperator operation, const Value& left,
                                        const Value& right) noexcept {
    if (!left.is_number() && !left.is_small_integer()) return {};
    if (!right.is_number() && !right.is_small_integer()) return {};
    const double a = left.is_number() ? left.number() : static_cast<double>(left.small_integer());
    const double b = right.is_number() ? right.number() : static_cast<double>(right.small_integer());
    switch (operation) {
        case BinaryOperator::Add:
            return Value::number(a + b);
        case BinaryOperator::Subtract:
            return Value::number(a - b);
        case BinaryOperator::Multiply:
            return Value::number(a * b);
        case BinaryOperator::TrueDivide:
            return b != 0 ? Value::number(a / b) : Value();
        default:
            return {};
    }
}

template <class Number>
[[nodiscard, gnu::always_inline]] inline bool holds(CompareOperator operation, Number a, Number b) noexcept {
    switch (operation) {
        case CompareOperator::Less:
            return a < b;
        case CompareOperator::LessEqual:
            return a <= b;
        case CompareOperator::Equal:
            return a == b;
        case CompareOperator::NotEqual:
            return a != b;
        case CompareOperator::Greater:
            return a > b;
        case CompareOperator::GreaterEqual:
            return a >= b;
    }
    return false;
}

}  // namespace loopscope::language
