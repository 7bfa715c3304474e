// Functions of floats. Their errors are CPython's: ValueError outside of a function's domain, OverflowError
// for results that are too large (mathmodule.c:805).
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>

#include "language/modules/math/gamma.h"
#include "language/modules/math/module.h"
#include "language/objects/float_arguments.h"
#include "language/objects/float_objects.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

enum class Overflow : std::uint8_t { Never, Possible };

/// A result that is no number, or infinite, though the arguments were finite.
Value checked(Runtime& runtime, double result, bool is_nan_given, bool is_finite_given, Overflow overflow) {
    if (std::isnan(result) && !is_nan_given) return runtime.raise(Message::MathDomain);
    if (std::isinf(result) && is_finite_given) {
        return runtime.raise(overflow == Overflow::Possible ? Message::MathRange : Message::MathDomain);
    }
    return Value::number(result);
}

template <double (*Function)(double), Overflow MayOverflow = Overflow::Never>
Value of_one(Runtime& runtime, Value* arguments) {
    double x = 0;
    if (!is_plain_number(arguments[0], x))
        return with_floats(runtime, of_one<Function, MayOverflow>, arguments, 1, {0});
    return checked(runtime, Function(x), std::isnan(x), is_finite(x), MayOverflow);
}

template <double (*Function)(double, double), Overflow MayOverflow = Overflow::Never>
Value of_two(Runtime& runtime, Value* arguments) {
    double x = 0;
    double y = 0;
    if (!is_plain_number(arguments[0], x) || !is_plain_number(arguments[1], y)) {
        return with_floats(runtime, of_two<Function, MayOverflow>, arguments, 2, {0, 1});
    }
    return checked(runtime, Function(x, y), std::isnan(x) || std::isnan(y), is_finite(x) && is_finite(y),
                   MayOverflow);
}

/// x * FACTOR, however large.
template <double (*Factor)()>
Value multiplied(Runtime& runtime, Value* arguments) {
    double x = 0;
    if (!is_plain_number(arguments[0], x)) return with_floats(runtime, multiplied<Factor>, arguments, 1, {0});
    return Value::number(x * Factor());
}

double degrees_in_radian() {
    return 180 / std::numbers::pi;
}
double radians_in_degree() {
    return std::numbers::pi / 180;
}

template <bool (*Function)(double)>
Value question(Runtime& runtime, Value* arguments) {
    double x = 0;
    if (!is_plain_number(arguments[0], x)) return with_floats(runtime, question<Function>, arguments, 1, {0});
    return Value::boolean(Function(x));
}

bool is_finite_number(double x) {
    return std::isfinite(x);
}
bool is_infinite(double x) {
    return std::isinf(x);
}
bool is_nan(double x) {
    return std::isnan(x);
}

/// The distance to the next float away from 0.
double unit_in_last_place(double x) {
    x = std::fabs(x);
    if (!is_finite(x)) return x;
    const double next = std::nextafter(x, kInfinity);
    return std::isinf(next) ? x - std::nextafter(x, -kInfinity) : next - x;
}

double remainder(double x, double y) {
    if (std::isnan(x) || std::isnan(y)) return std::isnan(x) ? x : y;
    return std::remainder(x, y);
}

double modulo(double x, double y) {
    // C leaves the sign of fmod(-x, infinity) open.
    return std::isinf(y) && is_finite(x) ? x : std::fmod(x, y);
}

Value power_native(Runtime& runtime, Value* arguments) {
    double x = 0;
    double y = 0;
    if (!is_plain_number(arguments[0], x) || !is_plain_number(arguments[1], y)) {
        return with_floats(runtime, power_native, arguments, 2, {0, 1});
    }
    // A pole is outside of the domain, not an overflow.
    if (x == 0 && y < 0 && is_finite(y)) return runtime.raise(Message::MathDomain);
    return checked(runtime, std::pow(x, y), std::isnan(x) || std::isnan(y), is_finite(x) && is_finite(y),
                   Overflow::Possible);
}

Value fused_multiply_add(Runtime& runtime, Value* arguments) {
    double x = 0;
    double y = 0;
    double z = 0;
    if (!is_plain_number(arguments[0], x) || !is_plain_number(arguments[1], y) ||
        !is_plain_number(arguments[2], z)) {
        return with_floats(runtime, fused_multiply_add, arguments, 3, {0, 1, 2});
    }
    const double result = std::fma(x, y, z);
    if (is_finite(result)) return Value::number(result);
    if (std::isnan(result)) {
        const bool is_given = std::isnan(x) || std::isnan(y) || std::isnan(z);
        return is_given ? Value::number(result) : runtime.raise(Message::FmaInvalid);
    }
    const bool overflows = is_finite(x) && is_finite(y) && is_finite(z);
    return overflows ? runtime.raise(Message::FmaOverflow) : Value::number(result);
}

// Logarithms take ints of any size.

template <double (*Function)(double)>
Value logarithm_of(Runtime& runtime, const Value& value) {
    double x = 0;
    if (value.is<BigInteger>()) {
        const IntegerView view(value);
        if (view.sign() <= 0) return runtime.raise(Message::MathDomain);
        x = integer_to_double(value);
        if (!is_finite(x)) {
            // log(x * 2**bits) = log(x) + log(2) * bits
            const std::uint64_t bits = natural::bit_length(view.magnitude());
            const double fraction = natural::to_double(view.magnitude(), -static_cast<std::int64_t>(bits));
            return Value::number(Function(fraction) + Function(2.0) * static_cast<double>(bits));
        }
    } else if (is_float(value)) {
        x = float_value(value);
    } else {
        (void)is_plain_number(value, x);
    }
    if (x <= 0) return runtime.raise(Message::MathDomain);
    return Value::number(Function(x));
}

bool is_real(const Value& value) noexcept {
    return is_float(value) || is_integer(value);
}

template <double (*Function)(double)>
Value logarithm(Runtime& runtime, Value* arguments) {
    if (!is_real(arguments[0])) return with_floats(runtime, logarithm<Function>, arguments, 1, {0});
    return logarithm_of<Function>(runtime, arguments[0]);
}

Value logarithm_to_base(Runtime& runtime, Value* arguments) {
    const bool has_base = !arguments[1].is_empty();
    if (!is_real(arguments[0]) || (has_base && !is_real(arguments[1]))) {
        return with_floats(runtime, logarithm_to_base, arguments, 2, {0, 1});
    }
    const Value numerator = logarithm_of<std::log>(runtime, arguments[0]);
    if (numerator.failed() || !has_base) return numerator;
    const Value denominator = logarithm_of<std::log>(runtime, arguments[1]);
    if (denominator.failed()) return denominator;
    return float_binary(runtime, BinaryOperator::TrueDivide, numerator, denominator);
}

// To whole numbers

/// By the method `name`, or else as a float, rounded by `Function`.
template <double (*Function)(double)>
Routine round_slowly(Runtime& runtime, Value value, Ref<String> name) {
    Value result = co_await call_special(runtime, value, name.get());
    if (!result.is_not_implemented()) co_return result;
    Value number = co_await to_float(runtime, value);
    if (number.failed()) co_return number;
    co_return truncated_integer(runtime, Function(number.number()));
}

Value ceil(Runtime& runtime, Value* arguments) {
    if (arguments[0].is_number()) return truncated_integer(runtime, std::ceil(arguments[0].number()));
    return run(runtime,
               round_slowly<std::ceil>(runtime, arguments[0], Ref<String>(runtime.names.dunder_ceil)));
}

Value floor(Runtime& runtime, Value* arguments) {
    if (arguments[0].is_number()) return truncated_integer(runtime, std::floor(arguments[0].number()));
    return run(runtime,
               round_slowly<std::floor>(runtime, arguments[0], Ref<String>(runtime.names.dunder_floor)));
}

Routine truncate_slowly(Runtime& runtime, Value value) {
    Value result = co_await call_special(runtime, value, runtime.names.dunder_trunc);
    if (!result.is_not_implemented()) co_return result;
    co_return runtime.raise(Message::NoTrunc, type_name(runtime, value));
}

Value trunc(Runtime& runtime, Value* arguments) {
    if (arguments[0].is_number()) return truncated_integer(runtime, arguments[0].number());
    return run(runtime, truncate_slowly(runtime, arguments[0]));
}

// Parts of a float

Value pair(Runtime& runtime, Value first, Value second) {
    return make_tuple(runtime, {std::move(first), std::move(second)});
}

Value frexp(Runtime& runtime, Value* arguments) {
    double x = 0;
    if (!is_plain_number(arguments[0], x)) return with_floats(runtime, frexp, arguments, 1, {0});
    if (!is_finite(x) || x == 0) return pair(runtime, Value::number(x), Value::small_integer(0));
    int exponent = 0;
    const double fraction = std::frexp(x, &exponent);
    return pair(runtime, Value::number(fraction), Value::small_integer(exponent));
}

Value modf(Runtime& runtime, Value* arguments) {
    double x = 0;
    if (!is_plain_number(arguments[0], x)) return with_floats(runtime, modf, arguments, 1, {0});
    if (std::isinf(x)) return pair(runtime, Value::number(std::copysign(0.0, x)), Value::number(x));
    double whole = 0;
    const double fraction = std::modf(x, &whole);
    return pair(runtime, Value::number(fraction), Value::number(whole));
}

Value ldexp(Runtime& runtime, Value* arguments) {
    double x = 0;
    if (!is_plain_number(arguments[0], x)) return with_floats(runtime, ldexp, arguments, 2, {0});
    if (!is_integer(arguments[1])) return runtime.raise(Message::LdexpNeedsInteger);
    std::int64_t exponent = 0;
    if (!to_int64(arguments[1], exponent))
        exponent = IntegerView(arguments[1]).is_negative() ? INT64_MIN : INT64_MAX;
    if (x == 0 || !is_finite(x)) return Value::number(x);
    constexpr std::int64_t kBeyondAll = 10000;
    const double result = std::ldexp(x, static_cast<int>(std::clamp(exponent, -kBeyondAll, kBeyondAll)));
    if (std::isinf(result)) return runtime.raise(Message::MathRange);
    return Value::number(result);
}

/// So many floats further towards y.
double steps_towards(double x, double y, std::uint64_t steps) noexcept {
    if (std::isnan(x) || std::isnan(y)) return x + y;
    if (x == y) return y;
    // The bits of floats of one sign count as the floats do; those of both signs meet at 0.
    const auto place_of = [](double number) {
        const auto bits = std::bit_cast<std::int64_t>(number);
        return bits < 0 ? std::numeric_limits<std::int64_t>::min() - bits : bits;
    };
    const std::int64_t from = place_of(x);
    const std::int64_t to = place_of(y);
    const std::uint64_t distance = to > from
                                       ? static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from)
                                       : static_cast<std::uint64_t>(from) - static_cast<std::uint64_t>(to);
    if (steps >= distance) return y;
    const auto moved = static_cast<std::int64_t>(to > from ? static_cast<std::uint64_t>(from) + steps
                                                           : static_cast<std::uint64_t>(from) - steps);
    if (moved == 0) return from < 0 ? -0.0 : 0.0;
    return std::bit_cast<double>(moved < 0 ? std::numeric_limits<std::int64_t>::min() - moved : moved);
}

Value nextafter(Runtime& runtime, Value* arguments) {
    double x = 0;
    double y = 0;
    if (!is_plain_number(arguments[0], x) || !is_plain_number(arguments[1], y)) {
        return with_floats(runtime, nextafter, arguments, 3, {0, 1});
    }
    const Value& steps = arguments[2];
    if (steps.is_empty() || steps.is_none()) return Value::number(std::nextafter(x, y));
    if (!is_integer(steps)) return runtime.raise(Message::NotAnInteger, type_name(runtime, steps));
    if (IntegerView(steps).is_negative()) return runtime.raise(Message::StepsNegative);
    std::int64_t count = 0;
    const bool fits = to_int64(steps, count);
    if (count == 0 && fits) return Value::number(x);
    return Value::number(steps_towards(x, y, fits ? static_cast<std::uint64_t>(count) : UINT64_MAX));
}

Value isclose(Runtime& runtime, Value* arguments) {
    double numbers[4] = {0, 0, 1e-9, 0};
    for (std::uint32_t index = 0; index < 4; ++index) {
        if (arguments[index].is_empty() || is_plain_number(arguments[index], numbers[index])) continue;
        return with_floats(runtime, isclose, arguments, 4, {0, 1, 2, 3});
    }
    const auto& [a, b, relative, absolute] = numbers;
    if (relative < 0 || absolute < 0) return runtime.raise(Message::TolerancesNegative);
    if (a == b) return Value::boolean(true);
    if (std::isinf(a) || std::isinf(b)) return Value::boolean(false);
    const double difference = std::fabs(b - a);
    return Value::boolean(difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) ||
                          difference <= absolute);
}

Value gamma_native(Runtime& runtime, Value* arguments) {
    double x = 0;
    if (!is_plain_number(arguments[0], x)) return with_floats(runtime, gamma_native, arguments, 1, {0});
    return checked(runtime, gamma_function(x), std::isnan(x), is_finite(x), Overflow::Possible);
}

Value log_gamma_native(Runtime& runtime, Value* arguments) {
    double x = 0;
    if (!is_plain_number(arguments[0], x)) return with_floats(runtime, log_gamma_native, arguments, 1, {0});
    return checked(runtime, log_gamma(x), std::isnan(x), is_finite(x), Overflow::Possible);
}

}  // namespace

void add_float_functions(ModuleBuilder& builder) {
    builder.function("acos(x, /)", of_one<std::acos>);
    builder.function("acosh(x, /)", of_one<std::acosh>);
    builder.function("asin(x, /)", of_one<std::asin>);
    builder.function("asinh(x, /)", of_one<std::asinh>);
    builder.function("atan(x, /)", of_one<std::atan>);
    builder.function("atan2(y, x, /)", of_two<std::atan2>);
    builder.function("atanh(x, /)", of_one<std::atanh>);
    builder.function("cbrt(x, /)", of_one<std::cbrt>);
    builder.function("ceil(x, /)", ceil);
    builder.function("copysign(x, y, /)", of_two<std::copysign>);
    builder.function("cos(x, /)", of_one<std::cos>);
    builder.function("cosh(x, /)", of_one<std::cosh, Overflow::Possible>);
    builder.function("degrees(x, /)", multiplied<degrees_in_radian>);
    builder.function("erf(x, /)", of_one<std::erf>);
    builder.function("erfc(x, /)", of_one<std::erfc>);
    builder.function("exp(x, /)", of_one<std::exp, Overflow::Possible>);
    builder.function("exp2(x, /)", of_one<std::exp2, Overflow::Possible>);
    builder.function("expm1(x, /)", of_one<std::expm1, Overflow::Possible>);
    builder.function("fabs(x, /)", of_one<std::fabs>);
    builder.function("floor(x, /)", floor);
    builder.function("fma(x, y, z, /)", fused_multiply_add);
    builder.function("fmod(x, y, /)", of_two<modulo>);
    builder.function("frexp(x, /)", frexp);
    builder.function("gamma(x, /)", gamma_native);
    builder.function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", isclose);
    builder.function("isfinite(x, /)", question<is_finite_number>);
    builder.function("isinf(x, /)", question<is_infinite>);
    builder.function("isnan(x, /)", question<is_nan>);
    builder.function("ldexp(x, i, /)", ldexp);
    builder.function("lgamma(x, /)", log_gamma_native);
    builder.function("log(x, base=None, /)", logarithm_to_base);
    builder.function("log10(x, /)", logarithm<std::log10>);
    builder.function("log1p(x, /)", of_one<std::log1p>);
    builder.function("log2(x, /)", logarithm<std::log2>);
    builder.function("modf(x, /)", modf);
    builder.function("nextafter(x, y, /, *, steps=None)", nextafter);
    builder.function("pow(x, y, /)", power_native);
    builder.function("radians(x, /)", multiplied<radians_in_degree>);
    builder.function("remainder(x, y, /)", of_two<remainder>);
    builder.function("sin(x, /)", of_one<std::sin>);
    builder.function("sinh(x, /)", of_one<std::sinh, Overflow::Possible>);
    builder.function("sqrt(x, /)", of_one<std::sqrt>);
    builder.function("tan(x, /)", of_one<std::tan>);
    builder.function("tanh(x, /)", of_one<std::tanh>);
    builder.function("trunc(x, /)", trunc);
    builder.function("ulp(x, /)", of_one<unit_in_last_place>);
}

}  // namespace loopscope::language
