// The compiler proper: walks the tree and writes the instructions of every code object.
//
// One class over several files, each for a part of the language: generate_statements.cpp,
// generate_exceptions.cpp (try, with, and the ways out of blocks), generate_expressions.cpp,
// generate_calls.cpp, generate_comprehensions.cpp, generate_definitions.cpp (functions, classes, type
// parameters), generate_patterns.cpp.
//
// After an error the walk goes on, but no other is noted and the code is thrown away: the first error is the
// one that CPython reports (tests/unit/language/compile/errors.txt has them all).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/compile/code_builder.h"
#include "language/compile/compiler.h"
#include "language/compile/future_features.h"
#include "language/compile/symbol_table.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

class CodeGenerator {
public:
    CodeGenerator(Runtime& runtime, SymbolTable& symbols, std::string_view file_name,
                  const FutureFeatures& features)
        : runtime_(runtime), symbols_(symbols), file_name_(runtime.intern(file_name)), features_(features) {}

    [[nodiscard]] CompileResult generate(const ast::Module& module, CompileMode mode);

private:
    using Location = ast::Location;

    enum class UnitKind : std::uint8_t {
        Module,
        Class,
        Function,
        AsyncFunction,
        Lambda,
        GeneratorExpression,
        Hidden,  ///< type parameters, their bounds and defaults, values of type aliases
    };

    /// What encloses the statement being compiled, and what leaving it early takes.
    enum class BlockKind : std::uint8_t {
        While,
        For,         ///< the iterator is on the stack
        Try,         ///< inside `try` with `except`
        FinallyTry,  ///< inside `try` with `finally`
        FinallyEnd,  ///< inside `finally` while an exception is handled: `previous exception` are on the
                     ///< stack
        With,        ///< the exit method is on the stack
        AsyncWith,
        ExceptionHandler,   ///< around the handlers; counts, but takes nothing to leave
        HandlerBody,        ///< `previous` is on the stack
        ExceptStarHandler,  ///< must not be left early
        PopValue,           ///< a value to be dropped is on the stack
        GeneratorBody,      ///< counts as a block in CPython
    };
    struct Block {
        BlockKind kind;
        Guard outer_guard = 0;
        Label again{};  // of loops: where `continue` goes
        Label end{};    // of loops: where `break` goes
        ast::List<ast::Statement> final_body{};
        std::string_view name{};  // HandlerBody: the exception's variable, or empty
        Location location{};
    };
    static constexpr std::size_t kMostBlocks = 21;  // compile.c: CO_MAXBLOCKS

    /// One code object in the making.
    struct Unit {
        Unit(Runtime& runtime, UnitKind unit_kind, const Scope& unit_scope, Unit* outer_unit)
            : kind(unit_kind),
              frame_scope(&unit_scope),
              scope(&unit_scope),
              outer(outer_unit),
              builder(runtime) {}

        UnitKind kind;
        const Scope* frame_scope;
        const Scope* scope;  // the innermost comprehension, or frame_scope
        Unit* outer;
        Ref<CodeObject> code;
        CodeBuilder builder;
        std::vector<Block> blocks;
        std::string_view class_name;  // for mangling
        std::string qualified_name;
        std::vector<std::string_view> cells;  // that are no parameters
        std::vector<std::string_view> free_variables;
        std::vector<std::string_view>
            assigned_attributes;  // of a class: `self.x = ...` in its methods, sorted
    };

    /// What `def`, `lambda` and their like leave on the stack before the function is made.
    struct FunctionParts {
        bool defaults = false;
        bool keyword_defaults = false;
        bool annotations = false;
    };

    /// The captures and ways to fail of the pattern being compiled.
    struct PatternState {
        std::vector<std::string_view> captures;  // the first one's value is on top
        std::vector<Label> failures;             // by the number of values to pop on the way
        std::uint32_t on_top = 0;                // values above the captures that failing must pop too
        bool may_be_irrefutable = false;
    };

    // Units (code_generator.cpp)
    void enter(UnitKind kind, const Scope& scope, std::string_view name, std::uint32_t first_line,
               const ast::Arguments* parameters = nullptr);
    [[nodiscard]] Ref<CodeObject> leave();
    void set_qualified_name(Unit& unit, std::string_view name) const;
    void collect_variables(Unit& unit);
    void add_parameters(Unit& unit, const ast::Arguments& parameters);
    [[nodiscard]] bool is_in_function() const;
    void body(ast::List<ast::Statement> statements, const Location& location);
    void add_return_of_none();

    // Writing (code_generator.cpp)
    [[nodiscard]] CodeBuilder& builder() { return unit_->builder; }
    void emit(const Location& location, Opcode opcode, std::uint32_t operand = 0) {
        unit_->builder.emit(location, opcode, operand);
    }
    void jump(const Location& location, Opcode opcode, Label target) {
        unit_->builder.jump(location, opcode, target);
    }
    [[nodiscard]] Label make_label() { return unit_->builder.make_label(); }
    void bind(Label label) { unit_->builder.bind(label); }
    void emit_name(const Location& location, Opcode opcode, std::string_view name);
    void emit_slot(const Location& location, Opcode opcode, std::string_view name);
    void load_constant(const Location& location, const Value& value);
    void load_text(const Location& location, std::string_view text);
    void load_integer(const Location& location, std::int64_t value);
    void load_none(const Location& location) { load_constant(location, Value::none()); }
    [[nodiscard]] Value name_tuple(std::span<const std::string_view> names);

    // Names (code_generator.cpp)
    enum class Where : std::uint8_t {
        Local,
        Cell,
        ClassCell,
        CellOrClassName,
        Global,
        GlobalOrClassName,
        Name
    };
    [[nodiscard]] Where find(std::string_view mangled_name) const;
    [[nodiscard]] std::string_view mangled(std::string_view name) {
        return symbols_.mangled(unit_->class_name, name);
    }
    void load_name(const Location& location, std::string_view name);
    void store_name(const Location& location, std::string_view name);
    void delete_name(const Location& location, std::string_view name);

    // Errors (code_generator.cpp)
    void fail(std::string message, const Location& location);
    void fail_name(std::string_view before, std::string_view name, std::string_view after,
                   const Location& location);
    void warn(std::string message, const Location& location);
    /// `__debug__` is never assigned.
    void check_assignable(std::string_view name, const Location& location, bool deletes = false);

    // Statements (generate_statements.cpp)
    void statements(ast::List<ast::Statement> list);
    void statement(const ast::Statement& node);
    void expression_statement(const ast::Expr& node);
    void delete_target(const ast::Expression& target);
    void assign(const ast::Assign& node);
    bool swap_assign(const ast::Expression& target, const ast::Expression& value);
    void augmented_assign(const ast::AugAssign& node);
    void annotated_assign(const ast::AnnAssign& node);
    void annotation_value(const ast::Expression& annotation, const Location& location);
    void evaluate_and_drop(const ast::Expression& node);
    void return_statement(const ast::Return& node);
    void if_statement(const ast::If& node);
    void while_loop(const ast::While& node);
    void for_loop(const ast::For& node);
    void async_for_loop(const ast::For& node);
    void break_or_continue(const ast::Statement& node);
    void raise_statement(const ast::Raise& node);
    void assert_statement(const ast::Assert& node);
    void import_statement(const ast::Import& node);
    void import_from(const ast::ImportFrom& node);

    // try, with, and the ways out of blocks (generate_exceptions.cpp)
    bool push_block(Block block, const Location& location);
    void pop_block() { unit_->blocks.pop_back(); }
    /// Leaves all blocks down to `count`, for a jump out of them; they are still there afterwards.
    /// `value_on_top`: one value is kept. The guard and the height of the stack are then those outside: the
    /// caller sets them back after the jump.
    void unwind(std::size_t count, Location& location, bool value_on_top);
    void unwind_block(const Block& block, Location& location, bool value_on_top);
    void try_statement(const ast::Try& node);
    void try_finally(const ast::Try& node);
    void try_except(const ast::Try& node);
    void try_except_star(const ast::Try& node);
    void exception_handler(const ast::ExceptHandler& handler, Label end, Guard cleanup, Guard outer_guard);
    void except_star_handler(const ast::ExceptHandler& handler);
    void forget_exception_variable(const Location& location, std::string_view name);
    void restore_handled_and_reraise();
    void with_statement(const ast::With& node, std::size_t item_index);
    void call_exit(const Location& location, bool is_async);
    void await_exit(const Location& location);

    // Expressions (generate_expressions.cpp)
    void expression(const ast::Expression& node);
    void expressions(ast::List<ast::Expression> list);
    void jump_if(const ast::Expression& test, Label target, bool condition);
    void jump_if_boolean(const ast::BoolOp& test, Label target, bool condition);
    void jump_if_conditional(const ast::IfExp& test, Label target, bool condition);
    void jump_if_comparison(const ast::Compare& test, Label target, bool condition);
    bool jump_if_none(const ast::Compare& test, Label target, bool condition);
    bool folded(const ast::Expression& node);
    void boolean_operation(const ast::BoolOp& node);
    void binary_operation(const ast::BinOp& node);
    void unary_operation(const ast::UnaryOp& node);
    void conditional(const ast::IfExp& node);
    void comparison(const ast::Compare& node);
    void compare(const Location& location, ast::CompareOperator operation);
    void warn_about_is(const ast::Compare& node);
    void assignment_expression(const ast::NamedExpr& node);
    void await_expression(const ast::Await& node);
    void yield_expression(const ast::Yield& node);
    void yield_from(const ast::YieldFrom& node);
    void name(const ast::Name& node);
    void attribute(const ast::Attribute& node);
    void subscript(const ast::Subscript& node);
    void slice(const ast::Slice& node);
    void store_target(const ast::Expression& target);
    void store_attribute(const ast::Attribute& target);
    void unpack_target(const ast::Expression& target, ast::List<ast::Expression> elements);
    void joined_string(const ast::JoinedStr& node);
    void formatted_value(const ast::FormattedValue& node);
    enum class Display : std::uint8_t { List, Tuple, Set };
    void display(const ast::Expression& node, ast::List<ast::Expression> elements, Display kind);
    bool constant_display(const ast::Expression& node, ast::List<ast::Expression> elements, Display kind);
    void dict_display(const ast::Dict& node);

    // Calls (generate_calls.cpp)
    void call(const ast::Call& node);
    /// Calls what is on the stack, with `count` positional arguments there already. `extra_name`: a variable
    /// that comes after `arguments`, or empty.
    void call_arguments(const Location& location, std::uint32_t count, ast::List<ast::Expression> arguments,
                        ast::List<ast::Keyword> keywords, std::string_view extra_name = {});
    void unpacked_arguments(const Location& location, std::uint32_t count,
                            ast::List<ast::Expression> arguments, std::string_view extra_name);
    void unpacked_keywords(const Location& location, ast::List<ast::Keyword> keywords);
    void check_keywords(ast::List<ast::Keyword> keywords);
    void warn_about_call(const ast::Call& node);
    void warn_about_subscript(const ast::Subscript& node);

    // Comprehensions (generate_comprehensions.cpp)
    /// `element` is the key of a dict comprehension, `value` null for the others.
    void comprehension(const ast::Expression& node, std::span<const ast::Comprehension> generators,
                       const ast::Expression& element, const ast::Expression* value);
    void inlined_comprehension(const ast::Expression& node, const Scope& scope,
                               std::span<const ast::Comprehension> generators, const ast::Expression& element,
                               const ast::Expression* value);
    void generator_expression(const ast::Expression& node, const Scope& scope,
                              std::span<const ast::Comprehension> generators, const ast::Expression& element);
    void comprehension_loops(const ast::Expression& node, std::span<const ast::Comprehension> generators,
                             const ast::Expression& element, const ast::Expression* value);
    void comprehension_element(const ast::Expression& node, std::uint32_t loops,
                               const ast::Expression& element, const ast::Expression* value);

    // Functions, classes, type parameters (generate_definitions.cpp)
    void function_definition(const ast::FunctionDef& node);
    void class_definition(const ast::ClassDef& node);
    void class_body(const ast::ClassDef& node, std::uint32_t first_line);
    void lambda(const ast::Lambda& node);
    void type_alias(const ast::TypeAlias& node);
    void decorators(ast::List<ast::Expression> list);
    void apply_decorators(ast::List<ast::Expression> list);
    FunctionParts defaults(const ast::Arguments& parameters, const Location& location);
    bool annotations(const ast::Arguments& parameters, const ast::Expression* returns,
                     const Location& location);
    std::uint32_t annotation(std::string_view name, const ast::Expression* value, const Location& location);
    void check_parameter_names(const ast::Arguments& parameters);
    void make_function(const Location& location, Ref<CodeObject> code, const Scope& scope,
                       FunctionParts parts);
    void type_parameters(ast::List<ast::TypeParameter> parameters);
    std::uint32_t type_parameter_default(const ast::TypeParameter& parameter, const ast::Expression* value,
                                         const void* key, std::string_view name, bool& seen_default);
    void hidden_function(const ast::Expression& value, const void* key, std::string_view name);
    [[nodiscard]] static std::vector<std::string_view> free_variables_of(const Scope& scope);

    // Patterns (generate_patterns.cpp)
    void match_statement(const ast::Match& node);
    void match_case(const ast::MatchCase& match_case, bool keeps_subject, bool may_be_irrefutable, Label end);
    void pattern(const ast::Pattern& node, PatternState& state);
    void value_pattern(const ast::MatchValue& node, PatternState& state);
    void sequence_pattern(const ast::MatchSequence& node, PatternState& state);
    void unpacked_sequence(const ast::MatchSequence& node, PatternState& state);
    void indexed_sequence(const ast::MatchSequence& node, std::size_t star, PatternState& state);
    void mapping_pattern(const ast::MatchMapping& node, PatternState& state);
    void mapping_keys(const ast::MatchMapping& node);
    void class_pattern(const ast::MatchClass& node, PatternState& state);
    void as_pattern(const ast::MatchAs& node, PatternState& state);
    void or_pattern(const ast::MatchOr& node, PatternState& state);
    void subpattern(const ast::Pattern& node, PatternState& state);
    void reorder_captures(const std::vector<std::string_view>& wanted, PatternState& state,
                          const Location& location);
    void capture(const Location& location, std::string_view name, PatternState& state);
    void fail_pattern(const Location& location, Opcode opcode, PatternState& state);
    [[nodiscard]] Label failure_label(std::size_t pops, PatternState& state);
    void bind_failures(const Location& location, PatternState& state);
    void rotate(const Location& location, std::uint32_t count);

    Runtime& runtime_;
    SymbolTable& symbols_;
    Ref<String> file_name_;
    const FutureFeatures& features_;
    Unit* unit_ = nullptr;
    std::vector<std::unique_ptr<Unit>> units_;
    bool is_too_large_ = false;
    std::optional<SyntaxError> error_;
    std::vector<SyntaxWarning> warnings_;
};

/// Where an error about an attribute stands: on the line of its name when the expression spans several lines.
[[nodiscard]] ast::Location attribute_location(ast::Location location, const ast::Attribute& attribute);

}  // namespace loopscope::language
