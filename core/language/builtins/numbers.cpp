// Builtin functions on numbers and characters.
#include <string>

#include "language/builtins/builtins.h"
#include "language/objects/bytes.h"
#include "language/objects/integer.h"
#include "language/objects/natural.h"
#include "language/objects/string.h"
#include "language/objects/unicode.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Value builtin_abs(Runtime& runtime, Value* arguments) {
    return unary(runtime, UnaryOperator::Absolute, arguments[0]);
}

// divmod and pow with three arguments: the left operand's method, then the right one's reflected.
Routine divmod_slowly(Runtime& runtime, Value left, Value right) {
    Value result = co_await call_special(runtime, left, runtime.names.dunder_divmod, right);
    if (!result.is_not_implemented()) co_return result;
    if (type_of(runtime, left) != type_of(runtime, right)) {
        result = co_await call_special(runtime, right, runtime.names.dunder_rdivmod, left);
        if (!result.is_not_implemented()) co_return result;
    }
    co_return runtime.raise(Message::OperandUnsupported, "divmod()", type_name(runtime, left),
                            type_name(runtime, right));
}

Value builtin_divmod(Runtime& runtime, Value* arguments) {
    return run(runtime, divmod_slowly(runtime, arguments[0], arguments[1]));
}

Routine power_modulo(Runtime& runtime, Value base, Value exponent, Value modulus) {
    const Value result = co_await call_special(runtime, base, runtime.names.dunder_pow, exponent, modulus);
    if (!result.is_not_implemented()) co_return result;
    co_return runtime.raise(Message::PowerUnsupported, type_name(runtime, base), type_name(runtime, exponent),
                            type_name(runtime, modulus));
}

bool is_float_or_complex(Runtime& runtime, const Value& value) {
    return is_instance(runtime, value, runtime.types.floating) ||
           is_instance(runtime, value, runtime.types.complex);
}

Value builtin_pow(Runtime& runtime, Value* arguments) {
    const Value& modulus = arguments[2];
    if (modulus.is_empty() || modulus.is_none()) {
        return binary(runtime, BinaryOperator::Power, arguments[0], arguments[1]);
    }
    if (is_integer(arguments[0]) && is_integer(arguments[1]) && is_integer(modulus)) {
        return integer_power_modulo(runtime, arguments[0], arguments[1], modulus);
    }
    if (is_float_or_complex(runtime, arguments[0])) return runtime.raise(Message::PowerModuloNeedsIntegers);
    return run(runtime, power_modulo(runtime, arguments[0], arguments[1], modulus));
}

Routine round_slowly(Runtime& runtime, Value number, Value digits) {
    Value result;
    if (digits.is_none()) {
        result = co_await call_special(runtime, number, runtime.names.dunder_round);
    } else {
        result = co_await call_special(runtime, number, runtime.names.dunder_round, digits);
    }
    if (!result.is_not_implemented()) co_return result;
    co_return runtime.raise(Message::NoRound, type_name(runtime, number));
}

Value builtin_round(Runtime& runtime, Value* arguments) {
    Value digits = arguments[1].is_empty() ? Value::none() : std::move(arguments[1]);
    return run(runtime, round_slowly(runtime, std::move(arguments[0]), std::move(digits)));
}

// bin, oct, hex

Value with_prefix(Runtime& runtime, const Value& integer, unsigned base, const char* prefix) {
    const IntegerView view(integer);
    std::string text = view.is_negative() ? "-" : "";
    text.append(prefix).append(view.is_zero() ? "0" : natural::to_text(view.magnitude(), base));
    return make_string_checked(runtime, text);
}

Routine with_prefix_slowly(Runtime& runtime, Value value, unsigned base, const char* prefix) {
    if (type_of(runtime, value)->slots.to_index == nullptr) {
        co_return runtime.raise(Message::NotAnInteger, type_name(runtime, value));
    }
    value = co_await type_of(runtime, value)->slots.to_index(runtime, value);
    if (value.failed()) co_return value;
    co_return with_prefix(runtime, value, base, prefix);
}

Value in_base(Runtime& runtime, const Value& value, unsigned base, const char* prefix) {
    if (is_integer(value)) return with_prefix(runtime, value, base, prefix);
    return run(runtime, with_prefix_slowly(runtime, value, base, prefix));
}

Value builtin_bin(Runtime& runtime, Value* arguments) {
    return in_base(runtime, arguments[0], 2, "0b");
}
Value builtin_oct(Runtime& runtime, Value* arguments) {
    return in_base(runtime, arguments[0], 8, "0o");
}
Value builtin_hex(Runtime& runtime, Value* arguments) {
    return in_base(runtime, arguments[0], 16, "0x");
}

// chr and ord

Value character_of(Runtime& runtime, const Value& index) {
    const std::int64_t code_point = index.small_integer();
    if (code_point < 0 || code_point > 0x10FFFF) return runtime.raise(Message::CharacterRange);
    const auto character = static_cast<char32_t>(code_point);
    std::string text;
    if (character < 0x80) {
        text = {static_cast<char>(character)};
    } else if (character < 0x800) {
        text = {static_cast<char>(0xC0 | character >> 6), static_cast<char>(0x80 | (character & 0x3F))};
    } else if (character < 0x10000) {
        text = {static_cast<char>(0xE0 | character >> 12), static_cast<char>(0x80 | (character >> 6 & 0x3F)),
                static_cast<char>(0x80 | (character & 0x3F))};
    } else {
        text = {static_cast<char>(0xF0 | character >> 18), static_cast<char>(0x80 | (character >> 12 & 0x3F)),
                static_cast<char>(0x80 | (character >> 6 & 0x3F)),
                static_cast<char>(0x80 | (character & 0x3F))};
    }
    return Value(make_string(runtime, text));
}

Routine character_slowly(Runtime& runtime, Value index) {
    index = co_await to_index(runtime, index, true);
    if (index.failed()) co_return index;
    co_return character_of(runtime, index);
}

Value builtin_chr(Runtime& runtime, Value* arguments) {
    if (arguments[0].is_small_integer()) return character_of(runtime, arguments[0]);
    return run(runtime, character_slowly(runtime, arguments[0]));
}

Value raise_not_one_character(Runtime& runtime, std::size_t length) {
    return runtime.raise(Message::NotOneCharacter, length);
}

Value builtin_ord(Runtime& runtime, Value* arguments) {
    if (const auto* string = arguments[0].get_if<String>()) {
        if (string->length() != 1) return raise_not_one_character(runtime, string->length());
        std::size_t position = 0;
        return Value::small_integer(unicode::next(string->view(), position));
    }
    if (is_bytes_like(arguments[0])) {
        const std::string_view bytes = bytes_view(arguments[0]);
        if (bytes.size() != 1) return raise_not_one_character(runtime, bytes.size());
        return Value::small_integer(static_cast<unsigned char>(bytes.front()));
    }
    return runtime.raise(Message::NotACharacter, type_name(runtime, arguments[0]));
}

}  // namespace

void define_number_builtins(Runtime& runtime) {
    add_builtin(runtime, "abs(x, /)", builtin_abs);
    add_builtin(runtime, "bin(number, /)", builtin_bin);
    add_builtin(runtime, "chr(i, /)", builtin_chr);
    add_builtin(runtime, "divmod(x, y, /)", builtin_divmod);
    add_builtin(runtime, "hex(number, /)", builtin_hex);
    add_builtin(runtime, "oct(number, /)", builtin_oct);
    add_builtin(runtime, "ord(c, /)", builtin_ord);
    add_builtin(runtime, "pow(base, exp, mod=None)", builtin_pow);
    add_builtin(runtime, "round(number, ndigits=None)", builtin_round);
}

}  // namespace loopscope::language
