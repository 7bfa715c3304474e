// What the tokenizer needs of UTF-8 and Unicode: decoding, and the characters of names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope::language {

/// One decoded character; `size` is 0 if the bytes are not UTF-8.
struct CodePoint {
    char32_t value = 0;
    std::size_t size = 0;
};

/// The character that begins at `offset`, which must be inside the text. Surrogates are not UTF-8.
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t offset);

/// Appends the character as UTF-8; a surrogate as WTF-8.
void append_utf8(std::string& text, char32_t character);

/// How many characters the UTF-8 text has.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// The characters of names beyond ASCII (XID_Start and XID_Continue of Unicode 15.1, as in CPython 3.13).
class IdentifierCharacters {
public:
    IdentifierCharacters();

    [[nodiscard]] bool starts_name(char32_t character) const { return class_of(character) == 2; }
    [[nodiscard]] bool continues_name(char32_t character) const { return class_of(character) != 0; }

private:
    [[nodiscard]] int class_of(char32_t character) const;

    std::vector<std::uint32_t> runs_;  // the first character of each run * 4 + its class
};

}  // namespace loopscope::language
