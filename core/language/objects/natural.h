// Arithmetic of natural numbers of any size: rows of 32-bit digits, the least significant first. The
// integers, the exact conversions between floats and text, and the exact rounding of quotients all stand on
// it. It knows nothing of values and objects. A `View` has no leading zeros, so that 0 is the empty one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope::language::natural {

using Digit = std::uint32_t;
using View = std::span<const Digit>;
using Digits = std::vector<Digit>;

inline constexpr unsigned kDigitBits = 32;

/// Without leading zeros.
[[nodiscard]] View trimmed(View digits) noexcept;
void trim(Digits& digits) noexcept;
[[nodiscard]] Digits from_uint64(std::uint64_t value);
/// The number of bits up to the highest set one.
[[nodiscard]] std::uint64_t bit_length(View value) noexcept;
[[nodiscard]] bool bit(View value, std::uint64_t index) noexcept;
/// Whether a bit below `index` is set.
[[nodiscard]] bool any_bit_below(View value, std::uint64_t index) noexcept;
/// Negative, 0 or positive.
[[nodiscard]] int compare(View left, View right) noexcept;

/// `sum` has room for longer.size() digits; the answer is the digit that carries out. `sum` may be one of the
/// operands.
[[nodiscard]] Digit add(Digit* sum, View longer, View shorter) noexcept;
/// left - right, which must not be negative, into left.size() digits, which may be an operand's.
void subtract(Digit* difference, View left, View right) noexcept;
/// Writes left.size() + right.size() digits, which must not be an operand's.
/// Long division's rival in school up to some hundred digits, above them by transforming: n log n.
void multiply(Digit* product, View left, View right);
[[nodiscard]] Digits multiply(View left, View right);
/// value = value * factor + addend
void multiply_add(Digits& value, Digit factor, Digit addend);
[[nodiscard]] Digits power(Digit base, std::uint32_t exponent);

/// value = value / divisor; the answer is the remainder. The divisor is not 0.
Digit divide_by_digit(Digits& value, Digit divisor) noexcept;
/// The divisor is not 0. Both results come without leading zeros.
void divide(View dividend, View divisor, Digits& quotient, Digits& remainder);

[[nodiscard]] Digits shift_left(View value, std::uint64_t bits);
[[nodiscard]] Digits shift_right(View value, std::uint64_t bits);

/// (value + a bit more, when `sticky`) * 2**exponent as the nearest double, ties to even; infinity when too
/// large.
[[nodiscard]] double to_double(View value, std::int64_t exponent = 0, bool sticky = false) noexcept;
/// numerator / denominator (not 0), rounded once.
[[nodiscard]] double ratio_to_double(View numerator, View denominator);
/// The whole part of a finite, not negative double.
[[nodiscard]] Digits from_double(double value);

/// Digits of `base` 2...36, valid ones only, without underscores.
[[nodiscard]] Digits from_text(std::string_view text, unsigned base);
/// At least one digit, lower case. Takes time with the square of the length, unless the base is a power of 2.
[[nodiscard]] std::string to_text(View value, unsigned base);

}  // namespace loopscope::language::natural
