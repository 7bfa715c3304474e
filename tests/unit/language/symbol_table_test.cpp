// Where names live, block by block.
#include <gtest/gtest.h>

#include "language/compile/symbol_table.h"
#include "language/syntax/parser.h"

namespace loopscope::language {
namespace {

class SymbolTableTest : public testing::Test {
protected:
    /// The blocks of a program, outer ones first.
    void build(std::string_view source) {
        parsed_.emplace(parse(source));
        ASSERT_TRUE(parsed_->ok()) << source;
        const auto error = table_.build(parsed_->tree().module(), false);
        ASSERT_FALSE(error) << error->message;
        blocks_.clear();
        collect(table_.module_scope());
    }

    [[nodiscard]] const Scope& block(std::size_t index) const { return *blocks_.at(index); }
    [[nodiscard]] Access access(std::size_t index, std::string_view name) const {
        const Symbol* symbol = block(index).find(name);
        return symbol == nullptr ? Access::Unknown : symbol->access;
    }

    SymbolTable table_;

private:
    void collect(const Scope& scope) {
        blocks_.push_back(&scope);
        for (const Scope* child : scope.children) collect(*child);
    }

    std::optional<ParseResult> parsed_;
    std::vector<const Scope*> blocks_;
};

TEST_F(SymbolTableTest, WhatAFunctionAssignsIsItsOwn) {
    build("def f(a):\n b = a + c\n");
    EXPECT_EQ(access(1, "a"), Access::Local);
    EXPECT_EQ(access(1, "b"), Access::Local);
    EXPECT_EQ(access(1, "c"), Access::GlobalImplicit);
}

TEST_F(SymbolTableTest, AVariableOfAnOuterFunctionIsACellThereAndFreeHere) {
    build("def f(a):\n def g():\n  def h(): return a\n");
    EXPECT_EQ(access(1, "a"), Access::Cell);
    EXPECT_EQ(access(2, "a"), Access::Free);
    EXPECT_EQ(access(3, "a"), Access::Free);
}

TEST_F(SymbolTableTest, ClassBodiesHideNothingFromTheFunctionsInside) {
    build("def f(a):\n class C:\n  a = 1\n  def g(self): return a\n");
    EXPECT_EQ(access(1, "a"), Access::Cell);
    EXPECT_EQ(access(2, "a"), Access::Local);
    EXPECT_TRUE(block(2).find("a")->passes_through);
    EXPECT_EQ(access(3, "a"), Access::Free);
}

TEST_F(SymbolTableTest, GlobalAndNonlocalReachPastTheFunction) {
    build("def f():\n a = b = 1\n def g():\n  global a\n  nonlocal b\n  a = b = 2\n");
    EXPECT_EQ(access(1, "a"), Access::Local);
    EXPECT_EQ(access(1, "b"), Access::Cell);
    EXPECT_EQ(access(2, "a"), Access::GlobalExplicit);
    EXPECT_EQ(access(2, "b"), Access::Free);
}

TEST_F(SymbolTableTest, AComprehensionSharesTheFrameOfItsFunction) {
    build("def f(a):\n return [x + a for x in a]\n");
    EXPECT_EQ(access(1, "a"), Access::Local);
    EXPECT_EQ(access(2, "a"), Access::Around);
    EXPECT_EQ(access(2, "x"), Access::Local);
    EXPECT_EQ(block(2).frame_scope(), &block(1));
}

TEST_F(SymbolTableTest, AGeneratorExpressionIsAFunction) {
    build("def f(a):\n return (x + a for x in [])\n");
    EXPECT_EQ(access(1, "a"), Access::Cell);
    EXPECT_EQ(access(2, "a"), Access::Free);
}

TEST_F(SymbolTableTest, AFunctionInAComprehensionMakesItsVariableACell) {
    build("def f():\n return [lambda: x for x in a]\n");
    EXPECT_EQ(access(2, "x"), Access::Cell);
    EXPECT_EQ(access(3, "x"), Access::Free);
    EXPECT_EQ(access(1, "x"), Access::Unknown);
}

TEST_F(SymbolTableTest, AnAssignmentExpressionBindsOutsideTheComprehension) {
    build("def f():\n return [(y := x) for x in a]\n");
    EXPECT_EQ(access(1, "y"), Access::Local);
    EXPECT_EQ(access(2, "y"), Access::Around);
}

TEST_F(SymbolTableTest, SuperNeedsTheClassCell) {
    build("class C:\n def f(self): return super().f()\n");
    EXPECT_TRUE(block(1).needs_class_cell);
    EXPECT_EQ(access(2, "__class__"), Access::Free);
}

TEST_F(SymbolTableTest, AClassWithoutSuperNeedsNoCell) {
    build("class C:\n def f(self): return self\n");
    EXPECT_FALSE(block(1).needs_class_cell);
}

TEST_F(SymbolTableTest, PrivateNamesAreMangled) {
    build("class _C:\n def f(self): __x = self.__y; return __x, __z__\n");
    EXPECT_EQ(access(2, "_C__x"), Access::Local);
    EXPECT_EQ(access(2, "__z__"), Access::GlobalImplicit);
    EXPECT_EQ(table_.mangled("_C", "__x"), "_C__x");
    EXPECT_EQ(table_.mangled("___", "__x"), "__x");
    EXPECT_EQ(table_.mangled("C", "__x.y"), "__x.y");
    EXPECT_EQ(table_.mangled("", "__x"), "__x");
}

TEST_F(SymbolTableTest, TypeParametersComeBetweenTheDefinitionAndItsBody) {
    build("class C:\n X = int\n def f[T](self, a: X) -> T: return T\n");
    EXPECT_EQ(block(2).kind, ScopeKind::TypeParameters);
    EXPECT_TRUE(block(2).sees_class);
    EXPECT_EQ(access(2, "X"), Access::GlobalImplicit);
    EXPECT_EQ(access(2, "T"), Access::Cell);
    EXPECT_EQ(access(3, "T"), Access::Free);
}

}  // namespace
}  // namespace loopscope::language
