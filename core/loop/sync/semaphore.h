// asyncio.Semaphore and BoundedSemaphore (`locks.py:345`, `:450`): so many may be inside at a time.
#pragma once

#include <cstdint>
#include <limits>

#include "loop/coroutine.h"
#include "loop/sync/waiters.h"

namespace loopscope {

class Semaphore : public LoopBound {
public:
    /// `value` is 0 or more: how many `acquire` go through at once.
    explicit Semaphore(std::int64_t value = 1) noexcept : value_(value) {}

    /// Whether `acquire` would wait: nothing is free, or somebody waits already (`locks.py:383`).
    [[nodiscard]] bool locked() const noexcept { return value_ == 0 || waiters_.has_live(); }
    /// Waits for a free one and takes it. It belongs to who is woken from that moment on; one that is
    /// cancelled after that gives it back (`locks.py:412-417`).
    [[nodiscard]] Coroutine<void> acquire();
    /// One more is free; wakes the next who waits. ValueError when a bounded one has all of its own already.
    [[nodiscard]] Error release();

    [[nodiscard]] std::int64_t value() const noexcept { return value_; }
    [[nodiscard]] const Waiters& waiters() const noexcept { return waiters_; }
    /// "unlocked, value:2", "locked, waiters:1": as in Python's repr.
    [[nodiscard]] std::string state_text() const;
    [[nodiscard]] std::string describe() const override { return "<Semaphore [" + state_text() + "]>"; }

protected:
    Semaphore(std::int64_t value, std::int64_t bound) noexcept : value_(value), bound_(bound) {}

private:
    bool wake_next();

    Waiters waiters_{*this, {WaitKind::Semaphore, "Semaphore.acquire"}};
    std::int64_t value_;
    std::int64_t bound_ = std::numeric_limits<std::int64_t>::max();
};

/// Refuses a `release` beyond its initial value.
class BoundedSemaphore : public Semaphore {
public:
    explicit BoundedSemaphore(std::int64_t value = 1) noexcept : Semaphore(value, value) {}
    [[nodiscard]] std::string describe() const override {
        return "<BoundedSemaphore [" + state_text() + "]>";
    }
};

}  // namespace loopscope
