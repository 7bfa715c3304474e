// The front door: tokens, then the tree, and only if there is none the search for what is wrong.
#include "language/syntax/parser.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "language/syntax/recursive_descent.h"
#include "language/syntax/syntax_errors.h"
#include "language/syntax/tokenizer.h"

namespace loopscope::language {

namespace {

/// Two lists of warnings in the order of their lines.
std::vector<SyntaxWarning> merged(const std::vector<SyntaxWarning>& first,
                                  const std::vector<SyntaxWarning>& second) {
    std::vector<SyntaxWarning> all;
    std::merge(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(all),
               [](const SyntaxWarning& a, const SyntaxWarning& b) { return a.line < b.line; });
    return all;
}

}  // namespace

ParseResult parse(std::string_view source, std::string_view filename, ParseMode mode,
                  std::string_view error_grammar, std::string_view character_names) {
    Arena arena;
    const std::string_view text = arena.copy(std::string_view(normalized_source(source)));
    TokenList tokens = tokenize(text, filename);
    tokens.character_names = character_names;
    RecursiveDescent parser(text, tokens.tokens, arena, character_names);
    const ast::Module* module =
        mode == ParseMode::kModule ? parser.parse_module() : parser.parse_expression_input();

    std::vector<SyntaxWarning> warnings = merged(tokens.warnings, parser.warnings());
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
    const bool ends_in_newline = source.empty() || source.back() == '\n' || source.back() == '\r';
    return {find_syntax_error(error_grammar, text, tokens, mode, ends_in_newline), std::move(warnings)};
}

}  // namespace loopscope::language
