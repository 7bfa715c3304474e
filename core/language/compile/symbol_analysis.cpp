#include "language/compile/symbol_analysis.h"

#include <string>

namespace loopscope::language {

namespace {

using namespace symbol_flag;

/// Where the walk outwards from a block found a name.
struct Binding {
    enum class Kind : std::uint8_t { Nowhere, Global, Function, Class };
    Kind kind = Kind::Nowhere;
    Scope* scope = nullptr;
};

class Analysis {
public:
    std::optional<SyntaxError> run(Scope& scope) {
        analyze(scope);
        return std::move(error_);
    }

private:
    void analyze(Scope& scope) {
        // Free variables of inner blocks are added while we go on: only what was there before is this block's
        // own.
        const std::size_t own = scope.symbols().size();
        for (std::size_t i = 0; i < own && !error_; ++i) decide(scope, i);
        for (Scope* child : scope.children) {
            if (error_) return;
            analyze(*child);
        }
    }

    void decide(Scope& scope, std::size_t index) {
        const std::string_view name = scope.symbols()[index].name;
        const std::uint16_t flags = scope.symbols()[index].flags;
        if ((flags & kGlobal) != 0) {
            if ((flags & kNonlocal) != 0)
                return fail(scope, name, "name '" + std::string(name) + "' is nonlocal and global");
            scope.symbols()[index].access = Access::GlobalExplicit;
            return;
        }
        if ((flags & kNonlocal) != 0) {
            const Binding binding = find_binding(scope, name);
            if (binding.kind != Binding::Kind::Function && binding.kind != Binding::Kind::Class) {
                return fail(scope, name, "no binding for nonlocal '" + std::string(name) + "' found");
            }
            if (binding.kind == Binding::Kind::Function &&
                (binding.scope->flags_of(name) & kTypeParameter) != 0) {
                return fail(scope, name,
                            "nonlocal binding not allowed for type parameter '" + std::string(name) + "'");
            }
            connect(scope, name, binding);
            return;
        }
        if ((flags & kBound) != 0) {
            // An inner block that was analysed before cannot exist: parents come first.
            if (scope.symbols()[index].access == Access::Unknown)
                scope.symbols()[index].access = Access::Local;
            return;
        }
        if (scope.sees_class && decide_by_class(scope, index)) return;
        connect(scope, name, find_binding(scope, name));
    }

    /// In a type parameter scope inside a class body the class's own names come before those of outer
    /// functions.
    bool decide_by_class(Scope& scope, std::size_t index) {
        const Scope* around = scope.parent;
        while (around != nullptr && around->kind != ScopeKind::Class) around = around->parent;
        if (around == nullptr) return false;
        Symbol& symbol = scope.symbols()[index];
        // A type parameter scope between here and the class may bind the name itself.
        for (const Scope* between = scope.parent; between != around; between = between->parent) {
            if ((between->flags_of(symbol.name) & kBound) != 0) return false;
        }
        const std::uint16_t flags = around->flags_of(symbol.name);
        if ((flags & kGlobal) != 0) {
            symbol.access = Access::GlobalExplicit;
            return true;
        }
        if ((flags & kBound) != 0 && (flags & kNonlocal) == 0) {
            symbol.access = Access::GlobalImplicit;
            return true;
        }
        return false;
    }

    /// The innermost block around `scope` that binds the name for it. Class bodies bind nothing for the
    /// functions inside.
    static Binding find_binding(Scope& scope, std::string_view name) {
        for (Scope* around = scope.parent; around != nullptr; around = around->parent) {
            if (around->kind == ScopeKind::Module) break;
            if (around->kind == ScopeKind::Class) {
                const bool is_its_own = scope.frame_scope() == around;
                if (!is_its_own && (name == "__class__" || name == "__classdict__"))
                    return {Binding::Kind::Class, around};
                continue;
            }
            const std::uint16_t flags = around->flags_of(name);
            if ((flags & kGlobal) != 0) return {Binding::Kind::Global, around};
            if ((flags & kNonlocal) != 0) continue;
            if ((flags & kBound) != 0) return {Binding::Kind::Function, around};
        }
        return {};
    }

    /// Makes the variable reach from where it is bound to where it is used.
    static void connect(Scope& scope, std::string_view name, const Binding& binding) {
        if (binding.kind == Binding::Kind::Nowhere || binding.kind == Binding::Kind::Global) {
            scope.find(name)->access = Access::GlobalImplicit;
            return;
        }
        const Scope* const home = binding.scope->frame_scope();
        if (scope.frame_scope() == home) {
            scope.find(name)->access = Access::Around;
            return;
        }
        if (binding.kind == Binding::Kind::Class) {
            (name == "__class__" ? binding.scope->needs_class_cell : binding.scope->needs_class_names_cell) =
                true;
        } else {
            binding.scope->find(name)->access = Access::Cell;
        }
        scope.find(name)->access = Access::Free;
        for (Scope* frame = scope.frame_scope(); frame != home; frame = frame->parent->frame_scope()) {
            Symbol& passing = frame->find_or_add(name);
            passing.passes_through = true;
            if (passing.access == Access::Unknown && passing.flags == 0) passing.access = Access::Free;
        }
    }

    void fail(const Scope& scope, std::string_view name, std::string message) {
        if (error_) return;
        for (const auto& [declared, location] : scope.declarations) {
            if (declared == name) {
                error_ = compile_error(std::move(message), location);
                return;
            }
        }
        error_ = compile_error(std::move(message), scope.location);
    }

    std::optional<SyntaxError> error_;
};

}  // namespace

std::optional<SyntaxError> analyze_symbols(Scope& module) {
    return Analysis().run(module);
}

}  // namespace loopscope::language
