// asyncio.sleep.
#pragma once

#include "loop/coroutine.h"
#include "loop/handle.h"

namespace loopscope {

/// One sleep on behalf of an activation that waits by itself, without a coroutine for it.
class Sleeper {
public:
    /// Begins to wait for `delay` seconds, for one turn of the loop when that is 0 or less. Answers who goes
    /// on, as `Driver::suspended` does; null with an `error` when it cannot: ValueError for NaN, RuntimeError
    /// without a running loop or when that is closed.
    [[nodiscard]] Activation* begin(double delay, Thread& thread, Activation& innermost, Error& error);
    /// The wait is over, in whatever way.
    void end() noexcept;

    /// What it waits for; null for one turn of the loop.
    [[nodiscard]] FutureBase* awaited() const noexcept { return sleeper_.get(); }

private:
    Ref<Future<void>> sleeper_;
    Ref<Handle> timer_;
};

/// Suspends for `delay` seconds; 0 or less: for one turn of the loop (`tasks.py:694`). ValueError when it is
/// NaN.
[[nodiscard]] Coroutine<void> sleep(double delay);
/// The same; without it `sleep(1)` could be POSIX's for those who use this namespace.
[[nodiscard]] inline Coroutine<void> sleep(int delay) {
    return sleep(static_cast<double>(delay));
}

}  // namespace loopscope
