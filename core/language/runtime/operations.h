// What the language can do with values, whatever their type: each function is an operator, a builtin or a
// statement's step as Python defines it. The interpreter, the natives and the modules all go through here.
//
// Every function that returns a Value may answer error() (raised) or pending() (code of the program must run
// first). A plain native may only `return` a pending answer as its own; one that needs the result to go on is
// a Routine (native.h), which `co_await`s it.
#pragma once

#include <array>
#include <concepts>
#include <span>
#include <string>
#include <string_view>

#include "language/objects/dict.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/objects/type.h"
#include "language/objects/value.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

/// The class of any value, also of those without an object. Borrowed.
[[nodiscard]] Type* type_of(Runtime& runtime, const Value& value) noexcept;
/// The name of its class, as messages show it.
[[nodiscard]] std::string_view type_name(Runtime& runtime, const Value& value) noexcept;
/// Whether a call of it can be begun.
[[nodiscard]] bool is_callable(const Value& value) noexcept;
/// Whether it is an instance of `type` or a subclass, going by its real class (no `__instancecheck__`).
[[nodiscard]] bool is_instance(Runtime& runtime, const Value& value, const Type* type) noexcept;

// Calls
Value call(Runtime& runtime, const Value& callee, const Arguments& arguments);
Value call(Runtime& runtime, const Value& callee, std::span<const Value> positional);
/// `receiver.name(...)`; `name` is interned.
Value call_method(Runtime& runtime, const Value& receiver, String* name, std::span<const Value> positional);
/// `type(receiver).name(receiver, ...)`: how the language calls dunder methods. not_implemented() when there
/// is none.
Value call_special(Runtime& runtime, const Value& receiver, String* name, std::span<const Value> positional);

/// The same with each positional argument as one of `values`.
template <std::same_as<Value>... Values>
Value call(Runtime& runtime, const Value& callee, const Values&... values) {
    const std::array<Value, sizeof...(Values)> positional{values...};
    return call(runtime, callee, std::span<const Value>(positional));
}
template <std::same_as<Value>... Values>
Value call_method(Runtime& runtime, const Value& receiver, String* name, const Values&... values) {
    const std::array<Value, sizeof...(Values)> positional{values...};
    return call_method(runtime, receiver, name, std::span<const Value>(positional));
}
template <std::same_as<Value>... Values>
Value call_special(Runtime& runtime, const Value& receiver, String* name, const Values&... values) {
    const std::array<Value, sizeof...(Values)> positional{values...};
    return call_special(runtime, receiver, name, std::span<const Value>(positional));
}
/// As `call_special` with any arguments; `method` is what the type has under the name.
Value call_with_receiver(Runtime& runtime, const Value& method, const Value& receiver,
                         const Arguments& arguments);

// Attributes (`name` is interned)
Value get_attribute(Runtime& runtime, const Value& object, String* name);
/// As get_attribute, but empty instead of AttributeError.
Value find_attribute(Runtime& runtime, const Value& object, String* name);
/// None, or error() / pending().
Value set_attribute(Runtime& runtime, const Value& object, String* name, const Value& value);
Value delete_attribute(Runtime& runtime, const Value& object, String* name);

// Text
Value repr(Runtime& runtime, const Value& value);                        ///< a String
Value str(Runtime& runtime, const Value& value);                         ///< a String
Value ascii(Runtime& runtime, const Value& value);                       ///< a String
Value format(Runtime& runtime, const Value& value, const String& spec);  ///< a String
/// Its repr as far as that needs no code of the program; else the default one, which names its class.
[[nodiscard]] std::string plain_text(Runtime& runtime, const Value& value);
/// "0x7f...": what reprs show after `at`.
[[nodiscard]] std::string address_text(const Object* object);

// Operators
Value truth(Runtime& runtime, const Value& value);  ///< a boolean
Value binary(Runtime& runtime, BinaryOperator, const Value& left, const Value& right);
Value in_place(Runtime& runtime, BinaryOperator, const Value& left, const Value& right);
Value unary(Runtime& runtime, UnaryOperator, const Value& operand);
Value compare(Runtime& runtime, CompareOperator, const Value& left, const Value& right);  ///< any value
/// `left is right or left == right`, as containers compare: a boolean.
Value equals(Runtime& runtime, const Value& left, const Value& right);
Value hash(Runtime& runtime, const Value& value);  ///< a small integer of 32 bits, unsigned
/// Equality and hash of values for which no code of the program is needed (Type::is_simple_key, through
/// tuples and frozensets). `simple_hash` answers false for others and for unhashable ones.
[[nodiscard]] bool simple_hash(Runtime& runtime, const Value& value, std::uint32_t& hash) noexcept;
enum class Equality : std::uint8_t { Different, Equal, Unknown };
[[nodiscard]] Equality simple_equals(Runtime& runtime, const Value& left, const Value& right) noexcept;

// Items
Value length(Runtime& runtime, const Value& value);  ///< a small integer
Value get_item(Runtime& runtime, const Value& container, const Value& key);
Value set_item(Runtime& runtime, const Value& container, const Value& key, const Value& value);  ///< None
Value delete_item(Runtime& runtime, const Value& container, const Value& key);                   ///< None
Value contains(Runtime& runtime, const Value& container, const Value& item);  ///< a boolean
/// An index: a small integer from anything with `__index__`; out of 48 bits: clamped when `clamp`, else
/// IndexError.
Value to_index(Runtime& runtime, const Value& value, bool clamp = false);

// Iteration
Value iterate(Runtime& runtime, const Value& iterable);
Value next(Runtime& runtime, const Value& iterator);  ///< exhausted() at the end
/// A new StopIteration with its value.
[[nodiscard]] Value stop_iteration(Runtime& runtime, Value value);
/// All items of an iterable as a new List / Tuple.
Value to_list(Runtime& runtime, const Value& iterable);
Value to_tuple(Runtime& runtime, const Value& iterable);

// Classes
Value is_instance_of(Runtime& runtime, const Value& value, const Value& class_or_tuple);     ///< a boolean
Value is_subclass_of(Runtime& runtime, const Value& subclass, const Value& class_or_tuple);  ///< a boolean

// Dicts with any keys
Value dict_get(Runtime& runtime, Dict& dict, const Value& key);  ///< empty when absent
Value dict_set(Runtime& runtime, Dict& dict, const Value& key, const Value& value);
Value dict_remove(Runtime& runtime, Dict& dict, const Value& key);  ///< the value; empty when absent

}  // namespace loopscope::language
