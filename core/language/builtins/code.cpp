// compile, eval, exec, exit, quit and __import__.
#include <string>

#include "language/builtins/builtins.h"
#include "language/compile/compiler.h"
#include "language/modules/asyncio/event_loop_object.h"
#include "language/objects/bytes.h"
#include "language/objects/dict.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/frame.h"
#include "language/runtime/instructions.h"
#include "language/runtime/modules.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/syntax/parser.h"

namespace loopscope::language {

namespace {

// Compiling

Type* exception_type(const Runtime& runtime, SyntaxErrorKind kind) {
    switch (kind) {
        case SyntaxErrorKind::kIndentationError:
            return runtime.types.indentation_error;
        case SyntaxErrorKind::kTabError:
            return runtime.types.tab_error;
        case SyntaxErrorKind::kMemoryError:
            return runtime.types.memory_error;
        case SyntaxErrorKind::kRecursionError:
            return runtime.types.recursion_error;
        default:
            return runtime.types.syntax_error;
    }
}

/// `source` is empty where the compiler found the error: it would read the line from a file.
Routine raise_syntax_error(Runtime& runtime, SyntaxError error, std::string source, std::string file_name) {
    const Value type = Value::from(exception_type(runtime, error.kind));
    const Value message(make_string(runtime, error.message));
    Value exception;
    if (error.line == 0) {
        exception = co_await call(runtime, type, message);
    } else {
        const std::string line =
            std::string(source_line(source, static_cast<std::uint32_t>(error.line))) + "\n";
        Ref<Tuple> details = make_tuple(runtime, 6);
        (*details)[0] = Value(make_string(runtime, file_name));
        (*details)[1] = Value::small_integer(error.line);
        (*details)[2] = Value::small_integer(error.column);
        (*details)[3] = source.empty() ? Value::none() : Value(make_string(runtime, line));
        (*details)[4] = Value::small_integer(error.end_line);
        (*details)[5] = Value::small_integer(error.end_column);
        const Value place(std::move(details));
        exception = co_await call(runtime, type, message, place);
    }
    if (exception.failed()) co_return exception;
    co_return runtime.raise_exception(exception);
}

Routine warn_of_syntax(Runtime& runtime, Ref<List> found, std::string file_name, Value outcome) {
    std::vector<Value> arguments{Value(make_string(runtime, file_name)), Value(found)};
    const Value warned = co_await call_library(runtime, "warnings", "_warn_of_syntax", std::move(arguments));
    if (warned.failed()) co_return warned;
    co_return outcome;
}

// A code object, or pending() with warnings or a SyntaxError to come.
Value compile_source(Runtime& runtime, std::string source, const std::string& file_name, bool is_expression) {
    const ParseMode mode = is_expression ? ParseMode::kExpression : ParseMode::kModule;
    const ParseResult parsed = parse_program(runtime.options().library, source, file_name, mode);
    if (!parsed.ok())
        return run(runtime, raise_syntax_error(runtime, parsed.error(), std::move(source), file_name));
    const CompileResult compiled = compile(runtime, parsed.tree(), file_name,
                                           is_expression ? CompileMode::Expression : CompileMode::Module);
    if (compiled.error) {
        return run(runtime, raise_syntax_error(runtime, *compiled.error, {}, file_name));
    }
    const Ref<List> found = make_list(runtime);
    for (const auto* warnings : {&parsed.warnings, &compiled.warnings}) {
        for (const SyntaxWarning& warning : *warnings)
            found->append(Value(make_tuple(runtime, {Value::small_integer(warning.line),
                                                     Value(make_string(runtime, warning.message))})));
    }
    Value code(compiled.code);
    if (found->length() == 0) return code;
    return run(runtime, warn_of_syntax(runtime, found, file_name, std::move(code)));
}

// The text that a program gave as source; false when it is none.
bool read_source(const Value& value, std::string& source) {
    if (const auto* string = value.get_if<String>()) {
        source = string->view();
        return true;
    }
    if (!is_bytes_like(value)) return false;
    source = bytes_view(value);
    return true;
}

Value builtin_compile(Runtime& runtime, Value* arguments) {
    std::string source;
    if (!read_source(arguments[0], source)) {
        return runtime.raise(runtime.types.type_error,
                             "compile() arg 1 must be a string, bytes or AST object");
    }
    const auto* file_name = arguments[1].get_if<String>();
    const auto* mode = arguments[2].get_if<String>();
    if (file_name == nullptr) {
        return runtime.raise(runtime.types.type_error, "expected str, bytes or os.PathLike object, not " +
                                                           std::string(type_name(runtime, arguments[1])));
    }
    if (mode == nullptr) {
        return runtime.raise(runtime.types.type_error, "compile() argument 'mode' must be str, not " +
                                                           std::string(type_name(runtime, arguments[2])));
    }
    const std::string_view name = mode->view();
    if (name != "exec" && name != "eval" && name != "single") {
        return runtime.raise(runtime.types.value_error, "compile() mode must be 'exec', 'eval' or 'single'");
    }
    return compile_source(runtime, std::move(source), std::string(file_name->view()), name == "eval");
}

// Running

struct Scope {
    Ref<Dict> globals;
    Ref<Dict> locals;
};

// The names that the code sees: those given, else those of the caller. Null globals after raising TypeError.
Scope scope_for(Runtime& runtime, bool is_expression, const Value& globals, const Value& locals) {
    Scope scope;
    if (!globals.is_empty() && !globals.is_none()) {
        if (!globals.is<Dict>()) {
            std::string text = "globals must be a dict";
            if (!is_expression) text = "exec() " + text + ", not " + std::string(type_name(runtime, globals));
            static_cast<void>(runtime.raise(runtime.types.type_error, text));
            return {};
        }
        scope.globals = Ref<Dict>(globals.as<Dict>());
        scope.locals = scope.globals;
    } else {
        scope.globals = Ref<Dict>(runtime.frame != nullptr ? runtime.frame->globals : &runtime.builtins());
        const Value own = current_locals(runtime);
        scope.locals = Ref<Dict>(own.as<Dict>());
    }
    if (locals.is<Dict>()) scope.locals = Ref<Dict>(locals.as<Dict>());
    if (scope.globals->find(runtime.names.dunder_builtins) == nullptr) {
        scope.globals->set(runtime.names.dunder_builtins, Value::from(&runtime.builtins()));
    }
    return scope;
}

Routine run_source(Runtime& runtime, Value code, std::string source, bool is_expression, Ref<Dict> globals,
                   Ref<Dict> locals) {
    if (!code.is<CodeObject>()) {
        code = co_await compile_source(runtime, std::move(source), "<string>", is_expression);
        if (code.failed()) co_return code;
    }
    Ref<Frame> frame = make_body_frame(runtime, Ref<CodeObject>(code.as<CodeObject>()), globals, locals);
    Value result = co_await start_frame(runtime, std::move(frame));
    if (result.failed() || is_expression) co_return result;
    co_return Value::none();
}

Value run_with(Runtime& runtime, const char* function, Value* arguments, bool is_expression) {
    std::string source;
    if (!arguments[0].is<CodeObject>() && !read_source(arguments[0], source)) {
        return runtime.raise(runtime.types.type_error,
                             std::string(function) + "() arg 1 must be a string, bytes or code object");
    }
    if (is_expression) source.erase(0, source.find_first_not_of(" \t"));
    Scope scope = scope_for(runtime, is_expression, arguments[1], arguments[2]);
    if (!scope.globals) return Value::error();
    return run(runtime, run_source(runtime, std::move(arguments[0]), std::move(source), is_expression,
                                   std::move(scope.globals), std::move(scope.locals)));
}

Value builtin_eval(Runtime& runtime, Value* arguments) {
    return run_with(runtime, "eval", arguments, true);
}
Value builtin_exec(Runtime& runtime, Value* arguments) {
    return run_with(runtime, "exec", arguments, false);
}

// Importing

Routine import_by_name(Runtime& runtime, Ref<String> name, Value names, Value level) {
    if (names.is_value() && !names.is_none()) {
        names = co_await to_tuple(runtime, names);
        if (names.failed()) co_return names;
    }
    co_return co_await import_name(runtime, *runtime.frame, name.get(), level, names);
}

Value builtin_import(Runtime& runtime, Value* arguments) {
    auto* name = arguments[0].get_if<String>();
    if (name == nullptr) {
        return runtime.raise(runtime.types.type_error, "__import__() argument 1 must be str, not " +
                                                           std::string(type_name(runtime, arguments[0])));
    }
    if (name->length() == 0) return runtime.raise(runtime.types.value_error, "Empty module name");
    Value level = arguments[4].is_empty() ? Value::small_integer(0) : std::move(arguments[4]);
    Value names = arguments[3].is_empty() ? Value::none() : std::move(arguments[3]);
    return run(runtime, import_by_name(runtime, runtime.intern(name), std::move(names), std::move(level)));
}

// Leaving

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
    add_builtin(runtime, "__import__(name, globals=None, locals=None, fromlist=(), level=0)", builtin_import);
    add_builtin(runtime, "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)",
                builtin_compile);
    add_builtin(runtime, "eval(source, /, globals=None, locals=None)", builtin_eval);
    add_builtin(runtime, "exec(source, /, globals=None, locals=None)", builtin_exec);
    add_builtin(runtime, "exit(code=None)", builtin_exit);
    add_builtin(runtime, "quit(code=None)", builtin_exit);
}

}  // namespace loopscope::language
