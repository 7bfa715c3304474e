// What a wrong source text yields: a syntax error as a value, and how CPython's traceback module prints it.
//
// The parser, the symbol table and the compiler all report with this one type.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace loopscope::language {

enum class SyntaxErrorKind : std::uint8_t {
    kSyntaxError,
    kIndentationError,
    kTabError,
    kMemoryError,     // the parser went too deep: has no place (line 0)
    kRecursionError,  // the tree is too high: has no place (line 0)
};

/// The attributes of CPython's SyntaxError. Lines count from 1. Columns count code points from 1 (`offset`);
/// the end column is the first one after the marked range (`end_offset`), and 0 or -1 where CPython does not
/// know it.
struct SyntaxError {
    SyntaxErrorKind kind = SyntaxErrorKind::kSyntaxError;
    std::string message;
    std::int32_t line = 0;
    std::int32_t column = 0;
    std::int32_t end_line = 0;
    std::int32_t end_column = 0;
};

/// A SyntaxWarning (or DeprecationWarning) found while parsing; `line` is the one that CPython's report
/// names.
struct SyntaxWarning {
    std::string message;
    std::uint32_t line = 0;
};

/// The name of the exception class: "SyntaxError", "IndentationError", ...
[[nodiscard]] std::string_view exception_name(SyntaxErrorKind kind);

/// Line `line` of the source (from 1) without its line end, or "" if there is no such line.
[[nodiscard]] std::string_view source_line(std::string_view source, std::uint32_t line);

/// The first part of `format_syntax_error`: file and line, and `line` itself with its carets.
[[nodiscard]] std::string format_syntax_place(const SyntaxError& error, std::string_view line,
                                              std::string_view filename);

/// The error as traceback.py prints it (`_format_syntax_error`, traceback.py:1267): file and line, the source
/// line with carets under the marked range, and the message. Every line ends with a newline.
[[nodiscard]] std::string format_syntax_error(const SyntaxError& error, std::string_view source,
                                              std::string_view filename);

/// The column, in code points from 1, of a byte offset into a line: from the columns of the tree to those of
/// an error.
[[nodiscard]] std::uint32_t code_point_column(std::string_view line, std::uint32_t byte_offset);

}  // namespace loopscope::language
