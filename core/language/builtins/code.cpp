// exit and quit.
#include "language/builtins/builtins.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Routine leave(Runtime& runtime, Value code) {
    const Value exception = co_await call(runtime, Value::from(runtime.types.system_exit), code);
    if (exception.failed()) co_return exception;
    co_return runtime.raise_exception(exception);
}

Value builtin_exit(Runtime& runtime, Value* arguments) {
    return run(runtime, leave(runtime, arguments[0].is_empty() ? Value::none() : std::move(arguments[0])));
}

}  // namespace

void define_code_builtins(Runtime& runtime) {
    add_builtin(runtime, "exit(code=None)", builtin_exit);
    add_builtin(runtime, "quit(code=None)", builtin_exit);
}

}  // namespace loopscope::language
