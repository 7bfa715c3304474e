#include "language/objects/set.h"

#include "language/objects/set_operations.h"
#include "runtime_fixture.h"

namespace loopscope::language {
namespace {

class SetTest : public RuntimeTest {
protected:
    [[nodiscard]] Ref<Set> numbers(std::initializer_list<int> items) {
        Ref<Set> set = make_set(runtime);
        for (int item : items) EXPECT_TRUE(set_add(runtime, *set, number(item)).is_boolean());
        return set;
    }
};

// The expected orders are those that CPython 3.13 prints.

TEST_F(SetTest, IntsComeOutInCPythonsOrder) {
    EXPECT_EQ(shown(Value(numbers({5, 3, 1, 4}))), "{1, 3, 4, 5}");
    EXPECT_EQ(shown(Value(numbers({100, 200, 300, 1}))), "{200, 1, 100, 300}");
    EXPECT_EQ(shown(Value(numbers({-1, -2, 5, -7, 8}))), "{5, 8, -2, -7, -1}");
}

TEST_F(SetTest, ASlotThatWasLeftIsTakenAgainAsInCPython) {
    const Ref<Set> set = numbers({0, 8, 16});
    EXPECT_TRUE(set_discard(runtime, *set, number(0)).is_true());
    EXPECT_TRUE(set_discard(runtime, *set, number(8)).is_true());
    EXPECT_TRUE(set_add(runtime, *set, number(24)).is_true());
    EXPECT_TRUE(set_add(runtime, *set, number(1)).is_true());
    EXPECT_EQ(shown(Value(set)), "{24, 16, 1}");
}

TEST_F(SetTest, ADisplayOfConstantsIsMadeTwice) {
    const Value items[] = {number(33), number(1), number(2), number(3), number(65)};
    const Ref<Set> copy = copy_set(runtime, *make_constant_set(runtime, items));
    EXPECT_EQ(shown(Value(copy)), "{65, 2, 3, 1, 33}");
}

TEST_F(SetTest, PopGoesOnWhereItStopped) {
    const Ref<Set> set = numbers({1, 2, 3});
    EXPECT_EQ(set->pop().small_integer(), 1);
    EXPECT_TRUE(set_add(runtime, *set, number(1)).is_true());
    EXPECT_EQ(set->pop().small_integer(), 2);
}

TEST_F(SetTest, EqualSetsHashAlikeWhateverTheirHistory) {
    const Ref<Set> grown = numbers({1, 2, 3, 40, 50, 60, 70});
    for (int item : {40, 50, 60, 70}) EXPECT_TRUE(set_discard(runtime, *grown, number(item)).is_true());
    EXPECT_EQ(grown->full_hash(), numbers({3, 2, 1})->full_hash());
    EXPECT_EQ(simple_set_equals(*grown, *numbers({1, 2, 3})), Equality::Equal);
}

TEST_F(SetTest, HashesAreCPythons) {
    EXPECT_EQ(numbers({1, 2, 3})->full_hash(), -272375401224217160);
    EXPECT_EQ(numbers({})->full_hash(), 133146708735736);
}

TEST_F(SetTest, SwappingSetsInPlaceAndOnTheHeap) {
    const Ref<Set> small = numbers({1});
    const Ref<Set> large = numbers({10, 20, 30, 40, 50, 60, 70, 80, 90});
    small->swap_items(*large);
    EXPECT_EQ(small->length(), 9u);
    EXPECT_EQ(shown(Value(large)), "{1}");
    EXPECT_TRUE(set_contains(runtime, *small, number(90)).is_true());
}

TEST_F(SetTest, GivesBackAllItsMemory) {
    const std::size_t before = runtime.heap().bytes_in_use();
    {
        const Ref<Set> set = make_set(runtime);
        for (int i = 0; i < 1000; ++i) EXPECT_TRUE(set_add(runtime, *set, number(i)).is_true());
        while (set->length() > 5) EXPECT_TRUE(set->pop().is_small_integer());
        set->drop_removed();
    }
    EXPECT_EQ(runtime.heap().bytes_in_use(), before);
}

}  // namespace
}  // namespace loopscope::language
