// Expressions, displays, calls, comprehensions, targets and parameters.
#include "language/syntax/literals.h"
#include "language/syntax/recursive_descent.h"

namespace loopscope::language {

using ast::NodeKind;

namespace {

constexpr int kNoOperator = -1;

/// The precedence of a binary operator, from | (0) to * (5).
int binary_precedence(TokenKind kind) {
    switch (kind) {
        case TokenKind::kVerticalBar:
            return 0;
        case TokenKind::kCircumflex:
            return 1;
        case TokenKind::kAmpersand:
            return 2;
        case TokenKind::kLeftShift:
        case TokenKind::kRightShift:
            return 3;
        case TokenKind::kPlus:
        case TokenKind::kMinus:
            return 4;
        case TokenKind::kStar:
        case TokenKind::kSlash:
        case TokenKind::kDoubleSlash:
        case TokenKind::kPercent:
        case TokenKind::kAt:
            return 5;
        default:
            return kNoOperator;
    }
}

ast::BinaryOperator binary_operator(TokenKind kind) {
    using enum ast::BinaryOperator;
    switch (kind) {
        case TokenKind::kVerticalBar:
            return kBitOr;
        case TokenKind::kCircumflex:
            return kBitXor;
        case TokenKind::kAmpersand:
            return kBitAnd;
        case TokenKind::kLeftShift:
            return kLShift;
        case TokenKind::kRightShift:
            return kRShift;
        case TokenKind::kPlus:
            return kAdd;
        case TokenKind::kMinus:
            return kSub;
        case TokenKind::kStar:
            return kMult;
        case TokenKind::kSlash:
            return kDiv;
        case TokenKind::kDoubleSlash:
            return kFloorDiv;
        case TokenKind::kPercent:
            return kMod;
        default:
            return kMatMult;
    }
}

}  // namespace

bool RecursiveDescent::starts_expression(TokenKind kind) {
    switch (kind) {
        case TokenKind::kName:
        case TokenKind::kNumber:
        case TokenKind::kString:
        case TokenKind::kFStringStart:
        case TokenKind::kNone:
        case TokenKind::kTrue:
        case TokenKind::kFalse:
        case TokenKind::kEllipsis:
        case TokenKind::kLeftParen:
        case TokenKind::kLeftBracket:
        case TokenKind::kLeftBrace:
        case TokenKind::kPlus:
        case TokenKind::kMinus:
        case TokenKind::kTilde:
        case TokenKind::kNot:
        case TokenKind::kLambda:
        case TokenKind::kAwait:
            return true;
        default:
            return false;
    }
}

const ast::Expression* RecursiveDescent::parse_star_expressions() {
    const Token* begin = token_;
    const ast::Expression* first = parse_star_expression();
    if (!at(TokenKind::kComma)) return first;
    Nodes<ast::Expression> elements{first};
    while (accept(TokenKind::kComma) && (starts_expression(kind()) || at(TokenKind::kStar))) {
        elements.push_back(parse_star_expression());
    }
    return node<ast::Tuple>(NodeKind::kTuple, begin, list(elements), ast::ExpressionContext::kLoad);
}

const ast::Expression* RecursiveDescent::parse_star_expression() {
    const Token* begin = token_;
    if (!accept(TokenKind::kStar)) return parse_expression();
    const ast::Expression* value = parse_bitwise_or();
    return node<ast::Starred>(NodeKind::kStarred, begin, value, ast::ExpressionContext::kLoad);
}

const ast::Expression* RecursiveDescent::parse_star_named_expression() {
    return at(TokenKind::kStar) ? parse_star_expression() : parse_named_expression();
}

const ast::Expression* RecursiveDescent::parse_named_expression() {
    const Token* begin = token_;
    if (!at(TokenKind::kName) || following() != TokenKind::kColonEqual) return parse_expression();
    const ast::Expression* target =
        name_expression(begin->location, expect_name(), ast::ExpressionContext::kStore);
    expect(TokenKind::kColonEqual);
    const ast::Expression* value = parse_expression();
    return node<ast::NamedExpr>(NodeKind::kNamedExpr, begin, target, value);
}

const ast::Expression* RecursiveDescent::parse_expression() {
    const DepthGuard guard(*this);
    if (at(TokenKind::kLambda)) return parse_lambda();
    const Token* begin = token_;
    const ast::Expression* body = parse_disjunction();
    if (!accept(TokenKind::kIf)) return body;
    const ast::Expression* test = parse_disjunction();
    expect(TokenKind::kElse);
    const ast::Expression* orelse = parse_expression();
    return node<ast::IfExp>(NodeKind::kIfExp, begin, test, body, orelse);
}

const ast::Expression* RecursiveDescent::parse_yield() {
    const Token* begin = token_;
    expect(TokenKind::kYield);
    if (accept(TokenKind::kFrom)) {
        const ast::Expression* source = parse_expression();
        return node<ast::YieldFrom>(NodeKind::kYieldFrom, begin, source);
    }
    const bool has_value = starts_expression(kind()) || at(TokenKind::kStar);
    const ast::Expression* value = has_value ? parse_star_expressions() : nullptr;
    return node<ast::Yield>(NodeKind::kYield, begin, value);
}

const ast::Expression* RecursiveDescent::parse_annotated_right_side() {
    return at(TokenKind::kYield) ? parse_yield() : parse_star_expressions();
}

const ast::Expression* RecursiveDescent::parse_lambda() {
    const Token* begin = token_;
    expect(TokenKind::kLambda);
    const ast::Arguments* parameters = parse_parameters(TokenKind::kColon);
    expect(TokenKind::kColon);
    const ast::Expression* body = parse_expression();
    return node<ast::Lambda>(NodeKind::kLambda, begin, parameters, body);
}

const ast::Expression* RecursiveDescent::parse_disjunction() {
    const Token* begin = token_;
    const ast::Expression* first = parse_conjunction();
    if (!at(TokenKind::kOr)) return first;
    Nodes<ast::Expression> values{first};
    while (accept(TokenKind::kOr)) values.push_back(parse_conjunction());
    return node<ast::BoolOp>(NodeKind::kBoolOp, begin, ast::BoolOperator::kOr, list(values));
}

const ast::Expression* RecursiveDescent::parse_conjunction() {
    const Token* begin = token_;
    const ast::Expression* first = parse_inversion();
    if (!at(TokenKind::kAnd)) return first;
    Nodes<ast::Expression> values{first};
    while (accept(TokenKind::kAnd)) values.push_back(parse_inversion());
    return node<ast::BoolOp>(NodeKind::kBoolOp, begin, ast::BoolOperator::kAnd, list(values));
}

const ast::Expression* RecursiveDescent::parse_inversion() {
    const Token* begin = token_;
    if (!accept(TokenKind::kNot)) return parse_comparison();
    const DepthGuard guard(*this);
    const ast::Expression* operand = parse_inversion();
    return node<ast::UnaryOp>(NodeKind::kUnaryOp, begin, ast::UnaryOperator::kNot, operand);
}

const ast::Expression* RecursiveDescent::parse_comparison() {
    const Token* begin = token_;
    const ast::Expression* left = parse_bitwise_or();
    ast::CompareOperator op;
    if (!accept_comparison(op)) return left;
    std::vector<ast::CompareOperator> ops;
    Nodes<ast::Expression> comparators;
    do {
        ops.push_back(op);
        comparators.push_back(parse_bitwise_or());
    } while (accept_comparison(op));
    return node<ast::Compare>(NodeKind::kCompare, begin, left,
                              arena_.copy(std::span<const ast::CompareOperator>(ops)), list(comparators));
}

bool RecursiveDescent::accept_comparison(ast::CompareOperator& op) {
    using enum ast::CompareOperator;
    switch (kind()) {
        case TokenKind::kEqualEqual:
            op = kEq;
            break;
        case TokenKind::kNotEqual:
            op = kNotEq;
            break;
        case TokenKind::kLess:
            op = kLt;
            break;
        case TokenKind::kLessEqual:
            op = kLtE;
            break;
        case TokenKind::kGreater:
            op = kGt;
            break;
        case TokenKind::kGreaterEqual:
            op = kGtE;
            break;
        case TokenKind::kIn:
            op = kIn;
            break;
        case TokenKind::kNot:
            if (following() != TokenKind::kIn) return false;
            advance();
            op = kNotIn;
            break;
        case TokenKind::kIs:
            op = kIs;
            if (following() == TokenKind::kNot) {
                advance();
                op = kIsNot;
            }
            break;
        default:
            return false;
    }
    advance();
    return true;
}

/// Operators of at least this precedence; they group from the left.
const ast::Expression* RecursiveDescent::parse_binary(int least_precedence) {
    const Token* begin = token_;
    const ast::Expression* left = parse_unary();
    for (;;) {
        const TokenKind op = kind();
        const int precedence = binary_precedence(op);
        if (precedence == kNoOperator || precedence < least_precedence) return left;
        advance();
        const ast::Expression* right = parse_binary(precedence + 1);
        left = node<ast::BinOp>(NodeKind::kBinOp, begin, left, binary_operator(op), right);
    }
}

const ast::Expression* RecursiveDescent::parse_unary() {
    ast::UnaryOperator op;
    switch (kind()) {
        case TokenKind::kPlus:
            op = ast::UnaryOperator::kUAdd;
            break;
        case TokenKind::kMinus:
            op = ast::UnaryOperator::kUSub;
            break;
        case TokenKind::kTilde:
            op = ast::UnaryOperator::kInvert;
            break;
        default:
            return parse_power();
    }
    const DepthGuard guard(*this);
    const Token* begin = token_;
    advance();
    const ast::Expression* operand = parse_unary();
    return node<ast::UnaryOp>(NodeKind::kUnaryOp, begin, op, operand);
}

const ast::Expression* RecursiveDescent::parse_power() {
    const Token* begin = token_;
    const ast::Expression* base;
    if (accept(TokenKind::kAwait)) {
        const ast::Expression* value = parse_primary();
        base = node<ast::Await>(NodeKind::kAwait, begin, value);
    } else {
        base = parse_primary();
    }
    if (!accept(TokenKind::kDoubleStar)) return base;
    const DepthGuard guard(*this);
    const ast::Expression* exponent = parse_unary();
    return node<ast::BinOp>(NodeKind::kBinOp, begin, base, ast::BinaryOperator::kPow, exponent);
}

const ast::Expression* RecursiveDescent::parse_primary() {
    const Token* begin = token_;
    const ast::Expression* value = parse_atom();
    for (;;) {
        if (accept(TokenKind::kDot)) {
            const ast::Identifier name = expect_name();
            value =
                node<ast::Attribute>(NodeKind::kAttribute, begin, value, name, ast::ExpressionContext::kLoad);
        } else if (at(TokenKind::kLeftParen)) {
            value = parse_call(begin, value);
        } else if (at(TokenKind::kLeftBracket)) {
            value = parse_subscript(begin, value);
        } else {
            return value;
        }
    }
}

const ast::Expression* RecursiveDescent::parse_call(const Token* begin, const ast::Expression* function) {
    const Token* parenthesis = token_;
    expect(TokenKind::kLeftParen);
    Nodes<ast::Expression> arguments;
    Nodes<ast::Keyword> keywords;
    parse_arguments(arguments, keywords);
    if (arguments.size() == 1 && keywords.empty() && (at(TokenKind::kFor) || at(TokenKind::kAsync)) &&
        !arguments[0]->is<ast::Starred>() && token_[-1].kind != TokenKind::kComma) {
        const std::span<const ast::Comprehension> clauses = parse_comprehension_clauses();
        expect(TokenKind::kRightParen);
        arguments[0] = node<ast::ListComp>(NodeKind::kGeneratorExp, parenthesis, arguments[0], clauses);
    } else {
        expect(TokenKind::kRightParen);
    }
    return node<ast::Call>(NodeKind::kCall, begin, function, list(arguments), list(keywords));
}

/// Arguments come in three phases: positional ones, then keywords among starred ones, then keywords among
/// double starred ones.
void RecursiveDescent::parse_arguments(Nodes<ast::Expression>& arguments, Nodes<ast::Keyword>& keywords) {
    bool unpacked_mapping = false;
    do {
        const Token* begin = token_;
        if (at(TokenKind::kDoubleStar) || (at(TokenKind::kName) && following() == TokenKind::kEqual)) {
            unpacked_mapping = unpacked_mapping || at(TokenKind::kDoubleStar);
            keywords.push_back(parse_keyword());
        } else if (accept(TokenKind::kStar)) {
            if (unpacked_mapping) fail();
            const ast::Expression* value = parse_expression();
            arguments.push_back(
                node<ast::Starred>(NodeKind::kStarred, begin, value, ast::ExpressionContext::kLoad));
        } else if (starts_expression(kind())) {
            if (!keywords.empty()) fail();
            arguments.push_back(parse_named_expression());
        } else {
            return;
        }
    } while (accept(TokenKind::kComma));
}

const ast::Keyword* RecursiveDescent::parse_keyword() {
    const Token* begin = token_;
    ast::Identifier name;
    if (!accept(TokenKind::kDoubleStar)) {
        name = expect_name();
        expect(TokenKind::kEqual);
    }
    const ast::Expression* value = parse_expression();
    return node<ast::Keyword>(NodeKind::kKeyword, begin, name, value);
}

const ast::Expression* RecursiveDescent::parse_subscript(const Token* begin, const ast::Expression* value) {
    expect(TokenKind::kLeftBracket);
    const Token* slice_begin = token_;
    const bool starred = at(TokenKind::kStar);
    const ast::Expression* slice = parse_slice();
    if (at(TokenKind::kComma) || starred) {
        Nodes<ast::Expression> slices{slice};
        while (accept(TokenKind::kComma) && !at(TokenKind::kRightBracket)) slices.push_back(parse_slice());
        slice = node<ast::Tuple>(NodeKind::kTuple, slice_begin, list(slices), ast::ExpressionContext::kLoad);
    }
    expect(TokenKind::kRightBracket);
    return node<ast::Subscript>(NodeKind::kSubscript, begin, value, slice, ast::ExpressionContext::kLoad);
}

const ast::Expression* RecursiveDescent::parse_slice() {
    const Token* begin = token_;
    if (accept(TokenKind::kStar)) {
        const ast::Expression* value = parse_expression();
        return node<ast::Starred>(NodeKind::kStarred, begin, value, ast::ExpressionContext::kLoad);
    }
    const ast::Expression* lower = nullptr;
    if (!at(TokenKind::kColon)) {
        const bool named = following() == TokenKind::kColonEqual;
        lower = parse_named_expression();
        if (named || !at(TokenKind::kColon)) return lower;
    }
    expect(TokenKind::kColon);
    const ast::Expression* upper = starts_expression(kind()) ? parse_expression() : nullptr;
    const ast::Expression* step = nullptr;
    if (accept(TokenKind::kColon) && starts_expression(kind())) step = parse_expression();
    return node<ast::Slice>(NodeKind::kSlice, begin, lower, upper, step);
}

const ast::Expression* RecursiveDescent::parse_atom() {
    const Token* begin = token_;
    switch (kind()) {
        case TokenKind::kName:
            advance();
            return name_expression(begin->location, text_of(*begin), ast::ExpressionContext::kLoad);
        case TokenKind::kNone:
            advance();
            return constant(begin, ast::ConstantKind::kNone);
        case TokenKind::kTrue:
            advance();
            return constant(begin, ast::ConstantKind::kTrue);
        case TokenKind::kFalse:
            advance();
            return constant(begin, ast::ConstantKind::kFalse);
        case TokenKind::kEllipsis:
            advance();
            return constant(begin, ast::ConstantKind::kEllipsis);
        case TokenKind::kNumber:
            return parse_number();
        case TokenKind::kString:
        case TokenKind::kFStringStart:
            return parse_strings();
        case TokenKind::kLeftParen:
            return parse_parenthesized();
        case TokenKind::kLeftBracket:
            return parse_list_display();
        case TokenKind::kLeftBrace:
            return parse_brace_display();
        default:
            return failed_expression();
    }
}

const ast::Expression* RecursiveDescent::parse_number() {
    const Token* begin = token_;
    const std::optional<NumberValue> value = read_number(text_of(*begin));
    if (!value) return failed_expression();
    advance();
    return node<ast::Constant>(NodeKind::kConstant, begin, value->kind, false, value->base, value->integer,
                               value->number, arena_.copy(std::string_view(value->digits)));
}

/// A group, a tuple or a generator expression.
const ast::Expression* RecursiveDescent::parse_parenthesized() {
    const Token* begin = token_;
    expect(TokenKind::kLeftParen);
    Nodes<ast::Expression> elements;
    if (!at(TokenKind::kRightParen)) {
        if (at(TokenKind::kYield)) {
            const ast::Expression* value = parse_yield();
            expect(TokenKind::kRightParen);
            return value;
        }
        const ast::Expression* first = parse_star_named_expression();
        if (!first->is<ast::Starred>() && accept(TokenKind::kRightParen)) return first;
        if (at(TokenKind::kFor) || at(TokenKind::kAsync)) {
            if (first->is<ast::Starred>()) fail();
            const std::span<const ast::Comprehension> clauses = parse_comprehension_clauses();
            expect(TokenKind::kRightParen);
            return node<ast::ListComp>(NodeKind::kGeneratorExp, begin, first, clauses);
        }
        elements.push_back(first);
        if (!at(TokenKind::kComma)) fail();
        while (accept(TokenKind::kComma) && !at(TokenKind::kRightParen)) {
            elements.push_back(parse_star_named_expression());
        }
    }
    expect(TokenKind::kRightParen);
    return node<ast::Tuple>(NodeKind::kTuple, begin, list(elements), ast::ExpressionContext::kLoad);
}

const ast::Expression* RecursiveDescent::parse_list_display() {
    const Token* begin = token_;
    expect(TokenKind::kLeftBracket);
    Nodes<ast::Expression> elements;
    if (!at(TokenKind::kRightBracket)) {
        const ast::Expression* first = parse_star_named_expression();
        if (at(TokenKind::kFor) || at(TokenKind::kAsync)) {
            if (first->is<ast::Starred>()) fail();
            const std::span<const ast::Comprehension> clauses = parse_comprehension_clauses();
            expect(TokenKind::kRightBracket);
            return node<ast::ListComp>(NodeKind::kListComp, begin, first, clauses);
        }
        elements.push_back(first);
        while (accept(TokenKind::kComma) && !at(TokenKind::kRightBracket)) {
            elements.push_back(parse_star_named_expression());
        }
    }
    expect(TokenKind::kRightBracket);
    return node<ast::ListDisplay>(NodeKind::kList, begin, list(elements), ast::ExpressionContext::kLoad);
}

/// A set, a dict, or a comprehension of either.
const ast::Expression* RecursiveDescent::parse_brace_display() {
    const Token* begin = token_;
    expect(TokenKind::kLeftBrace);
    Nodes<ast::Expression> keys;
    Nodes<ast::Expression> values;
    if (at(TokenKind::kRightBrace) || at(TokenKind::kDoubleStar))
        return parse_dict_items(begin, keys, values);
    const bool can_be_key = !at(TokenKind::kStar) && following() != TokenKind::kColonEqual;
    const ast::Expression* first = parse_star_named_expression();
    if (can_be_key && at(TokenKind::kColon)) {
        advance();
        const ast::Expression* value = parse_expression();
        if (at(TokenKind::kFor) || at(TokenKind::kAsync)) {
            const std::span<const ast::Comprehension> clauses = parse_comprehension_clauses();
            expect(TokenKind::kRightBrace);
            return node<ast::DictComp>(NodeKind::kDictComp, begin, first, value, clauses);
        }
        keys.push_back(first);
        values.push_back(value);
        return parse_dict_items(begin, keys, values);
    }
    if (at(TokenKind::kFor) || at(TokenKind::kAsync)) {
        if (first->is<ast::Starred>()) fail();
        const std::span<const ast::Comprehension> clauses = parse_comprehension_clauses();
        expect(TokenKind::kRightBrace);
        return node<ast::ListComp>(NodeKind::kSetComp, begin, first, clauses);
    }
    Nodes<ast::Expression> elements{first};
    while (accept(TokenKind::kComma) && !at(TokenKind::kRightBrace)) {
        elements.push_back(parse_star_named_expression());
    }
    expect(TokenKind::kRightBrace);
    return node<ast::Set>(NodeKind::kSet, begin, list(elements));
}

/// The items of a dict after the first one, or all of them if none has been read.
const ast::Expression* RecursiveDescent::parse_dict_items(const Token* begin, Nodes<ast::Expression>& keys,
                                                          Nodes<ast::Expression>& values) {
    while ((values.empty() || accept(TokenKind::kComma)) && !at(TokenKind::kRightBrace)) {
        if (accept(TokenKind::kDoubleStar)) {
            keys.push_back(nullptr);
            values.push_back(parse_bitwise_or());
        } else {
            keys.push_back(parse_expression());
            expect(TokenKind::kColon);
            values.push_back(parse_expression());
        }
    }
    expect(TokenKind::kRightBrace);
    return node<ast::Dict>(NodeKind::kDict, begin, list(keys), list(values));
}

std::span<const ast::Comprehension> RecursiveDescent::parse_comprehension_clauses() {
    std::vector<ast::Comprehension> clauses;
    while (at(TokenKind::kFor) || at(TokenKind::kAsync)) clauses.push_back(parse_comprehension_clause());
    return arena_.copy(std::span<const ast::Comprehension>(clauses));
}

ast::Comprehension RecursiveDescent::parse_comprehension_clause() {
    const bool is_async = accept(TokenKind::kAsync);
    expect(TokenKind::kFor);
    const ast::Expression* target = parse_targets();
    expect(TokenKind::kIn);
    const ast::Expression* iter = parse_disjunction();
    Nodes<ast::Expression> conditions;
    while (accept(TokenKind::kIf)) conditions.push_back(parse_disjunction());
    return {target, iter, list(conditions), is_async};
}

/// The targets of a `for`.
const ast::Expression* RecursiveDescent::parse_targets() {
    const Token* begin = token_;
    const ast::Expression* first = parse_target();
    if (!at(TokenKind::kComma)) return first;
    Nodes<ast::Expression> targets{first};
    while (accept(TokenKind::kComma) && (starts_expression(kind()) || at(TokenKind::kStar))) {
        targets.push_back(parse_target());
    }
    return node<ast::Tuple>(NodeKind::kTuple, begin, list(targets), ast::ExpressionContext::kStore);
}

const ast::Expression* RecursiveDescent::parse_target() {
    // Without comparisons, because the `in` of a `for` must stay.
    const ast::Expression* expression = at(TokenKind::kStar) ? parse_star_expression() : parse_bitwise_or();
    return as_target(expression, ast::ExpressionContext::kStore);
}

/// The expression again, as something to assign to or to delete; fails if it cannot be that.
const ast::Expression* RecursiveDescent::as_target(const ast::Expression* expression,
                                                   ast::ExpressionContext context) {
    if (expression->is<ast::Name>() || expression->is<ast::Attribute>() || expression->is<ast::Subscript>()) {
        return in_context(expression, context);
    }
    if (const auto* starred = expression->try_as<ast::Starred>();
        starred != nullptr && context == ast::ExpressionContext::kStore) {
        return node<ast::Starred>(NodeKind::kStarred, starred->location, as_target(starred->value, context),
                                  context);
    }
    if (!expression->is<ast::Tuple>() && !expression->is<ast::ListDisplay>()) return failed_expression();
    const auto* tuple = expression->try_as<ast::Tuple>();
    Nodes<ast::Expression> targets;
    for (const ast::Expression* element :
         tuple != nullptr ? tuple->elts : expression->as<ast::ListDisplay>().elts) {
        targets.push_back(as_target(element, context));
    }
    return tuple != nullptr
               ? static_cast<const ast::Expression*>(
                     node<ast::Tuple>(NodeKind::kTuple, tuple->location, list(targets), context))
               : node<ast::ListDisplay>(NodeKind::kList, expression->location, list(targets), context);
}

/// The same where a tuple or list may not stand.
const ast::Expression* RecursiveDescent::as_single_target(const ast::Expression* expression) {
    if (!expression->is<ast::Name>() && !expression->is<ast::Attribute>() &&
        !expression->is<ast::Subscript>()) {
        return failed_expression();
    }
    return in_context(expression, ast::ExpressionContext::kStore);
}

const ast::Expression* RecursiveDescent::in_context(const ast::Expression* expression,
                                                    ast::ExpressionContext context) {
    if (const auto* name = expression->try_as<ast::Name>()) {
        return name_expression(name->location, name->id, context);
    }
    if (const auto* attribute = expression->try_as<ast::Attribute>()) {
        return node<ast::Attribute>(NodeKind::kAttribute, attribute->location, attribute->value,
                                    attribute->attr, context);
    }
    const auto& subscript = expression->as<ast::Subscript>();
    return node<ast::Subscript>(NodeKind::kSubscript, subscript.location, subscript.value, subscript.slice,
                                context);
}

/// The parameters of a function (up to a parenthesis) or of a lambda (up to a colon, without annotations).
const ast::Arguments* RecursiveDescent::parse_parameters(TokenKind closing) {
    const bool annotated = closing == TokenKind::kRightParen;
    Nodes<ast::Arg> positional_only;
    Nodes<ast::Arg> positional;
    Nodes<ast::Arg> keyword_only;
    Nodes<ast::Expression> defaults;
    Nodes<ast::Expression> keyword_defaults;
    const ast::Arg* vararg = nullptr;
    const ast::Arg* kwarg = nullptr;
    bool starred = false;
    while (!at(closing) && kwarg == nullptr && !failed()) {
        if (accept(TokenKind::kSlash)) {
            if (starred || positional.empty() || !positional_only.empty()) fail();
            positional_only.swap(positional);
        } else if (accept(TokenKind::kDoubleStar)) {
            kwarg = parse_parameter(annotated, false);
        } else if (accept(TokenKind::kStar)) {
            if (starred) fail();
            starred = true;
            if (!at(TokenKind::kComma)) {
                vararg = parse_parameter(annotated, true);
            } else if (following() != TokenKind::kName) {
                fail();
            }
        } else {
            const ast::Arg* parameter = parse_parameter(annotated, false);
            const ast::Expression* value = accept(TokenKind::kEqual) ? parse_expression() : nullptr;
            if (starred) {
                keyword_only.push_back(parameter);
                keyword_defaults.push_back(value);
            } else {
                if (value == nullptr && !defaults.empty()) fail();
                positional.push_back(parameter);
                if (value != nullptr) defaults.push_back(value);
            }
        }
        if (!accept(TokenKind::kComma)) break;
    }
    if (!at(closing)) fail();
    return arena_.make<ast::Arguments>(list(positional_only), list(positional), vararg, list(keyword_only),
                                       list(keyword_defaults), kwarg, list(defaults));
}

const ast::Arg* RecursiveDescent::parse_parameter(bool annotated, bool star_annotated) {
    const Token* begin = token_;
    const ast::Identifier name = expect_name();
    const ast::Expression* annotation = nullptr;
    if (annotated && accept(TokenKind::kColon)) {
        annotation = star_annotated ? parse_star_expression() : parse_expression();
    }
    return node<ast::Arg>(NodeKind::kArg, begin, name, annotation);
}

const ast::Expression* RecursiveDescent::parse_whole_expression() {
    const ast::Expression* expression;
    if (at(TokenKind::kYield)) {
        expression = parse_yield();
    } else if (at(TokenKind::kName) && following() == TokenKind::kColonEqual) {
        expression = parse_named_expression();
    } else {
        expression = parse_star_expressions();
    }
    if (!at_end()) fail();
    return expression;
}

const ast::Expression* RecursiveDescent::parse_whole_comprehension_clauses() {
    const std::span<const ast::Comprehension> clauses = parse_comprehension_clauses();
    if (clauses.empty() || !at_end()) return failed_expression();
    const ast::Comprehension& last = clauses.back();
    return last.ifs.empty() ? last.iter : last.ifs.back();
}

const ast::Call* RecursiveDescent::parse_whole_arguments() {
    const Token* begin = token_;
    Nodes<ast::Expression> arguments;
    Nodes<ast::Keyword> keywords;
    parse_arguments(arguments, keywords);
    if (!at_end()) fail();
    const ast::Expression* no_function = name_expression({}, {}, ast::ExpressionContext::kLoad);
    return node<ast::Call>(NodeKind::kCall, begin, no_function, list(arguments), list(keywords));
}

}  // namespace loopscope::language
