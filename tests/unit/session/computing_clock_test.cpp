// Virtual time that computing costs, by itself.
#include "session/computing_clock.h"

#include <gtest/gtest.h>

namespace loopscope::session {
namespace {

TEST(ComputingClock, StandsStillWhileNothingIsCharged) {
    const ComputingClock clock;
    EXPECT_EQ(clock.now(), 0);
}

TEST(ComputingClock, JumpsToADeadline) {
    ComputingClock clock;
    EXPECT_TRUE(clock.jump_to(5));
    EXPECT_EQ(clock.now(), 5);
}

TEST(ComputingClock, NeverGoesBack) {
    ComputingClock clock;
    EXPECT_TRUE(clock.jump_to(5));
    EXPECT_TRUE(clock.jump_to(3));
    EXPECT_EQ(clock.now(), 5);
}

TEST(ComputingClock, DoesNotJumpBeyondWhereItIsHeld) {
    ComputingClock clock;
    clock.hold_at(2);
    EXPECT_FALSE(clock.jump_to(3));
    EXPECT_EQ(clock.now(), 0);
    EXPECT_TRUE(clock.jump_to(2));
    EXPECT_EQ(clock.now(), 2);
}

TEST(ComputingClock, GoesOnByWhatIsCharged) {
    ComputingClock clock;
    clock.charge(0.25);
    clock.charge(0.5);
    EXPECT_EQ(clock.now(), 0.75);
}

}  // namespace
}  // namespace loopscope::session
