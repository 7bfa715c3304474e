// The module math.
#pragma once

#include "language/runtime/instance.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

class Runtime;

[[nodiscard]] Ref<Module> make_math_module(Runtime& runtime);

/// Functions of one float, two or three: sin, pow, fma...
void add_float_functions(ModuleBuilder& builder);
/// gcd, comb, factorial, isqrt...
void add_integer_functions(ModuleBuilder& builder);
/// fsum, prod, sumprod, hypot, dist
void add_sum_functions(ModuleBuilder& builder);

}  // namespace loopscope::language
