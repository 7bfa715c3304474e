// What a call raises whose arguments do not fit: CPython's words, for functions that CPython writes in C and
// for those that are written in Python.
#pragma once

#include <cstdint>

#include "language/runtime/function.h"

namespace loopscope::language {

/// `given` counts the positional arguments, with the receiver of a method; `names` are those of the keyword
/// arguments, null for none.
Value raise_misfit(Runtime& runtime, const NativeFunction& function, std::uint32_t given, const Tuple* names);
Value raise_misfit(Runtime& runtime, const Function& function, std::uint32_t given, const Tuple* names);

/// A method that was called without a receiver, and with one that is not of its type.
Value raise_no_receiver(Runtime& runtime, const NativeFunction& function);
Value raise_wrong_receiver(Runtime& runtime, const NativeFunction& function, const Value& receiver);

}  // namespace loopscope::language
