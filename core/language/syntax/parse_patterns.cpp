// The match statement and its patterns.
#include "language/syntax/recursive_descent.h"

namespace loopscope::language {

using ast::NodeKind;

/// `match` is a keyword only where a line that begins with it ends in a colon and an indented `case` follows.
bool RecursiveDescent::at_match_statement() const {
    if (!at_soft_keyword("match")) return false;
    const Token* token = token_;
    while (token->kind != TokenKind::kNewline) {
        if (token->kind == TokenKind::kEndMarker || token->kind == TokenKind::kError) return false;
        ++token;
    }
    return token[-1].kind == TokenKind::kColon && token[1].kind == TokenKind::kIndent &&
           token[2].kind == TokenKind::kName && text_of(token[2]) == "case";
}

const ast::Statement* RecursiveDescent::parse_match() {
    const Token* begin = token_;
    advance();
    const ast::Expression* subject = parse_subject();
    expect(TokenKind::kColon);
    expect(TokenKind::kNewline);
    expect(TokenKind::kIndent);
    std::vector<ast::MatchCase> cases;
    do {
        cases.push_back(parse_case());
    } while (!accept(TokenKind::kDedent) && !at_end());
    return node<ast::Match>(NodeKind::kMatch, begin, subject,
                            arena_.copy(std::span<const ast::MatchCase>(cases)));
}

const ast::Expression* RecursiveDescent::parse_subject() {
    const Token* begin = token_;
    const ast::Expression* first = parse_star_named_expression();
    if (!at(TokenKind::kComma)) return first->is<ast::Starred>() ? failed_expression() : first;
    Nodes<ast::Expression> elements{first};
    while (accept(TokenKind::kComma) && !at(TokenKind::kColon))
        elements.push_back(parse_star_named_expression());
    return node<ast::Tuple>(NodeKind::kTuple, begin, list(elements), ast::ExpressionContext::kLoad);
}

ast::MatchCase RecursiveDescent::parse_case() {
    if (!at_soft_keyword("case")) fail();
    advance();
    const ast::Pattern* pattern = parse_patterns();
    const ast::Expression* guard = accept(TokenKind::kIf) ? parse_named_expression() : nullptr;
    expect(TokenKind::kColon);
    return {pattern, guard, parse_block()};
}

const ast::Pattern* RecursiveDescent::parse_patterns() {
    const Token* begin = token_;
    const ast::Pattern* first = parse_maybe_star_pattern();
    if (!at(TokenKind::kComma)) {
        if (first->is<ast::MatchStar>()) fail();
        return first;
    }
    const ast::List<ast::Pattern> patterns = parse_sequence_items(first, TokenKind::kColon);
    return node<ast::MatchSequence>(NodeKind::kMatchSequence, begin, patterns);
}

/// The rest of a sequence after its first pattern, up to a colon (or a guard) or a closing bracket.
ast::List<ast::Pattern> RecursiveDescent::parse_sequence_items(const ast::Pattern* first, TokenKind closing) {
    Nodes<ast::Pattern> patterns{first};
    while (accept(TokenKind::kComma) && !at(closing) && !at(TokenKind::kIf)) {
        patterns.push_back(parse_maybe_star_pattern());
    }
    return list(patterns);
}

const ast::Pattern* RecursiveDescent::parse_maybe_star_pattern() {
    if (!at(TokenKind::kStar)) return parse_pattern();
    const Token* begin = token_;
    advance();
    const ast::Identifier name = accept_wildcard() ? ast::Identifier() : parse_capture_name();
    return node<ast::MatchStar>(NodeKind::kMatchStar, begin, name);
}

bool RecursiveDescent::accept_wildcard() {
    if (!at_soft_keyword("_")) return false;
    advance();
    return true;
}

/// A name that a pattern binds.
ast::Identifier RecursiveDescent::parse_capture_name() {
    if (at_soft_keyword("_")) fail();
    const ast::Identifier name = expect_name();
    if (at(TokenKind::kDot) || at(TokenKind::kLeftParen) || at(TokenKind::kEqual)) fail();
    return name;
}

const ast::Pattern* RecursiveDescent::parse_pattern() {
    const Token* begin = token_;
    const ast::Pattern* pattern = parse_or_pattern();
    if (!accept(TokenKind::kAs)) return pattern;
    const ast::Identifier name = parse_capture_name();
    return node<ast::MatchAs>(NodeKind::kMatchAs, begin, pattern, name);
}

const ast::Pattern* RecursiveDescent::parse_or_pattern() {
    const Token* begin = token_;
    const ast::Pattern* first = parse_closed_pattern();
    if (!at(TokenKind::kVerticalBar)) return first;
    Nodes<ast::Pattern> patterns{first};
    while (accept(TokenKind::kVerticalBar)) patterns.push_back(parse_closed_pattern());
    return node<ast::MatchOr>(NodeKind::kMatchOr, begin, list(patterns));
}

const ast::Pattern* RecursiveDescent::parse_closed_pattern() {
    const Token* begin = token_;
    switch (kind()) {
        case TokenKind::kName:
            return parse_name_pattern();
        case TokenKind::kLeftParen:
            return parse_parenthesized_pattern();
        case TokenKind::kLeftBracket:
            return parse_bracketed_pattern();
        case TokenKind::kLeftBrace:
            return parse_mapping_pattern();
        case TokenKind::kNone:
            advance();
            return node<ast::MatchSingleton>(NodeKind::kMatchSingleton, begin, ast::ConstantKind::kNone);
        case TokenKind::kTrue:
            advance();
            return node<ast::MatchSingleton>(NodeKind::kMatchSingleton, begin, ast::ConstantKind::kTrue);
        case TokenKind::kFalse:
            advance();
            return node<ast::MatchSingleton>(NodeKind::kMatchSingleton, begin, ast::ConstantKind::kFalse);
        default: {
            const ast::Expression* value = parse_literal();
            return node<ast::MatchValue>(NodeKind::kMatchValue, begin, value);
        }
    }
}

/// A string, or a number with a sign or an imaginary part.
const ast::Expression* RecursiveDescent::parse_literal() {
    if (at(TokenKind::kString) || at(TokenKind::kFStringStart)) return parse_strings();
    const Token* begin = token_;
    const ast::Expression* real = parse_signed_number();
    if (!at(TokenKind::kPlus) && !at(TokenKind::kMinus)) return real;
    const ast::BinaryOperator op =
        at(TokenKind::kPlus) ? ast::BinaryOperator::kAdd : ast::BinaryOperator::kSub;
    advance();
    const ast::Expression* imaginary = at(TokenKind::kNumber) ? parse_number() : failed_expression();
    if (is_imaginary(real) || !is_imaginary(imaginary)) fail();
    return node<ast::BinOp>(NodeKind::kBinOp, begin, real, op, imaginary);
}

bool RecursiveDescent::is_imaginary(const ast::Expression* number) {
    if (const auto* negative = number->try_as<ast::UnaryOp>()) number = negative->operand;
    const auto* constant = number->try_as<ast::Constant>();
    return constant != nullptr && constant->constant_kind == ast::ConstantKind::kImaginary;
}

const ast::Expression* RecursiveDescent::parse_signed_number() {
    const Token* begin = token_;
    const bool negative = accept(TokenKind::kMinus);
    const ast::Expression* number = at(TokenKind::kNumber) ? parse_number() : failed_expression();
    if (!negative) return number;
    return node<ast::UnaryOp>(NodeKind::kUnaryOp, begin, ast::UnaryOperator::kUSub, number);
}

/// A capture, a wildcard, a dotted value or a class pattern.
const ast::Pattern* RecursiveDescent::parse_name_pattern() {
    const Token* begin = token_;
    if (accept_wildcard()) {
        return node<ast::MatchAs>(NodeKind::kMatchAs, begin, static_cast<const ast::Pattern*>(nullptr),
                                  ast::Identifier());
    }
    if (following() != TokenKind::kDot && following() != TokenKind::kLeftParen) {
        const ast::Identifier name = parse_capture_name();
        return node<ast::MatchAs>(NodeKind::kMatchAs, begin, static_cast<const ast::Pattern*>(nullptr), name);
    }
    const ast::Expression* value = parse_dotted_value();
    if (at(TokenKind::kLeftParen)) return parse_class_pattern(begin, value);
    if (at(TokenKind::kEqual)) fail();
    return node<ast::MatchValue>(NodeKind::kMatchValue, begin, value);
}

/// A name with attributes.
const ast::Expression* RecursiveDescent::parse_dotted_value() {
    const Token* begin = token_;
    const ast::Identifier name = expect_name();
    const ast::Expression* value = name_expression(begin->location, name, ast::ExpressionContext::kLoad);
    while (accept(TokenKind::kDot)) {
        const ast::Identifier attribute = expect_name();
        value = node<ast::Attribute>(NodeKind::kAttribute, begin, value, attribute,
                                     ast::ExpressionContext::kLoad);
    }
    return value;
}

const ast::Pattern* RecursiveDescent::parse_class_pattern(const Token* begin, const ast::Expression* cls) {
    expect(TokenKind::kLeftParen);
    Nodes<ast::Pattern> patterns;
    Nodes<ast::Pattern> keyword_patterns;
    std::vector<ast::Identifier> keywords;
    while (!at(TokenKind::kRightParen)) {
        if (at(TokenKind::kName) && following() == TokenKind::kEqual) {
            keywords.push_back(expect_name());
            expect(TokenKind::kEqual);
            keyword_patterns.push_back(parse_pattern());
        } else {
            if (!keywords.empty()) fail();
            patterns.push_back(parse_pattern());
        }
        if (!accept(TokenKind::kComma)) break;
    }
    expect(TokenKind::kRightParen);
    return node<ast::MatchClass>(NodeKind::kMatchClass, begin, cls, list(patterns),
                                 arena_.copy(std::span<const ast::Identifier>(keywords)),
                                 list(keyword_patterns));
}

/// A group or a sequence.
const ast::Pattern* RecursiveDescent::parse_parenthesized_pattern() {
    const Token* begin = token_;
    expect(TokenKind::kLeftParen);
    ast::List<ast::Pattern> patterns;
    if (!at(TokenKind::kRightParen)) {
        const ast::Pattern* first = parse_maybe_star_pattern();
        if (!first->is<ast::MatchStar>() && accept(TokenKind::kRightParen)) return first;
        if (!at(TokenKind::kComma)) fail();
        patterns = parse_sequence_items(first, TokenKind::kRightParen);
    }
    expect(TokenKind::kRightParen);
    return node<ast::MatchSequence>(NodeKind::kMatchSequence, begin, patterns);
}

const ast::Pattern* RecursiveDescent::parse_bracketed_pattern() {
    const Token* begin = token_;
    expect(TokenKind::kLeftBracket);
    ast::List<ast::Pattern> patterns;
    if (!at(TokenKind::kRightBracket)) {
        patterns = parse_sequence_items(parse_maybe_star_pattern(), TokenKind::kRightBracket);
    }
    expect(TokenKind::kRightBracket);
    return node<ast::MatchSequence>(NodeKind::kMatchSequence, begin, patterns);
}

const ast::Pattern* RecursiveDescent::parse_mapping_pattern() {
    const Token* begin = token_;
    expect(TokenKind::kLeftBrace);
    Nodes<ast::Expression> keys;
    Nodes<ast::Pattern> patterns;
    ast::Identifier rest;
    while (!at(TokenKind::kRightBrace)) {
        if (accept(TokenKind::kDoubleStar)) {
            rest = parse_capture_name();
            accept(TokenKind::kComma);
            break;
        }
        keys.push_back(parse_mapping_key());
        expect(TokenKind::kColon);
        patterns.push_back(parse_pattern());
        if (!accept(TokenKind::kComma)) break;
    }
    expect(TokenKind::kRightBrace);
    return node<ast::MatchMapping>(NodeKind::kMatchMapping, begin, list(keys), list(patterns), rest);
}

const ast::Expression* RecursiveDescent::parse_mapping_key() {
    switch (kind()) {
        case TokenKind::kNone:
        case TokenKind::kTrue:
        case TokenKind::kFalse:
            return parse_atom();
        case TokenKind::kName:
            return following() == TokenKind::kDot ? parse_dotted_value() : failed_expression();
        default:
            return parse_literal();
    }
}

}  // namespace loopscope::language
