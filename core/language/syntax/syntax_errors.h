// What is wrong with a source that the parser refused: the second pass, which knows CPython's messages.
#pragma once

#include <string_view>

#include "language/syntax/parser.h"
#include "language/syntax/token.h"

namespace loopscope::language {

/// The error that CPython 3.13 reports for these tokens. `refused` is where the parser gave up; it is the
/// place of the error if the search finds none.
[[nodiscard]] SyntaxError find_syntax_error(std::string_view source, const TokenList& tokens, ParseMode mode,
                                            const Token& refused);

/// What CPython raises when its parser has gone too deep.
[[nodiscard]] SyntaxError parser_stack_overflow();

}  // namespace loopscope::language
