#include "language/compile/unparse.h"

#include <cstdint>
#include <string_view>

#include "language/compile/constant_folding.h"
#include "language/objects/string.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

/// How tightly an expression binds. Where a tighter one is asked for, it stands in parentheses.
enum Precedence : int {
    kNamed,
    kTuple,
    kTest,
    kOr,
    kAnd,
    kNot,
    kComparison,
    kBitOr,
    kBitXor,
    kBitAnd,
    kShift,
    kArithmetic,
    kTerm,
    kFactor,
    kPower,
    kAwait,
    kAtom,
};

Precedence tighter(Precedence precedence) {
    return static_cast<Precedence>(precedence + 1);
}

struct BinaryText {
    std::string_view text;
    Precedence precedence;
};

BinaryText binary_text(ast::BinaryOperator operation) {
    switch (operation) {
        case ast::BinaryOperator::kAdd:
            return {" + ", kArithmetic};
        case ast::BinaryOperator::kSub:
            return {" - ", kArithmetic};
        case ast::BinaryOperator::kMult:
            return {" * ", kTerm};
        case ast::BinaryOperator::kMatMult:
            return {" @ ", kTerm};
        case ast::BinaryOperator::kDiv:
            return {" / ", kTerm};
        case ast::BinaryOperator::kMod:
            return {" % ", kTerm};
        case ast::BinaryOperator::kFloorDiv:
            return {" // ", kTerm};
        case ast::BinaryOperator::kPow:
            return {" ** ", kPower};
        case ast::BinaryOperator::kLShift:
            return {" << ", kShift};
        case ast::BinaryOperator::kRShift:
            return {" >> ", kShift};
        case ast::BinaryOperator::kBitOr:
            return {" | ", kBitOr};
        case ast::BinaryOperator::kBitXor:
            return {" ^ ", kBitXor};
        case ast::BinaryOperator::kBitAnd:
            return {" & ", kBitAnd};
    }
    return {};
}

std::string_view comparison_text(ast::CompareOperator operation) {
    switch (operation) {
        case ast::CompareOperator::kEq:
            return " == ";
        case ast::CompareOperator::kNotEq:
            return " != ";
        case ast::CompareOperator::kLt:
            return " < ";
        case ast::CompareOperator::kLtE:
            return " <= ";
        case ast::CompareOperator::kGt:
            return " > ";
        case ast::CompareOperator::kGtE:
            return " >= ";
        case ast::CompareOperator::kIs:
            return " is ";
        case ast::CompareOperator::kIsNot:
            return " is not ";
        case ast::CompareOperator::kIn:
            return " in ";
        case ast::CompareOperator::kNotIn:
            return " not in ";
    }
    return {};
}

class Unparser {
public:
    explicit Unparser(Runtime& runtime) : runtime_(runtime) {}

    void write(const ast::Expression& node, Precedence around) {
        switch (node.kind) {
            case ast::NodeKind::kName:
                put(node.as<ast::Name>().id);
                return;
            case ast::NodeKind::kConstant:
                return write_constant(node.as<ast::Constant>());
            case ast::NodeKind::kAttribute:
                return write_attribute(node.as<ast::Attribute>());
            case ast::NodeKind::kSubscript:
                write(*node.as<ast::Subscript>().value, kAtom);
                put("[");
                write(*node.as<ast::Subscript>().slice, kTuple);
                put("]");
                return;
            case ast::NodeKind::kBoolOp:
                return write_boolean(node.as<ast::BoolOp>(), around);
            case ast::NodeKind::kBinOp:
                return write_binary(node.as<ast::BinOp>(), around);
            case ast::NodeKind::kUnaryOp:
                return write_unary(node.as<ast::UnaryOp>(), around);
            case ast::NodeKind::kCompare:
                return write_comparison(node.as<ast::Compare>(), around);
            case ast::NodeKind::kIfExp:
                return write_conditional(node.as<ast::IfExp>(), around);
            case ast::NodeKind::kLambda:
                return write_lambda(node.as<ast::Lambda>(), around);
            case ast::NodeKind::kNamedExpr: {
                const Parentheses parentheses(*this, around > kNamed);
                write(*node.as<ast::NamedExpr>().target, kAtom);
                put(" := ");
                write(*node.as<ast::NamedExpr>().value, kAtom);
                return;
            }
            case ast::NodeKind::kAwait: {
                const Parentheses parentheses(*this, around > kAwait);
                put("await ");
                write(*node.as<ast::Await>().value, kAtom);
                return;
            }
            case ast::NodeKind::kYield:
                put("(yield");
                if (node.as<ast::Yield>().value != nullptr) {
                    put(" ");
                    write(*node.as<ast::Yield>().value, kTest);
                }
                put(")");
                return;
            case ast::NodeKind::kYieldFrom:
                put("(yield from ");
                write(*node.as<ast::YieldFrom>().value, kTest);
                put(")");
                return;
            case ast::NodeKind::kCall:
                return write_call(node.as<ast::Call>());
            case ast::NodeKind::kStarred:
                put("*");
                return write(*node.as<ast::Starred>().value, kBitOr);
            case ast::NodeKind::kSlice:
                return write_slice(node.as<ast::Slice>());
            case ast::NodeKind::kTuple:
                return write_tuple(node.as<ast::Tuple>(), around);
            case ast::NodeKind::kList:
                return write_list("[", node.as<ast::ListDisplay>().elts, "]");
            case ast::NodeKind::kSet:
                return write_list("{", node.as<ast::Set>().elts, "}");
            case ast::NodeKind::kDict:
                return write_dict(node.as<ast::Dict>());
            case ast::NodeKind::kListComp:
                return write_comprehension("[", *node.as<ast::ListComp>().elt, nullptr,
                                           node.as<ast::ListComp>().generators, "]");
            case ast::NodeKind::kSetComp:
                return write_comprehension("{", *node.as<ast::ListComp>().elt, nullptr,
                                           node.as<ast::ListComp>().generators, "}");
            case ast::NodeKind::kGeneratorExp:
                return write_comprehension("(", *node.as<ast::ListComp>().elt, nullptr,
                                           node.as<ast::ListComp>().generators, ")");
            case ast::NodeKind::kDictComp:
                return write_comprehension("{", *node.as<ast::DictComp>().key, node.as<ast::DictComp>().value,
                                           node.as<ast::DictComp>().generators, "}");
            case ast::NodeKind::kJoinedStr:
                put("f");
                return put(quoted(formatted_text(node.as<ast::JoinedStr>())));
            case ast::NodeKind::kFormattedValue:
                put("f");
                return put(quoted(replacement_field(node.as<ast::FormattedValue>())));
            default:
                return;
        }
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    /// Writes "(" now and ")" when it goes out of scope, or nothing.
    class Parentheses {
    public:
        Parentheses(Unparser& unparser, bool are_needed) : unparser_(unparser), are_needed_(are_needed) {
            if (are_needed_) unparser_.put("(");
        }
        Parentheses(const Parentheses&) = delete;
        Parentheses& operator=(const Parentheses&) = delete;
        ~Parentheses() {
            if (are_needed_) unparser_.put(")");
        }

    private:
        Unparser& unparser_;
        const bool are_needed_;
    };

    void put(std::string_view text) { text_.append(text); }

    [[nodiscard]] std::string shown(const Value& value) {
        const Value text = repr(runtime_, value);
        const String* string = text.get_if<String>();
        return string == nullptr ? std::string() : std::string(string->view());
    }

    [[nodiscard]] std::string quoted(std::string_view text) {
        return shown(Value(make_string(runtime_, text)));
    }

    void write_constant(const ast::Constant& constant) {
        if (constant.constant_kind == ast::ConstantKind::kEllipsis) return put("...");
        if (constant.unicode_prefix) put("u");
        std::string text = shown(constant_value(runtime_, constant));
        const bool is_inexact = constant.constant_kind == ast::ConstantKind::kFloat ||
                                constant.constant_kind == ast::ConstantKind::kImaginary;
        const std::size_t infinity = is_inexact ? text.find("inf") : text.npos;
        if (infinity != text.npos) text.replace(infinity, 3, "1e309");
        put(text);
    }

    void write_attribute(const ast::Attribute& attribute) {
        write(*attribute.value, kAtom);
        const ast::Constant* constant = attribute.value->try_as<ast::Constant>();
        const bool is_integer =
            constant != nullptr && (constant->constant_kind == ast::ConstantKind::kInteger ||
                                    constant->constant_kind == ast::ConstantKind::kBigInteger);
        put(is_integer ? " ." : ".");
        put(attribute.attr);
    }

    void write_boolean(const ast::BoolOp& operation, Precedence around) {
        const bool is_and = operation.op == ast::BoolOperator::kAnd;
        const Precedence own = is_and ? kAnd : kOr;
        const Parentheses parentheses(*this, around > own);
        for (const ast::Expression* value : operation.values) {
            if (value != operation.values.front()) put(is_and ? " and " : " or ");
            write(*value, tighter(own));
        }
    }

    void write_binary(const ast::BinOp& operation, Precedence around) {
        const auto [text, own] = binary_text(operation.op);
        const bool groups_right = operation.op == ast::BinaryOperator::kPow;
        const Parentheses parentheses(*this, around > own);
        write(*operation.left, groups_right ? tighter(own) : own);
        put(text);
        write(*operation.right, groups_right ? own : tighter(own));
    }

    void write_unary(const ast::UnaryOp& operation, Precedence around) {
        const bool is_not = operation.op == ast::UnaryOperator::kNot;
        const Precedence own = is_not ? kNot : kFactor;
        const Parentheses parentheses(*this, around > own);
        put(is_not                                        ? "not "
            : operation.op == ast::UnaryOperator::kInvert ? "~"
            : operation.op == ast::UnaryOperator::kUAdd   ? "+"
                                                          : "-");
        write(*operation.operand, own);
    }

    void write_comparison(const ast::Compare& comparison, Precedence around) {
        const Parentheses parentheses(*this, around > kComparison);
        write(*comparison.left, tighter(kComparison));
        for (std::size_t i = 0; i < comparison.ops.size(); ++i) {
            put(comparison_text(comparison.ops[i]));
            write(*comparison.comparators[i], tighter(kComparison));
        }
    }

    void write_conditional(const ast::IfExp& node, Precedence around) {
        const Parentheses parentheses(*this, around > kTest);
        write(*node.body, tighter(kTest));
        put(" if ");
        write(*node.test, tighter(kTest));
        put(" else ");
        write(*node.orelse, kTest);
    }

    void write_lambda(const ast::Lambda& node, Precedence around) {
        const Parentheses parentheses(*this, around > kTest);
        const ast::Arguments& parameters = *node.args;
        // CPython leaves the space out before `*`, too.
        put(parameters.posonlyargs.empty() && parameters.args.empty() ? "lambda" : "lambda ");
        write_parameters(parameters);
        put(": ");
        write(*node.body, kTest);
    }

    void write_parameters(const ast::Arguments& parameters) {
        bool is_first = true;
        const auto separate = [this, &is_first] {
            if (!is_first) put(", ");
            is_first = false;
        };
        const std::size_t positional = parameters.posonlyargs.size() + parameters.args.size();
        for (std::size_t i = 0; i < positional; ++i) {
            separate();
            const bool is_positional_only = i < parameters.posonlyargs.size();
            put((is_positional_only ? parameters.posonlyargs[i]
                                    : parameters.args[i - parameters.posonlyargs.size()])
                    ->arg);
            const std::size_t first_default = positional - parameters.defaults.size();
            if (i >= first_default) {
                put("=");
                write(*parameters.defaults[i - first_default], kTest);
            }
            if (i + 1 == parameters.posonlyargs.size()) put(", /");
        }
        if (parameters.vararg != nullptr || !parameters.kwonlyargs.empty()) {
            separate();
            put("*");
            if (parameters.vararg != nullptr) put(parameters.vararg->arg);
        }
        for (std::size_t i = 0; i < parameters.kwonlyargs.size(); ++i) {
            separate();
            put(parameters.kwonlyargs[i]->arg);
            if (parameters.kw_defaults[i] == nullptr) continue;
            put("=");
            write(*parameters.kw_defaults[i], kTest);
        }
        if (parameters.kwarg != nullptr) {
            separate();
            put("**");
            put(parameters.kwarg->arg);
        }
    }

    void write_call(const ast::Call& call) {
        write(*call.func, kAtom);
        if (call.args.size() == 1 && call.keywords.empty() &&
            call.args[0]->kind == ast::NodeKind::kGeneratorExp) {
            return write(*call.args[0], kAtom);
        }
        put("(");
        bool is_first = true;
        for (const ast::Expression* argument : call.args) {
            if (!is_first) put(", ");
            is_first = false;
            write(*argument, kTest);
        }
        for (const ast::Keyword* keyword : call.keywords) {
            if (!is_first) put(", ");
            is_first = false;
            put(keyword->arg.empty() ? "**" : keyword->arg);
            if (!keyword->arg.empty()) put("=");
            write(*keyword->value, kTest);
        }
        put(")");
    }

    void write_slice(const ast::Slice& slice) {
        if (slice.lower != nullptr) write(*slice.lower, kTest);
        put(":");
        if (slice.upper != nullptr) write(*slice.upper, kTest);
        if (slice.step == nullptr) return;
        put(":");
        write(*slice.step, kTest);
    }

    void write_items(ast::List<ast::Expression> items) {
        for (const ast::Expression* item : items) {
            if (item != items.front()) put(", ");
            write(*item, kTest);
        }
    }

    void write_list(std::string_view open, ast::List<ast::Expression> items, std::string_view close) {
        put(open);
        write_items(items);
        put(close);
    }

    void write_tuple(const ast::Tuple& tuple, Precedence around) {
        if (tuple.elts.empty()) return put("()");
        const Parentheses parentheses(*this, around > kTuple);
        write_items(tuple.elts);
        if (tuple.elts.size() == 1) put(",");
    }

    void write_dict(const ast::Dict& dict) {
        put("{");
        for (std::size_t i = 0; i < dict.keys.size(); ++i) {
            if (i > 0) put(", ");
            if (dict.keys[i] != nullptr) {
                write(*dict.keys[i], kTest);
                put(": ");
                write(*dict.values[i], kTest);
            } else {
                put("**");
                write(*dict.values[i], kBitOr);
            }
        }
        put("}");
    }

    void write_comprehension(std::string_view open, const ast::Expression& element,
                             const ast::Expression* value, std::span<const ast::Comprehension> generators,
                             std::string_view close) {
        put(open);
        write(element, kTest);
        if (value != nullptr) {
            put(": ");
            write(*value, kTest);
        }
        for (const ast::Comprehension& generator : generators) {
            put(generator.is_async ? " async for " : " for ");
            write(*generator.target, kTuple);
            put(" in ");
            write(*generator.iter, tighter(kTest));
            for (const ast::Expression* condition : generator.ifs) {
                put(" if ");
                write(*condition, tighter(kTest));
            }
        }
        put(close);
    }

    [[nodiscard]] std::string formatted_text(const ast::JoinedStr& node) {
        std::string text;
        for (const ast::Expression* part : node.values) {
            if (const ast::Constant* constant = part->try_as<ast::Constant>()) {
                for (const char byte : constant->text) {
                    text.push_back(byte);
                    if (byte == '{' || byte == '}') text.push_back(byte);
                }
            } else if (const ast::FormattedValue* field = part->try_as<ast::FormattedValue>()) {
                text.append(replacement_field(*field));
            }
        }
        return text;
    }

    [[nodiscard]] std::string replacement_field(const ast::FormattedValue& field) {
        Unparser inner(runtime_);
        inner.write(*field.value, tighter(kTest));
        const std::string value = inner.take();
        std::string text = value.starts_with("{") ? "{ " : "{";
        text.append(value);
        if (field.conversion != 0) text.append("!").push_back(field.conversion);
        if (field.format_spec != nullptr) {
            text.append(":").append(formatted_text(field.format_spec->as<ast::JoinedStr>()));
        }
        return text.append("}");
    }

    Runtime& runtime_;
    std::string text_;
};

}  // namespace

std::string unparse(Runtime& runtime, const ast::Expression& expression) {
    Unparser unparser(runtime);
    unparser.write(expression, kTest);
    return unparser.take();
}

}  // namespace loopscope::language
