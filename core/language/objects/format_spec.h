// Format specs: reading `[[fill]align][sign][z][#][0][width][,][.precision][type]`, and laying out text and
// numbers by them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

struct FormatSpec {
    std::string_view fill;  ///< one character; empty: not said, so a space
    char align = '>';
    char sign = '-';  ///< as written, or '-' when left out
    bool has_sign = false;
    bool has_align = false;
    bool coerces_negative_zero = false;
    bool alternate = false;
    std::int64_t width = -1;
    std::int64_t precision = -1;
    char separator = 0;  ///< ',' or '_'
    char32_t type = 0;

    [[nodiscard]] std::string_view fill_or_space() const noexcept { return fill.empty() ? " " : fill; }
};

/// Reads `text` for an object of the type named `type_name`; `default_align` is '<' for text and '>' for
/// numbers. False after raising ValueError.
[[nodiscard]] bool read_format_spec(Runtime& runtime, std::string_view text, char default_align,
                                    std::string_view type_name, FormatSpec& spec);

/// Raises "Unknown format code".
Value raise_unknown_format_code(Runtime& runtime, char32_t code, std::string_view type_name);

/// `text` within the width of the spec: a String.
Value pad_text(Runtime& runtime, std::string_view text, const FormatSpec& spec);

/// The parts of a formatted number.
struct NumberText {
    bool negative = false;
    std::string prefix;  ///< 0x and its like
    std::string digits;  ///< before the point: separators go into them; empty for inf and nan
    std::string rest;    ///< the point and all after it; or inf, nan
};

/// Sign, separators and padding: a String.
Value lay_out_number(Runtime& runtime, const NumberText& number, const FormatSpec& spec);
/// The same without padding to the width, appended to `result`.
void append_number(std::string& result, const NumberText& number, const FormatSpec& spec,
                   std::size_t least_digits);

/// A float in the style of `type` (e, E, f, F, g, G, %, r for repr, or 0 for none) with `precision` digits,
/// -1 for the usual number of them.
[[nodiscard]] NumberText float_text(double number, char type, std::int64_t precision, bool alternate,
                                    bool coerces_negative_zero, bool add_point_zero);

}  // namespace loopscope::language
