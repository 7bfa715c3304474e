// The builtin functions, one file per family. Each `define_..._builtins` puts its functions into
// runtime.builtins().
#pragma once

#include <string_view>

#include "language/objects/value.h"
#include "language/runtime/native.h"

namespace loopscope::language {

class Runtime;

/// All of them, with the names of the builtin types and exceptions.
void define_builtins(Runtime& runtime);

/// abs, bin, chr, divmod, hex, oct, ord, pow, round
void define_number_builtins(Runtime& runtime);
/// aiter, all, anext, any, iter, len, max, min, next, sorted, sum
void define_iteration_builtins(Runtime& runtime);
/// ascii, callable, delattr, format, getattr, hasattr, hash, id, isinstance, issubclass, repr, setattr
void define_object_builtins(Runtime& runtime);
/// input, open, print
void define_output_builtins(Runtime& runtime);
/// dir, globals, locals, vars
void define_scope_builtins(Runtime& runtime);
/// __import__, compile, eval, exec, exit, quit
void define_code_builtins(Runtime& runtime);

/// `locals()` of the frame that runs: a module's or class body's dict, or a function's variables as they are
/// now.
[[nodiscard]] Value current_locals(Runtime& runtime);

/// Adds one function; `signature` as TypeBuilder::method takes it.
void add_builtin(Runtime& runtime, std::string_view signature, NativeFunctionPointer function);

}  // namespace loopscope::language
