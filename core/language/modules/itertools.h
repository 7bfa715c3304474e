// The module itertools.
#pragma once

#include "language/runtime/instance.h"

namespace loopscope::language {

class Runtime;

[[nodiscard]] Ref<Module> make_itertools_module(Runtime& runtime);

}  // namespace loopscope::language
