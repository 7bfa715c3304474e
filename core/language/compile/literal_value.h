// The value of a literal that comes from outside of a program: None, booleans, numbers, texts, bytes, what is
// worked out from these (`60 * 60`), and tuples, lists and dicts of them. Nothing of the program runs for it.
#pragma once

#include <optional>
#include <string_view>

#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

/// Nothing when the text is no such literal: a name, a call, a syntax error.
[[nodiscard]] std::optional<Value> literal_value(Runtime& runtime, std::string_view text);

}  // namespace loopscope::language
