// Text that a number is read from, brought to ASCII: what int(), float() and complex() have in common.
#pragma once

#include <string>
#include <string_view>

#include "language/objects/value.h"

namespace loopscope::language {

/// UTF-8 text without the space around it, decimal digits of all scripts as 0...9, and every other character
/// beyond ASCII as '?', which no number holds.
[[nodiscard]] std::string ascii_number_text(std::string_view text);

/// The bytes between the space around them.
[[nodiscard]] std::string_view without_space(std::string_view text) noexcept;

/// Takes the underscores out. False when one does not stand between two digits (or letters, when `letters`).
[[nodiscard]] bool remove_underscores(std::string& digits, bool letters);

/// repr() of a str, bytes or bytearray, as the errors of int() and float() show it; other values show as
/// nothing.
[[nodiscard]] std::string shown_text(const Value& text);

}  // namespace loopscope::language
