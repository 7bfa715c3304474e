// print, input and open.
#include <string>

#include "language/builtins/builtins.h"
#include "language/modules/asyncio/event_loop_object.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/objects/text_stream.h"
#include "language/runtime/instance.h"
#include "language/runtime/modules.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

// What print writes to: a stream of the host, or an object of the program with a `write` method.
struct Target {
    OutputSink::Stream stream = OutputSink::Stream::Output;
    Value file;  // empty: `stream`; None: nothing is written
};

Target target_of(Runtime& runtime, Value file) {
    if (file.is_empty() || file.is_none()) {
        // The program may have put something else into sys.stdout.
        const Value* sys = runtime.modules().imported().find(runtime.names.sys);
        if (sys == nullptr || !sys->is<Module>()) return {};
        const Value* output = sys->as<Module>()->attributes->find(runtime.names.stdout_);
        if (output == nullptr) return {};
        file = *output;
    }
    if (const TextStream* stream = as_text_stream(runtime, file)) return {stream->stream, {}};
    return {OutputSink::Stream::Output, std::move(file)};
}

// Writes one piece; None, or what the file's `write` gives.
Value write_piece(Runtime& runtime, const Target& target, const Value& text) {
    if (!target.file.is_empty()) return call_method(runtime, target.file, runtime.names.write, text);
    runtime.output().write(target.stream, text.as<String>()->view());
    return Value::none();
}

// One piece after the other, as each becomes known.
Routine print_slowly(Runtime& runtime, Ref<Tuple> values, Value separator, Value end, Value file,
                     bool flush) {
    const Target target = target_of(runtime, file);
    if (target.file.is_none()) co_return Value::none();
    for (std::uint32_t i = 0; i < values->length(); ++i) {
        if (i > 0) {
            const Value written = co_await write_piece(runtime, target, separator);
            if (written.failed()) co_return written;
        }
        const Value text = co_await str(runtime, (*values)[i]);
        if (text.failed()) co_return text;
        const Value written = co_await write_piece(runtime, target, text);
        if (written.failed()) co_return written;
    }
    const Value written = co_await write_piece(runtime, target, end);
    if (written.failed()) co_return written;
    if (flush && !target.file.is_empty()) {
        const Value flushed = co_await call_method(runtime, target.file, runtime.names.flush);
        if (flushed.failed()) co_return flushed;
    }
    co_return Value::none();
}

// Whether `str` of the value needs no code of the program and nothing that could be undone.
bool shows_plainly(const Value& value) {
    if (!value.is_object()) return true;
    const Kind kind = value.object()->kind();
    return !value.object()->type()->is_from_program &&
           (kind == Kind::String || kind == Kind::BigInteger || kind == Kind::BoxedFloat ||
            kind == Kind::Bytes || kind == Kind::Complex || kind == Kind::Range);
}

// Writes all at once. False when an error stopped it after what stands before the value that failed.
bool print_plainly(Runtime& runtime, const Tuple& values, std::string_view separator, std::string_view end,
                   OutputSink::Stream stream) {
    std::string text;
    bool failed = false;
    for (std::uint32_t i = 0; i < values.length() && !failed; ++i) {
        if (i > 0) text += separator;
        const Value shown = str(runtime, values[i]);
        failed = shown.failed();
        if (!failed) text += shown.as<String>()->view();
    }
    if (!failed) text += end;
    runtime.output().write(stream, text);
    return !failed;
}

// `sep` and `end`: a string, or None for the usual one.
bool read_part(Runtime& runtime, const char* name, Value& part, std::string_view usual) {
    if (part.is_empty() || part.is_none()) {
        part = Value(runtime.intern(usual));
        return true;
    }
    if (part.is<String>()) return true;
    static_cast<void>(runtime.raise(Message::PrintPart, name, type_name(runtime, part)));
    return false;
}

Routine print_with_flag(Runtime& runtime, Ref<Tuple> values, Value separator, Value end, Value file,
                        Value flush) {
    const Value flag = co_await truth(runtime, flush);
    if (flag.failed()) co_return flag;
    co_return co_await run(runtime, print_slowly(runtime, values, separator, end, file, flag.is_true()));
}

Value builtin_print(Runtime& runtime, Value* arguments) {
    const Tuple& values = *arguments[0].as<Tuple>();
    if (!read_part(runtime, "sep", arguments[1], " ") || !read_part(runtime, "end", arguments[2], "\n")) {
        return Value::error();
    }
    bool is_plain = true;
    for (const Value& value : values.span()) is_plain = is_plain && shows_plainly(value);
    if (is_plain) {
        const Target target = target_of(runtime, arguments[3]);
        if (target.file.is_empty()) {
            const bool done = print_plainly(runtime, values, arguments[1].as<String>()->view(),
                                            arguments[2].as<String>()->view(), target.stream);
            return done ? Value::none() : Value::error();
        }
    }
    Ref<Tuple> kept(arguments[0].as<Tuple>());
    if (arguments[4].is_empty() || arguments[4].is_boolean()) {
        return run(runtime,
                   print_slowly(runtime, std::move(kept), std::move(arguments[1]), std::move(arguments[2]),
                                std::move(arguments[3]), arguments[4].is_true()));
    }
    return run(runtime,
               print_with_flag(runtime, std::move(kept), std::move(arguments[1]), std::move(arguments[2]),
                               std::move(arguments[3]), std::move(arguments[4])));
}

Routine input_slowly(Runtime& runtime, Value prompt) {
    if (!prompt.is_empty()) {
        const Value text = co_await str(runtime, prompt);
        if (text.failed()) co_return text;
        const Target target = target_of(runtime, Value::none());
        if (!target.file.is_none()) {
            const Value written = co_await write_piece(runtime, target, text);
            if (written.failed()) co_return written;
        }
    }
    co_return runtime.raise(runtime.types.eof_error, "EOF when reading a line");
}

Value builtin_input(Runtime& runtime, Value* arguments) {
    return run(runtime, input_slowly(runtime, std::move(arguments[0])));
}

Value builtin_open(Runtime& runtime, Value* arguments) {
    std::vector<Value> given(arguments, arguments + 7);
    for (Value& value : given) {
        if (value.is_empty()) value = Value::none();
    }
    return call_library(runtime, "_open", "refuse", std::move(given));
}

}  // namespace

void define_output_builtins(Runtime& runtime) {
    add_builtin(runtime, "input(prompt='', /)", builtin_input);
    add_builtin(runtime,
                "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, "
                "opener=None)",
                builtin_open);
    add_builtin(runtime, "print(*args, sep=' ', end='\\n', file=None, flush=False)", builtin_print);
}

}  // namespace loopscope::language
