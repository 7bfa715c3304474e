// Where a coroutine stands while it waits for a future, or for one turn of the loop: the future, and then, if
// that happened, the error that was raised there instead. Part of coroutine.h, which is what to include.
#pragma once

#include <cstdint>

#include "loop/block_pool.h"
#include "loop/future_base.h"

namespace loopscope {

class Thread;

// Unaligned: g++ places the one byte of the final awaiter behind it, and both share a word.
class [[gnu::packed]] FutureWait {
public:
    /// Null: one turn of the loop.
    explicit FutureWait(Ref<FutureBase> future) noexcept
        : bits_(reinterpret_cast<std::uintptr_t>(future.leak())) {}
    FutureWait(FutureWait&& other) noexcept : bits_(other.bits_) { other.bits_ = 0; }
    FutureWait& operator=(FutureWait&&) = delete;
    ~FutureWait() {
        if (bits_ != 0) [[unlikely]]
            drop();
    }

    /// Null once an error was raised.
    [[nodiscard]] FutureBase* future() const noexcept {
        return is_raised() ? nullptr : reinterpret_cast<FutureBase*>(bits_);
    }
    /// The same as the wait begins, when nothing can have been raised yet.
    [[nodiscard]] FutureBase* future_to_await() const noexcept {
        return reinterpret_cast<FutureBase*>(bits_);
    }
    /// The wait ends with `error`, in `thread`.
    void raise(Thread& thread, Error error);

protected:
    /// Of a wait for nothing.
    void wait_for(Ref<FutureBase> future) noexcept {
        bits_ = reinterpret_cast<std::uintptr_t>(future.leak());
    }
    [[nodiscard]] bool is_raised() const noexcept { return (bits_ & kRaisedBit) != 0; }
    /// That of its loop; null while that does not run.
    [[nodiscard]] static Thread* thread_of(const FutureBase& future) noexcept;
    /// And the thread where it was raised.
    [[nodiscard]] Error take_raised(Thread*& thread) noexcept;
    [[nodiscard]] Ref<FutureBase> take_future() noexcept {
        auto* const future = reinterpret_cast<FutureBase*>(bits_);
        bits_ = 0;
        return Ref<FutureBase>::adopt(future);
    }

private:
    struct Raised;
    static constexpr std::uintptr_t kRaisedBit = 1;

    [[nodiscard]] Raised* raised() const noexcept { return reinterpret_cast<Raised*>(bits_ - kRaisedBit); }
    void drop() noexcept;

    std::uintptr_t bits_;  // 0; the future, owned; or an owned Raised and kRaisedBit
};

}  // namespace loopscope
