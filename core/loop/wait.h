// asyncio.wait: waits until some or all futures are done. It never cancels them (`tasks.py:404`).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "loop/coroutine.h"
#include "loop/future.h"

namespace loopscope {

enum class ReturnWhen : std::uint8_t { FirstCompleted, FirstException, AllCompleted };

/// Waits for `futures` (at least one, of one loop; each once) or until `timeout` seconds have passed. Tells
/// nothing: look at each future's `done()`. ValueError when there are none.
[[nodiscard]] Coroutine<void> wait(std::vector<Ref<FutureBase>> futures, std::optional<double> timeout = {},
                                   ReturnWhen return_when = ReturnWhen::AllCompleted);

}  // namespace loopscope
