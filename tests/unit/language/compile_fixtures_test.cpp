// Compares the compiler with CPython 3.13 over the snippets in compile/*.txt, whose answers
// scripts/compile_fixtures.py has recorded.
#include <algorithm>
#include <tuple>

#include "compile_support.h"
#include "language/compile/docstring.h"
#include "language/compile/stack_effect.h"
#include "language/compile/unparse.h"
#include "language/runtime/operations.h"

namespace loopscope::language {
namespace {

using CompileFixtures = CompilerFixture;

std::string describe(const SyntaxError& error) {
    std::string text(exception_name(error.kind));
    text += " " + std::to_string(error.line) + ":" + std::to_string(error.column) + "-";
    text += std::to_string(error.end_line) + ":" + std::to_string(error.end_column) + " " + error.message;
    return text;
}

TEST_F(CompileFixtures, ErrorsAndWarningsAreThoseOfCPython) {
    for (const CompileRecord& record : read_compile_records("errors.txt")) {
        SCOPED_TRACE(testing::Message() << "errors.txt:" << record.line);
        const CompileResult result = compiled(record.source);
        EXPECT_EQ(result.error ? describe(*result.error) : "ok", record.answers.at(0));
        EXPECT_EQ(result.code.get() == nullptr, result.error.has_value());
        std::vector<std::string> warnings;
        for (const SyntaxWarning& warning : result.warnings) {
            warnings.push_back(std::to_string(warning.line) + " " + warning.message);
        }
        EXPECT_EQ(warnings, record.warnings);
        EXPECT_EQ(result.code ? check_stack(*result.code) : "", "");
    }
}

/// The names under which the fixtures keep several of our instructions.
std::string_view kind_of(Opcode opcode) {
    switch (opcode) {
        case Opcode::LoadMethod:
            return "LoadAttribute";
        case Opcode::CallKeywords:
        case Opcode::CallUnpacked:
            return "Call";
        case Opcode::UnpackSequence:
        case Opcode::UnpackStarred:
            return "Unpack";
        case Opcode::LoadGlobal:
            return "LoadName";
        default:
            return opcode_name(opcode);
    }
}

TEST_F(CompileFixtures, InstructionsThatMayFailStandWhereTheyDoInCPython) {
    using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::string_view>;
    for (const CompileRecord& record : read_compile_records("positions.txt")) {
        SCOPED_TRACE(testing::Message() << "positions.txt:" << record.line);
        const Ref<CodeObject> code = code_of(record.source);
        std::vector<const CodeObject*> all;
        collect_code(*code, all);
        std::vector<Place> places;
        std::vector<std::string> kinds;
        for (const std::string& answer : record.answers) kinds.push_back(answer.substr(0, answer.find(' ')));
        for (const CodeObject* one : all) {
            for (std::size_t i = 0; i < one->instructions.size(); ++i) {
                const std::string_view kind = kind_of(one->instructions[i].opcode());
                const Position& position = one->positions[i];
                if (position.line == 0 || std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
                    continue;
                places.emplace_back(position.line, position.column, position.end_line, position.end_column,
                                    kind);
            }
        }
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
        std::vector<std::string> found;
        for (const auto& [line, column, end_line, end_column, kind] : places) {
            found.push_back(std::string(kind) + " " + std::to_string(line) + ":" + std::to_string(column) +
                            "-" + std::to_string(end_line) + ":" + std::to_string(end_column));
        }
        // Class bodies begin and end with names of their own, whose place shows nowhere.
        for (const std::string& answer : record.answers) {
            EXPECT_TRUE(std::find(found.begin(), found.end(), answer) != found.end())
                << "missing: " << answer;
        }
        for (const std::string& place : found) {
            EXPECT_TRUE(std::find(record.answers.begin(), record.answers.end(), place) !=
                        record.answers.end())
                << "not in CPython: " << place;
        }
    }
}

TEST_F(CompileFixtures, AnnotationsAreKeptAsCPythonWritesThem) {
    for (const CompileRecord& record : read_compile_records("annotations.txt")) {
        const ParseResult parsed = parse(record.source, "snippet.py", ParseMode::kExpression);
        ASSERT_TRUE(parsed.ok()) << record.source;
        const ast::Expression& expression = *parsed.tree().module().body[0]->as<ast::Expr>().value;
        EXPECT_EQ(unparse(runtime(), expression), record.answers.at(0)) << "annotations.txt:" << record.line;
    }
}

TEST_F(CompileFixtures, DocstringsLoseTheirIndentation) {
    for (const CompileRecord& record : read_compile_records("docstrings.txt")) {
        const Ref<CodeObject> module = code_of(record.source);
        std::vector<const CodeObject*> all;
        collect_code(*module, all);
        const Value& documentation = all.back()->documentation;
        const Value shown =
            documentation.is_none() ? Value(make_string(runtime(), "None")) : ascii(runtime(), documentation);
        EXPECT_EQ(shown.as<String>()->view(), record.answers.at(0)) << "docstrings.txt:" << record.line;
    }
}

}  // namespace
}  // namespace loopscope::language
