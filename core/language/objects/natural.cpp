#include "language/objects/natural.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace loopscope::language::natural {

namespace {

using Wide = std::uint64_t;

/// How many digits of `base` fit one 32-bit digit, and base to that power.
struct TextChunk {
    unsigned digits = 0;
    Digit power = 1;

    explicit TextChunk(unsigned base) noexcept {
        while (Wide{power} * base <= std::numeric_limits<Digit>::max()) {
            power *= base;
            ++digits;
        }
    }
};

unsigned digit_value(char character) noexcept {
    if (character <= '9') return static_cast<unsigned>(character - '0');
    return static_cast<unsigned>((character | 0x20) - 'a') + 10;
}

Digits from_text_of_bits(std::string_view text, unsigned bits_per_digit) {
    Digits result((text.size() * bits_per_digit + kDigitBits - 1) / kDigitBits);
    std::size_t position = 0;
    for (std::size_t index = text.size(); index-- > 0; position += bits_per_digit) {
        const Wide digit = Wide{digit_value(text[index])} << position % kDigitBits;
        result[position / kDigitBits] |= static_cast<Digit>(digit);
        if (digit >> kDigitBits != 0)
            result[position / kDigitBits + 1] |= static_cast<Digit>(digit >> kDigitBits);
    }
    trim(result);
    return result;
}

std::string to_text_of_bits(View value, unsigned bits_per_digit) {
    const std::uint64_t length =
        std::max<std::uint64_t>(1, (bit_length(value) + bits_per_digit - 1) / bits_per_digit);
    std::string text(length, '0');
    for (std::uint64_t index = 0; index < length; ++index) {
        const std::uint64_t position = index * bits_per_digit;
        Wide bits = position / kDigitBits < value.size() ? value[position / kDigitBits] : 0;
        if (position / kDigitBits + 1 < value.size())
            bits |= Wide{value[position / kDigitBits + 1]} << kDigitBits;
        const unsigned digit =
            static_cast<unsigned>(bits >> position % kDigitBits) & ((1u << bits_per_digit) - 1);
        text[length - 1 - index] = "0123456789abcdefghijklmnopqrstuvwxyz"[digit];
    }
    return text;
}

}  // namespace

View trimmed(View digits) noexcept {
    std::size_t size = digits.size();
    while (size > 0 && digits[size - 1] == 0) --size;
    return digits.first(size);
}

void trim(Digits& digits) noexcept {
    digits.resize(trimmed(digits).size());
}

Digits from_uint64(std::uint64_t value) {
    Digits result{static_cast<Digit>(value), static_cast<Digit>(value >> kDigitBits)};
    trim(result);
    return result;
}

std::uint64_t bit_length(View value) noexcept {
    if (value.empty()) return 0;
    return std::uint64_t{value.size()} * kDigitBits - static_cast<unsigned>(std::countl_zero(value.back()));
}

bool bit(View value, std::uint64_t index) noexcept {
    return index / kDigitBits < value.size() && (value[index / kDigitBits] >> index % kDigitBits & 1) != 0;
}

bool any_bit_below(View value, std::uint64_t index) noexcept {
    const std::size_t whole =
        static_cast<std::size_t>(std::min<std::uint64_t>(value.size(), index / kDigitBits));
    for (std::size_t position = 0; position < whole; ++position) {
        if (value[position] != 0) return true;
    }
    return whole < value.size() && (value[whole] & ((Digit{1} << index % kDigitBits) - 1)) != 0;
}

int compare(View left, View right) noexcept {
    if (left.size() != right.size()) return left.size() < right.size() ? -1 : 1;
    for (std::size_t index = left.size(); index-- > 0;) {
        if (left[index] != right[index]) return left[index] < right[index] ? -1 : 1;
    }
    return 0;
}

Digit add(Digit* sum, View longer, View shorter) noexcept {
    Wide carry = 0;
    std::size_t index = 0;
    for (; index < shorter.size(); ++index) {
        carry += Wide{longer[index]} + shorter[index];
        sum[index] = static_cast<Digit>(carry);
        carry >>= kDigitBits;
    }
    for (; index < longer.size(); ++index) {
        carry += longer[index];
        sum[index] = static_cast<Digit>(carry);
        carry >>= kDigitBits;
    }
    return static_cast<Digit>(carry);
}

void subtract(Digit* difference, View left, View right) noexcept {
    std::int64_t borrow = 0;
    std::size_t index = 0;
    for (; index < right.size(); ++index) {
        borrow += std::int64_t{left[index]} - right[index];
        difference[index] = static_cast<Digit>(borrow);
        borrow >>= kDigitBits;
    }
    for (; index < left.size(); ++index) {
        borrow += left[index];
        difference[index] = static_cast<Digit>(borrow);
        borrow >>= kDigitBits;
    }
}

Digits multiply(View left, View right) {
    Digits product(left.size() + right.size());
    multiply(product.data(), left, right);
    trim(product);
    return product;
}

void multiply_add(Digits& value, Digit factor, Digit addend) {
    Wide carry = addend;
    for (Digit& digit : value) {
        carry += Wide{digit} * factor;
        digit = static_cast<Digit>(carry);
        carry >>= kDigitBits;
    }
    if (carry != 0) value.push_back(static_cast<Digit>(carry));
}

Digits power(Digit base, std::uint32_t exponent) {
    Digits result{1};
    for (unsigned position = static_cast<unsigned>(std::bit_width(exponent)); position-- > 0;) {
        result = multiply(result, result);
        if ((exponent >> position & 1) != 0) multiply_add(result, base, 0);
    }
    return result;
}

Digit divide_by_digit(Digits& value, Digit divisor) noexcept {
    Wide remainder = 0;
    for (std::size_t index = value.size(); index-- > 0;) {
        remainder = remainder << kDigitBits | value[index];
        value[index] = static_cast<Digit>(remainder / divisor);
        remainder %= divisor;
    }
    trim(value);
    return static_cast<Digit>(remainder);
}

Digits shift_left(View value, std::uint64_t bits) {
    if (value.empty()) return {};
    const std::size_t whole = static_cast<std::size_t>(bits / kDigitBits);
    const unsigned part = static_cast<unsigned>(bits % kDigitBits);
    Digits result(whole + value.size() + 1);
    Wide carry = 0;
    for (std::size_t index = 0; index < value.size(); ++index) {
        carry |= Wide{value[index]} << part;
        result[whole + index] = static_cast<Digit>(carry);
        carry >>= kDigitBits;
    }
    result.back() = static_cast<Digit>(carry);
    trim(result);
    return result;
}

Digits shift_right(View value, std::uint64_t bits) {
    if (bits / kDigitBits >= value.size()) return {};
    const View kept = value.subspan(static_cast<std::size_t>(bits / kDigitBits));
    const unsigned part = static_cast<unsigned>(bits % kDigitBits);
    Digits result(kept.size());
    for (std::size_t index = 0; index < kept.size(); ++index) {
        Wide digits = kept[index];
        if (index + 1 < kept.size()) digits |= Wide{kept[index + 1]} << kDigitBits;
        result[index] = static_cast<Digit>(digits >> part);
    }
    trim(result);
    return result;
}

double to_double(View value, std::int64_t exponent, bool sticky) noexcept {
    constexpr std::int64_t kSmallestExponent = -1074;
    constexpr std::int64_t kLargestExponent = 1024;
    const std::int64_t length = static_cast<std::int64_t>(bit_length(value));
    if (length == 0) return 0.0;
    if (length + exponent > kLargestExponent) return std::numeric_limits<double>::infinity();
    // The lowest bit that the double can hold.
    const std::int64_t lowest = std::max(length - 53, kSmallestExponent - exponent);
    if (lowest > length) return 0.0;
    std::uint64_t significand = 0;
    for (std::int64_t position = length - 1; position >= lowest && position >= 0; --position) {
        significand = significand << 1 | (bit(value, static_cast<std::uint64_t>(position)) ? 1 : 0);
    }
    std::int64_t scale = exponent + std::max<std::int64_t>(lowest, 0);
    if (lowest > 0) {
        const std::uint64_t half = static_cast<std::uint64_t>(lowest) - 1;
        const bool above = sticky || any_bit_below(value, half);
        if (bit(value, half) && (above || (significand & 1) != 0)) ++significand;
    }
    return std::ldexp(static_cast<double>(significand), static_cast<int>(scale));
}

double ratio_to_double(View numerator, View denominator) {
    if (numerator.empty()) return 0.0;
    // 66 bits of the quotient or more, and whether anything is left, decide the rounding.
    const std::int64_t shift = static_cast<std::int64_t>(bit_length(denominator)) + 66 -
                               static_cast<std::int64_t>(bit_length(numerator));
    Digits quotient;
    Digits remainder;
    if (shift > 0) {
        divide(shift_left(numerator, static_cast<std::uint64_t>(shift)), denominator, quotient, remainder);
        return to_double(quotient, -shift, !remainder.empty());
    }
    divide(shift_right(numerator, static_cast<std::uint64_t>(-shift)), denominator, quotient, remainder);
    const bool sticky = !remainder.empty() || any_bit_below(numerator, static_cast<std::uint64_t>(-shift));
    return to_double(quotient, -shift, sticky);
}

Digits from_double(double value) {
    int exponent = 0;
    const double fraction = std::frexp(value, &exponent);
    if (exponent <= 0) return {};
    const std::uint64_t significand = static_cast<std::uint64_t>(std::ldexp(fraction, 53));
    const Digits digits = from_uint64(significand);
    return exponent >= 53 ? shift_left(digits, static_cast<std::uint64_t>(exponent - 53))
                          : shift_right(digits, static_cast<std::uint64_t>(53 - exponent));
}

Digits from_text(std::string_view text, unsigned base) {
    if (std::has_single_bit(base))
        return from_text_of_bits(text, static_cast<unsigned>(std::countr_zero(base)));
    const TextChunk chunk(base);
    Digits result;
    std::size_t first = text.size() % chunk.digits;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t length = first != 0 ? first : chunk.digits;
        first = 0;
        Digit part = 0;
        Digit factor = 1;
        for (const char character : text.substr(begin, length)) {
            part = part * base + digit_value(character);
            factor *= base;
        }
        multiply_add(result, factor, part);
        begin += length;
    }
    trim(result);
    return result;
}

std::string to_text(View value, unsigned base) {
    if (std::has_single_bit(base))
        return to_text_of_bits(value, static_cast<unsigned>(std::countr_zero(base)));
    if (value.empty()) return "0";
    const TextChunk chunk(base);
    Digits rest(value.begin(), value.end());
    std::string reversed;
    while (!rest.empty()) {
        Digit part = divide_by_digit(rest, chunk.power);
        for (unsigned index = 0; index < chunk.digits && (part != 0 || !rest.empty()); ++index) {
            reversed += "0123456789abcdefghijklmnopqrstuvwxyz"[part % base];
            part /= base;
        }
    }
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

}  // namespace loopscope::language::natural
