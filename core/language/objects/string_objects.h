// What the files of str share among themselves.
#pragma once

#include <cstdint>
#include <string_view>

#include "language/objects/string.h"
#include "language/objects/value.h"

namespace loopscope::language {

class TypeBuilder;

/// The methods that change or ask about characters one by one: upper, isalpha, strip, center...
void add_string_character_methods(TypeBuilder& builder);
/// The methods that look for text within text: find, replace, split...
void add_string_search_methods(TypeBuilder& builder);
/// join, translate, encode, format and the rest.
void add_string_conversion_methods(TypeBuilder& builder);

/// The characters from `begin` to `end`, by index.
Value substring(Runtime& runtime, const String& string, std::uint32_t begin, std::uint32_t end);
/// The bytes of `part`, which lies within `string`; the string itself when it is all of it and a plain str.
Value part_of(Runtime& runtime, String* string, std::string_view part);
/// `string * times`.
Value repeat_string(Runtime& runtime, String* string, std::int64_t times);

}  // namespace loopscope::language
