// What passes between two frames of the program most often, in line and without the trampoline: the simplest
// call, of a function that has nothing but positional parameters, where defaults stand for the last ones that
// are not given, and the turn of a generator that a `for` loop drives.
#pragma once

#include "language/objects/heap.h"
#include "language/runtime/frame.h"
#include "language/runtime/function.h"
#include "language/runtime/instance.h"
#include "language/runtime/runtime.h"
#include "loop/thread.h"

namespace loopscope::language {

[[nodiscard]] inline bool is_plain_call(const Runtime& runtime, const Frame& caller, const Function& function,
                                        std::uint32_t argument_count) noexcept {
    const std::uint32_t missing = function.code->plain_argument_count() - argument_count;
    return (missing == 0 || (function.defaults && missing <= function.defaults->length())) &&
           caller.depth() < runtime.options().limits.recursion;
}

/// The frame of such a call, ready to run, with `arguments` moved out. It owns itself until it ends.
[[nodiscard, gnu::always_inline]] inline Frame* begin_plain_call(Runtime& runtime, Frame& caller,
                                                                 Ref<Function> called, Value* arguments,
                                                                 std::uint32_t argument_count) {
    const Function& function = *called;
    CodeObject& code = *function.code;
    Frame* frame = code.kept_frames.take();
    if (frame != nullptr) [[likely]]
        frame->belong_to(std::move(called));
    else
        frame = make_plain_frame(runtime, std::move(called));
    frame->fill_slots(arguments, argument_count);
    if (argument_count != code.positional_count) take_defaults(*frame, function, argument_count);
    if (code.free_count != 0) take_closure(*frame, function);
    frame->owned_by_run = true;
    frame->caller_is_frame = true;
    frame->is_plain_call = true;
    frame->state = Frame::State::Running;
    frame->enter(caller, &caller, caller.depth() + 1);
    return frame;
}

/// The same for the `__init__` that a call of a class runs. The first of `arguments` is an empty place for
/// the instance, which will be what the call gives.
[[nodiscard]] inline Frame* begin_plain_construction(Runtime& runtime, Frame& caller, Type& type,
                                                     Function& initializer, Value* arguments,
                                                     std::uint32_t argument_count) {
    Heap& heap = runtime.heap();
    Ref<Instance> instance = heap.make_quickly<Instance>(0, runtime.types.object, heap.next_number());
    instance->set_type(&type);
    arguments[0] = Value(instance);
    Frame* frame = begin_plain_call(runtime, caller, Ref<Function>(&initializer), arguments, argument_count);
    frame->companion = Value(std::move(instance));
    frame->returns_instance = true;
    return frame;
}

/// Whether a generator can give its next item to `caller` in line: it stands at its own beginning or `yield`,
/// not in what it delegates to.
[[nodiscard]] inline bool is_plain_turn(const Runtime& runtime, const Frame& caller,
                                        const Frame& generator) noexcept {
    const bool can_go_on =
        generator.state == Frame::State::Created ||
        (generator.state == Frame::State::Suspended && generator.expects == Frame::Expects::Result);
    return generator.role == Frame::Role::Generator && can_go_on && generator.delegate == nullptr &&
           caller.depth() < runtime.options().limits.recursion;
}

/// Makes the generator the driver of its own chain, as a callee of `caller`, and ready to run.
inline void begin_plain_turn(Thread& thread, Frame& caller, Frame& generator) noexcept {
    generator.add_ref();
    generator.owned_by_run = true;
    generator.is_root = true;
    generator.exhausts = true;
    generator.caller_is_frame = true;
    generator.outer_driver = thread.driver();
    thread.set_driver(&generator);
    generator.enter(caller, &caller, caller.depth() + 1);
}

/// Whether a generator that yields was begun by a frame that can go on in line.
[[nodiscard]] inline bool ends_turn_plainly(const Thread& thread, const Frame& generator) noexcept {
    return generator.caller_is_frame && generator.is_root && generator.owned_by_run &&
           thread.driver() == &generator;
}

/// Leaves the generator suspended at its `yield`; the caller lets go of the reference that the turn held.
inline void end_plain_turn(Thread& thread, Frame& generator) noexcept {
    thread.set_driver(std::exchange(generator.outer_driver, nullptr));
    generator.innermost = &generator;
    generator.owned_by_run = false;
    generator.caller_is_frame = false;
    generator.expects = Frame::Expects::Result;
    generator.state = Frame::State::Suspended;
}

}  // namespace loopscope::language
