// The form: Kind@line:column-end_line:end_column(field, field, ...) with the fields in the order of CPython's
// ast; None for what is missing, [a, b] for lists. Texts stand in quotes with everything beyond printable
// ASCII escaped, floats as their 64 bits.
#include "syntax_dump.h"

#include <bit>
#include <cstdio>

#include "language/syntax/characters.h"

namespace loopscope::language {
namespace {

using namespace ast;

const char* const kKindNames[] = {
    "FunctionDef",
    "AsyncFunctionDef",
    "ClassDef",
    "Return",
    "Delete",
    "Assign",
    "TypeAlias",
    "AugAssign",
    "AnnAssign",
    "For",
    "AsyncFor",
    "While",
    "If",
    "With",
    "AsyncWith",
    "Match",
    "Raise",
    "Try",
    "TryStar",
    "Assert",
    "Import",
    "ImportFrom",
    "Global",
    "Nonlocal",
    "Expr",
    "Pass",
    "Break",
    "Continue",
    "BoolOp",
    "NamedExpr",
    "BinOp",
    "UnaryOp",
    "Lambda",
    "IfExp",
    "Dict",
    "Set",
    "ListComp",
    "SetComp",
    "DictComp",
    "GeneratorExp",
    "Await",
    "Yield",
    "YieldFrom",
    "Compare",
    "Call",
    "FormattedValue",
    "JoinedStr",
    "Constant",
    "Attribute",
    "Subscript",
    "Starred",
    "Name",
    "List",
    "Tuple",
    "Slice",
    "MatchValue",
    "MatchSingleton",
    "MatchSequence",
    "MatchMapping",
    "MatchClass",
    "MatchStar",
    "MatchAs",
    "MatchOr",
    "TypeVar",
    "ParamSpec",
    "TypeVarTuple",
    "ExceptHandler",
    "arg",
    "keyword",
    "alias",
};
const char* const kContexts[] = {"Load", "Store", "Del"};
const char* const kBoolOperators[] = {"And", "Or"};
const char* const kBinaryOperators[] = {"Add",    "Sub",    "Mult",  "MatMult", "Div",    "Mod",     "Pow",
                                        "LShift", "RShift", "BitOr", "BitXor",  "BitAnd", "FloorDiv"};
const char* const kUnaryOperators[] = {"Invert", "Not", "UAdd", "USub"};
const char* const kCompareOperators[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                         "GtE", "Is",    "IsNot", "In",  "NotIn"};
const char* const kSingletons[] = {"None", "True", "False", "Ellipsis"};

class Dumper {
public:
    std::string dump(const Module& module) && {
        for (const Statement* statement : module.body) {
            value(statement);
            text_ += '\n';
        }
        return std::move(text_);
    }

private:
    void value(const Node* node) {
        if (node == nullptr) {
            text_ += "None";
            return;
        }
        const Location& place = node->location;
        text_ += kKindNames[static_cast<int>(node->kind)];
        text_ += '@' + std::to_string(place.line) + ':' + std::to_string(place.column) + '-' +
                 std::to_string(place.end_line) + ':' + std::to_string(place.end_column);
        fields(*node);
    }
    void value(std::string_view name) { text_ += name.empty() ? "None" : std::string(name); }
    void value(const char* name) { text_ += name; }
    void value(bool flag) { text_ += flag ? '1' : '0'; }
    void value(std::uint32_t number) { text_ += std::to_string(number); }
    void value(ExpressionContext context) { text_ += kContexts[static_cast<int>(context)]; }
    void value(BinaryOperator op) { text_ += kBinaryOperators[static_cast<int>(op)]; }
    void value(CompareOperator op) { text_ += kCompareOperators[static_cast<int>(op)]; }
    void value(const Arguments* arguments) {
        text_ += "arguments";
        all(arguments->posonlyargs, arguments->args, arguments->vararg, arguments->kwonlyargs,
            arguments->kw_defaults, arguments->kwarg, arguments->defaults);
    }
    void value(const WithItem& item) {
        text_ += "withitem";
        all(item.context_expr, item.optional_vars);
    }
    void value(const MatchCase& match_case) {
        text_ += "match_case";
        all(match_case.pattern, match_case.guard, match_case.body);
    }
    void value(const Comprehension& clause) {
        text_ += "comprehension";
        all(clause.target, clause.iter, clause.ifs, clause.is_async);
    }
    template <typename T>
    void value(std::span<T> items) {
        text_ += '[';
        for (std::size_t index = 0; index < items.size(); ++index) {
            if (index != 0) text_ += ", ";
            value(items[index]);
        }
        text_ += ']';
    }

    template <typename... Values>
    void all(const Values&... values) {
        text_ += '(';
        bool first = true;
        ((text_ += first ? "" : ", ", first = false, value(values)), ...);
        text_ += ')';
    }

    void literal(std::string_view text, bool bytes) {
        text_ += bytes ? "b\"" : "\"";
        char buffer[16];
        for (std::size_t offset = 0; offset < text.size();) {
            const auto byte = static_cast<unsigned char>(text[offset]);
            char32_t character = byte;
            std::size_t size = 1;
            if (!bytes && byte >= 0x80) {
                const CodePoint decoded = decode_utf8(text, offset);
                // A lone surrogate in WTF-8.
                character = decoded.size != 0
                                ? decoded.value
                                : static_cast<char32_t>(0xD000 | (text[offset + 1] & 0x3F) << 6 |
                                                        (text[offset + 2] & 0x3F));
                size = decoded.size != 0 ? decoded.size : 3;
            }
            offset += size;
            if (character >= ' ' && character < 0x7F && character != '"' && character != '\\') {
                text_ += static_cast<char>(character);
            } else {
                std::snprintf(buffer, sizeof buffer, "\\{%x}", static_cast<unsigned>(character));
                text_ += buffer;
            }
        }
        text_ += '"';
    }

    void number(double value) {
        char buffer[24];
        std::snprintf(buffer, sizeof buffer, "%016llx",
                      static_cast<unsigned long long>(std::bit_cast<std::uint64_t>(value)));
        text_ += buffer;
    }

    void constant(const Constant& node) {
        text_ += '(';
        switch (node.constant_kind) {
            case ConstantKind::kInteger:
                text_ += std::to_string(node.integer);
                break;
            case ConstantKind::kBigInteger:
                text_ += "big:" + std::string(node.text) + "/" + std::to_string(node.base);
                break;
            case ConstantKind::kFloat:
                text_ += "float:";
                number(node.number);
                break;
            case ConstantKind::kImaginary:
                text_ += "imaginary:";
                number(node.number);
                break;
            case ConstantKind::kString:
            case ConstantKind::kBytes:
                literal(node.text, node.constant_kind == ConstantKind::kBytes);
                break;
            default:
                text_ += kSingletons[static_cast<int>(node.constant_kind)];
                break;
        }
        text_ += node.unicode_prefix ? ", u)" : ", None)";
    }

    void fields(const Node& node) {
        switch (node.kind) {
            case NodeKind::kFunctionDef:
            case NodeKind::kAsyncFunctionDef: {
                const auto& n = node.as<FunctionDef>();
                return all(n.name, n.args, n.body, n.decorator_list, n.returns, n.type_params);
            }
            case NodeKind::kClassDef: {
                const auto& n = node.as<ClassDef>();
                return all(n.name, n.bases, n.keywords, n.body, n.decorator_list, n.type_params);
            }
            case NodeKind::kReturn:
                return all(node.as<Return>().value);
            case NodeKind::kDelete:
                return all(node.as<Delete>().targets);
            case NodeKind::kAssign: {
                const auto& n = node.as<Assign>();
                return all(n.targets, n.value);
            }
            case NodeKind::kTypeAlias: {
                const auto& n = node.as<TypeAlias>();
                return all(n.name, n.type_params, n.value);
            }
            case NodeKind::kAugAssign: {
                const auto& n = node.as<AugAssign>();
                return all(n.target, n.op, n.value);
            }
            case NodeKind::kAnnAssign: {
                const auto& n = node.as<AnnAssign>();
                return all(n.target, n.annotation, n.value, n.simple);
            }
            case NodeKind::kFor:
            case NodeKind::kAsyncFor: {
                const auto& n = node.as<For>();
                return all(n.target, n.iter, n.body, n.orelse);
            }
            case NodeKind::kWhile: {
                const auto& n = node.as<While>();
                return all(n.test, n.body, n.orelse);
            }
            case NodeKind::kIf: {
                const auto& n = node.as<If>();
                return all(n.test, n.body, n.orelse);
            }
            case NodeKind::kWith:
            case NodeKind::kAsyncWith: {
                const auto& n = node.as<With>();
                return all(n.items, n.body);
            }
            case NodeKind::kMatch: {
                const auto& n = node.as<Match>();
                return all(n.subject, n.cases);
            }
            case NodeKind::kRaise: {
                const auto& n = node.as<Raise>();
                return all(n.exc, n.cause);
            }
            case NodeKind::kTry:
            case NodeKind::kTryStar: {
                const auto& n = node.as<Try>();
                return all(n.body, n.handlers, n.orelse, n.finalbody);
            }
            case NodeKind::kAssert: {
                const auto& n = node.as<Assert>();
                return all(n.test, n.msg);
            }
            case NodeKind::kImport:
                return all(node.as<Import>().names);
            case NodeKind::kImportFrom: {
                const auto& n = node.as<ImportFrom>();
                return all(n.module, n.names, n.level);
            }
            case NodeKind::kGlobal:
                return all(node.as<Global>().names);
            case NodeKind::kNonlocal:
                return all(node.as<Nonlocal>().names);
            case NodeKind::kExpr:
                return all(node.as<Expr>().value);
            case NodeKind::kPass:
            case NodeKind::kBreak:
            case NodeKind::kContinue:
                return all();
            case NodeKind::kBoolOp: {
                const auto& n = node.as<BoolOp>();
                return all(kBoolOperators[static_cast<int>(n.op)], n.values);
            }
            case NodeKind::kNamedExpr: {
                const auto& n = node.as<NamedExpr>();
                return all(n.target, n.value);
            }
            case NodeKind::kBinOp: {
                const auto& n = node.as<BinOp>();
                return all(n.left, n.op, n.right);
            }
            case NodeKind::kUnaryOp: {
                const auto& n = node.as<UnaryOp>();
                return all(kUnaryOperators[static_cast<int>(n.op)], n.operand);
            }
            case NodeKind::kLambda: {
                const auto& n = node.as<Lambda>();
                return all(n.args, n.body);
            }
            case NodeKind::kIfExp: {
                const auto& n = node.as<IfExp>();
                return all(n.test, n.body, n.orelse);
            }
            case NodeKind::kDict: {
                const auto& n = node.as<Dict>();
                return all(n.keys, n.values);
            }
            case NodeKind::kSet:
                return all(node.as<Set>().elts);
            case NodeKind::kListComp:
            case NodeKind::kSetComp:
            case NodeKind::kGeneratorExp: {
                const auto& n = node.as<ListComp>();
                return all(n.elt, n.generators);
            }
            case NodeKind::kDictComp: {
                const auto& n = node.as<DictComp>();
                return all(n.key, n.value, n.generators);
            }
            case NodeKind::kAwait:
                return all(node.as<Await>().value);
            case NodeKind::kYield:
                return all(node.as<Yield>().value);
            case NodeKind::kYieldFrom:
                return all(node.as<YieldFrom>().value);
            case NodeKind::kCompare: {
                const auto& n = node.as<Compare>();
                return all(n.left, n.ops, n.comparators);
            }
            case NodeKind::kCall: {
                const auto& n = node.as<Call>();
                return all(n.func, n.args, n.keywords);
            }
            case NodeKind::kFormattedValue: {
                const auto& n = node.as<FormattedValue>();
                const std::string conversion(1, n.conversion);
                return all(n.value, n.conversion == 0 ? "-1" : conversion.c_str(), n.format_spec);
            }
            case NodeKind::kJoinedStr:
                return all(node.as<JoinedStr>().values);
            case NodeKind::kConstant:
                return constant(node.as<Constant>());
            case NodeKind::kAttribute: {
                const auto& n = node.as<Attribute>();
                return all(n.value, n.attr, n.ctx);
            }
            case NodeKind::kSubscript: {
                const auto& n = node.as<Subscript>();
                return all(n.value, n.slice, n.ctx);
            }
            case NodeKind::kStarred: {
                const auto& n = node.as<Starred>();
                return all(n.value, n.ctx);
            }
            case NodeKind::kName: {
                const auto& n = node.as<Name>();
                return all(n.id, n.ctx);
            }
            case NodeKind::kList: {
                const auto& n = node.as<ListDisplay>();
                return all(n.elts, n.ctx);
            }
            case NodeKind::kTuple: {
                const auto& n = node.as<Tuple>();
                return all(n.elts, n.ctx);
            }
            case NodeKind::kSlice: {
                const auto& n = node.as<Slice>();
                return all(n.lower, n.upper, n.step);
            }
            case NodeKind::kMatchValue:
                return all(node.as<MatchValue>().value);
            case NodeKind::kMatchSingleton:
                return all(kSingletons[static_cast<int>(node.as<MatchSingleton>().value)]);
            case NodeKind::kMatchSequence:
                return all(node.as<MatchSequence>().patterns);
            case NodeKind::kMatchMapping: {
                const auto& n = node.as<MatchMapping>();
                return all(n.keys, n.patterns, n.rest);
            }
            case NodeKind::kMatchClass: {
                const auto& n = node.as<MatchClass>();
                return all(n.cls, n.patterns, n.kwd_attrs, n.kwd_patterns);
            }
            case NodeKind::kMatchStar:
                return all(node.as<MatchStar>().name);
            case NodeKind::kMatchAs: {
                const auto& n = node.as<MatchAs>();
                return all(n.pattern, n.name);
            }
            case NodeKind::kMatchOr:
                return all(node.as<MatchOr>().patterns);
            case NodeKind::kTypeVar: {
                const auto& n = node.as<TypeVar>();
                return all(n.name, n.bound, n.default_value);
            }
            case NodeKind::kParamSpec: {
                const auto& n = node.as<ParamSpec>();
                return all(n.name, n.default_value);
            }
            case NodeKind::kTypeVarTuple: {
                const auto& n = node.as<TypeVarTuple>();
                return all(n.name, n.default_value);
            }
            case NodeKind::kExceptHandler: {
                const auto& n = node.as<ExceptHandler>();
                return all(n.type, n.name, n.body);
            }
            case NodeKind::kArg: {
                const auto& n = node.as<Arg>();
                return all(n.arg, n.annotation);
            }
            case NodeKind::kKeyword: {
                const auto& n = node.as<Keyword>();
                return all(n.arg, n.value);
            }
            case NodeKind::kAlias: {
                const auto& n = node.as<Alias>();
                return all(n.name, n.asname);
            }
        }
    }

    std::string text_;
};

}  // namespace

std::string dump(const ast::Module& module) {
    return Dumper().dump(module);
}

}  // namespace loopscope::language
