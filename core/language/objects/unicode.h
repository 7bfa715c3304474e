// The properties and the case mappings of characters, as CPython 3.13's str has them (Unicode 15.1), and
// walking through UTF-8 that is known to be valid.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace loopscope::language::unicode {

[[nodiscard]] bool is_alphabetic(char32_t character) noexcept;
[[nodiscard]] bool is_decimal(char32_t character) noexcept;
[[nodiscard]] bool is_digit(char32_t character) noexcept;
[[nodiscard]] bool is_numeric(char32_t character) noexcept;
[[nodiscard]] bool is_uppercase(char32_t character) noexcept;
[[nodiscard]] bool is_lowercase(char32_t character) noexcept;
[[nodiscard]] bool is_titlecase(char32_t character) noexcept;
/// Upper, lower or title case.
[[nodiscard]] bool is_cased(char32_t character) noexcept;
[[nodiscard]] bool is_case_ignorable(char32_t character) noexcept;
[[nodiscard]] bool is_space(char32_t character) noexcept;
[[nodiscard]] inline bool is_ascii_space(unsigned char character) noexcept {
    // 9 to 13, 0x1C to 0x1F, ' '.
    constexpr std::uint64_t spaces = 0x1'F000'3E00;
    return character <= ' ' && (spaces >> character & 1) != 0;
}
[[nodiscard]] bool is_printable(char32_t character) noexcept;
/// Whether str.splitlines breaks lines after it.
[[nodiscard]] bool is_line_break(char32_t character) noexcept;

/// 0...9 for a decimal digit of any script, else -1.
[[nodiscard]] int decimal_value(char32_t character) noexcept;

// Each appends what the character becomes: one character or several.
void append_upper(std::string& text, char32_t character);
void append_lower(std::string& text, char32_t character);
void append_title(std::string& text, char32_t character);
void append_folded(std::string& text, char32_t character);

/// The character at `position`, which moves on to the next one. Surrogates come as they are.
[[nodiscard]] inline char32_t next(std::string_view text, std::size_t& position) noexcept {
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[position + index]); };
    const char32_t first = byte(0);
    if (first < 0x80) {
        ++position;
        return first;
    }
    if (first < 0xE0) {
        const char32_t character = (first & 0x1F) << 6 | (byte(1) & 0x3Fu);
        position += 2;
        return character;
    }
    if (first < 0xF0) {
        const char32_t character = (first & 0x0F) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
        position += 3;
        return character;
    }
    const char32_t character =
        (first & 0x07) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu);
    position += 4;
    return character;
}

/// Where the character before `position` begins; `position` is not 0.
[[nodiscard]] inline std::size_t previous(std::string_view text, std::size_t position) noexcept {
    do --position;
    while ((static_cast<unsigned char>(text[position]) & 0xC0) == 0x80);
    return position;
}

}  // namespace loopscope::language::unicode
