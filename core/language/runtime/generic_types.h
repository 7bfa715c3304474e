// The types of annotations at run time: `list[int]`, `int | None`, type variables and aliases.
#pragma once

#include "language/objects/value.h"
#include "language/runtime/instance.h"

namespace loopscope::language {

class Runtime;

void define_generic_types(Runtime& runtime);

/// Lets annotations give the type parameters: `deque[int]`.
void accept_parameters(Runtime& runtime, Type& type);

/// `_typing`: those of them that the module typing shows.
[[nodiscard]] Ref<Module> make_typing_module(Runtime& runtime);

/// `left | right` for classes, None and other unions; not_implemented() for everything else.
Value make_union(Runtime& runtime, const Value& left, const Value& right);

/// `origin[arguments]`; a tuple stands for several.
Value make_generic_alias(Runtime& runtime, const Value& origin, const Value& arguments);

}  // namespace loopscope::language
