// `_thread`: threads of the program as lanes of its scheduler, and the lock that all of threading is made of.
#pragma once

#include "language/runtime/instance.h"

namespace loopscope::language {

[[nodiscard]] Ref<Module> make_thread_module(Runtime& runtime);

}  // namespace loopscope::language
