// What the files of int share among themselves: making results in place.
#pragma once

#include <cstddef>

#include "language/objects/integer.h"

namespace loopscope::language {

class TypeBuilder;

/// An int whose digits the caller fills; null, with the exception raised, when it passes the limits.
[[nodiscard]] Ref<BigInteger> make_big_integer(Runtime& runtime, std::size_t digits, bool negative);
/// Drops leading zeros; a small integer when it fits.
Value finish_integer(Ref<BigInteger> integer);
/// The value as a plain int: of a bool or of an instance of the program's subclass.
Value plain_integer(Runtime& runtime, const Value& value);

/// `int(...)`: the constructor's slot.
Value construct_integer(Runtime& runtime, Type* type, Arguments arguments);
Value unary_integer(Runtime& runtime, UnaryOperator operation, const Value& self);

/// bit_length, to_bytes and all the other methods.
void add_integer_methods(TypeBuilder& builder);

}  // namespace loopscope::language
