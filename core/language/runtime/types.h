// The builtin types of a runtime, by name: `runtime.types.list`.
#pragma once

#include "language/objects/object.h"
#include "loop/ref.h"

namespace loopscope::language {

/// Owned here; plain pointers for speed. Filled once by `define_builtin_types`, alive as long as the runtime.
struct Types {
#define LOOPSCOPE_TYPE(member, name) Type* member = nullptr;
#include "language/runtime/types.def"
#undef LOOPSCOPE_TYPE
#define LOOPSCOPE_EXCEPTION(member, base, name) Type* member = nullptr;
#include "language/runtime/exceptions.def"
#undef LOOPSCOPE_EXCEPTION
    Type* exception_group = nullptr;  ///< has two bases: BaseExceptionGroup and Exception
};

}  // namespace loopscope::language
