// Asks for memory that will be needed soon, while something else is done: for what lies in no fast cache.
#pragma once

#include <cstddef>
#include <cstdint>

namespace loopscope {

/// The memory may end before; then the rest is not asked for. Always in line: g++ 12 takes a call that only
/// prefetches for one that does nothing.
template <std::size_t Bytes>
[[gnu::always_inline]] inline void prefetch(std::uintptr_t address) noexcept {
    constexpr std::size_t kCacheLine = 64;  // of most processors
    for (std::size_t offset = 0; offset < Bytes; offset += kCacheLine) {
        __builtin_prefetch(reinterpret_cast<const void*>(address + offset));
    }
    // It may begin in the middle of a line.
    __builtin_prefetch(reinterpret_cast<const void*>(address + Bytes - 1));
}
template <std::size_t Bytes>
[[gnu::always_inline]] inline void prefetch(const void* address) noexcept {
    prefetch<Bytes>(reinterpret_cast<std::uintptr_t>(address));
}

}  // namespace loopscope
