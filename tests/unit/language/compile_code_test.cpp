// What code objects look like: names, slots, constants, and which instructions are made of what.
#include <algorithm>

#include "compile_support.h"
#include "language/compile/disassembly.h"
#include "language/compile/stack_effect.h"
#include "language/objects/sequence.h"

namespace loopscope::language {
namespace {

class CompileCode : public CompilerFixture {
protected:
    /// The instructions of the first function of a program, as disassembly shows them, without numbers and
    /// lines.
    [[nodiscard]] std::string body_of(std::string_view source) {
        module_ = code_of(source);
        std::vector<const CodeObject*> all;
        collect_code(*module_, all);
        const std::string text = disassemble(*all.at(1));
        std::stringstream lines(text.substr(text.find('\n') + 1));
        std::string result;
        for (std::string line; std::getline(lines, line) && line[0] != 'f' && !line.starts_with("  ");) {
            std::stringstream words(line.substr(11));
            std::string word;
            std::string instruction;
            while (words >> word) instruction += (instruction.empty() ? "" : " ") + word;
            result += instruction + "\n";
        }
        return result;
    }

    [[nodiscard]] std::vector<std::string> qualified_names(std::string_view source) {
        module_ = code_of(source);
        std::vector<const CodeObject*> all;
        collect_code(*module_, all);
        std::vector<std::string> names;
        for (const CodeObject* code : all) names.emplace_back(code->qualified_name->view());
        return names;
    }

    [[nodiscard]] std::vector<std::string> slots_of(std::string_view source, std::size_t index = 1) {
        module_ = code_of(source);
        std::vector<const CodeObject*> all;
        collect_code(*module_, all);
        std::vector<std::string> names;
        for (const Ref<String>& name : all.at(index)->local_names) names.emplace_back(name->view());
        return names;
    }

    Ref<CodeObject> module_;
};

using Names = std::vector<std::string>;

TEST_F(CompileCode, ParametersComeFirstThenLocalsThenCellsThenFreeVariables) {
    constexpr std::string_view kSource =
        "def f(z, y, /, x, *rest, w=1, **more):\n"
        " b = 1\n"
        " a = 2\n"
        " def g():\n"
        "  nonlocal c, d\n"
        "  c = d = x\n"
        " d = c = 3\n";
    EXPECT_EQ(slots_of(kSource), (Names{"z", "y", "x", "w", "rest", "more", "b", "a", "g", "c", "d"}));
    const CodeObject* code = module_->constants.at(0).get_if<CodeObject>();
    for (const Value& constant : module_->constants) {
        if (constant.is<CodeObject>()) code = constant.as<CodeObject>();
    }
    EXPECT_EQ(code->positional_count, 3u);
    EXPECT_EQ(code->positional_only_count, 2u);
    EXPECT_EQ(code->keyword_only_count, 1u);
    EXPECT_TRUE(code->has_variadic_positional);
    EXPECT_TRUE(code->has_variadic_keywords);
    EXPECT_EQ(slots_of(kSource, 2), (Names{"c", "d", "x"}));
}

TEST_F(CompileCode, AFunctionKnowsItsKind) {
    const auto kind = [this](std::string_view source) {
        module_ = code_of(source);
        std::vector<const CodeObject*> all;
        collect_code(*module_, all);
        return std::pair(all.at(1)->is_generator, all.at(1)->is_coroutine);
    };
    EXPECT_EQ(kind("def f(): pass"), std::pair(false, false));
    EXPECT_EQ(kind("def f(): yield"), std::pair(true, false));
    EXPECT_EQ(kind("async def f(): await x"), std::pair(false, true));
    EXPECT_EQ(kind("async def f(): yield"), std::pair(true, true));
    EXPECT_EQ(kind("(x for x in y)"), std::pair(true, false));
    EXPECT_EQ(kind("(x async for x in y)"), std::pair(true, true));
    EXPECT_EQ(kind("(await x for x in y)"), std::pair(true, true));
    EXPECT_EQ(kind("lambda: (yield)"), std::pair(true, false));
}

TEST_F(CompileCode, QualifiedNamesTellWhereADefinitionStands) {
    EXPECT_EQ(
        qualified_names("class A:\n def f(self):\n  def g(): pass\n  return lambda: 0\n class B: pass\n"),
        (Names{"<module>", "A", "A.f", "A.f.<locals>.g", "A.f.<locals>.<lambda>", "A.B"}));
    EXPECT_EQ(qualified_names("def f():\n global g\n def g(): pass\n"), (Names{"<module>", "f", "g"}));
    EXPECT_EQ(qualified_names("class A:\n def f[T](self): pass\n"),
              (Names{"<module>", "A", "A.<generic parameters of f>", "A.f"}));
    EXPECT_EQ(qualified_names("def f(): return (lambda: x for x in y)"),
              (Names{"<module>", "f", "f.<locals>.<genexpr>", "f.<locals>.<genexpr>.<lambda>"}));
}

TEST_F(CompileCode, TheFirstLineIsThatOfTheFirstDecorator) {
    const Ref<CodeObject> module = code_of("\n@a\n@b\ndef f(): pass\n");
    std::vector<const CodeObject*> all;
    collect_code(*module, all);
    EXPECT_EQ(all.at(1)->first_line, 2u);
}

TEST_F(CompileCode, WhatFollowsAReturnIsNotMade) {
    EXPECT_EQ(body_of("def f():\n return 1\n print(2)\n"), "LoadSmallInteger 1\nReturn\n");
    EXPECT_EQ(body_of("def f():\n while True: g()\n print(2)\n"),
              "LoadGlobal g\nPushEmpty\nCall\nPop\nJumpBack to 0\n");
}

TEST_F(CompileCode, AHandlerOfNothingIsNotMade) {
    EXPECT_EQ(body_of("def f():\n try:\n  if 0: a\n except: b\n"), "LoadConstant None\nReturn\n");
}

TEST_F(CompileCode, ConstantConditionsTakeOneWay) {
    EXPECT_EQ(body_of("def f():\n if 0: a()\n elif not '': return 1\n else: b()\n"),
              "LoadSmallInteger 1\nReturn\n");
    EXPECT_EQ(body_of("def f(): return 1 if __debug__ else 2\n"), "LoadSmallInteger 1\nReturn\n");
}

TEST_F(CompileCode, LiteralsAreWorkedOutOnce) {
    EXPECT_EQ(body_of("def f(): return -1"), "LoadSmallInteger -1\nReturn\n");
    EXPECT_EQ(body_of("def f(): return 60 * 60 * 24"), "LoadSmallInteger 86400\nReturn\n");
    EXPECT_EQ(body_of("def f(): return 'a' + 'b' * 3"), "LoadConstant 'abbb'\nReturn\n");
    EXPECT_EQ(body_of("def f(): return (1, (2, None), 'x')"),
              "LoadConstant (1, (2, None, ), 'x', )\nReturn\n");
    EXPECT_EQ(body_of("def f(): return [1, 2, 3]"),
              "BuildList\nLoadConstant (1, 2, 3, )\nListExtend 1\nReturn\n");
}

TEST_F(CompileCode, WhatIsLargeOrFailsIsLeftToTheProgram) {
    EXPECT_EQ(body_of("def f(): return 1 // 0"),
              "LoadSmallInteger 1\nLoadSmallInteger 0\nBinary //\nReturn\n");
    EXPECT_EQ(body_of("def f(): return 10 ** 1000000"),
              "LoadSmallInteger 10\nLoadSmallInteger 1000000\nBinary **\nReturn\n");
    EXPECT_EQ(body_of("def f(): return 1 << 200"),
              "LoadSmallInteger 1\nLoadSmallInteger 200\nBinary <<\nReturn\n");
    EXPECT_EQ(body_of("def f(): return 'a' * 5000"),
              "LoadConstant 'a'\nLoadSmallInteger 5000\nBinary *\nReturn\n");
    EXPECT_EQ(body_of("def f(): return -'a'"), "LoadConstant 'a'\nUnary -\nReturn\n");
}

TEST_F(CompileCode, EqualConstantsOfOneTypeAreOne) {
    const Ref<CodeObject> code = code_of(
        "x = 1.0; y = 1.0; z = True; u = 0.0; v = -0.0; w = 'a b'; a = 'a b'; b = (1.0,); c = (True,)");
    int numbers = 0;
    for (const Value& constant : code->constants) numbers += constant.is_number();
    EXPECT_EQ(numbers, 3);                  // 1.0, 0.0, -0.0
    EXPECT_EQ(code->constants.size(), 8u);  // these, True, 'a b', (1.0,), (True,), None
}

TEST_F(CompileCode, PairsOnOneLineAreJoined) {
    EXPECT_EQ(body_of("def f(a, b): return a + b"), "LoadTwoLocals a b\nBinary +\nReturn\n");
    EXPECT_EQ(body_of("def f(a): return a + 0.5"), "LoadLocalConstant a 0.500000\nBinary +\nReturn\n");
    EXPECT_EQ(body_of("def f(a):\n b = g(); return b"),
              "LoadGlobal g\nPushEmpty\nCall\nStoreLoadLocal b b\nReturn\n");
    EXPECT_EQ(body_of("def f(a, b): return (a +\n b)"), "LoadLocal a\nLoadLocal b\nBinary +\nReturn\n");
}

TEST_F(CompileCode, TwoVariablesThatMayBothBeUnboundAreNotJoined) {
    EXPECT_EQ(body_of("def f(x):\n if x: a = b = 1\n return a + b\n"),
              "LoadLocal x\nJumpIfFalse to 6\nLoadSmallInteger 1\nCopy 1\nStoreLocal a\nStoreLocal b\n"
              "LoadLocal a\nLoadLocal b\nBinary +\nReturn\n");
}

TEST_F(CompileCode, AJoinedPairStandsWhereItCanFail) {
    const Ref<CodeObject> module = code_of("def f(x):\n if x: a = 1\n return x + a\n");
    std::vector<const CodeObject*> all;
    collect_code(*module, all);
    const CodeObject& code = *all.at(1);
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
        if (code.instructions[i].opcode() == Opcode::LoadTwoLocals) {
            EXPECT_EQ(code.positions[i].column, 12u);
            return;
        }
    }
    FAIL() << disassemble(code);
}

TEST_F(CompileCode, AVariableThatIsDeletedSomewhereIsNeverTakenForBound) {
    EXPECT_NE(body_of("def f(a, b):\n del a\n return a + b\n").find("LoadTwoLocals"), std::string::npos);
    EXPECT_EQ(body_of("def f(a, b):\n del a, b\n return a + b\n").find("LoadTwoLocals"), std::string::npos);
}

TEST_F(CompileCode, AComprehensionPutsAsideTheVariableOfItsName) {
    EXPECT_EQ(body_of("def f(x): return [x for x in x]"),
              "LoadLocal x\nGetIterator\nLoadLocalAndClear x\nSwap 2\nBuildList\nSwap 2\n"
              "ForIterate to 10\nStoreLoadLocal x x\nListAppend 2\nJumpBack to 6\n"
              "Swap 2\nRestoreLocal x\nJump to 16\nSwap 2\nRestoreLocal x\nReraise\nReturn\n");
}

TEST_F(CompileCode, TwoValuesChangePlacesWithoutATuple) {
    EXPECT_EQ(body_of("def f(a, b): a, b = b, a"),
              "LoadTwoLocals b a\nSwap 2\nStoreLocal a\nStoreLocal b\nLoadConstant None\nReturn\n");
}

TEST_F(CompileCode, PartsOfAnFStringThatAreTextAreJoined) {
    EXPECT_EQ(body_of("def f(a): return f'' f'{{' 'x' f'{a!r:{a}}' ''"),
              "LoadConstant '{x'\nLoadTwoLocals a a\nFormatValue\nFormatValue 6\nBuildString 2\nReturn\n");
    EXPECT_EQ(body_of("def f(a): return f'{a}'"), "LoadLocal a\nFormatValue\nReturn\n");
    EXPECT_EQ(body_of("def f(a): return f''"), "LoadConstant ''\nReturn\n");
}

TEST_F(CompileCode, AnExpressionGivesItsValue) {
    const Ref<CodeObject> code = code_of("1 + x", CompileMode::Expression);
    EXPECT_EQ(code->instructions.back().opcode(), Opcode::Return);
    EXPECT_EQ(code->name->view(), "<module>");
    EXPECT_EQ(check_stack(*code), "");
}

TEST_F(CompileCode, ManyArgumentsAndItemsNeedLittleStack) {
    std::string source = "x = [";
    for (int i = 0; i < 10'000; ++i) source += "a, ";
    source += "]\ny = {";
    for (int i = 0; i < 10'000; ++i) source += "a: b, ";
    source += "}\n";
    const Ref<CodeObject> code = code_of(source);
    EXPECT_LT(code->stack_size, 10u);
}

TEST_F(CompileCode, DeepNestingCompiles) {
    const auto repeated = [](std::string_view part, int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text.append(part);
        return text;
    };
    EXPECT_TRUE(code_of("x = " + repeated("not ", 900) + "a"));
    EXPECT_TRUE(code_of("x = a" + repeated(" + a", 900)));
    EXPECT_TRUE(code_of("x = " + repeated("lambda: ", 400) + "a"));
    EXPECT_TRUE(code_of("x = a" + repeated(".b()", 400)));
    EXPECT_TRUE(code_of("x = [a" + repeated(" for a in b", 2'000) + "]"));
}

TEST_F(CompileCode, FinallyBlocksInFinallyBlocksEndInAnErrorBeforeTheyFillTheMemory) {
    std::string source;
    for (int i = 0; i < 20; ++i)
        source += std::string(i, ' ') + "try: a\n" + std::string(i, ' ') + "finally:\n";
    source += std::string(20, ' ') + "b\n";
    const CompileResult result = compiled(source);
    ASSERT_TRUE(result.error);
    EXPECT_EQ(result.error->kind, SyntaxErrorKind::kMemoryError);
}

}  // namespace
}  // namespace loopscope::language
