// How a syntax error looks when it is printed.
#include "language/syntax/syntax_error.h"

#include <algorithm>

#include "language/syntax/characters.h"

namespace loopscope::language {
namespace {

bool is_stripped(char c) {
    return c == ' ' || c == '\n' || c == '\f';
}

/// The line with its leading space gone, and under it the carets, both indented by four.
void append_marked_line(std::string& text, const SyntaxError& error, std::string_view line) {
    const auto start =
        static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_stripped) - line.begin());
    const std::string_view shown = line.substr(start);
    text.append("    ").append(shown).append("\n");

    const auto length = static_cast<std::int32_t>(count_code_points(line));
    std::int32_t column = error.column;
    std::int32_t end = length + 1;
    if (error.line == error.end_line) end = error.end_column == 0 ? column : error.end_column;
    column = std::min(column, length + 1);
    end = std::min(end, length + 1);
    if (column >= end || end < 0) end = column + 1;

    const std::int32_t indent = column - 1 - static_cast<std::int32_t>(start);
    if (indent < 0) return;
    text += "    ";
    std::size_t offset = 0;
    for (std::int32_t index = 0; index < indent; ++index) {
        const char c = offset < shown.size() ? shown[offset] : ' ';
        text +=
            c == '\t' || c == '\v' || c == '\f' || c == '\r' ? c : ' ';  // so that the caret stays aligned
        offset += offset < shown.size() ? std::max<std::size_t>(decode_utf8(shown, offset).size, 1) : 0;
    }
    text.append(static_cast<std::size_t>(end - column), '^');
    text += '\n';
}

}  // namespace

std::string_view exception_name(SyntaxErrorKind kind) {
    switch (kind) {
        case SyntaxErrorKind::kSyntaxError:
            return "SyntaxError";
        case SyntaxErrorKind::kIndentationError:
            return "IndentationError";
        case SyntaxErrorKind::kTabError:
            return "TabError";
        case SyntaxErrorKind::kMemoryError:
            return "MemoryError";
        case SyntaxErrorKind::kRecursionError:
            break;
    }
    return "RecursionError";
}

std::string_view source_line(std::string_view source, std::uint32_t line) {
    if (line == 0) return {};
    while (--line != 0) {
        const std::size_t line_end = source.find_first_of("\r\n");
        if (line_end == std::string_view::npos) return {};
        source.remove_prefix(line_end + (source.substr(line_end, 2) == "\r\n" ? 2 : 1));
    }
    return source.substr(0, source.find_first_of(std::string_view("\r\n\0", 3)));
}

std::string format_syntax_place(const SyntaxError& error, std::string_view line, std::string_view filename) {
    std::string text = "  File \"";
    text.append(filename).append("\", line ").append(std::to_string(error.line)).append("\n");
    append_marked_line(text, error, line);
    return text;
}

std::string format_syntax_error(const SyntaxError& error, std::string_view source,
                                std::string_view filename) {
    std::string text;
    if (error.line > 0) {
        const std::string_view line = source_line(source, static_cast<std::uint32_t>(error.line));
        text = format_syntax_place(error, line, filename);
    }
    text.append(exception_name(error.kind)).append(": ").append(error.message).append("\n");
    return text;
}

std::uint32_t code_point_column(std::string_view line, std::uint32_t byte_offset) {
    return static_cast<std::uint32_t>(count_code_points(line.substr(0, byte_offset))) + 1;
}

}  // namespace loopscope::language
