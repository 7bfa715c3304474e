// What is wrong with a source that the parser refused: the second pass, which knows CPython's messages.
#pragma once

#include <cstdint>
#include <string_view>

#include "language/syntax/parser.h"
#include "language/syntax/token.h"

namespace loopscope::language {

/// The error that CPython 3.13 reports for these tokens. The search begins at `first_token`, where the
/// statement begins that was refused.
[[nodiscard]] SyntaxError find_syntax_error(std::string_view source, const TokenList& tokens, ParseMode mode,
                                            std::uint32_t first_token);

/// What CPython raises when its parser has gone too deep.
[[nodiscard]] SyntaxError parser_stack_overflow();

}  // namespace loopscope::language
