#include "language/objects/dict.h"

#include "runtime_fixture.h"

namespace loopscope::language {
namespace {

class DictTest : public RuntimeTest {
protected:
    void put(Dict& dict, const Value& key, const Value& value) {
        EXPECT_TRUE(dict_set(runtime, dict, key, value).is_none());
    }
    [[nodiscard]] Value get(Dict& dict, const Value& key) { return dict_get(runtime, dict, key); }
};

TEST_F(DictTest, FindsAnInternedNameThatWasSetAsAnotherString) {
    const Ref<Dict> dict = make_dict(runtime);
    put(*dict, text("answer"), number(42));
    ASSERT_NE(dict->find(name("answer").get()), nullptr);
    EXPECT_EQ(dict->find(name("answer").get())->small_integer(), 42);
}

TEST_F(DictTest, KeepsTheOrderOfInsertionThroughGrowthAndDeletion) {
    const Ref<Dict> dict = make_dict(runtime);
    for (int i = 0; i < 100; ++i) put(*dict, number(i * 8), number(i));
    for (int i = 0; i < 100; i += 2) EXPECT_FALSE(dict_remove(runtime, *dict, number(i * 8)).is_empty());
    EXPECT_EQ(dict->length(), 50u);
    std::int64_t expected = 1;
    for (std::uint32_t i = 0; (i = dict->first_from(i)) != Dict::kNotFound; ++i) {
        EXPECT_EQ(dict->entry(i).value.small_integer(), expected);
        expected += 2;
    }
    EXPECT_EQ(expected, 101);
}

TEST_F(DictTest, EqualNumbersAreOneKey) {
    const Ref<Dict> dict = make_dict(runtime);
    put(*dict, number(1), text("int"));
    put(*dict, Value::number(1.0), text("float"));
    put(*dict, Value::boolean(true), text("bool"));
    EXPECT_EQ(shown(Value(dict)), "{1: 'bool'}");
}

TEST_F(DictTest, ARemovedKeyIsGoneAndCanComeBackAtTheEnd) {
    const Ref<Dict> dict = make_dict(runtime);
    for (int i = 0; i < 20; ++i) put(*dict, number(i), number(i));
    EXPECT_EQ(dict_remove(runtime, *dict, number(3)).small_integer(), 3);
    EXPECT_TRUE(get(*dict, number(3)).is_empty());
    put(*dict, number(3), number(33));
    EXPECT_EQ(get(*dict, number(3)).small_integer(), 33);
    EXPECT_EQ(dict->entry(dict->last_before(dict->entry_count())).key.small_integer(), 3);
}

TEST_F(DictTest, ManyInsertionsAndRemovalsAtTheEndNeverFillTheTable) {
    const Ref<Dict> dict = make_dict(runtime);
    for (int i = 0; i < 12; ++i) put(*dict, number(i), number(i));
    for (int i = 100; i < 5000; ++i) {
        put(*dict, number(i), number(i));
        EXPECT_EQ(dict_remove(runtime, *dict, number(i)).small_integer(), i);
    }
    EXPECT_TRUE(get(*dict, number(99)).is_empty());
    EXPECT_EQ(dict->length(), 12u);
}

TEST_F(DictTest, KeysVersionChangesWithKeysAndNotWithValues) {
    const Ref<Dict> dict = make_dict(runtime);
    put(*dict, number(1), number(1));
    const std::uint32_t version = dict->keys_version();
    put(*dict, number(1), number(2));
    EXPECT_EQ(dict->keys_version(), version);
    put(*dict, number(2), number(2));
    EXPECT_NE(dict->keys_version(), version);
}

TEST_F(DictTest, ACopyHasNoGaps) {
    const Ref<Dict> dict = make_dict(runtime);
    for (int i = 0; i < 30; ++i) put(*dict, number(i), number(i));
    for (int i = 0; i < 30; ++i) {
        if (i % 3 == 0) continue;
        EXPECT_FALSE(dict_remove(runtime, *dict, number(i)).is_empty());
    }
    const Ref<Dict> copy = make_dict(runtime);
    copy->copy_from(*dict);
    EXPECT_EQ(copy->entry_count(), 10u);
    EXPECT_EQ(get(*copy, number(27)).small_integer(), 27);
}

TEST_F(DictTest, GivesBackAllItsMemory) {
    const std::size_t before = runtime.heap().bytes_in_use();
    {
        const Ref<Dict> dict = make_dict(runtime);
        for (int i = 0; i < 1000; ++i) put(*dict, number(i), number(i));
        dict->clear();
        put(*dict, number(1), number(1));
    }
    EXPECT_EQ(runtime.heap().bytes_in_use(), before);
}

}  // namespace
}  // namespace loopscope::language
