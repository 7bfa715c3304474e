// What is wrong with a source that the parser refused: the second pass, which knows CPython's messages.
#pragma once

#include <string_view>

#include "language/syntax/parser.h"
#include "language/syntax/token.h"

namespace loopscope::language {

/// The error that CPython 3.13 reports for these tokens of a normalized source. `ends_in_newline` says
/// whether the source did before it was normalized: CPython sees the lines of the file when it counts
/// columns. `grammar` is the text of error_grammar.h, or empty: then only the tokenizer's errors have a
/// message.
[[nodiscard]] SyntaxError find_syntax_error(std::string_view grammar, std::string_view source,
                                            const TokenList& tokens, ParseMode mode, bool ends_in_newline);

/// What CPython raises when its parser has gone too deep.
[[nodiscard]] SyntaxError parser_stack_overflow();

}  // namespace loopscope::language
