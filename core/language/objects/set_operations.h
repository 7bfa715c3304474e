// Set algebra on sets with any items. Where an item's hash or equality is code of the program, the answer is
// pending().
#pragma once

#include "language/objects/set.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

/// A new set of the items of an iterable.
Value to_set(Runtime& runtime, const Value& iterable);

/// Where an item with this hash stands, as a small integer; -1 when it is absent.
Value set_locate(Runtime& runtime, Set& set, const Value& item, std::uint32_t hash);

/// A copy of type `set`.
[[nodiscard]] Ref<Set> copy_set(Runtime& runtime, const Set& set);

// In place: None. `other` is any iterable.
Value set_difference_update(Runtime& runtime, Set& set, const Value& other);
Value set_symmetric_update(Runtime& runtime, Set& set, const Value& other);

// New sets of type `set`; `other` is any iterable. In what order the items are gone through follows CPython
// (setobject.c:1290-1800), since it decides the order of the result.
Value set_intersection(Runtime& runtime, Set& set, const Value& other);
Value set_difference(Runtime& runtime, Set& set, const Value& other);

// Between sets: booleans.
Value set_is_subset(Runtime& runtime, Set& left, Set& right);
Value set_is_disjoint(Runtime& runtime, Set& left, Set& right);

}  // namespace loopscope::language
