// asyncio.timeout: cancels the task that entered it at a deadline, and turns that CancelledError into
// TimeoutError on the way out. An outer cancel or an outer timeout wins (`timeouts.py`).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "loop/error.h"
#include "loop/handle.h"
#include "loop/task.h"

namespace loopscope {

class EventLoop;

class Timeout {
public:
    enum class State : std::uint8_t { Created, Active, Expiring, Expired, Finished };

    /// `when` is the deadline on the loop's clock; none: never.
    explicit Timeout(std::optional<double> when) noexcept : when_(when) {}
    Timeout(const Timeout&) = delete;
    Timeout& operator=(const Timeout&) = delete;
    ~Timeout();

    /// Begins, in the current task of the loop that runs in `thread`. RuntimeError when there is none or when
    /// it was entered before.
    [[nodiscard]] Error enter(const Thread& thread);
    /// Moves the deadline. RuntimeError unless it is active.
    [[nodiscard]] Error reschedule(std::optional<double> when);
    /// Ends; `raised` is the error that leaves the block, or null. Returns the error that goes on:
    /// TimeoutError in place of a CancelledError that is this timeout's own, else `raised`.
    [[nodiscard]] Error exit(Error raised);

    [[nodiscard]] std::optional<double> when() const noexcept { return when_; }
    [[nodiscard]] State state() const noexcept { return state_; }
    [[nodiscard]] bool expired() const noexcept {
        return state_ == State::Expiring || state_ == State::Expired;
    }
    /// After `exit`: the deadline passed and nobody else cancelled. An error other than CancelledError then
    /// has a TimeoutError put in its context by Python (`timeouts.py:117`).
    [[nodiscard]] bool took_over() const noexcept { return took_over_; }
    /// The word in Python's repr: "created", "active"...
    [[nodiscard]] static std::string_view name_of(State state) noexcept;

private:
    void cancel_timer();
    void expire();

    std::optional<double> when_;
    Ref<Handle> timer_;
    Ref<FutureBase> task_;
    std::uint32_t cancelling_ = 0;  // the task's requests at entry
    State state_ = State::Created;
    bool took_over_ = false;
};

}  // namespace loopscope
