// `_traceback`: exceptions and calls as text, for the module traceback.
#pragma once

#include "language/runtime/instance.h"

namespace loopscope::language {

[[nodiscard]] Ref<Module> make_traceback_module(Runtime& runtime);

}  // namespace loopscope::language
