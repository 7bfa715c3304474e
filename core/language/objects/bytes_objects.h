// What the files of bytes and bytearray share among themselves.
#pragma once

#include <cstdint>
#include <string_view>

#include "language/objects/type.h"
#include "language/objects/value.h"

namespace loopscope::language {

class ByteArray;
class Runtime;
class TypeBuilder;

/// New bytes or a new bytearray, as `self` is; MemoryError.
Value bytes_like(Runtime& runtime, const Value& self, std::string_view text);
/// The bytes of an argument that must be bytes or bytearray. False after raising TypeError.
[[nodiscard]] bool read_bytes(Runtime& runtime, const Value& argument, std::string_view& bytes);
/// A number in range(256), from a small integer. False after raising ValueError.
[[nodiscard]] bool read_byte(Runtime& runtime, const Value& number, char& byte);

/// Puts a text in the place of `count` bytes; MemoryError, and BufferError where others see the array's
/// memory.
Value replace_bytes(Runtime& runtime, ByteArray& array, std::int64_t begin, std::int64_t count,
                    std::string_view text);

/// The methods that both types have.
void add_bytes_methods(TypeBuilder& builder);
/// The methods that change a bytearray.
void add_byte_array_methods(TypeBuilder& builder);

Value set_item_of_byte_array(Runtime& runtime, const Value& self, const Value& key, const Value& value);
Value delete_item_of_byte_array(Runtime& runtime, const Value& self, const Value& key);
Value in_place_byte_array(Runtime& runtime, BinaryOperator operation, const Value& self, const Value& other);

}  // namespace loopscope::language
