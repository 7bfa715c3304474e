// The parser's front door: any bytes go in, a tree or an error comes out.
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <string_view>

#include "parse_support.h"
#include "syntax_dump.h"

namespace loopscope::language {
namespace {

using namespace std::string_literals;

std::string repeated(std::string_view text, int count) {
    std::string result;
    for (int index = 0; index < count; ++index) result += text;
    return result;
}

std::string error_of(std::string_view source) {
    const ParseResult result = parsed(source, "x.py");
    return result.ok() ? "no error" : format_syntax_error(result.error(), source, "x.py");
}

TEST(SyntaxParserTest, AnEmptySourceIsAnEmptyModule) {
    const ParseResult result = parsed("");
    ASSERT_TRUE(result.ok());
    EXPECT_TRUE(result.tree().module().body.empty());
}

TEST(SyntaxParserTest, TheTreeOutlivesTheSource) {
    auto source = std::make_unique<std::string>("answer = 'text'");
    const ParseResult result = parsed(*source);
    source.reset();
    EXPECT_EQ(dump(result.tree().module()),
              "Assign@1:0-1:15([Name@1:0-1:6(answer, Store)], Constant@1:9-1:15(\"text\", None))\n");
}

TEST(SyntaxParserTest, ATreeCanBeMoved) {
    ParseResult result = parsed("a");
    const SyntaxTree moved = std::move(std::get<SyntaxTree>(result.outcome));
    EXPECT_EQ(dump(moved.module()), "Expr@1:0-1:1(Name@1:0-1:1(a, Load))\n");
}

TEST(SyntaxParserTest, AllLineEndsCountAlike) {
    const std::string tree = dump(parsed("if a:\n  b\nc").tree().module());
    EXPECT_EQ(dump(parsed("if a:\r\n  b\r\nc\r\n").tree().module()), tree);
    EXPECT_EQ(dump(parsed("if a:\r  b\rc\r").tree().module()), tree);
}

TEST(SyntaxParserTest, AByteOrderMarkIsNotPartOfTheFirstLine) {
    EXPECT_EQ(dump(parsed("\xEF\xBB\xBFx").tree().module()), "Expr@1:0-1:1(Name@1:0-1:1(x, Load))\n");
}

TEST(SyntaxParserTest, ColumnsOfTheTreeCountBytesAndThoseOfErrorsCharacters) {
    EXPECT_EQ(
        dump(parsed("'é', x").tree().module()),
        "Expr@1:0-1:7(Tuple@1:0-1:7([Constant@1:0-1:4(\"\\{e9}\", None), Name@1:6-1:7(x, Load)], Load))\n");
    EXPECT_EQ(error_of("'é' + $"),
              "  File \"x.py\", line 1\n    'é' + $\n          ^\nSyntaxError: invalid syntax\n");
}

TEST(SyntaxParserTest, AnExpressionCanBeParsedByItself) {
    const ParseResult result = parsed(" a, b\n", "<string>", ParseMode::kExpression);
    EXPECT_FALSE(result.ok());  // indented, as eval("\n a") would be; eval strips leading space itself
    EXPECT_EQ(dump(parsed("a, b\n", "<string>", ParseMode::kExpression).tree().module()),
              "Expr@1:0-1:4(Tuple@1:0-1:4([Name@1:0-1:1(a, Load), Name@1:3-1:4(b, Load)], Load))\n");
}

TEST(SyntaxParserTest, AStatementIsNoExpression) {
    const ParseResult result = parsed("a = 1", "<string>", ParseMode::kExpression);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().message, "invalid syntax");
    EXPECT_EQ(result.error().column, 3);
}

TEST(SyntaxParserTest, NullBytesAreRefusedWithTheirLine) {
    EXPECT_EQ(error_of("x = 1\ny = \0 2\n"s),
              "  File \"x.py\", line 2\n    y = \nSyntaxError: source code cannot contain null bytes\n");
}

TEST(SyntaxParserTest, BytesThatAreNotUtf8AreRefused) {
    EXPECT_EQ(error_of("x = 1\ny = '\xE9'\n"),
              "SyntaxError: Non-UTF-8 code starting with '\\xe9' in file x.py on line 2, but no encoding "
              "declared; see "
              "https://peps.python.org/pep-0263/ for details\n");
}

TEST(SyntaxParserTest, AnErrorBeforeBadBytesGivesWayToThem) {
    EXPECT_NE(error_of("a b\n'\xE9'\n").find("Non-UTF-8"), std::string::npos);
}

TEST(SyntaxParserTest, AnIntegerOfTooManyDigitsIsRefused) {
    EXPECT_TRUE(parsed(repeated("9", 4'300)).ok());
    EXPECT_EQ(parsed(repeated("9", 4'301)).error().message,
              "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use "
              "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer "
              "literals to "
              "avoid decimal conversion limits.");
    EXPECT_TRUE(parsed("0x" + repeated("f", 10'000)).ok());
}

TEST(SyntaxParserTest, IntegersBeyond64BitsKeepTheirDigits) {
    const ParseResult result = parsed("0x_Ffff_ffff_ffff_ffff");
    const auto& constant = result.tree().module().body[0]->as<ast::Expr>().value->as<ast::Constant>();
    EXPECT_EQ(constant.constant_kind, ast::ConstantKind::kBigInteger);
    EXPECT_EQ(constant.text, "Ffffffffffffffff");
    EXPECT_EQ(constant.base, 16);
}

TEST(SyntaxParserTest, LoneSurrogatesSurviveAsWtf8) {
    const ParseResult result = parsed(R"('\ud800x')");
    EXPECT_EQ(result.tree().module().body[0]->as<ast::Expr>().value->as<ast::Constant>().text,
              "\xED\xA0\x80x");
}

TEST(SyntaxParserTest, ANodeKnowsItsHeight) {
    EXPECT_EQ(parsed("x").tree().module().body[0]->height, 2);
    EXPECT_EQ(parsed("a + b + c").tree().module().body[0]->height, 4);
}

TEST(SyntaxParserTest, NoTreeIsHigherThanTheLimit) {
    EXPECT_TRUE(parsed(repeated("1+", kMaxTreeHeight - 2) + "1").ok());
    for (const char* link : {"1+", "a.", "a*"}) {
        const ParseResult result = parsed(repeated(link, 100'000) + "a");
        ASSERT_FALSE(result.ok());
        EXPECT_EQ(result.error().kind, SyntaxErrorKind::kRecursionError);
        EXPECT_EQ(result.error().line, 0);
    }
}

TEST(SyntaxParserTest, DeepNestingEndsInAnError) {
    for (const char* opening : {"not ", "-", "lambda: ", "1 if 1 else ", "2**"}) {
        const ParseResult result = parsed(repeated(opening, 100'000) + "1");
        ASSERT_FALSE(result.ok());
        EXPECT_EQ(result.error().kind, SyntaxErrorKind::kMemoryError);
        EXPECT_EQ(format_syntax_error(result.error(), "", "x.py"),
                  "MemoryError: Parser stack overflowed - Python source too complex to parse\n");
    }
}

TEST(SyntaxParserTest, TwoHundredBracketsMayNest) {
    for (const char* brackets : {"()", "[]", "{}"}) {
        const std::string opening(1, brackets[0]);
        const std::string closing(1, brackets[1]);
        EXPECT_TRUE(parsed(repeated(opening, 200) + "1" + repeated(closing, 200)).ok());
        const ParseResult result = parsed(repeated(opening, 201) + "1" + repeated(closing, 201));
        ASSERT_FALSE(result.ok());
        EXPECT_EQ(result.error().message, "too many nested parentheses");
        EXPECT_EQ(result.error().column, 201);
    }
}

TEST(SyntaxParserTest, AHundredIndentationsAreTooMany) {
    std::string source;
    for (int depth = 0; depth < 99; ++depth)
        source += std::string(static_cast<std::size_t>(depth), ' ') + "if 1:\n";
    EXPECT_TRUE(parsed(source + std::string(99, ' ') + "pass\n").ok());
    source += std::string(99, ' ') + "if 1:\n" + std::string(100, ' ') + "pass\n";
    const ParseResult result = parsed(source);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().message, "too many levels of indentation");
}

TEST(SyntaxParserTest, AnErrorDeepInsideBracketsIsFound) {
    for (const char* opening : {"(", "[", "{", "f(", "a[", "{1: ", "(x := ", "(lambda: ", "[a for a in "}) {
        const std::string_view text = opening;
        const char last = text.find('(') != std::string_view::npos   ? ')'
                          : text.find('[') != std::string_view::npos ? ']'
                                                                     : '}';
        const ParseResult result =
            parsed(repeated(opening, 150) + "a b" + repeated(std::string(1, last), 150));
        ASSERT_FALSE(result.ok());
        EXPECT_EQ(result.error().message.substr(0, 14), "invalid syntax") << opening;
    }
}

TEST(SyntaxParserTest, AMegabyteOfWrongSourceIsRefusedInTime) {
    for (const std::string& source :
         {repeated("x = 1\n", 170'000) + "a b\n",
          "class A:\n" + repeated("  x = f(1, [2])\n", 60'000) + "  a b\n", repeated("(", 1'000'000),
          repeated("f'{", 300'000), repeated("\"", 999'999)}) {
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_FALSE(parsed(source).ok());
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << source.substr(0, 20);
    }
}

TEST(SyntaxParserTest, AnyBytesEndInATreeOrAnError) {
    std::mt19937 random(7);
    const std::string_view pieces[] = {"(",       ")",     "[",      "]",      "{",        "}",    ":",  ",",
                                       "=",       "\n",    "    ",   "\t",     "if ",      "f'",   "'",  "\"",
                                       "'''",     "\\",    "x",      "1",      "0x",       "1e",   "*",  "**",
                                       "lambda ", "for ",  "in ",    "def ",   "\xC3\xA9", "\xFF", "#",  "!",
                                       "match ",  "case ", "async ", "await ", "yield ",   "@",    ":=", "->",
                                       ".",       "\r",    "\f",     "not ",   "\\N{",     "b'"};
    for (int round = 0; round < 5'000; ++round) {
        std::string source;
        const auto length = random() % 60;
        for (unsigned index = 0; index < length; ++index) source += pieces[random() % std::size(pieces)];
        const ParseResult result = parsed(source);
        if (!result.ok()) {
            EXPECT_FALSE(result.error().message.empty());
            EXPECT_FALSE(format_syntax_error(result.error(), source, "x.py").empty());
        }
    }
}

TEST(SyntaxParserTest, WarningsComeInTheOrderOfTheirLinesForEachPlace) {
    const ParseResult result = parsed("x = 1if y else '\\d'\nz = '\\q' '\\q'\n");
    ASSERT_TRUE(result.ok());
    ASSERT_EQ(result.warnings.size(), 4u);
    EXPECT_EQ(result.warnings[0].message, "invalid decimal literal");
    EXPECT_EQ(result.warnings[1].message, "invalid escape sequence '\\d'");
    EXPECT_EQ(result.warnings[2].message, "invalid escape sequence '\\q'");
    EXPECT_EQ(result.warnings[2].line, 2u);
    EXPECT_EQ(result.warnings[3].message, result.warnings[2].message);
}

TEST(SyntaxErrorTest, CaretsKeepTabsForAlignment) {
    EXPECT_EQ(error_of("if x:\n\ta\t= $\n"),
              "  File \"x.py\", line 2\n    \ta\t= $\n    \t \t  ^\nSyntaxError: invalid syntax\n");
}

TEST(SyntaxErrorTest, AnErrorOverSeveralLinesIsMarkedToTheEndOfTheFirst) {
    EXPECT_EQ(error_of("f(a\n  b)\n"),
              "  File \"x.py\", line 1\n    f(a\n      ^\n"
              "SyntaxError: invalid syntax. Perhaps you forgot a comma?\n");
}

TEST(SyntaxErrorTest, LinesAreFoundByNumber) {
    EXPECT_EQ(source_line("a\nb\r\nc", 2), "b");
    EXPECT_EQ(source_line("a\nb\r\nc", 3), "c");
    EXPECT_EQ(source_line("a\nb", 5), "");
    EXPECT_EQ(source_line("a", 0), "");
}

TEST(SyntaxErrorTest, ByteOffsetsBecomeColumnsOfCharacters) {
    EXPECT_EQ(code_point_column("é€x", 0), 1u);
    EXPECT_EQ(code_point_column("é€x", 2), 2u);
    EXPECT_EQ(code_point_column("é€x", 5), 3u);
}

}  // namespace
}  // namespace loopscope::language
