// Taking the items of any iterable into a container.
#pragma once

#include "language/objects/sequence.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

/// Makes something for `self` of a list that nothing else refers to.
using MakeOfItems = Value (*)(Runtime& runtime, const Value& self, List& items);

/// `make(self, items)` with all items of `iterable`.
Value make_of_items(Runtime& runtime, const Value& iterable, const Value& self, MakeOfItems make);

/// Appends all items of `iterable`: None. Items that came before an error stay.
Value list_extend(Runtime& runtime, List& list, const Value& iterable);

}  // namespace loopscope::language
