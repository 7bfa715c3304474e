// Modules, blocks and statements (except match: parse_patterns.cpp).
#include "language/syntax/recursive_descent.h"

namespace loopscope::language {

using ast::NodeKind;

namespace {

/// The operator of an augmented assignment.
bool augmented_operator(TokenKind kind, ast::BinaryOperator& op) {
    using enum ast::BinaryOperator;
    switch (kind) {
        case TokenKind::kPlusEqual:
            op = kAdd;
            return true;
        case TokenKind::kMinusEqual:
            op = kSub;
            return true;
        case TokenKind::kStarEqual:
            op = kMult;
            return true;
        case TokenKind::kAtEqual:
            op = kMatMult;
            return true;
        case TokenKind::kSlashEqual:
            op = kDiv;
            return true;
        case TokenKind::kPercentEqual:
            op = kMod;
            return true;
        case TokenKind::kAmpersandEqual:
            op = kBitAnd;
            return true;
        case TokenKind::kVerticalBarEqual:
            op = kBitOr;
            return true;
        case TokenKind::kCircumflexEqual:
            op = kBitXor;
            return true;
        case TokenKind::kLeftShiftEqual:
            op = kLShift;
            return true;
        case TokenKind::kRightShiftEqual:
            op = kRShift;
            return true;
        case TokenKind::kDoubleStarEqual:
            op = kPow;
            return true;
        case TokenKind::kDoubleSlashEqual:
            op = kFloorDiv;
            return true;
        default:
            return false;
    }
}

}  // namespace

const ast::Module* RecursiveDescent::parse_module() {
    Nodes<ast::Statement> statements;
    while (!at_end()) parse_statement(statements);
    if (!at(TokenKind::kEndMarker)) fail();
    return arena_.make<ast::Module>(list(statements));
}

const ast::Module* RecursiveDescent::parse_expression_input() {
    const Token* begin = token_;
    Nodes<ast::Expression> elements{parse_expression()};
    while (accept(TokenKind::kComma) && starts_expression(kind())) elements.push_back(parse_expression());
    const ast::Expression* value = elements.front();
    if (token_[-1].kind == TokenKind::kComma || elements.size() > 1) {
        value = node<ast::Tuple>(NodeKind::kTuple, begin, list(elements), ast::ExpressionContext::kLoad);
    }
    const Nodes<ast::Statement> statements{node<ast::Expr>(NodeKind::kExpr, begin, value)};
    while (accept(TokenKind::kNewline)) continue;
    if (!at(TokenKind::kEndMarker)) fail();
    return arena_.make<ast::Module>(list(statements));
}

/// The statements after a colon: indented ones or those on the rest of the line.
ast::List<ast::Statement> RecursiveDescent::parse_block() {
    Nodes<ast::Statement> statements;
    if (accept(TokenKind::kNewline)) {
        expect(TokenKind::kIndent);
        do {
            parse_statement(statements);
        } while (!accept(TokenKind::kDedent) && !at_end());
    } else {
        parse_simple_statements(statements);
    }
    return list(statements);
}

void RecursiveDescent::parse_statement(Nodes<ast::Statement>& statements) {
    if (const ast::Statement* compound = parse_compound_statement()) {
        statements.push_back(compound);
    } else {
        parse_simple_statements(statements);
    }
}

void RecursiveDescent::parse_simple_statements(Nodes<ast::Statement>& statements) {
    do {
        statements.push_back(parse_simple_statement());
    } while (accept(TokenKind::kSemicolon) && !at(TokenKind::kNewline));
    expect(TokenKind::kNewline);
}

/// Null if no compound statement begins here.
const ast::Statement* RecursiveDescent::parse_compound_statement() {
    switch (kind()) {
        case TokenKind::kIf:
            return parse_if();
        case TokenKind::kFor:
            return parse_for(token_, NodeKind::kFor);
        case TokenKind::kWhile:
            return parse_while();
        case TokenKind::kDef:
            return parse_function(token_, NodeKind::kFunctionDef, {});
        case TokenKind::kClass:
            return parse_class({});
        case TokenKind::kWith:
            return parse_with(token_, NodeKind::kWith);
        case TokenKind::kTry:
            return parse_try();
        case TokenKind::kAsync:
            return parse_async();
        case TokenKind::kAt:
            return parse_decorated();
        default:
            return at_match_statement() ? parse_match() : nullptr;
    }
}

const ast::Statement* RecursiveDescent::parse_simple_statement() {
    const Token* begin = token_;
    switch (kind()) {
        case TokenKind::kReturn:
            return parse_return();
        case TokenKind::kRaise:
            return parse_raise();
        case TokenKind::kPass:
            advance();
            return node<ast::Pass>(NodeKind::kPass, begin);
        case TokenKind::kBreak:
            advance();
            return node<ast::Break>(NodeKind::kBreak, begin);
        case TokenKind::kContinue:
            advance();
            return node<ast::Continue>(NodeKind::kContinue, begin);
        case TokenKind::kDel:
            return parse_delete();
        case TokenKind::kAssert:
            return parse_assert();
        case TokenKind::kGlobal:
            return parse_global(NodeKind::kGlobal);
        case TokenKind::kNonlocal:
            return parse_global(NodeKind::kNonlocal);
        case TokenKind::kImport:
            return parse_import();
        case TokenKind::kFrom:
            return parse_import_from();
        default:
            if (at_soft_keyword("type") && following() == TokenKind::kName) return parse_type_alias();
            return parse_expression_statement();
    }
}

/// An expression, or an assignment of any kind.
const ast::Statement* RecursiveDescent::parse_expression_statement() {
    const Token* begin = token_;
    if (at(TokenKind::kYield)) {
        const ast::Expression* value = parse_yield();
        return node<ast::Expr>(NodeKind::kExpr, begin, value);
    }
    const ast::Expression* expression = parse_star_expressions();
    if (at(TokenKind::kEqual)) return parse_assignment(begin, expression);
    if (accept(TokenKind::kColon)) return parse_annotated_assignment(begin, expression);
    ast::BinaryOperator op;
    if (augmented_operator(kind(), op)) {
        advance();
        const ast::Expression* target = as_single_target(expression);
        const ast::Expression* value = parse_annotated_right_side();
        return node<ast::AugAssign>(NodeKind::kAugAssign, begin, target, op, value);
    }
    return node<ast::Expr>(NodeKind::kExpr, begin, expression);
}

/// Whether the target begins with one in parentheses, as `(a)[0]`. CPython's grammar takes the parentheses
/// for the whole target of an annotation.
bool RecursiveDescent::continues_grouped_target(const Token* begin, const ast::Expression* target) {
    const ast::Expression* part = target;
    while (part->location.column == begin->location.column && part->location.line == begin->location.line) {
        if (const auto* attribute = part->try_as<ast::Attribute>()) {
            part = attribute->value;
        } else if (const auto* subscript = part->try_as<ast::Subscript>()) {
            part = subscript->value;
        } else if (const auto* call = part->try_as<ast::Call>()) {
            part = call->func;
        } else {
            return false;
        }
    }
    return part != target &&
           (part->is<ast::Name>() || part->is<ast::Attribute>() || part->is<ast::Subscript>());
}

const ast::Statement* RecursiveDescent::parse_annotated_assignment(const Token* begin,
                                                                   const ast::Expression* target) {
    const bool simple = begin->kind == TokenKind::kName && target->is<ast::Name>();
    if (begin->kind == TokenKind::kLeftParen && continues_grouped_target(begin, target)) fail();
    target = as_single_target(target);
    const ast::Expression* annotation = parse_expression();
    const ast::Expression* value = accept(TokenKind::kEqual) ? parse_annotated_right_side() : nullptr;
    return node<ast::AnnAssign>(NodeKind::kAnnAssign, begin, target, annotation, value, simple);
}

const ast::Statement* RecursiveDescent::parse_assignment(const Token* begin, const ast::Expression* first) {
    Nodes<ast::Expression> targets;
    const ast::Expression* value = first;
    while (accept(TokenKind::kEqual)) {
        targets.push_back(as_target(value, ast::ExpressionContext::kStore));
        value = parse_annotated_right_side();
    }
    return node<ast::Assign>(NodeKind::kAssign, begin, list(targets), value);
}

const ast::Statement* RecursiveDescent::parse_return() {
    const Token* begin = token_;
    expect(TokenKind::kReturn);
    const bool has_value = starts_expression(kind()) || at(TokenKind::kStar);
    const ast::Expression* value = has_value ? parse_star_expressions() : nullptr;
    return node<ast::Return>(NodeKind::kReturn, begin, value);
}

const ast::Statement* RecursiveDescent::parse_raise() {
    const Token* begin = token_;
    expect(TokenKind::kRaise);
    const ast::Expression* exception = starts_expression(kind()) ? parse_expression() : nullptr;
    const ast::Expression* cause = nullptr;
    if (exception != nullptr && accept(TokenKind::kFrom)) cause = parse_expression();
    return node<ast::Raise>(NodeKind::kRaise, begin, exception, cause);
}

const ast::Statement* RecursiveDescent::parse_delete() {
    const Token* begin = token_;
    expect(TokenKind::kDel);
    Nodes<ast::Expression> targets;
    do {
        targets.push_back(as_target(parse_bitwise_or(), ast::ExpressionContext::kDel));
    } while (accept(TokenKind::kComma) && starts_expression(kind()));
    return node<ast::Delete>(NodeKind::kDelete, begin, list(targets));
}

const ast::Statement* RecursiveDescent::parse_assert() {
    const Token* begin = token_;
    expect(TokenKind::kAssert);
    const ast::Expression* test = parse_expression();
    const ast::Expression* message = accept(TokenKind::kComma) ? parse_expression() : nullptr;
    return node<ast::Assert>(NodeKind::kAssert, begin, test, message);
}

const ast::Statement* RecursiveDescent::parse_global(NodeKind kind) {
    const Token* begin = token_;
    advance();
    std::vector<ast::Identifier> names;
    do {
        names.push_back(expect_name());
    } while (accept(TokenKind::kComma));
    const std::span<const ast::Identifier> all = arena_.copy(std::span<const ast::Identifier>(names));
    if (kind == NodeKind::kGlobal) return node<ast::Global>(kind, begin, all);
    return node<ast::Nonlocal>(kind, begin, all);
}

/// A name with dots between its parts, as one text.
ast::Identifier RecursiveDescent::parse_dotted_name() {
    const Token* begin = token_;
    const ast::Identifier first = expect_name();
    if (!at(TokenKind::kDot)) return first;
    while (accept(TokenKind::kDot)) expect_name();
    if (failed()) return {};
    std::string name;  // without the spaces that may stand around the dots
    for (const Token* part = begin; part != token_; ++part) name += text_of(*part);
    return arena_.copy(std::string_view(name));
}

const ast::Statement* RecursiveDescent::parse_import() {
    const Token* begin = token_;
    expect(TokenKind::kImport);
    Nodes<ast::Alias> names;
    do {
        const Token* name_begin = token_;
        const ast::Identifier name = parse_dotted_name();
        const ast::Identifier asname = accept(TokenKind::kAs) ? expect_name() : ast::Identifier();
        names.push_back(node<ast::Alias>(NodeKind::kAlias, name_begin, name, asname));
    } while (accept(TokenKind::kComma));
    return node<ast::Import>(NodeKind::kImport, begin, list(names));
}

const ast::Statement* RecursiveDescent::parse_import_from() {
    const Token* begin = token_;
    expect(TokenKind::kFrom);
    std::uint32_t level = 0;
    for (; at(TokenKind::kDot) || at(TokenKind::kEllipsis); advance()) level += at(TokenKind::kDot) ? 1 : 3;
    ast::Identifier module;
    if (level == 0 || !at(TokenKind::kImport)) module = parse_dotted_name();
    expect(TokenKind::kImport);
    Nodes<ast::Alias> names;
    if (at(TokenKind::kStar)) {
        const Token* star = token_;
        advance();
        names.push_back(node<ast::Alias>(NodeKind::kAlias, star, text_of(*star), ast::Identifier()));
    } else if (accept(TokenKind::kLeftParen)) {
        do {
            names.push_back(parse_imported_name());
        } while (accept(TokenKind::kComma) && !at(TokenKind::kRightParen));
        expect(TokenKind::kRightParen);
    } else {
        do {
            names.push_back(parse_imported_name());
        } while (accept(TokenKind::kComma));
    }
    return node<ast::ImportFrom>(NodeKind::kImportFrom, begin, module, list(names), level);
}

const ast::Alias* RecursiveDescent::parse_imported_name() {
    const Token* begin = token_;
    const ast::Identifier name = expect_name();
    const ast::Identifier asname = accept(TokenKind::kAs) ? expect_name() : ast::Identifier();
    return node<ast::Alias>(NodeKind::kAlias, begin, name, asname);
}

const ast::Statement* RecursiveDescent::parse_type_alias() {
    const Token* begin = token_;
    advance();
    const Token* name_token = token_;
    const ast::Identifier id = expect_name();
    const ast::Expression* name = name_expression(name_token->location, id, ast::ExpressionContext::kStore);
    const ast::List<ast::TypeParameter> parameters = parse_type_parameters();
    expect(TokenKind::kEqual);
    const ast::Expression* value = parse_expression();
    return node<ast::TypeAlias>(NodeKind::kTypeAlias, begin, name, parameters, value);
}

/// An `if` with all its `elif`s, each of which is the orelse of the one before.
const ast::Statement* RecursiveDescent::parse_if() {
    struct Branch {
        const Token* begin;
        const ast::Expression* test;
        ast::List<ast::Statement> body;
    };
    std::vector<Branch> branches;
    do {
        const Token* begin = token_;
        advance();
        const ast::Expression* test = parse_named_expression();
        expect(TokenKind::kColon);
        branches.push_back({begin, test, parse_block()});
    } while (at(TokenKind::kElif));
    ast::List<ast::Statement> orelse = parse_else();
    for (;;) {
        const Branch& branch = branches.back();
        const auto* statement = node<ast::If>(NodeKind::kIf, branch.begin, branch.test, branch.body, orelse);
        branches.pop_back();
        if (branches.empty()) return statement;
        orelse = list(Nodes<ast::Statement>{statement});
    }
}

const ast::Statement* RecursiveDescent::parse_while() {
    const Token* begin = token_;
    expect(TokenKind::kWhile);
    const ast::Expression* test = parse_named_expression();
    expect(TokenKind::kColon);
    const ast::List<ast::Statement> body = parse_block();
    const ast::List<ast::Statement> orelse = parse_else();
    return node<ast::While>(NodeKind::kWhile, begin, test, body, orelse);
}

const ast::Statement* RecursiveDescent::parse_for(const Token* begin, NodeKind kind) {
    expect(TokenKind::kFor);
    const ast::Expression* target = parse_targets();
    expect(TokenKind::kIn);
    const ast::Expression* iter = parse_star_expressions();
    expect(TokenKind::kColon);
    const ast::List<ast::Statement> body = parse_block();
    const ast::List<ast::Statement> orelse = parse_else();
    return node<ast::For>(kind, begin, target, iter, body, orelse);
}

ast::List<ast::Statement> RecursiveDescent::parse_else() {
    if (!accept(TokenKind::kElse)) return {};
    expect(TokenKind::kColon);
    return parse_block();
}

/// With a parenthesis after `with`, it is tried as one around all items first, as in CPython's grammar.
const ast::Statement* RecursiveDescent::parse_with(const Token* begin, NodeKind kind) {
    expect(TokenKind::kWith);
    std::span<const ast::WithItem> items;
    if (at(TokenKind::kLeftParen)) {
        const Token* const start = token_;
        const std::size_t warnings = warnings_.size();
        items = parse_parenthesized_with_items();
        if (failure_ == ParseFailure::kSyntax) {
            token_ = start;
            failure_ = ParseFailure::kNone;
            warnings_.resize(warnings);
            items = parse_with_items();
        }
    } else {
        items = parse_with_items();
    }
    expect(TokenKind::kColon);
    const ast::List<ast::Statement> body = parse_block();
    return node<ast::With>(kind, begin, items, body);
}

std::span<const ast::WithItem> RecursiveDescent::parse_parenthesized_with_items() {
    std::vector<ast::WithItem> items;
    expect(TokenKind::kLeftParen);
    do {
        items.push_back(parse_with_item());
    } while (accept(TokenKind::kComma) && !at(TokenKind::kRightParen));
    expect(TokenKind::kRightParen);
    if (!at(TokenKind::kColon)) fail();
    return arena_.copy(std::span<const ast::WithItem>(items));
}

std::span<const ast::WithItem> RecursiveDescent::parse_with_items() {
    std::vector<ast::WithItem> items;
    do {
        items.push_back(parse_with_item());
    } while (accept(TokenKind::kComma));
    return arena_.copy(std::span<const ast::WithItem>(items));
}

ast::WithItem RecursiveDescent::parse_with_item() {
    const ast::Expression* context = parse_expression();
    const ast::Expression* variables = accept(TokenKind::kAs) ? parse_target() : nullptr;
    return {context, variables};
}

const ast::Statement* RecursiveDescent::parse_try() {
    const Token* begin = token_;
    expect(TokenKind::kTry);
    expect(TokenKind::kColon);
    const ast::List<ast::Statement> body = parse_block();
    Nodes<ast::ExceptHandler> handlers;
    const bool star = at(TokenKind::kExcept) && following() == TokenKind::kStar;
    while (at(TokenKind::kExcept)) handlers.push_back(parse_except_handler(star));
    ast::List<ast::Statement> orelse;
    if (!handlers.empty()) orelse = parse_else();
    ast::List<ast::Statement> finalbody;
    if (accept(TokenKind::kFinally)) {
        expect(TokenKind::kColon);
        finalbody = parse_block();
    } else if (handlers.empty()) {
        fail();
    }
    return node<ast::Try>(star ? NodeKind::kTryStar : NodeKind::kTry, begin, body, list(handlers), orelse,
                          finalbody);
}

const ast::ExceptHandler* RecursiveDescent::parse_except_handler(bool star) {
    const Token* begin = token_;
    expect(TokenKind::kExcept);
    if (star) expect(TokenKind::kStar);
    const ast::Expression* type = star || !at(TokenKind::kColon) ? parse_expression() : nullptr;
    const ast::Identifier name =
        type != nullptr && accept(TokenKind::kAs) ? expect_name() : ast::Identifier();
    expect(TokenKind::kColon);
    const ast::List<ast::Statement> body = parse_block();
    return node<ast::ExceptHandler>(NodeKind::kExceptHandler, begin, type, name, body);
}

const ast::Statement* RecursiveDescent::parse_async() {
    const Token* begin = token_;
    expect(TokenKind::kAsync);
    switch (kind()) {
        case TokenKind::kDef:
            return parse_function(begin, NodeKind::kAsyncFunctionDef, {});
        case TokenKind::kFor:
            return parse_for(begin, NodeKind::kAsyncFor);
        default:
            return parse_with(begin, NodeKind::kAsyncWith);
    }
}

const ast::Statement* RecursiveDescent::parse_decorated() {
    Nodes<ast::Expression> decorators;
    while (accept(TokenKind::kAt)) {
        decorators.push_back(parse_named_expression());
        expect(TokenKind::kNewline);
    }
    if (at(TokenKind::kClass)) return parse_class(list(decorators));
    const Token* begin = token_;
    const bool is_async = accept(TokenKind::kAsync);
    return parse_function(begin, is_async ? NodeKind::kAsyncFunctionDef : NodeKind::kFunctionDef,
                          list(decorators));
}

const ast::Statement* RecursiveDescent::parse_function(const Token* begin, NodeKind kind,
                                                       ast::List<ast::Expression> decorators) {
    expect(TokenKind::kDef);
    const ast::Identifier name = expect_name();
    const ast::List<ast::TypeParameter> type_parameters = parse_type_parameters();
    expect(TokenKind::kLeftParen);
    const ast::Arguments* parameters = parse_parameters(TokenKind::kRightParen);
    expect(TokenKind::kRightParen);
    const ast::Expression* returns = accept(TokenKind::kArrow) ? parse_expression() : nullptr;
    expect(TokenKind::kColon);
    const ast::List<ast::Statement> body = parse_block();
    return node<ast::FunctionDef>(kind, begin, name, parameters, body, decorators, returns, type_parameters);
}

const ast::Statement* RecursiveDescent::parse_class(ast::List<ast::Expression> decorators) {
    const Token* begin = token_;
    expect(TokenKind::kClass);
    const ast::Identifier name = expect_name();
    const ast::List<ast::TypeParameter> type_parameters = parse_type_parameters();
    Nodes<ast::Expression> bases;
    Nodes<ast::Keyword> keywords;
    if (accept(TokenKind::kLeftParen)) {
        parse_arguments(bases, keywords);
        expect(TokenKind::kRightParen);
    }
    expect(TokenKind::kColon);
    const ast::List<ast::Statement> body = parse_block();
    return node<ast::ClassDef>(NodeKind::kClassDef, begin, name, list(bases), list(keywords), body,
                               decorators, type_parameters);
}

ast::List<ast::TypeParameter> RecursiveDescent::parse_type_parameters() {
    if (!accept(TokenKind::kLeftBracket)) return {};
    Nodes<ast::TypeParameter> parameters;
    do {
        parameters.push_back(parse_type_parameter());
    } while (accept(TokenKind::kComma) && !at(TokenKind::kRightBracket));
    expect(TokenKind::kRightBracket);
    return list(parameters);
}

const ast::TypeParameter* RecursiveDescent::parse_type_parameter() {
    const Token* begin = token_;
    if (accept(TokenKind::kStar)) {
        const ast::Identifier name = expect_name();
        const ast::Expression* default_value = accept(TokenKind::kEqual) ? parse_star_expression() : nullptr;
        return node<ast::TypeVarTuple>(NodeKind::kTypeVarTuple, begin, name, default_value);
    }
    if (accept(TokenKind::kDoubleStar)) {
        const ast::Identifier name = expect_name();
        const ast::Expression* default_value = accept(TokenKind::kEqual) ? parse_expression() : nullptr;
        return node<ast::ParamSpec>(NodeKind::kParamSpec, begin, name, default_value);
    }
    const ast::Identifier name = expect_name();
    const ast::Expression* bound = accept(TokenKind::kColon) ? parse_expression() : nullptr;
    const ast::Expression* default_value = accept(TokenKind::kEqual) ? parse_expression() : nullptr;
    return node<ast::TypeVar>(NodeKind::kTypeVar, begin, name, bound, default_value);
}

}  // namespace loopscope::language
