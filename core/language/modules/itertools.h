// The module _itertools: the iterators of itertools (itertools.py) that loops spend their time in.
#pragma once

#include "language/runtime/instance.h"

namespace loopscope::language {

class Runtime;

[[nodiscard]] Ref<Module> make_itertools_module(Runtime& runtime);

}  // namespace loopscope::language
