// `_sys`: what the module sys, which is written in the language, needs from the interpreter.
#pragma once

#include "language/runtime/instance.h"

namespace loopscope::language {

[[nodiscard]] Ref<Module> make_sys_module(Runtime& runtime);

}  // namespace loopscope::language
