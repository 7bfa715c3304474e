// Objects by number and back, the await graph's and the inspector's way of knowing what they have seen; and
// the tables that stand on the same index.
#include "loop/identity_index.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <unordered_map>

#include "loop/identity_map.h"
#include "loop/text_index.h"

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

TEST(IdentityIndex, GivesTheNumberOfWhatIsTakenOutToTheLastOne) {
    IdentityIndex index;
    for (const std::uint32_t number : {7u, 8u, 9u}) index.add(number);
    EXPECT_EQ(index.remove(7u), 0u);
    EXPECT_EQ(index.find(7u), index.size());
    EXPECT_EQ(index.find(9u), 0u);
    EXPECT_EQ(index.find(8u), 1u);
    EXPECT_FALSE(index.add_new(8u));
    EXPECT_TRUE(index.add_new(7u));
    EXPECT_EQ(index.find(7u), 2u);
}

TEST(IdentityMap, KnowsWhatAMapOfTheStandardLibraryKnows) {
    std::mt19937 random(1);  // NOLINT: the same numbers each time
    IdentityMap<std::uint32_t> map;
    std::unordered_map<std::uint32_t, std::uint32_t> expected;
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        const auto key = static_cast<std::uint32_t>(1 + random() % 1'000);
        if (random() % 2 == 0) {
            map[key] = expected[key] = i;
        } else {
            const auto found = expected.find(key);
            ASSERT_EQ(map.take(key), found == expected.end() ? 0 : found->second);
            if (found != expected.end()) expected.erase(found);
        }
        const auto other = static_cast<std::uint32_t>(1 + random() % 1'000);
        const std::uint32_t* found = map.find(other);
        ASSERT_EQ(found != nullptr, expected.contains(other));
        if (found != nullptr) {
            ASSERT_EQ(*found, expected[other]);
        }
    }
}

TEST(IdentityMap, MayBeAskedByWhatEndsWithIt) {
    struct Value {
        IdentityMap<std::unique_ptr<Value>>* map;
        ~Value() { EXPECT_EQ(map->find(map), nullptr); }
    };
    IdentityMap<std::unique_ptr<Value>> map;
    map[&map] = std::make_unique<Value>(&map);
    map.clear();
    map[&map] = std::make_unique<Value>(&map);
    EXPECT_NE(map.take(&map), nullptr);
    EXPECT_EQ(map.take(&map), nullptr);
}

TEST(TextIndex, NumbersTextsWhichStayWhereTheyAre) {
    TextIndex index;
    EXPECT_EQ(index.find_or_add("first"), 0u);
    const std::string_view first = index[0];
    for (std::size_t i = 1; i < 1'000; ++i) EXPECT_EQ(index.find_or_add(std::to_string(i)), i);
    for (std::size_t i = 1; i < 1'000; ++i) EXPECT_EQ(index.find(std::to_string(i)), i);
    EXPECT_EQ(index.find(""), index.size());
    EXPECT_EQ(index[0].data(), first.data());
    index.clear();
    EXPECT_EQ(index.find("first"), 0u);
    EXPECT_EQ(index.size(), 0u);
}

}  // namespace
}  // namespace loopscope
