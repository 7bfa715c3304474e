// What the module `gc` (gc.py) asks of the collector.
#pragma once

#include "language/runtime/instance.h"

namespace loopscope::language {

[[nodiscard]] Ref<Module> make_gc_module(Runtime& runtime);

}  // namespace loopscope::language
