// Which names each block of a program binds and uses, and from that where every name lives: CPython's
// symtable.c.
//
// Built in two passes. The first walks the tree and notes, block by block, what is assigned, used and
// declared. The second decides for each name of each block whether it is a local, a cell shared with inner
// functions, a free variable of an outer function, or a global. List, set and dict comprehensions have blocks
// of their own here, but run in the frame of the block around them (Scope::frame_scope).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/syntax/ast.h"
#include "language/syntax/syntax_error.h"
#include "loop/identity_index.h"
#include "loop/text_index.h"

namespace loopscope::language {

enum class ScopeKind : std::uint8_t {
    Module,
    Class,
    Function,       ///< also lambdas
    Comprehension,  ///< of a list, set or dict: part of the frame around it
    GeneratorExpression,
    TypeParameters,  ///< the hidden function that makes the type parameters of a definition
    TypeVariable,    ///< the bound, constraints or default of a type parameter
    TypeAlias,       ///< the value of a `type` statement
    Annotation,      ///< an annotation that is kept as text: no code is made of it
};

/// Where a name lives, as its block sees it.
enum class Access : std::uint8_t {
    Unknown,
    Local,           ///< a slot of the frame; in a module or class body an entry of its names
    Cell,            ///< a local that functions inside share
    Free,            ///< a cell of an outer function
    Around,          ///< of a comprehension: whatever the block around it says
    GlobalExplicit,  ///< declared by `global`
    GlobalImplicit,
};

struct Symbol {
    std::string_view name;
    std::uint16_t flags = 0;  ///< of SymbolFlag
    Access access = Access::Unknown;
    /// Functions inside use an outer function's variable of this name, whatever the name means here: a slot
    /// is needed.
    bool passes_through = false;
};

/// What the first pass notes of a name.
namespace symbol_flag {
inline constexpr std::uint16_t kGlobal = 1 << 0;
inline constexpr std::uint16_t kLocal = 1 << 1;
inline constexpr std::uint16_t kParameter = 1 << 2;
inline constexpr std::uint16_t kNonlocal = 1 << 3;
inline constexpr std::uint16_t kUse = 1 << 4;
inline constexpr std::uint16_t kImport = 1 << 5;
inline constexpr std::uint16_t kAnnotated = 1 << 6;
inline constexpr std::uint16_t kIterationTarget = 1 << 7;
inline constexpr std::uint16_t kTypeParameter = 1 << 8;
inline constexpr std::uint16_t kBound = kLocal | kParameter | kImport | kTypeParameter;
}  // namespace symbol_flag

/// One block. Names are mangled already (`_Class__name`).
class Scope {
public:
    Scope(ScopeKind scope_kind, std::string_view scope_name, Scope* parent_scope)
        : kind(scope_kind), name(scope_name), parent(parent_scope) {}

    ScopeKind kind;
    std::string_view name;
    Scope* parent;  ///< null for the module
    std::vector<Scope*> children;
    ast::Location location;
    /// What messages call it: "a TypeVar bound", "list comprehension"...
    std::string_view description;

    bool is_generator = false;  ///< contains `yield`
    bool is_coroutine = false;  ///< contains `await` or an asynchronous comprehension, or is `async def`
    bool is_async_function = false;
    bool has_annotations = false;  ///< of variables: module and class bodies need `__annotations__`
    bool sees_class =
        false;  ///< a type parameter scope directly inside a class body: the class's names come first
    bool needs_class_cell = false;        ///< a class whose methods use `__class__` or `super()`
    bool needs_class_names_cell = false;  ///< a class whose type parameter scopes look up its names
    std::uint16_t iterables_around = 0;   ///< how many iterables of comprehensions we are inside of
    bool in_iteration_target = false;

    /// The `global` and `nonlocal` statements, for the errors that the second pass finds.
    std::vector<std::pair<std::string_view, ast::Location>> declarations;

    [[nodiscard]] const std::vector<Symbol>& symbols() const { return symbols_; }
    [[nodiscard]] std::vector<Symbol>& symbols() { return symbols_; }
    [[nodiscard]] const Symbol* find(std::string_view symbol) const;
    [[nodiscard]] Symbol* find(std::string_view symbol) {
        return const_cast<Symbol*>(static_cast<const Scope*>(this)->find(symbol));
    }
    [[nodiscard]] Symbol& find_or_add(std::string_view symbol);
    [[nodiscard]] std::uint16_t flags_of(std::string_view symbol) const {
        const Symbol* found = find(symbol);
        return found == nullptr ? std::uint16_t{0} : found->flags;
    }

    [[nodiscard]] bool is_comprehension() const {
        return kind == ScopeKind::Comprehension || kind == ScopeKind::GeneratorExpression;
    }
    /// Whether its names are slots of a frame: all but modules and class bodies.
    [[nodiscard]] bool is_function_like() const {
        return kind != ScopeKind::Module && kind != ScopeKind::Class;
    }
    /// The scope whose frame runs this block.
    [[nodiscard]] const Scope* frame_scope() const;
    [[nodiscard]] Scope* frame_scope() {
        return const_cast<Scope*>(static_cast<const Scope*>(this)->frame_scope());
    }

private:
    static constexpr std::size_t kLinear = 8;  // up to here looking through all is faster than an index

    std::vector<Symbol> symbols_;
    TextIndex index_;  // by their numbers; empty up to kLinear symbols
};

class SymbolTable {
public:
    SymbolTable() = default;
    SymbolTable(const SymbolTable&) = delete;
    SymbolTable& operator=(const SymbolTable&) = delete;

    /// Both passes. The first error, in CPython's order, or nothing. `annotations_are_text`: the module has
    /// `from __future__ import annotations`.
    [[nodiscard]] std::optional<SyntaxError> build(const ast::Module& module, bool annotations_are_text);

    [[nodiscard]] const Scope& module_scope() const { return *scopes_.front(); }
    /// The block that a node opens. The key is the node itself; for type parameters the address of the list's
    /// first item, for a type parameter's default the address of the field.
    [[nodiscard]] const Scope& scope_of(const void* key) const { return *scopes_[by_node_.find(key)]; }

    /// The name as it is inside a class: `__x` becomes `_Class__x` (compile.c, _Py_Mangle). `class_name` is
    /// empty outside.
    [[nodiscard]] std::string_view mangled(std::string_view class_name, std::string_view name);

private:
    friend class SymbolTableBuilder;

    Scope& add_scope(ScopeKind kind, std::string_view name, const void* key, Scope* parent);

    std::vector<std::unique_ptr<Scope>> scopes_;
    IdentityIndex by_node_;  // their numbers
    TextIndex mangled_names_;
};

/// An error of the symbol table or the compiler: its columns are bytes, as CPython's are here.
[[nodiscard]] SyntaxError compile_error(std::string message, const ast::Location& location);

}  // namespace loopscope::language
