// The module `time`: the session's clock, and sleeping that blocks the thread, as it should.
#pragma once

#include "language/runtime/instance.h"

namespace loopscope::language {

[[nodiscard]] Ref<Module> make_clock_module(Runtime& runtime);

}  // namespace loopscope::language
