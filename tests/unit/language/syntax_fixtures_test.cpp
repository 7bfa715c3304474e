// Compares the parser with CPython 3.13 over the snippets in syntax/*.txt, whose answers
// scripts/syntax_fixtures.py has recorded.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "parse_support.h"
#include "syntax_dump.h"

namespace loopscope::language {
namespace {

struct Record {
    int line = 0;         // in the fixture file
    std::string source;   // lines that begin with |
    std::string answer;   // those with =, and their number of lines is that of statements
    std::string warning;  // those with ?
    std::string shown;    // those with >
};

std::vector<Record> read_records(const char* name) {
    const std::filesystem::path path = std::filesystem::path(__FILE__).parent_path() / "syntax" / name;
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    std::vector<Record> records;
    std::string line;
    bool between = true;
    for (int number = 1; std::getline(file, line); ++number) {
        const std::string text = line.size() > 2 ? line.substr(2) : "";
        switch (line.empty() ? ' ' : line[0]) {
            case '|':
                if (between) records.push_back({number, "", "", "", ""});
                between = false;
                records.back().source += text + "\n";
                break;
            case '=':
                records.back().answer += text + "\n";
                break;
            case '?':
                records.back().warning += text + "\n";
                break;
            case '>':
                records.back().shown += text + "\n";
                break;
            default:
                between = true;
                break;
        }
    }
    return records;
}

/// The recorder does not spell out integers beyond 64 bits.
std::string without_big_integers(std::string text) {
    for (std::size_t at = text.find("big:"); at != std::string::npos; at = text.find("big:", at + 3)) {
        text.erase(at + 3, text.find(',', at) - at - 3);
    }
    return text;
}

std::string describe(const SyntaxError& error) {
    std::string text(exception_name(error.kind));
    text += ' ' + std::to_string(error.line) + ':' + std::to_string(error.column) + '-' +
            std::to_string(error.end_line) + ':' + std::to_string(error.end_column) + ' ' + error.message +
            '\n';
    return text;
}

std::string describe(const std::vector<SyntaxWarning>& warnings) {
    std::vector<std::string> lines;
    for (const SyntaxWarning& warning : warnings) {
        lines.push_back(std::to_string(warning.line) + ' ' + warning.message + '\n');
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
}

TEST(SyntaxFixturesTest, RightProgramsGetCPythonsTreesAndWarnings) {
    const std::vector<Record> records = read_records("trees.txt");
    ASSERT_GT(records.size(), 200u);
    for (const Record& record : records) {
        SCOPED_TRACE("trees.txt:" + std::to_string(record.line) + "\n" + record.source);
        const ParseResult result = parsed(record.source);
        ASSERT_TRUE(result.ok()) << result.error().message;
        EXPECT_EQ(without_big_integers(dump(result.tree().module())), record.answer);
        EXPECT_EQ(describe(result.warnings), record.warning);
    }
}

TEST(SyntaxFixturesTest, WrongProgramsGetCPythonsErrorsAndCarets) {
    const std::vector<Record> records = read_records("errors.txt");
    ASSERT_GT(records.size(), 700u);
    for (const Record& record : records) {
        SCOPED_TRACE("errors.txt:" + std::to_string(record.line) + "\n" + record.source);
        const ParseResult result = parsed(record.source);
        ASSERT_FALSE(result.ok());
        EXPECT_EQ(describe(result.error()), record.answer);
        EXPECT_EQ(format_syntax_error(result.error(), record.source, "snippet.py"), record.shown);
    }
}

}  // namespace
}  // namespace loopscope::language
