// The methods and attributes of float.
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "language/objects/float.h"
#include "language/objects/float_objects.h"
#include "language/objects/index_arguments.h"
#include "language/objects/integer.h"
#include "language/objects/number_text.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

Value as_integer_ratio(Runtime& runtime, Value* arguments) {
    const double number = float_value(arguments[0]);
    if (std::isnan(number)) return runtime.raise(Message::NaNToRatio);
    if (std::isinf(number)) return runtime.raise(Message::InfinityToRatio);
    int exponent = 0;
    double fraction = std::frexp(std::fabs(number), &exponent);
    while (fraction != std::floor(fraction)) {
        fraction *= 2;
        --exponent;
    }
    natural::Digits numerator = natural::from_double(fraction);
    natural::Digits denominator{1};
    natural::Digits& scaled = exponent > 0 ? numerator : denominator;
    scaled = natural::shift_left(scaled, static_cast<std::uint64_t>(std::abs(exponent)));
    Ref<Tuple> ratio = make_tuple(runtime, 2);
    (*ratio)[0] = make_integer(runtime, numerator, number < 0);
    (*ratio)[1] = make_integer(runtime, denominator, false);
    return ratio;
}

Value is_whole(Runtime&, Value* arguments) {
    const double number = float_value(arguments[0]);
    return Value::boolean(is_finite(number) && number == std::floor(number));
}

Value conjugate(Runtime&, Value* arguments) {
    return Value::number(float_value(arguments[0]));
}

Value get_imaginary(Runtime&, const Value&) {
    return Value::number(0);
}
Value get_real(Runtime&, const Value& self) {
    return Value::number(float_value(self));
}

Value new_arguments(Runtime& runtime, Value* arguments) {
    Ref<Tuple> result = make_tuple(runtime, 1);
    (*result)[0] = Value::number(float_value(arguments[0]));
    return result;
}

Value truncate(Runtime& runtime, Value* arguments) {
    return truncated_integer(runtime, float_value(arguments[0]));
}
Value floor(Runtime& runtime, Value* arguments) {
    return truncated_integer(runtime, std::floor(float_value(arguments[0])));
}
Value ceil(Runtime& runtime, Value* arguments) {
    return truncated_integer(runtime, std::ceil(float_value(arguments[0])));
}

/// The nearest whole number, ties to even.
double nearest_whole(double number) noexcept {
    const double rounded = std::round(number);
    if (std::fabs(number - rounded) == 0.5) return 2 * std::round(number / 2);
    return rounded;
}

Value round_float(Runtime& runtime, Value* arguments) {
    const double number = float_value(arguments[0]);
    if (arguments[1].is_empty() || arguments[1].is_none())
        return truncated_integer(runtime, nearest_whole(number));
    if (!has_plain_indices(arguments, {1})) return with_indices(runtime, round_float, arguments, 2, {1});
    if (number == 0 || !is_finite(number)) return Value::number(number);
    // Beyond these every float is its own rounding, or 0 (floatobject.c:1045).
    constexpr std::int64_t kMostPlaces = 323;
    constexpr std::int64_t kFewestPlaces = -308;
    const std::int64_t places = arguments[1].small_integer();
    if (places > kMostPlaces) return Value::number(number);
    if (places < kFewestPlaces) return Value::number(std::copysign(0.0, number));
    const double rounded = round_to_places(number, static_cast<int>(places));
    if (!is_finite(rounded)) return runtime.raise(Message::RoundedTooLarge);
    return Value::number(rounded);
}

Value divide_with_remainder(Runtime& runtime, const Value& left, const Value& right) {
    double dividend = 0;
    double divisor = 0;
    const Value left_found = real_number(runtime, left, dividend);
    if (!left_found.is_none()) return left_found;
    const Value right_found = real_number(runtime, right, divisor);
    if (!right_found.is_none()) return right_found;
    if (divisor == 0) return runtime.raise(Message::FloatDivmodByZero);
    double quotient = 0;
    double remainder = 0;
    float_divide(dividend, divisor, quotient, remainder);
    Ref<Tuple> result = make_tuple(runtime, 2);
    (*result)[0] = Value::number(quotient);
    (*result)[1] = Value::number(remainder);
    return result;
}

Value divmod(Runtime& runtime, Value* arguments) {
    return divide_with_remainder(runtime, arguments[0], arguments[1]);
}
Value reflected_divmod(Runtime& runtime, Value* arguments) {
    return divide_with_remainder(runtime, arguments[1], arguments[0]);
}

constexpr int kFractionBits = 52;

Value hex(Runtime& runtime, Value* arguments) {
    const double number = float_value(arguments[0]);
    if (!is_finite(number)) return make_string(runtime, float_repr(number));
    std::string text = std::signbit(number) ? "-0x" : "0x";
    if (number == 0) return make_string(runtime, text + "0.0p+0");
    int exponent = 0;
    double fraction = 2 * std::frexp(std::fabs(number), &exponent);
    --exponent;
    // Subnormal numbers keep their smallest exponent and begin with 0.
    constexpr int kSmallestExponent = -1022;
    if (exponent < kSmallestExponent) {
        fraction = std::ldexp(fraction, exponent - kSmallestExponent);
        exponent = kSmallestExponent;
    }
    for (int digit = 0; digit <= kFractionBits / 4; ++digit) {
        const int value = static_cast<int>(fraction);
        text += "0123456789abcdef"[value];
        if (digit == 0) text += '.';
        fraction = (fraction - value) * 16;
    }
    text += exponent < 0 ? "p-" : "p+";
    text += std::to_string(std::abs(exponent));
    return make_string(runtime, text);
}

int hex_digit(char character) noexcept {
    if (character >= '0' && character <= '9') return character - '0';
    const char lower = static_cast<char>(character | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

enum class HexResult : std::uint8_t { Good, Invalid, TooLarge };

/// Reads "0x1.8p3" without its sign.
HexResult parse_hex(std::string_view text, double& number) {
    if (text.size() > 1 && text[0] == '0' && (text[1] | 0x20) == 'x') text.remove_prefix(2);
    std::string digits;
    std::int64_t exponent = 0;
    bool has_digits = false;
    bool after_point = false;
    std::size_t position = 0;
    for (; position < text.size(); ++position) {
        if (text[position] == '.' && !after_point) {
            after_point = true;
        } else if (hex_digit(text[position]) >= 0) {
            has_digits = true;
            digits += text[position];
            if (after_point) exponent -= 4;
        } else {
            break;
        }
    }
    if (!has_digits) return HexResult::Invalid;
    if (position < text.size()) {
        if ((text[position] | 0x20) != 'p') return HexResult::Invalid;
        ++position;
        const bool negative = position < text.size() && text[position] == '-';
        if (position < text.size() && (text[position] == '-' || text[position] == '+')) ++position;
        if (position == text.size()) return HexResult::Invalid;
        std::int64_t power = 0;
        for (; position < text.size(); ++position) {
            if (text[position] < '0' || text[position] > '9') return HexResult::Invalid;
            constexpr std::int64_t kBeyondAll = 1'000'000'000'000;
            power = std::min(kBeyondAll, power * 10 + (text[position] - '0'));
        }
        exponent += negative ? -power : power;
    }
    number = natural::to_double(natural::from_text(digits, 16), exponent);
    return std::isinf(number) ? HexResult::TooLarge : HexResult::Good;
}

Value from_hex(Runtime& runtime, Value* arguments) {
    const auto* string = arguments[1].get_if<String>();
    if (string == nullptr)
        return runtime.raise(runtime.types.type_error, "bad argument type for built-in operation");
    std::string_view text = without_space(string->view());
    double number = 0;
    // The names of infinity and NaN are those of float() too.
    const bool is_name = text.find_first_of("nN") != std::string_view::npos;
    if (is_name) {
        if (!parse_float(text, number)) return runtime.raise(Message::InvalidHexadecimalFloat);
    } else {
        const bool negative = text.starts_with('-');
        if (negative || text.starts_with('+')) text.remove_prefix(1);
        const HexResult result = parse_hex(text, number);
        if (result == HexResult::Invalid) return runtime.raise(Message::InvalidHexadecimalFloat);
        if (result == HexResult::TooLarge) return runtime.raise(Message::HexadecimalFloatTooLarge);
        if (negative) number = -number;
    }
    const Value plain = Value::number(number);
    if (arguments[0].as<Type>() == runtime.types.floating) return plain;
    return call(runtime, arguments[0], plain);
}

}  // namespace

Value truncated_integer(Runtime& runtime, double number) {
    if (std::isnan(number)) return runtime.raise(Message::NaNToInteger);
    if (std::isinf(number)) return runtime.raise(Message::InfinityToInteger);
    return integer_from_float(runtime, number);
}

void add_float_methods(TypeBuilder& builder) {
    builder.method("as_integer_ratio(self, /)", as_integer_ratio);
    builder.method("conjugate(self, /)", conjugate);
    builder.class_method("fromhex(type, string, /)", from_hex);
    builder.method("hex(self, /)", hex);
    builder.method("is_integer(self, /)", is_whole);
    builder.method("__ceil__(self, /)", ceil);
    builder.method("__divmod__(self, value, /)", divmod);
    builder.method("__floor__(self, /)", floor);
    builder.method("__getnewargs__(self, /)", new_arguments);
    builder.method("__rdivmod__(self, value, /)", reflected_divmod);
    builder.method("__round__(self, ndigits=None, /)", round_float);
    builder.method("__trunc__(self, /)", truncate);
    builder.attribute("imag", get_imaginary);
    builder.attribute("real", get_real);
}

}  // namespace loopscope::language
