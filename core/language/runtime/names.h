// The interned names that the runtime itself looks up, by member: `runtime.names.dunder_init`.
#pragma once

#include "language/objects/string.h"

namespace loopscope::language {

struct Names {
#define LOOPSCOPE_NAME(member, text) String* member = nullptr;
#include "language/runtime/names.def"
#undef LOOPSCOPE_NAME
};

}  // namespace loopscope::language
