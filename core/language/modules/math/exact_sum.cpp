#include "language/modules/math/exact_sum.h"

#include <cmath>
#include <cstddef>

namespace loopscope::language {

ExactPair exact_sum(double a, double b) noexcept {
    const double high = a + b;
    const double b_part = high - a;
    return {high, (a - (high - b_part)) + (b - b_part)};
}

ExactPair exact_product(double a, double b) noexcept {
    const double product = a * b;
    return {product, std::fma(a, b, -product)};
}

bool ExactSum::add(double number) {
    std::size_t kept = 0;
    for (const double part : parts_) {
        const bool number_is_larger = std::fabs(number) >= std::fabs(part);
        const ExactPair pair = number_is_larger ? exact_sum(number, part) : exact_sum(part, number);
        if (pair.low != 0) parts_[kept++] = pair.low;
        number = pair.high;
    }
    if (!std::isfinite(number)) return false;
    parts_.resize(kept);
    if (number != 0) parts_.push_back(number);
    return true;
}

double ExactSum::rounded() const noexcept {
    if (parts_.empty()) return 0;
    std::size_t index = parts_.size() - 1;
    double high = parts_[index];
    double low = 0;
    while (index > 0 && low == 0) {
        const ExactPair pair = exact_sum(high, parts_[--index]);
        high = pair.high;
        low = pair.low;
    }
    // A tie is decided by the parts below.
    if (index > 0 && ((low < 0 && parts_[index - 1] < 0) || (low > 0 && parts_[index - 1] > 0))) {
        const double twice = low * 2;
        const double rounded = high + twice;
        if (twice == rounded - high) high = rounded;
    }
    return high;
}

}  // namespace loopscope::language
