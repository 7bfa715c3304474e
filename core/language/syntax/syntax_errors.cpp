#include "language/syntax/syntax_errors.h"
namespace loopscope::language {
SyntaxError find_syntax_error(std::string_view, const TokenList& tokens, ParseMode, const Token& refused) {
    if (tokens.error) return *tokens.error;
    return {SyntaxErrorKind::kSyntaxError,  "invalid syntax",
            int(refused.location.line),     int(refused.location.column) + 1,
            int(refused.location.end_line), int(refused.location.end_column) + 1};
}
SyntaxError parser_stack_overflow() {
    return {SyntaxErrorKind::kMemoryError, "Parser stack overflowed - Python source too complex to parse"};
}
}  // namespace loopscope::language
