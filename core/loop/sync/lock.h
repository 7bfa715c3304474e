// asyncio.Lock (`locks.py:43`): held by one at a time, given on in the order in which it was asked for.
//
//     Lock lock;
//     {
//         auto held = co_await hold(lock);
//         ...
//     }
#pragma once

#include <utility>

#include "loop/coroutine.h"
#include "loop/sync/waiters.h"

namespace loopscope {

class Lock : public LoopBound {
public:
    explicit Lock(WaitName name = {WaitKind::Lock, "Lock.acquire"}) noexcept : waiters_(*this, name) {}

    [[nodiscard]] bool locked() const noexcept { return locked_; }
    /// Waits until it is free, then holds it. One that is free but waited for must be queued for
    /// (`locks.py:98`); cancelled after it was woken, it wakes the next in line (`locks.py:119`).
    [[nodiscard]] Coroutine<void> acquire();
    /// Gives it to the first in line. RuntimeError when nobody holds it.
    [[nodiscard]] Error release();

    [[nodiscard]] const Waiters& waiters() const noexcept { return waiters_; }
    /// "unlocked", "locked, waiters:2": as in Python's repr.
    [[nodiscard]] std::string state_text() const;
    [[nodiscard]] std::string describe() const override { return "<Lock [" + state_text() + "]>"; }
    void tell(AwaitedPrimitive& primitive) const override {
        LoopBound::tell(primitive);
        primitive.holder = holder_;
    }

private:
    void lock(const EventLoop* loop) noexcept;

    Waiters waiters_;
    std::uint32_t holder_ = 0;  // id of the task that acquired it; 0 when that was none
    bool locked_ = false;
};

/// Python's `async with`: acquired when this is made by `hold`, released when it goes.
template <class Lockable>
class [[nodiscard]] Held {
public:
    explicit Held(Lockable& lockable) noexcept : lockable_(&lockable) {}
    Held(Held&& other) noexcept : lockable_(std::exchange(other.lockable_, nullptr)) {}
    Held& operator=(Held&&) = delete;
    ~Held() {
        if (lockable_ != nullptr) (void)lockable_->release();
    }

private:
    Lockable* lockable_;
};

/// Acquires a lock, condition or semaphore for a scope.
template <class Lockable>
[[nodiscard]] Coroutine<Held<Lockable>> hold(Lockable& lockable) {
    Outcome<void> acquired = co_await settled(lockable.acquire());
    if (!acquired.ok()) co_await fail_with(acquired.error());
    co_return Held<Lockable>(lockable);
}

/// `state` with the number of those who wait, when there are any: what reprs show in brackets.
[[nodiscard]] std::string with_waiters(std::string state, const Waiters& waiters);

}  // namespace loopscope
