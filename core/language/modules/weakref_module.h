// `_weakref`: what the module weakref needs of the runtime.
#pragma once

#include "language/runtime/instance.h"

namespace loopscope::language {

[[nodiscard]] Ref<Module> make_weakref_module(Runtime& runtime);

}  // namespace loopscope::language
