// Sums of floats without the errors of adding one after the other.
#pragma once

#include <vector>

namespace loopscope::language {

/// a + b as the rounded sum and what the rounding lost.
struct ExactPair {
    double high;
    double low;
};
[[nodiscard]] ExactPair exact_sum(double a, double b) noexcept;
/// a * b, in the same way; exact while neither part overflows or underflows.
[[nodiscard]] ExactPair exact_product(double a, double b) noexcept;

/// A sum kept exactly, as floats that do not overlap (Shewchuk, 1997).
class ExactSum {
public:
    /// Adds a finite number. False when the sum has passed the largest float.
    [[nodiscard]] bool add(double number);
    /// The sum rounded once, ties to even.
    [[nodiscard]] double rounded() const noexcept;

private:
    std::vector<double> parts_;  // the smallest first
};

}  // namespace loopscope::language
