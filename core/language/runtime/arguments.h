// Passing arguments to a function of the program: the general case.
#pragma once

#include "language/runtime/function.h"

namespace loopscope::language {

/// Puts the arguments into the first locals as the parameters say, with defaults, `*args` and `**kwargs`.
/// False after raising TypeError. `arguments.values` are moved out.
[[nodiscard]] bool bind_arguments(Runtime& runtime, Function& function, const Arguments& arguments,
                                  Value* locals);

}  // namespace loopscope::language
