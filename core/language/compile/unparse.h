// An expression as text again: what `from __future__ import annotations` keeps of an annotation (CPython's
// ast_unparse.c).
#pragma once

#include <string>

#include "language/syntax/ast.h"

namespace loopscope::language {

class Runtime;

/// The text has CPython's spacing and parentheses, whatever the source looked like.
[[nodiscard]] std::string unparse(Runtime& runtime, const ast::Expression& expression);

}  // namespace loopscope::language
