// What a program may use: memory, calls within calls, integers, output. Each limit ends it with a word why,
// and the program can catch what is an exception.
#include "hosted_session.h"

namespace loopscope::session {
namespace {

SessionOptions with_memory(std::size_t bytes) {
    SessionOptions options;
    options.limits.memory_bytes = bytes;
    return options;
}

SessionOptions with_output(std::size_t bytes) {
    SessionOptions options;
    options.output_bytes = bytes;
    return options;
}

TEST(Limits, MemoryEndsAListThatGrowsForEver) {
    HostedSession host("items = []\nwhile True:\n    items.append([])\n", with_memory(8u << 20));
    (void)host.run();
    EXPECT_EQ(host.session.exit_code(), 1);
    EXPECT_TRUE(ends_with(host.kept.errors(), "\nMemoryError\n")) << host.kept.errors();
    EXPECT_EQ(host.session.error_line(), 3u);
}

TEST(Limits, MemoryErrorIsCaughtByTheHandlerAroundTheLoop) {
    HostedSession host(R"(
items = []
try:
    while True:
        items.append([])
except MemoryError:
    items = None
    print("caught")
)",
                       with_memory(8u << 20));
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "caught\n");
    EXPECT_EQ(host.session.exit_code(), 0);
}

TEST(Limits, MemoryErrorLetsItsHandlerWork) {
    HostedSession host(R"(
def grow():
    items = []
    while True:
        items.append([])

for _ in range(20):
    try:
        grow()
    except MemoryError as error:
        print(f"{type(error).__name__}!", end=" ")
)",
                       with_memory(8u << 20));
    (void)host.run();
    std::string expected;
    for (int i = 0; i < 20; ++i) expected += "MemoryError! ";
    EXPECT_EQ(host.kept.output(), expected);
    EXPECT_EQ(host.session.exit_code(), 0);
}

TEST(Limits, MemoryEndsAProgramThatCatchesEveryErrorAndGoesOnTaking) {
    HostedSession host(R"(
items = []
while True:
    try:
        while True:
            items.append([])
    except MemoryError:
        pass
)",
                       with_memory(8u << 20));
    while (!host.session.ended() && host.session.now() < 10)
        (void)host.session.advance(HostedSession::kBudget);
    EXPECT_TRUE(host.session.ended());
    EXPECT_EQ(host.session.exit_code(), 1);
    EXPECT_TRUE(ends_with(host.kept.errors(), "\nMemoryError\n")) << host.kept.errors();
}

TEST(Limits, MemoryIsLookedAtBeforeItIsTaken) {
    HostedSession host("try:\n    [0] * 10**9\nexcept MemoryError:\n    print('caught')\n",
                       with_memory(8u << 20));
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "caught\n");
}

TEST(Limits, DeepRecursionIsRecursionError) {
    HostedSession host(
        "def f():\n    f()\ntry:\n    f()\nexcept RecursionError as error:\n    print(error)\n");
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "maximum recursion depth exceeded\n");
}

TEST(Limits, AnIntegerTooLongIsOverflowError) {
    HostedSession host("try:\n    10 ** 10 ** 10\nexcept OverflowError as error:\n    print(error)\n");
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "too many digits in integer\n");
}

TEST(Limits, OutputEndsAProgramThatPrintsForEver) {
    HostedSession host("while True:\n    print('12345678')\n", with_output(30));
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "12345678\n12345678\n12345678\n123");
    EXPECT_EQ(host.kept.errors(),
              "loopscope: the program was stopped: it printed more than 30 bytes, which is the limit.\n");
    EXPECT_EQ(host.session.exit_code(), 1);
}

TEST(Limits, OutputCutsNoCharacterApart) {
    HostedSession host("print('a\xC3\xA9\xF0\x9F\x90\x8D')\n", with_output(5));
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "a\xC3\xA9");
}

TEST(Limits, OutputOfBothStreamsCountsTogether) {
    HostedSession host("import sys\nprint('123')\nprint('456', file=sys.stderr)\n", with_output(6));
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "123\n");
    EXPECT_TRUE(host.kept.errors().starts_with("45loopscope: ")) << host.kept.errors();
}

TEST(Limits, OutputThatJustFitsIsNoMistake) {
    HostedSession host("print('12345')\n", with_output(6));
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "12345\n");
    EXPECT_EQ(host.session.exit_code(), 0);
}

}  // namespace
}  // namespace loopscope::session
