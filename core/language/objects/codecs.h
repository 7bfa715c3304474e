// Encoding str to bytes and back: utf-8, ascii, latin-1, utf-16 and utf-32, with CPython's ways of treating
// errors.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;
class String;

enum class Encoding : std::uint8_t {
    Utf8,
    Utf8WithMark,
    Ascii,
    Latin1,
    Utf16,
    Utf16Little,
    Utf16Big,
    Utf32,
    Utf32Little,
    Utf32Big
};
enum class CodecErrors : std::uint8_t {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlReplace,
    NameReplace,
    SurrogateEscape,
    SurrogatePass
};

struct CodecArguments {
    Encoding encoding = Encoding::Utf8;
    CodecErrors errors = CodecErrors::Strict;
};

/// Reads the names of an encoding and of a way to treat errors, each a str or empty. False after raising:
/// LookupError for unknown ones, TypeError, worded for `function`.
[[nodiscard]] bool read_codec(Runtime& runtime, std::string_view function, const Value& encoding,
                              const Value& errors, CodecArguments& codec);

/// Bytes, or UnicodeEncodeError.
Value encode(Runtime& runtime, String* string, const CodecArguments& codec);
/// A String, or UnicodeDecodeError, whose `object` is `source`.
Value decode(Runtime& runtime, std::string_view bytes, const CodecArguments& codec, const Value& source);

}  // namespace loopscope::language
