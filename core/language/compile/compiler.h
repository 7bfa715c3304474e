// From a syntax tree to a code object: the front door of this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "language/compile/code_object.h"
#include "language/syntax/ast.h"
#include "language/syntax/syntax_error.h"

namespace loopscope::language {

class Runtime;

enum class CompileMode : std::uint8_t {
    Module,      ///< the code runs the statements and returns None
    Expression,  ///< the tree is one expression statement; the code returns its value (`eval`)
};

struct CompileResult {
    Ref<CodeObject> code;              ///< null when there is an error
    std::optional<SyntaxError> error;  ///< columns are those of CPython's compiler: bytes, not code points
    std::vector<SyntaxWarning> warnings;
};

/// Compiles a tree of CPython's grammar; what the grammar allows but the language does not is CPython 3.13's
/// SyntaxError.
[[nodiscard]] CompileResult compile(Runtime& runtime, const SyntaxTree& tree, std::string_view file_name,
                                    CompileMode mode = CompileMode::Module);

}  // namespace loopscope::language
