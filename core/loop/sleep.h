// asyncio.sleep.
#pragma once

#include "loop/coroutine.h"

namespace loopscope {

/// Suspends for `delay` seconds; 0 or less: for one turn of the loop (`tasks.py:694`). ValueError when it is
/// NaN.
[[nodiscard]] Coroutine<void> sleep(double delay);

}  // namespace loopscope
