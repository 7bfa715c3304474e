#include "language/runtime/frame_object.h"

#include "language/runtime/function.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

namespace {

Frame& frame_of(const Value& self) {
    return static_cast<FrameObject*>(self.object())->frame();
}

Value back(Runtime& runtime, const Value& self) {
    Frame* outer = frame_of(self).outer_frame();
    return outer == nullptr ? Value::none() : make_frame_object(runtime, *outer);
}

Value line(Runtime&, const Value& self) {
    return Value::small_integer(frame_of(self).line());
}

}  // namespace

Value make_frame_object(Runtime& runtime, Frame& frame) {
    return Value(runtime.heap().make<FrameObject>(runtime.types.frame, Ref<Frame>(&frame)));
}

Value frame_variables(Runtime& runtime, const Frame& frame) {
    const CodeObject& code = *frame.code;
    if (!code.is_optimized) return frame.names ? Value(frame.names) : Value(frame.globals);
    Ref<Dict> variables = make_dict(runtime);
    for (std::uint32_t slot = 0; slot < code.slot_count(); ++slot) {
        Value value = frame.locals()[slot];
        if (const auto* cell = value.get_if<Cell>()) value = cell->content;
        if (!value.is_empty())
            variables->set(runtime.intern(code.local_names[slot].get()).get(), std::move(value));
    }
    return Value(variables);
}

void define_frame_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "frame", {runtime.types.object}, Kind::Other);
    builder.slots().construct = nullptr;
    builder.attribute("f_back", back);
    builder.attribute("f_builtins", [](Runtime& in, const Value&) { return Value::from(&in.builtins()); });
    builder.attribute("f_code", [](Runtime&, const Value& self) { return Value(frame_of(self).code); });
    builder.attribute("f_globals", [](Runtime&, const Value& self) { return Value(frame_of(self).globals); });
    builder.attribute("f_lineno", line);
    builder.attribute("f_locals",
                      [](Runtime& in, const Value& self) { return frame_variables(in, frame_of(self)); });
    runtime.types.frame = builder.finish().get();
}

}  // namespace loopscope::language
