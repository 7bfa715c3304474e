// The coefficients are those of the Boost library's lanczos13m53, as in CPython, so that both give the same
// digits.
#include "language/modules/math/gamma.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace loopscope::language {

namespace {

constexpr double kG = 6.024680040776729583740234375;
constexpr double kGMinusHalf = 5.524680040776729583740234375;
constexpr int kTerms = 13;
constexpr double kNumerators[kTerms] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
constexpr double kDenominators[kTerms] = {
    0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1};
constexpr double kLogPi = 1.144729885849400174143427351353058711647;

/// sin(pi * x), exact at whole and half numbers.
double sine_of_pi(double x) noexcept {
    const double y = std::fmod(std::fabs(x), 2.0);
    double result = 0;
    switch (static_cast<int>(std::round(2.0 * y))) {
        case 0:
            result = std::sin(std::numbers::pi * y);
            break;
        case 1:
            result = std::cos(std::numbers::pi * (y - 0.5));
            break;
        case 2:
            // -sin(pi * (y - 1)) would give -0 at 1.
            result = std::sin(std::numbers::pi * (1.0 - y));
            break;
        case 3:
            result = -std::cos(std::numbers::pi * (y - 1.5));
            break;
        default:
            result = std::sin(std::numbers::pi * (y - 2.0));
    }
    return std::copysign(1.0, x) * result;
}

double lanczos_sum(double x) noexcept {
    double numerator = 0;
    double denominator = 0;
    // For large x in powers of 1/x, which keeps it from overflowing.
    constexpr double kLarge = 5;
    if (x < kLarge) {
        for (int term = kTerms; term-- > 0;) {
            numerator = numerator * x + kNumerators[term];
            denominator = denominator * x + kDenominators[term];
        }
    } else {
        for (int term = 0; term < kTerms; ++term) {
            numerator = numerator / x + kNumerators[term];
            denominator = denominator / x + kDenominators[term];
        }
    }
    return numerator / denominator;
}

/// value * base**exponent, in two steps where the power alone would overflow.
double times_power(double value, double base, double exponent) noexcept {
    constexpr double kLargestInOneStep = 139.5;
    if (std::fabs(exponent) < kLargestInOneStep)
        return exponent < 0 ? value / std::pow(base, -exponent) : value * std::pow(base, exponent);
    const double root = std::pow(base, std::fabs(exponent) / 2);
    return exponent < 0 ? value / root / root : value * root * root;
}

}  // namespace

double gamma_function(double x) noexcept {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    if (!std::isfinite(x)) return std::isnan(x) || x > 0 ? x : kNaN;
    if (x == 0) return kNaN;
    const bool is_whole = x == std::floor(x);
    if (is_whole && x < 0) return kNaN;
    constexpr double kLargestExact = 23;
    if (is_whole && x <= kLargestExact) {
        double factorial = 1;
        for (double factor = 2; factor < x; ++factor) factorial *= factor;
        return factorial;
    }
    const double size = std::fabs(x);
    constexpr double kTiny = 1e-20;
    constexpr double kHuge = 200;
    if (size < kTiny) return 1 / x;
    if (size > kHuge) return x < 0 ? 0 / sine_of_pi(x) : kInfinity;
    const double y = size + kGMinusHalf;
    // What was lost in adding, as a factor of the result.
    const double lost = size > kGMinusHalf ? (y - size) - kGMinusHalf : (y - kGMinusHalf) - size;
    const double correction = lost * kG / y;
    if (x < 0) {
        double result = -std::numbers::pi / sine_of_pi(size) / size * std::exp(y) / lanczos_sum(size);
        result -= correction * result;
        return times_power(result, y, 0.5 - size);
    }
    double result = lanczos_sum(size) / std::exp(y);
    result += correction * result;
    return times_power(result, y, size - 0.5);
}

double log_gamma(double x) noexcept {
    if (std::isnan(x)) return x;
    if (std::isinf(x)) return std::numeric_limits<double>::infinity();
    if (x == std::floor(x) && x <= 2) return x <= 0 ? std::numeric_limits<double>::quiet_NaN() : 0.0;
    const double size = std::fabs(x);
    constexpr double kTiny = 1e-20;
    if (size < kTiny) return -std::log(size);
    double result = std::log(lanczos_sum(size)) - kG;
    result += (size - 0.5) * (std::log(size + kG - 0.5) - 1);
    if (x < 0) result = kLogPi - std::log(std::fabs(sine_of_pi(size))) - std::log(size) - result;
    return result;
}

}  // namespace loopscope::language
