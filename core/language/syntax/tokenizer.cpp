// The tokenizer: one pass over the bytes, with a stack of indentations, one of brackets and one of f-strings.
//
// The place of an error is CPython's: it counts the characters of the line up to where its tokenizer had
// read. At the end of the source the line does not advance, so what is found there is reported on the last
// line.
#include "language/syntax/tokenizer.h"

#include <algorithm>

#include "language/objects/unicode.h"
#include "language/syntax/characters.h"

namespace loopscope::language {
namespace {

constexpr std::size_t kMaxIndents = 100;   // MAXINDENT
constexpr std::size_t kMaxBrackets = 200;  // MAXLEVEL
constexpr std::size_t kMaxFStrings = 150;  // MAXFSTRINGLEVEL
constexpr int kMaxExpressionNesting = 3;   // MAX_EXPR_NESTING
constexpr std::uint32_t kTabSize = 8;
constexpr int kEndOfSource = -1;

bool is_digit(int c) {
    return c >= '0' && c <= '9';
}
bool is_hexadecimal_digit(int c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_name_start(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}
bool is_name_part(int c) {
    return is_name_start(c) || is_digit(c);
}
bool is_quote(int c) {
    return c == '"' || c == '\'';
}

std::string hexadecimal(char32_t number, int width) {
    std::string digits;
    for (; number != 0 || width > 0; number >>= 4, --width)
        digits.insert(digits.begin(), "0123456789ABCDEF"[number & 15]);
    return digits;
}

/// A bracket that is still open.
struct OpenBracket {
    char bracket;
    std::uint32_t line;
    std::uint32_t line_start;
    std::uint32_t begin;
};

/// An f-string that is being read. Between its quotes the tokenizer alternates between literal text and
/// expressions.
struct FString {
    char quote;
    std::uint32_t quote_size;  // 1 or 3
    bool raw;
    std::uint32_t begin;
    std::uint32_t line;
    std::uint32_t line_start;
    bool in_literal = true;
    bool in_format_spec = false;
    int bracket_depth = 0;      // brackets opened inside this f-string
    int expression_depth = -1;  // replacement fields that are open, minus one
};

struct Indent {
    std::uint32_t column;              // with tabs to multiples of 8
    std::uint32_t alternative_column;  // with tabs of one column: the two must agree in their order
};

class Tokenizer {
public:
    Tokenizer(std::string_view source, std::string_view filename) : source_(source) {
        list_.tokens.reserve(source.size() / 4 + 16);
        find_unreadable_line(filename);
    }

    TokenList run() && {
        while (!finished_) {
            if (!fstrings_.empty() && fstrings_.back().in_literal) {
                scan_fstring_literal();
            } else {
                scan();
            }
        }
        if (!brackets_.empty() && fstrings_.empty()) list_.unclosed = unclosed_error();
        return std::move(list_);
    }

private:
    // What stands at a place.

    int at(std::size_t position) const {
        return position < source_.size() ? static_cast<unsigned char>(source_[position]) : kEndOfSource;
    }
    int current() const { return at(position_); }
    std::uint32_t column_of(std::uint32_t position) const { return position - line_start_; }

    /// Steps over the line end at the current position; between tokens, unless it says otherwise.
    void pass_newline(bool inside_token = false) {
        ++position_;
        if (position_ < source_.size()) {
            ++line_;
            line_start_ = position_;
            if (!inside_token) buffer_start_ = position_;
        }
    }

    // Tokens.

    void emit(TokenKind kind, std::uint32_t begin) { emit(kind, begin, position_, line_, column_of(begin)); }

    void emit(TokenKind kind, std::uint32_t begin, std::uint32_t end, std::uint32_t line,
              std::uint32_t column) {
        list_.tokens.push_back({kind,
                                static_cast<std::uint8_t>(brackets_.size()),
                                begin,
                                end,
                                {line, column, line_, column_of(position_)}});
    }

    // Errors. Each ends the list of tokens.

    /// An error at the last character before `position`.
    void fail(std::uint32_t position, std::string message) {
        const std::int32_t column = characters(line_start_, position);
        fail({SyntaxErrorKind::kSyntaxError, std::move(message), static_cast<std::int32_t>(line_), column,
              static_cast<std::int32_t>(line_), column},
             true);
    }

    void fail(SyntaxError error, bool takes_precedence) {
        if (unreadable_ && at(position_) == kEndOfSource) {
            error = *unreadable_;
            takes_precedence = true;
        }
        emit(TokenKind::kError, position_);
        list_.error = std::move(error);
        list_.error_takes_precedence = takes_precedence && fstrings_.empty();
        finished_ = true;
    }

    /// An error that concerns the current line as a whole.
    void fail_line(SyntaxErrorKind kind, std::string message, std::int32_t column, std::int32_t end_column) {
        const auto line = static_cast<std::int32_t>(line_);
        fail({kind, std::move(message), line, column, line, end_column}, false);
    }

    void fail_at_end() {
        position_ = static_cast<std::uint32_t>(source_.size());
        if (brackets_.empty()) {
            fail_line(SyntaxErrorKind::kSyntaxError, "unexpected EOF while parsing",
                      characters(line_start_, position_), -1);
        } else {
            fail(unclosed_error(), false);
        }
    }

    SyntaxError unclosed_error() const {
        const OpenBracket& open = brackets_.back();
        const auto line = static_cast<std::int32_t>(open.line);
        return {SyntaxErrorKind::kSyntaxError,
                std::string("'") + open.bracket + "' was never closed",
                line,
                characters(open.line_start, open.begin) + 1,
                line,
                0};
    }

    std::int32_t characters(std::uint32_t begin, std::size_t end) const {
        return static_cast<std::int32_t>(count_code_points(source_.substr(begin, end - begin)));
    }

    void warn(std::string message) { list_.warnings.push_back({std::move(message), line_}); }

    /// CPython reads line by line and refuses a line with a null byte or with bytes that are not UTF-8 as a
    /// whole: the source ends before it.
    void find_unreadable_line(std::string_view filename) {
        std::size_t offset = 0;
        while (offset < source_.size()) {
            const unsigned char byte = static_cast<unsigned char>(source_[offset]);
            if (byte == 0) break;
            const std::size_t size = byte < 0x80 ? 1 : decode_utf8(source_, offset).size;
            if (size == 0) break;
            offset += size;
        }
        if (offset == source_.size()) return;
        const auto line = static_cast<std::int32_t>(
            std::count(source_.begin(), source_.begin() + static_cast<std::ptrdiff_t>(offset), '\n') + 1);
        if (source_[offset] == 0) {
            unreadable_ = {
                SyntaxErrorKind::kSyntaxError, "source code cannot contain null bytes", line, 0, line, 0};
        } else {
            std::string message = "Non-UTF-8 code starting with '\\x";
            for (const char digit : hexadecimal(static_cast<unsigned char>(source_[offset]), 2)) {
                message += static_cast<char>(digit >= 'A' ? digit + ('a' - 'A') : digit);
            }
            message.append("' in file ").append(filename).append(" on line ").append(std::to_string(line));
            message += ", but no encoding declared; see https://peps.python.org/pep-0263/ for details";
            unreadable_ = {SyntaxErrorKind::kSyntaxError, std::move(message), 0, 0, 0, 0};
        }
        const std::size_t line_end = source_.substr(0, offset).rfind('\n');
        source_ = source_.substr(0, line_end == std::string_view::npos ? 0 : line_end + 1);
    }

    // Lines and indentation.

    /// Reads the indentation of a line. Returns false if the line holds nothing but space or a comment (which
    /// then has been passed) or if there was an error.
    bool begin_line() {
        std::uint32_t column = 0;
        std::uint32_t alternative = 0;
        std::uint32_t continued = 0;  // the indentation before the first backslash counts
        for (;; ++position_) {
            const int c = current();
            if (c == ' ') {
                ++column;
                ++alternative;
            } else if (c == '\t') {
                column = (column / kTabSize + 1) * kTabSize;
                ++alternative;
            } else if (c == '\f') {
                column = alternative = 0;
            } else if (c == '\\') {
                if (continued == 0) continued = column;
                if (!pass_line_continuation(false)) return false;
                --position_;
            } else {
                break;
            }
        }
        if (current() == '#') pass_comment();
        if (current() == '\n') {
            pass_newline();
            return false;
        }
        if (!brackets_.empty()) {
            at_line_start_ = false;
            return true;
        }
        if (continued != 0) column = alternative = continued;
        at_line_start_ = false;
        return indent_to(column, alternative);
    }

    bool indent_to(std::uint32_t column, std::uint32_t alternative) {
        if (column > indents_.back().column) {
            if (indents_.size() >= kMaxIndents) {
                fail_line(SyntaxErrorKind::kIndentationError, "too many levels of indentation", 1, 0);
                return false;
            }
            if (alternative <= indents_.back().alternative_column) return fail_tabs();
            indents_.push_back({column, alternative});
            emit(TokenKind::kIndent, position_);
            return true;
        }
        std::size_t dedents = 0;
        while (column < indents_.back().column) {
            indents_.pop_back();
            ++dedents;
        }
        if (column != indents_.back().column) {
            const std::size_t line_end = source_.find('\n', position_);
            fail_line(SyntaxErrorKind::kIndentationError,
                      "unindent does not match any outer indentation level",
                      characters(line_start_, line_end + 1), -1);
            return false;
        }
        if (alternative != indents_.back().alternative_column) return fail_tabs();
        for (; dedents != 0; --dedents) emit(TokenKind::kDedent, position_);
        return true;
    }

    bool fail_tabs() {
        fail_line(SyntaxErrorKind::kTabError, "inconsistent use of tabs and spaces in indentation", 1, 0);
        return false;
    }

    /// Steps over a backslash and the line end that must follow it.
    bool pass_line_continuation(bool inside_token) {
        ++position_;
        if (current() != '\n') {
            // The column counts from where CPython's buffer begins, but not beyond the line.
            const std::size_t line_end = source_.find('\n', line_start_) + 1;
            const std::size_t place =
                std::min<std::size_t>(line_start_ + (position_ - buffer_start_), line_end);
            fail_line(SyntaxErrorKind::kSyntaxError, "unexpected character after line continuation character",
                      characters(line_start_, place) + 1, 0);
            return false;
        }
        pass_newline(inside_token);
        if (current() == kEndOfSource) {
            fail_at_end();
            return false;
        }
        return true;
    }

    void pass_comment() {
        position_ = static_cast<std::uint32_t>(std::min(source_.find('\n', position_), source_.size()));
    }

    // One token outside the literal text of f-strings.

    void scan() {
        if (at_line_start_) {
            if (!begin_line()) return;
        }
        while (current() == ' ' || current() == '\t' || current() == '\f') ++position_;
        const std::uint32_t begin = position_;
        if (current() == '#') pass_comment();
        const int c = current();
        if (c == kEndOfSource) return end_source();
        if (is_name_start(c)) return scan_name_or_prefixed_string();
        if (c == '\n') return scan_newline(begin);
        if (is_digit(c) || (c == '.' && is_digit(at(position_ + 1)))) return scan_number();
        if (is_quote(c)) return scan_string(position_);
        if (c == '\\') {
            pass_line_continuation(true);
            return;
        }
        scan_operator();
    }

    void end_source() {
        if (!brackets_.empty() || unreadable_) return fail_at_end();
        emit(TokenKind::kEndMarker, position_);
        finished_ = true;
    }

    /// The end of a line; its token includes the comment before it.
    void scan_newline(std::uint32_t begin) {
        at_line_start_ = true;
        if (brackets_.empty()) {
            ++position_;
            emit(TokenKind::kNewline, begin, begin, line_, column_of(begin));
            --position_;
        }
        pass_newline();
    }

    void scan_name_or_prefixed_string() {
        const std::uint32_t begin = position_;
        bool bytes = false;
        bool unicode = false;
        bool raw = false;
        bool format = false;
        for (;; ++position_) {
            const int c = current();
            if ((c == 'b' || c == 'B') && !(bytes || unicode || format)) {
                bytes = true;
            } else if ((c == 'u' || c == 'U') && !(bytes || unicode || raw || format)) {
                unicode = true;
            } else if ((c == 'r' || c == 'R') && !(raw || unicode)) {
                raw = true;
            } else if ((c == 'f' || c == 'F') && !(format || bytes || unicode)) {
                format = true;
            } else {
                break;
            }
        }
        if (position_ != begin && is_quote(current()))
            return format ? begin_fstring(begin, raw) : scan_string(begin);

        bool ascii = true;
        for (; is_name_part(current()); ++position_) ascii = ascii && current() < 128;
        if (!ascii && !check_name(begin)) return;
        emit(keyword_or_name(source_.substr(begin, position_ - begin)), begin);
    }

    bool check_name(std::uint32_t begin) {
        if (!identifier_characters_) identifier_characters_.emplace();
        for (std::uint32_t position = begin; position < position_;) {
            const CodePoint character = decode_utf8(source_, position);
            position += static_cast<std::uint32_t>(character.size);
            if (character.value < 128) continue;
            if (position - character.size == begin
                    ? identifier_characters_->starts_name(character.value)
                    : identifier_characters_->continues_name(character.value)) {
                continue;
            }
            const std::string code = "U+" + hexadecimal(character.value, 4);
            if (unicode::is_printable(character.value)) {
                std::string message = "invalid character '";
                append_utf8(message, character.value);
                fail(position, message + "' (" + code + ")");
            } else {
                fail(position, "invalid non-printable character " + code);
            }
            return false;
        }
        return true;
    }

    // Numbers.

    void scan_number() {
        const std::uint32_t begin = position_;
        const int second = at(position_ + 1) | 0x20;
        bool complete;
        if (current() == '0' && second == 'x') {
            complete = scan_digits("hexadecimal", 16);
        } else if (current() == '0' && second == 'o') {
            complete = scan_digits("octal", 8);
        } else if (current() == '0' && second == 'b') {
            complete = scan_digits("binary", 2);
        } else {
            complete = scan_decimal();
        }
        if (complete) emit(TokenKind::kNumber, begin);
    }

    /// The digits after 0x, 0o or 0b.
    bool scan_digits(const char* name, int base) {
        const auto belongs = [&](int c) {
            return base == 16 ? is_hexadecimal_digit(c) : c >= '0' && c < '0' + base;
        };
        position_ += 2;
        do {
            if (current() == '_') ++position_;
            if (!belongs(current())) {
                if (is_digit(current())) return fail_digit(name);
                fail(position_, std::string("invalid ") + name + " literal");
                return false;
            }
            while (belongs(current())) ++position_;
        } while (current() == '_');
        if (is_digit(current())) return fail_digit(name);
        return check_number_end(name);
    }

    bool fail_digit(const char* name) {
        fail(position_ + 1,
             std::string("invalid digit '") + static_cast<char>(current()) + "' in " + name + " literal");
        return false;
    }

    bool pass_decimal_digits() {
        for (;;) {
            while (is_digit(current())) ++position_;
            if (current() != '_') return true;
            ++position_;
            if (!is_digit(current())) {
                fail(position_, "invalid decimal literal");
                return false;
            }
        }
    }

    bool scan_decimal() {
        const std::uint32_t begin = position_;
        if (!pass_decimal_digits()) return false;
        const std::uint32_t integer_end = position_;
        if (current() == '.') {
            ++position_;
            if (is_digit(current()) && !pass_decimal_digits()) return false;
        }
        if ((current() | 0x20) == 'e') {
            const int sign = at(position_ + 1);
            const bool is_signed = sign == '+' || sign == '-';
            if (is_digit(at(position_ + (is_signed ? 2 : 1)))) {
                position_ += is_signed ? 2 : 1;
                if (!pass_decimal_digits()) return false;
            } else if (is_signed) {
                fail(position_ + 2, "invalid decimal literal");
                return false;
            } else {
                return check_number_end("decimal");
            }
        }
        if ((current() | 0x20) == 'j') {
            ++position_;
            return check_number_end("imaginary");
        }
        if (position_ == integer_end && !check_leading_zeros(begin)) return false;
        return check_number_end("decimal");
    }

    /// An integer that begins with 0 must be zero.
    bool check_leading_zeros(std::uint32_t begin) {
        if (source_[begin] != '0') return true;
        std::uint32_t zeros_end = begin;
        while (at(zeros_end) == '0' || at(zeros_end) == '_') ++zeros_end;
        if (zeros_end == position_) return true;
        const auto line = static_cast<std::int32_t>(line_);
        const std::int32_t column = characters(line_start_, begin);
        fail({SyntaxErrorKind::kSyntaxError,
              "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
              "integers",
              line, column + 1, line, column + static_cast<std::int32_t>(zeros_end - begin) + 1},
             true);
        return false;
    }

    /// A name may not follow a number directly, except a keyword that can stand there, and that earns a
    /// warning.
    bool check_number_end(const char* name) {
        const int c = current();
        if (c >= 128 || !is_name_part(c)) return true;
        std::uint32_t end = position_;
        while (is_name_part(at(end))) ++end;
        const std::string_view word = source_.substr(position_, end - position_);
        const std::string_view beginning = word.substr(0, 2);
        if (word == "and" || word == "else" || word == "for" || word == "or" || word == "not" ||
            beginning == "if" || beginning == "in" || beginning == "is") {
            warn(std::string("invalid ") + name + " literal");
            return true;
        }
        fail(position_, std::string("invalid ") + name + " literal");
        return false;
    }

    // Strings.

    /// Reads a string whose opening quote is at the current position and whose prefix begins at `begin`.
    void scan_string(std::uint32_t begin) {
        const std::uint32_t first_line = line_;
        const std::uint32_t first_line_start = line_start_;
        const int quote = current();
        const std::uint32_t quote_size = pass_opening_quotes();
        std::uint32_t closing = 0;
        bool escaped_quote = false;
        while (closing != quote_size) {
            const int c = current();
            if (c == kEndOfSource || (c == '\n' && quote_size == 1)) {
                if (c == kEndOfSource && unreadable_) return fail_at_end();
                const std::uint32_t last_line = line_;
                line_ = first_line;
                line_start_ = first_line_start;
                return fail_unterminated(begin, quote, quote_size, last_line, escaped_quote);
            }
            closing = c == quote ? closing + 1 : 0;
            if (c == '\\') {
                ++position_;
                escaped_quote = escaped_quote || current() == quote;
                if (current() == kEndOfSource) continue;
            }
            if (current() == '\n') {
                pass_newline(true);
            } else {
                ++position_;
            }
        }
        emit(TokenKind::kString, begin, position_, first_line, begin - first_line_start);
    }

    /// Steps over the opening quotes and returns how many close the string. (Of an empty string the second
    /// quote is left to be read as the closing one.)
    std::uint32_t pass_opening_quotes() {
        const int quote = current();
        const bool triple = at(position_ + 1) == quote && at(position_ + 2) == quote;
        position_ += triple ? 3 : 1;
        return triple ? 3 : 1;
    }

    void fail_unterminated(std::uint32_t begin, int quote, std::uint32_t quote_size, std::uint32_t last_line,
                           bool escaped_quote) {
        if (!fstrings_.empty() && fstrings_.back().quote == quote &&
            fstrings_.back().quote_size == quote_size) {
            return fail(begin + 1, "f-string: expecting '}'");
        }
        std::string message =
            quote_size == 3 ? "unterminated triple-quoted string literal" : "unterminated string literal";
        message += " (detected at line " + std::to_string(last_line) + ")";
        if (escaped_quote && quote_size == 1) message += "; perhaps you escaped the end quote?";
        fail(begin + 1, std::move(message));
    }

    // F-strings.

    void begin_fstring(std::uint32_t begin, bool raw) {
        const char quote = source_[position_];
        const std::uint32_t quote_size = pass_opening_quotes();
        if (fstrings_.size() + 1 >= kMaxFStrings) return fail(position_, "too many nested f-strings");
        fstrings_.push_back({quote, quote_size, raw, begin, line_, line_start_});
        emit(TokenKind::kFStringStart, begin);
    }

    void scan_fstring_literal() {
        FString& fstring = fstrings_.back();
        if (current() == '{' && at(position_ + 1) != '{') return begin_replacement_field();
        const std::uint32_t begin = position_;
        const std::uint32_t line = line_;
        const std::uint32_t column = column_of(begin);
        std::uint32_t quotes = 0;
        while (quotes < fstring.quote_size && at(position_ + quotes) == fstring.quote) ++quotes;
        if (quotes == fstring.quote_size) {
            position_ += quotes;
            fstrings_.pop_back();
            return emit(TokenKind::kFStringEnd, begin);
        }
        const auto emit_middle = [&](std::uint32_t end) {
            emit(TokenKind::kFStringMiddle, begin, end, line, column);
        };

        bool in_character_name = false;  // between the braces of \N{...}
        quotes = 0;
        for (;;) {
            const int c = current();
            const bool in_format_spec = fstring.in_format_spec && fstring.expression_depth >= 0;
            if (c == kEndOfSource || (c == '\n' && fstring.quote_size == 1)) {
                if (c == kEndOfSource && unreadable_) return fail_at_end();
                if (in_format_spec && c == '\n') {
                    fstring.in_literal = false;
                    fstring.in_format_spec = false;
                    return emit_middle(position_);
                }
                return fail_unterminated_fstring();
            }
            quotes = c == fstring.quote ? quotes + 1 : 0;
            if (quotes == fstring.quote_size) {
                position_ -= quotes - 1;
                return emit_middle(position_);
            }
            if (c == '{') {
                if (at(position_ + 1) == '{' && !in_format_spec) {
                    ++position_;
                    const std::uint32_t end = position_;
                    ++position_;
                    return emit_middle(end);
                }
                emit_middle(position_);
                return begin_replacement_field();
            }
            if (c == '}') {
                if (in_character_name) {
                    ++position_;
                    return emit_middle(position_);
                }
                if (at(position_ + 1) == '}' && !in_format_spec && fstring.bracket_depth == 0) {
                    position_ += 2;
                    return emit_middle(position_ - 1);
                }
                fstring.in_literal = false;
                fstring.in_format_spec = false;
                return emit_middle(position_);
            }
            if (c == '\\') {
                ++position_;
                if (current() == '{' || current() == '}') {
                    if (!fstring.raw) warn_escaped_brace();
                    continue;
                }
                if (!fstring.raw && current() == 'N' && at(position_ + 1) == '{') {
                    in_character_name = true;
                    ++position_;
                }
                if (current() == kEndOfSource) continue;
            }
            if (current() == '\n') {
                pass_newline(true);
            } else {
                ++position_;
            }
        }
    }

    void warn_escaped_brace() {
        warn(std::string("invalid escape sequence '\\") + static_cast<char>(current()) + "'");
    }

    void begin_replacement_field() {
        FString& fstring = fstrings_.back();
        if (++fstring.expression_depth >= kMaxExpressionNesting) {
            return fail(position_, "f-string: expressions nested too deeply");
        }
        fstring.in_literal = false;
        fstring.in_format_spec = false;
    }

    void fail_unterminated_fstring() {
        const FString& fstring = fstrings_.back();
        const std::uint32_t last_line = line_;
        line_ = fstring.line;
        line_start_ = fstring.line_start;
        fail(fstring.begin + 1,
             std::string(fstring.quote_size == 3 ? "unterminated triple-quoted f-string literal"
                                                 : "unterminated f-string literal") +
                 " (detected at line " + std::to_string(last_line) + ")");
    }

    // Operators and brackets.

    void scan_operator() {
        const std::uint32_t begin = position_;
        const int c = current();
        FString* fstring = fstrings_.empty() ? nullptr : &fstrings_.back();
        if (fstring != nullptr && c == ':' && fstring->expression_depth >= 0 &&
            fstring->bracket_depth - 1 == fstring->expression_depth) {
            fstring->in_literal = true;
            fstring->in_format_spec = true;
            ++position_;
            return emit(TokenKind::kColon, begin);
        }
        const TokenKind kind = pass_operator();
        switch (kind) {
            case TokenKind::kLeftParen:
            case TokenKind::kLeftBracket:
            case TokenKind::kLeftBrace:
                if (brackets_.size() >= kMaxBrackets) return fail(position_, "too many nested parentheses");
                brackets_.push_back({static_cast<char>(c), line_, line_start_, begin});
                if (fstring != nullptr) ++fstring->bracket_depth;
                break;
            case TokenKind::kRightParen:
            case TokenKind::kRightBracket:
            case TokenKind::kRightBrace:
                if (!close_bracket(static_cast<char>(c))) return;
                break;
            case TokenKind::kUnknown:
                if (!unicode::is_printable(static_cast<char32_t>(c))) {
                    return fail(position_, "invalid non-printable character U+" +
                                               hexadecimal(static_cast<char32_t>(c), 4));
                }
                break;
            default:
                break;
        }
        emit(kind, begin);
    }

    bool close_bracket(char closing) {
        FString* fstring = fstrings_.empty() ? nullptr : &fstrings_.back();
        if (fstring != nullptr && fstring->bracket_depth == 0 && closing == '}') {
            fail(position_, "f-string: single '}' is not allowed");
            return false;
        }
        if (brackets_.empty()) {
            fail(position_, std::string("unmatched '") + closing + "'");
            return false;
        }
        const OpenBracket open = brackets_.back();
        brackets_.pop_back();
        const char expected = open.bracket == '(' ? ')' : open.bracket == '[' ? ']' : '}';
        if (closing != expected) {
            if (fstring != nullptr && open.bracket == '{' &&
                fstring->bracket_depth - 1 == fstring->expression_depth) {
                fail(position_, std::string("f-string: unmatched '") + closing + "'");
                return false;
            }
            std::string message = std::string("closing parenthesis '") + closing +
                                  "' does not match opening parenthesis '" + open.bracket + "'";
            if (open.line != line_) message += " on line " + std::to_string(open.line);
            fail(position_, std::move(message));
            return false;
        }
        if (fstring == nullptr) return true;
        if (--fstring->bracket_depth < 0) {
            fail(position_, std::string("f-string: unmatched '") + closing + "'");
            return false;
        }
        if (closing == '}' && fstring->bracket_depth == fstring->expression_depth) {
            --fstring->expression_depth;
            fstring->in_literal = true;
            fstring->in_format_spec = false;
        }
        return true;
    }

    /// Steps over an operator, the longest one that fits, or over one unknown character.
    TokenKind pass_operator() {
        using enum TokenKind;
        const int c = current();
        ++position_;
        const auto follows = [&](char next) {
            if (current() != next) return false;
            ++position_;
            return true;
        };
        const auto or_assign = [&](TokenKind plain, TokenKind assign) {
            return follows('=') ? assign : plain;
        };
        switch (c) {
            case '(':
                return kLeftParen;
            case ')':
                return kRightParen;
            case '[':
                return kLeftBracket;
            case ']':
                return kRightBracket;
            case '{':
                return kLeftBrace;
            case '}':
                return kRightBrace;
            case ',':
                return kComma;
            case ';':
                return kSemicolon;
            case '~':
                return kTilde;
            case ':':
                return or_assign(kColon, kColonEqual);
            case '.':
                if (current() != '.' || at(position_ + 1) != '.') return kDot;
                position_ += 2;
                return kEllipsis;
            case '!':
                return or_assign(kExclamation, kNotEqual);
            case '=':
                return or_assign(kEqual, kEqualEqual);
            case '+':
                return or_assign(kPlus, kPlusEqual);
            case '-':
                return follows('>') ? kArrow : or_assign(kMinus, kMinusEqual);
            case '*':
                return follows('*') ? or_assign(kDoubleStar, kDoubleStarEqual) : or_assign(kStar, kStarEqual);
            case '/':
                return follows('/') ? or_assign(kDoubleSlash, kDoubleSlashEqual)
                                    : or_assign(kSlash, kSlashEqual);
            case '%':
                return or_assign(kPercent, kPercentEqual);
            case '@':
                return or_assign(kAt, kAtEqual);
            case '|':
                return or_assign(kVerticalBar, kVerticalBarEqual);
            case '&':
                return or_assign(kAmpersand, kAmpersandEqual);
            case '^':
                return or_assign(kCircumflex, kCircumflexEqual);
            case '<':
                if (follows('<')) return or_assign(kLeftShift, kLeftShiftEqual);
                return follows('>') ? kUnknown : or_assign(kLess, kLessEqual);
            case '>':
                return follows('>') ? or_assign(kRightShift, kRightShiftEqual)
                                    : or_assign(kGreater, kGreaterEqual);
            default:
                return kUnknown;
        }
    }

    std::string_view source_;
    std::optional<SyntaxError> unreadable_;  // what is wrong with the line after the end of source_
    std::uint32_t position_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t line_start_ = 0;
    std::uint32_t buffer_start_ = 0;  // of the line, or of the one where the token or the joined line began
    bool at_line_start_ = true;
    bool finished_ = false;
    std::vector<Indent> indents_{{0, 0}};
    std::vector<OpenBracket> brackets_;
    std::vector<FString> fstrings_;
    std::optional<IdentifierCharacters> identifier_characters_;
    TokenList list_;
};

constexpr std::pair<std::string_view, TokenKind> kKeywords[] = {
#define LOOPSCOPE_ENTRY(name, spelling) {spelling, TokenKind::name},
    LOOPSCOPE_KEYWORD_TOKENS(LOOPSCOPE_ENTRY)
#undef LOOPSCOPE_ENTRY
};

}  // namespace

TokenKind keyword_or_name(std::string_view text) {
    if (text.size() < 2 || text.size() > 8) return TokenKind::kName;
    for (const auto& [spelling, kind] : kKeywords) {
        if (spelling[0] == text[0] && spelling == text) return kind;
    }
    return TokenKind::kName;
}

std::string normalized_source(std::string_view source) {
    if (source.substr(0, 3) == "\xEF\xBB\xBF") source.remove_prefix(3);
    std::string text;
    text.reserve(source.size() + 1);
    while (!source.empty()) {
        const std::size_t line_end = std::min(source.find('\r'), source.size());
        text += source.substr(0, line_end);
        if (line_end == source.size()) break;
        text += '\n';
        source.remove_prefix(line_end + (source.substr(line_end, 2) == "\r\n" ? 2 : 1));
    }
    if (!text.empty() && text.back() != '\n') text += '\n';
    return text;
}

TokenList tokenize(std::string_view source, std::string_view filename) {
    return Tokenizer(source, filename).run();
}

}  // namespace loopscope::language
