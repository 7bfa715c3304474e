// Who waits for whom, at this moment: tasks, the futures, locks, queues and timers that they wait for, and
// through what. Made from what the loops and those who wait know anyway: asking never changes the program,
// and costs nothing when nobody asks.
//
//     std::cout << describe(await_graph(loop));
//
//     Task-1 main
//         Gather
//             Task-2 first
//                 Lock.acquire: <Lock [locked, waiters:1]>
//                     held by Task-3 second
//                         Sleep until 5
//             Task-3 second, see above
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "loop/activation.h"
#include "loop/trace.h"

namespace loopscope {

class EventLoop;
class Scheduler;

struct AwaitNode {
    enum class Kind : std::uint8_t {
        Task,
        Future,     ///< made by the program, or by a combinator
        Primitive,  ///< a lock, an event, a condition, a semaphore, a barrier, a queue, a task group
        Timer,
        Thread,  ///< of an executor, at work for a future
    };
    enum class State : std::uint8_t {
        Waiting,   ///< a task that is suspended, a future or timer that is pending, any primitive
        Ready,     ///< a task in the ready queue
        Running,   ///< a task or thread whose turn it is
        Finished,  ///< with a result, an error or a cancel: a task that held a lock, for one
    };
    Kind kind = Kind::Task;
    State state = State::Waiting;
    /// What waiting for it is; Future for a plain one.
    WaitKind wait = WaitKind::Task;
    std::uint32_t id = 0;                   ///< in the trace; 0 for primitives
    std::string name;                       ///< a task's; of the others their label, as the trace has it
    std::string coroutine;                  ///< a task's coroutine function
    double deadline = 0;                    ///< a timer's, on the loop's clock
    std::vector<ActivationSnapshot> stack;  ///< a task's, outermost first, when asked for
};

struct AwaitEdge {
    std::size_t from = 0;  ///< who waits: an index of `nodes`
    std::size_t to = 0;    ///< for whom
    /// Through what: Task or Future for a plain await; Timeout to the timer that will end a task's wait; Lock
    /// from a lock to the task that holds it.
    WaitKind how = WaitKind::Future;
    std::string label;  ///< of the wait: "Queue.get", "Queue.put"; may be empty
};

struct AwaitGraph {
    /// Every task that is not done, oldest first, and all that these wait for.
    std::vector<AwaitNode> nodes;
    /// Those to one primitive in the order in which it will wake them.
    std::vector<AwaitEdge> edges;
    /// Nodes that wait for each other, each for the next and the last for the first. Each circle once.
    std::vector<std::vector<std::size_t>> circles;
    /// Tasks that wait for what nobody can bring about any more: no task, callback, timer or thread is left
    /// that could go on before them. It is supposed that a lock is released by its holder and a task not
    /// cancelled by a stranger; and everything may be brought about by anyone else who can go on, so what is
    /// not listed may be stuck all the same.
    std::vector<std::size_t> stuck;
};

struct AwaitGraphOptions {
    bool with_stacks = false;  ///< where each task stands, call by call
    bool with_locals = false;  ///< and with what in its variables
};

[[nodiscard]] AwaitGraph await_graph(const EventLoop& loop, AwaitGraphOptions options = {});
/// Of all loops of a scheduler.
[[nodiscard]] AwaitGraph await_graph(const Scheduler& scheduler, AwaitGraphOptions options = {});

/// An indented tree, then the circles and those who are stuck, a line each. Ends with a line's end.
[[nodiscard]] std::string describe(const AwaitGraph& graph);

/// "Gather": the name in the trace's vocabulary.
[[nodiscard]] std::string_view name_of(WaitKind wait) noexcept;

}  // namespace loopscope
