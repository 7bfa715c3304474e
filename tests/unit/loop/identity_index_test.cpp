// Objects by number and back: the await graph's and the inspector's way of knowing what they have seen.
#include "loop/identity_index.h"

#include <gtest/gtest.h>

namespace loopscope {
namespace {

TEST(IdentityIndex, NumbersObjectsInTheOrderInWhichTheyAreAdded) {
    IdentityIndex index;
    std::vector<int> objects(10'000);
    for (const int& object : objects) {
        EXPECT_EQ(index.find(&object), index.size());
        index.add(&object);
    }
    ASSERT_EQ(index.size(), objects.size());
    for (std::size_t i = 0; i < objects.size(); ++i) EXPECT_EQ(index.find(&objects[i]), i);
}

TEST(IdentityIndex, FindsNothingInTheBeginning) {
    const int object = 0;
    EXPECT_EQ(IdentityIndex().find(&object), 0u);
}

TEST(IdentityIndex, GivesNullANumberAndNeverFindsIt) {
    IdentityIndex index;
    const int object = 0;
    index.add(nullptr);
    index.add(&object);
    EXPECT_EQ(index.find(nullptr), index.size());
    EXPECT_EQ(index.find(&object), 1u);
}

}  // namespace
}  // namespace loopscope
