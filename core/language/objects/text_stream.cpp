#include "language/objects/text_stream.h"

#include <string>

#include "language/objects/heap.h"
#include "language/objects/string.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

TextStream& stream_of(const Value& self) {
    return *static_cast<TextStream*>(self.object());
}

bool is_output(const Value& self) {
    return stream_of(self).stream == OutputSink::Stream::Output;
}

Value stream_write(Runtime& runtime, Value* arguments) {
    const auto* text = arguments[1].get_if<String>();
    if (text == nullptr) {
        return runtime.raise(runtime.types.type_error, "write() argument must be str, not " +
                                                           std::string(type_name(runtime, arguments[1])));
    }
    runtime.output().write(stream_of(arguments[0]).stream, text->view());
    return Value::small_integer(text->length());
}

Routine write_lines(Runtime& runtime, Value self, Value lines) {
    const Value iterator = co_await iterate(runtime, lines);
    if (iterator.failed()) co_return iterator;
    while (true) {
        Value line = co_await next(runtime, iterator);
        if (line.failed()) co_return line;
        if (line.is_exhausted()) co_return Value::none();
        Value arguments[] = {self, std::move(line)};
        const Value written = stream_write(runtime, arguments);
        if (written.failed()) co_return written;
    }
}

Value stream_write_lines(Runtime& runtime, Value* arguments) {
    return run(runtime, write_lines(runtime, arguments[0], arguments[1]));
}

Value stream_flush(Runtime&, Value*) {
    return Value::none();
}
Value stream_false(Runtime&, Value*) {
    return Value::boolean(false);
}
Value stream_true(Runtime&, Value*) {
    return Value::boolean(true);
}
Value stream_number(Runtime&, Value* arguments) {
    return Value::small_integer(is_output(arguments[0]) ? 1 : 2);
}

Value get_name(Runtime& runtime, const Value& self) {
    return Value(runtime.intern(is_output(self) ? "<stdout>" : "<stderr>"));
}
Value get_encoding(Runtime& runtime, const Value&) {
    return Value(runtime.intern("utf-8"));
}
Value get_errors(Runtime& runtime, const Value& self) {
    return Value(runtime.intern(is_output(self) ? "strict" : "backslashreplace"));
}
Value get_mode(Runtime& runtime, const Value&) {
    return Value(runtime.intern("w"));
}
Value get_closed(Runtime&, const Value&) {
    return Value::boolean(false);
}

Value stream_repr(Runtime& runtime, const Value& self) {
    return Value(make_string(runtime, std::string("<_io.TextIOWrapper name='") +
                                          (is_output(self) ? "<stdout>" : "<stderr>") +
                                          "' mode='w' encoding='utf-8'>"));
}

}  // namespace

Value make_text_stream(Runtime& runtime, OutputSink::Stream stream) {
    return Value(runtime.heap().make<TextStream>(runtime.types.text_stream, stream));
}

TextStream* as_text_stream(Runtime& runtime, const Value& value) noexcept {
    const bool is = value.is_object() && value.object()->type() == runtime.types.text_stream;
    return is ? static_cast<TextStream*>(value.object()) : nullptr;
}

void define_text_stream_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "TextIOWrapper", {runtime.types.object}, Kind::Other);
    builder.type().may_be_subclassed = false;
    builder.slots().repr = stream_repr;
    builder.module("_io")
        .method("fileno(self, /)", stream_number)
        .method("flush(self, /)", stream_flush)
        .method("isatty(self, /)", stream_false)
        .method("readable(self, /)", stream_false)
        .method("seekable(self, /)", stream_false)
        .method("writable(self, /)", stream_true)
        .method("write(self, text, /)", stream_write)
        .method("writelines(self, lines, /)", stream_write_lines)
        .attribute("closed", get_closed)
        .attribute("encoding", get_encoding)
        .attribute("errors", get_errors)
        .attribute("mode", get_mode)
        .attribute("name", get_name);
    runtime.types.text_stream = builder.finish().get();
}

}  // namespace loopscope::language
