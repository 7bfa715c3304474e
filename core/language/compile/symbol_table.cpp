#include "language/compile/symbol_table.h"

#include "language/compile/symbol_analysis.h"
#include "language/compile/symbol_table_builder.h"

namespace loopscope::language {

const Symbol* Scope::find(std::string_view symbol) const {
    if (index_.size() == 0) {
        for (const Symbol& candidate : symbols_) {
            if (candidate.name == symbol) return &candidate;
        }
        return nullptr;
    }
    const std::size_t number = index_.find(symbol);
    return number == index_.size() ? nullptr : &symbols_[number];
}

Symbol& Scope::find_or_add(std::string_view symbol) {
    if (Symbol* found = find(symbol)) return *found;
    symbols_.push_back({symbol});
    if (symbols_.size() > kLinear) {
        for (std::size_t i = index_.size(); i < symbols_.size(); ++i) index_.find_or_add(symbols_[i].name);
    }
    return symbols_.back();
}

const Scope* Scope::frame_scope() const {
    const Scope* scope = this;
    while (scope->kind == ScopeKind::Comprehension) scope = scope->parent;
    return scope;
}

std::optional<SyntaxError> SymbolTable::build(const ast::Module& module, bool annotations_are_text) {
    if (auto error = SymbolTableBuilder(*this, annotations_are_text).run(module)) return error;
    return analyze_symbols(*scopes_.front());
}

Scope& SymbolTable::add_scope(ScopeKind kind, std::string_view name, const void* key, Scope* parent) {
    by_node_.add(key);
    return *scopes_.emplace_back(std::make_unique<Scope>(kind, name, parent));
}

std::string_view SymbolTable::mangled(std::string_view class_name, std::string_view name) {
    if (class_name.empty() || !name.starts_with("__") || name.ends_with("__") || name.find('.') != name.npos)
        return name;
    const std::size_t letters = class_name.find_first_not_of('_');
    if (letters == class_name.npos) return name;
    std::string text = "_";
    text.append(class_name.substr(letters)).append(name);
    return mangled_names_[mangled_names_.find_or_add(text)];
}

SyntaxError compile_error(std::string message, const ast::Location& location) {
    return {SyntaxErrorKind::kSyntaxError,
            std::move(message),
            static_cast<std::int32_t>(location.line),
            static_cast<std::int32_t>(location.column) + 1,
            static_cast<std::int32_t>(location.end_line),
            static_cast<std::int32_t>(location.end_column) + 1};
}

}  // namespace loopscope::language
