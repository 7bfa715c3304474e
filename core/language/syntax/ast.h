// The syntax tree: CPython's abstract grammar (the `ast` module of 3.13) as plain structs.
//
// Nodes carry CPython's class and field names. Each node knows its kind and its place; `as<T>()` goes down to
// the struct. Nodes are immutable, live in the arena of their SyntaxTree and die with it; children are plain
// pointers, lists are spans, texts are UTF-8 views. A field that may be missing is a null pointer or an empty
// text and says so.
//
// Pairs that differ in nothing but one word share a struct: FunctionDef serves AsyncFunctionDef, For
// AsyncFor, With AsyncWith, Try TryStar, and ListComp serves SetComp and GeneratorExp. The kind tells them
// apart.
//
// The height of every tree is limited (kMaxTreeHeight), so walking it by recursion is safe.
#pragma once

#include <cassert>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "language/syntax/arena.h"

namespace loopscope::language::ast {

enum class NodeKind : std::uint8_t {
    // statements
    kFunctionDef,
    kAsyncFunctionDef,
    kClassDef,
    kReturn,
    kDelete,
    kAssign,
    kTypeAlias,
    kAugAssign,
    kAnnAssign,
    kFor,
    kAsyncFor,
    kWhile,
    kIf,
    kWith,
    kAsyncWith,
    kMatch,
    kRaise,
    kTry,
    kTryStar,
    kAssert,
    kImport,
    kImportFrom,
    kGlobal,
    kNonlocal,
    kExpr,
    kPass,
    kBreak,
    kContinue,
    // expressions
    kBoolOp,
    kNamedExpr,
    kBinOp,
    kUnaryOp,
    kLambda,
    kIfExp,
    kDict,
    kSet,
    kListComp,
    kSetComp,
    kDictComp,
    kGeneratorExp,
    kAwait,
    kYield,
    kYieldFrom,
    kCompare,
    kCall,
    kFormattedValue,
    kJoinedStr,
    kConstant,
    kAttribute,
    kSubscript,
    kStarred,
    kName,
    kList,
    kTuple,
    kSlice,
    // patterns
    kMatchValue,
    kMatchSingleton,
    kMatchSequence,
    kMatchMapping,
    kMatchClass,
    kMatchStar,
    kMatchAs,
    kMatchOr,
    // type parameters
    kTypeVar,
    kParamSpec,
    kTypeVarTuple,
    // parts that are neither
    kExceptHandler,
    kArg,
    kKeyword,
    kAlias,
};

/// Where a node stands in the source. Lines count from 1; columns are byte offsets into the UTF-8 line, from
/// 0, and the end column is the first byte after the node: what `ast` calls lineno, col_offset, end_lineno,
/// end_col_offset.
struct Location {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t end_line = 0;
    std::uint32_t end_column = 0;
};

/// What every node begins with.
struct Node {
    NodeKind kind;
    std::uint16_t height;  // of the tree below and including it: 1 for a leaf
    Location location;

    template <typename T>
    [[nodiscard]] bool is() const {
        return T::accepts(kind);
    }

    /// This node as a T. It must be one: checked in debug builds.
    template <typename T>
    [[nodiscard]] const T& as() const {
        assert(T::accepts(kind));
        return static_cast<const T&>(*this);
    }

    /// This node as a T, or null if it is something else.
    template <typename T>
    [[nodiscard]] const T* try_as() const {
        return T::accepts(kind) ? static_cast<const T*>(this) : nullptr;
    }
};

struct Statement : Node {};
struct Expression : Node {};
struct Pattern : Node {};
struct TypeParameter : Node {};
struct Part : Node {};  // what is none of these

/// What the structs below begin with: their family and the kinds that they serve.
template <typename Family, NodeKind... kinds>
struct Of : Family {
    using Head = Of;
    static constexpr bool accepts(NodeKind kind) { return ((kind == kinds) || ...); }
};

template <typename T>
using List = std::span<const T* const>;

using Identifier = std::string_view;

enum class ExpressionContext : std::uint8_t { kLoad, kStore, kDel };

enum class BoolOperator : std::uint8_t { kAnd, kOr };

enum class BinaryOperator : std::uint8_t {
    kAdd,
    kSub,
    kMult,
    kMatMult,
    kDiv,
    kMod,
    kPow,
    kLShift,
    kRShift,
    kBitOr,
    kBitXor,
    kBitAnd,
    kFloorDiv,
};

enum class UnaryOperator : std::uint8_t { kInvert, kNot, kUAdd, kUSub };

enum class CompareOperator : std::uint8_t { kEq, kNotEq, kLt, kLtE, kGt, kGtE, kIs, kIsNot, kIn, kNotIn };

// Parts of statements and expressions.

/// One parameter of a function.
struct Arg : Of<Part, NodeKind::kArg> {
    Identifier arg;
    const Expression* annotation;  // may be null
};

/// The parameters of a function (`arguments` in ast).
struct Arguments {
    List<Arg> posonlyargs;
    List<Arg> args;
    const Arg* vararg = nullptr;  // may be null
    List<Arg> kwonlyargs;
    List<Expression> kw_defaults;  // one for each of kwonlyargs; null where there is none
    const Arg* kwarg = nullptr;    // may be null
    List<Expression> defaults;     // of the last ones of posonlyargs + args
};

/// One keyword argument of a call or class statement.
struct Keyword : Of<Part, NodeKind::kKeyword> {
    Identifier arg;  // empty for **value
    const Expression* value;
};

/// One name of an import statement; `name` is "*" for a star import, dotted names are one text.
struct Alias : Of<Part, NodeKind::kAlias> {
    Identifier name;
    Identifier asname;  // may be empty
};

struct WithItem {
    const Expression* context_expr;
    const Expression* optional_vars;  // may be null
};

struct MatchCase {
    const Pattern* pattern;
    const Expression* guard;  // may be null
    List<Statement> body;
};

/// One `for target in iter if condition...` of a comprehension (`comprehension` in ast).
struct Comprehension {
    const Expression* target;
    const Expression* iter;
    List<Expression> ifs;
    bool is_async;
};

struct ExceptHandler : Of<Part, NodeKind::kExceptHandler> {
    const Expression* type;  // may be null
    Identifier name;         // may be empty
    List<Statement> body;
};

// Statements.

struct FunctionDef : Of<Statement, NodeKind::kFunctionDef, NodeKind::kAsyncFunctionDef> {
    Identifier name;
    const Arguments* args;
    List<Statement> body;
    List<Expression> decorator_list;
    const Expression* returns;  // may be null
    List<TypeParameter> type_params;
};

struct ClassDef : Of<Statement, NodeKind::kClassDef> {
    Identifier name;
    List<Expression> bases;
    List<Keyword> keywords;
    List<Statement> body;
    List<Expression> decorator_list;
    List<TypeParameter> type_params;
};

struct Return : Of<Statement, NodeKind::kReturn> {
    const Expression* value;  // may be null
};

struct Delete : Of<Statement, NodeKind::kDelete> {
    List<Expression> targets;
};

struct Assign : Of<Statement, NodeKind::kAssign> {
    List<Expression> targets;
    const Expression* value;
};

struct TypeAlias : Of<Statement, NodeKind::kTypeAlias> {
    const Expression* name;
    List<TypeParameter> type_params;
    const Expression* value;
};

struct AugAssign : Of<Statement, NodeKind::kAugAssign> {
    const Expression* target;
    BinaryOperator op;
    const Expression* value;
};

struct AnnAssign : Of<Statement, NodeKind::kAnnAssign> {
    const Expression* target;
    const Expression* annotation;
    const Expression* value;  // may be null
    bool simple;              // the target is a name without parentheses
};

struct For : Of<Statement, NodeKind::kFor, NodeKind::kAsyncFor> {
    const Expression* target;
    const Expression* iter;
    List<Statement> body;
    List<Statement> orelse;
};

struct While : Of<Statement, NodeKind::kWhile> {
    const Expression* test;
    List<Statement> body;
    List<Statement> orelse;
};

/// `elif` is an `orelse` that holds one If, as in ast.
struct If : Of<Statement, NodeKind::kIf> {
    const Expression* test;
    List<Statement> body;
    List<Statement> orelse;
};

struct With : Of<Statement, NodeKind::kWith, NodeKind::kAsyncWith> {
    std::span<const WithItem> items;
    List<Statement> body;
};

struct Match : Of<Statement, NodeKind::kMatch> {
    const Expression* subject;
    std::span<const MatchCase> cases;
};

struct Raise : Of<Statement, NodeKind::kRaise> {
    const Expression* exc;    // may be null
    const Expression* cause;  // may be null
};

/// try with `except` handlers (kTry) or with `except*` handlers (kTryStar).
struct Try : Of<Statement, NodeKind::kTry, NodeKind::kTryStar> {
    List<Statement> body;
    List<ExceptHandler> handlers;
    List<Statement> orelse;
    List<Statement> finalbody;
};

struct Assert : Of<Statement, NodeKind::kAssert> {
    const Expression* test;
    const Expression* msg;  // may be null
};

struct Import : Of<Statement, NodeKind::kImport> {
    List<Alias> names;
};

struct ImportFrom : Of<Statement, NodeKind::kImportFrom> {
    Identifier module;  // empty for `from . import x`
    List<Alias> names;
    std::uint32_t level;  // the number of leading dots
};

struct Global : Of<Statement, NodeKind::kGlobal> {
    std::span<const Identifier> names;
};

struct Nonlocal : Of<Statement, NodeKind::kNonlocal> {
    std::span<const Identifier> names;
};

/// An expression that stands as a statement.
struct Expr : Of<Statement, NodeKind::kExpr> {
    const Expression* value;
};

struct Pass : Of<Statement, NodeKind::kPass> {};
struct Break : Of<Statement, NodeKind::kBreak> {};
struct Continue : Of<Statement, NodeKind::kContinue> {};

// Expressions.

struct BoolOp : Of<Expression, NodeKind::kBoolOp> {
    BoolOperator op;
    List<Expression> values;
};

struct NamedExpr : Of<Expression, NodeKind::kNamedExpr> {
    const Expression* target;
    const Expression* value;
};

struct BinOp : Of<Expression, NodeKind::kBinOp> {
    const Expression* left;
    BinaryOperator op;
    const Expression* right;
};

struct UnaryOp : Of<Expression, NodeKind::kUnaryOp> {
    UnaryOperator op;
    const Expression* operand;
};

struct Lambda : Of<Expression, NodeKind::kLambda> {
    const Arguments* args;
    const Expression* body;
};

struct IfExp : Of<Expression, NodeKind::kIfExp> {
    const Expression* test;
    const Expression* body;
    const Expression* orelse;
};

struct Dict : Of<Expression, NodeKind::kDict> {
    List<Expression> keys;  // null for **value
    List<Expression> values;
};

struct Set : Of<Expression, NodeKind::kSet> {
    List<Expression> elts;
};

struct ListComp : Of<Expression, NodeKind::kListComp, NodeKind::kSetComp, NodeKind::kGeneratorExp> {
    const Expression* elt;
    std::span<const Comprehension> generators;
};

struct DictComp : Of<Expression, NodeKind::kDictComp> {
    const Expression* key;
    const Expression* value;
    std::span<const Comprehension> generators;
};

struct Await : Of<Expression, NodeKind::kAwait> {
    const Expression* value;
};

struct Yield : Of<Expression, NodeKind::kYield> {
    const Expression* value;  // may be null
};

struct YieldFrom : Of<Expression, NodeKind::kYieldFrom> {
    const Expression* value;
};

struct Compare : Of<Expression, NodeKind::kCompare> {
    const Expression* left;
    std::span<const CompareOperator> ops;
    List<Expression> comparators;
};

struct Call : Of<Expression, NodeKind::kCall> {
    const Expression* func;
    List<Expression> args;
    List<Keyword> keywords;
};

/// One replacement field of an f-string.
struct FormattedValue : Of<Expression, NodeKind::kFormattedValue> {
    const Expression* value;
    char conversion;                // 's', 'r', 'a', or 0 for none
    const Expression* format_spec;  // a JoinedStr, or null
};

/// An f-string: Constant and FormattedValue nodes to be joined.
struct JoinedStr : Of<Expression, NodeKind::kJoinedStr> {
    List<Expression> values;
};

enum class ConstantKind : std::uint8_t {
    kNone,
    kTrue,
    kFalse,
    kEllipsis,
    kInteger,
    kBigInteger,
    kFloat,
    kImaginary,
    kString,
    kBytes,
};

/// A literal. Which of the value fields counts depends on the kind of constant.
struct Constant : Of<Expression, NodeKind::kConstant> {
    ConstantKind constant_kind;
    bool unicode_prefix;    // u"...": the `kind` of ast
    std::uint8_t base;      // of kBigInteger: 2, 8, 10 or 16
    std::int64_t integer;   // of kInteger
    double number;          // of kFloat, and the imaginary part of kImaginary
    std::string_view text;  // kString: UTF-8 (lone surrogates as WTF-8); kBytes: the bytes;
                            // kBigInteger (beyond int64): the digits alone, without prefix and underscores
};

struct Attribute : Of<Expression, NodeKind::kAttribute> {
    const Expression* value;
    Identifier attr;
    ExpressionContext ctx;
};

struct Subscript : Of<Expression, NodeKind::kSubscript> {
    const Expression* value;
    const Expression* slice;
    ExpressionContext ctx;
};

struct Starred : Of<Expression, NodeKind::kStarred> {
    const Expression* value;
    ExpressionContext ctx;
};

struct Name : Of<Expression, NodeKind::kName> {
    Identifier id;
    ExpressionContext ctx;
};

/// A list display or list target (`List` in ast).
struct ListDisplay : Of<Expression, NodeKind::kList> {
    List<Expression> elts;
    ExpressionContext ctx;
};

struct Tuple : Of<Expression, NodeKind::kTuple> {
    List<Expression> elts;
    ExpressionContext ctx;
};

struct Slice : Of<Expression, NodeKind::kSlice> {
    const Expression* lower;  // may be null
    const Expression* upper;  // may be null
    const Expression* step;   // may be null
};

// Patterns.

struct MatchValue : Of<Pattern, NodeKind::kMatchValue> {
    const Expression* value;
};

struct MatchSingleton : Of<Pattern, NodeKind::kMatchSingleton> {
    ConstantKind value;  // kNone, kTrue or kFalse
};

struct MatchSequence : Of<Pattern, NodeKind::kMatchSequence> {
    List<Pattern> patterns;
};

struct MatchMapping : Of<Pattern, NodeKind::kMatchMapping> {
    List<Expression> keys;
    List<Pattern> patterns;
    Identifier rest;  // may be empty
};

struct MatchClass : Of<Pattern, NodeKind::kMatchClass> {
    const Expression* cls;
    List<Pattern> patterns;
    std::span<const Identifier> kwd_attrs;
    List<Pattern> kwd_patterns;
};

struct MatchStar : Of<Pattern, NodeKind::kMatchStar> {
    Identifier name;  // empty for `*_`
};

struct MatchAs : Of<Pattern, NodeKind::kMatchAs> {
    const Pattern* pattern;  // may be null
    Identifier name;         // empty for `_`
};

struct MatchOr : Of<Pattern, NodeKind::kMatchOr> {
    List<Pattern> patterns;
};

// Type parameters.

struct TypeVar : Of<TypeParameter, NodeKind::kTypeVar> {
    Identifier name;
    const Expression* bound;          // may be null
    const Expression* default_value;  // may be null
};

struct ParamSpec : Of<TypeParameter, NodeKind::kParamSpec> {
    Identifier name;
    const Expression* default_value;  // may be null
};

struct TypeVarTuple : Of<TypeParameter, NodeKind::kTypeVarTuple> {
    Identifier name;
    const Expression* default_value;  // may be null
};

/// A whole source file.
struct Module {
    List<Statement> body;
};

}  // namespace loopscope::language::ast

namespace loopscope::language {

/// The largest height of a syntax tree. Beyond it comes what CPython raises beyond its own limits, which are
/// higher: the stack of a WebAssembly module is small.
inline constexpr int kMaxTreeHeight = 1'000;

/// A module and the memory that all its nodes and texts stand in. The tree keeps its own copy of what it
/// needs of the source, so the source may go away.
class SyntaxTree {
public:
    SyntaxTree(Arena arena, const ast::Module* module) : arena_(std::move(arena)), module_(module) {}

    [[nodiscard]] const ast::Module& module() const { return *module_; }

private:
    Arena arena_;
    const ast::Module* module_;
};

}  // namespace loopscope::language
