// Integers of any size: 48 bits stand in the value itself, larger ones (and instances of the program's
// subclasses of int) are BigInteger objects. bool is a subclass of int whose two values are constants of
// their own.
//
// A function that asks for an int takes every value for which `is_integer` holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "language/objects/natural.h"
#include "language/objects/object.h"
#include "language/objects/type.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

/// Sign and magnitude, 32-bit digits behind the object, least significant first, no leading zeros.
class BigInteger final : public Object {
public:
    static constexpr Kind kKind = Kind::BigInteger;

    BigInteger(Type* type, std::uint32_t digits, bool negative) noexcept
        : Object(type, kKind), digits_(digits), negative_(negative) {}

    [[nodiscard]] std::uint32_t digit_count() const noexcept { return digits_; }
    [[nodiscard]] bool is_negative() const noexcept { return negative_; }
    [[nodiscard]] natural::Digit* digits() noexcept { return reinterpret_cast<natural::Digit*>(this + 1); }
    [[nodiscard]] const natural::Digit* digits() const noexcept {
        return reinterpret_cast<const natural::Digit*>(this + 1);
    }
    /// Drops leading zeros, once, by whoever filled the digits. Zero is not negative.
    void trim() noexcept {
        while (digits_ > 0 && digits()[digits_ - 1] == 0) --digits_;
        negative_ = negative_ && digits_ > 0;
    }

private:
    std::uint32_t digits_;
    bool negative_;
};

/// Sign and digits of any int, whichever way it is kept. The value must outlive the view.
class IntegerView {
public:
    explicit IntegerView(const Value& value) noexcept;

    [[nodiscard]] bool is_negative() const noexcept { return negative_; }
    [[nodiscard]] bool is_zero() const noexcept { return count_ == 0; }
    /// Negative, 0 or positive.
    [[nodiscard]] int sign() const noexcept { return count_ == 0 ? 0 : negative_ ? -1 : 1; }
    [[nodiscard]] natural::View magnitude() const noexcept {
        return {big_ != nullptr ? big_ : small_, count_};
    }

private:
    natural::Digit small_[2];
    const natural::Digit* big_ = nullptr;
    std::uint32_t count_ = 0;
    bool negative_ = false;
};

/// An int of any 64-bit value.
[[nodiscard]] Value make_integer(Runtime& runtime, std::int64_t value);
[[nodiscard]] Value make_integer_unsigned(Runtime& runtime, std::uint64_t value);
/// From sign and digits. OverflowError over Limits::integer_bits.
Value make_integer(Runtime& runtime, natural::View magnitude, bool negative);
/// The whole part of a finite float.
Value integer_from_float(Runtime& runtime, double value);
/// From text in `base` 2...36 without sign, prefix or underscores; the digits must be valid.
/// ValueError over Limits::integer_digits digits of a base that is no power of 2 (longobject.c:2770).
Value integer_from_digits(Runtime& runtime, std::string_view digits, unsigned base, bool negative = false);
/// As int(text, base): signs, prefixes, underscores and space around it (longobject.c:2860). `shown` is the
/// value that an error shows.
Value integer_from_text(Runtime& runtime, std::string_view text, unsigned base, const Value& shown);

/// Whether it is an int or a bool (or an instance of a subclass).
[[nodiscard]] bool is_integer(const Value& value) noexcept;
/// The value of an int or bool when it fits 64 bits.
[[nodiscard]] bool to_int64(const Value& value, std::int64_t& result) noexcept;
/// The nearest double, ties to even; infinity when it is too large.
[[nodiscard]] double integer_to_double(const Value& integer) noexcept;
/// Decimal digits with the sign, as repr() gives them. ValueError over
/// Limits::integer_digits.
bool integer_to_text(Runtime& runtime, const Value& integer, std::string& text);

/// Two ints: negative, 0 or positive.
[[nodiscard]] int compare_integers(const Value& left, const Value& right) noexcept;
/// An int and a float that is no NaN, compared exactly: negative, 0 or positive.
[[nodiscard]] int compare_integer_with_float(const Value& integer, double number) noexcept;
[[nodiscard]] bool holds(CompareOperator comparison, int order) noexcept;

/// The operators on two ints, as the slot of int has them: not_implemented() for anything else.
Value integer_binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right);
/// pow(base, exponent, modulus) of three ints.
Value integer_power_modulo(Runtime& runtime, const Value& base, const Value& exponent, const Value& modulus);
/// Quotient rounded down and remainder with the divisor's sign, both ints; `divisor` is not 0. error() leaves
/// them empty.
Value integer_divide(Runtime& runtime, const Value& dividend, const Value& divisor, Value* quotient,
                     Value* remainder);

void define_integer_type(Runtime& runtime);
void define_boolean_type(Runtime& runtime);

}  // namespace loopscope::language
