// What the library's own asyncio, written in the language, tells the trace and the await graph of itself:
// which lock or queue somebody waits at, what a callback is for. Read from its frames and objects when
// somebody asks.
#pragma once

#include <string_view>

#include "language/objects/value.h"
#include "loop/handle.h"
#include "loop/trace.h"

namespace loopscope::language {

/// What waiting is that has this label: "Lock.acquire" is of the kind Lock; Future for unknown ones.
[[nodiscard]] WaitKind wait_kind_of(std::string_view label) noexcept;

/// What a callback of the library is for: a timeout's, a task group's.
[[nodiscard]] Handle::Purpose purpose_of(const Value& callback);

}  // namespace loopscope::language
