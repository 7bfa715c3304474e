#include "language/compile/code_generator.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "language/compile/docstring.h"
#include "language/objects/heap_sort.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

using namespace symbol_flag;

CompileResult CodeGenerator::generate(const ast::Module& module, CompileMode mode) {
    enter(UnitKind::Module, symbols_.module_scope(), "<module>", 1);
    if (mode == CompileMode::Expression) {
        const ast::Expression& value = *module.body[0]->as<ast::Expr>().value;
        expression(value);
        emit(value.location, Opcode::Return);
    } else {
        body(module.body, kNowhere);
        add_return_of_none();
    }
    CompileResult result;
    result.code = leave();
    if (is_too_large_ && !error_)
        error_ = SyntaxError{SyntaxErrorKind::kMemoryError, "code is too large", 0, 0, 0, 0};
    if (error_) result.code = {};
    result.error = std::move(error_);
    result.warnings = std::move(warnings_);
    return result;
}

// Units

void CodeGenerator::enter(UnitKind kind, const Scope& scope, std::string_view name, std::uint32_t first_line,
                          const ast::Arguments* parameters) {
    units_.push_back(std::make_unique<Unit>(runtime_, kind, scope, unit_));
    Unit& unit = *units_.back();
    if (unit_ != nullptr) unit.class_name = unit_->class_name;
    if (kind == UnitKind::Class) unit.class_name = scope.name;
    set_qualified_name(unit, name);

    unit.code = runtime_.heap().make<CodeObject>(runtime_.types.code);
    CodeObject& code = *unit.code;
    code.name = runtime_.intern(name);
    code.qualified_name = runtime_.intern(unit.qualified_name);
    code.set_file(file_name_);
    code.first_line = first_line;
    code.documentation = Value::none();
    code.is_module = kind == UnitKind::Module;
    code.is_class_body = kind == UnitKind::Class;
    code.is_optimized = !code.is_module && !code.is_class_body;
    code.is_generator = scope.is_generator;
    code.is_coroutine =
        kind == UnitKind::AsyncFunction || (kind == UnitKind::GeneratorExpression && scope.is_coroutine);
    if (code.is_generator || code.is_coroutine) unit.blocks.push_back({BlockKind::GeneratorBody});

    unit_ = &unit;
    if (parameters != nullptr) add_parameters(unit, *parameters);
    if (kind == UnitKind::GeneratorExpression) {
        code.positional_count = 1;
        static_cast<void>(unit.builder.slot(".0"));
    }
    collect_variables(unit);
}

void CodeGenerator::add_parameters(Unit& unit, const ast::Arguments& parameters) {
    CodeObject& code = *unit.code;
    const auto add = [this, &unit](const ast::Arg* parameter) {
        static_cast<void>(unit.builder.slot(mangled(parameter->arg)));
    };
    for (const ast::Arg* parameter : parameters.posonlyargs) add(parameter);
    for (const ast::Arg* parameter : parameters.args) add(parameter);
    for (const ast::Arg* parameter : parameters.kwonlyargs) add(parameter);
    if (parameters.vararg != nullptr) add(parameters.vararg);
    if (parameters.kwarg != nullptr) add(parameters.kwarg);
    code.positional_only_count = static_cast<std::uint32_t>(parameters.posonlyargs.size());
    code.positional_count = code.positional_only_count + static_cast<std::uint32_t>(parameters.args.size());
    code.keyword_only_count = static_cast<std::uint32_t>(parameters.kwonlyargs.size());
    code.has_variadic_positional = parameters.vararg != nullptr;
    code.has_variadic_keywords = parameters.kwarg != nullptr;
}

/// Gives slots to the cells and free variables, and makes the cells.
void CodeGenerator::collect_variables(Unit& unit) {
    std::vector<std::string_view> parameters;
    for (const Symbol& symbol : unit.frame_scope->symbols()) {
        if (symbol.access != Access::Cell) continue;
        ((symbol.flags & kParameter) != 0 ? parameters : unit.cells).push_back(symbol.name);
    }
    if (unit.frame_scope->needs_class_cell) unit.cells.push_back("__class__");
    if (unit.frame_scope->needs_class_names_cell) unit.cells.push_back("__classdict__");
    heap_sort(unit.cells);
    unit.free_variables = free_variables_of(*unit.frame_scope);

    for (const std::string_view name : parameters) emit_slot(kNowhere, Opcode::MakeCell, name);
    for (const std::string_view name : unit.cells) emit_slot(kNowhere, Opcode::MakeCell, name);
    for (const std::string_view name : unit.free_variables) static_cast<void>(unit.builder.slot(name));
}

std::vector<std::string_view> CodeGenerator::free_variables_of(const Scope& scope) {
    std::vector<std::string_view> names;
    for (const Symbol& symbol : scope.symbols()) {
        if (symbol.access != Access::Free && !symbol.passes_through) continue;
        if (scope.needs_class_cell && symbol.name == "__class__") continue;
        names.push_back(symbol.name);
    }
    heap_sort(names);
    return names;
}

Ref<CodeObject> CodeGenerator::leave() {
    Unit& unit = *unit_;
    if (!unit.builder.finish(*unit.code, unit.cells, unit.free_variables)) is_too_large_ = true;
    Ref<CodeObject> code = std::move(unit.code);
    unit_ = unit.outer;
    units_.pop_back();
    return code;
}

void CodeGenerator::set_qualified_name(Unit& unit, std::string_view name) const {
    const Unit* outer = unit_;
    // What is hidden around a definition with type parameters does not show in its name.
    if (outer != nullptr && (outer->frame_scope->kind == ScopeKind::TypeParameters ||
                             outer->frame_scope->kind == ScopeKind::TypeVariable)) {
        outer = outer->outer;
    }
    if (outer != nullptr && outer->kind != UnitKind::Module) {
        const bool is_definition = unit.kind == UnitKind::Function || unit.kind == UnitKind::AsyncFunction ||
                                   unit.kind == UnitKind::Class;
        const Symbol* symbol =
            is_definition ? outer->scope->find(symbols_.mangled(outer->class_name, name)) : nullptr;
        if (symbol == nullptr || symbol->access != Access::GlobalExplicit) {
            const bool has_locals =
                outer->kind == UnitKind::Function || outer->kind == UnitKind::AsyncFunction ||
                outer->kind == UnitKind::Lambda || outer->frame_scope->kind == ScopeKind::TypeAlias;
            unit.qualified_name = outer->qualified_name;
            unit.qualified_name.append(has_locals ? ".<locals>." : ".");
        }
    }
    unit.qualified_name.append(name);
}

bool CodeGenerator::is_in_function() const {
    return unit_->kind != UnitKind::Module && unit_->kind != UnitKind::Class;
}

void CodeGenerator::add_return_of_none() {
    load_none(kNowhere);
    emit(kNowhere, Opcode::Return);
}

/// The body of a module or class: its docstring becomes `__doc__`.
void CodeGenerator::body(ast::List<ast::Statement> list, const Location& location) {
    if (unit_->frame_scope->has_annotations) emit(location, Opcode::SetupAnnotations);
    if (const ast::Constant* text = docstring(list)) {
        unit_->code->documentation = Value(make_string(runtime_, clean_docstring(text->text)));
        load_constant(text->location, unit_->code->documentation);
        store_name(text->location, "__doc__");
        list = list.subspan(1);
    }
    statements(list);
}

// Writing

void CodeGenerator::emit_name(const Location& location, Opcode opcode, std::string_view name) {
    emit(location, opcode, builder().site(name));
}

void CodeGenerator::emit_slot(const Location& location, Opcode opcode, std::string_view name) {
    emit(location, opcode, builder().slot(name));
}

void CodeGenerator::load_constant(const Location& location, const Value& value) {
    constexpr std::int64_t kLimit = std::int64_t{1} << 23;
    if (value.is_small_integer() && value.small_integer() >= -kLimit && value.small_integer() < kLimit) {
        const auto bits = static_cast<std::uint32_t>(value.small_integer());
        return emit(location, Opcode::LoadSmallInteger, bits & Instruction::kLargestOperand);
    }
    emit(location, Opcode::LoadConstant, builder().constant(value));
}

void CodeGenerator::load_text(const Location& location, std::string_view text) {
    load_constant(location, Value(runtime_.intern(text)));
}

void CodeGenerator::load_integer(const Location& location, std::int64_t value) {
    load_constant(location, make_integer(runtime_, value));
}

Value CodeGenerator::name_tuple(std::span<const std::string_view> names) {
    Ref<Tuple> tuple = make_tuple(runtime_, static_cast<std::uint32_t>(names.size()));
    for (std::uint32_t i = 0; i < names.size(); ++i) (*tuple)[i] = Value(runtime_.intern(names[i]));
    return Value(std::move(tuple));
}

// Names

CodeGenerator::Where CodeGenerator::find(std::string_view mangled_name) const {
    const Scope* scope = unit_->scope;
    const Symbol* symbol = scope->find(mangled_name);
    while (scope->kind == ScopeKind::Comprehension &&
           (symbol == nullptr || symbol->access == Access::Around)) {
        scope = scope->parent;
        symbol = scope->find(mangled_name);
    }
    const bool is_in_names = scope->kind == ScopeKind::Module || scope->kind == ScopeKind::Class;
    switch (symbol == nullptr ? Access::GlobalImplicit : symbol->access) {
        case Access::Local:
            return is_in_names ? Where::Name : Where::Local;
        case Access::Cell:
            return Where::Cell;
        case Access::Free:
            if (scope->kind == ScopeKind::Class) return Where::ClassCell;
            return scope->sees_class && mangled_name != "__classdict__" ? Where::CellOrClassName
                                                                        : Where::Cell;
        case Access::GlobalExplicit:
            return Where::Global;
        default:
            if (is_in_names) return Where::Name;
            if (scope->sees_class) return Where::GlobalOrClassName;
            return unit_->kind == UnitKind::Module ? Where::Name : Where::Global;
    }
}

void CodeGenerator::load_name(const Location& location, std::string_view plain_name) {
    const std::string_view name = mangled(plain_name);
    switch (find(name)) {
        case Where::Local:
            return emit_slot(location, Opcode::LoadLocal, name);
        case Where::Cell:
            return emit_slot(location, Opcode::LoadCell, name);
        case Where::ClassCell:
            return emit_slot(location, Opcode::LoadClassCell, name);
        case Where::CellOrClassName:
            emit_slot(location, Opcode::LoadCell, "__classdict__");
            return emit_slot(location, Opcode::LoadCellFrom, name);
        case Where::Global:
            return emit_name(location, Opcode::LoadGlobal, name);
        case Where::GlobalOrClassName:
            emit_slot(location, Opcode::LoadCell, "__classdict__");
            return emit_name(location, Opcode::LoadNameFrom, name);
        case Where::Name:
            return emit_name(location, Opcode::LoadName, name);
    }
}

void CodeGenerator::store_name(const Location& location, std::string_view plain_name) {
    check_assignable(plain_name, location);
    const std::string_view name = mangled(plain_name);
    switch (find(name)) {
        case Where::Local:
            return emit_slot(location, Opcode::StoreLocal, name);
        case Where::Cell:
        case Where::ClassCell:
        case Where::CellOrClassName:
            return emit_slot(location, Opcode::StoreCell, name);
        case Where::Global:
        case Where::GlobalOrClassName:
            return emit_name(location, Opcode::StoreGlobal, name);
        case Where::Name:
            return emit_name(location, Opcode::StoreName, name);
    }
}

void CodeGenerator::delete_name(const Location& location, std::string_view plain_name) {
    check_assignable(plain_name, location, true);
    const std::string_view name = mangled(plain_name);
    switch (find(name)) {
        case Where::Local:
            return emit_slot(location, Opcode::DeleteLocal, name);
        case Where::Cell:
        case Where::ClassCell:
        case Where::CellOrClassName:
            return emit_slot(location, Opcode::DeleteCell, name);
        case Where::Global:
        case Where::GlobalOrClassName:
            return emit_name(location, Opcode::DeleteGlobal, name);
        case Where::Name:
            return emit_name(location, Opcode::DeleteName, name);
    }
}

// Errors

void CodeGenerator::fail(std::string message, const Location& location) {
    if (!error_) error_ = compile_error(std::move(message), location);
}

void CodeGenerator::fail_name(std::string_view before, std::string_view name, std::string_view after,
                              const Location& location) {
    std::string message(before);
    message.append(name).append(after);
    fail(std::move(message), location);
}

void CodeGenerator::warn(std::string message, const Location& location) {
    if (!error_) warnings_.push_back({std::move(message), location.line});
}

void CodeGenerator::check_assignable(std::string_view name, const Location& location, bool deletes) {
    if (name != "__debug__") return;
    fail(deletes ? "cannot delete __debug__" : "cannot assign to __debug__", location);
}

ast::Location attribute_location(ast::Location location, const ast::Attribute& attribute) {
    const ast::Location& whole = attribute.location;
    if (location.line == whole.end_line) return location;
    const auto length = static_cast<std::uint32_t>(std::count_if(
        attribute.attr.begin(), attribute.attr.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
    location.line = whole.end_line;
    location.column = length <= whole.end_column ? whole.end_column - length : 0;
    return location;
}

}  // namespace loopscope::language
