// Mutations that know lines, indentation and words of Python, so that many of the programs which libFuzzer
// makes are still programs: lines move and are copied with an indentation that fits, words give way to other
// words of the same program or of the language, whole statements come in. Every third change is libFuzzer's
// own, on bytes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "program_pieces.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using loopscope::fuzz::kStatements;
using loopscope::fuzz::kWords;

constexpr std::string_view kIndentation = "    ";
constexpr std::size_t kLongestRange = 6;

bool is_word(char character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z') || character == '_' || (character & 0x80) != 0;
}

/// Words, single other characters and runs of spaces.
std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < line.size();) {
        std::size_t end = i + 1;
        if (is_word(line[i])) {
            while (end < line.size() && is_word(line[end])) ++end;
        } else if (line[i] == ' ') {
            while (end < line.size() && line[end] == ' ') ++end;
        }
        words.emplace_back(line.substr(i, end - i));
        i = end;
    }
    return words;
}

class Mutation {
public:
    Mutation(std::string_view program, unsigned seed) : random_(seed) {
        while (!program.empty()) {
            const std::size_t end = std::min(program.find('\n'), program.size());
            lines_.emplace_back(program.substr(0, end));
            program.remove_prefix(std::min(end + 1, program.size()));
        }
        if (lines_.empty()) lines_.emplace_back();
    }

    std::string apply() {
        for (std::size_t times = 1 + below(3); times > 0; --times) change();
        std::string program;
        for (const std::string& line : lines_) (program += line) += '\n';
        return program;
    }

private:
    std::size_t below(std::size_t bound) { return random_() % bound; }
    std::size_t some_line() { return below(lines_.size()); }

    static std::size_t indentation(std::string_view line) {
        return std::min(line.find_first_not_of(' '), line.size());
    }
    /// The indentation that a line before line `place` may have.
    std::string indentation_at(std::size_t place) {
        std::string text(indentation(lines_[std::min(place, lines_.size() - 1)]), ' ');
        if (place > 0 && lines_[place - 1].ends_with(':') && below(4) != 0) {
            text = std::string(indentation(lines_[place - 1]), ' ') + std::string(kIndentation);
        }
        return text;
    }
    void insert(std::size_t place, std::string_view statement) {
        const std::string margin = indentation_at(place);
        while (!statement.empty()) {
            const std::size_t end = std::min(statement.find('\n'), statement.size());
            lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(place++),
                          margin + std::string(statement.substr(0, end)));
            statement.remove_prefix(std::min(end + 1, statement.size()));
        }
    }

    void change() {
        switch (below(9)) {
            case 0:
            case 1:
                insert(below(lines_.size() + 1), kStatements[below(std::size(kStatements))]);
                break;
            case 2:
                copy_lines();
                break;
            case 3:
                remove_lines();
                break;
            case 4:
                shift_lines();
                break;
            case 5:
                enclose_lines();
                break;
            default:
                change_words(lines_[some_line()]);
        }
    }

    void copy_lines() {
        const std::size_t from = some_line();
        const std::size_t count = std::min(1 + below(kLongestRange), lines_.size() - from);
        const std::size_t margin = indentation(lines_[from]);
        std::string text;
        for (std::size_t i = from; i < from + count; ++i) {
            text += lines_[i].substr(std::min(margin, indentation(lines_[i])));
            text += '\n';
        }
        insert(below(lines_.size() + 1), text);
    }
    void remove_lines() {
        const std::size_t from = some_line();
        const std::size_t count = std::min(1 + below(kLongestRange), lines_.size() - from);
        const auto first = lines_.begin() + static_cast<std::ptrdiff_t>(from);
        lines_.erase(first, first + static_cast<std::ptrdiff_t>(count));
        if (lines_.empty()) lines_.emplace_back();
    }
    void shift_lines() {
        const std::size_t from = some_line();
        const std::size_t end = std::min(from + 1 + below(kLongestRange), lines_.size());
        const bool inwards = below(2) == 0;
        for (std::size_t i = from; i < end; ++i) {
            if (inwards)
                lines_[i].insert(0, kIndentation);
            else
                lines_[i].erase(0, std::min(kIndentation.size(), indentation(lines_[i])));
        }
    }
    /// Puts lines into a compound statement.
    void enclose_lines() {
        static constexpr std::string_view kHeads[] = {"try:",
                                                      "while True:",
                                                      "for x in range(3):",
                                                      "async def g():",
                                                      "def f(*a, **k):",
                                                      "if x:",
                                                      "with x as y:",
                                                      "async with asyncio.timeout(1):",
                                                      "async for x in g():",
                                                      "class C:",
                                                      "else:",
                                                      "finally:",
                                                      "except* ValueError as e:",
                                                      "except Exception:",
                                                      "match x:",
                                                      "case [x, *y]:"};
        const std::size_t from = some_line();
        const std::size_t end = std::min(from + 1 + below(kLongestRange), lines_.size());
        const std::string margin(indentation(lines_[from]), ' ');
        for (std::size_t i = from; i < end; ++i) lines_[i].insert(0, kIndentation);
        if (below(3) == 0)
            lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(end), margin + "finally: pass");
        lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(from),
                      margin + std::string(kHeads[below(std::size(kHeads))]));
    }
    std::string some_word() {
        if (below(2) == 0) return std::string(kWords[below(std::size(kWords))]);
        const std::vector<std::string> words = words_of(lines_[some_line()]);
        return words.empty() ? "x" : words[below(words.size())];
    }
    void change_words(std::string& line) {
        std::vector<std::string> words = words_of(line);
        if (words.empty()) words.emplace_back("x");
        const std::size_t place = below(words.size());
        const auto at = words.begin() + static_cast<std::ptrdiff_t>(place);
        switch (below(5)) {
            case 0:
                words.erase(at);
                break;
            case 1:
                words.insert(at, some_word());
                break;
            case 2:
                std::swap(words[place], words[below(words.size())]);
                break;
            case 3: {  // A part of the line once more.
                const std::size_t count = std::min(1 + below(kLongestRange), words.size() - place);
                const std::vector<std::string> part(at, at + static_cast<std::ptrdiff_t>(count));
                words.insert(at, part.begin(), part.end());
                break;
            }
            default:
                words[place] = some_word();
        }
        std::string changed;
        for (const std::string& word : words) changed += word;
        line = changed;
    }

    std::minstd_rand random_;
    std::vector<std::string> lines_;
};

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
    if (seed % 3 == 0) return LLVMFuzzerMutate(data, size, max_size);
    Mutation mutation({reinterpret_cast<const char*>(data), size}, seed);
    const std::string program = mutation.apply();
    const std::size_t length = std::min(program.size(), max_size);
    std::memcpy(data, program.data(), length);
    return length;
}
