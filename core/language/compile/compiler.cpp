#include "language/compile/compiler.h"

#include <utility>

#include "language/compile/code_generator.h"
#include "language/compile/future_features.h"
#include "language/compile/symbol_table.h"

namespace loopscope::language {

CompileResult compile(Runtime& runtime, const SyntaxTree& tree, std::string_view file_name,
                      CompileMode mode) {
    CompileResult result;
    const FutureFeatures features = read_future_features(tree.module());
    result.error = features.error;
    if (result.error) return result;
    SymbolTable symbols;
    result.error = symbols.build(tree.module(), features.annotations);
    if (result.error) return result;
    return CodeGenerator(runtime, symbols, file_name, features).generate(tree.module(), mode);
}

}  // namespace loopscope::language
