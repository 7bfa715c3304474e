// The first pass of the symbol table: walks the tree and notes what every block does with every name.
//
// Blocks and names are visited in CPython's order, so that of several errors the same one is found first.
// After an error the walk goes on, but notes no other.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "language/compile/symbol_table.h"

namespace loopscope::language {

class SymbolTableBuilder {
public:
    SymbolTableBuilder(SymbolTable& table, bool annotations_are_text)
        : table_(table), annotations_are_text_(annotations_are_text) {}

    [[nodiscard]] std::optional<SyntaxError> run(const ast::Module& module);

private:
    // Statements
    void visit(ast::List<ast::Statement> statements);
    void visit(const ast::Statement& statement);
    void visit_function(const ast::FunctionDef& function);
    void visit_class(const ast::ClassDef& definition);
    void visit_type_alias(const ast::TypeAlias& alias);
    void visit_annotated_assignment(const ast::AnnAssign& assignment);
    void visit_try(const ast::Try& statement);
    void visit_import_names(ast::List<ast::Alias> names);
    void visit_global(const ast::Global& statement);
    void visit_nonlocal(const ast::Nonlocal& statement);

    // Expressions
    void visit(ast::List<ast::Expression> expressions);
    void visit(const ast::Expression* expression);
    void visit_assignment_expression(const ast::NamedExpr& expression);
    void visit_yield(const ast::Expression& expression, const ast::Expression* value);
    void visit_lambda(const ast::Lambda& lambda);
    void visit_call(const ast::Call& call);
    void visit_name(const ast::Name& name);
    void visit_comprehension(const ast::Expression& expression, std::string_view description,
                             std::span<const ast::Comprehension> generators, const ast::Expression& element,
                             const ast::Expression* value);
    void visit_inner_generator(const ast::Comprehension& generator);
    void bind_outside_comprehensions(const ast::Name& target);

    // Parts
    void visit_parameters(const ast::Arguments& arguments);
    void visit_annotations(const ast::Arguments& arguments, const ast::Expression* returns);
    void visit_annotation(const ast::Expression* annotation);
    void visit_type_parameters(ast::List<ast::TypeParameter> parameters);
    void visit_type_variable_part(const ast::Expression* expression, const void* key, std::string_view name,
                                  std::string_view description);
    void visit_pattern(const ast::Pattern* pattern);

    // Blocks and names
    void enter(ScopeKind kind, std::string_view name, const void* key, const ast::Location& location);
    void enter_type_parameters(std::string_view name, const void* key, const ast::Location& location,
                               bool is_function, const ast::Arguments* arguments);
    void look_up_class_names();
    void leave();
    void add(std::string_view name, std::uint16_t flag, const ast::Location& location) {
        add_to(*scope_, name, flag, location);
    }
    void add_to(Scope& scope, std::string_view name, std::uint16_t flag, const ast::Location& location);
    [[nodiscard]] std::string_view mangled(std::string_view name) {
        return table_.mangled(class_name_, name);
    }
    /// False, after the error, where an annotation or type parameter cannot have this kind of expression.
    void check_allowed_here(std::string_view what, const ast::Location& location);
    void fail(std::string message, const ast::Location& location);
    void fail_name(std::string_view before, std::string_view name, std::string_view after,
                   const ast::Location& location);

    SymbolTable& table_;
    const bool annotations_are_text_;
    Scope* scope_ = nullptr;
    std::string_view class_name_;  // of the innermost class around, for mangling
    std::optional<SyntaxError> error_;
};

}  // namespace loopscope::language
