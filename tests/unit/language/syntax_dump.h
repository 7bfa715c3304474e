// Prints a syntax tree the way scripts/syntax_fixtures.py prints CPython's: one line per tree, nested like
// ast.dump.
#pragma once

#include <string>

#include "language/syntax/ast.h"

namespace loopscope::language {

[[nodiscard]] std::string dump(const ast::Module& module);

}  // namespace loopscope::language
