// The module _random: the numbers under random.py.
#pragma once

#include "language/runtime/instance.h"

namespace loopscope::language {

class Runtime;

[[nodiscard]] Ref<Module> make_random_module(Runtime& runtime);

}  // namespace loopscope::language
