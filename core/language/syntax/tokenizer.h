// Source text to tokens, as Parser/lexer of CPython 3.13 cuts it.
#pragma once

#include <string>
#include <string_view>

#include "language/syntax/token.h"

namespace loopscope::language {

/// The text that is tokenized: without byte order mark, lines end in "\n", and so does the last one.
[[nodiscard]] std::string normalized_source(std::string_view source);

/// Cuts a normalized source into tokens. Any bytes will do; what is wrong with them ends up in the error of
/// the list. The file name is needed for one message only (text that is not UTF-8).
[[nodiscard]] TokenList tokenize(std::string_view source, std::string_view filename);

}  // namespace loopscope::language
