// Formatting numbers and str by a format spec.
#include <cmath>

#include "language/objects/complex.h"
#include "language/objects/float.h"
#include "language/objects/format.h"
#include "language/objects/format_spec.h"
#include "language/objects/integer.h"
#include "language/objects/string.h"
#include "language/objects/unicode.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/syntax/characters.h"

namespace loopscope::language {

namespace {

/// Digits after the point of one number that memory bears; also C's bound.
constexpr std::int64_t kMostPrecision = INT32_MAX;

bool is_float_code(char32_t type) noexcept {
    switch (type) {
        case 'e':
        case 'E':
        case 'f':
        case 'F':
        case 'g':
        case 'G':
        case '%':
            return true;
        default:
            return false;
    }
}

Value format_character(Runtime& runtime, const Value& integer, FormatSpec spec) {
    if (spec.has_sign) return runtime.raise(Message::FormatSignWithCharacter);
    if (spec.alternate) return runtime.raise(Message::FormatAlternateWithCharacter);
    std::int64_t character = -1;
    if (!to_int64(integer, character) || character < 0 || character > 0x10FFFF) {
        return runtime.raise(Message::FormatCharacterRange);
    }
    std::string text;
    append_utf8(text, static_cast<char32_t>(character));
    return pad_text(runtime, text, spec);
}

Value format_integer_by(Runtime& runtime, const Value& integer, const FormatSpec& spec) {
    if (spec.precision >= 0) return runtime.raise(Message::FormatPrecisionWithInteger);
    if (spec.coerces_negative_zero) return runtime.raise(Message::FormatZeroWithInteger);
    if (spec.type == 'c') return format_character(runtime, integer, spec);
    const IntegerView view(integer);
    NumberText text;
    text.negative = view.is_negative();
    switch (spec.type) {
        case 'b':
            text.digits = natural::to_text(view.magnitude(), 2);
            break;
        case 'o':
            text.digits = natural::to_text(view.magnitude(), 8);
            break;
        case 'x':
        case 'X':
            text.digits = natural::to_text(view.magnitude(), 16);
            break;
        default: {
            const Value magnitude = make_integer(runtime, view.magnitude(), false);
            if (!integer_to_text(runtime, magnitude, text.digits)) return Value::error();
        }
    }
    if (spec.alternate && spec.type != 0 && spec.type != 'd' && spec.type != 'n') {
        text.prefix = {'0', static_cast<char>(spec.type)};
    }
    if (spec.type == 'X') {
        for (char& digit : text.digits) digit = static_cast<char>(digit >= 'a' ? digit - 0x20 : digit);
    }
    return lay_out_number(runtime, text, spec);
}

bool check_precision(Runtime& runtime, const FormatSpec& spec) {
    if (spec.precision <= kMostPrecision &&
        (spec.precision < 0 || has_string_room(runtime, static_cast<std::uint64_t>(spec.precision)))) {
        return true;
    }
    if (spec.precision > kMostPrecision) (void)runtime.raise(Message::FormatPrecisionTooBig);
    return false;
}

/// The letter of the style and the precision that a spec without a type means (format_float_internal).
struct FloatStyle {
    char type;
    std::int64_t precision;
    bool add_point_zero;
};

FloatStyle style_of(const FormatSpec& spec) noexcept {
    if (spec.type == 0) return {spec.precision < 0 ? 'r' : 'g', spec.precision, true};
    return {spec.type == 'n' ? 'g' : static_cast<char>(spec.type), spec.precision, false};
}

Value format_float_by(Runtime& runtime, double number, const FormatSpec& spec) {
    if (!check_precision(runtime, spec)) return Value::error();
    const FloatStyle style = style_of(spec);
    return lay_out_number(runtime,
                          float_text(number, style.type, style.precision, spec.alternate,
                                     spec.coerces_negative_zero, style.add_point_zero),
                          spec);
}

Value format_complex_by(Runtime& runtime, const ComplexNumber& number, const FormatSpec& spec) {
    if (spec.fill == "0") return runtime.raise(Message::FormatZeroWithComplex);
    if (spec.align == '=') return runtime.raise(Message::FormatAlignWithComplex);
    if (!check_precision(runtime, spec)) return Value::error();
    FloatStyle style = style_of(spec);
    style.add_point_zero = false;
    // Without a type it is shown as by repr(): in brackets, and without a real part of 0.
    const bool is_repr = spec.type == 0;
    const bool skips_real = is_repr && number.real == 0 && !std::signbit(number.real);
    const auto part = [&](double value) {
        return float_text(value, style.type, style.precision, spec.alternate, spec.coerces_negative_zero,
                          false);
    };
    std::string text;
    FormatSpec part_spec = spec;
    if (is_repr && !skips_real) text += '(';
    if (!skips_real) {
        append_number(text, part(number.real), part_spec, 0);
        part_spec.sign = '+';
    }
    append_number(text, part(number.imaginary), part_spec, 0);
    text += 'j';
    if (is_repr && !skips_real) text += ')';
    return pad_text(runtime, text, spec);
}

}  // namespace

Value format_number(Runtime& runtime, const Value& number, std::string_view text) {
    if (text.empty()) return str(runtime, number);
    const std::string_view name = type_name(runtime, number);
    FormatSpec spec;
    if (!read_format_spec(runtime, text, '>', name, spec)) return Value::error();
    if (is_integer(number)) {
        switch (spec.type) {
            case 0:
            case 'b':
            case 'c':
            case 'd':
            case 'n':
            case 'o':
            case 'x':
            case 'X':
                return format_integer_by(runtime, number, spec);
            default:
                break;
        }
        if (!is_float_code(spec.type)) return raise_unknown_format_code(runtime, spec.type, name);
        double value = 0;
        if (real_number(runtime, number, value).failed()) return Value::error();
        return format_float_by(runtime, value, spec);
    }
    const bool is_complex = number.is<Complex>();
    const bool knows_code =
        spec.type == 0 || spec.type == 'n' || (is_float_code(spec.type) && !(is_complex && spec.type == '%'));
    if (!knows_code) return raise_unknown_format_code(runtime, spec.type, name);
    if (is_complex) return format_complex_by(runtime, number.as<Complex>()->number, spec);
    return format_float_by(runtime, float_value(number), spec);
}

Value format_string(Runtime& runtime, String* string, std::string_view text) {
    if (text.empty()) return str(runtime, Value::from(string));
    FormatSpec spec;
    const std::string_view name = string->type()->name()->view();
    if (!read_format_spec(runtime, text, '<', name, spec)) return Value::error();
    if (spec.type != 0 && spec.type != 's') return raise_unknown_format_code(runtime, spec.type, name);
    if (spec.has_sign)
        return runtime.raise(spec.sign == ' ' ? Message::FormatSpaceWithString
                                              : Message::FormatSignWithString);
    if (spec.coerces_negative_zero) return runtime.raise(Message::FormatZeroWithString);
    if (spec.alternate) return runtime.raise(Message::FormatAlternateWithString);
    if (spec.align == '=') return runtime.raise(Message::FormatAlignWithString);
    std::string_view shown = string->view();
    if (spec.precision >= 0 && spec.precision < string->length()) {
        shown = shown.substr(0, string->offset_of(static_cast<std::uint32_t>(spec.precision)));
    }
    return pad_text(runtime, shown, spec);
}

}  // namespace loopscope::language
