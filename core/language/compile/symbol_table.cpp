#include "language/compile/symbol_table.h"

#include "language/compile/symbol_analysis.h"
#include "language/compile/symbol_table_builder.h"

namespace loopscope::language {

const Symbol* Scope::find(std::string_view symbol) const {
    if (index_.empty()) {
        for (const Symbol& candidate : symbols_) {
            if (candidate.name == symbol) return &candidate;
        }
        return nullptr;
    }
    const auto place = index_.find(symbol);
    return place == index_.end() ? nullptr : &symbols_[place->second];
}

Symbol& Scope::find_or_add(std::string_view symbol) {
    if (Symbol* found = find(symbol)) return *found;
    symbols_.push_back({symbol});
    if (symbols_.size() > kLinear) {
        for (std::size_t i = index_.size(); i < symbols_.size(); ++i) {
            index_.emplace(symbols_[i].name, static_cast<std::uint32_t>(i));
        }
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
    return analyze_symbols(scopes_.front());
}

Scope& SymbolTable::add_scope(ScopeKind kind, std::string_view name, const void* key, Scope* parent) {
    Scope& scope = scopes_.emplace_back(kind, name, parent);
    by_node_.emplace(key, &scope);
    return scope;
}

std::string_view SymbolTable::mangled(std::string_view class_name, std::string_view name) {
    if (class_name.empty() || !name.starts_with("__") || name.ends_with("__") || name.find('.') != name.npos)
        return name;
    const std::size_t letters = class_name.find_first_not_of('_');
    if (letters == class_name.npos) return name;
    std::string pair(class_name);
    pair.append(".").append(name);
    std::string_view& known = mangled_by_pair_[std::move(pair)];
    if (known.empty()) {
        std::string& text = mangled_names_.emplace_back("_");
        text.append(class_name.substr(letters)).append(name);
        known = text;
    }
    return known;
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
