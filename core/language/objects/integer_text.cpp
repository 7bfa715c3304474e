// int and text: digits in any base, what int(text, base) accepts, and the limit on decimal conversions.
#include <algorithm>
#include <bit>
#include <charconv>
#include <iterator>

#include "language/objects/bytes.h"
#include "language/objects/constructor_arguments.h"
#include "language/objects/float.h"
#include "language/objects/integer.h"
#include "language/objects/integer_objects.h"
#include "language/objects/number_text.h"
#include "language/objects/string.h"
#include "language/objects/unicode.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

// Of the longest int that is kept without an object.
constexpr std::uint32_t kDigitsOfSmall = 15;

unsigned digit_value(char character) noexcept {
    if (character >= '0' && character <= '9') return static_cast<unsigned>(character - '0');
    const char lower = static_cast<char>(character | 0x20);
    return lower >= 'a' && lower <= 'z' ? static_cast<unsigned>(lower - 'a') + 10 : 36;
}

/// The base that a prefix stands for; 0 without one.
unsigned base_of_prefix(std::string_view text) noexcept {
    if (text.size() < 2 || text[0] != '0') return 0;
    switch (text[1] | 0x20) {
        case 'x':
            return 16;
        case 'o':
            return 8;
        case 'b':
            return 2;
        default:
            return 0;
    }
}

Value raise_invalid_literal(Runtime& runtime, unsigned base, const Value& shown) {
    constexpr std::uint32_t kMostCharacters = 200;
    std::string text = shown_text(shown);
    std::size_t end = 0;
    for (std::uint32_t count = 0; count < kMostCharacters && end < text.size(); ++count)
        (void)unicode::next(text, end);
    return runtime.raise(Message::InvalidIntegerLiteral, base, text.substr(0, end));
}

Routine integer_from_answer(Runtime& runtime, Value value) {
    const Slots& slots = type_of(runtime, value)->slots;
    const auto slot = slots.to_integer != nullptr ? slots.to_integer : slots.to_index;
    Value answer = co_await slot(runtime, value);
    if (answer.failed()) co_return answer;
    co_return plain_integer(runtime, answer);
}

/// int(value) without a base.
Value integer_from_value(Runtime& runtime, const Value& value) {
    if (is_integer(value) && (!value.is_object() || !value.object()->type()->is_from_program)) {
        return plain_integer(runtime, value);
    }
    if (value.is_number()) {
        const double number = value.number();
        if (number != number) return runtime.raise(Message::NaNToInteger);
        if (!is_finite(number)) return runtime.raise(Message::InfinityToInteger);
        return integer_from_float(runtime, number);
    }
    const Slots& slots = type_of(runtime, value)->slots;
    if (slots.to_integer != nullptr || slots.to_index != nullptr)
        return run(runtime, integer_from_answer(runtime, value));
    if (const auto* string = value.get_if<String>())
        return integer_from_text(runtime, string->view(), 10, value);
    if (is_bytes_like(value)) return integer_from_text(runtime, bytes_view(value), 10, value);
    return runtime.raise(Message::NoIntegerArgument, type_name(runtime, value));
}

Value integer_from_text_and_base(Runtime& runtime, const Value& text, const Value& base) {
    std::int64_t number = 0;
    if (!to_int64(base, number)) number = -1;
    if (number != 0 && (number < 2 || number > 36)) return runtime.raise(Message::InvalidBase);
    if (const auto* string = text.get_if<String>()) {
        return integer_from_text(runtime, string->view(), static_cast<unsigned>(number), text);
    }
    if (is_bytes_like(text))
        return integer_from_text(runtime, bytes_view(text), static_cast<unsigned>(number), text);
    return runtime.raise(Message::TextWithBaseNeeded);
}

Routine integer_with_base(Runtime& runtime, Value text, Value base) {
    base = co_await to_index(runtime, base, true);
    if (base.failed()) co_return base;
    co_return integer_from_text_and_base(runtime, text, base);
}

/// An instance of the program's subclass with the value of `integer`.
Value integer_of_type(Runtime& runtime, Type* type, const Value& integer) {
    if (type == runtime.types.integer || !integer.is_value()) return integer;
    const IntegerView view(integer);
    Ref<BigInteger> result = make_big_integer(runtime, view.magnitude().size(), view.is_negative());
    if (!result) return Value::error();
    std::ranges::copy(view.magnitude(), result->digits());
    result->set_type(type);
    return result;
}

/// int(value, base) as a plain int.
Value plain_construct(Runtime& runtime, const Value& value, const Value& base) {
    if (value.is_empty()) return Value::small_integer(0);
    if (base.is_empty()) return integer_from_value(runtime, value);
    if (is_integer(base)) return integer_from_text_and_base(runtime, value, base);
    return run(runtime, integer_with_base(runtime, value, base));
}

Routine construct_subclass(Runtime& runtime, Ref<Type> type, Value value, Value base) {
    Value integer = co_await plain_construct(runtime, value, base);
    co_return integer_of_type(runtime, type.get(), integer);
}

}  // namespace

Value integer_from_digits(Runtime& runtime, std::string_view digits, unsigned base, bool negative) {
    if (!std::has_single_bit(base)) {
        const std::uint32_t most = runtime.limits().integer_digits;
        if (most != 0 && digits.size() > most)
            return runtime.raise(Message::TooManyDigitsInText, most, digits.size());
    } else if (digits.size() > runtime.options().limits.integer_bits) {
        return runtime.raise(Message::IntegerTooLarge);
    }
    return make_integer(runtime, natural::from_text(digits, base), negative);
}

Value integer_from_text(Runtime& runtime, std::string_view text, unsigned base, const Value& shown) {
    std::string characters = shown.is<String>() ? ascii_number_text(text) : std::string(without_space(text));
    std::string_view rest = characters;
    const bool negative = rest.starts_with('-');
    if (negative || rest.starts_with('+')) rest.remove_prefix(1);
    const unsigned prefix = base_of_prefix(rest);
    unsigned real_base = base;
    if (base == 0) real_base = prefix != 0 ? prefix : 10;
    const bool has_prefix = prefix != 0 && prefix == real_base;
    if (has_prefix) {
        rest.remove_prefix(2);
        if (rest.starts_with('_')) rest.remove_prefix(1);
    }
    std::string digits(rest);
    if (digits.empty() || !remove_underscores(digits, true))
        return raise_invalid_literal(runtime, base, shown);
    for (const char character : digits) {
        if (digit_value(character) >= real_base) return raise_invalid_literal(runtime, base, shown);
    }
    // Without a base, a number that begins with 0 could be meant as octal: only 0 itself may.
    if (base == 0 && !has_prefix && digits[0] == '0' && digits.find_first_not_of('0') != std::string::npos) {
        return raise_invalid_literal(runtime, base, shown);
    }
    return integer_from_digits(runtime, digits, real_base, negative);
}

bool integer_to_text(Runtime& runtime, const Value& integer, std::string& text) {
    if (integer.is_small_integer() && runtime.limits().integer_digits >= kDigitsOfSmall) {
        char digits[kDigitsOfSmall + 1];
        text.append(digits, std::to_chars(digits, std::end(digits), integer.small_integer()).ptr);
        return true;
    }
    const IntegerView view(integer);
    const std::uint64_t most = runtime.limits().integer_digits;
    // Conversions take time with the square of the length: far too many are seen by the bits, 3.32 a digit.
    const bool is_far_too_long = natural::bit_length(view.magnitude()) > (most * 10 + 2) / 3;
    const std::string digits =
        most != 0 && is_far_too_long ? std::string() : natural::to_text(view.magnitude(), 10);
    if (most != 0 && (is_far_too_long || digits.size() > most)) {
        (void)runtime.raise(Message::TooManyDigitsForText, most);
        return false;
    }
    if (view.is_negative()) text += '-';
    text += digits;
    return true;
}

Value construct_integer(Runtime& runtime, Type* type, Arguments arguments) {
    Value values[2];
    if (!read_arguments(runtime, {"int", {"x", "base"}, 1}, arguments, values)) return Value::error();
    const auto& [value, base] = values;
    if (value.is_empty() && !base.is_empty()) return runtime.raise(Message::NoTextForBase);
    Value integer = plain_construct(runtime, value, base);
    if (!integer.is_pending()) return integer_of_type(runtime, type, integer);
    if (type == runtime.types.integer) return integer;
    // A routine begins again, so that it can go on with the result.
    runtime.callee->abandon();
    return run(runtime, construct_subclass(runtime, Ref<Type>(type), value, base));
}

}  // namespace loopscope::language
