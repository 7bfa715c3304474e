#include "loop/block_pool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <thread>
#include <vector>

#include "loop/scheduler.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace loopscope {
namespace {

TEST(BlockPool, GivesABlockOutAgainForTheSameSize) {
    if (!LOOPSCOPE_KEEPS_BLOCKS) GTEST_SKIP() << "a sanitizer watches each block";
    void* first = BlockPool::allocate(100);
    BlockPool::deallocate(first, 100);
    void* second = BlockPool::allocate(100);
    EXPECT_EQ(second, first);
    BlockPool::deallocate(second, 100);
}

TEST(BlockPool, NeverGivesASmallerBlockThanAskedFor) {
    for (std::size_t size = 0; size < 3000; ++size) {
        auto* one = static_cast<unsigned char*>(BlockPool::allocate(size));
        auto* other = static_cast<unsigned char*>(BlockPool::allocate(size));
        std::fill_n(one, size, static_cast<unsigned char>(1));
        std::fill_n(other, size, static_cast<unsigned char>(2));
        EXPECT_EQ(std::count(one, one + size, 1), static_cast<std::ptrdiff_t>(size));
        BlockPool::deallocate(one, size);
        BlockPool::deallocate(other, size);
    }
}

TEST(BlockPool, AlignsABlockAsFarAsAnObjectOfItsSizeCanAskFor) {
    for (std::size_t size = 1; size < 3000; ++size) {
        std::size_t alignment = std::min(size & -size, alignof(std::max_align_t));
        std::array<void*, 3> blocks{};
        for (void*& block : blocks) {
            block = BlockPool::allocate(size);
            EXPECT_EQ(reinterpret_cast<std::uintptr_t>(block) % alignment, 0U) << size;
        }
        for (void* block : blocks) BlockPool::deallocate(block, size);
    }
}

TEST(BlockPool, MayTrimWhileBlocksAreInUse) {
    std::vector<void*> blocks(1000);
    for (void*& block : blocks) block = BlockPool::allocate(72);
    for (std::size_t i = 0; i < blocks.size(); i += 2) BlockPool::deallocate(blocks[i], 72);
    BlockPool::trim();
    for (std::size_t i = 1; i < blocks.size(); i += 2) {
        static_cast<unsigned char*>(blocks[i])[71] = 1;
        BlockPool::deallocate(blocks[i], 72);
    }
    BlockPool::trim();
}

TEST(BlockPool, TakesABlockBackInAnotherThreadThanItComesFrom) {
    std::vector<void*> blocks(1000);
    std::thread([&blocks] {
        for (void*& block : blocks) block = BlockPool::allocate(40);
    }).join();
    std::thread([&blocks] {
        for (void* block : blocks) BlockPool::deallocate(block, 40);
    }).join();
    void* block = BlockPool::allocate(40);
    BlockPool::deallocate(block, 40);
}

#if defined(__GLIBC__)
TEST(BlockPool, ReturnsItsMemoryWhenASchedulerEnds) {
    if (!LOOPSCOPE_KEEPS_BLOCKS) GTEST_SKIP() << "a sanitizer watches each block";
    std::vector<void*> blocks(100'000);
    const auto use = [&blocks] {
        VirtualClock clock;
        const Scheduler scheduler(clock);
        for (void*& block : blocks) block = BlockPool::allocate(40);
        for (void* block : blocks) BlockPool::deallocate(block, 40);
    };
    use();  // the general allocator sets up what it keeps for itself
    const std::size_t before = mallinfo2().uordblks;
    use();
    // Of 4 MB. The general allocator counts some of what it keeps for itself as used.
    EXPECT_LT(mallinfo2().uordblks, before + 200'000);
}
#endif

}  // namespace
}  // namespace loopscope
