// How those who wait tell the await graph (await_graph.h) for what: each knows its own part and says it only
// when asked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "loop/trace.h"

namespace loopscope {

class FutureBase;

/// What is neither task nor future and yet waited at: a lock, a queue, a task group...
struct AwaitedPrimitive {
    const void* identity = nullptr;  ///< which one; only compared
    WaitKind kind = WaitKind::Lock;
    std::string name;                          ///< for people: "<Lock [locked, waiters:2]>"
    std::string label;                         ///< of the wait: "Queue.get"
    std::uint32_t holder = 0;                  ///< id of the task that holds it; 0 for nobody, or unknown
    std::vector<const FutureBase*> waits_for;  ///< a group's tasks
};

/// One of those.
class AwaitedThing {
public:
    /// Says who it is: name, holder, for whom it waits itself.
    virtual void tell(AwaitedPrimitive& primitive) const = 0;

protected:
    ~AwaitedThing() = default;
};

class AwaitLinks {
public:
    /// Waits for `inner`, by way of the combinator `how`. Those that are done need not be told.
    virtual void waits_for(const FutureBase& inner, WaitKind how) = 0;
    virtual void waits_at(AwaitedPrimitive primitive) = 0;

protected:
    ~AwaitLinks() = default;
};

}  // namespace loopscope
