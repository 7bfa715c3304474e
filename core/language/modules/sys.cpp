#include "language/modules/sys.h"

#include <limits>
#include <string>

#include "language/objects/bytes.h"
#include "language/objects/integer.h"
#include "language/objects/text_stream.h"
#include "language/runtime/exception.h"
#include "language/runtime/frame_object.h"
#include "language/runtime/instance.h"
#include "language/runtime/modules.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

/// The innermost frame of the program, whoever called this.
Frame* calling_frame(Runtime& runtime) {
    return runtime.frame;
}

/// The exception that is being handled here or in a caller; empty when none is.
Value handled_exception(Runtime& runtime) {
    for (Frame* frame = calling_frame(runtime); frame != nullptr; frame = frame->outer_frame()) {
        if (!frame->handled.is_empty()) return frame->handled;
    }
    return {};
}

Value exception(Runtime& runtime, Value*) {
    const Value handled = handled_exception(runtime);
    return handled.is_empty() ? Value::none() : handled;
}

Value recursion_limit(Runtime& runtime, Value*) {
    return Value::small_integer(runtime.limits().recursion);
}

/// Sets the limit where the caller's own depth is below it; answers that depth.
Value set_recursion_limit(Runtime& runtime, Value* arguments) {
    const std::uint32_t depth = runtime.frame->depth() - 1;
    const std::int64_t limit = arguments[0].small_integer();
    if (limit > depth) runtime.limits().recursion = static_cast<std::uint32_t>(limit);
    return Value::small_integer(depth);
}

/// Sets the limit when a number is given, and answers it.
Value integer_digits(Runtime& runtime, Value* arguments) {
    std::uint32_t& digits = runtime.limits().integer_digits;
    if (arguments[0].is_small_integer()) digits = static_cast<std::uint32_t>(arguments[0].small_integer());
    return Value::small_integer(digits);
}

Value stack_frame(Runtime& runtime, Value* arguments) {
    std::int64_t depth = 0;
    if (!arguments[0].is_empty() && !to_int64(arguments[0], depth))
        depth = std::numeric_limits<std::int64_t>::max();
    Frame* frame = calling_frame(runtime);
    for (; frame != nullptr && depth > 0; --depth) frame = frame->outer_frame();
    if (frame == nullptr) return runtime.raise(runtime.types.value_error, "call stack is not deep enough");
    return frame_object(runtime, frame);
}

/// What is no object of the heap lives for ever.
Value reference_count(Runtime&, Value* arguments) {
    const bool is_counted = arguments[0].is_object();
    return Value::small_integer(is_counted ? arguments[0].object()->references() : 0xFFFF'FFFF);
}

/// What a memoryview keeps while it sees the memory of an object; a bytearray counts those.
class Export final : public Object {
public:
    Export(Type* type, Value exported) noexcept : Object(type, Kind::Other), exported_(std::move(exported)) {
        count(1);
    }

private:
    ~Export() override { count(-1); }
    void count(std::int32_t difference) noexcept {
        if (auto* array = exported_.get_if<ByteArray>())
            array->exports += static_cast<std::uint32_t>(difference);
    }

    Value exported_;
};

Value export_bytes(Runtime& runtime, Value* arguments) {
    return Value(runtime.heap().make<Export>(runtime.types.object, arguments[0]));
}

/// What messages say of these classes and functions of the library is worded as for those that CPython has in
/// C, in that module.
Value stand_for_native(Runtime& runtime, Value* arguments) {
    if (!expect_instance(runtime, arguments[0], runtime.types.string)) return Value::error();
    const std::string prefix = std::string(arguments[0].as<String>()->view()) + ".";
    const auto mark = [](const Value& value) {
        auto* of_class = value.get_if<ClassMethod>();
        auto* alone = value.get_if<StaticMethod>();
        const Value& inner = of_class ? of_class->function : alone ? alone->function : value;
        auto* function = inner.get_if<Function>();
        if (function != nullptr) function->code->stands_for_native = true;
        return function;
    };
    for (const Value& value : arguments[1].as<Tuple>()->span()) {
        if (auto* type = value.get_if<Type>()) {
            type->set_shown_name(runtime.intern(prefix + std::string(type->name()->view())));
            const Dict& attributes = type->attributes();
            for (std::uint32_t i = 0; i < attributes.entry_count(); ++i)
                (void)mark(attributes.entry(i).value);
        } else if (auto* function = mark(value)) {
            function->module = arguments[0];
        }
    }
    return Value::none();
}

}  // namespace

Ref<Module> make_sys_module(Runtime& runtime) {
    ModuleBuilder builder(runtime, "_sys", "sys");
    builder.function("exception()", exception);
    builder.function("getrecursionlimit()", recursion_limit);
    builder.function("set_recursion_limit(limit, /)", set_recursion_limit);
    builder.function("integer_digits(limit=None, /)", integer_digits);
    builder.function("_getframe(depth=0, /)", stack_frame);
    builder.function("getrefcount(object, /)", reference_count);
    builder.function("export(object, /)", export_bytes);
    builder.function("stand_for_native(module, /, *things)", stand_for_native);
    builder.constant("modules", Value::from(&runtime.modules().imported()));
    builder.constant("stdout", make_text_stream(runtime, OutputSink::Stream::Output));
    builder.constant("stderr", make_text_stream(runtime, OutputSink::Stream::Error));
    builder.constant("program", Value(make_string(runtime, runtime.options().file_name)));
    builder.constant("dev_mode", Value::boolean(runtime.options().development_mode));
    return builder.finish();
}

}  // namespace loopscope::language
