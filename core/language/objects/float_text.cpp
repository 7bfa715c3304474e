// float and text: repr(), and reading decimal numbers, each exactly rounded.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "language/objects/float.h"
#include "language/objects/natural.h"
#include "language/objects/number_text.h"

namespace loopscope::language {

namespace {

bool is_digit(char character) noexcept {
    return character >= '0' && character <= '9';
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) noexcept {
    return std::ranges::equal(text, lower, [](char a, char b) { return (a | 0x20) == b; });
}

/// Reads an exponent like "e-5" at `position`, to the end of the text.
bool parse_exponent(std::string_view text, std::size_t position, int& exponent) noexcept {
    constexpr int kBeyondAll = 1'000'000;
    ++position;
    const bool negative = position < text.size() && text[position] == '-';
    if (position < text.size() && (text[position] == '-' || text[position] == '+')) ++position;
    if (position == text.size()) return false;
    for (; position < text.size(); ++position) {
        if (!is_digit(text[position])) return false;
        exponent = std::min(kBeyondAll, exponent * 10 + (text[position] - '0'));
    }
    if (negative) exponent = -exponent;
    return true;
}

}  // namespace

std::string float_repr(double number) {
    if (std::isnan(number)) return "nan";
    if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
    std::string text = std::signbit(number) ? "-" : "";
    if (number == 0) return text + "0.0";
    const DecimalDigits decimal = shortest_digits(std::fabs(number));
    const int length = static_cast<int>(decimal.digits.size());
    constexpr int kLargestPlainPoint = 16;
    constexpr int kSmallestPlainPoint = -3;
    if (decimal.point < kSmallestPlainPoint || decimal.point > kLargestPlainPoint) {
        const int exponent = decimal.point - 1;
        text += decimal.digits[0];
        if (length > 1) text.append(".").append(decimal.digits, 1);
        text += exponent < 0 ? "e-" : "e+";
        if (std::abs(exponent) < 10) text += '0';
        return text + std::to_string(std::abs(exponent));
    }
    if (decimal.point <= 0)
        return text.append("0.").append(static_cast<std::size_t>(-decimal.point), '0') + decimal.digits;
    const auto point = static_cast<std::size_t>(decimal.point);
    if (length <= decimal.point) {
        return text.append(decimal.digits).append(point - decimal.digits.size(), '0').append(".0");
    }
    return text.append(decimal.digits, 0, point).append(".").append(decimal.digits, point);
}

double from_decimal(const DecimalDigits& decimal) {
    constexpr int kLargestPoint = 310;
    constexpr int kSmallestPoint = -330;
    if (decimal.digits.empty() || decimal.point < kSmallestPoint) return 0;
    if (decimal.point > kLargestPoint) return std::numeric_limits<double>::infinity();
    std::string digits = decimal.digits;
    // More digits than this decide nothing but whether there is more.
    constexpr std::size_t kDigitsThatCount = 800;
    if (digits.size() > kDigitsThatCount) {
        digits.resize(kDigitsThatCount);
        digits += '1';
    }
    const int exponent = decimal.point - static_cast<int>(digits.size());
    constexpr std::size_t kExactDigits = 15;
    constexpr int kLargestExactPower = 22;
    if (digits.size() <= kExactDigits && std::abs(exponent) <= kLargestExactPower) {
        // Both numbers are exact doubles: one operation rounds once.
        double number = 0;
        for (const char digit : digits) number = number * 10 + (digit - '0');
        double power = 1;
        for (int step = std::abs(exponent); step > 0; --step) power *= 10;
        return exponent < 0 ? number / power : number * power;
    }
    const natural::Digits number = natural::from_text(digits, 10);
    const natural::Digits five = natural::power(5, static_cast<std::uint32_t>(std::abs(exponent)));
    if (exponent >= 0) return natural::to_double(natural::multiply(number, five), exponent);
    return natural::ratio_to_double(number, natural::shift_left(five, static_cast<std::uint64_t>(-exponent)));
}

bool parse_float(std::string_view text, double& number) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (equals_ignoring_case(text, "inf") || equals_ignoring_case(text, "infinity")) {
        number = std::numeric_limits<double>::infinity();
    } else if (equals_ignoring_case(text, "nan")) {
        number = std::numeric_limits<double>::quiet_NaN();
    } else {
        DecimalDigits decimal;
        bool has_digits = false;
        bool after_point = false;
        int exponent = 0;
        for (std::size_t position = 0; position < text.size(); ++position) {
            const char character = text[position];
            if (is_digit(character)) {
                has_digits = true;
                if (!decimal.digits.empty() || character != '0') {
                    decimal.digits += character;
                    if (!after_point) ++decimal.point;
                } else if (after_point) {
                    --decimal.point;
                }
            } else if (character == '.' && !after_point) {
                after_point = true;
            } else if ((character == 'e' || character == 'E') && has_digits) {
                if (!parse_exponent(text, position, exponent)) return false;
                break;
            } else {
                return false;
            }
        }
        if (!has_digits) return false;
        decimal.digits.erase(decimal.digits.find_last_not_of('0') + 1);
        decimal.point += exponent;
        number = from_decimal(decimal);
    }
    if (negative) number = -number;
    return true;
}

bool parse_float_text(std::string_view text, double& number) {
    std::string characters = ascii_number_text(text);
    return remove_underscores(characters, false) && parse_float(characters, number);
}

double round_to_places(double number, int places) {
    const double rounded = from_decimal(digits_to_place(std::fabs(number), places));
    return std::signbit(number) ? -rounded : rounded;
}

}  // namespace loopscope::language
