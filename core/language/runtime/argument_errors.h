// What a native raises when the arguments of a call do not fit its signature: CPython's words, for functions
// that CPython writes in C and for those that it writes in Python.
#pragma once

#include <cstdint>
#include <string_view>

#include "language/runtime/function.h"

namespace loopscope::language {

/// `given` and the number of `keywords` are those of the call; `given` counts the receiver of a method, too.
Value raise_wrong_count(Runtime& runtime, const NativeFunction& function, std::uint32_t given,
                        std::uint32_t keywords = 0);
Value raise_too_many(Runtime& runtime, const NativeFunction& function, std::uint32_t given,
                     std::uint32_t keywords);

/// `parameter` is an index into the signature's.
Value raise_missing(Runtime& runtime, const NativeFunction& function, std::uint32_t given,
                    std::uint32_t parameter);
Value raise_given_twice(Runtime& runtime, const NativeFunction& function, std::uint32_t parameter);
Value raise_unknown_keyword(Runtime& runtime, const NativeFunction& function, std::string_view keyword);

/// A method that was called without a receiver, and with one that is not of its type.
Value raise_no_receiver(Runtime& runtime, const NativeFunction& function);
Value raise_wrong_receiver(Runtime& runtime, const NativeFunction& function, const Value& receiver);

}  // namespace loopscope::language
