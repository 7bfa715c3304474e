// Literals and what can be worked out from literals alone before the program runs.
#pragma once

#include <optional>

#include "language/objects/value.h"
#include "language/syntax/ast.h"

namespace loopscope::language {

class Runtime;

/// The value of a literal.
[[nodiscard]] Value constant_value(Runtime& runtime, const ast::Constant& constant);

/// The value of an expression that is made of literals (`-1`, `60 * 60`, `(1, "a")`, `__debug__`), as CPython
/// folds it. Nothing when it is not, when working it out fails, or when the result is large.
[[nodiscard]] std::optional<Value> fold(Runtime& runtime, const ast::Expression& expression);

/// Whether a literal (or `not` of one) is true; nothing for anything else.
[[nodiscard]] std::optional<bool> constant_truth(const ast::Expression& expression);

}  // namespace loopscope::language
