// What type an expression certainly has, for CPython's warnings about code that can only fail.
#pragma once

#include <string_view>

#include "language/syntax/ast.h"

namespace loopscope::language {

/// The name of the type of a literal, display, comprehension, f-string or lambda; "" for everything else.
[[nodiscard]] std::string_view type_of_literal(const ast::Expression& expression);

/// Whether it is a tuple of literals only.
[[nodiscard]] bool is_constant_tuple(const ast::Expression& expression);

/// Whether it is a number with a sign or `~` in front.
[[nodiscard]] bool is_folded_number(const ast::Expression& expression);

}  // namespace loopscope::language
