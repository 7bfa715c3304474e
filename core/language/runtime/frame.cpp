#include "language/runtime/frame.h"

#include <utility>

#include <new>
#include <string>

#include "language/runtime/arguments.h"
#include "language/runtime/awaitable.h"
#include "language/runtime/bounded_repr.h"
#include "language/runtime/exception.h"
#include "language/runtime/foreign_error.h"
#include "language/runtime/frame_object.h"
#include "language/runtime/generator.h"
#include "language/runtime/interpreter.h"
#include "language/runtime/operations.h"
#include "loop/thread.h"

namespace loopscope::language {

void Frame::lose_caller() noexcept {
    caller_has_gone = true;
    if (is_root) return;
    set_caller(nullptr);
    // Only who is at an end of a chain has been told that all of it stands still.
    if (state == State::Running) state = State::Suspended;
}

void Frame::finish() noexcept {
    innermost = nullptr;
    handled = {};
    if (FrameObject* shown = shown_elsewhere()) {
        hand_over(*shown);
    } else {
        state = State::Finished;
        clear_slots();
        companion = {};
    }
}

Value Frame::end_with_variables() noexcept {
    leave_delegate();
    drop_to(stack_base());
    handled = {};
    Value back = state == State::Running ? frame_object(runtime_, outer_frame()) : Value::none();
    state = State::Finished;
    return back;
}

void Frame::remain() noexcept {
    companion = end_with_variables();
}

/// The object of a generator's frame that somebody else refers to; null when there is none.
FrameObject* Frame::shown_elsewhere() const noexcept {
    if (role == Role::Call || state == State::Finished || companion.is_empty()) return nullptr;
    auto* shown = static_cast<FrameObject*>(companion.object());
    return shown->references() == 1 ? nullptr : shown;
}

/// From now on the generator lives for the object of its frame, as long as that does (frame.c,
/// `take_ownership`).
void Frame::hand_over(FrameObject& shown) noexcept {
    shown.keep_frame(end_with_variables());
    companion = {};
}

void Frame::traverse(Visitor& visitor) const {
    visitor.visit(function_);
    visitor.visit(names.get());
    visitor.visit(handled);
    visitor.visit(companion);
    // Where the stack of the frame that runs ends, only the interpreter knows.
    const Value* end = stack_top;
    if (runtime_.frame == this && state == State::Running && !slots_cleared_)
        end = locals() + code->slot_count();
    for (const Value* slot = locals(); slot < end; ++slot) visitor.visit(*slot);
}

void Frame::clear() {
    if (state == State::Running && role == Role::Call) return;
    // What a task has not begun says so once the task has let go of it.
    if (state != State::Created) finish();
    clear_slots();
    companion = {};
}

bool Frame::finalize() noexcept {
    if (role == Role::Call) return false;
    if (end_generator(runtime_, *this)) return true;
    FrameObject* shown = references() == 0 ? shown_elsewhere() : nullptr;
    if (shown == nullptr) return false;
    // Nobody runs what nobody refers to: who ran it may have ended before it, with the task of both.
    state = State::Suspended;
    hand_over(*shown);
    return true;
}

Activation* Frame::resume(Thread& thread) {
    runtime_.thread = &thread;
    if (state == State::Finished) [[unlikely]]
        return resume_ended();
    return interpret(runtime_, *this, thread);
}

/// Ended by somebody else than the chain that it is a part of. Out of line: `resume` is short.
[[gnu::noinline]] Activation* Frame::resume_ended() {
    runtime_.frame = nullptr;
    if (role == Role::Coroutine)
        runtime_.returned = runtime_.raise(Message::CannotReuseCoroutine);
    else if (!runtime_.returned.failed())
        runtime_.returned = Value::none();
    return caller();
}

Activation* Frame::raise(Thread& thread, Error error) {
    if (state == State::Finished) return resume(thread);
    runtime_.frame = this;
    runtime_.returned = raise_loop_error(runtime_, error, awaited());
    if (begins_with(runtime_, *this, runtime_.error)) {
        const Value taken = runtime_.take_error();
        return resume(thread);
    }
    if (expects == Expects::Nothing) {
        // Between two instructions it belongs to the one that was about to run; before the first, to none.
        if (state != State::Created) ++next_instruction;
        expects = Expects::Result;
    }
    return resume(thread);
}

bool Frame::takes_yields() const noexcept {
    return true;
}

Activation* Frame::suspended(Thread& thread, Activation& innermost_activation, FutureBase* awaited) {
    innermost = &innermost_activation;
    state = State::Suspended;
    thread.set_driver(outer_driver);
    outer_driver = nullptr;
    // Who runs it next may be a task.
    caller_is_frame = false;
    if (awaited != nullptr)
        runtime_.returned = yielded_future(runtime_, *awaited);
    else if (runtime_.returned.is_empty())
        runtime_.returned = Value::none();
    Activation* back = caller();
    runtime_.frame = outer_frame();
    if (std::exchange(owned_by_run, false)) release();
    return back;
}

FutureBase* Frame::awaited() const noexcept {
    const bool waits =
        state == State::Suspended && (expects == Expects::Awaited || expects == Expects::Passed);
    return waits ? as_awaitable(stack_top[-1])->awaited() : nullptr;
}

void Frame::inspect(ActivationSnapshot& snapshot, bool with_locals) const {
    snapshot.name =
        qualified_name ? std::string(qualified_name->view()) : std::string(code->qualified_name->view());
    snapshot.line = line();
    if (!with_locals) return;
    BoundedRepr repr(runtime_);
    for_each_variable([&](std::string_view name, const Value& value) {
        snapshot.locals.push_back({std::string(name), repr.text(value)});
    });
}

std::uint32_t Frame::line() const noexcept {
    if (state == State::Created) return code->first_line;
    // What the compiler has added, a return at the end, belongs to the statement before it.
    for (std::uint32_t i = code->positions.empty() ? 0 : instruction_index() + 1; i > 0; --i) {
        if (code->positions[i - 1].line != 0) return code->positions[i - 1].line;
    }
    return code->first_line;
}

std::uint32_t Frame::trace_line(Tracer&) const {
    return code->is_library() ? 0 : Frame::line();
}

void Frame::abandon() noexcept {
    if (is_root) {
        if (runtime_.thread != nullptr && runtime_.thread->driver() == this)
            runtime_.thread->set_driver(outer_driver);
        outer_driver = nullptr;
        is_root = false;
        set_caller(nullptr);
        if (state == State::Running) state = innermost != nullptr ? State::Suspended : State::Created;
    }
    if (!owned_by_run) return;
    if (role == Role::Call) state = State::Suspended;
    end_run();
}

namespace {

Type* frame_type(Runtime& runtime, Frame::Role role) {
    switch (role) {
        case Frame::Role::Call:
            return runtime.types.frame;
        case Frame::Role::Generator:
            return runtime.types.generator;
        case Frame::Role::Coroutine:
            return runtime.types.coroutine;
        case Frame::Role::AsyncGenerator:
            return runtime.types.async_generator;
    }
    return runtime.types.frame;
}

Ref<Frame> allocate_frame(Runtime& runtime, Ref<Function> function) {
    const CodeObject& code = *function->code;
    Frame::Role role = Frame::Role::Call;
    if (code.is_generator)
        role = code.is_coroutine ? Frame::Role::AsyncGenerator : Frame::Role::Generator;
    else if (code.is_coroutine)
        role = Frame::Role::Coroutine;
    const std::size_t room = (code.slot_count() + code.stack_size + kRoomForDefaults) * sizeof(Value);
    Ref<Frame> frame = runtime.heap().make_with_room<Frame>(room, frame_type(runtime, role), runtime,
                                                            std::move(function), role);
    if (role != Frame::Role::Call) {
        frame->number = runtime.heap().next_number();
        runtime.heap().track(*frame);
    }
    return frame;
}

}  // namespace

Ref<Frame> make_frame(Runtime& runtime, Function& function, const Arguments& arguments) {
    Ref<Frame> frame = allocate_frame(runtime, Ref<Function>(&function));
    const CodeObject& code = *function.code;
    const bool plain = arguments.names == nullptr && arguments.positional == code.positional_count &&
                       code.keyword_only_count == 0 && !code.has_variadic_positional &&
                       !code.has_variadic_keywords;
    frame->fill_slots(arguments.values, plain ? arguments.positional : 0);
    if (!plain && !bind_arguments(runtime, function, arguments, frame->locals())) {
        // It never was anybody's coroutine: nothing to report.
        frame->finish();
        return {};
    }
    take_closure(*frame, function);
    if (frame->role != Frame::Role::Call) {
        frame->qualified_name = function.qualified_name();
        if (frame->role == Frame::Role::Coroutine) note_coroutine_origin(runtime, *frame);
    }
    return frame;
}

Frame* make_plain_frame(Runtime& runtime, Ref<Function> function) {
    return allocate_frame(runtime, std::move(function)).leak();
}

KeptFrames::~KeptFrames() {
    while (Frame* frame = take()) {
        frame->function_ = nullptr;
        frame->stack_top = frame->locals();
        frame->release();
    }
}

void take_closure(Frame& frame, const Function& function) {
    if (!function.closure) return;
    const CodeObject& code = *frame.code;
    const std::uint32_t first = code.slot_count() - code.free_count;
    for (std::uint32_t i = 0; i < code.free_count; ++i) frame.locals()[first + i] = (*function.closure)[i];
}

void take_defaults(Frame& frame, const Function& function, std::uint32_t given) {
    const Tuple& defaults = *function.defaults;
    const std::uint32_t parameters = frame.code->positional_count;
    const std::uint32_t first = parameters - defaults.length();
    for (std::uint32_t i = given; i < parameters; ++i) frame.locals()[i] = defaults[i - first];
}

Ref<Frame> make_body_frame(Runtime& runtime, Ref<CodeObject> code, Ref<Dict> globals, Ref<Dict> names) {
    Ref<Frame> frame = allocate_frame(
        runtime, runtime.heap().make<Function>(runtime.types.function, std::move(code), std::move(globals)));
    frame->fill_slots(nullptr, 0);
    frame->names = std::move(names);
    return frame;
}

Value start_frame(Runtime& runtime, Ref<Frame> frame) {
    Frame* started = frame.leak();
    started->owned_by_run = true;
    Value pending = runtime.start(*started);
    runtime.callee_frame = started;
    return pending;
}

Value call_function(Runtime& runtime, Function& function, const Arguments& arguments) {
    Ref<Frame> frame = make_frame(runtime, function, arguments);
    if (!frame) return Value::error();
    if (frame->role != Frame::Role::Call) return Value(std::move(frame));
    return start_frame(runtime, std::move(frame));
}

Value call_initializer(Runtime& runtime, Function& function, Value instance, const Arguments& arguments) {
    const std::uint32_t count = arguments.positional + arguments.keyword_count();
    std::vector<Value> values(count + 1);
    values[0] = instance;
    for (std::uint32_t i = 0; i < count; ++i) values[i + 1] = std::move(arguments.values[i]);
    Ref<Frame> frame =
        make_frame(runtime, function, Arguments{values.data(), arguments.positional + 1, arguments.names});
    if (!frame) return Value::error();
    if (frame->role != Frame::Role::Call)
        return runtime.raise(Message::InitReturned, type_name(runtime, Value(frame)));
    frame->companion = std::move(instance);
    frame->returns_instance = true;
    return start_frame(runtime, std::move(frame));
}

}  // namespace loopscope::language
