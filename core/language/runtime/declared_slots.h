// `__slots__`: a class that lists the attributes of its instances. Each is a data descriptor of the class;
// the instances have no `__dict__` unless the list names it or a base gives them one.
#pragma once

#include "language/runtime/instance.h"
#include "language/runtime/native.h"

namespace loopscope::language {

/// Makes the attributes that `declared`, the value of `__slots__`, names; `names` is the body of the class.
/// None, or error() for a name that cannot be one (TypeError) or is taken (ValueError).
Routine declare_slots(Runtime& runtime, Ref<Type> type, Value declared, Ref<Dict> names);

/// The class among the bases of `base`, itself included, whose slots decide the layout; null without one.
[[nodiscard]] const Type* slots_base(const Type& base) noexcept;

/// A declared attribute of an instance, as its descriptor gets and sets it (deletes it for an empty `value`).
Value get_slot(Runtime& runtime, const Value& instance, String* name);
Value set_slot(Runtime& runtime, const Value& instance, String* name, const Value& value);

}  // namespace loopscope::language
