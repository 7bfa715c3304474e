// The builtin iterators that make their items from other iterators as they are asked: enumerate, zip, map,
// filter, `iter(callable, sentinel)`; and the type `reversed`.
#pragma once

#include "language/objects/value.h"

namespace loopscope::language {

class Runtime;

/// `iter(callable, sentinel)`
[[nodiscard]] Value make_callable_iterator(Runtime& runtime, Value callable, Value sentinel);

void define_lazy_iterator_types(Runtime& runtime);

}  // namespace loopscope::language
