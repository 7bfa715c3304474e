#include "language/objects/string.h"

#include <algorithm>
#include <cstring>

#include "language/objects/heap.h"
#include "language/objects/unicode.h"
#include "language/runtime/runtime.h"
#include "language/syntax/characters.h"

namespace loopscope::language {

namespace {

bool is_continuation(char byte) noexcept {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// How many of 8 bytes at once continue a character.
unsigned continuations_of_8(const char* bytes) noexcept {
    constexpr std::uint64_t kEach = 0x0101'0101'0101'0101;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof(word));
    return static_cast<unsigned>(((word >> 7 & ~word >> 6 & kEach) * kEach) >> 56);
}

void append_escaped(std::string& result, char32_t character) {
    constexpr char kDigits[] = "0123456789abcdef";
    const unsigned digits = character < 0x100 ? 2 : character < 0x10000 ? 4 : 8;
    result += digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U";
    for (unsigned position = digits; position-- > 0;) result += kDigits[character >> position * 4 & 0xF];
}

}  // namespace

std::uint32_t count_characters(std::string_view text) noexcept {
    std::size_t count = text.size();
    std::size_t position = 0;
    for (; position + 8 <= text.size(); position += 8) count -= continuations_of_8(text.data() + position);
    char rest[8] = {};
    copy_text(rest, {text.data() + position, text.size() % sizeof rest});
    count -= continuations_of_8(rest);
    return static_cast<std::uint32_t>(count);
}

void String::seal() noexcept {
    code_points_ = count_characters(view());
}

std::uint32_t String::offset_of(std::uint32_t index) const noexcept {
    if (is_ascii()) return index;
    const std::string_view text = view();
    if (index > code_points_ / 2) {
        std::size_t offset = bytes_;
        for (std::uint32_t left = code_points_ - index; left > 0; --left)
            offset = unicode::previous(text, offset);
        return static_cast<std::uint32_t>(offset);
    }
    std::size_t offset = 0;
    // Eight bytes at a time while they cannot hold the character.
    while (index >= 8 && offset + 8 <= text.size()) {
        index -= 8 - continuations_of_8(text.data() + offset);
        offset += 8;
    }
    while (offset < text.size() && is_continuation(text[offset])) ++offset;
    for (; index > 0; --index) (void)unicode::next(text, offset);
    return static_cast<std::uint32_t>(offset);
}

std::uint32_t String::index_of(std::uint32_t offset) const noexcept {
    return is_ascii() ? offset : count_characters(view().substr(0, offset));
}

std::uint32_t hash_text(std::string_view text) noexcept {
    constexpr std::uint64_t kFactor = 0x9E37'79B9'7F4A'7C15;
    std::uint64_t hash = text.size() * kFactor;
    for (; text.size() >= 8; text.remove_prefix(8)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), 8);
        hash = (hash ^ word) * kFactor;
        hash ^= hash >> 29;
    }
    std::uint64_t word = 0;
    copy_text(reinterpret_cast<char*>(&word), {text.data(), text.size() % sizeof word});
    hash = (hash ^ word) * kFactor;
    hash ^= hash >> 32;
    const auto result = static_cast<std::uint32_t>(hash);
    return result != 0 ? result : 1;
}

std::uint32_t String::compute_hash() const noexcept {
    hash_ = hash_text(view());
    return hash_;
}

Ref<String> make_string_to_fill(Runtime& runtime, std::uint32_t bytes) {
    return runtime.heap().make_quickly<String>(bytes, runtime.types.string, bytes);
}

Ref<String> make_string(Runtime& runtime, std::string_view text) {
    Ref<String> string = make_string_to_fill(runtime, static_cast<std::uint32_t>(text.size()));
    constexpr std::uint64_t kAboveAscii = 0x8080'8080'8080'8080;
    if (text.size() > kMostShort) {
        std::memcpy(string->data(), text.data(), text.size());
        string->seal();
    } else if ((copy_short(string->data(), text.data(), text.size()) & kAboveAscii) == 0) {
        string->seal(static_cast<std::uint32_t>(text.size()));
    } else {
        string->seal();
    }
    return string;
}

bool has_string_room(Runtime& runtime, std::uint64_t bytes) {
    constexpr std::uint64_t kMost = UINT32_MAX / 2;
    if (bytes <= kMost && runtime.heap().has_room(static_cast<std::size_t>(bytes))) return true;
    (void)runtime.raise(Message::OutOfMemory);
    return false;
}

Value make_string_checked(Runtime& runtime, std::string_view text) {
    if (!has_string_room(runtime, text.size())) return Value::error();
    return make_string(runtime, text);
}

void append_quoted(std::string& result, std::string_view text) {
    const bool has_single = text.find('\'') != std::string_view::npos;
    const char quote = has_single && text.find('"') == std::string_view::npos ? '"' : '\'';
    result += quote;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        const char32_t character = unicode::next(text, position);
        if (character == static_cast<unsigned char>(quote) || character == '\\') {
            result += '\\';
            result += static_cast<char>(character);
        } else if (character == '\n') {
            result += "\\n";
        } else if (character == '\r') {
            result += "\\r";
        } else if (character == '\t') {
            result += "\\t";
        } else if (unicode::is_printable(character)) {
            result.append(text, begin, position - begin);
        } else {
            append_escaped(result, character);
        }
    }
    result += quote;
}

std::string ascii_escaped(std::string_view text) {
    std::string result;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t character = unicode::next(text, position);
        if (character < 0x80) {
            result += static_cast<char>(character);
        } else {
            append_escaped(result, character);
        }
    }
    return result;
}

Ref<String> plain_string(Runtime& runtime, String* string) {
    return string->type() == runtime.types.string ? Ref<String>(string)
                                                  : make_string(runtime, string->view());
}

}  // namespace loopscope::language
