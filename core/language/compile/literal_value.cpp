#include "language/compile/literal_value.h"

#include <algorithm>
#include <vector>

#include "language/compile/constant_folding.h"
#include "language/objects/dict.h"
#include "language/objects/sequence.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/syntax/parser.h"

namespace loopscope::language {

namespace {

/// How deep displays may stand within each other.
constexpr unsigned kDeepest = 100;

std::optional<Value> evaluate(Runtime& runtime, const ast::Expression& expression, unsigned depth);

std::optional<std::vector<Value>> evaluate(Runtime& runtime, ast::List<ast::Expression> items,
                                           unsigned depth) {
    std::vector<Value> values;
    for (const ast::Expression* item : items) {
        std::optional<Value> value;
        if (item != nullptr) value = evaluate(runtime, *item, depth);
        if (!value) return std::nullopt;
        values.push_back(std::move(*value));
    }
    return values;
}

std::optional<Value> evaluate_dict(Runtime& runtime, const ast::Dict& display, unsigned depth) {
    const auto keys = evaluate(runtime, display.keys, depth);
    const auto values = evaluate(runtime, display.values, depth);
    if (!keys || !values) return std::nullopt;
    const Ref<Dict> dict = make_dict(runtime);
    for (std::size_t i = 0; i < keys->size(); ++i) {
        std::uint32_t hash = 0;
        if (!simple_hash(runtime, (*keys)[i], hash)) return std::nullopt;
        if (dict_set(runtime, *dict, (*keys)[i], (*values)[i]).failed()) {
            const Value dropped = runtime.take_error();
            return std::nullopt;
        }
    }
    return Value(dict);
}

std::optional<Value> evaluate(Runtime& runtime, const ast::Expression& expression, unsigned depth) {
    if (depth == kDeepest) return std::nullopt;
    if (const auto* list = expression.try_as<ast::ListDisplay>()) {
        const auto items = evaluate(runtime, list->elts, depth + 1);
        return items ? std::optional(Value(make_list(runtime, std::span<const Value>(*items))))
                     : std::nullopt;
    }
    if (const auto* tuple = expression.try_as<ast::Tuple>()) {
        const auto items = evaluate(runtime, tuple->elts, depth + 1);
        return items ? std::optional(Value(make_tuple(runtime, std::span<const Value>(*items))))
                     : std::nullopt;
    }
    if (const auto* dict = expression.try_as<ast::Dict>()) return evaluate_dict(runtime, *dict, depth + 1);
    return fold(runtime, expression);
}

}  // namespace

std::optional<Value> literal_value(Runtime& runtime, std::string_view text) {
    // Behind white space it would be an indented line.
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    const ParseResult parsed = parse(text, "<literal>", ParseMode::kExpression);
    if (!parsed.ok() || parsed.tree().module().body.empty()) return std::nullopt;
    const auto* statement = parsed.tree().module().body.front()->try_as<ast::Expr>();
    return statement != nullptr ? evaluate(runtime, *statement->value, 0) : std::nullopt;
}

}  // namespace loopscope::language
