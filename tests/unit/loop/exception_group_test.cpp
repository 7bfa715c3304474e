#include "loop/exception_group.h"

#include <gtest/gtest.h>

#include "loop/exceptions.h"

namespace loopscope {
namespace {

Error value_error(std::string message) {
    return make_error(ErrorKind::ValueError, std::move(message));
}

Error type_error(std::string message) {
    return make_error(ErrorKind::TypeError, std::move(message));
}

/// ExceptionGroup("m", [ValueError(1), ExceptionGroup("n", [TypeError(2), ValueError(3)])])
Error nested() {
    Error inner = make_exception_group("n", {type_error("2"), value_error("3")});
    return make_exception_group("m", {value_error("1"), inner});
}

/// The group's shape as text: "m[ValueError: 1, n[...]]".
std::string shape(const Error& error) {
    if (!error) return "None";
    const ExceptionGroupError* group = as_exception_group(error);
    if (group == nullptr) return describe(*error);
    std::string text = group->summary() + "[";
    for (const Error& each : group->exceptions()) {
        if (text.back() != '[') text += ", ";
        text += shape(each);
    }
    return text + "]";
}

TEST(ExceptionGroup, DescribesItselfWithTheNumberOfItsErrors) {
    EXPECT_EQ(describe(*nested()), "ExceptionGroup: m (2 sub-exceptions)");
    EXPECT_EQ(describe(*make_exception_group("one", {value_error("1")})),
              "ExceptionGroup: one (1 sub-exception)");
}

TEST(ExceptionGroup, NeedsAnError) {
    EXPECT_EQ(describe(*make_exception_group("none", {})),
              "ValueError: second argument (exceptions) must be a non-empty sequence");
}

TEST(ExceptionGroup, IsABaseExceptionGroupWhenItHoldsWhatIsNoException) {
    Error cancelled = make_cancelled_error({});
    Error group = make_exception_group("b", {cancelled, value_error("1")});
    EXPECT_EQ(describe(*group), "BaseExceptionGroup: b (2 sub-exceptions)");
    EXPECT_EQ(make_exception_group("outer", {group})->type_name(), "BaseExceptionGroup");
    ExceptionSplit parts = split(group, ErrorKind::ValueError);
    EXPECT_EQ(parts.match->type_name(), "ExceptionGroup");
    EXPECT_EQ(parts.rest->type_name(), "BaseExceptionGroup");
}

TEST(ExceptionGroup, SplitsIntoGroupsOfTheSameShape) {
    ExceptionSplit parts = split(nested(), ErrorKind::ValueError);
    EXPECT_EQ(shape(parts.match), "m[ValueError: 1, n[ValueError: 3]]");
    EXPECT_EQ(shape(parts.rest), "m[n[TypeError: 2]]");
}

TEST(ExceptionGroup, SplitGivesNullForAnEmptySide) {
    Error group = nested();
    ExceptionSplit none = split(group, ErrorKind::QueueFull);
    EXPECT_FALSE(none.match);
    EXPECT_EQ(shape(none.rest), shape(group));
    ExceptionSplit all = split(group, [](const ErrorObject&) { return true; });
    EXPECT_TRUE(all.match == group) << "what matches as a whole stays itself";
    EXPECT_FALSE(all.rest);
}

TEST(ExceptionGroup, SubgroupAsksThePredicateAboutGroupsToo) {
    Error inner = subgroup(
        nested(), [](const ErrorObject& error) { return error.message() == "n (2 sub-exceptions)"; });
    EXPECT_EQ(shape(inner), "m[n[TypeError: 2, ValueError: 3]]");
    EXPECT_FALSE(subgroup(nested(), ErrorKind::QueueFull));
}

TEST(ExceptionGroup, SplitTakesASingleErrorAsItIs) {
    Error error = value_error("1");
    EXPECT_TRUE(split(error, ErrorKind::ValueError).match == error);
    EXPECT_TRUE(split(error, ErrorKind::TypeError).rest == error);
}

TEST(ExceptionGroup, KeepsItsCauseWhenItIsSplit) {
    Error group = make_ref<ExceptionGroupError>("m", std::vector<Error>{value_error("1"), type_error("2")},
                                                value_error("cause"));
    EXPECT_EQ(describe(*split(group, ErrorKind::TypeError).match->cause()), "ValueError: cause");
}

TEST(ExceptionGroup, IsThrownAsAClassThatHoldsItsErrors) {
    try {
        throw_error(nested());
    } catch (const ExceptionGroup& group) {
        EXPECT_EQ(group.exceptions().size(), 2u);
        EXPECT_STREQ(group.what(), "ExceptionGroup: m (2 sub-exceptions)");
        return;
    }
    FAIL() << "nothing was thrown";
}

}  // namespace
}  // namespace loopscope
