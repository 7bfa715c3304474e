// A frame: one call of a function of the program, on the heap from its start. A generator, a coroutine and an
// asynchronous generator *are* their frame: suspending copies nothing.
//
// Frames and routines form a chain by `caller`. A frame that calls another one goes on when that has left its
// result in Runtime::returned. The frame at the root of a generator's chain drives it (Driver): what the
// innermost one yields goes to whoever called `next` or `send` on the root, however many `yield from` lie
// between.
#pragma once

#include <cstdint>
#include <new>
#include <utility>

#include "language/compile/code_object.h"
#include "language/objects/dict.h"
#include "language/objects/object.h"
#include "language/objects/value.h"
#include "language/runtime/function.h"
#include "language/runtime/native.h"

namespace loopscope::language {

class FrameObject;
class ItemSink;

class Frame final : public Object, public LanguageActivation {
public:
    static constexpr Kind kKind = Kind::Frame;
    /// A call that only its own run refers to is none of the collector's business.
    static constexpr bool kIsTrackedLater = true;

    enum class Role : std::uint8_t { Call, Generator, Coroutine, AsyncGenerator };
    enum class State : std::uint8_t { Created, Running, Suspended, Finished };
    /// What the frame makes of `Runtime::returned` when it is resumed.
    enum class Expects : std::uint8_t {
        Nothing,    ///< it was interrupted, not waiting
        Result,     ///< pushed on the stack
        NoResult,   ///< dropped (statements: attribute and item assignment)
        Item,       ///< ForIterate: an item, or exhausted()
        Again,      ///< pushed, and the instruction runs again: a jump's boolean
        Test,       ///< JumpIf...OrPop: a boolean for the operand that stays on the stack
        Opposite,   ///< `not in`: a boolean, of which the opposite is pushed
        Method,     ///< LoadMethod: the attribute, in the place of its object, and no receiver
        Unpacked,   ///< a tuple whose items are pushed, the last one first
        Delegated,  ///< Delegate: the result of the generator or coroutine, in the place of it
        Awaited,    ///< Delegate: the awaitable on the stack has its outcome
        Turn,       ///< Delegate: another turn of the loop, for None
        Step,       ///< Delegate drives an iterator: its next item, or exhausted()
        Sent,       ///< Delegate drives an iterator: what `send` brought for it
        Passed,     ///< a future that was yielded to a task, on the stack above, is done
    };

    /// Its slots are to be filled next.
    Frame(Type* type, Runtime& runtime, Ref<Function> called, Role frame_role) noexcept
        : Object(type, kKind),
          next_instruction(called->code->instructions.data()),
          stack_top(locals()),
          code(called->code.get()),
          role(frame_role),
          runtime_(runtime) {
        belong_to(std::move(called));
    }
    /// Which function runs in it.
    void belong_to(Ref<Function> called) noexcept {
        globals = called->globals.get();
        function_ = called.leak();
    }
    /// Moves `arguments` into the first slots; the others are empty.
    void fill_slots(Value* arguments, std::uint32_t count) noexcept {
        Value* slot = locals();
        for (std::uint32_t i = 0; i < count; ++i) new (slot++) Value(std::move(arguments[i]));
        stack_top = stack_base();
        while (slot < stack_top) new (slot++) Value();
    }

    // The interpreter's registers while the frame does not run.
    const Instruction* next_instruction;
    Value* stack_top;  ///< one past the top value

    CodeObject* code;  ///< its function's, which keeps it alive; so with the next
    Dict* globals;
    Ref<Dict> names;             ///< of a class body; null in functions
    Ref<String> qualified_name;  ///< the function's, for reprs and tracebacks
    Value handled;               ///< the exception that the frame is handling (inside `except`), or empty
    Activation* innermost =
        nullptr;                ///< of a suspended generator or coroutine: who goes on when it is resumed
    Frame* delegate = nullptr;  ///< the generator or coroutine that it waits for in Delegate
    Driver* outer_driver = nullptr;  ///< while it drives: who drove before
    ItemSink* sink = nullptr;        ///< of a generator: what takes its items as they come (item_sink.h)

    Role role;
    State state = State::Created;
    Expects expects = Expects::Nothing;
    bool is_root = false;       ///< resumed by next/send/throw, not by Delegate or a task
    bool exhausts = false;      ///< its end means exhausted() to its caller instead of StopIteration
    bool owned_by_run = false;  ///< released when it returns, or, a root, when it suspends
    bool caller_is_frame = false;
    bool is_plain_call = false;  ///< called by the instruction Call of its outer frame, which waits for a
                                 ///< result, and nobody has asked for the frame as an object
    bool returns_instance =
        false;  ///< an `__init__` run by a class call: its caller gets `companion` instead of None
    bool was_awaited = false;  ///< a coroutine that was started or handed over: no "never awaited" report
    bool is_closing = false;
    bool caller_has_gone = false;  ///< while it is lent (chain.h): who waited for it does so no more
    std::uint32_t number = 0;      ///< of generators and coroutines: which was made before which
    bool is_watched = false;       ///< an asynchronous generator that the runtime's hooks know
    /// What is there for its end. Of an `__init__`: the instance. Of a generator or coroutine: the object
    /// that shows its frame (frame_object.h), if there is one. Of a call that has ended: the frame object of
    /// its caller.
    Value companion;

    [[nodiscard]] Value* locals() noexcept { return reinterpret_cast<Value*>(this + 1); }
    [[nodiscard]] const Value* locals() const noexcept { return reinterpret_cast<const Value*>(this + 1); }
    [[nodiscard]] Value* stack_base() noexcept { return locals() + code->slot_count(); }
    /// Index of the instruction that runs or ran last.
    [[nodiscard]] std::uint32_t instruction_index() const noexcept {
        const auto next = static_cast<std::uint32_t>(next_instruction - code->instructions.data());
        return next == 0 ? 0 : next - 1;
    }
    [[nodiscard]] bool is_generator_like() const noexcept { return role != Role::Call; }
    /// Of a coroutine: whether a task or another one runs it.
    [[nodiscard]] bool is_awaited() const noexcept {
        return role == Role::Coroutine && was_awaited && !is_root;
    }
    /// Of an asynchronous generator: whether it has neither begun nor stands at a `yield` nor ended.
    [[nodiscard]] bool is_in_step() const noexcept {
        return state == State::Running || (state == State::Suspended && expects != Expects::Result);
    }

    Activation* resume(Thread& thread) override;
    Activation* raise(Thread& thread, Error error) override;
    Activation* suspended(Thread& thread, Activation& innermost_activation, FutureBase* awaited) override;
    bool takes_yields() const noexcept override;
    void inspect(ActivationSnapshot& snapshot, bool with_locals) const override;
    /// Calls `function(std::string_view name, const Value& value)` for each variable that has a value; of a
    /// module or a class those without two leading underscores.
    template <class Function>
    void for_each_variable(Function function) const;
    std::uint32_t line() const noexcept override;
    bool is_library() const noexcept override { return code->is_library(); }
    std::uint32_t trace_line(Tracer&) const override;
    CauseKind acts_through() const noexcept override;
    FutureBase* awaited() const noexcept override;
    void tell_links(AwaitLinks& links) const override;
    void abandon() noexcept override;
    Frame* as_frame() noexcept override { return this; }

    /// Delegate waits for another turn of the loop, and not for the awaitable on the stack, which this
    /// answers.
    [[nodiscard]] Value wait_for_turn() noexcept {
        expects = Expects::Turn;
        return std::move(*--stack_top);
    }

    /// Who waits for it, or runs it, ends.
    void lose_caller() noexcept;
    /// A generator or coroutine has returned, failed or been closed: it lets go of its values, unless a
    /// traceback or the program looks at its frame.
    void finish() noexcept;
    /// Ends a suspended generator or coroutine that has no code to run for that.
    void close_plainly() noexcept {
        const bool has_hooks = role == Role::Call || role == Role::AsyncGenerator;
        if (state == State::Suspended && !has_hooks && !is_finalized()) finish();
    }
    /// A run of the frame is over, and gives back its reference. What else refers to a call finds its
    /// variables as they are, and those of its callers.
    void end_run() noexcept {
        if (references() > 1 && role == Role::Call) [[unlikely]]
            remain();
        release();
    }
    /// The same of a plain call, whose stack ends at `top`: the frame may serve another one.
    [[gnu::always_inline]] void end_plain_call(Value* top) noexcept {
        while (top != locals()) (--top)->~Value();
        if (depth() >= kDeepestKept) [[unlikely]] {
            stack_top = locals();
            release();
            return;
        }
        code->kept_frames.keep(*this);
        // May end the code, and that its frames.
        function_->release();
    }
    /// Its variables are there: it has not been cleared.
    [[nodiscard]] bool has_variables() const noexcept { return !slots_cleared_; }
    /// `frame.clear()` of one that has ended.
    void clear_variables() noexcept { clear_slots(); }

    void traverse(Visitor& visitor) const override;
    void clear() override;

    [[nodiscard]] bool finalize() noexcept override;

protected:
    ~Frame() override {
        clear_slots();
        if (function_ != nullptr) function_->release();
    }

private:
    friend class Heap;
    friend class KeptFrames;

    // Deeper ones are given back, so that a recursion leaves little behind.
    static constexpr std::uint32_t kDeepestKept = LOOPSCOPE_KEEPS_BLOCKS ? 200 : 0;

    void clear_slots() noexcept {
        leave_delegate();
        slots_cleared_ = true;
        drop_to(locals());
    }
    void leave_delegate() noexcept {
        if (delegate != nullptr) std::exchange(delegate, nullptr)->lose_caller();
    }
    void drop_to(const Value* bottom) noexcept {
        while (stack_top > bottom) (--stack_top)->~Value();
    }
    [[nodiscard]] Activation* resume_ended();
    void remain() noexcept;
    /// Answers the frame object of its caller.
    [[nodiscard]] Value end_with_variables() noexcept;
    [[nodiscard]] FrameObject* shown_elsewhere() const noexcept;
    void hand_over(FrameObject& shown) noexcept;

    Function* function_ = nullptr;  // counted, but while the frame is kept
    Runtime& runtime_;
    bool slots_cleared_ = false;
};

inline Frame* KeptFrames::take() noexcept {
    Frame* frame = first_;
    if (frame != nullptr) first_ = frame->outer_frame();
    return frame;
}

inline void KeptFrames::keep(Frame& frame) noexcept {
    frame.outer_frame_ = first_;
    first_ = &frame;
}

template <class Function>
void Frame::for_each_variable(Function function) const {
    const std::uint32_t slots = slots_cleared_ ? 0 : code->slot_count();
    for (std::uint32_t i = 0; i < slots; ++i) {
        const auto* cell = locals()[i].get_if<Cell>();
        const Value& value = cell != nullptr ? cell->content : locals()[i];
        const std::string_view name = code->local_names[i]->view();
        if (!value.is_empty() && !name.starts_with('.')) function(name, value);
    }
    for (std::uint32_t i = 0; names && i < names->entry_count(); ++i) {
        const auto* name = names->entry(i).key.get_if<String>();
        if (name != nullptr && !name->view().starts_with("__")) function(name->view(), names->entry(i).value);
    }
}

/// The frame of a call with its arguments in place: to be started, or, for generators and coroutines, the
/// object that the call gives. Null after raising TypeError for arguments that do not fit. `arguments` are
/// moved out.
[[nodiscard]] Ref<Frame> make_frame(Runtime& runtime, Function& function, const Arguments& arguments);

/// The frame of a plain call of a function, for `begin_plain_call`.
[[nodiscard]] Frame* make_plain_frame(Runtime& runtime, Ref<Function> function);

/// The frame of a module's or class body's code.
[[nodiscard]] Ref<Frame> make_body_frame(Runtime& runtime, Ref<CodeObject> code, Ref<Dict> globals,
                                         Ref<Dict> names);

/// Puts a function's closure into the free variables of a frame that runs its code.
void take_closure(Frame& frame, const Function& function);
/// Puts the defaults of a plain call's function where it got no argument: only the first `given` are there.
void take_defaults(Frame& frame, const Function& function, std::uint32_t given);

/// Lets a plain call's frame run: pending().
Value start_frame(Runtime& runtime, Ref<Frame> frame);

/// Calls a function of the program: pending(), or the generator or coroutine object.
Value call_function(Runtime& runtime, Function& function, const Arguments& arguments);

/// Runs `__init__` for a new instance: pending(), then the instance.
Value call_initializer(Runtime& runtime, Function& function, Value instance, const Arguments& arguments);

}  // namespace loopscope::language
