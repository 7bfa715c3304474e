#include "language/objects/unicode.h"

#include <algorithm>
#include <array>
#include <span>

#include "language/objects/unicode_tables.h"
#include "language/syntax/characters.h"

namespace loopscope::language::unicode {

namespace {

struct Run {
    char32_t first = 0;
    char32_t end = 0;
    std::uint16_t properties = 0;
};

/// Walks through kRuns.
class RunReader {
public:
    constexpr RunReader(std::size_t offset, char32_t first) : offset_(offset), first_(first) {}

    [[nodiscard]] constexpr bool is_at_end() const { return offset_ == kRuns.size(); }
    [[nodiscard]] constexpr std::size_t offset() const { return offset_; }
    [[nodiscard]] constexpr char32_t first() const { return first_; }

    constexpr Run next() {
        std::uint32_t number = 0;
        for (unsigned shift = 0;; shift += 6) {
            const auto digit = static_cast<std::uint32_t>(kRuns[offset_++] - 0x20);
            number |= (digit & 0x3F) << shift;
            if (digit >= 0x40) break;
        }
        constexpr auto kClassCount = static_cast<std::uint32_t>(std::size(kClasses));
        const Run run{first_, first_ + number / kClassCount, kClasses[number % kClassCount]};
        first_ = run.end;
        return run;
    }

private:
    std::size_t offset_;
    char32_t first_;
};

/// Where every 64th run stands, so that a look-up reads at most so many.
struct Mark {
    char32_t first = 0;
    std::uint16_t offset = 0;
};
constexpr std::size_t kRunsPerMark = 64;

constexpr std::size_t count_runs() {
    std::size_t count = 0;
    for (RunReader reader(0, 0); !reader.is_at_end(); ++count) (void)reader.next();
    return count;
}

constexpr auto make_marks() {
    std::array<Mark, (count_runs() + kRunsPerMark - 1) / kRunsPerMark> marks{};
    RunReader reader(0, 0);
    for (std::size_t index = 0; !reader.is_at_end(); ++index) {
        if (index % kRunsPerMark == 0) {
            marks[index / kRunsPerMark] = {reader.first(), static_cast<std::uint16_t>(reader.offset())};
        }
        (void)reader.next();
    }
    return marks;
}

constexpr auto kMarks = make_marks();

Run run_of(char32_t character) noexcept {
    const auto after = std::ranges::upper_bound(kMarks, character, {}, &Mark::first);
    const Mark& mark = *(after - 1);
    RunReader reader(mark.offset, mark.first);
    Run run = reader.next();
    while (run.end <= character && !reader.is_at_end()) run = reader.next();
    return run;
}

bool has(char32_t character, unsigned properties) noexcept {
    return (run_of(character).properties & properties) != 0;
}

bool is_between(char32_t character, char32_t first, char32_t last) noexcept {
    return character >= first && character <= last;
}

char32_t mapped(std::span<const CaseRange> ranges, char32_t character) noexcept {
    const auto after = std::ranges::upper_bound(ranges, character, {}, &CaseRange::first);
    if (after == ranges.begin()) return character;
    const CaseRange& range = *(after - 1);
    const char32_t distance = character - range.first;
    if (distance % range.step != 0 || distance / range.step >= range.count) return character;
    return static_cast<char32_t>(static_cast<std::int32_t>(character) + range.offset);
}

const CaseText* find_text(std::span<const CaseText> texts, char32_t character) noexcept {
    const auto found = std::ranges::lower_bound(texts, character, {}, &CaseText::character);
    return found != texts.end() && found->character == character ? &*found : nullptr;
}

}  // namespace

bool is_alphabetic(char32_t character) noexcept {
    if (character < 0x80) return is_between(character | 0x20, 'a', 'z');
    return has(character, kAlphabetic);
}
bool is_decimal(char32_t character) noexcept {
    return character < 0x80 ? is_between(character, '0', '9') : has(character, kDecimal);
}
bool is_digit(char32_t character) noexcept {
    return character < 0x80 ? is_between(character, '0', '9') : has(character, kDigit);
}
bool is_numeric(char32_t character) noexcept {
    return character < 0x80 ? is_between(character, '0', '9') : has(character, kNumeric);
}
bool is_uppercase(char32_t character) noexcept {
    return character < 0x80 ? is_between(character, 'A', 'Z') : has(character, kUppercase);
}
bool is_lowercase(char32_t character) noexcept {
    return character < 0x80 ? is_between(character, 'a', 'z') : has(character, kLowercase);
}
bool is_titlecase(char32_t character) noexcept {
    return character >= 0x80 && has(character, kTitlecase);
}
bool is_cased(char32_t character) noexcept {
    if (character < 0x80) return is_between(character | 0x20, 'a', 'z');
    return has(character, kUppercase | kLowercase | kTitlecase);
}
bool is_case_ignorable(char32_t character) noexcept {
    return has(character, kCaseIgnorable);
}
bool is_space(char32_t character) noexcept {
    return character < 0x80 ? is_ascii_space(static_cast<unsigned char>(character)) : has(character, kSpace);
}
bool is_printable(char32_t character) noexcept {
    return character < 0x80 ? is_between(character, ' ', '~') : has(character, kPrintable);
}

bool is_line_break(char32_t character) noexcept {
    return is_between(character, 0x0A, 0x0D) || is_between(character, 0x1C, 0x1E) || character == 0x85 ||
           is_between(character, 0x2028, 0x2029);
}

int decimal_value(char32_t character) noexcept {
    if (character < 0x80) return is_between(character, '0', '9') ? static_cast<int>(character - '0') : -1;
    const Run run = run_of(character);
    return (run.properties & kDecimal) != 0 ? static_cast<int>((character - run.first) % 10) : -1;
}

void append_upper(std::string& text, char32_t character) {
    if (character < 0x80) {
        text += static_cast<char>(is_between(character, 'a', 'z') ? character - 0x20 : character);
    } else if (const CaseText* several = find_text(kUpperTexts, character)) {
        text += several->text;
    } else {
        append_utf8(text, mapped(kToUpper, character));
    }
}

void append_lower(std::string& text, char32_t character) {
    constexpr char32_t kCapitalDottedI = 0x130;
    if (character < 0x80) {
        text += static_cast<char>(is_between(character, 'A', 'Z') ? character + 0x20 : character);
    } else if (character == kCapitalDottedI) {
        text += "i\u0307";
    } else {
        append_utf8(text, mapped(kToLower, character));
    }
}

void append_title(std::string& text, char32_t character) {
    if (const CaseText* odd = find_text(kTitleTexts, character)) {
        text += odd->text;
    } else if (is_between(character, 0x10D0, 0x10FF)) {
        append_utf8(text, character);
    } else if (is_between(character, 0x1F80, 0x1FAF)) {
        append_utf8(text, character | 8);
    } else {
        std::string upper;
        append_upper(upper, character);
        std::size_t position = 0;
        append_utf8(text, next(upper, position));
        while (position < upper.size()) append_lower(text, next(upper, position));
    }
}

void append_folded(std::string& text, char32_t character) {
    constexpr char32_t kDotlessI = 0x131;
    constexpr char32_t kCapitalSharpS = 0x1E9E;
    if (character < 0x80) {
        append_lower(text, character);
    } else if (character == kDotlessI) {
        append_utf8(text, character);
    } else if (character == kCapitalSharpS) {
        text += "ss";
    } else if (is_between(character, 0x13A0, 0x13FD) || is_between(character, 0xAB70, 0xABBF)) {
        // Cherokee folds to capitals.
        append_upper(text, character);
    } else {
        std::string upper;
        append_upper(upper, character);
        for (std::size_t position = 0; position < upper.size();) append_lower(text, next(upper, position));
    }
}

}  // namespace loopscope::language::unicode
