// The parser proper: from tokens to the syntax tree by recursive descent, one function for each part of the
// grammar.
//
// It only tells right programs from wrong ones: what is wrong is found out afterwards, by syntax_errors.h.
// After the first failure the parser stands on a token that nothing accepts, so every function falls through
// to its end without asking; what it returns then is some node that nobody looks at.
//
// The grammar is split over parse_statements.cpp, parse_expressions.cpp, parse_strings.cpp and
// parse_patterns.cpp.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "language/syntax/ast.h"
#include "language/syntax/token.h"

namespace loopscope::language {

struct StringValue;

/// Why there is no tree.
enum class ParseFailure : std::uint8_t {
    kNone,
    kSyntax,
    kTooDeep,  // the parser would need too much stack
    kTooTall,  // the tree would be too high
};

class RecursiveDescent {
public:
    /// The tokens must end in kEndMarker or kError. All that the tree holds goes into the arena, except that
    /// names and texts may point into the source, which must live as long.
    RecursiveDescent(std::string_view source, std::span<const Token> tokens, Arena& arena,
                     std::string_view character_names)
        : source_(source), token_(tokens.data()), arena_(arena), names_(character_names) {}

    RecursiveDescent(const RecursiveDescent&) = delete;
    RecursiveDescent& operator=(const RecursiveDescent&) = delete;

    [[nodiscard]] const ast::Module* parse_module();
    [[nodiscard]] const ast::Module* parse_expression_input();

    // The parts that the search for errors asks for; each must use up all tokens or fails.

    /// Any expression: a starred one, a tuple without parentheses, a yield or a named expression.
    [[nodiscard]] const ast::Expression* parse_whole_expression();
    /// The `for ... in ... if ...` clauses of a comprehension: the last expression in them.
    [[nodiscard]] const ast::Expression* parse_whole_comprehension_clauses();
    /// The arguments of a call, without the parentheses.
    [[nodiscard]] const ast::Call* parse_whole_arguments();

    [[nodiscard]] ParseFailure failure() const { return failure_; }
    /// The warnings of string literals.
    [[nodiscard]] const std::vector<SyntaxWarning>& warnings() const { return warnings_; }

private:
    template <typename T>
    using Nodes = std::vector<const T*>;

    class DepthGuard;

    // parse_statements.cpp
    ast::List<ast::Statement> parse_block();
    void parse_statement(Nodes<ast::Statement>& statements);
    void parse_simple_statements(Nodes<ast::Statement>& statements);
    const ast::Statement* parse_simple_statement();
    const ast::Statement* parse_compound_statement();
    const ast::Statement* parse_expression_statement();
    static bool continues_grouped_target(const Token* begin, const ast::Expression* target);
    const ast::Statement* parse_annotated_assignment(const Token* begin, const ast::Expression* target);
    const ast::Statement* parse_assignment(const Token* begin, const ast::Expression* first);
    const ast::Statement* parse_return();
    const ast::Statement* parse_raise();
    const ast::Statement* parse_delete();
    const ast::Statement* parse_assert();
    const ast::Statement* parse_global(ast::NodeKind kind);
    ast::Identifier parse_dotted_name();
    const ast::Statement* parse_import();
    const ast::Statement* parse_import_from();
    const ast::Alias* parse_imported_name();
    const ast::Statement* parse_type_alias();
    const ast::Statement* parse_if();
    const ast::Statement* parse_while();
    const ast::Statement* parse_for(const Token* begin, ast::NodeKind kind);
    const ast::Statement* parse_with(const Token* begin, ast::NodeKind kind);
    std::span<const ast::WithItem> parse_parenthesized_with_items();
    std::span<const ast::WithItem> parse_with_items();
    ast::WithItem parse_with_item();
    const ast::Statement* parse_try();
    const ast::ExceptHandler* parse_except_handler(bool star);
    const ast::Statement* parse_async();
    const ast::Statement* parse_decorated();
    const ast::Statement* parse_function(const Token* begin, ast::NodeKind kind,
                                         ast::List<ast::Expression> decorators);
    const ast::Statement* parse_class(ast::List<ast::Expression> decorators);
    ast::List<ast::Statement> parse_else();
    ast::List<ast::TypeParameter> parse_type_parameters();
    const ast::TypeParameter* parse_type_parameter();

    // parse_expressions.cpp
    const ast::Expression* parse_star_expressions();
    const ast::Expression* parse_star_expression();
    const ast::Expression* parse_star_named_expression();
    const ast::Expression* parse_named_expression();
    const ast::Expression* parse_expression();
    const ast::Expression* parse_yield();
    const ast::Expression* parse_annotated_right_side();
    const ast::Expression* parse_lambda();
    const ast::Expression* parse_disjunction();
    const ast::Expression* parse_conjunction();
    const ast::Expression* parse_inversion();
    const ast::Expression* parse_comparison();
    bool accept_comparison(ast::CompareOperator& op);
    const ast::Expression* parse_bitwise_or() { return parse_binary(0); }
    const ast::Expression* parse_binary(int least_precedence);
    const ast::Expression* parse_unary();
    const ast::Expression* parse_power();
    const ast::Expression* parse_primary();
    const ast::Expression* parse_call(const Token* begin, const ast::Expression* function);
    void parse_arguments(Nodes<ast::Expression>& arguments, Nodes<ast::Keyword>& keywords);
    const ast::Keyword* parse_keyword();
    const ast::Expression* parse_subscript(const Token* begin, const ast::Expression* value);
    const ast::Expression* parse_slice();
    const ast::Expression* parse_atom();
    const ast::Expression* parse_number();
    const ast::Expression* parse_parenthesized();
    const ast::Expression* parse_list_display();
    const ast::Expression* parse_brace_display();
    const ast::Expression* parse_dict_items(const Token* begin, Nodes<ast::Expression>& keys,
                                            Nodes<ast::Expression>& values);
    std::span<const ast::Comprehension> parse_comprehension_clauses();
    ast::Comprehension parse_comprehension_clause();
    const ast::Expression* parse_targets();
    const ast::Expression* parse_target();
    const ast::Expression* as_target(const ast::Expression* expression, ast::ExpressionContext context);
    const ast::Expression* as_single_target(const ast::Expression* expression);
    const ast::Expression* in_context(const ast::Expression* expression, ast::ExpressionContext context);
    const ast::Arguments* parse_parameters(TokenKind closing);
    const ast::Arg* parse_parameter(bool annotated, bool star_annotated);

    // parse_strings.cpp
    const ast::Expression* parse_strings();
    const ast::Constant* parse_string();
    void accept_value(const StringValue& value, const Token& token);
    void parse_fstring(Nodes<ast::Expression>& parts);
    void parse_fstring_part(bool raw, Nodes<ast::Expression>& parts);
    void parse_replacement_field(Nodes<ast::Expression>& parts);
    char parse_conversion();
    const ast::Expression* parse_format_spec();
    static std::string without_comments(std::string_view code);
    const ast::Constant* string_constant(ast::Location location, std::string_view text);
    Nodes<ast::Expression> with_joined_constants(const Nodes<ast::Expression>& parts);
    const ast::Constant* joined(std::span<const ast::Expression* const> constants);

    // parse_patterns.cpp
    bool at_match_statement() const;
    const ast::Statement* parse_match();
    const ast::Expression* parse_subject();
    ast::MatchCase parse_case();
    const ast::Pattern* parse_patterns();
    ast::List<ast::Pattern> parse_sequence_items(const ast::Pattern* first, TokenKind closing);
    const ast::Pattern* parse_maybe_star_pattern();
    bool accept_wildcard();
    ast::Identifier parse_capture_name();
    const ast::Pattern* parse_pattern();
    const ast::Pattern* parse_or_pattern();
    const ast::Pattern* parse_closed_pattern();
    const ast::Expression* parse_literal();
    const ast::Expression* parse_signed_number();
    static bool is_imaginary(const ast::Expression* number);
    const ast::Pattern* parse_name_pattern();
    const ast::Expression* parse_dotted_value();
    const ast::Pattern* parse_class_pattern(const Token* begin, const ast::Expression* cls);
    const ast::Pattern* parse_parenthesized_pattern();
    const ast::Pattern* parse_bracketed_pattern();
    const ast::Pattern* parse_mapping_pattern();
    const ast::Expression* parse_mapping_key();

    // Reading tokens.

    TokenKind kind() const { return token_->kind; }
    bool at(TokenKind expected) const { return token_->kind == expected; }
    bool at_end() const { return at(TokenKind::kEndMarker) || at(TokenKind::kError); }
    /// The token after the current one.
    TokenKind following() const { return at_end() ? kind() : token_[1].kind; }
    std::string_view text_of(const Token& token) const {
        return source_.substr(token.begin, token.end - token.begin);
    }
    bool at_soft_keyword(std::string_view word) const {
        return at(TokenKind::kName) && text_of(*token_) == word;
    }
    void advance() {
        if (!failed()) ++token_;
    }
    bool accept(TokenKind expected) {
        if (token_->kind != expected) return false;
        ++token_;
        return true;
    }
    void expect(TokenKind expected) {
        if (!accept(expected)) fail();
    }
    ast::Identifier expect_name() {
        const Token& token = *token_;
        if (!accept(TokenKind::kName)) {
            fail();
            return {};
        }
        return text_of(token);
    }

    void fail(ParseFailure failure = ParseFailure::kSyntax) {
        if (failure_ != ParseFailure::kNone) return;
        failure_ = failure;
        token_ = &stop_[1];
    }
    bool failed() const { return failure_ != ParseFailure::kNone; }

    // Making nodes.

    /// From the first token to the last one that was accepted and is more than layout.
    ast::Location location_from(const Token* begin) const {
        const Token* last = token_ - 1;
        while (last->kind == TokenKind::kNewline || last->kind == TokenKind::kIndent ||
               last->kind == TokenKind::kDedent) {
            --last;
        }
        return {begin->location.line, begin->location.column, last->location.end_line,
                last->location.end_column};
    }

    static std::uint16_t height_of(const ast::Node* node) {
        return node == nullptr ? std::uint16_t{0} : node->height;
    }
    template <typename T>
    static std::uint16_t height_of(std::span<T> items) {
        std::uint16_t height = 0;
        for (const auto& item : items) height = std::max(height, height_of(item));
        return height;
    }
    static std::uint16_t height_of(const ast::Comprehension& clause) {
        return std::max({height_of(clause.target), height_of(clause.iter), height_of(clause.ifs)});
    }
    static std::uint16_t height_of(const ast::WithItem& item) {
        return std::max(height_of(item.context_expr), height_of(item.optional_vars));
    }
    static std::uint16_t height_of(const ast::MatchCase& match_case) {
        return std::max(
            {height_of(match_case.pattern), height_of(match_case.guard), height_of(match_case.body)});
    }
    static std::uint16_t height_of(const ast::Arguments* arguments) {
        return std::max({height_of(arguments->posonlyargs), height_of(arguments->args),
                         height_of(arguments->vararg), height_of(arguments->kwonlyargs),
                         height_of(arguments->kw_defaults), height_of(arguments->kwarg),
                         height_of(arguments->defaults)});
    }
    template <typename T>
        requires(std::is_enum_v<T> || std::is_arithmetic_v<T> || std::is_same_v<T, ast::Identifier> ||
                 std::is_same_v<T, ast::CompareOperator>)
    static std::uint16_t height_of(const T&) {
        return 0;
    }

    /// Makes a node whose fields are the values; its height follows from them.
    template <typename T, typename... Values>
    const T* node(ast::NodeKind kind, ast::Location location, Values... values) {
        const auto height =
            static_cast<std::uint16_t>(1 + std::max({std::uint16_t{0}, height_of(values)...}));
        if (height > kMaxTreeHeight) fail(ParseFailure::kTooTall);
        return arena_.make<T>(typename T::Head{{{kind, height, location}}}, values...);
    }
    template <typename T, typename... Values>
    const T* node(ast::NodeKind kind, const Token* begin, Values... values) {
        return node<T>(kind, location_from(begin), values...);
    }

    /// The collected nodes as a list of the tree.
    template <typename T>
    ast::List<T> list(const Nodes<T>& nodes) {
        return arena_.copy(std::span<const T* const>(nodes));
    }

    /// What to return when there is nothing to return.
    const ast::Expression* failed_expression() {
        fail();
        return name_expression({}, {}, ast::ExpressionContext::kLoad);
    }
    const ast::Expression* name_expression(ast::Location location, ast::Identifier id,
                                           ast::ExpressionContext context) {
        return node<ast::Name>(ast::NodeKind::kName, location, id, context);
    }
    const ast::Expression* constant(const Token* begin, ast::ConstantKind kind) {
        return node<ast::Constant>(ast::NodeKind::kConstant, begin, kind, false, std::uint8_t{10},
                                   std::int64_t{0}, 0.0, std::string_view());
    }

    static bool starts_expression(TokenKind kind);

    std::string_view source_;
    const Token* token_;
    Arena& arena_;
    std::string_view names_;
    ParseFailure failure_ = ParseFailure::kNone;
    int depth_ = 0;
    std::vector<SyntaxWarning> warnings_;
    Token stop_[2] = {{TokenKind::kError, 0, 0, 0, {}}, {TokenKind::kError, 0, 0, 0, {}}};
};

/// Counts how deep the parser is inside itself, and fails before the stack is too small.
class RecursiveDescent::DepthGuard {
public:
    explicit DepthGuard(RecursiveDescent& parser) : parser_(parser) {
        if (++parser_.depth_ > kMaxTreeHeight) parser_.fail(ParseFailure::kTooDeep);
    }
    DepthGuard(const DepthGuard&) = delete;
    DepthGuard& operator=(const DepthGuard&) = delete;
    ~DepthGuard() { --parser_.depth_; }

private:
    RecursiveDescent& parser_;
};

}  // namespace loopscope::language
