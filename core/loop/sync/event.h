// asyncio.Event (`locks.py:148`): a flag that tasks can wait for.
#pragma once

#include "loop/coroutine.h"
#include "loop/sync/waiters.h"

namespace loopscope {

class Event : public LoopBound {
public:
    explicit Event(WaitName name = {WaitKind::Event, "Event.wait"}) noexcept : waiters_(*this, name) {}

    [[nodiscard]] bool is_set() const noexcept { return is_set_; }
    /// Wakes all who wait. They go on even when it is cleared before their turn (`locks.py:187`).
    void set();
    void clear() noexcept { is_set_ = false; }
    /// Waits until it is set; not at all when it is.
    [[nodiscard]] Coroutine<void> wait();

    [[nodiscard]] const Waiters& waiters() const noexcept { return waiters_; }
    /// "unset, waiters:1": as in Python's repr.
    [[nodiscard]] std::string state_text() const;
    [[nodiscard]] std::string describe() const override { return "<Event [" + state_text() + "]>"; }

private:
    Waiters waiters_;
    bool is_set_ = false;
};

}  // namespace loopscope
