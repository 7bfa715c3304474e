// The slots of the program's classes: each looks up the dunder method and calls it.
#pragma once

#include "language/objects/type.h"

namespace loopscope::language::program_slots {

Value repr(Runtime&, const Value& self);
Value str(Runtime&, const Value& self);
Value format(Runtime&, const Value& self, const String& spec);
Value hash(Runtime&, const Value& self);
Value unhashable(Runtime&, const Value& self);
Value truth(Runtime&, const Value& self);
Value truth_by_length(Runtime&, const Value& self);
Value compare(Runtime&, CompareOperator, const Value& self, const Value& other);
Value binary(Runtime&, BinaryOperator, const Value& left, const Value& right);
Value in_place(Runtime&, BinaryOperator, const Value& self, const Value& other);
Value unary(Runtime&, UnaryOperator, const Value& self);
Value to_index(Runtime&, const Value& self);
Value to_integer(Runtime&, const Value& self);
Value to_float(Runtime&, const Value& self);
Value length(Runtime&, const Value& self);
Value get_item(Runtime&, const Value& self, const Value& key);
Value set_item(Runtime&, const Value& self, const Value& key, const Value& value);
Value delete_item(Runtime&, const Value& self, const Value& key);
Value contains(Runtime&, const Value& self, const Value& item);
Value iterate(Runtime&, const Value& self);
Value iterate_by_items(Runtime&, const Value& self);
Value next(Runtime&, const Value& self);
Value get_attribute(Runtime&, const Value& self, String* name);
Value set_attribute(Runtime&, const Value& self, String* name, const Value& value);
Value delete_attribute(Runtime&, const Value& self, String* name);
Value descriptor_get(Runtime&, const Value& self, const Value& instance, const Value& owner);
Value descriptor_set(Runtime&, const Value& self, const Value& instance, const Value& value);
Value call(Runtime&, const Value& self, Arguments arguments);
Value construct(Runtime&, Type* type, Arguments arguments);
Value await(Runtime&, const Value& self);
Value async_iterate(Runtime&, const Value& self);
Value async_next(Runtime&, const Value& self);

/// The `__init__` of a class whose call makes an empty instance and runs that, with nothing of the program's
/// before or after; else null.
[[nodiscard]] Object* plain_initializer(Runtime&, Type& type);

/// The class that the `__new__` of `base` was given to make an instance of; null after raising TypeError when
/// that is none, or another's.
[[nodiscard]] Type* class_to_make(Runtime&, const Value& given, const Type& base);
/// Whether the class has the method from `object` itself.
[[nodiscard]] bool is_of_object(Runtime&, Type& type, String* method);
/// What the class's builtin `__new__` makes, before any `__init__`.
Value make_bare_instance(Runtime&, Type* type, Arguments arguments);

}  // namespace loopscope::language::program_slots
