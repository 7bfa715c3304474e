// The parts of the type `list` that stand in files of their own.
#pragma once

#include "language/objects/value.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

class List;
class Runtime;

/// `list.sort` and `sorted`: sorts in place, stably, by `key` (empty or None: the items themselves): None.
/// While it runs, the list is empty; ValueError when the program changes it meanwhile.
Value list_sort(Runtime& runtime, Ref<List> list, Value key, bool reverse);

/// Sorts by the items themselves when that needs no code of the program; else leaves the list as it is and
/// answers false.
[[nodiscard]] bool list_sort_plainly(Runtime& runtime, List& list, bool reverse);

/// append, pop, index...
void add_list_methods(TypeBuilder& builder);

}  // namespace loopscope::language
