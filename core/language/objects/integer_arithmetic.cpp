// The operators of int. Operands of up to 64 bits take the short way; the others work on rows of digits.
#include <algorithm>
#include <bit>
#include <cstdlib>

#include "language/objects/float.h"
#include "language/objects/integer.h"
#include "language/objects/integer_objects.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

using natural::Digit;
using natural::Digits;
using natural::View;

/// The magnitudes added, with this sign.
Value add_magnitudes(Runtime& runtime, View left, View right, bool negative) {
    if (left.size() < right.size()) std::swap(left, right);
    Ref<BigInteger> sum = make_big_integer(runtime, left.size() + 1, negative);
    if (!sum) return Value::error();
    sum->digits()[left.size()] = natural::add(sum->digits(), left, right);
    return finish_integer(std::move(sum));
}

/// left - right of magnitudes, turned round when `negative`.
Value subtract_magnitudes(Runtime& runtime, View left, View right, bool negative) {
    if (natural::compare(left, right) < 0) {
        std::swap(left, right);
        negative = !negative;
    }
    Ref<BigInteger> difference = make_big_integer(runtime, left.size(), negative);
    if (!difference) return Value::error();
    natural::subtract(difference->digits(), left, right);
    return finish_integer(std::move(difference));
}

Value add(Runtime& runtime, const IntegerView& left, const IntegerView& right, bool negate_right) {
    const bool right_negative = right.is_negative() != negate_right;
    if (left.is_negative() == right_negative) {
        return add_magnitudes(runtime, left.magnitude(), right.magnitude(), left.is_negative());
    }
    return subtract_magnitudes(runtime, left.magnitude(), right.magnitude(), left.is_negative());
}

Value multiply(Runtime& runtime, const IntegerView& left, const IntegerView& right) {
    const View a = left.magnitude();
    const View b = right.magnitude();
    if (a.empty() || b.empty()) return Value::small_integer(0);
    Ref<BigInteger> product =
        make_big_integer(runtime, a.size() + b.size(), left.is_negative() != right.is_negative());
    if (!product) return Value::error();
    natural::multiply(product->digits(), a, b);
    return finish_integer(std::move(product));
}

Value true_divide(Runtime& runtime, const Value& left, const Value& right) {
    const IntegerView dividend(left);
    const IntegerView divisor(right);
    if (divisor.is_zero()) return runtime.raise(Message::DivisionByZero);
    constexpr std::int64_t kExact = std::int64_t{1} << 53;
    std::int64_t a = 0;
    std::int64_t b = 0;
    if (to_int64(left, a) && to_int64(right, b) && std::max(a, b) <= kExact && std::min(a, b) >= -kExact) {
        return Value::number(static_cast<double>(a) / static_cast<double>(b));
    }
    const double quotient = natural::ratio_to_double(dividend.magnitude(), divisor.magnitude());
    if (quotient > 1.7976931348623157e308) return runtime.raise(Message::IntegerQuotientTooLarge);
    return Value::number(dividend.is_negative() != divisor.is_negative() ? -quotient : quotient);
}

/// The digits of an int in two's complement, one after the other from the lowest, as many as one asks for.
class TwosComplement {
public:
    explicit TwosComplement(const IntegerView& integer) noexcept
        : digits_(integer.magnitude()),
          negative_(integer.is_negative()),
          carry_(integer.is_negative() ? 1 : 0) {}

    Digit next() noexcept {
        Digit digit = index_ < digits_.size() ? digits_[index_] : 0;
        ++index_;
        if (!negative_) return digit;
        digit = ~digit + carry_;
        carry_ = carry_ != 0 && digit == 0 ? 1 : 0;
        return digit;
    }

private:
    View digits_;
    bool negative_;
    Digit carry_;
    std::size_t index_ = 0;
};

Digit combine(BinaryOperator operation, Digit left, Digit right) noexcept {
    if (operation == BinaryOperator::And) return left & right;
    return operation == BinaryOperator::Or ? left | right : left ^ right;
}

Value combine_bits(Runtime& runtime, BinaryOperator operation, const IntegerView& left,
                   const IntegerView& right) {
    const std::size_t size = std::max(left.magnitude().size(), right.magnitude().size()) + 1;
    const bool negative = combine(operation, left.is_negative(), right.is_negative()) != 0;
    Ref<BigInteger> result = make_big_integer(runtime, size, negative);
    if (!result) return Value::error();
    TwosComplement left_digits(left);
    TwosComplement right_digits(right);
    Digit carry = 1;
    for (std::size_t index = 0; index < size; ++index) {
        Digit digit = combine(operation, left_digits.next(), right_digits.next());
        if (negative) {
            digit = ~digit + carry;
            carry = carry != 0 && digit == 0 ? 1 : 0;
        }
        result->digits()[index] = digit;
    }
    return finish_integer(std::move(result));
}

Value shift(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    const IntegerView value(left);
    std::int64_t count = 0;
    const bool fits = to_int64(right, count);
    if (IntegerView(right).is_negative()) return runtime.raise(Message::NegativeShiftCount);
    if (value.is_zero()) return Value::small_integer(0);
    if (operation == BinaryOperator::LeftShift) {
        if (!fits || count > runtime.options().limits.integer_bits)
            return runtime.raise(Message::IntegerTooLarge);
        const Digits shifted = natural::shift_left(value.magnitude(), static_cast<std::uint64_t>(count));
        return make_integer(runtime, shifted, value.is_negative());
    }
    const std::uint64_t bits = fits ? static_cast<std::uint64_t>(count) : UINT64_MAX;
    Digits shifted = natural::shift_right(value.magnitude(), bits);
    if (value.is_negative() && natural::any_bit_below(value.magnitude(), bits)) {
        // Rounding down, away from zero.
        shifted.push_back(0);
        const Digit one = 1;
        (void)natural::add(shifted.data(), shifted, View(&one, 1));
        natural::trim(shifted);
    }
    return make_integer(runtime, shifted, value.is_negative());
}

Value power(Runtime& runtime, const Value& left, const Value& right) {
    const IntegerView base(left);
    const IntegerView exponent(right);
    if (exponent.is_negative()) {
        const double base_number = integer_to_double(left);
        const double exponent_number = integer_to_double(right);
        if (!is_finite(base_number) || !is_finite(exponent_number))
            return runtime.raise(Message::IntegerTooLargeForFloat);
        return float_power(runtime, base_number, exponent_number);
    }
    if (exponent.is_zero()) return Value::small_integer(1);
    if (base.is_zero()) return Value::small_integer(0);
    const bool odd = (exponent.magnitude()[0] & 1) != 0;
    const bool negative = base.is_negative() && odd;
    const View magnitude = base.magnitude();
    const std::uint64_t base_bits = natural::bit_length(magnitude);
    if (base_bits == 1) return Value::small_integer(negative ? -1 : 1);
    std::int64_t times = 0;
    const std::uint64_t limit = runtime.options().limits.integer_bits;
    if (!to_int64(right, times) || static_cast<std::uint64_t>(times) > limit / (base_bits - 1)) {
        return runtime.raise(Message::IntegerTooLarge);
    }
    if (!natural::any_bit_below(magnitude, base_bits - 1)) {
        const Digit one = 1;
        const std::uint64_t bits = (base_bits - 1) * static_cast<std::uint64_t>(times);
        return make_integer(runtime, natural::shift_left(View(&one, 1), bits), negative);
    }
    Digits result(magnitude.begin(), magnitude.end());
    const std::uint64_t exponent_bits = static_cast<std::uint64_t>(times);
    for (int position = std::bit_width(exponent_bits) - 1; position-- > 0;) {
        result = natural::multiply(result, result);
        if ((exponent_bits >> position & 1) != 0) result = natural::multiply(result, magnitude);
    }
    return make_integer(runtime, result, negative);
}

/// The operators where 64 bits suffice for operands and result; empty when they do not.
Value binary_of_int64(Runtime& runtime, BinaryOperator operation, std::int64_t left, std::int64_t right) {
    std::int64_t result = 0;
    switch (operation) {
        case BinaryOperator::Add:
            return __builtin_add_overflow(left, right, &result) ? Value() : make_integer(runtime, result);
        case BinaryOperator::Subtract:
            return __builtin_sub_overflow(left, right, &result) ? Value() : make_integer(runtime, result);
        case BinaryOperator::Multiply:
            return __builtin_mul_overflow(left, right, &result) ? Value() : make_integer(runtime, result);
        case BinaryOperator::And:
            return make_integer(runtime, left & right);
        case BinaryOperator::Or:
            return make_integer(runtime, left | right);
        case BinaryOperator::Xor:
            return make_integer(runtime, left ^ right);
        case BinaryOperator::LeftShift:
            if (right < 0 || right > 15 || !Value::fits(left)) return {};
            return make_integer(runtime, left * (std::int64_t{1} << right));
        case BinaryOperator::RightShift:
            if (right < 0) return {};
            return make_integer(runtime, left >> std::min<std::int64_t>(right, 63));
        default:
            return {};
    }
}

/// base ** exponent modulo `modulus`, all natural; by squaring, from the highest bit of the exponent.
Digits power_modulo(View base, View exponent, View modulus) {
    Digits quotient;
    Digits result{1};
    Digits rest;
    natural::divide(base, modulus, quotient, rest);
    const Digits reduced = rest;
    natural::divide(result, modulus, quotient, rest);
    result = rest;
    for (std::uint64_t position = natural::bit_length(exponent); position-- > 0;) {
        natural::divide(natural::multiply(result, result), modulus, quotient, rest);
        result.swap(rest);
        if (!natural::bit(exponent, position)) continue;
        natural::divide(natural::multiply(result, reduced), modulus, quotient, rest);
        result.swap(rest);
    }
    return result;
}

/// The inverse of `value` modulo `modulus` (both positive ints), or empty when there is none: Euclid's
/// algorithm.
Value inverse_modulo(Runtime& runtime, const Value& value, const Value& modulus) {
    Value previous = modulus;
    Value current = value;
    Value previous_factor = Value::small_integer(0);
    Value factor = Value::small_integer(1);
    while (!IntegerView(current).is_zero()) {
        Value quotient;
        Value remainder;
        if (integer_divide(runtime, previous, current, &quotient, &remainder).failed()) return Value::error();
        const Value product = integer_binary(runtime, BinaryOperator::Multiply, quotient, factor);
        Value next_factor = integer_binary(runtime, BinaryOperator::Subtract, previous_factor, product);
        previous = std::move(current);
        current = std::move(remainder);
        previous_factor = std::move(factor);
        factor = std::move(next_factor);
    }
    if (compare_integers(previous, Value::small_integer(1)) != 0) return {};
    Value inverse;
    if (integer_divide(runtime, previous_factor, modulus, nullptr, &inverse).failed()) return Value::error();
    return inverse;
}

}  // namespace

Value integer_divide(Runtime& runtime, const Value& dividend, const Value& divisor, Value* quotient,
                     Value* remainder) {
    std::int64_t a = 0;
    std::int64_t b = 0;
    if (to_int64(dividend, a) && to_int64(divisor, b) && b != -1) {
        std::int64_t whole = a / b;
        std::int64_t rest = a % b;
        if (rest != 0 && (rest < 0) != (b < 0)) {
            rest += b;
            --whole;
        }
        if (quotient != nullptr) *quotient = make_integer(runtime, whole);
        if (remainder != nullptr) *remainder = make_integer(runtime, rest);
        return Value::none();
    }
    const IntegerView left(dividend);
    const IntegerView right(divisor);
    Digits whole;
    Digits rest;
    natural::divide(left.magnitude(), right.magnitude(), whole, rest);
    const bool negative = left.is_negative() != right.is_negative();
    if (negative && !rest.empty()) {
        // Towards minus infinity: one step further from zero.
        const Digit one = 1;
        whole.push_back(0);
        (void)natural::add(whole.data(), whole, View(&one, 1));
        natural::trim(whole);
        Digits complement(right.magnitude().size());
        natural::subtract(complement.data(), right.magnitude(), rest);
        natural::trim(complement);
        rest = std::move(complement);
    }
    if (quotient != nullptr) {
        *quotient = make_integer(runtime, whole, negative);
        if (quotient->failed()) return Value::error();
    }
    if (remainder != nullptr) {
        *remainder = make_integer(runtime, rest, right.is_negative());
        if (remainder->failed()) return Value::error();
    }
    return Value::none();
}

Value integer_binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right) {
    if (!is_integer(left) || !is_integer(right)) return Value::not_implemented();
    std::int64_t a = 0;
    std::int64_t b = 0;
    if (to_int64(left, a) && to_int64(right, b)) {
        Value result = binary_of_int64(runtime, operation, a, b);
        if (!result.is_empty()) return result;
    }
    switch (operation) {
        case BinaryOperator::Add:
            return add(runtime, IntegerView(left), IntegerView(right), false);
        case BinaryOperator::Subtract:
            return add(runtime, IntegerView(left), IntegerView(right), true);
        case BinaryOperator::Multiply:
            return multiply(runtime, IntegerView(left), IntegerView(right));
        case BinaryOperator::TrueDivide:
            return true_divide(runtime, left, right);
        case BinaryOperator::FloorDivide: {
            if (IntegerView(right).is_zero()) return runtime.raise(Message::IntegerDivisionByZero);
            Value quotient;
            if (integer_divide(runtime, left, right, &quotient, nullptr).failed()) return Value::error();
            return quotient;
        }
        case BinaryOperator::Remainder: {
            if (IntegerView(right).is_zero()) return runtime.raise(Message::IntegerModuloByZero);
            Value remainder;
            if (integer_divide(runtime, left, right, nullptr, &remainder).failed()) return Value::error();
            return remainder;
        }
        case BinaryOperator::Power:
            return power(runtime, left, right);
        case BinaryOperator::LeftShift:
        case BinaryOperator::RightShift:
            return shift(runtime, operation, left, right);
        case BinaryOperator::And:
        case BinaryOperator::Or:
        case BinaryOperator::Xor:
            return combine_bits(runtime, operation, IntegerView(left), IntegerView(right));
        case BinaryOperator::MatrixMultiply:
            return Value::not_implemented();
    }
    return Value::not_implemented();
}

Value integer_power_modulo(Runtime& runtime, const Value& base, const Value& exponent, const Value& modulus) {
    const IntegerView by(modulus);
    if (by.is_zero()) return runtime.raise(Message::PowerModuloZero);
    const Value positive = make_integer(runtime, by.magnitude(), false);
    Value reduced;
    if (integer_divide(runtime, base, positive, nullptr, &reduced).failed()) return Value::error();
    if (IntegerView(exponent).is_negative()) {
        reduced = inverse_modulo(runtime, reduced, positive);
        if (reduced.failed()) return reduced;
        if (reduced.is_empty()) return runtime.raise(Message::NotInvertible);
    }
    // One call may not hold up its host: about as much work as a second of digit by digit multiplication.
    constexpr double kMostWork = 1e9;
    const IntegerView times(exponent);
    const double digits = static_cast<double>(by.magnitude().size());
    const double work = static_cast<double>(natural::bit_length(times.magnitude())) * digits * digits * 2;
    if (work > kMostWork) return runtime.raise(Message::IntegerTooLarge);
    const Digits result = power_modulo(IntegerView(reduced).magnitude(), times.magnitude(), by.magnitude());
    const Value remainder = make_integer(runtime, result, false);
    // The remainder has the sign of the modulus.
    if (!by.is_negative() || result.empty()) return remainder;
    return integer_binary(runtime, BinaryOperator::Add, remainder, modulus);
}

Value unary_integer(Runtime& runtime, UnaryOperator operation, const Value& self) {
    std::int64_t small = 0;
    if (to_int64(self, small) && small != INT64_MIN) {
        switch (operation) {
            case UnaryOperator::Negative:
                return make_integer(runtime, -small);
            case UnaryOperator::Positive:
                return make_integer(runtime, small);
            case UnaryOperator::Invert:
                return make_integer(runtime, ~small);
            case UnaryOperator::Absolute:
                return make_integer(runtime, std::abs(small));
        }
    }
    const IntegerView view(self);
    switch (operation) {
        case UnaryOperator::Negative:
            return make_integer(runtime, view.magnitude(), !view.is_negative());
        case UnaryOperator::Positive:
            return plain_integer(runtime, self);
        case UnaryOperator::Invert: {
            const Value minus_one = Value::small_integer(-1);
            return add(runtime, IntegerView(minus_one), view, true);
        }
        case UnaryOperator::Absolute:
            return make_integer(runtime, view.magnitude(), false);
    }
    return Value::not_implemented();
}

}  // namespace loopscope::language
