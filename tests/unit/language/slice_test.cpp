#include "language/objects/slice.h"

#include "runtime_fixture.h"

namespace loopscope::language {
namespace {

class SliceTest : public RuntimeTest {
protected:
    [[nodiscard]] SliceIndices picked(const Value& start, const Value& stop, const Value& step,
                                      std::int64_t length) {
        SliceIndices indices;
        EXPECT_TRUE(
            slice_indices(runtime, *make_slice(runtime, start, stop, step), length, indices).is_none());
        return indices;
    }
    const Value none = Value::none();
};

TEST_F(SliceTest, CountsFromTheEnd) {
    const SliceIndices indices = picked(number(-3), none, none, 5);
    EXPECT_EQ(indices.start, 2);
    EXPECT_EQ(indices.count, 3);
}

TEST_F(SliceTest, GoesBackwards) {
    const SliceIndices indices = picked(none, none, number(-2), 5);
    EXPECT_EQ(indices.start, 4);
    EXPECT_EQ(indices.count, 3);
    EXPECT_EQ(picked(number(8), number(2), number(-2), 10).count, 3);
}

TEST_F(SliceTest, PicksNothingWhereStartLiesBehindStop) {
    EXPECT_EQ(picked(number(4), number(2), none, 5).count, 0);
    EXPECT_EQ(picked(number(2), number(4), number(-1), 5).count, 0);
}

TEST_F(SliceTest, TakesIntsOfAnySize) {
    const Value huge = make_integer(runtime, std::int64_t{1} << 62);
    EXPECT_EQ(picked(number(0), huge, none, 5).count, 5);
    EXPECT_EQ(picked(huge, none, none, 5).count, 0);
    EXPECT_EQ(picked(none, none, huge, 5).count, 1);
}

TEST_F(SliceTest, AStepOfZeroIsAnError) {
    SliceIndices indices;
    EXPECT_TRUE(slice_indices(runtime, *make_slice(runtime, none, none, number(0)), 5, indices).failed());
    const Value error = runtime.take_error();
}

}  // namespace
}  // namespace loopscope::language
