// Asynchronous generators: `__anext__`, `asend`, `athrow` and `aclose` (PEP 525). Each gives an awaitable;
// awaiting it lets the generator's frame run as a callee of the frame that awaits, up to its next `yield`.
#pragma once

#include "language/runtime/type_builder.h"

namespace loopscope::language {

void add_async_generator_methods(TypeBuilder& builder);
void define_async_generator_awaitables(Runtime& runtime);

}  // namespace loopscope::language
