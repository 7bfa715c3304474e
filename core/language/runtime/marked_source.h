// The source lines of a traceback's entry with marks below what failed, as CPython 3.13 shows them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/compile/code_object.h"

namespace loopscope::language {

/// The lines from `position.line` to `position.end_line`, dedented and set in by four spaces, each with the
/// marks below it: `^` under the range of `position`, or `~` with `^` under the operator, the subscript's
/// brackets or the call's parentheses where the range is such an expression. No marks where they would say
/// nothing: under a whole line that is neither, or under the only call of `x = f()` and `return f()`. Of a
/// range of many lines those between the ones that matter are left out (traceback.py:519-664). Without the
/// module `ast`, at a program's very end, expressions are not told apart: `can_parse`.
[[nodiscard]] std::string marked_source(const std::vector<std::string_view>& source, const Position& position,
                                        bool can_parse);

}  // namespace loopscope::language
