// The making of a runtime's builtin types. They need each other (a type's name is a str, its attributes are a
// dict), so all of types.def are declared first, empty, and then defined one after the other.
#pragma once

#include <string_view>

#include "language/objects/type.h"

namespace loopscope::language {

class Runtime;

/// Fills `runtime.types` and `runtime.names`.
void define_builtin_types(Runtime& runtime);

/// The declared type of this name that nobody has defined yet; null when there is none.
[[nodiscard]] Ref<Type> take_forward_declared(Runtime& runtime, std::string_view name);

/// The next item of an iterator over `__getitem__`.
Value next_by_item(Runtime& runtime, const Value& iterator);

}  // namespace loopscope::language
