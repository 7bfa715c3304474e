// What somebody outside of a program does to it: cancels a task, finishes a future, throws into a coroutine,
// moves a timer. Interventions are data: each stands at a place of the trace, so that a run which is repeated
// with the same ones takes the same course.
#pragma once

#include <cstdint>
#include <string>

#include "language/runtime/runtime.h"
#include "loop/scheduler.h"

namespace loopscope::session {

struct Intervention {
    enum class Action : std::uint8_t {
        Cancel,        ///< a task or a future, with `text` as the message unless it is empty
        SetResult,     ///< of a future: `text` as a literal (language/compile/literal_value.h)
        SetException,  ///< of a future: an exception of `type` with `text`
        Throw,         ///< an exception of `type` with `text`, into a task that waits or is ready
        MoveTimer,     ///< a handle on a timer: due at `when`
    };
    std::uint64_t at = 0;  ///< done as soon as the trace has so many events (Session::events)
    Action action = Action::Cancel;
    std::uint32_t target = 0;  ///< the number in the trace of the task, future or handle
    std::string text{};        ///< of an exception: none when empty
    std::string
        type{};  ///< a builtin exception, one of asyncio ("asyncio.QueueEmpty"), or a class of the program's
    double when = 0;  ///< seconds on the session's clock
};

/// What came of one.
struct InterventionResult {
    std::size_t number = 0;  ///< in the order in which they were given, from 0
    std::uint64_t at = 0;    ///< events of the trace when it was done
    std::string error;       ///< why it could not be done; empty when it was
};

/// Does it now. Why not, or empty. Call it between two advances of the scheduler.
[[nodiscard]] std::string intervene(Scheduler& scheduler, language::Runtime& runtime,
                                    const Intervention& intervention);

}  // namespace loopscope::session
