// String literals: adjacent ones become one, and f-strings become JoinedStr nodes.
//
// The parts of an f-string follow CPython's: neighbouring texts are one Constant, empty texts are left out,
// and a field with `=` brings its own source as text.
#include "language/syntax/literals.h"
#include "language/syntax/recursive_descent.h"

namespace loopscope::language {

using ast::NodeKind;

const ast::Expression* RecursiveDescent::parse_strings() {
    const Token* begin = token_;
    Nodes<ast::Expression> parts;
    bool formatted = false;
    bool all_bytes = true;
    bool any_bytes = false;
    while (at(TokenKind::kString) || at(TokenKind::kFStringStart)) {
        if (at(TokenKind::kString)) {
            const ast::Constant* constant = parse_string();
            const bool bytes = constant->constant_kind == ast::ConstantKind::kBytes;
            all_bytes = all_bytes && bytes;
            any_bytes = any_bytes || bytes;
            parts.push_back(constant);
        } else {
            formatted = true;
            all_bytes = false;
            parse_fstring(parts);
        }
    }
    if (failed() || (any_bytes && !all_bytes)) return failed_expression();
    if (formatted) {
        return node<ast::JoinedStr>(NodeKind::kJoinedStr, begin, list(with_joined_constants(parts)));
    }
    return parts.size() == 1 ? parts.front() : joined(parts);
}

const ast::Constant* RecursiveDescent::parse_string() {
    const Token* token = token_;
    advance();
    const StringToken parts = split_string_token(text_of(*token));
    const StringValue value =
        parts.bytes ? decode_bytes(parts.body, parts.raw) : decode_string(parts.body, parts.raw, names_);
    const bool verbatim = value.text == parts.body;
    accept_value(value, *token);
    return node<ast::Constant>(NodeKind::kConstant, token->location,
                               parts.bytes ? ast::ConstantKind::kBytes : ast::ConstantKind::kString,
                               parts.unicode, std::uint8_t{10}, std::int64_t{0}, 0.0,
                               verbatim ? parts.body : arena_.copy(std::string_view(value.text)));
}

/// Keeps the warning of a literal, and fails at its error.
void RecursiveDescent::accept_value(const StringValue& value, const Token& token) {
    if (!value.warning.empty()) warnings_.push_back({value.warning, token.location.line});
    if (!value.error.empty()) fail();
}

void RecursiveDescent::parse_fstring(Nodes<ast::Expression>& parts) {
    const bool raw = split_string_token(text_of(*token_)).raw;
    expect(TokenKind::kFStringStart);
    while (!at(TokenKind::kFStringEnd) && !failed()) parse_fstring_part(raw, parts);
    expect(TokenKind::kFStringEnd);
}

/// A stretch of text or a replacement field, of an f-string or of a format spec.
void RecursiveDescent::parse_fstring_part(bool raw, Nodes<ast::Expression>& parts) {
    const Token* token = token_;
    if (at(TokenKind::kLeftBrace)) return parse_replacement_field(parts);
    expect(TokenKind::kFStringMiddle);
    if (failed()) return;
    const StringValue value = decode_string(text_of(*token), raw, names_);
    accept_value(value, *token);
    if (!value.text.empty()) parts.push_back(string_constant(token->location, value.text));
}

const ast::Constant* RecursiveDescent::string_constant(ast::Location location, std::string_view text) {
    return node<ast::Constant>(NodeKind::kConstant, location, ast::ConstantKind::kString, false,
                               std::uint8_t{10}, std::int64_t{0}, 0.0, arena_.copy(text));
}

void RecursiveDescent::parse_replacement_field(Nodes<ast::Expression>& parts) {
    const Token* begin = token_;
    expect(TokenKind::kLeftBrace);
    const ast::Expression* value = parse_annotated_right_side();
    const bool debug = accept(TokenKind::kEqual);
    const Token* source_end = token_;  // of the text that `=` shows
    char conversion = 0;
    if (at(TokenKind::kExclamation)) conversion = parse_conversion();
    const ast::Expression* format_spec = at(TokenKind::kColon) ? parse_format_spec() : nullptr;
    expect(TokenKind::kRightBrace);
    if (failed()) return;
    if (debug && conversion == 0 && format_spec == nullptr) conversion = 'r';
    const auto* field =
        node<ast::FormattedValue>(NodeKind::kFormattedValue, begin, value, conversion, format_spec);
    if (debug) {
        const std::string text = without_comments(source_.substr(begin->end, source_end->begin - begin->end));
        const ast::Location& start = begin->location;
        const ast::Location& end = source_end->location;
        parts.push_back(string_constant({start.line, start.column + 1, end.line, end.column}, text));
    }
    parts.push_back(field);
}

/// The letter after an exclamation mark, which it must follow directly.
char RecursiveDescent::parse_conversion() {
    const Token* mark = token_;
    advance();
    const Token* letter = token_;
    const ast::Identifier name = expect_name();
    if (letter->begin != mark->end || (name != "s" && name != "r" && name != "a")) {
        fail();
        return 0;
    }
    return name[0];
}

/// Escapes count in the format spec also of a raw f-string (in CPython 3.13.0).
const ast::Expression* RecursiveDescent::parse_format_spec() {
    const Token* begin = token_;
    expect(TokenKind::kColon);
    Nodes<ast::Expression> parts;
    while (at(TokenKind::kFStringMiddle) || at(TokenKind::kLeftBrace)) parse_fstring_part(false, parts);
    return node<ast::JoinedStr>(NodeKind::kJoinedStr, begin, list(with_joined_constants(parts)));
}

/// The source of a field without its comments.
std::string RecursiveDescent::without_comments(std::string_view code) {
    std::string text;
    bool in_comment = false;
    for (const char c : code) {
        in_comment = c == '#' || (in_comment && c != '\n');
        if (!in_comment) text += c;
    }
    return text;
}

/// The same parts with each run of texts made one.
RecursiveDescent::Nodes<ast::Expression> RecursiveDescent::with_joined_constants(
    const Nodes<ast::Expression>& parts) {
    Nodes<ast::Expression> result;
    for (auto run = parts.begin(); run != parts.end();) {
        const auto is_text = [](const ast::Expression* part) { return part->is<ast::Constant>(); };
        const auto end = std::find_if_not(run, parts.end(), is_text);
        if (end == run) {
            result.push_back(*run++);
            continue;
        }
        const ast::Constant* text = joined({run, end});
        if (!text->text.empty()) result.push_back(text);
        run = end;
    }
    return result;
}

/// Constants of one kind as one; the first one decides about the prefix u.
const ast::Constant* RecursiveDescent::joined(std::span<const ast::Expression* const> constants) {
    const auto& first = constants.front()->as<ast::Constant>();
    if (constants.size() == 1) return &first;
    std::string text;
    for (const ast::Expression* constant : constants) text += constant->as<ast::Constant>().text;
    ast::Location location = first.location;
    location.end_line = constants.back()->location.end_line;
    location.end_column = constants.back()->location.end_column;
    return node<ast::Constant>(NodeKind::kConstant, location, first.constant_kind, first.unicode_prefix,
                               std::uint8_t{10}, std::int64_t{0}, 0.0, arena_.copy(std::string_view(text)));
}

}  // namespace loopscope::language
