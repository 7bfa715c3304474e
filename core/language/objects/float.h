// Floats: doubles that stand in the value itself; instances of the program's subclasses of float are
// BoxedFloat objects.
#pragma once

#include <cmath>
#include <string>
#include <string_view>

#include "language/objects/float_digits.h"
#include "language/objects/object.h"
#include "language/objects/type.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

class BoxedFloat final : public Object {
public:
    static constexpr Kind kKind = Kind::BoxedFloat;
    BoxedFloat(Type* type, double value) noexcept : Object(type, kKind), number(value) {}

    const double number;
};

/// Whether it is a float (or an instance of a subclass).
[[nodiscard]] inline bool is_float(const Value& value) noexcept {
    return value.is_number() || value.is<BoxedFloat>();
}
/// `is_float` must hold.
[[nodiscard]] inline double float_value(const Value& value) noexcept {
    return value.is_number() ? value.number() : value.as<BoxedFloat>()->number;
}
[[nodiscard]] inline bool is_finite(double number) noexcept {
    return std::isfinite(number);
}

/// The number of a float, int or bool. None; OverflowError for an int that is too large; not_implemented()
/// for others.
Value real_number(Runtime& runtime, const Value& value, double& number);
/// The same for anything with `__float__` or `__index__`: a float, error(), or pending().
Value to_float(Runtime& runtime, const Value& value);

/// repr() of a float: the fewest digits that read back as the same float.
[[nodiscard]] std::string float_repr(double number);
/// The nearest double to 0.DIGITS * 10**point, ties to even.
[[nodiscard]] double from_decimal(const DecimalDigits& decimal);
/// As parse_float, for a str: with space around it, underscores and the digits of all scripts.
[[nodiscard]] bool parse_float_text(std::string_view text, double& number);
/// The number rounded at `places`, ties of the decimal value to even.
[[nodiscard]] double round_to_places(double number, int places);

/// base ** exponent: a float, or a complex for a negative base and a fraction.
Value float_power(Runtime& runtime, double base, double exponent);
/// The operators on two numbers of which one is a float, as the slot of float has them.
Value float_binary(Runtime& runtime, BinaryOperator operation, const Value& left, const Value& right);
/// The quotient rounded down and the remainder with the divisor's sign; the divisor is not 0.
void float_divide(double dividend, double divisor, double& quotient, double& remainder) noexcept;

void define_float_type(Runtime& runtime);

}  // namespace loopscope::language
