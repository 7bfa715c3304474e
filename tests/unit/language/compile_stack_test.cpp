// The stack of compiled code: one height wherever paths meet, over many programs, and that the check finds
// what is wrong.
#include "compile_support.h"
#include "language/compile/stack_effect.h"

namespace loopscope::language {
namespace {

using CompileStack = CompilerFixture;

TEST_F(CompileStack, IsBalancedInAllConformancePrograms) {
    const std::filesystem::path programs =
        std::filesystem::path(__FILE__).parent_path().parent_path().parent_path() / "conformance";
    int count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(programs)) {
        if (entry.path().extension() != ".py") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::stringstream source;
        source << file.rdbuf();
        const ParseResult parsed = parse(source.str(), "snippet.py");
        if (!parsed.ok()) continue;
        const CompileResult result = compile(runtime(), parsed.tree(), "snippet.py");
        if (result.error) continue;
        EXPECT_EQ(check_stack(*result.code), "") << entry.path();
        ++count;
    }
    EXPECT_GT(count, 100);
}

TEST_F(CompileStack, IsBalancedHoweverABlockIsLeft) {
    constexpr std::string_view kWays[] = {"return",   "return a", "return a.b", "break",
                                          "continue", "raise",    "pass"};
    constexpr std::string_view kBlocks[] = {
        "try:\n   {}\n  finally: a\n",
        "try: a\n  finally:\n   {}\n",
        "try:\n   {}\n  except: a\n",
        "try: a\n  except B as b:\n   {}\n",
        "try: a\n  except B as b:\n   {}\n  finally: a\n",
        "with a as b, c:\n   {}\n",
        "async with a as b, c:\n   {}\n",
        "async for b in a:\n   {}\n  else: a\n",
        "for b in a:\n   try:\n    {}\n   finally:\n    with a: return b\n",
        "match a:\n   case [b, *c] | {'b': b, **c} if b:\n    {}\n",
    };
    for (const std::string_view block : kBlocks) {
        for (const std::string_view way : kWays) {
            std::string source = "async def f(a):\n for x in a:\n  ";
            const std::size_t hole = block.find("{}");
            source.append(block.substr(0, hole)).append(way).append(block.substr(hole + 2)).append("  a\n");
            const Ref<CodeObject> code = code_of(source);
            EXPECT_EQ(code ? check_stack(*code) : "", "") << source;
        }
    }
}

TEST_F(CompileStack, AWrongSizeIsFound) {
    const Ref<CodeObject> code = code_of("a + b * c");
    EXPECT_EQ(check_stack(*code), "");
    EXPECT_EQ(code->stack_size, 3u);
    code->stack_size = 2;
    EXPECT_NE(check_stack(*code), "");
}

TEST_F(CompileStack, PathsThatMeetWithDifferentHeightsAreFound) {
    const Ref<CodeObject> code = code_of("if a: b");
    for (Instruction& instruction : code->instructions) {
        if (instruction.opcode() == Opcode::Pop) instruction = Instruction(Opcode::Nop, 0);
    }
    EXPECT_NE(check_stack(*code), "");
}

TEST_F(CompileStack, TakingMoreThanThereIsIsFound) {
    const Ref<CodeObject> code = code_of("a");
    code->instructions.front() = Instruction(Opcode::Pop, 0);
    EXPECT_NE(check_stack(*code), "");
}

TEST_F(CompileStack, RunningOffTheEndIsFound) {
    const Ref<CodeObject> code = code_of("a");
    code->instructions.pop_back();
    code->positions.pop_back();
    EXPECT_NE(check_stack(*code), "");
}

TEST_F(CompileStack, AHandlerThatExpectsMoreThanThereIsIsFound) {
    const Ref<CodeObject> code = code_of("try: a\nexcept: b");
    ASSERT_FALSE(code->exception_table.empty());
    code->exception_table.front().depth += 1;
    EXPECT_NE(check_stack(*code), "");
}

TEST_F(CompileStack, RangesOfTheExceptionTableAreInOrderAndApart) {
    const Ref<CodeObject> module = code_of(
        "def f():\n for x in a:\n  try:\n   with b as c:\n    try: d\n    except e as g: continue\n  "
        "finally:\n   [h for h in i]\n");
    std::vector<const CodeObject*> all;
    collect_code(*module, all);
    for (const CodeObject* code : all) {
        std::uint32_t last = 0;
        for (const ExceptionRange& range : code->exception_table) {
            EXPECT_LE(last, range.start);
            EXPECT_LT(range.start, range.end);
            last = range.end;
        }
    }
}

}  // namespace
}  // namespace loopscope::language
