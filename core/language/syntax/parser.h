// From source text to syntax tree: the front door of this folder.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "language/syntax/ast.h"
#include "language/syntax/syntax_error.h"

namespace loopscope::language {

enum class ParseMode : std::uint8_t {
    kModule,      // a whole file (`exec`)
    kExpression,  // one expression (`eval`): the module's body is one Expr statement
};

struct ParseResult {
    std::variant<SyntaxTree, SyntaxError> outcome;
    std::vector<SyntaxWarning> warnings;

    [[nodiscard]] bool ok() const { return std::holds_alternative<SyntaxTree>(outcome); }
    [[nodiscard]] const SyntaxTree& tree() const { return std::get<SyntaxTree>(outcome); }
    [[nodiscard]] const SyntaxError& error() const { return std::get<SyntaxError>(outcome); }
};

/// Parses any bytes: the tree, or CPython 3.13's syntax error for them. Never throws and never fails
/// otherwise. An encoding declaration in the source is ignored: the source is UTF-8. The file name appears in
/// one message only (for bytes that are not UTF-8). Without `error_grammar` (error_grammar.h) most errors are
/// an "invalid syntax" without a place. \N{...} knows what `character_names` lists (character_names.txt).
[[nodiscard]] ParseResult parse(std::string_view source, std::string_view filename = "<string>",
                                ParseMode mode = ParseMode::kModule, std::string_view error_grammar = {},
                                std::string_view character_names = {});

}  // namespace loopscope::language
