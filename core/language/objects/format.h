// Formatting: the mini-language of format specs (`f"{x:>10.2f}"`), str.format, and `%`.
#pragma once

#include <string_view>

#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;
class String;

/// format(number, spec) of an int, bool, float or complex: a String.
Value format_number(Runtime& runtime, const Value& number, std::string_view spec);
/// format(string, spec)
Value format_string(Runtime& runtime, String* string, std::string_view spec);

/// `template.format(*arguments, **keywords)`; `keywords` is a dict, or any mapping for format_map, whose
/// `arguments` are empty.
Value format_template(Runtime& runtime, String* text, const Value& arguments, const Value& keywords);

/// `template % values`: a String.
Value format_percent(Runtime& runtime, String* text, const Value& values);
/// The same for bytes and bytearray.
Value format_percent_bytes(Runtime& runtime, const Value& text, const Value& values);

}  // namespace loopscope::language
