// asyncio.Barrier (`locks.py:481`): tasks wait for each other until enough are there, round after round.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "loop/coroutine.h"
#include "loop/sync/condition.h"

namespace loopscope {

class Barrier : public LoopBound {
public:
    enum class State : std::uint8_t { Filling, Draining, Resetting, Broken };

    /// `parties`, 1 or more, make a round.
    explicit Barrier(std::size_t parties) noexcept : parties_(parties) {}

    /// Waits until the round is full; gives the place in it, from 0. BrokenBarrierError when the barrier is
    /// reset or aborted meanwhile, or was aborted before. A round that is full must have left before the next
    /// begins; a waiter that is cancelled leaves the barrier as it is (`locks.py:529`).
    [[nodiscard]] Coroutine<std::size_t> wait();
    /// Sends those who wait away with BrokenBarrierError; the barrier begins anew.
    [[nodiscard]] Coroutine<void> reset();
    /// Breaks it: BrokenBarrierError for all who wait and will wait.
    [[nodiscard]] Coroutine<void> abort();

    [[nodiscard]] std::size_t parties() const noexcept { return parties_; }
    /// How many wait for the round to be full.
    [[nodiscard]] std::size_t waiting() const noexcept { return state_ == State::Filling ? count_ : 0; }
    [[nodiscard]] bool broken() const noexcept { return state_ == State::Broken; }
    [[nodiscard]] State state() const noexcept { return state_; }
    /// "filling, waiters:1/3", "broken": as in Python's repr.
    [[nodiscard]] std::string state_text() const;
    [[nodiscard]] std::string describe() const override { return "<Barrier [" + state_text() + "]>"; }

private:
    [[nodiscard]] Coroutine<std::size_t> wait_locked();
    void change(State state);

    [[nodiscard]] WaitName name() const noexcept { return {WaitKind::Barrier, "Barrier.wait", this}; }

    Lock lock_{name()};
    Condition changed_{lock_, name()};
    std::size_t parties_;
    std::size_t count_ = 0;  // inside, in whatever state
    State state_ = State::Filling;
};

}  // namespace loopscope
