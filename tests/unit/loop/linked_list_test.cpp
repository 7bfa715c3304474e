#include "loop/linked_list.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace loopscope {
namespace {

struct Member : LinkedList<Member>::Link {
    Member(LinkedList<Member>& list, char member_name) : Link(list), name(member_name) {}
    char name;
};

std::string names(const LinkedList<Member>& list) {
    std::string all;
    for (const Member* each = list.first(); each != nullptr; each = each->next()) all += each->name;
    return all + std::to_string(list.size());
}

TEST(LinkedList, KeepsTheOrderWhoeverLeaves) {
    LinkedList<Member> list;
    Member a(list, 'a');
    Member b(list, 'b');
    Member c(list, 'c');
    Member d(list, 'd');
    EXPECT_EQ(names(list), "abcd4");
    b.leave();
    EXPECT_EQ(names(list), "acd3");
    d.leave();
    a.leave();
    EXPECT_EQ(names(list), "c1");
    const Member e(list, 'e');
    EXPECT_EQ(names(list), "ce2");
    EXPECT_FALSE(a.is_listed());
    EXPECT_TRUE(c.is_listed());
}

TEST(LinkedList, AMemberLeavesWithItsEnd) {
    LinkedList<Member> list;
    const Member a(list, 'a');
    {
        const Member b(list, 'b');
    }
    const Member c(list, 'c');
    EXPECT_EQ(names(list), "ac2");
}

TEST(LinkedList, MayGoBeforeItsMembers) {
    auto list = std::make_unique<LinkedList<Member>>();
    Member a(*list, 'a');
    const Member b(*list, 'b');
    list = nullptr;
    EXPECT_FALSE(a.is_listed());
    EXPECT_FALSE(b.is_listed());
    a.leave();
}

}  // namespace
}  // namespace loopscope
