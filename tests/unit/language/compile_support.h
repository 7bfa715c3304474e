// What the tests of the compiler share: a runtime to compile in, and the records of the fixture files.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "language/compile/compiler.h"
#include "language/runtime/runtime.h"
#include "language/syntax/parser.h"
#include "loop/clock.h"
#include "loop/scheduler.h"

namespace loopscope::language {

/// Compiles programs, and owns what their code objects live in.
class CompilerFixture : public testing::Test {
protected:
    /// The outcome for a program that the grammar must allow.
    [[nodiscard]] CompileResult compiled(std::string_view source, CompileMode mode = CompileMode::Module) {
        const ParseResult parsed = parse(
            source, "snippet.py", mode == CompileMode::Module ? ParseMode::kModule : ParseMode::kExpression);
        EXPECT_TRUE(parsed.ok()) << source;
        if (!parsed.ok()) return {};
        return compile(runtime_, parsed.tree(), "snippet.py", mode);
    }

    /// The code of a program without errors.
    [[nodiscard]] Ref<CodeObject> code_of(std::string_view source, CompileMode mode = CompileMode::Module) {
        const CompileResult result = compiled(source, mode);
        EXPECT_FALSE(result.error) << source << result.error->message;
        return result.code;
    }

    Runtime& runtime() { return runtime_; }

private:
    class SilentSink final : public OutputSink {
    public:
        void write(Stream, std::string_view) override {}
    };

    VirtualClock clock_;
    Scheduler scheduler_{clock_};
    SilentSink sink_;
    Runtime runtime_{scheduler_, sink_, {}};
};

/// The code objects inside one another, the given one first.
inline void collect_code(const CodeObject& code, std::vector<const CodeObject*>& all) {
    all.push_back(&code);
    for (const Value& constant : code.constants) {
        if (const CodeObject* inner = constant.get_if<CodeObject>()) collect_code(*inner, all);
    }
}

/// A snippet with what CPython says about it.
struct CompileRecord {
    int line = 0;                       // in the fixture file
    std::string source;                 // the lines that begin with |
    std::vector<std::string> answers;   // those with =
    std::vector<std::string> warnings;  // those with ?
};

inline std::vector<CompileRecord> read_compile_records(const char* name) {
    const std::filesystem::path path = std::filesystem::path(__FILE__).parent_path() / "compile" / name;
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    std::vector<CompileRecord> records;
    std::string line;
    bool is_between = true;
    for (int number = 1; std::getline(file, line); ++number) {
        const std::string text = line.size() > 2 ? line.substr(2) : "";
        if (line.starts_with("|")) {
            if (is_between) records.push_back({number, "", {}, {}});
            records.back().source += text + "\n";
        } else if (line.starts_with("=")) {
            records.back().answers.push_back(text);
        } else if (line.starts_with("?")) {
            records.back().warnings.push_back(text);
        }
        is_between = !line.starts_with("|");
    }
    EXPECT_FALSE(records.empty());
    return records;
}

}  // namespace loopscope::language
