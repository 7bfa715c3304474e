// Memory for coroutine frames and the loop's own objects: blocks that were given back are kept by size and
// given out again. New ones are cut from chunks, so that a block costs no more than its size, to the word.
//
// Blocks are kept per OS thread. They are found by thread instead of handed down, as nothing else is but the
// list of deep_release.h, because C++ allocates a coroutine's frame without saying for whom. A block may be
// given back in another thread than it comes from. A scheduler that ends, and a thread that ends, return what
// is kept to the chunks; a chunk that has all of its blocks again goes back to the general allocator.
#pragma once

#include <array>
#include <cstddef>
#include <new>

// Off where a block that is given out again would hide its use after the end. The library's build says it to
// those who use the library, as both have to agree.
#ifndef LOOPSCOPE_KEEPS_BLOCKS
#define LOOPSCOPE_KEEPS_BLOCKS 1
#endif

namespace loopscope {

class BlockPool {
public:
    /// Memory for an object of this size, aligned as far as an object of this size can ask for, up to what
    /// `operator new` aligns to.
    [[nodiscard]] static void* allocate(std::size_t size) {
        if (const std::size_t kind = kind_of(size); LOOPSCOPE_KEEPS_BLOCKS && kind < kKinds) [[likely]] {
            Block* block = kept_[kind];
            if (block == nullptr) [[unlikely]]
                block = cut_chunk(kind);
            kept_[kind] = block->next;
            return block;
        }
        return ::operator new(size);
    }
    /// `size` as it was allocated.
    static void deallocate(void* memory, std::size_t size) noexcept {
        if (const std::size_t kind = kind_of(size); LOOPSCOPE_KEEPS_BLOCKS && kind < kKinds) [[likely]] {
            if (kept_[kind] == nullptr) [[unlikely]]
                keep_until_thread_ends();
            kept_[kind] = new (memory) Block{kept_[kind]};
            return;
        }
        ::operator delete(memory);
    }
    /// Returns what is kept in this thread.
    static void trim() noexcept;

private:
    struct Block {
        Block* next;
    };
    struct Chunk;

    // Sizes differ by a word, the larger ones by four. That keeps each block as aligned as its size: an
    // object with a wider alignment is a multiple of that in size.
    static constexpr std::size_t kWord = sizeof(void*);
    static constexpr std::size_t kFineKinds = 32;
    static constexpr std::size_t kKinds = kFineKinds + 24 + 1;

    [[nodiscard]] static constexpr std::size_t kind_of(std::size_t size) noexcept {
        const std::size_t words = (size + kWord - 1) / kWord;
        return words <= kFineKinds ? words : kFineKinds + (words - kFineKinds + 3) / 4;
    }
    [[nodiscard]] static constexpr std::size_t size_of(std::size_t kind) noexcept {
        return (kind <= kFineKinds ? kind : kFineKinds + (kind - kFineKinds) * 4) * kWord;
    }

    [[nodiscard]] static Block* cut_chunk(std::size_t kind);
    static void keep_until_thread_ends() noexcept;

    static inline constinit thread_local std::array<Block*, kKinds> kept_{};
};

/// Whose objects lie in blocks of the pool.
class Pooled {
public:
    [[nodiscard]] static void* operator new(std::size_t size) { return BlockPool::allocate(size); }
    static void operator delete(void* memory, std::size_t size) noexcept {
        BlockPool::deallocate(memory, size);
    }

protected:
    Pooled() = default;
    ~Pooled() = default;
};

}  // namespace loopscope
