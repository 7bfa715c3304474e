#include "language/objects/number_text.h"

#include "language/objects/bytes.h"
#include "language/objects/string.h"
#include "language/objects/unicode.h"

namespace loopscope::language {

namespace {

bool is_ascii_space(char character) noexcept {
    return character == ' ' || (character >= '\t' && character <= '\r');
}

bool is_letter_or_digit(char character, bool letters) noexcept {
    if (character >= '0' && character <= '9') return true;
    const char lower = static_cast<char>(character | 0x20);
    return letters && lower >= 'a' && lower <= 'z';
}

}  // namespace

std::string ascii_number_text(std::string_view text) {
    std::string result;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t character = unicode::next(text, position);
        if (unicode::is_space(character)) {
            result += ' ';
        } else if (character < 0x80) {
            result += static_cast<char>(character);
        } else {
            const int digit = unicode::decimal_value(character);
            result += digit >= 0 ? static_cast<char>('0' + digit) : '?';
        }
    }
    return std::string(without_space(result));
}

std::string_view without_space(std::string_view text) noexcept {
    while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
    return text;
}

bool remove_underscores(std::string& digits, bool letters) {
    if (digits.find('_') == std::string::npos) return true;
    std::string result;
    for (std::size_t position = 0; position < digits.size(); ++position) {
        if (digits[position] != '_') {
            result += digits[position];
            continue;
        }
        const bool is_between = position > 0 && position + 1 < digits.size() &&
                                is_letter_or_digit(digits[position - 1], letters) &&
                                is_letter_or_digit(digits[position + 1], letters);
        if (!is_between) return false;
    }
    digits = std::move(result);
    return true;
}

std::string shown_text(const Value& text) {
    std::string shown;
    if (const auto* string = text.get_if<String>()) {
        append_quoted(shown, string->view());
    } else if (is_bytes_like(text)) {
        if (text.is<ByteArray>()) shown += "bytearray(";
        append_quoted_bytes(shown, bytes_view(text), text.is<ByteArray>());
        if (text.is<ByteArray>()) shown += ')';
    }
    return shown;
}

}  // namespace loopscope::language
