// The parts of the module functools that are made in C++, as the module `_functools`.
#pragma once

#include "language/runtime/instance.h"

namespace loopscope::language {

class Runtime;

[[nodiscard]] Ref<Module> make_functools_module(Runtime& runtime);

/// partial
[[nodiscard]] Type* define_partial_type(Runtime& runtime);
/// What `lru_cache` makes of a function.
[[nodiscard]] Type* define_cached_function_type(Runtime& runtime);

}  // namespace loopscope::language
