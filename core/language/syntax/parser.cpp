// The front door: tokens, then the tree, and only if there is none the search for what is wrong.
#include "language/syntax/parser.h"

#include <algorithm>
#include <utility>

#include "language/syntax/recursive_descent.h"
#include "language/syntax/syntax_errors.h"
#include "language/syntax/tokenizer.h"

namespace loopscope::language {

static_assert(kMaxTreeHeight == RecursiveDescent::kMaxTreeHeight);

ParseResult parse(std::string_view source, std::string_view filename, ParseMode mode) {
    Arena arena;
    const std::string_view text = arena.copy(std::string_view(normalized_source(source)));
    TokenList tokens = tokenize(text, filename);
    RecursiveDescent parser(text, tokens.tokens, arena);
    const ast::Module* module =
        mode == ParseMode::kModule ? parser.parse_module() : parser.parse_expression_input();

    std::vector<SyntaxWarning> warnings = std::move(tokens.warnings);
    warnings.insert(warnings.end(), parser.warnings().begin(), parser.warnings().end());
    std::stable_sort(warnings.begin(), warnings.end(),
                     [](const SyntaxWarning& a, const SyntaxWarning& b) { return a.line < b.line; });

    switch (parser.failure()) {
        case ParseFailure::kNone:
            return {SyntaxTree(std::move(arena), module), std::move(warnings)};
        case ParseFailure::kTooDeep:
            return {parser_stack_overflow(), std::move(warnings)};
        case ParseFailure::kTooTall:
            return {SyntaxError{SyntaxErrorKind::kRecursionError,
                                "maximum recursion depth exceeded during compilation"},
                    std::move(warnings)};
        case ParseFailure::kSyntax:
            break;
    }
    const auto first_token = static_cast<std::uint32_t>(parser.failed_statement() - tokens.tokens.data());
    const bool ends_in_newline = source.empty() || source.back() == '\n' || source.back() == '\r';
    return {find_syntax_error(text, tokens, mode, first_token, ends_in_newline), std::move(warnings)};
}

}  // namespace loopscope::language
