// Random floats of many distributions (random.py:435), each number in the order in which CPython takes it.
#include <cmath>
#include <numbers>

#include "language/modules/math/gamma.h"
#include "language/modules/random/generator.h"
#include "language/objects/float_arguments.h"
#include "language/objects/index_arguments.h"
#include "language/objects/integer.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

constexpr double kTwoPi = 2 * std::numbers::pi;

/// Reads the parameters after self. False when one is no plain number.
template <std::size_t Count>
bool read_parameters(const Value* arguments, double (&numbers)[Count]) noexcept {
    for (std::size_t index = 0; index < Count; ++index) {
        const Value& argument = arguments[index + 1];
        if (!argument.is_empty() && !is_plain_number(argument, numbers[index])) return false;
    }
    return true;
}

Value divide(Runtime& runtime, double dividend, double divisor) {
    return float_binary(runtime, BinaryOperator::TrueDivide, Value::number(dividend), Value::number(divisor));
}

Value uniform(Runtime& runtime, Value* arguments) {
    double limits[2] = {};
    if (!read_parameters(arguments, limits)) return with_floats(runtime, uniform, arguments, 3, {1, 2});
    return Value::number(limits[0] + (limits[1] - limits[0]) * next_random(arguments[0]));
}

Value triangular(Runtime& runtime, Value* arguments) {
    if (arguments[3].is_none()) arguments[3] = Value();
    double parameters[3] = {0, 1, 0};
    if (!read_parameters(arguments, parameters))
        return with_floats(runtime, triangular, arguments, 4, {1, 2, 3});
    auto [low, high, mode] = parameters;
    double u = next_random(arguments[0]);
    if (low == high && !arguments[3].is_empty()) return Value::number(low);
    double c = arguments[3].is_empty() ? 0.5 : (mode - low) / (high - low);
    if (u > c) {
        u = 1 - u;
        c = 1 - c;
        std::swap(low, high);
    }
    return Value::number(low + (high - low) * std::sqrt(u * c));
}

double normal_number(const Value& self) noexcept {
    const double factor = 4 * std::exp(-0.5) / std::sqrt(2.0);
    while (true) {
        const double u1 = next_random(self);
        const double u2 = 1 - next_random(self);
        const double z = factor * (u1 - 0.5) / u2;
        if (z * z / 4 <= -std::log(u2)) return z;
    }
}

Value normalvariate(Runtime& runtime, Value* arguments) {
    double parameters[2] = {0, 1};
    if (!read_parameters(arguments, parameters))
        return with_floats(runtime, normalvariate, arguments, 3, {1, 2});
    return Value::number(parameters[0] + normal_number(arguments[0]) * parameters[1]);
}

Value lognormvariate(Runtime& runtime, Value* arguments) {
    double parameters[2] = {};
    if (!read_parameters(arguments, parameters))
        return with_floats(runtime, lognormvariate, arguments, 3, {1, 2});
    const double result = std::exp(parameters[0] + normal_number(arguments[0]) * parameters[1]);
    return std::isinf(result) ? runtime.raise(Message::MathRange) : Value::number(result);
}

Value gauss(Runtime& runtime, Value* arguments) {
    double parameters[2] = {0, 1};
    if (!read_parameters(arguments, parameters)) return with_floats(runtime, gauss, arguments, 3, {1, 2});
    Random& random = random_of(arguments[0]);
    double z = 0;
    if (random.next_gauss) {
        z = *random.next_gauss;
        random.next_gauss.reset();
    } else {
        const double angle = random.twister.next_double() * kTwoPi;
        const double radius = std::sqrt(-2 * std::log(1 - random.twister.next_double()));
        z = std::cos(angle) * radius;
        random.next_gauss = std::sin(angle) * radius;
    }
    return Value::number(parameters[0] + z * parameters[1]);
}

Value expovariate(Runtime& runtime, Value* arguments) {
    double parameters[1] = {1};
    if (!read_parameters(arguments, parameters)) return with_floats(runtime, expovariate, arguments, 2, {1});
    return divide(runtime, -std::log(1 - next_random(arguments[0])), parameters[0]);
}

Value vonmisesvariate(Runtime& runtime, Value* arguments) {
    double parameters[2] = {};
    if (!read_parameters(arguments, parameters))
        return with_floats(runtime, vonmisesvariate, arguments, 3, {1, 2});
    const auto [mu, kappa] = parameters;
    constexpr double kNearlyUniform = 1e-6;
    if (kappa <= kNearlyUniform) return Value::number(kTwoPi * next_random(arguments[0]));
    const double s = 0.5 / kappa;
    const double r = s + std::sqrt(1 + s * s);
    double z = 0;
    while (true) {
        z = std::cos(std::numbers::pi * next_random(arguments[0]));
        const double d = z / (r + z);
        const double u = next_random(arguments[0]);
        if (u < 1 - d * d || u <= (1 - d) * std::exp(d)) break;
    }
    const double q = 1 / r;
    const double angle = std::acos((q + z) / (1 + q * z));
    double turns = 0;
    double rest = 0;
    const bool is_upper = next_random(arguments[0]) > 0.5;
    float_divide(is_upper ? mu + angle : mu - angle, kTwoPi, turns, rest);
    return Value::number(rest);
}

/// Cheng (1977) for alpha > 1, Kennedy and Gentle's GS for alpha < 1.
double gamma_number(const Value& self, double alpha, double beta) noexcept {
    if (alpha > 1) {
        const double inverse = std::sqrt(2 * alpha - 1);
        const double b = alpha - std::log(4.0);
        const double c = alpha + inverse;
        const double magic = 1 + std::log(4.5);
        while (true) {
            const double u1 = next_random(self);
            if (!(u1 > 1e-7 && u1 < 0.9999999)) continue;
            const double u2 = 1 - next_random(self);
            const double v = std::log(u1 / (1 - u1)) / inverse;
            const double x = alpha * std::exp(v);
            const double z = u1 * u1 * u2;
            const double r = b + c * v - x;
            if (r + magic - 4.5 * z >= 0 || r >= std::log(z)) return x * beta;
        }
    }
    if (alpha == 1) return -std::log(1 - next_random(self)) * beta;
    while (true) {
        const double u = next_random(self);
        const double b = (std::numbers::e + alpha) / std::numbers::e;
        const double p = b * u;
        const double x = p <= 1 ? std::pow(p, 1 / alpha) : -std::log((b - p) / alpha);
        const double u1 = next_random(self);
        if (p > 1 ? u1 <= std::pow(x, alpha - 1) : u1 <= std::exp(-x)) return x * beta;
    }
}

Value gammavariate(Runtime& runtime, Value* arguments) {
    double parameters[2] = {};
    if (!read_parameters(arguments, parameters))
        return with_floats(runtime, gammavariate, arguments, 3, {1, 2});
    const auto [alpha, beta] = parameters;
    if (alpha <= 0 || beta <= 0) return runtime.raise(Message::GammaParameters);
    return Value::number(gamma_number(arguments[0], alpha, beta));
}

Value betavariate(Runtime& runtime, Value* arguments) {
    double parameters[2] = {};
    if (!read_parameters(arguments, parameters))
        return with_floats(runtime, betavariate, arguments, 3, {1, 2});
    const auto [alpha, beta] = parameters;
    if (alpha <= 0) return runtime.raise(Message::GammaParameters);
    const double y = gamma_number(arguments[0], alpha, 1);
    if (y == 0) return Value::number(0);
    if (beta <= 0) return runtime.raise(Message::GammaParameters);
    return divide(runtime, y, y + gamma_number(arguments[0], beta, 1));
}

Value paretovariate(Runtime& runtime, Value* arguments) {
    double parameters[1] = {};
    if (!read_parameters(arguments, parameters))
        return with_floats(runtime, paretovariate, arguments, 2, {1});
    const double u = 1 - next_random(arguments[0]);
    const Value exponent = divide(runtime, -1, parameters[0]);
    return exponent.failed() ? exponent : float_power(runtime, u, exponent.number());
}

Value weibullvariate(Runtime& runtime, Value* arguments) {
    double parameters[2] = {};
    if (!read_parameters(arguments, parameters))
        return with_floats(runtime, weibullvariate, arguments, 3, {1, 2});
    const double u = 1 - next_random(arguments[0]);
    const Value exponent = divide(runtime, 1, parameters[1]);
    if (exponent.failed()) return exponent;
    const Value power = float_power(runtime, -std::log(u), exponent.number());
    if (!power.is_number()) return power;
    return Value::number(parameters[0] * power.number());
}

/// Devroye's geometric method: time with n * p.
std::int64_t binomial_by_gaps(const Value& self, std::int64_t n, double p) noexcept {
    const double c = std::log2(1 - p);
    if (c == 0) return 0;
    std::int64_t hits = 0;
    // In floats: a gap may be larger than any int.
    for (double place = 0;; ++hits) {
        place += std::floor(std::log2(next_random(self)) / c) + 1;
        if (!(place <= static_cast<double>(n))) return hits;
    }
}

/// Hörmann's transformed rejection with squeeze (BTRS, 1993), for n * p >= 10.
std::int64_t binomial_by_rejection(const Value& self, std::int64_t count, double p) noexcept {
    const auto n = static_cast<double>(count);
    const double deviation = std::sqrt(n * p * (1 - p));
    const double b = 1.15 + 2.53 * deviation;
    const double a = -0.0873 + 0.0248 * b + 0.01 * p;
    const double c = n * p + 0.5;
    const double squeeze = 0.92 - 4.2 / b;
    const double alpha = (2.83 + 5.1 / b) * deviation;
    const double log_odds = std::log(p / (1 - p));
    const double mode = std::floor((n + 1) * p);
    const double h = log_gamma(mode + 1) + log_gamma(n - mode + 1);
    while (true) {
        const double u = next_random(self) - 0.5;
        const double us = 0.5 - std::fabs(u);
        const double k = std::floor((2 * a / us + b) * u + c);
        if (!(k >= 0 && k <= n)) continue;
        double v = next_random(self);
        if (us >= 0.07 && v <= squeeze) return static_cast<std::int64_t>(k);
        v *= alpha / (a / (us * us) + b);
        if (std::log(v) <= h - log_gamma(k + 1) - log_gamma(n - k + 1) + (k - mode) * log_odds) {
            return static_cast<std::int64_t>(k);
        }
    }
}

Value binomialvariate(Runtime& runtime, Value* arguments) {
    if (!has_plain_indices(arguments, {1})) return with_indices(runtime, binomialvariate, arguments, 3, {1});
    double p = 0.5;
    if (!arguments[2].is_empty() && !is_plain_number(arguments[2], p)) {
        return with_floats(runtime, binomialvariate, arguments, 3, {2});
    }
    const std::int64_t n = arguments[1].is_empty() ? 1 : arguments[1].small_integer();
    if (n < 0) return runtime.raise(Message::BinomialNegative);
    if (p == 0) return Value::small_integer(0);
    if (p == 1) return Value::small_integer(n);
    if (!(p > 0 && p < 1)) return runtime.raise(Message::BinomialRange);
    if (n == 1) return Value::small_integer(next_random(arguments[0]) < p ? 1 : 0);
    const bool is_turned = p > 0.5;
    if (is_turned) p = 1 - p;
    constexpr double kFewHits = 10;
    const bool is_rare = static_cast<double>(n) * p < kFewHits;
    const std::int64_t hits =
        is_rare ? binomial_by_gaps(arguments[0], n, p) : binomial_by_rejection(arguments[0], n, p);
    return Value::small_integer(is_turned ? n - hits : hits);
}

}  // namespace

void add_distribution_methods(TypeBuilder& builder) {
    builder.method("def betavariate(self, alpha, beta)", betavariate);
    builder.method("def binomialvariate(self, n=1, p=0.5)", binomialvariate);
    builder.method("def expovariate(self, lambd=1.0)", expovariate);
    builder.method("def gammavariate(self, alpha, beta)", gammavariate);
    builder.method("def gauss(self, mu=0.0, sigma=1.0)", gauss);
    builder.method("def lognormvariate(self, mu, sigma)", lognormvariate);
    builder.method("def normalvariate(self, mu=0.0, sigma=1.0)", normalvariate);
    builder.method("def paretovariate(self, alpha)", paretovariate);
    builder.method("def triangular(self, low=0.0, high=1.0, mode=None)", triangular);
    builder.method("def uniform(self, a, b)", uniform);
    builder.method("def vonmisesvariate(self, mu, kappa)", vonmisesvariate);
    builder.method("def weibullvariate(self, alpha, beta)", weibullvariate);
}

}  // namespace loopscope::language
