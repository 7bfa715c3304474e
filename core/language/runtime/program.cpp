#include "language/runtime/program.h"

#include <string>

#include "language/compile/compiler.h"
#include "language/modules/asyncio/event_loop_object.h"
#include "language/modules/asyncio/state.h"
#include "language/objects/integer.h"
#include "language/runtime/exception.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/frame.h"
#include "language/runtime/instance.h"
#include "language/runtime/instructions.h"
#include "language/runtime/modules.h"
#include "language/runtime/operations.h"
#include "language/runtime/source_encoding.h"
#include "language/syntax/parser.h"
#include "loop/event_loop.h"
#include "loop/scheduler.h"

namespace loopscope::language {

namespace {

constexpr int kInterruptedExitCode = 130;

/// The exit code that a SystemExit asks for; what is no integer is printed and means 1.
int exit_code_of(Runtime& runtime, const Exception& exit) {
    if (exit.args->length() == 0 || (*exit.args)[0].is_none()) return 0;
    const Value& code = (*exit.args)[0];
    std::int64_t number = 0;
    if (is_integer(code) && to_int64(code, number)) return static_cast<int>(number & 0xFF);
    const Value text = str(runtime, code);
    const std::string shown =
        text.is<String>() ? std::string(text.as<String>()->view()) : plain_text(runtime, code);
    runtime.output().write(OutputSink::Stream::Error, shown + "\n");
    return 1;
}

/// The line of the program, not of a library, where the traceback ends.
std::optional<std::uint32_t> program_line(Runtime& runtime, const Exception& exception) {
    std::optional<std::uint32_t> line;
    for (const Traceback* entry = exception.traceback.get(); entry != nullptr; entry = entry->next.get()) {
        if (entry->code->file_name->view() == runtime.options().file_name) line = entry->line();
    }
    return line;
}

Ref<Module> make_main_module(Runtime& runtime) {
    const Ref<String> name = runtime.intern("__main__");
    Ref<Module> module = runtime.heap().make<Module>(runtime.types.module, name, make_dict(runtime));
    Dict& globals = *module->attributes;
    globals.set(runtime.names.dunder_name, Value(name));
    globals.set(runtime.names.dunder_doc, Value::none());
    globals.set(runtime.names.dunder_package, Value::none());
    globals.set(runtime.names.dunder_spec, Value::none());
    globals.set(runtime.names.dunder_annotations, Value(make_dict(runtime)));
    globals.set(runtime.names.dunder_builtins, Value::from(&runtime.builtins()));
    globals.set(runtime.names.dunder_file, Value(make_string(runtime, runtime.options().file_name)));
    runtime.modules().imported().set(name.get(), Value(module));
    return module;
}

}  // namespace

namespace {

/// What has ended runs its last code while the program can run.
Routine end_dropped(Runtime& runtime) {
    while (runtime.has_endings) {
        const Value closed = co_await close_dropped(runtime);
    }
    co_return Value::none();
}

/// Ends what the program's module held, as CPython does when it finalises (pylifecycle.c,
/// `finalize_modules`):
/// `__del__` is still called, with all names in place.
Routine end_main_module(Runtime& runtime, Value last_exception) {
    runtime.asyncio().left_by.clear();
    Value ended = co_await collect(runtime, Collector::kOldest, {});
    // `sys.last_exc` has kept it until now, with the frames of its traceback.
    last_exception = {};
    ended = co_await run(runtime, end_dropped(runtime));
    runtime.has_no_modules = true;
    const Ref<String> main = runtime.intern("__main__");
    Dict& imported = runtime.modules().imported();
    const std::uint32_t index = imported.find_index(main.get());
    if (index != Dict::kNotFound) {
        const Value dropped = imported.remove(index);
    }
    ended = co_await run(runtime, end_dropped(runtime));
    runtime.asyncio().end_loops();
    runtime.collector().end_awaited_last();
    ended = co_await collect(runtime, Collector::kOldest, {});
    co_return co_await run(runtime, end_dropped(runtime));
}

}  // namespace

Routine run_main(Runtime& runtime, Program* program, Ref<CodeObject> code) {
    Value done, raised;
    // One builtin is written in the language: whoever names it waits for it.
    if (program->names_memoryview_) {
        const Value imported = co_await runtime.modules().import("_memoryview");
    }
    {
        const Ref<Module> module = make_main_module(runtime);
        Ref<Frame> frame = make_body_frame(runtime, std::move(code), module->attributes, module->attributes);
        done = co_await start_frame(runtime, std::move(frame));
    }
    if (done.failed()) {
        raised = runtime.take_error();
        const Ref<Exception> exception(raised.as<Exception>());
        if (is_instance(runtime, raised, runtime.types.system_exit)) {
            program->exit_code_ = exit_code_of(runtime, *exception);
            raised = {};
        } else {
            const bool has_hook = runtime.modules().imported().find(runtime.intern("sys").get()) != nullptr;
            const Value pending = has_hook ? call_library(runtime, "sys", "_report_of", {raised})
                                           : format_exception_text(runtime, raised);
            Value report = co_await pending;
            if (auto* text = report.get_if<String>()) {
                runtime.output().write(OutputSink::Stream::Error, text->view());
            } else {
                const Value dropped = runtime.take_error();
                runtime.output().write(OutputSink::Stream::Error, format_exception(runtime, *exception));
            }
            program->error_line_ = program_line(runtime, *exception);
            program->error_text_ = describe(*error_from(runtime, raised));
            const bool interrupted = is_instance(runtime, raised, runtime.types.keyboard_interrupt);
            program->exit_code_ = interrupted ? kInterruptedExitCode : 1;
        }
    }
    // What the last statement dropped still ends while the program can run.
    Value ended = co_await run(runtime, end_dropped(runtime));
    // One that only waits for its threads is ended by whoever interrupts it.
    program->ended_ = runtime.scheduler().thread_count() > 1;
    for (const auto& [module, function] :
         {std::pair("threading", "_shutdown"), {"atexit", "_run_exitfuncs"}}) {
        if (runtime.modules().imported().find(runtime.intern(module).get()) != nullptr)
            ended = co_await call_library(runtime, module, function, {});
    }
    // Threads that nobody waits for go on with it.
    if (runtime.scheduler().thread_count() == 1)
        ended = co_await run(runtime, end_main_module(runtime, std::move(raised)));
    program->ended_ = true;
    co_return Value::none();
}

bool Program::start(std::string source, SourceForm form) {
    std::string encoding;
    if (form == SourceForm::Bytes && !decode_source(runtime_, source, encoding)) {
        const Value dropped = runtime_.take_error();
        syntax_error_ = {SyntaxErrorKind::kSyntaxError, "encoding problem: " + encoding};
        return fail(source);
    }
    runtime_.set_source(source);
    const ParseResult parsed =
        parse_program(runtime_.options().library, source, runtime_.options().file_name, ParseMode::kModule);
    std::optional<CompileResult> compiled;
    if (parsed.ok()) {
        compiled = compile(runtime_, parsed.tree(), runtime_.options().file_name);
        syntax_error_ = compiled->error;
    } else {
        syntax_error_ = parsed.error();
    }
    const auto warn = [this](const std::vector<SyntaxWarning>& warnings) {
        for (const SyntaxWarning& warning : warnings)
            runtime_.warn_at(warning.line, "SyntaxWarning", warning.message);
    };
    warn(parsed.warnings);
    if (compiled) warn(compiled->warnings);
    if (syntax_error_) return fail(source);
    names_memoryview_ = source.find("memoryview") != std::string::npos;
    const Value pending = run(runtime_, run_main(runtime_, this, compiled->code));
    LanguageActivation* main = std::exchange(runtime_.callee, nullptr);
    Thread& thread = runtime_.scheduler().start_thread("MainThread", *main);
    runtime_.asyncio().set_main_thread(thread.id());
    main_thread_ = &thread;
    return true;
}

bool Program::fail(std::string_view source) {
    runtime_.output().write(OutputSink::Stream::Error,
                            format_syntax_error(*syntax_error_, source, runtime_.options().file_name));
    exit_code_ = 1;
    ended_ = true;
    return false;
}

bool Program::interrupt() {
    // The thread whose turn it was last may have ended.
    Thread* const last = std::exchange(runtime_.thread, main_thread_);
    const bool taken = runtime_.asyncio().interrupt_main_task() || interrupt_main_thread();
    runtime_.thread = last;
    return taken;
}

bool Program::interrupt_main_thread() {
    Activation* current = main_thread_->current();
    auto* running = as_tagged<LanguageActivation>(current);
    const Frame* frame = running != nullptr && running->as_frame() == running ? running->as_frame() : nullptr;
    const bool between_instructions = frame != nullptr && frame->expects != Frame::Expects::Awaited;
    if (!between_instructions && !main_thread_->blocked() && current != main_thread_->running_loop())
        return false;
    Type* type = runtime_.types.keyboard_interrupt;
    main_thread_->interrupt(
        error_from(runtime_, Value(make_exception(runtime_, type, make_tuple(runtime_, 0)))));
    return true;
}

}  // namespace loopscope::language
