// asyncio.Condition (`locks.py:224`): tasks that hold a lock wait, without it, for a notification.
#pragma once

#include <cstddef>
#include <limits>
#include <utility>

#include "loop/coroutine.h"
#include "loop/sync/lock.h"

namespace loopscope {

class Condition : public LoopBound {
public:
    static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

    /// `lock` outlives it, and may serve several conditions.
    explicit Condition(Lock& lock, WaitName name = {WaitKind::Condition, "Condition.wait"}) noexcept
        : lock_(lock), waiters_(*this, name) {}

    [[nodiscard]] bool locked() const noexcept { return lock_.locked(); }
    [[nodiscard]] Coroutine<void> acquire() { return lock_.acquire(); }
    [[nodiscard]] Error release() { return lock_.release(); }

    /// Releases the lock, waits for a notification, and acquires the lock again, through any number of
    /// cancels; the last of them is raised then, and the notification that it may have eaten is passed on
    /// (`locks.py:281-301`). RuntimeError when the lock is not held.
    [[nodiscard]] Coroutine<void> wait();
    /// Waits until `predicate()` is true, asking it whenever notified.
    template <class Predicate>
    [[nodiscard]] Coroutine<void> wait_for(Predicate predicate);
    /// Wakes the first `count` who wait. RuntimeError when the lock is not held.
    [[nodiscard]] Error notify(std::size_t count = 1);
    [[nodiscard]] Error notify_all() { return notify(kAll); }

    [[nodiscard]] Lock& lock() const noexcept { return lock_; }
    [[nodiscard]] const Waiters& waiters() const noexcept { return waiters_; }
    /// "locked, waiters:1": as in Python's repr; the lock's state, and who waits for a notification.
    [[nodiscard]] std::string state_text() const;
    [[nodiscard]] std::string describe() const override { return "<Condition [" + state_text() + "]>"; }

private:
    Lock& lock_;
    Waiters waiters_;
};

template <class Predicate>
Coroutine<void> Condition::wait_for(Predicate predicate) {
    while (!predicate()) {
        Outcome<void> notified = co_await settled(wait());
        if (!notified.ok()) co_await fail_with(notified.error());
    }
}

}  // namespace loopscope
