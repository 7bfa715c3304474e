// Docstrings: which statement is one, and what is left of its indentation.
#pragma once

#include <string>
#include <string_view>

#include "language/syntax/ast.h"

namespace loopscope::language {

/// The string literal that a body begins with, or null.
[[nodiscard]] const ast::Constant* docstring(ast::List<ast::Statement> body);

/// The text without the indentation that all lines after the first share (compile.c, _PyCompile_CleanDoc).
[[nodiscard]] std::string clean_docstring(std::string_view text);

}  // namespace loopscope::language
