#include "language/compile/future_features.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "language/compile/symbol_table.h"

namespace loopscope::language {

namespace {

constexpr std::string_view kFeatures[] = {
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations",
};

bool is_docstring(const ast::Statement& statement) {
    const ast::Expr* expression = statement.try_as<ast::Expr>();
    if (expression == nullptr) return false;
    const ast::Constant* constant = expression->value->try_as<ast::Constant>();
    return constant != nullptr && constant->constant_kind == ast::ConstantKind::kString;
}

void read_import(const ast::ImportFrom& import, FutureFeatures& features) {
    for (const ast::Alias* alias : import.names) {
        if (std::find(std::begin(kFeatures), std::end(kFeatures), alias->name) == std::end(kFeatures)) {
            std::string message = "not a chance";
            if (alias->name != "braces") {
                message = "future feature ";
                message.append(alias->name).append(" is not defined");
            }
            features.error = compile_error(std::move(message), import.location);
            features.error->end_line = features.error->line;
            features.error->end_column = 0;
            return;
        }
        if (alias->name == "annotations") features.annotations = true;
    }
    features.last_line = import.location.line;
}

}  // namespace

FutureFeatures read_future_features(const ast::Module& module) {
    FutureFeatures features;
    bool may_have_docstring = true;
    std::uint32_t end = UINT32_MAX;  // the line of the first other statement
    for (const ast::Statement* statement : module.body) {
        if (statement->location.line > end) break;
        const ast::ImportFrom* import = statement->try_as<ast::ImportFrom>();
        if (import != nullptr && import->module == "__future__" && import->level == 0) {
            if (end != UINT32_MAX) {
                features.error = compile_error(
                    "from __future__ imports must occur at the beginning of the file", import->location);
            } else {
                read_import(*import, features);
            }
            if (features.error) break;
        } else if (!may_have_docstring || !is_docstring(*statement)) {
            end = statement->location.line;
        }
        may_have_docstring = false;
    }
    return features;
}

}  // namespace loopscope::language
