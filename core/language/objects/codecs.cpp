#include "language/objects/codecs.h"

#include <algorithm>
#include <span>

#include "language/objects/bytes.h"
#include "language/objects/string.h"
#include "language/objects/unicode.h"
#include "language/objects/unicode_errors.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/syntax/characters.h"

namespace loopscope::language {

namespace {

struct EncodingName {
    std::string_view name;
    Encoding encoding;
};
constexpr EncodingName kEncodings[] = {
    {"utf-8", Encoding::Utf8},
    {"utf8", Encoding::Utf8},
    {"u8", Encoding::Utf8},
    {"utf-8-sig", Encoding::Utf8WithMark},
    {"ascii", Encoding::Ascii},
    {"us-ascii", Encoding::Ascii},
    {"646", Encoding::Ascii},
    {"latin-1", Encoding::Latin1},
    {"latin1", Encoding::Latin1},
    {"latin", Encoding::Latin1},
    {"l1", Encoding::Latin1},
    {"iso-8859-1", Encoding::Latin1},
    {"iso8859-1", Encoding::Latin1},
    {"8859", Encoding::Latin1},
    {"utf-16", Encoding::Utf16},
    {"utf16", Encoding::Utf16},
    {"u16", Encoding::Utf16},
    {"utf-16-le", Encoding::Utf16Little},
    {"utf-16le", Encoding::Utf16Little},
    {"utf-16-be", Encoding::Utf16Big},
    {"utf-16be", Encoding::Utf16Big},
    {"utf-32", Encoding::Utf32},
    {"utf32", Encoding::Utf32},
    {"u32", Encoding::Utf32},
    {"utf-32-le", Encoding::Utf32Little},
    {"utf-32le", Encoding::Utf32Little},
    {"utf-32-be", Encoding::Utf32Big},
    {"utf-32be", Encoding::Utf32Big},
};

// In the order of CodecErrors.
constexpr std::string_view kErrorNames[] = {
    "strict",      "ignore",          "replace",      "backslashreplace", "xmlcharrefreplace",
    "namereplace", "surrogateescape", "surrogatepass"};

std::string_view name_of(Encoding encoding) noexcept {
    switch (encoding) {
        case Encoding::Utf8:
        case Encoding::Utf8WithMark:
            return "utf-8";
        case Encoding::Ascii:
            return "ascii";
        case Encoding::Latin1:
            return "latin-1";
        case Encoding::Utf16:
            return "utf-16";
        case Encoding::Utf16Little:
            return "utf-16-le";
        case Encoding::Utf16Big:
            return "utf-16-be";
        case Encoding::Utf32:
            return "utf-32";
        case Encoding::Utf32Little:
            return "utf-32-le";
        case Encoding::Utf32Big:
            return "utf-32-be";
    }
    return {};
}

bool is_surrogate(char32_t character) noexcept {
    return character >= 0xD800 && character <= 0xDFFF;
}

bool is_utf8(Encoding encoding) noexcept {
    return encoding == Encoding::Utf8 || encoding == Encoding::Utf8WithMark;
}

void append_hexadecimal(std::string& result, std::uint32_t number, unsigned digits) {
    while (digits-- > 0) result += "0123456789abcdef"[number >> digits * 4 & 0xF];
}

/// What stands for a character that cannot be encoded, in ASCII.
std::string replacement(char32_t character, CodecErrors errors) {
    std::string text;
    switch (errors) {
        case CodecErrors::Replace:
            return "?";
        case CodecErrors::XmlReplace:
            return "&#" + std::to_string(static_cast<std::uint32_t>(character)) + ";";
        case CodecErrors::BackslashReplace:
        case CodecErrors::NameReplace: {
            const unsigned digits = character < 0x100 ? 2 : character < 0x10000 ? 4 : 8;
            text = digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U";
            append_hexadecimal(text, character, digits);
            return text;
        }
        default:
            return text;
    }
}

void append_unit(std::string& result, std::uint32_t unit, unsigned bytes, bool big) {
    for (unsigned index = 0; index < bytes; ++index) {
        result += static_cast<char>(unit >> (big ? bytes - 1 - index : index) * 8);
    }
}

bool is_big(Encoding encoding) noexcept {
    return encoding == Encoding::Utf16Big || encoding == Encoding::Utf32Big;
}

unsigned unit_bytes(Encoding encoding) noexcept {
    switch (encoding) {
        case Encoding::Utf16:
        case Encoding::Utf16Little:
        case Encoding::Utf16Big:
            return 2;
        case Encoding::Utf32:
        case Encoding::Utf32Little:
        case Encoding::Utf32Big:
            return 4;
        default:
            return 1;
    }
}

bool can_encode(char32_t character, Encoding encoding) noexcept {
    if (encoding == Encoding::Ascii) return character < 0x80;
    if (encoding == Encoding::Latin1) return character < 0x100;
    return !is_surrogate(character);
}

void append_encoded(std::string& result, char32_t character, Encoding encoding) {
    const unsigned bytes = unit_bytes(encoding);
    if (bytes == 1) {
        if (is_utf8(encoding)) {
            append_utf8(result, character);
        } else {
            result += static_cast<char>(character);
        }
    } else if (bytes == 4 || character < 0x10000) {
        append_unit(result, character, bytes, is_big(encoding));
    } else {
        const std::uint32_t rest = character - 0x10000;
        append_unit(result, 0xD800 + (rest >> 10), 2, is_big(encoding));
        append_unit(result, 0xDC00 + (rest & 0x3FF), 2, is_big(encoding));
    }
}

std::string_view encode_reason(Encoding encoding) noexcept {
    if (encoding == Encoding::Ascii) return "ordinal not in range(128)";
    if (encoding == Encoding::Latin1) return "ordinal not in range(256)";
    return "surrogates not allowed";
}

/// Decodes bytes to UTF-8 text; each error goes through `handle`.
class Decoder {
public:
    Decoder(Runtime& runtime, std::string_view bytes, const CodecArguments& codec, const Value& source)
        : runtime_(runtime), bytes_(bytes), codec_(codec), source_(source) {}

    Value decode() {
        bool is_good = true;
        switch (unit_bytes(codec_.encoding)) {
            case 2:
                is_good = decode_utf16();
                break;
            case 4:
                is_good = decode_utf32();
                break;
            default:
                is_good = is_utf8(codec_.encoding) ? decode_utf8_bytes() : decode_bytes();
        }
        return is_good ? make_string_checked(runtime_, text_) : Value::error();
    }

private:
    [[nodiscard]] unsigned byte(std::size_t index) const noexcept {
        return static_cast<unsigned char>(bytes_[index]);
    }

    /// Treats the bytes from `start` to `end` as an error; false after raising.
    bool handle(std::size_t start, std::size_t end, std::string_view reason) {
        position_ = end;
        switch (codec_.errors) {
            case CodecErrors::Ignore:
                return true;
            case CodecErrors::Replace:
                append_utf8(text_, 0xFFFD);
                return true;
            case CodecErrors::BackslashReplace:
                for (std::size_t index = start; index < end; ++index) {
                    text_ += "\\x";
                    append_hexadecimal(text_, byte(index), 2);
                }
                return true;
            case CodecErrors::SurrogateEscape:
                // Bytes of ASCII cannot be escaped (codecs.c:1360).
                if (byte(start) < 0x80) break;
                for (std::size_t index = start; index < end && byte(index) >= 0x80; ++index) {
                    append_utf8(text_, 0xDC00 + byte(index));
                    position_ = index + 1;
                }
                return true;
            case CodecErrors::SurrogatePass:
                if (pass_surrogate(start)) return true;
                break;
            default:
                break;
        }
        (void)raise_unicode_error(runtime_, runtime_.types.unicode_decode_error, name_of(codec_.encoding),
                                  source_, start, end, reason);
        return false;
    }

    /// Takes a surrogate that stands at `start` as any other character.
    bool pass_surrogate(std::size_t start) {
        const unsigned bytes = unit_bytes(codec_.encoding);
        if (bytes > 1) {
            if (bytes_.size() - start < bytes || !is_surrogate(unit(start, bytes))) return false;
            append_utf8(text_, unit(start, bytes));
            position_ = start + bytes;
            return true;
        }
        const bool is_surrogate_here = is_utf8(codec_.encoding) && start + 3 <= bytes_.size() &&
                                       byte(start) == 0xED && byte(start + 1) >= 0xA0 &&
                                       byte(start + 1) < 0xC0 && (byte(start + 2) & 0xC0) == 0x80;
        if (!is_surrogate_here) return false;
        text_.append(bytes_, start, 3);
        position_ = start + 3;
        return true;
    }

    bool decode_bytes() {
        while (position_ < bytes_.size()) {
            const unsigned value = byte(position_);
            if (codec_.encoding == Encoding::Ascii && value >= 0x80) {
                if (!handle(position_, position_ + 1, "ordinal not in range(128)")) return false;
            } else {
                append_utf8(text_, value);
                ++position_;
            }
        }
        return true;
    }

    /// How many bytes a character beginning with `first` has, and between which its second one must be; 0:
    /// none does.
    static unsigned length_after(unsigned first, unsigned& lowest, unsigned& highest) noexcept {
        lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (first < 0x80) return 1;
        if (first < 0xC2 || first > 0xF4) return 0;
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    bool decode_utf8_bytes() {
        if (codec_.encoding == Encoding::Utf8WithMark && bytes_.starts_with("\xEF\xBB\xBF")) position_ = 3;
        while (position_ < bytes_.size()) {
            const std::size_t start = position_;
            unsigned lowest = 0;
            unsigned highest = 0;
            const unsigned length = length_after(byte(start), lowest, highest);
            if (length == 0) {
                if (!handle(start, start + 1, "invalid start byte")) return false;
                continue;
            }
            std::size_t end = start + 1;
            while (end < start + length && end < bytes_.size() && byte(end) >= lowest &&
                   byte(end) <= highest) {
                ++end;
                lowest = 0x80;
                highest = 0xBF;
            }
            if (end == start + length) {
                text_.append(bytes_, start, length);
                position_ = end;
            } else if (!handle(
                           start, end,
                           end == bytes_.size() ? "unexpected end of data" : "invalid continuation byte")) {
                return false;
            }
        }
        return true;
    }

    std::uint32_t unit(std::size_t at, unsigned bytes) const noexcept {
        std::uint32_t value = 0;
        for (unsigned index = 0; index < bytes; ++index) {
            value |= byte(at + (is_big(codec_.encoding) ? bytes - 1 - index : index)) << index * 8;
        }
        return value;
    }

    /// Takes the byte order mark, which decides the order; without one, the lowest byte comes first.
    void read_mark(unsigned bytes, Encoding little, Encoding big) {
        if (codec_.encoding == little || codec_.encoding == big) return;
        codec_.encoding = little;
        if (bytes_.size() < bytes) return;
        if (unit(0, bytes) == 0xFEFF) {
            position_ = bytes;
            return;
        }
        codec_.encoding = big;
        if (unit(0, bytes) == 0xFEFF) {
            position_ = bytes;
        } else {
            codec_.encoding = little;
        }
    }

    bool decode_utf16() {
        read_mark(2, Encoding::Utf16Little, Encoding::Utf16Big);
        while (position_ < bytes_.size()) {
            const std::size_t start = position_;
            if (bytes_.size() - start < 2) {
                if (!handle(start, bytes_.size(), "truncated data")) return false;
                continue;
            }
            const std::uint32_t first = unit(start, 2);
            position_ = start + 2;
            if (!is_surrogate(first)) {
                append_utf8(text_, first);
            } else if (first >= 0xDC00) {
                if (!handle(start, start + 2, "illegal encoding")) return false;
            } else if (bytes_.size() - start < 4) {
                if (!handle(start, bytes_.size(), "unexpected end of data")) return false;
            } else if (const std::uint32_t second = unit(start + 2, 2); second < 0xDC00 || second > 0xDFFF) {
                if (!handle(start, start + 2, "illegal UTF-16 surrogate")) return false;
            } else {
                append_utf8(text_, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
                position_ = start + 4;
            }
        }
        return true;
    }

    bool decode_utf32() {
        read_mark(4, Encoding::Utf32Little, Encoding::Utf32Big);
        while (position_ < bytes_.size()) {
            const std::size_t start = position_;
            if (bytes_.size() - start < 4) {
                if (!handle(start, bytes_.size(), "truncated data")) return false;
                continue;
            }
            const std::uint32_t character = unit(start, 4);
            position_ = start + 4;
            if (is_surrogate(character)) {
                if (!handle(start, start + 4, "code point in surrogate code point range(0xd800, 0xe000)"))
                    return false;
            } else if (character > 0x10FFFF) {
                if (!handle(start, start + 4, "code point not in range(0x110000)")) return false;
            } else {
                append_utf8(text_, character);
            }
        }
        return true;
    }

    Runtime& runtime_;
    std::string_view bytes_;
    CodecArguments codec_;
    const Value& source_;
    std::string text_;
    std::size_t position_ = 0;
};

/// Encodes what `codec` cannot take: the characters from index `start` to `end`. False after raising.
bool encode_error(Runtime& runtime, String* string, const CodecArguments& codec,
                  std::span<const char32_t> characters, std::size_t start, std::string& result) {
    for (const char32_t character : characters) {
        const bool escapes =
            codec.errors == CodecErrors::SurrogateEscape && character >= 0xDC80 && character <= 0xDCFF;
        const bool passes = codec.errors == CodecErrors::SurrogatePass && is_surrogate(character) &&
                            codec.encoding != Encoding::Ascii && codec.encoding != Encoding::Latin1;
        const bool is_strict = codec.errors == CodecErrors::Strict ||
                               codec.errors == CodecErrors::SurrogateEscape ||
                               codec.errors == CodecErrors::SurrogatePass;
        if (escapes) {
            result += static_cast<char>(character - 0xDC00);
        } else if (passes) {
            append_encoded(result, character, codec.encoding);
        } else if (is_strict) {
            (void)raise_unicode_error(runtime, runtime.types.unicode_encode_error, name_of(codec.encoding),
                                      Value::from(string), start, start + characters.size(),
                                      encode_reason(codec.encoding));
            return false;
        } else {
            for (const char part : replacement(character, codec.errors)) {
                append_encoded(result, static_cast<unsigned char>(part), codec.encoding);
            }
        }
    }
    return true;
}

bool read_name(Runtime& runtime, std::string_view function, std::string_view parameter, const Value& name,
               std::string_view& text) {
    if (name.is_empty()) return false;
    const auto* string = name.get_if<String>();
    if (string == nullptr) {
        (void)runtime.raise(Message::NamedArgumentNotString, function, parameter, type_name(runtime, name));
        return false;
    }
    text = string->view();
    return true;
}

}  // namespace

bool read_codec(Runtime& runtime, std::string_view function, const Value& encoding, const Value& errors,
                CodecArguments& codec) {
    std::string_view name;
    if (read_name(runtime, function, "encoding", encoding, name)) {
        std::string normal;
        for (const char character : name) {
            const bool is_upper = character >= 'A' && character <= 'Z';
            normal += character == '_' || character == ' '
                          ? '-'
                          : static_cast<char>(is_upper ? character + 0x20 : character);
        }
        const auto* found = std::ranges::find(kEncodings, normal, &EncodingName::name);
        if (found == std::end(kEncodings)) {
            (void)runtime.raise(Message::UnknownEncoding, name);
            return false;
        }
        codec.encoding = found->encoding;
    } else if (!encoding.is_empty()) {
        return false;
    }
    if (read_name(runtime, function, "errors", errors, name)) {
        const auto* found = std::ranges::find(kErrorNames, name);
        if (found == std::end(kErrorNames)) {
            (void)runtime.raise(Message::UnknownErrorHandler, name);
            return false;
        }
        codec.errors = static_cast<CodecErrors>(found - std::begin(kErrorNames));
    } else if (!errors.is_empty()) {
        return false;
    }
    return true;
}

Value encode(Runtime& runtime, String* string, const CodecArguments& codec) {
    const std::string_view text = string->view();
    if (string->is_ascii() && unit_bytes(codec.encoding) == 1 && codec.encoding != Encoding::Utf8WithMark) {
        return make_bytes(runtime, text);
    }
    if (!has_string_room(runtime, std::uint64_t{text.size()} * unit_bytes(codec.encoding)))
        return Value::error();
    std::string result;
    const bool has_mark = codec.encoding == Encoding::Utf8WithMark || codec.encoding == Encoding::Utf16 ||
                          codec.encoding == Encoding::Utf32;
    if (has_mark) append_encoded(result, 0xFEFF, codec.encoding);
    std::size_t index = 0;
    for (std::size_t position = 0; position < text.size();) {
        char32_t character = unicode::next(text, position);
        if (can_encode(character, codec.encoding)) {
            append_encoded(result, character, codec.encoding);
            ++index;
            continue;
        }
        // All that cannot be encoded in a row is one error.
        std::u32string row(1, character);
        while (position < text.size()) {
            std::size_t next = position;
            character = unicode::next(text, next);
            if (can_encode(character, codec.encoding)) break;
            row += character;
            position = next;
        }
        if (!encode_error(runtime, string, codec, row, index, result)) return Value::error();
        index += row.size();
    }
    return make_bytes(runtime, result);
}

Value decode(Runtime& runtime, std::string_view bytes, const CodecArguments& codec, const Value& source) {
    return Decoder(runtime, bytes, codec, source).decode();
}

}  // namespace loopscope::language
