#include "language/runtime/frame_object.h"

#include <algorithm>
#include <string>

#include "language/objects/constructor_arguments.h"
#include "language/objects/integer.h"
#include "language/runtime/exception.h"
#include "language/runtime/function.h"
#include "language/runtime/operations.h"
#include "language/runtime/type_builder.h"

namespace loopscope::language {

Value frame_object(Runtime& runtime, Frame* frame) {
    if (frame == nullptr) return Value::none();
    if (frame->role == Frame::Role::Call) {
        runtime.heap().track(*frame);
        frame->is_plain_call = false;
        return Value::from(frame);
    }
    if (frame->state == Frame::State::Finished) return Value::none();
    if (frame->companion.is_empty())
        frame->companion = Value(runtime.heap().make<FrameObject>(runtime.types.frame, *frame));
    return frame->companion;
}

Value frame_variables(Runtime& runtime, const Frame& frame) {
    const CodeObject& code = *frame.code;
    if (!code.is_optimized) return frame.names ? Value(frame.names) : Value::from(frame.globals);
    Ref<Dict> variables = make_dict(runtime);
    for (std::uint32_t slot = 0; frame.has_variables() && slot < code.slot_count(); ++slot) {
        Value value = frame.locals()[slot];
        if (const auto* cell = value.get_if<Cell>()) value = cell->content;
        if (!value.is_empty())
            variables->set(runtime.intern(code.local_names[slot].get()).get(), std::move(value));
    }
    return Value(variables);
}

Frame& shown_frame(const Value& object) {
    if (auto* frame = object.get_if<Frame>()) return *frame;
    return static_cast<FrameObject*>(object.object())->frame();
}

namespace {

Value back(Runtime& runtime, const Value& self) {
    const Frame& frame = shown_frame(self);
    switch (frame.state) {
        case Frame::State::Running:
            return frame_object(runtime, frame.outer_frame());
        case Frame::State::Finished: {
            const Value& known =
                self.is<Frame>() ? frame.companion : static_cast<FrameObject*>(self.object())->back();
            // The collector may have cleared it.
            return known.is_empty() ? Value::none() : known;
        }
        default:
            return Value::none();
    }
}

Value line(Runtime&, const Value& self) {
    return Value::small_integer(shown_frame(self).line());
}

// CPython counts bytes, two for an instruction.
constexpr std::uint32_t kInstructionBytes = 2;

Value last_instruction(Runtime&, const Value& self) {
    const Frame& frame = shown_frame(self);
    if (frame.state == Frame::State::Created) return Value::small_integer(-1);
    return Value::small_integer(frame.instruction_index() * kInstructionBytes);
}

Value clear_frame(Runtime& runtime, Value* arguments) {
    Frame& frame = shown_frame(arguments[0]);
    switch (frame.state) {
        case Frame::State::Running:
            return runtime.raise(Message::CannotClearFrame, "an executing");
        case Frame::State::Suspended:
            return runtime.raise(Message::CannotClearFrame, "a suspended");
        case Frame::State::Created:
            frame.finish();
            return Value::none();
        case Frame::State::Finished:
            frame.clear_variables();
            return Value::none();
    }
    return Value::none();
}

Value frame_repr(Runtime& runtime, const Value& self) {
    const Frame& frame = shown_frame(self);
    std::string text = "<frame at " + address_text(self.object()) + ", file '";
    text.append(frame.code->file_name->view()).append("', line ").append(std::to_string(frame.line()));
    text.append(", code ").append(frame.code->name->view()).append(">");
    return Value(make_string(runtime, text));
}

Value set_next(Runtime& runtime, const Value& self, const Value& value) {
    Traceback& traceback = *self.as<Traceback>();
    if (value.is_none()) {
        traceback.next = {};
        return Value::none();
    }
    auto* next = value.get_if<Traceback>();
    if (next == nullptr)
        return runtime.raise(runtime.types.type_error, "expected traceback object, got '" +
                                                           std::string(type_name(runtime, value)) + "'");
    for (const Traceback* entry = next; entry != nullptr; entry = entry->next.get()) {
        if (entry == &traceback) return runtime.raise(runtime.types.value_error, "traceback loop detected");
    }
    traceback.next = Ref<Traceback>(next);
    return Value::none();
}

/// `traceback(tb_next, tb_frame, tb_lasti, tb_lineno)`
Value construct_traceback(Runtime& runtime, Type* type, Arguments arguments) {
    enum { kNext, kFrame, kInstruction, kLine, kCount };
    Value given[kCount];
    const ConstructorSignature signature{"traceback", {"tb_next", "tb_frame", "tb_lasti", "tb_lineno"}};
    if (!read_arguments(runtime, signature, arguments, given)) return Value::error();
    std::int64_t bytes = 0, line_number = 0;
    if (given[kFrame].is_empty() || type_of(runtime, given[kFrame]) != runtime.types.frame ||
        !to_int64(given[kInstruction], bytes) || !to_int64(given[kLine], line_number)) {
        return runtime.raise(runtime.types.type_error,
                             "traceback() takes a traceback or None, a frame and two integers");
    }
    const Frame& frame = shown_frame(given[kFrame]);
    const auto instruction = static_cast<std::size_t>(bytes) / kInstructionBytes;
    Ref<Traceback> made = runtime.heap().make<Traceback>(
        type, given[kFrame], Ref<CodeObject>(frame.code),
        static_cast<std::uint32_t>(std::min(instruction, frame.code->positions.size() - 1)),
        Ref<Traceback>());
    made->own_line = static_cast<std::uint32_t>(line_number);
    const Value set = set_next(runtime, Value(made), given[kNext]);
    return set.failed() ? set : Value(std::move(made));
}

}  // namespace

void define_frame_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "frame", {runtime.types.object}, Kind::Other);
    builder.slots().construct = nullptr;
    builder.slots().repr = frame_repr;
    builder.attribute("f_back", back);
    builder.attribute("f_builtins", [](Runtime& in, const Value&) { return Value::from(&in.builtins()); });
    builder.attribute("f_code",
                      [](Runtime&, const Value& self) { return Value::from(shown_frame(self).code); });
    builder.attribute("f_globals",
                      [](Runtime&, const Value& self) { return Value::from(shown_frame(self).globals); });
    builder.attribute("f_lasti", last_instruction);
    builder.attribute("f_lineno", line);
    builder.attribute("f_locals",
                      [](Runtime& in, const Value& self) { return frame_variables(in, shown_frame(self)); });
    builder.method("clear(self, /)", clear_frame);
    builder.type().may_be_subclassed = false;
    runtime.types.frame = builder.finish().get();
}

void define_traceback_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "traceback", {runtime.types.object}, Kind::Traceback);
    builder.slots().construct = construct_traceback;
    builder.attribute("tb_frame", [](Runtime&, const Value& self) {
        const Value& frame = self.as<Traceback>()->frame;
        return frame.is_empty() ? Value::none() : frame;
    });
    builder.attribute("tb_lasti", [](Runtime&, const Value& self) {
        return Value::small_integer(self.as<Traceback>()->instruction * kInstructionBytes);
    });
    builder.attribute("tb_lineno", [](Runtime&, const Value& self) {
        return Value::small_integer(self.as<Traceback>()->line());
    });
    builder.attribute(
        "tb_next",
        [](Runtime&, const Value& self) {
            const Ref<Traceback>& next = self.as<Traceback>()->next;
            return next ? Value(next) : Value::none();
        },
        set_next);
    builder.type().may_be_subclassed = false;
    runtime.types.traceback = builder.finish().get();
}

}  // namespace loopscope::language
