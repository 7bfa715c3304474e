// What the files of float share among themselves.
#pragma once

#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;
class TypeBuilder;

/// The whole part as an int. ValueError for NaN, OverflowError for infinity.
Value truncated_integer(Runtime& runtime, double number);

/// hex, is_integer and all the other methods.
void add_float_methods(TypeBuilder& builder);

}  // namespace loopscope::language
