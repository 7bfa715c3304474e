// Letting go of a structure however deep it is: an object that holds the next one, which holds the next one,
// and so on. Beyond a small depth what is held is destroyed in a loop, not in recursion.
#pragma once

#include "loop/ref.h"

namespace loopscope {

/// Lets go of `object`; deep inside of other such calls later, before the outermost of them returns.
void release_deep(Ref<Shared> object) noexcept;

}  // namespace loopscope
