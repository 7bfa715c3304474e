// `from __future__ import ...`: what a module asks for at its beginning.
#pragma once

#include <cstdint>
#include <optional>

#include "language/syntax/ast.h"
#include "language/syntax/syntax_error.h"

namespace loopscope::language {

struct FutureFeatures {
    bool annotations = false;     ///< annotations are kept as text
    std::uint32_t last_line = 0;  ///< of the last of these imports that stands where it may; 0: there is none
    std::optional<SyntaxError> error;
};

/// Reads the imports at the beginning of a module (CPython's future.c).
[[nodiscard]] FutureFeatures read_future_features(const ast::Module& module);

}  // namespace loopscope::language
