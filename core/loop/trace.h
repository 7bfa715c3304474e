// The trace: one stream of events, from which every view of a run is made (the page, the command line,
// exports, tests).
//
// An event is a few 32-bit words in a ring that a host drains:
//     word 0          kind (bits 0-7), length of the event in words (bits 8-15), thread (bits 16-31)
//     words 1, 2      time: nanoseconds on the scheduler's clock, low word first
//     words 3...      the kind's fields in the order of trace_events.def, a word each
// A field is a number, an id (tasks, futures, handles and loops share one numbering that starts at 1; 0 is
// nobody), an enum of this file, a line, or a text: the number that an earlier `Text` event gave to a string.
// A `Text` event is: word 3 the text's number, word 4 its length in bytes, then its UTF-8 bytes, four to a
// word; longer texts than 240 words continue in further `Text` events with the same number.
// A line has the number of its file in its upper 12 bits: 0 for the program's own, else one that an earlier
// `SourceFile` event gave. 0 is an unknown line. An event may lack its last fields, which read as 0: so do
// those of an older trace, and the most frequent ones.
#pragma once

#include <cstdint>
#include <string_view>

namespace loopscope {

enum class TraceKind : std::uint8_t {
#define LOOPSCOPE_EVENT(name, ...) name,
#include "loop/trace_events.def"
#undef LOOPSCOPE_EVENT
};

/// What a task waits for when it suspends.
enum class WaitKind : std::uint8_t {
    Future,  ///< a future that the program made
    Task,    ///< another task
    Sleep,   ///< asyncio.sleep with a delay
    Yield,   ///< one turn of the loop: sleep(0) or a bare yield
    Gather,
    Shield,
    WaitFor,
    Timeout,
    Wait,
    AsCompleted,
    TaskGroup,
    Lock,
    Event,
    Condition,
    Semaphore,
    Barrier,
    Queue,
    Executor,  ///< a call in another thread
    Browser,   ///< something of the host page: a button, a frame, a fetch
};

/// Who or what caused a change. `by` says which one; where a task was woken, it is the future that it waited
/// for.
enum class CauseKind : std::uint32_t {
    Program,    ///< code outside of any task: the main program, or a plain callback, whose handle is `by`
    Task,       ///< `by` is a task
    Timer,      ///< `by` is a timer's handle
    Future,     ///< `by` is a future or task that became done
    Timeout,    ///< asyncio.timeout or wait_for; `by` is its task
    TaskGroup,  ///< `by` is the child or parent on whose account the group acts
    Gather,     ///< `by` is the gathering future, or the task that called gather
    Shield,     ///< `by` is the shielded future, or the task that called shield
    Runner,     ///< asyncio.run cleaning up
    Thread,     ///< code outside of any loop in a thread that the program started; its number is `by`
    User,       ///< an intervention from outside of the program
    Sleep,
    WaitFor,
    Wait,
    AsCompleted,
    Lock,
    Event,
    Condition,
    Semaphore,
    Barrier,
    Queue,
    Executor,
    Browser,
    Cancel,  ///< a cancel of the task itself cut its wait short
};

/// Woken by what it waited for.
[[nodiscard]] constexpr CauseKind cause_of(WaitKind wait) noexcept {
    constexpr CauseKind kCauses[] = {
        CauseKind::Future, CauseKind::Task,        CauseKind::Sleep,     CauseKind::Task,
        CauseKind::Gather, CauseKind::Shield,      CauseKind::WaitFor,   CauseKind::Timeout,
        CauseKind::Wait,   CauseKind::AsCompleted, CauseKind::TaskGroup, CauseKind::Lock,
        CauseKind::Event,  CauseKind::Condition,   CauseKind::Semaphore, CauseKind::Barrier,
        CauseKind::Queue,  CauseKind::Executor,    CauseKind::Browser,
    };
    return kCauses[static_cast<std::uint32_t>(wait)];
}

enum class TaskOutcome : std::uint32_t { Result, Failed, Cancelled };

}  // namespace loopscope
