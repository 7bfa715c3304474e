#include "language/modules/math/module.h"

#include <limits>
#include <numbers>

namespace loopscope::language {

Ref<Module> make_math_module(Runtime& runtime) {
    ModuleBuilder builder(runtime, "math");
    builder.constant("e", Value::number(std::numbers::e));
    builder.constant("inf", Value::number(std::numeric_limits<double>::infinity()));
    builder.constant("nan", Value::number(std::numeric_limits<double>::quiet_NaN()));
    builder.constant("pi", Value::number(std::numbers::pi));
    builder.constant("tau", Value::number(2 * std::numbers::pi));
    add_float_functions(builder);
    add_integer_functions(builder);
    add_sum_functions(builder);
    return builder.finish();
}

}  // namespace loopscope::language
