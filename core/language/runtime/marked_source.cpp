#include "language/runtime/marked_source.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "language/syntax/ast.h"
#include "language/syntax/parser.h"

namespace loopscope::language {

namespace {

using namespace ast;

constexpr std::string_view kSpaces = " \t\f";

/// A byte within some lines.
struct Place {
    std::size_t line = 0;
    std::size_t column = 0;

    friend bool operator<(const Place& a, const Place& b) noexcept {
        return a.line != b.line ? a.line < b.line : a.column < b.column;
    }
};

/// What is marked with `^` within a range whose rest is marked with `~`.
struct Anchor {
    Place begin;
    Place end;
};

using Lines = std::vector<std::string_view>;

std::string_view without_space_at_end(std::string_view line) {
    const std::size_t last = line.find_last_not_of(" \t\f\r\v");
    return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string joined(const Lines& lines) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i != 0) text += '\n';
        text += lines[i];
    }
    return text;
}

/// Takes off what all lines that are not blank are indented by; answers how many bytes.
std::size_t dedent(Lines& lines) {
    std::optional<std::string_view> margin;
    for (const std::string_view line : lines) {
        const std::size_t indent = line.find_first_not_of(kSpaces);
        if (indent == std::string_view::npos) continue;
        const std::string_view space = line.substr(0, indent);
        if (!margin) margin = space;
        const auto differs = std::mismatch(margin->begin(), margin->end(), space.begin(), space.end());
        margin = margin->substr(0, static_cast<std::size_t>(differs.first - margin->begin()));
    }
    const std::size_t width = margin ? margin->size() : 0;
    for (std::string_view& line : lines) line.remove_prefix(std::min(width, line.size()));
    return width;
}

/// Code points that take two columns on a terminal: East Asian wide and fullwidth, emoji (UAX #11).
bool is_wide(char32_t c) {
    struct Range {
        char32_t first, last;
    };
    static constexpr Range kWide[] = {
        {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x2614, 0x2615},   {0x26A1, 0x26A1},
        {0x2705, 0x2705},   {0x2728, 0x2728},   {0x274C, 0x274C},   {0x2753, 0x2755},   {0x2757, 0x2757},
        {0x2795, 0x2797},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
        {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},
        {0xFFE0, 0xFFE6},   {0x1F300, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
        {0x1F3A0, 0x1F3CA}, {0x1F3E0, 0x1F3F0}, {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC},
        {0x1F4FF, 0x1F53D}, {0x1F550, 0x1F567}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6D5, 0x1F6DF},
        {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7EB}, {0x1F90C, 0x1F9FF}, {0x1FA70, 0x1FAFF},
        {0x20000, 0x3FFFD}};
    return std::any_of(std::begin(kWide), std::end(kWide),
                       [c](const Range& range) { return range.first <= c && c <= range.last; });
}

/// Calls `each(offset, width)` for every code point of valid UTF-8, with its columns on a terminal.
template <typename Each>
void for_each_code_point(std::string_view text, Each&& each) {
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t bytes = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        char32_t c = bytes == 1 ? first : first & (0xFFu >> (bytes + 1));
        for (std::size_t k = 1; k < bytes && i + k < text.size(); ++k) c = (c << 6) | (text[i + k] & 0x3F);
        each(i, is_wide(c) ? 2 : 1);
        i += bytes;
    }
}

/// Walks over the bytes of a range, from line to line, past comments and continuation backslashes.
class Walk {
public:
    Walk(const Lines& lines, Place place) : lines_(lines), place_(place) { settle(); }

    [[nodiscard]] Place place() const noexcept { return place_; }
    [[nodiscard]] bool at_end() const noexcept { return place_.line >= lines_.size(); }

    template <typename Stop>
    void until(Stop&& stop) {
        while (!at_end()) {
            const char c = lines_[place_.line][place_.column];
            if (c == '\\' || c == '#')
                place_ = {place_.line + 1, 0};
            else if (stop(c))
                return;
            else
                ++place_.column;
            settle();
        }
    }

private:
    void settle() {
        while (!at_end() && place_.column >= lines_[place_.line].size()) place_ = {place_.line + 1, 0};
    }

    const Lines& lines_;
    Place place_;
};

/// The range alone, as it is parsed for its anchor: between parentheses of their own lines, so that line 2 is
/// its first.
Place begin_of(const Node& node) {
    return {node.location.line - 2, node.location.column};
}
Place end_of(const Node& node) {
    return {node.location.end_line - 2, node.location.end_column};
}

std::optional<Anchor> bracket_anchor(const Lines& segment, const Node& before, const Node& whole,
                                     char bracket) {
    Walk walk(segment, end_of(before));
    walk.until([bracket](char c) { return c == bracket; });
    if (walk.at_end()) return std::nullopt;
    return Anchor{walk.place(), end_of(whole)};
}

std::optional<Anchor> operator_anchor(const Lines& segment, const BinOp& operation) {
    Walk walk(segment, end_of(*operation.left));
    walk.until([](char c) { return kSpaces.find(c) == std::string_view::npos && c != ')'; });
    if (walk.at_end()) return std::nullopt;
    const Place begin = walk.place();
    const Place next{begin.line, begin.column + 1};
    const std::string_view line = segment[begin.line];
    const bool two_characters =
        next.column < line.size() && next < begin_of(*operation.right) &&
        std::string_view(" \t\f\\#").find(line[next.column]) == std::string_view::npos;
    return Anchor{begin, {begin.line, next.column + (two_characters ? 1 : 0)}};
}

std::optional<Anchor> find_anchor(const Lines& segment) {
    const std::string source = "(\n" + joined(segment) + "\n)";
    const ParseResult parsed = parse(source);
    if (!parsed.ok() || parsed.tree().module().body.size() != 1) return std::nullopt;
    const auto* statement = parsed.tree().module().body[0]->try_as<Expr>();
    if (statement == nullptr) return std::nullopt;
    const Expression& expression = *statement->value;
    if (const auto* operation = expression.try_as<BinOp>()) return operator_anchor(segment, *operation);
    if (const auto* subscript = expression.try_as<Subscript>())
        return bracket_anchor(segment, *subscript->value, expression, '[');
    if (const auto* call = expression.try_as<Call>())
        return bracket_anchor(segment, *call->func, expression, '(');
    return std::nullopt;
}

/// Whether the lines are `name = function(...)` or `return function(...)` and the range is just that call.
bool is_only_call(const Lines& lines, std::size_t begin, std::size_t end) {
    const std::string source = joined(lines);
    const ParseResult parsed = parse(source);
    if (!parsed.ok() || parsed.tree().module().body.empty()) return false;
    const Statement& statement = *parsed.tree().module().body[0];
    const Expression* value = nullptr;
    if (const auto* returned = statement.try_as<Return>()) {
        value = returned->value;
        if (value == nullptr || !value->is<Call>() || !value->as<Call>().func->is<Name>()) return false;
    } else if (const auto* assigned = statement.try_as<Assign>()) {
        value = assigned->value;
        if (!value->is<Call>() || assigned->targets.size() != 1 || !assigned->targets[0]->is<Name>())
            return false;
    } else {
        return false;
    }
    const Location& location = value->location;
    return location.line == 1 && location.end_line == lines.size() && location.column == begin &&
           location.end_column == end;
}

/// The first and the last line, and those around where the anchor begins and ends.
bool is_shown(std::size_t line, std::size_t count, const std::optional<Anchor>& anchor) {
    const auto is_around = [line](std::size_t place) { return line <= place + 1 && place <= line + 1; };
    return line == 0 || line == count - 1 ||
           (anchor && (is_around(anchor->begin.line) || is_around(anchor->end.line)));
}

}  // namespace

std::string marked_source(const std::vector<std::string_view>& source, const Position& position,
                          bool can_parse) {
    Lines lines;
    for (const std::string_view line : source) lines.push_back(without_space_at_end(line));
    if (std::all_of(lines.begin(), lines.end(), [](std::string_view line) { return line.empty(); }))
        return {};
    const std::size_t width = dedent(lines);
    const auto dedented = [width](std::size_t column) { return column < width ? 0 : column - width; };
    const std::size_t begin = std::min(dedented(position.column), lines.front().size());
    const std::size_t end = std::min(dedented(position.end_column), lines.back().size());

    Lines segment = lines;
    segment.back() = segment.back().substr(0, end);
    segment.front() = segment.front().substr(std::min(begin, segment.front().size()));
    std::optional<Anchor> anchor;
    if (can_parse) anchor = find_anchor(segment);
    if (anchor) {
        if (anchor->begin.line == 0) anchor->begin.column += begin;
        if (anchor->end.line == 0) anchor->end.column += begin;
    }
    const bool is_part_of_line =
        lines.front().substr(0, begin).find_first_not_of(kSpaces) != std::string_view::npos ||
        lines.back().substr(end).find_first_not_of(kSpaces) != std::string_view::npos;
    const bool marked = (anchor || is_part_of_line) && !(can_parse && is_only_call(lines, begin, end));

    std::string text;
    const auto show = [&](std::size_t index) {
        const std::string_view line = lines[index];
        text.append("    ").append(line).append("\n");
        if (!marked) return;
        text += "    ";
        std::size_t first = std::min(line.find_first_not_of(kSpaces), line.size());
        if (index == 0) first = std::max(first, begin);
        const std::size_t last = index + 1 == lines.size() ? end : line.size();
        for_each_code_point(line, [&](std::size_t offset, std::size_t columns) {
            if (offset >= last) return;
            const Place place{index, offset};
            const bool is_rest = anchor && (place < anchor->begin || !(place < anchor->end));
            text.append(columns, offset < first ? ' ' : is_rest ? '~' : '^');
        });
        text += "\n";
    };
    std::size_t left_out = 0;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        if (!is_shown(index, lines.size(), anchor)) {
            ++left_out;
            continue;
        }
        if (left_out == 1) show(index - 1);
        if (left_out > 1) text.append("    ...<").append(std::to_string(left_out)).append(" lines>...\n");
        left_out = 0;
        show(index);
    }
    return text;
}

}  // namespace loopscope::language
