// Letting go of a structure however deep it is: an object or coroutine that holds the next one, which holds
// the next one, and so on. Beyond a small depth what is held is destroyed in a loop, not in recursion.
#pragma once

#include <cstdint>
#include <vector>

#include "loop/runnable.h"

namespace loopscope {

class CoroutineBase;

class DeepRelease {
public:
    /// Lets go of `object`; deep inside of other such calls later, before the outermost of them returns.
    static void release(Ref<Runnable> object) noexcept;
    /// The same for a coroutine that nobody owns any more.
    static void destroy(CoroutineBase& coroutine) noexcept;

private:
    /// A runnable, or a coroutine and kCoroutineBit.
    using Held = std::uintptr_t;
    static constexpr Held kCoroutineBit = 1;

    static void let_go(Held held) noexcept;
    static void let_go_now(Held held) noexcept;

    // By thread, as the blocks that are let go are kept (block_pool.h): a destructor has no parameters.
    static inline constinit thread_local std::uint32_t depth_ = 0;
    static inline constinit thread_local std::vector<Held>* postponed_ = nullptr;  // the outermost call's
};

}  // namespace loopscope
