// Memory for coroutine frames and the loop's own objects: blocks that were given back are kept by size and
// given out again, which costs a fifth of the general allocator and far less in WebAssembly. Each block comes
// from the general allocator, so it may be given back later than its pool lives.
//
// A scheduler owns a pool; the newest one alive in an OS thread serves all of that thread. This is the
// one thing in the library that is found by thread instead of handed down: C++ allocates a coroutine's frame
// without saying for whom. What `DeepRelease` (deep_release.h) postpones stands here for the same reason.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

// Off where a block that is given out again would hide its use after the end.
#if defined(__SANITIZE_ADDRESS__)
#define LOOPSCOPE_KEEPS_BLOCKS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LOOPSCOPE_KEEPS_BLOCKS 0
#endif
#endif
#ifndef LOOPSCOPE_KEEPS_BLOCKS
#define LOOPSCOPE_KEEPS_BLOCKS 1
#endif

namespace loopscope {

class DeepRelease;

class BlockPool {
public:
    BlockPool() noexcept;
    BlockPool(const BlockPool&) = delete;
    BlockPool& operator=(const BlockPool&) = delete;
    /// Frees the blocks that it keeps.
    ~BlockPool();

    [[nodiscard]] static void* allocate(std::size_t size) {
        const std::size_t kind = kind_of(size);
        if constexpr (LOOPSCOPE_KEEPS_BLOCKS) {
            if (current_ != nullptr && kind < kKinds) [[likely]] {
                Block*& kept = current_->kept_[kind];
                if (kept != nullptr) [[likely]] {
                    Block* block = kept;
                    kept = block->next;
                    return block;
                }
            }
        }
        // Rounded up with and without a pool: any pool may get it.
        return ::operator new(size_of(kind));
    }
    /// `size` as it was allocated.
    static void deallocate(void* memory, std::size_t size) noexcept {
        if constexpr (LOOPSCOPE_KEEPS_BLOCKS) {
            const std::size_t kind = kind_of(size);
            if (current_ != nullptr && kind < kKinds) [[likely]] {
                Block*& kept = current_->kept_[kind];
                kept = new (memory) Block{kept};
                return;
            }
        }
        ::operator delete(memory);
    }

private:
    friend class DeepRelease;

    struct Block {
        Block* next;
    };
    // General allocators put a word before each block and round both up to two words; these sizes fit that.
    static constexpr std::size_t kWord = sizeof(void*);
    static constexpr std::size_t kKinds = 64;

    [[nodiscard]] static constexpr std::size_t kind_of(std::size_t size) noexcept {
        return (size + kWord - 1) / (2 * kWord);
    }
    [[nodiscard]] static constexpr std::size_t size_of(std::size_t kind) noexcept {
        return kind * 2 * kWord + kWord;
    }

    static inline constinit thread_local BlockPool* current_ = nullptr;

    /// What `DeepRelease` keeps account of.
    struct Releases {
        std::uint32_t depth = 0;
        std::vector<std::uintptr_t> postponed;
    };

    std::array<Block*, kKinds> kept_{};
    Releases releases_;
    BlockPool* older_;
};

}  // namespace loopscope
