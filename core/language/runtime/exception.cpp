#include "language/runtime/exception.h"

#include <utility>

#include "language/objects/heap.h"
#include "language/runtime/frame.h"
#include "language/runtime/frame_object.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

Traceback::~Traceback() = default;

Exception::~Exception() = default;

void Exception::traverse(Visitor& visitor) const {
    visitor.visit(args.get());
    visitor.visit(traceback.get());
    visitor.visit(cause.get());
    visitor.visit(context.get());
    visitor.visit(attributes.get());
    visitor.visit(exceptions.get());
}

void Exception::clear() {
    traceback = {};
    cause = {};
    context = {};
    attributes = {};
}

Ref<Exception> make_exception(Runtime& runtime, Type* type, Ref<Tuple> arguments) {
    Ref<Exception> exception = runtime.heap().make<Exception>(runtime.types.exception, std::move(arguments));
    exception->set_type(type);
    return exception;
}

Ref<Exception> make_exception(Runtime& runtime, Type* type, std::string_view message) {
    Ref<Tuple> arguments = make_tuple(runtime, 1);
    (*arguments)[0] = Value(make_string(runtime, message));
    return make_exception(runtime, type, std::move(arguments));
}

Value stop_iteration_value(const Value& exception) {
    const Tuple& args = *exception.as<Exception>()->args;
    return args.length() == 0 ? Value::none() : args[0];
}

void add_traceback(Runtime& runtime, Exception& exception, Frame& frame) {
    // What ends an `async for` has come through its frame already.
    if (frame.code->instructions[frame.instruction_index()].opcode() == Opcode::EndAsyncFor) return;
    exception.traceback = runtime.heap().make<Traceback>(
        runtime.types.traceback, frame_object(runtime, &frame), Ref<CodeObject>(frame.code),
        frame.instruction_index(), std::move(exception.traceback));
}

}  // namespace loopscope::language
