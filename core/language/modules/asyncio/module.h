// The module `asyncio`.
#pragma once

#include "language/runtime/instance.h"

namespace loopscope::language {

[[nodiscard]] Ref<Module> make_asyncio_module(Runtime& runtime);

}  // namespace loopscope::language
