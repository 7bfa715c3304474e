#include "language/objects/list_methods.h"
#include "language/objects/sequence.h"
#include "runtime_fixture.h"

namespace loopscope::language {
namespace {

class ListTest : public RuntimeTest {
protected:
    [[nodiscard]] Ref<List> numbers(std::initializer_list<int> items) {
        Ref<List> list = make_list(runtime);
        for (int item : items) list->append(number(item));
        return list;
    }
};

TEST_F(ListTest, ExtendsByItself) {
    const Ref<List> list = numbers({1, 2, 3});
    list->extend(std::as_const(*list).span());
    EXPECT_EQ(shown(Value(list)), "[1, 2, 3, 1, 2, 3]");
}

TEST_F(ListTest, ReplacesAStretchByAShorterAndALongerOne) {
    const Ref<List> list = numbers({0, 1, 2, 3, 4});
    const Ref<List> more = numbers({7, 8, 9});
    list->replace(1, 2, std::as_const(*more).span());
    EXPECT_EQ(shown(Value(list)), "[0, 7, 8, 9, 3, 4]");
    list->replace(0, 4, {});
    EXPECT_EQ(shown(Value(list)), "[3, 4]");
}

TEST_F(ListTest, InsertsAndRemovesAnywhere) {
    const Ref<List> list = numbers({1, 3});
    list->insert(1, number(2));
    list->insert(0, number(0));
    list->insert(4, number(4));
    EXPECT_EQ(shown(Value(list)), "[0, 1, 2, 3, 4]");
    EXPECT_EQ(list->remove(0).small_integer(), 0);
    EXPECT_EQ(list->remove(3).small_integer(), 4);
    EXPECT_EQ(shown(Value(list)), "[1, 2, 3]");
}

TEST_F(ListTest, SortsStablyWithoutCodeOfTheProgram) {
    const Ref<List> list = make_list(runtime);
    for (int i = 0; i < 200; ++i) list->append(Value(make_tuple(runtime, {number(i * 7 % 5), number(i)})));
    ASSERT_TRUE(list_sort_plainly(runtime, *list, false));
    for (std::uint32_t i = 1; i < list->length(); ++i) {
        const Tuple& before = *(*list)[i - 1].as<Tuple>();
        const Tuple& after = *(*list)[i].as<Tuple>();
        const bool in_order =
            before[0].small_integer() < after[0].small_integer() ||
            (before[0].is_same(after[0]) && before[1].small_integer() < after[1].small_integer());
        EXPECT_TRUE(in_order);
    }
}

TEST_F(ListTest, ReversedSortingKeepsEqualItemsInTheirOrder) {
    const Ref<List> list = make_list(runtime);
    list->append(number(1));
    list->append(Value::number(1.0));
    list->append(number(2));
    ASSERT_TRUE(list_sort_plainly(runtime, *list, true));
    EXPECT_EQ(shown(Value(list)), "[2, 1, 1.0]");
}

TEST_F(ListTest, WhatCannotBeComparedPlainlyStaysAsItIs) {
    const Ref<List> list = numbers({3, 1});
    list->append(text("a"));
    EXPECT_FALSE(list_sort_plainly(runtime, *list, false));
    EXPECT_EQ(shown(Value(list)), "[3, 1, 'a']");
}

TEST_F(ListTest, AListInItselfShowsAsDots) {
    const Ref<List> list = numbers({1});
    list->append(Value(list));
    EXPECT_EQ(shown(Value(list)), "[1, [...]]");
    list->clear();
}

TEST_F(ListTest, GivesBackAllItsMemory) {
    const std::size_t before = runtime.heap().bytes_in_use();
    {
        const Ref<List> list = make_list(runtime);
        for (int i = 0; i < 1000; ++i) list->append(number(i));
        list->truncate(10);
    }
    EXPECT_EQ(runtime.heap().bytes_in_use(), before);
}

}  // namespace
}  // namespace loopscope::language
