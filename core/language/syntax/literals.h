// What number and string literals mean: from the text of a token to a value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "language/syntax/ast.h"

namespace loopscope::language {

/// The value of a number token.
struct NumberValue {
    ast::ConstantKind kind = ast::ConstantKind::kInteger;  // or kBigInteger, kFloat, kImaginary
    std::int64_t integer = 0;
    double number = 0.0;
    std::uint8_t base = 10;
    std::string digits;  // of a big integer
};

/// Reads a number token. Fails only for decimal integers of more than kMaxDecimalDigits digits.
[[nodiscard]] std::optional<NumberValue> read_number(std::string_view token);

/// sys.get_int_max_str_digits() of a fresh CPython.
inline constexpr std::size_t kMaxDecimalDigits = 4'300;

/// The number of digits of a decimal integer token.
[[nodiscard]] std::size_t count_digits(std::string_view token);

/// A string token taken apart.
struct StringToken {
    bool bytes = false;
    bool raw = false;
    bool unicode = false;   // prefix u, in lower case
    std::string_view body;  // between the quotes
};

/// Takes apart a whole string token, or the start of an f-string (whose body is empty).
[[nodiscard]] StringToken split_string_token(std::string_view token);

/// A string literal with its escapes resolved.
struct StringValue {
    std::string text;
    std::string error;    // the message of the SyntaxError, if not empty
    std::string warning;  // the message of the SyntaxWarning for the first invalid escape, if not empty
};

/// Resolves the escapes of a str literal (unless it is raw). Lone surrogates come out as WTF-8.
/// `character_names` as `parse` takes them.
[[nodiscard]] StringValue decode_string(std::string_view body, bool raw, std::string_view character_names);

/// Resolves the escapes of a bytes literal (unless it is raw).
[[nodiscard]] StringValue decode_bytes(std::string_view body, bool raw);

}  // namespace loopscope::language
