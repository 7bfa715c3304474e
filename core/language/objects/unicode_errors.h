// UnicodeEncodeError and UnicodeDecodeError: what they say, and their attributes.
#pragma once

#include <cstddef>
#include <string_view>

#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;
class Type;

/// Raises an error of `type` about the characters or bytes of `object` from `start` to `end`.
Value raise_unicode_error(Runtime& runtime, Type* type, std::string_view encoding, const Value& object,
                          std::size_t start, std::size_t end, std::string_view reason);

/// Gives both types, which must be defined, their `__str__` and attributes.
void complete_unicode_errors(Runtime& runtime);

}  // namespace loopscope::language
