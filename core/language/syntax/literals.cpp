// Number and string literals. The errors of escapes and their positions are those of CPython's decoders,
// which see a str literal with every character beyond ASCII rewritten as \UXXXXXXXX.
#include "language/syntax/literals.h"

#include <algorithm>

#include "language/objects/float_digits.h"
#include "language/syntax/characters.h"

namespace loopscope::language {
namespace {

int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 16;
}

std::string without_underscores(std::string_view token) {
    std::string text(token);
    std::erase(text, '_');
    return text;
}

/// The character of a \N{...} name, in any case of its letters, or 0.
char32_t named_character(std::string_view names, std::string_view name) {
    std::string line = "\n";
    for (const char c : name) line += static_cast<char>(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
    line += '=';
    const std::size_t found = names.find(line);
    if (found == std::string_view::npos) return 0;
    char32_t character = 0;
    for (std::size_t i = found + line.size(); names[i] != '\n'; ++i)
        character = character << 4 | static_cast<char32_t>(digit_value(names[i]));
    return character;
}

/// What str and bytes literals share: simple escapes, octal numbers, and the warning about anything else.
class EscapeDecoder {
public:
    EscapeDecoder(std::string_view body, bool bytes, std::string_view names)
        : body_(body), bytes_(bytes), names_(names) {}

    StringValue decode() && {
        while (offset_ < body_.size() && value_.error.empty()) {
            const char c = body_[offset_];
            if (c == '\\' && offset_ + 1 < body_.size() &&
                static_cast<unsigned char>(body_[offset_ + 1]) < 0x80) {
                decode_escape();
            } else if (static_cast<unsigned char>(c) >= 0x80) {
                const std::size_t size = std::max<std::size_t>(decode_utf8(body_, offset_).size, 1);
                value_.text += body_.substr(offset_, size);
                offset_ += size;
                rewritten_ += 10 - size;
            } else {
                value_.text += c;
                ++offset_;
                if (c == '\\') rewritten_ += 5;
            }
        }
        return std::move(value_);
    }

private:
    void decode_escape() {
        const std::size_t begin = offset_;
        const char c = body_[begin + 1];
        offset_ += 2;
        switch (c) {
            case '\n':
                return;
            case '\\':
            case '\'':
            case '"':
                value_.text += c;
                return;
            case 'a':
                value_.text += '\a';
                return;
            case 'b':
                value_.text += '\b';
                return;
            case 'f':
                value_.text += '\f';
                return;
            case 'n':
                value_.text += '\n';
                return;
            case 'r':
                value_.text += '\r';
                return;
            case 't':
                value_.text += '\t';
                return;
            case 'v':
                value_.text += '\v';
                return;
            case 'x':
                return decode_hexadecimal(begin, 2, "truncated \\xXX escape");
            case 'u':
                if (!bytes_) return decode_hexadecimal(begin, 4, "truncated \\uXXXX escape");
                break;
            case 'U':
                if (!bytes_) return decode_hexadecimal(begin, 8, "truncated \\UXXXXXXXX escape");
                break;
            case 'N':
                if (!bytes_) return decode_name(begin);
                break;
            default:
                if (c >= '0' && c <= '7') return decode_octal(begin);
                break;
        }
        if (value_.warning.empty()) value_.warning = std::string("invalid escape sequence '\\") + c + "'";
        value_.text += '\\';
        value_.text += c;
    }

    void decode_octal(std::size_t begin) {
        unsigned number = 0;
        offset_ = begin + 1;
        while (offset_ < body_.size() && offset_ < begin + 4 && body_[offset_] >= '0' &&
               body_[offset_] <= '7') {
            number = number * 8 + static_cast<unsigned>(body_[offset_++] - '0');
        }
        if (number > 0377 && value_.warning.empty()) {
            value_.warning = "invalid octal escape sequence '" + std::string(body_.substr(begin, 4)) + "'";
        }
        append(number);
    }

    void decode_hexadecimal(std::size_t begin, std::size_t count, const char* truncated) {
        char32_t number = 0;
        const std::size_t end = std::min(offset_ + count, body_.size());
        while (offset_ < end && digit_value(body_[offset_]) < 16) {
            number = number << 4 | static_cast<char32_t>(digit_value(body_[offset_++]));
        }
        if (offset_ != begin + 2 + count) return fail(begin, truncated);
        if (number > 0x10FFFF) return fail(begin, "illegal Unicode character");
        append(number);
    }

    void decode_name(std::size_t begin) {
        const std::size_t end = body_.find('}', begin);
        if (body_.substr(begin + 2, 1) != "{") return fail(begin, "malformed \\N character escape");
        if (end == std::string_view::npos || end == begin + 3) {
            offset_ = end == std::string_view::npos ? body_.size() : end;
            return fail(begin, "malformed \\N character escape");
        }
        offset_ = end + 1;
        const char32_t character = named_character(names_, body_.substr(begin + 3, end - begin - 3));
        if (character == 0) return fail(begin, "unknown Unicode character name");
        append(character);
    }

    void append(char32_t character) {
        if (bytes_) {
            value_.text += static_cast<char>(character);
        } else {
            append_utf8(value_.text, character);
        }
    }

    void fail(std::size_t begin, const char* reason) {
        if (bytes_) {
            value_.error = "(value error) invalid \\x escape at position " + std::to_string(begin);
        } else {
            const std::size_t first = begin + rewritten_;
            for (std::size_t offset = begin; offset < offset_;) {
                const std::size_t size = decode_utf8(body_, offset).size;
                if (size > 1) rewritten_ += 10 - size;
                offset += std::max<std::size_t>(size, 1);
            }
            value_.error = "(unicode error) 'unicodeescape' codec can't decode bytes in position " +
                           std::to_string(first) + "-" + std::to_string(offset_ + rewritten_ - 1) + ": " +
                           reason;
        }
    }

    std::string_view body_;
    bool bytes_;
    std::string_view names_;
    std::size_t offset_ = 0;
    std::size_t rewritten_ = 0;  // by how much CPython's rewritten text is longer up to here
    StringValue value_;
};

}  // namespace

std::optional<NumberValue> read_number(std::string_view token) {
    NumberValue value;
    std::string text = without_underscores(token);
    const char marker = text.size() > 1 && text[0] == '0' ? static_cast<char>(text[1] | 0x20) : ' ';
    if (marker == 'x' || marker == 'o' || marker == 'b') {
        value.base = marker == 'x' ? 16 : marker == 'o' ? 8 : 2;
        text.erase(0, 2);
    } else if ((text.back() | 0x20) == 'j') {
        value.kind = ast::ConstantKind::kImaginary;
        text.pop_back();
        if (!parse_float(text, value.number)) return std::nullopt;
        return value;
    } else if (text.find_first_of(".eE") != std::string::npos) {
        value.kind = ast::ConstantKind::kFloat;
        if (!parse_float(text, value.number)) return std::nullopt;
        return value;
    } else if (text.size() > kMaxDecimalDigits) {
        return std::nullopt;
    }
    bool fits = true;
    for (const char c : text) {
        fits = fits && !__builtin_mul_overflow(value.integer, value.base, &value.integer) &&
               !__builtin_add_overflow(value.integer, digit_value(c), &value.integer);
    }
    if (!fits) {
        value.kind = ast::ConstantKind::kBigInteger;
        value.integer = 0;
        value.digits = text.substr(text.find_first_not_of('0'));
    }
    return value;
}

std::size_t count_digits(std::string_view token) {
    return without_underscores(token).size();
}

StringToken split_string_token(std::string_view token) {
    StringToken parts;
    for (; token[0] != '"' && token[0] != '\''; token.remove_prefix(1)) {
        const char prefix = static_cast<char>(token[0] | 0x20);
        parts.bytes = parts.bytes || prefix == 'b';
        parts.raw = parts.raw || prefix == 'r';
        parts.unicode = parts.unicode || token[0] == 'u';
    }
    const bool triple = token.size() >= 6 && token[1] == token[0] && token[2] == token[0];
    const std::size_t quote_size = triple ? 3 : 1;
    if (token.size() >= 2 * quote_size) parts.body = token.substr(quote_size, token.size() - 2 * quote_size);
    return parts;
}

StringValue decode_string(std::string_view body, bool raw, std::string_view character_names) {
    if (raw || body.find('\\') == std::string_view::npos) return {std::string(body), "", ""};
    return EscapeDecoder(body, false, character_names).decode();
}

StringValue decode_bytes(std::string_view body, bool raw) {
    const bool ascii =
        std::all_of(body.begin(), body.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii) return {"", "bytes can only contain ASCII literal characters", ""};
    if (raw || body.find('\\') == std::string_view::npos) return {std::string(body), "", ""};
    return EscapeDecoder(body, true, {}).decode();
}

}  // namespace loopscope::language
