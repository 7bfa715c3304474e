#include "language/objects/format_spec.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "language/objects/float.h"
#include "language/objects/heap.h"
#include "language/objects/string.h"
#include "language/objects/unicode.h"
#include "language/runtime/runtime.h"
#include "language/syntax/characters.h"

namespace loopscope::language {

namespace {

bool is_align(char character) noexcept {
    return character == '<' || character == '>' || character == '=' || character == '^';
}

/// Reads digits at `position`; false when they pass all bounds.
bool read_number(std::string_view text, std::size_t& position, std::int64_t& number) noexcept {
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 10 - 1;
    while (position < text.size() && text[position] >= '0' && text[position] <= '9') {
        if (number > kMost) return false;
        number = std::max<std::int64_t>(number, 0) * 10 + (text[position++] - '0');
    }
    return true;
}

/// How errors show a format code.
std::string shown_code(char32_t code) {
    if (code > ' ' && code < 0x80) return std::string(1, static_cast<char>(code));
    std::string digits;
    for (char32_t rest = code; rest != 0 || digits.empty(); rest >>= 4) {
        digits.insert(digits.begin(), "0123456789abcdef"[rest & 0xF]);
    }
    return "\\x" + digits;
}

/// Separators go with decimal numbers, the underscore with other bases too.
bool takes_separator(char separator, char32_t type) noexcept {
    switch (type) {
        case 0:
        case 'd':
        case 'e':
        case 'E':
        case 'f':
        case 'F':
        case 'g':
        case 'G':
        case '%':
            return true;
        case 'b':
        case 'o':
        case 'x':
        case 'X':
            return separator == '_';
        default:
            return false;
    }
}

/// The digits with `separator` between groups, and zeros in front up to `least` characters.
void append_grouped(std::string& result, std::string_view digits, char separator, std::size_t group,
                    std::size_t least) {
    // Zeros before inf and nan are no number's.
    if (separator == 0 || digits.empty()) {
        if (digits.size() < least) result.append(least - digits.size(), '0');
        result += digits;
        return;
    }
    // From the right: zeros count as digits, and no separator comes first.
    std::string reversed;
    std::size_t taken = 0;
    std::size_t in_group = 0;
    while (taken < digits.size() || reversed.size() < least) {
        if (in_group == group) {
            reversed += separator;
            in_group = 0;
        }
        reversed += taken < digits.size() ? digits[digits.size() - 1 - taken] : '0';
        ++taken;
        ++in_group;
    }
    result.append(reversed.rbegin(), reversed.rend());
}

char sign_of(const NumberText& number, const FormatSpec& spec) noexcept {
    if (number.negative) return '-';
    return spec.sign == '-' ? '\0' : spec.sign;
}

std::string exponent_text(int exponent, bool upper) {
    std::string text(1, upper ? 'E' : 'e');
    text += exponent < 0 ? '-' : '+';
    if (std::abs(exponent) < 10) text += '0';
    return text + std::to_string(std::abs(exponent));
}

/// Digits d.ddd with an exponent.
void set_scientific(NumberText& text, const std::string& digits, int exponent, bool alternate, bool upper) {
    text.digits = digits.substr(0, 1);
    if (digits.size() > 1 || alternate) text.rest = ".";
    text.rest.append(digits, 1).append(exponent_text(exponent, upper));
}

/// Digits around a point that stands after `point` of them.
void set_plain(NumberText& text, const std::string& digits, int point, bool alternate) {
    if (point <= 0) {
        text.digits = "0";
        text.rest = std::string(static_cast<std::size_t>(-point), '0') + digits;
    } else {
        const auto whole = static_cast<std::size_t>(point);
        text.digits = digits.substr(0, whole);
        if (text.digits.size() < whole) text.digits.append(whole - text.digits.size(), '0');
        if (digits.size() > whole) text.rest = digits.substr(whole);
    }
    if (!text.rest.empty() || alternate) text.rest.insert(0, 1, '.');
}

void set_general(NumberText& text, double magnitude, std::size_t precision, bool alternate, bool upper,
                 bool add_point_zero) {
    DecimalDigits decimal = digits_of_count(magnitude, static_cast<unsigned>(precision));
    if (magnitude == 0) {
        decimal.digits = std::string(precision, '0');
        decimal.point = 1;
    }
    if (!alternate) decimal.digits.erase(std::max<std::size_t>(decimal.digits.find_last_not_of('0') + 1, 1));
    const int largest_plain = static_cast<int>(precision) - (add_point_zero ? 1 : 0);
    if (decimal.point <= -4 || decimal.point > largest_plain) {
        set_scientific(text, decimal.digits, decimal.point - 1, alternate, upper);
    } else {
        set_plain(text, decimal.digits, decimal.point, alternate);
        if (add_point_zero && text.rest.empty()) text.rest = ".0";
    }
}

/// As repr() has it.
void set_shortest(NumberText& text, double magnitude, bool alternate, bool add_point_zero) {
    DecimalDigits decimal = shortest_digits(magnitude);
    if (magnitude == 0) decimal = {"0", 1};
    constexpr int kLargestPlainPoint = 16;
    if (decimal.point <= -4 || decimal.point > kLargestPlainPoint) {
        set_scientific(text, decimal.digits, decimal.point - 1, alternate, false);
    } else {
        set_plain(text, decimal.digits, decimal.point, alternate);
        if (add_point_zero && text.rest.size() < 2) text.rest = ".0";
    }
}

}  // namespace

bool read_format_spec(Runtime& runtime, std::string_view text, char default_align, std::string_view type_name,
                      FormatSpec& spec) {
    std::size_t position = 0;
    spec.align = default_align;
    if (!text.empty()) {
        std::size_t after_fill = 0;
        (void)unicode::next(text, after_fill);
        if (after_fill < text.size() && is_align(text[after_fill])) {
            spec.fill = text.substr(0, after_fill);
            spec.align = text[after_fill];
            spec.has_align = true;
            position = after_fill + 1;
        } else if (is_align(text[0])) {
            spec.align = text[0];
            spec.has_align = true;
            position = 1;
        }
    }
    const auto take = [&](char wanted) {
        if (position == text.size() || text[position] != wanted) return false;
        ++position;
        return true;
    };
    if (position < text.size() && std::strchr("+- ", text[position]) != nullptr && text[position] != '\0') {
        spec.sign = text[position++];
        spec.has_sign = true;
    }
    spec.coerces_negative_zero = take('z');
    spec.alternate = take('#');
    if (spec.fill.empty() && take('0')) {
        spec.fill = "0";
        if (!spec.has_align && default_align == '>') spec.align = '=';
    }
    if (!read_number(text, position, spec.width)) {
        (void)runtime.raise(Message::FormatTooManyDigits);
        return false;
    }
    if (take(',')) spec.separator = ',';
    if (take('_')) {
        if (spec.separator != 0) {
            (void)runtime.raise(Message::FormatBothSeparators);
            return false;
        }
        spec.separator = '_';
    }
    if (spec.separator == '_' && position < text.size() && text[position] == ',') {
        (void)runtime.raise(Message::FormatBothSeparators);
        return false;
    }
    if (take('.')) {
        if (!read_number(text, position, spec.precision)) {
            (void)runtime.raise(Message::FormatTooManyDigits);
            return false;
        }
        if (spec.precision < 0) {
            (void)runtime.raise(Message::FormatPrecisionMissing);
            return false;
        }
    }
    if (position < text.size()) {
        std::size_t after = position;
        spec.type = unicode::next(text, after);
        if (after < text.size()) {
            (void)runtime.raise(Message::FormatInvalid, text, type_name);
            return false;
        }
    }
    // Text without a type is formatted as with 's'.
    const char32_t type = spec.type == 0 && default_align == '<' ? U's' : spec.type;
    if (spec.separator != 0 && !takes_separator(spec.separator, type)) {
        (void)runtime.raise(Message::FormatSeparatorWithType, std::string_view(&spec.separator, 1),
                            shown_code(type));
        return false;
    }
    return true;
}

Value raise_unknown_format_code(Runtime& runtime, char32_t code, std::string_view type_name) {
    return runtime.raise(Message::FormatUnknownCode, shown_code(code), type_name);
}

Value pad_text(Runtime& runtime, std::string_view text, const FormatSpec& spec) {
    const std::int64_t missing = spec.width - count_characters(text);
    if (missing <= 0) return make_string_checked(runtime, text);
    std::int64_t left = 0;
    if (spec.align == '>' || spec.align == '=') left = missing;
    if (spec.align == '^') left = missing / 2;
    const std::string_view fill = spec.fill_or_space();
    if (missing > INT32_MAX ||
        !has_string_room(runtime, text.size() + static_cast<std::uint64_t>(missing) * fill.size())) {
        return missing > INT32_MAX ? runtime.raise(Message::OutOfMemory) : Value::error();
    }
    std::string result;
    result.reserve(text.size() + static_cast<std::size_t>(missing) * fill.size());
    for (std::int64_t count = 0; count < left; ++count) result += fill;
    result += text;
    for (std::int64_t count = left; count < missing; ++count) result += fill;
    return make_string(runtime, result);
}

void append_number(std::string& result, const NumberText& number, const FormatSpec& spec,
                   std::size_t least_digits) {
    const char sign = sign_of(number, spec);
    if (sign != 0) result += sign;
    result += number.prefix;
    const bool is_decimal = std::strchr("boxX", static_cast<char>(spec.type)) == nullptr || spec.type == 0;
    append_grouped(result, number.digits, spec.separator, is_decimal ? 3 : 4, least_digits);
    result += number.rest;
}

Value lay_out_number(Runtime& runtime, const NumberText& number, const FormatSpec& spec) {
    std::string text;
    if (spec.align != '=') {
        append_number(text, number, spec, 0);
        return pad_text(runtime, text, spec);
    }
    const std::size_t around =
        (sign_of(number, spec) != 0 ? 1 : 0) + number.prefix.size() + count_characters(number.rest);
    if (spec.width > INT32_MAX) return runtime.raise(Message::OutOfMemory);
    const std::size_t width = spec.width > 0 ? static_cast<std::size_t>(spec.width) : 0;
    if (!has_string_room(runtime, width)) return Value::error();
    if (spec.fill == "0") {
        // Zeros are digits, among which separators stand too.
        append_number(text, number, spec, width > around ? width - around : 0);
        return make_string_checked(runtime, text);
    }
    const char sign = sign_of(number, spec);
    if (sign != 0) text += sign;
    text += number.prefix;
    FormatSpec inner = spec;
    inner.sign = '-';
    std::string digits;
    append_number(digits, NumberText{false, "", number.digits, number.rest}, inner, 0);
    const std::size_t used = text.size() + count_characters(digits);
    for (std::size_t count = used; count < width; ++count) text += spec.fill_or_space();
    return make_string_checked(runtime, text + digits);
}

NumberText float_text(double number, char type, std::int64_t precision, bool alternate,
                      bool coerces_negative_zero, bool add_point_zero) {
    NumberText text;
    text.negative = std::signbit(number) && !std::isnan(number);
    const bool upper = type == 'E' || type == 'F' || type == 'G';
    const double magnitude = std::fabs(type == '%' ? number * 100 : number);
    constexpr std::int64_t kUsualPrecision = 6;
    const auto wanted = static_cast<std::size_t>(precision < 0 ? kUsualPrecision : precision);
    if (!is_finite(magnitude)) {
        text.rest = std::isnan(magnitude) ? (upper ? "NAN" : "nan") : upper ? "INF" : "inf";
    } else if (type == 'e' || type == 'E') {
        DecimalDigits decimal = digits_of_count(magnitude, static_cast<unsigned>(wanted) + 1);
        if (magnitude == 0) decimal = {std::string(wanted + 1, '0'), 1};
        set_scientific(text, decimal.digits, decimal.point - 1, alternate, upper);
    } else if (type == 'g' || type == 'G') {
        set_general(text, magnitude, std::max<std::size_t>(wanted, 1), alternate, upper, add_point_zero);
    } else if (type == 'r') {
        set_shortest(text, magnitude, alternate, add_point_zero);
    } else {
        DecimalDigits decimal = digits_to_place(magnitude, static_cast<int>(wanted));
        const int places = static_cast<int>(wanted);
        if (decimal.digits.empty()) decimal = {std::string(wanted, '0'), 0};
        // Zeros between the point and the first digit come with the digits that are there.
        if (decimal.point < 0) {
            decimal.digits.insert(0, static_cast<std::size_t>(places) - decimal.digits.size(), '0');
            decimal.point = 0;
        }
        set_plain(text, decimal.digits, decimal.point, alternate);
    }
    if (type == '%') text.rest += '%';
    if (coerces_negative_zero && text.negative && is_finite(magnitude)) {
        const auto is_zero = [](std::string_view part) {
            return part.substr(0, part.find_first_of("eE%")).find_first_not_of("0.") ==
                   std::string_view::npos;
        };
        if (is_zero(text.digits) && is_zero(text.rest)) text.negative = false;
    }
    return text;
}

}  // namespace loopscope::language
