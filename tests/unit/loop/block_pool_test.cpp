#include "loop/block_pool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace loopscope {
namespace {

TEST(BlockPool, GivesABlockOutAgainForTheSameSize) {
    if (!LOOPSCOPE_KEEPS_BLOCKS) GTEST_SKIP() << "a sanitizer watches each block";
    const BlockPool pool;
    void* first = BlockPool::allocate(100);
    BlockPool::deallocate(first, 100);
    void* second = BlockPool::allocate(100);
    EXPECT_EQ(second, first);
    BlockPool::deallocate(second, 100);
}

TEST(BlockPool, NeverGivesASmallerBlockThanAskedFor) {
    const BlockPool pool;
    for (std::size_t size = 1; size < 3000; ++size) {
        auto* block = static_cast<unsigned char*>(BlockPool::allocate(size));
        std::fill_n(block, size, static_cast<unsigned char>(1));
        BlockPool::deallocate(block, size);
    }
}

TEST(BlockPool, TakesBlocksFromBeforeItAndLeavesBlocksForAfterIt) {
    void* before = BlockPool::allocate(72);
    void* after = nullptr;
    {
        const BlockPool pool;
        BlockPool::deallocate(before, 72);
        after = BlockPool::allocate(200);
    }
    BlockPool::deallocate(after, 200);
}

TEST(BlockPool, MayEndBeforeANewerOne) {
    auto older = std::make_unique<BlockPool>();
    const BlockPool newer;
    older.reset();
    void* block = BlockPool::allocate(64);
    BlockPool::deallocate(block, 64);
}

}  // namespace
}  // namespace loopscope
