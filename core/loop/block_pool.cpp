#include "loop/block_pool.h"

#include <atomic>
#include <cstdint>
#include <cstdlib>

namespace loopscope {

namespace {

// A chunk lies at a multiple of its size, so that each of its blocks leads to it.
constexpr std::size_t kChunkSize = sizeof(void*) == 8 ? 16384 : 4096;
// General allocators put words of their own beside each chunk: with room for those, chunks lie side by side.
constexpr std::size_t kChunkRoom = kChunkSize - 4 * sizeof(void*);

// `operator new` would round the size up to the alignment, and half of the memory would be gaps.
#if __has_include(<unistd.h>)
unsigned char* allocate_chunk() {
    void* memory = nullptr;
    if (posix_memalign(&memory, kChunkSize, kChunkRoom) != 0) {
#ifdef __cpp_exceptions
        throw std::bad_alloc();
#else
        std::abort();
#endif
    }
    return static_cast<unsigned char*>(memory);
}
void free_chunk(void* chunk) noexcept {
    std::free(chunk);
}
#else
unsigned char* allocate_chunk() {
    return static_cast<unsigned char*>(::operator new(kChunkRoom, std::align_val_t{kChunkSize}));
}
void free_chunk(void* chunk) noexcept {
    ::operator delete(chunk, std::align_val_t{kChunkSize});
}
#endif

/// Trims when its thread ends.
struct ThreadEnd {
    ~ThreadEnd() { BlockPool::trim(); }
};

}  // namespace

struct BlockPool::Chunk {
    /// Blocks that are not returned. They may be returned in several threads at once.
    std::atomic<std::uint32_t> outstanding;

    [[nodiscard]] static Chunk* of(Block* block) noexcept {
        return reinterpret_cast<Chunk*>(reinterpret_cast<std::uintptr_t>(block) & ~(kChunkSize - 1));
    }
};

BlockPool::Block* BlockPool::cut_chunk(std::size_t kind) {
    keep_until_thread_ends();
    const std::size_t size = kind == 0 ? kWord : size_of(kind);
    constexpr std::size_t kFirst = alignof(std::max_align_t);
    static_assert(sizeof(Chunk) <= kFirst);
    unsigned char* const chunk = allocate_chunk();
    Block* first = nullptr;
    std::uint32_t count = 0;
    std::size_t end = kFirst + (kChunkRoom - kFirst) / size * size;
    for (; end > kFirst; end -= size, ++count) first = new (chunk + end - size) Block{first};
    new (chunk) Chunk{count};
    return first;
}

void BlockPool::trim() noexcept {
    for (Block*& kept : kept_) {
        while (kept != nullptr) {
            Block* const block = kept;
            kept = block->next;
            Chunk* const chunk = Chunk::of(block);
            if (chunk->outstanding.fetch_sub(1, std::memory_order_acq_rel) == 1) free_chunk(chunk);
        }
    }
}

void BlockPool::keep_until_thread_ends() noexcept {
    static thread_local const ThreadEnd end;
    // Named, so that it comes to exist.
    (void)end;
}

}  // namespace loopscope
