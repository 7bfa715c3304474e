// The search for an error runs the grammar of error_grammar.h twice, as CPython does: first without its wrong
// turns, to find the token that no rule accepts, then with them, to find something better to say. If nothing
// is found, that token is "invalid syntax". An error of the tokenizer further down wins over both.
#include "language/syntax/syntax_errors.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "language/syntax/grammar_machine.h"
#include "language/syntax/literals.h"
#include "language/syntax/recursive_descent.h"

namespace loopscope::language {
namespace {

/// What messages call an expression.
std::string_view expression_name(const ast::Expression& expression) {
    using enum ast::NodeKind;
    switch (expression.kind) {
        case kAttribute:
            return "attribute";
        case kSubscript:
            return "subscript";
        case kStarred:
            return "starred";
        case kName:
            return "name";
        case kList:
            return "list";
        case kTuple:
            return "tuple";
        case kLambda:
            return "lambda";
        case kCall:
            return "function call";
        case kBoolOp:
        case kBinOp:
        case kUnaryOp:
            return "expression";
        case kGeneratorExp:
            return "generator expression";
        case kYield:
        case kYieldFrom:
            return "yield expression";
        case kAwait:
            return "await expression";
        case kListComp:
            return "list comprehension";
        case kSetComp:
            return "set comprehension";
        case kDictComp:
            return "dict comprehension";
        case kDict:
            return "dict literal";
        case kSet:
            return "set display";
        case kJoinedStr:
            return "f-string expression";
        case kCompare:
            return "comparison";
        case kIfExp:
            return "conditional expression";
        case kNamedExpr:
            return "named expression";
        case kConstant:
            break;
        default:
            return "expression";
    }
    switch (expression.as<ast::Constant>().constant_kind) {
        case ast::ConstantKind::kNone:
            return "None";
        case ast::ConstantKind::kTrue:
            return "True";
        case ast::ConstantKind::kFalse:
            return "False";
        case ast::ConstantKind::kEllipsis:
            return "ellipsis";
        default:
            return "literal";
    }
}

enum class TargetUse : std::uint8_t { kAssign, kLoop, kDelete };

/// The part of a target that cannot be one, or null.
const ast::Expression* invalid_target(const ast::Expression* expression, TargetUse use) {
    switch (expression->kind) {
        case ast::NodeKind::kName:
        case ast::NodeKind::kAttribute:
        case ast::NodeKind::kSubscript:
            return nullptr;
        case ast::NodeKind::kList:
        case ast::NodeKind::kTuple: {
            const auto* list = expression->try_as<ast::ListDisplay>();
            for (const ast::Expression* element :
                 list != nullptr ? list->elts : expression->as<ast::Tuple>().elts) {
                if (const ast::Expression* part = invalid_target(element, use)) return part;
            }
            return nullptr;
        }
        case ast::NodeKind::kStarred:
            if (use == TargetUse::kDelete) return expression;
            return invalid_target(expression->as<ast::Starred>().value, use);
        case ast::NodeKind::kCompare: {
            // `for x in y` without its `for` is a comparison.
            const auto& comparison = expression->as<ast::Compare>();
            if (use != TargetUse::kLoop) return expression;
            if (comparison.ops.front() != ast::CompareOperator::kIn) return nullptr;
            return invalid_target(comparison.left, use);
        }
        default:
            return expression;
    }
}

/// A line of the file, with its line end.
std::string_view source_line_with_end(std::string_view source, std::uint32_t line) {
    const std::string_view text = source_line(source, line);
    const auto begin = static_cast<std::size_t>(text.data() - source.data());
    return text.data() == nullptr ? text : source.substr(begin, text.size() + 1);
}

bool is_layout(TokenKind kind) {
    return kind == TokenKind::kIndent || kind == TokenKind::kDedent || kind == TokenKind::kEndMarker;
}

std::string_view spelling_of(TokenKind kind) {
    return kind == TokenKind::kLeftParen ? "(" : ":";
}

class ErrorSearch : public GrammarMachine {
public:
    ErrorSearch(const GrammarCode& grammar, std::string_view source, const TokenList& list,
                std::string_view file)
        : GrammarMachine(grammar, source, list.tokens), list_(list), file_(file) {}

    SyntaxError find(std::string_view rule) {
        if (const std::optional<SyntaxError> error = pass(rule, false)) return *error;
        const Token& refused = tokens()[furthest()];
        if (const std::optional<SyntaxError> error = pass(rule, true)) return *error;
        if (refused.kind == TokenKind::kIndent || refused.kind == TokenKind::kDedent) {
            SyntaxError error =
                at_token(tokens()[furthest()],
                         refused.kind == TokenKind::kIndent ? "unexpected indent" : "unexpected unindent");
            error.kind = SyntaxErrorKind::kIndentationError;
            return error;
        }
        return unless_tokenizer_failed(at_location(location_of(refused), "invalid syntax"));
    }

private:
    std::optional<SyntaxError> pass(std::string_view rule, bool explaining) {
        switch (run(rule, explaining)) {
            case Outcome::kMatched:
            case Outcome::kFailed:
                return std::nullopt;
            case Outcome::kEndOfTokens:
                return list_.error;
            case Outcome::kTooDeep:
                return parser_stack_overflow();
            case Outcome::kExpected:
                error_ = at_location(location_of(tokens()[position()]),
                                     "expected '" + std::string(spelling_of(expected())) + "'");
                break;
            case Outcome::kStopped:
                break;
        }
        return unless_tokenizer_failed(std::move(error_));
    }

    /// The error, or that of the tokenizer if it takes precedence.
    SyntaxError unless_tokenizer_failed(SyntaxError error) const {
        if (!list_.error) return error;
        if (list_.error_takes_precedence) return *list_.error;
        const auto line = static_cast<std::int32_t>(tokens()[furthest()].location.line);
        return list_.unclosed && line > list_.unclosed->line ? *list_.unclosed : error;
    }

    // The places of errors.

    /// Bytes (from 1) to characters. CPython counts in the line where the error begins, also for its end on
    /// another.
    std::int32_t column(std::uint32_t line, std::int32_t bytes) const {
        if (bytes <= 0) return bytes;
        const std::string_view text = source_line_with_end(file_, line);
        const std::size_t offset = std::min(static_cast<std::size_t>(bytes) - 1, text.size());
        return static_cast<std::int32_t>(code_point_column(text, static_cast<std::uint32_t>(offset)));
    }

    SyntaxError located(std::uint32_t line, std::int32_t bytes, std::uint32_t end_line,
                        std::int32_t end_bytes, std::string message) const {
        return {SyntaxErrorKind::kSyntaxError,       std::move(message),
                static_cast<std::int32_t>(line),     column(line, bytes),
                static_cast<std::int32_t>(end_line), column(line, end_bytes)};
    }

    SyntaxError at_location(const ast::Location& location, std::string message) const {
        return located(location.line, static_cast<std::int32_t>(location.column) + 1, location.end_line,
                       static_cast<std::int32_t>(location.end_column) + 1, std::move(message));
    }

    /// At a token whose place CPython does not know if it is only layout.
    SyntaxError at_token(const Token& token, std::string message) const {
        const ast::Location& location = token.location;
        if (!is_layout(token.kind)) return at_location(location, std::move(message));
        return located(location.line, static_cast<std::int32_t>(location.column), location.end_line, -1,
                       std::move(message));
    }

    static ast::Location location_of(const Token& token) {
        ast::Location location = token.location;
        if (is_layout(token.kind)) location.column = location.end_column = UINT32_MAX;  // + 1 is 0
        return location;
    }

    /// Where the node of these tokens stands: parentheses that only group are no part of it.
    ast::Location location_of(Range range) const {
        while (is_group(range)) {
            ++range.begin;
            --range.end;
        }
        if (tokens()[range.begin].kind == TokenKind::kFor ||
            tokens()[range.begin].kind == TokenKind::kAsync) {
            return location_of_clauses(range);
        }
        const ast::Location first = location_of(tokens()[range.begin]);
        const ast::Location last = location_of(tokens()[range.end - 1]);
        return {first.line, first.column, last.end_line, last.end_column};
    }

    bool is_group(Range range) const {
        if (range.end - range.begin < 3 || tokens()[range.begin].kind != TokenKind::kLeftParen ||
            tokens()[range.end - 1].kind != TokenKind::kRightParen) {
            return false;
        }
        const std::uint8_t inside = tokens()[range.begin].nesting;
        for (std::uint32_t index = range.begin + 1; index < range.end - 1; ++index) {
            const Token& token = tokens()[index];
            if (token.nesting < inside) return false;
            if (token.nesting != inside) continue;
            if (token.kind == TokenKind::kComma || token.kind == TokenKind::kFor ||
                token.kind == TokenKind::kAsync)
                return false;
        }
        return true;
    }

    /// The clauses of a comprehension end where the last expression in them ends.
    ast::Location location_of_clauses(Range range) const {
        Arena arena;
        const std::vector<Token> part = part_of(range);
        RecursiveDescent parser(source(), part, arena, list_.character_names);
        const ast::Location end = parser.parse_whole_comprehension_clauses()->location;
        return {tokens()[range.begin].location.line, tokens()[range.begin].location.column, end.end_line,
                end.end_column};
    }

    /// The tokens of the range as a source of their own.
    std::vector<Token> part_of(Range range) const {
        std::vector<Token> part(tokens().begin() + range.begin, tokens().begin() + range.end);
        part.push_back(part.back());
        part.back().kind = TokenKind::kEndMarker;
        return part;
    }

    // What the actions of the grammar do.

    Verdict act(const GrammarCode::Action& action, Range a, Range b, Range whole) override {
        if (action.message.empty()) return check(action.place, a, b, whole);
        const std::string_view place = action.place;
        std::string message = completed(action.message, a);
        if (place == "a") {
            error_ = at_location(location_of(a), std::move(message));
        } else if (place == "a-b") {
            const ast::Location first = location_of(a);
            const ast::Location last = location_of(b);
            error_ =
                at_location({first.line, first.column, last.end_line, last.end_column}, std::move(message));
        } else if (place == "a.." || place == "b..") {
            error_ = up_to_here(location_of(place == "a.." ? a : b), std::move(message));
        } else if (place == "end") {
            const ast::Location location = location_of(a);
            error_ = located(location.line, static_cast<std::int32_t>(location.end_column), location.end_line,
                             0, std::move(message));
        } else {
            error_ = at_token(tokens()[place == "next" ? whole.end : furthest()], std::move(message));
            if (place == "block") error_.kind = SyntaxErrorKind::kIndentationError;
        }
        return Verdict::kStop;
    }

    SyntaxError up_to_here(const ast::Location& begin, std::string message) const {
        const ast::Location& here = tokens()[furthest()].location;
        return located(begin.line, static_cast<std::int32_t>(begin.column) + 1, here.end_line,
                       static_cast<std::int32_t>(here.end_column), std::move(message));
    }

    /// The message with the names in it.
    std::string completed(std::string_view message, Range a) const {
        const std::size_t mark = message.find('%');
        if (mark == std::string_view::npos) return std::string(message);
        std::string text(message.substr(0, mark));
        switch (message[mark + 1]) {
            case 's': {
                Arena arena;
                const std::vector<Token> part = part_of(a);
                RecursiveDescent parser(source(), part, arena, list_.character_names);
                text += expression_name(*parser.parse_whole_expression());
                break;
            }
            case 'b': {
                Arena arena;
                const std::vector<Token> part = part_of(a);
                RecursiveDescent parser(source(), part, arena, list_.character_names);
                text += parser.parse_whole_expression()->is<ast::Tuple>() ? "constraints" : "bound";
                break;
            }
            case 't':
                text += text_of(tokens()[a.begin]);
                break;
            case 'd':
                text += std::to_string(tokens()[a.begin].location.line);
                break;
            default:
                break;
        }
        return text.append(message.substr(mark + 2));
    }

    Verdict check(std::string_view name, Range a, Range b, Range whole) {
        if (name == "number") return check_number(tokens()[a.begin]);
        if (name == "string") return check_string(tokens()[a.begin]);
        if (name == "strings") return check_strings(whole);
        if (name == "formatted_string") return check_formatted_string(whole);
        if (name == "format_text") return check_text(tokens()[a.begin], false);
        if (name == "conversion") return check_conversion(tokens()[a.begin], tokens()[b.begin]);
        if (name == "conversion_letter") return check_conversion_letter(a);
        if (name == "real" || name == "imaginary") return check_complex_part(whole, name);
        if (name == "missing_comma") return check_missing_comma(a, b, whole);
        if (name == "missing_call") return check_missing_call(a, b);
        if (name == "wrong_assignment_target") return check_target(a, TargetUse::kAssign);
        if (name == "wrong_loop_target") return check_target(a, TargetUse::kLoop);
        if (name == "wrong_deletion_target") return check_target(a, TargetUse::kDelete);
        if (name == "bare_generator") return check_bare_generator(a, b);
        return stop_at_order_of_arguments(a);
    }

    Verdict stop(SyntaxError error) {
        error_ = std::move(error);
        return Verdict::kStop;
    }

    Verdict stop_at_last(std::string message) {
        return stop(at_token(tokens()[furthest()], std::move(message)));
    }

    Verdict check_number(const Token& token) {
        if (read_number(text_of(token))) return Verdict::kAccept;
        const ast::Location& place = token.location;
        return stop(located(place.line, 0, place.end_line, 0,
                            "Exceeds the limit (" + std::to_string(kMaxDecimalDigits) +
                                " digits) for integer string conversion: value has " +
                                std::to_string(count_digits(text_of(token))) +
                                " digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
                                "hexadecimal for huge integer literals to avoid decimal conversion limits."));
    }

    Verdict check_string(const Token& token) {
        const StringToken parts = split_string_token(text_of(token));
        const StringValue value = parts.bytes ? decode_bytes(parts.body, parts.raw)
                                              : decode_string(parts.body, parts.raw, list_.character_names);
        return value.error.empty() ? Verdict::kAccept : stop_at_last(value.error);
    }

    Verdict check_text(const Token& token, bool raw) {
        const StringValue value = decode_string(text_of(token), raw, list_.character_names);
        return value.error.empty() ? Verdict::kAccept : stop_at_last(value.error);
    }

    Verdict check_strings(Range whole) {
        bool bytes = false;
        bool text = false;
        int depth = 0;
        for (std::uint32_t index = whole.begin; index < whole.end; ++index) {
            const Token& token = tokens()[index];
            if (token.kind == TokenKind::kFStringEnd) --depth;
            if (depth == 0 && token.kind == TokenKind::kString) {
                (split_string_token(text_of(token)).bytes ? bytes : text) = true;
            }
            if (token.kind == TokenKind::kFStringStart) {
                text = true;
                ++depth;
            }
        }
        return bytes && text ? stop_at_last("cannot mix bytes and nonbytes literals") : Verdict::kAccept;
    }

    /// The texts of an f-string are decoded when it ends.
    Verdict check_formatted_string(Range whole) {
        const bool raw = split_string_token(text_of(tokens()[whole.begin])).raw;
        int depth = 0;
        for (std::uint32_t index = whole.begin; index < whole.end; ++index) {
            const Token& token = tokens()[index];
            if (token.kind == TokenKind::kFStringStart) ++depth;
            if (token.kind == TokenKind::kFStringEnd) --depth;
            if (depth != 1 || token.kind != TokenKind::kFStringMiddle) continue;
            if (check_text(token, raw) == Verdict::kStop) return Verdict::kStop;
        }
        return Verdict::kAccept;
    }

    Verdict check_conversion(const Token& mark, const Token& letter) {
        if (mark.end != letter.begin) {
            ast::Location place = mark.location;
            place.end_line = letter.location.end_line;
            place.end_column = letter.location.end_column;
            return stop(
                at_location(place, "f-string: conversion type must come right after the exclamanation mark"));
        }
        return Verdict::kAccept;
    }

    Verdict check_conversion_letter(Range conversion) {
        if (conversion.begin == conversion.end) return Verdict::kAccept;
        const Token& letter = tokens()[conversion.begin + 1];
        const std::string_view name = text_of(letter);
        if (name == "s" || name == "r" || name == "a") return Verdict::kAccept;
        return stop(at_location(letter.location, "f-string: invalid conversion character '" +
                                                     std::string(name) + "': expected 's', 'r', or 'a'"));
    }

    Verdict check_complex_part(Range whole, std::string_view part) {
        const bool imaginary = (text_of(tokens()[whole.begin]).back() | 0x20) == 'j';
        if (imaginary == (part == "imaginary")) return Verdict::kAccept;
        return stop(
            at_location(location_of(whole), std::string(part) + " number required in complex literal"));
    }

    bool is_legacy_statement(Range range) const {
        while (is_group(range)) {
            ++range.begin;
            --range.end;
        }
        const std::string_view name = text_of(tokens()[range.begin]);
        return range.end - range.begin == 1 && (name == "print" || name == "exec");
    }

    Verdict check_missing_comma(Range a, Range b, Range whole) {
        if (is_legacy_statement(a) || tokens()[whole.end - 1].nesting == 0) return Verdict::kDecline;
        return stop(at_location(span(a, b), "invalid syntax. Perhaps you forgot a comma?"));
    }

    Verdict check_missing_call(Range a, Range b) {
        if (!is_legacy_statement(a)) return Verdict::kDecline;
        const std::string name(text_of(tokens()[a.begin]));
        return stop(at_location(
            span(a, b), "Missing parentheses in call to '" + name + "'. Did you mean " + name + "(...)?"));
    }

    ast::Location span(Range a, Range b) const {
        const ast::Location first = location_of(a);
        const ast::Location last = location_of(b);
        return {first.line, first.column, last.end_line, last.end_column};
    }

    Verdict check_target(Range a, TargetUse use) {
        Arena arena;
        const std::vector<Token> part = part_of(a);
        RecursiveDescent parser(source(), part, arena, list_.character_names);
        const ast::Expression* invalid = invalid_target(parser.parse_whole_expression(), use);
        if (invalid == nullptr) return Verdict::kDecline;
        const std::string_view verb = use == TargetUse::kDelete ? "cannot delete " : "cannot assign to ";
        return stop(
            at_location(invalid->location, std::string(verb) + std::string(expression_name(*invalid))));
    }

    /// A generator expression without parentheses after other arguments.
    Verdict check_bare_generator(Range a, Range b) {
        Arena arena;
        const std::vector<Token> part = part_of(a);
        RecursiveDescent parser(source(), part, arena, list_.character_names);
        const ast::Call* call = parser.parse_whole_arguments();
        if (call->args.size() <= 1) return Verdict::kDecline;
        const ast::Location first = call->args.back()->location;
        const ast::Location last = location_of(b);
        return stop(at_location({first.line, first.column, last.end_line, last.end_column},
                                "Generator expression must be parenthesized"));
    }

    Verdict stop_at_order_of_arguments(Range a) {
        Arena arena;
        const std::vector<Token> part = part_of(a);
        RecursiveDescent parser(source(), part, arena, list_.character_names);
        const ast::Call* call = parser.parse_whole_arguments();
        const bool unpacked = std::any_of(call->keywords.begin(), call->keywords.end(),
                                          [](const ast::Keyword* keyword) { return keyword->arg.empty(); });
        return stop_at_last(unpacked ? "positional argument follows keyword argument unpacking"
                                     : "positional argument follows keyword argument");
    }

    const TokenList& list_;
    std::string_view file_;  // the source, without a line end that the file does not have
    SyntaxError error_;
};

}  // namespace

SyntaxError find_syntax_error(std::string_view grammar_text, std::string_view source, const TokenList& tokens,
                              ParseMode mode, bool ends_in_newline) {
    if (grammar_text.empty()) {
        return tokens.error.value_or(SyntaxError{SyntaxErrorKind::kSyntaxError, "invalid syntax"});
    }
    const GrammarCode grammar = compile_grammar(grammar_text);
    const std::string_view file = source.substr(0, source.size() - (ends_in_newline ? 0 : 1));
    ErrorSearch search(grammar, source, tokens, file);
    return search.find(mode == ParseMode::kModule ? "file" : "expression_input");
}

SyntaxError parser_stack_overflow() {
    return {SyntaxErrorKind::kMemoryError, "Parser stack overflowed - Python source too complex to parse"};
}

}  // namespace loopscope::language
