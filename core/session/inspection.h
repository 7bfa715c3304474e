// What a debugger's panel shows of a session: every task with its stack and variables, futures, timers,
// callbacks, threads. Read from what is there anyway: asking runs nothing of the program, makes no objects in
// it, and changes neither its trace nor its clock.
#pragma once

#include <cstdint>
#include <string>

#include "language/runtime/runtime.h"
#include "loop/scheduler.h"

namespace loopscope::session {

/// As JSON; what it holds is told by wasm/inspection.ts. Ids are the trace's and the await graph's. Ask
/// between two advances.
[[nodiscard]] std::string inspection(const Scheduler& scheduler, language::Runtime& runtime);

/// The task or future that an inspection tells of with this number; null when there is none.
[[nodiscard]] FutureBase* find_future(const Scheduler& scheduler, language::Runtime& runtime,
                                      std::uint32_t id);

}  // namespace loopscope::session
