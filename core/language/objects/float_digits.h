// The decimal digits of floats: the shortest that read back as the same float, digits rounded exactly at a
// place, and the way back from a text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace loopscope::language {

/// 0.DIGITS * 10**point. No digits stand for 0.
struct DecimalDigits {
    std::string digits;
    int point = 0;
};

/// The fewest digits that read back as `value`, and of those the nearest; no zeros at the end. `value` is
/// finite and >= 0.
[[nodiscard]] DecimalDigits shortest_digits(double value);
/// Rounded to `count` digits, ties to even; exactly `count` of them unless the value is 0. `value` is finite
/// and >= 0.
[[nodiscard]] DecimalDigits digits_of_count(double value, unsigned count);
/// Rounded at `places` after the point (before it when negative), ties to even; zeros at the end stay.
[[nodiscard]] DecimalDigits digits_to_place(double value, int places);

/// Reads a decimal number, inf or nan as float() does, without space and underscores. False when it is none.
[[nodiscard]] bool parse_float(std::string_view text, double& number);

}  // namespace loopscope::language
