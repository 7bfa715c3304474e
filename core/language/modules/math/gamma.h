// The gamma function, by Lanczos' approximation.
#pragma once

namespace loopscope::language {

/// NaN where it is not defined (0, negative whole numbers); infinite where it is too large.
[[nodiscard]] double gamma_function(double x) noexcept;
/// The logarithm of its absolute value; NaN where it is not defined.
[[nodiscard]] double log_gamma(double x) noexcept;

}  // namespace loopscope::language
