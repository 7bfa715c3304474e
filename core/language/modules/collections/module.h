// The parts of the module collections that are made in C++, as the module `_collections`.
#pragma once

#include "language/runtime/instance.h"

namespace loopscope::language {

class Runtime;

[[nodiscard]] Ref<Module> make_collections_module(Runtime& runtime);

/// deque
void define_deque_types(Runtime& runtime);
/// defaultdict
void define_default_dict_type(Runtime& runtime);

}  // namespace loopscope::language
