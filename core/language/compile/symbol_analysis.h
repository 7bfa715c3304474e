// The second pass of the symbol table.
#pragma once

#include <optional>

#include "language/compile/symbol_table.h"

namespace loopscope::language {

/// Decides the access of every name of this scope and of all inside it.
[[nodiscard]] std::optional<SyntaxError> analyze_symbols(Scope& module);

}  // namespace loopscope::language
