// Taking the items of any iterable into a container.
#pragma once

#include "language/objects/sequence.h"
#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

/// Appends all items of `iterable`: None. Items that came before an error stay.
Value list_extend(Runtime& runtime, List& list, const Value& iterable);

}  // namespace loopscope::language
