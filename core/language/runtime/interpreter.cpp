#include "language/runtime/interpreter.h"

#include <utility>

#include "language/objects/collect.h"
#include "language/objects/dict_operations.h"
#include "language/objects/integer.h"
#include "language/objects/iterators.h"
#include "language/objects/sequence.h"
#include "language/objects/slice.h"
#include "language/runtime/awaitable.h"
#include "language/runtime/chain.h"
#include "language/runtime/exception.h"
#include "language/runtime/generator.h"
#include "language/runtime/instance.h"
#include "language/runtime/instructions.h"
#include "language/runtime/item_sink.h"
#include "language/runtime/name_cache.h"
#include "language/runtime/operations.h"
#include "language/runtime/plain_call.h"
#include "language/runtime/quick_arithmetic.h"
#include "language/runtime/rare_instructions.h"
#include "loop/thread.h"

namespace loopscope::language {

namespace {

// Always in line: the top of the stack stays in a register as long as nobody takes its address.
[[gnu::always_inline]] inline void push(Value*& top, Value value) noexcept {
    new (top++) Value(std::move(value));
}
[[gnu::always_inline]] inline Value pop(Value*& top) noexcept {
    Value value = std::move(*--top);
    return value;
}
[[gnu::always_inline]] inline void drop(Value*& top) noexcept {
    (--top)->~Value();
}
[[gnu::always_inline]] inline void drop(Value*& top, std::uint32_t count) noexcept {
    while (count-- > 0) drop(top);
}
/// So that the first item comes to lie on top.
[[gnu::always_inline]] inline void push_reversed(Value*& top, const Value* items,
                                                 std::uint32_t count) noexcept {
    while (count > 0) push(top, items[--count]);
}

[[gnu::always_inline]] inline void push_reversed(Value*& top, const Value& tuple) noexcept {
    push_reversed(top, tuple.as<Tuple>()->items(), tuple.as<Tuple>()->length());
}

/// A value that an instruction has got and hands on at once. What is overwritten was handed on, so nothing is
/// released.
class Result {
public:
    Result() noexcept : bits_{} {}
    void operator=(Value value) noexcept { new (&bits_) Value(std::move(value)); }
    const Value* operator->() const noexcept { return std::launder(reinterpret_cast<const Value*>(&bits_)); }
    void drop() noexcept { const Value dropped = take(); }
    /// Hands it on.
    [[nodiscard]] Value take() noexcept { return std::move(*std::launder(reinterpret_cast<Value*>(&bits_))); }

private:
    alignas(Value) unsigned char bits_[sizeof(Value)];
};

/// Truth of what needs no code to tell; false in `known` for the rest.
inline bool plain_truth(const Value& value, bool& known) noexcept {
    known = true;
    if (value.is_boolean()) return value.is_true();
    if (value.is_small_integer()) return value.small_integer() != 0;
    if (value.is_none()) return false;
    known = false;
    return false;
}

const ExceptionRange* handler_of(const CodeObject& code, std::uint32_t instruction) noexcept {
    for (const ExceptionRange& range : code.exception_table) {
        if (instruction < range.start) return nullptr;
        if (instruction < range.end) return &range;
    }
    return nullptr;
}

/// Out of line: what the loop does at every instruction keeps its registers.
[[gnu::noinline]] void end_run(Frame& frame) noexcept {
    frame.end_run();
}

}  // namespace

Activation* interpret(Runtime& runtime, Frame& first, Thread& thread) {
    Frame* frame = &first;
    const Instruction* pc = nullptr;
    Value* sp = nullptr;
    Value* locals = nullptr;
    CodeObject* code = nullptr;
    Result result;
    auto expects = Frame::Expects::Result;
    Frame* plain_callee = nullptr;
    std::int64_t left_integer = 0;
    std::int64_t right_integer = 0;
    std::uint32_t operands = 0;

    // What every way out of the loop leaves behind, and every way in takes up.
#define SAVE() (frame->next_instruction = pc, frame->stack_top = sp)
#define ENTER()                      \
    do {                             \
        runtime.frame = frame;       \
        Activation& active = *frame; \
        thread.set_active(&active);  \
        code = frame->code;          \
        locals = frame->locals();    \
    } while (false)
#define LOAD()                                \
    do {                                      \
        ENTER();                              \
        pc = frame->next_instruction;         \
        sp = frame->stack_top;                \
        frame->state = Frame::State::Running; \
    } while (false)
    // A result that is stored into a local at once goes there directly. `value` must be a plain value.
#define GIVE(value)                             \
    do {                                        \
        if (pc->opcode() == Opcode::StoreLocal) \
            locals[(pc++)->operand()] = value;  \
        else                                    \
            push(sp, value);                    \
    } while (false)
    // An answer that a jump waits for makes it at once.
#define DECIDE(answer)                                                         \
    do {                                                                       \
        const bool decided = answer;                                           \
        if (pc->opcode() == Opcode::JumpIfFalse)                               \
            pc = decided ? pc + 1 : code->instructions.data() + pc->operand(); \
        else                                                                   \
            push(sp, Value::boolean(decided));                                 \
    } while (false)
    // Two integers that an operator waits for go to it without the stack between.
#define ON_TWO(left, right)                                                             \
    do {                                                                                \
        if (Value::are_small_integers(left, right)) {                                   \
            left_integer = (left).small_integer();                                      \
            right_integer = (right).small_integer();                                    \
            if (pc->opcode() == Opcode::Binary || pc->opcode() == Opcode::InPlace) {    \
                frame->next_instruction = ++pc;                                         \
                goto on_integers;                                                       \
            }                                                                           \
            if (pc->opcode() == Opcode::Compare) {                                      \
                const auto operation = static_cast<CompareOperator>((pc++)->operand()); \
                DECIDE(holds(operation, left_integer, right_integer));                  \
                goto next_instruction;                                                  \
            }                                                                           \
        }                                                                               \
    } while (false)
    // Operands leave the stack, then `result` goes where it is expected, or the way of errors and pending
    // answers.
#define FINISH(count)     \
    do {                  \
        operands = count; \
        goto finish;      \
    } while (false)
#define FINISH_AS(expectation, count)          \
    do {                                       \
        expects = Frame::Expects::expectation; \
        FINISH(count);                         \
    } while (false)

resumed:
    // The frame goes on after something else has run: `runtime.returned` has what it waited for.
    LOAD();
    {
        expects = std::exchange(frame->expects, Frame::Expects::Nothing);
        if (expects == Frame::Expects::Turn && pc->opcode() == Opcode::Pop && runtime.returned.is_empty()) {
            ++pc;
        } else if (expects != Frame::Expects::Nothing) {
            if (frame->delegate != nullptr && is_underway(*frame->delegate)) [[unlikely]] {
                // A task begins with a coroutine that has been driven by hand so far.
                frame->expects = expects;
                return go_on_within(runtime, thread, *frame);
            }
            if (expects == Frame::Expects::Awaited) {
                result = static_cast<Awaitable*>(sp[-1].object())->finish(runtime);
                runtime.returned = Value();
                frame->delegate = nullptr;
                if (result->failed()) {
                    // Others drive what it is part of, too, and have left it with another future.
                    if (runtime.error.is_empty()) goto begin_awaitable;
                    goto failed;
                }
                drop(sp);
            } else {
                result = std::move(runtime.returned);
            }
            if (expects == Frame::Expects::Delegated) {
                frame->delegate = nullptr;
                drop(sp);
            } else if (expects == Frame::Expects::Passed) {
                drop(sp);
                const bool is_iterators = pc[-1].opcode() == Opcode::Delegate;
                expects = is_iterators ? Frame::Expects::Sent : Frame::Expects::Result;
            }
            if (result->failed()) goto failed;
        settle:
            switch (expects) {
                case Frame::Expects::NoResult:
                    result.drop();
                    break;
                case Frame::Expects::Item:
                    if (result->is_exhausted()) {
                        drop(sp);
                        pc = code->instructions.data() + pc[-1].operand();
                    } else {
                        push(sp, result.take());
                    }
                    break;
                case Frame::Expects::Again:
                    push(sp, result.take());
                    --pc;
                    break;
                case Frame::Expects::Test:
                    if (result->is_true() == (pc[-1].opcode() == Opcode::JumpIfTrueOrPop)) {
                        pc = code->instructions.data() + pc[-1].operand();
                    } else {
                        drop(sp);
                    }
                    break;
                case Frame::Expects::Opposite:
                    push(sp, Value::boolean(result->is_false()));
                    break;
                case Frame::Expects::Method:
                    sp[-1] = result.take();
                    push(sp, Value());
                    break;
                case Frame::Expects::Unpacked:
                    push_reversed(sp, result.take());
                    break;
                case Frame::Expects::Sent:
                    result = send_to_iterator(runtime, sp[-1], result.take());
                    [[fallthrough]];
                case Frame::Expects::Step:
                    goto step_delegate;
                case Frame::Expects::Turn:
                    result.drop();
                    result = Value::none();
                    [[fallthrough]];
                case Frame::Expects::Awaited:
                    if (pc->opcode() == Opcode::Pop) {
                        ++pc;
                        result.drop();
                        break;
                    }
                    [[fallthrough]];
                default:
                    // A task that goes on after a bare yield brings nothing: that is None.
                    push(sp, result->is_empty() ? Value::none() : result.take());
                    break;
            }
        }
        if (runtime.heap().over_limit()) {
            if (runtime.collector().may_make_room()) goto interrupted;
            // Between two instructions it belongs to the one that was about to run.
            if (expects == Frame::Expects::Nothing) ++pc;
            result = runtime.raise(Message::OutOfMemory);
            goto failed;
        }
        expects = Frame::Expects::Result;
    }

next_instruction:
    while (true) {
        const Instruction instruction = *pc++;
        frame->next_instruction = pc;
        switch (instruction.opcode()) {
            case Opcode::Nop:
                continue;
            case Opcode::Pop:
                drop(sp);
                continue;
            case Opcode::Copy:
                push(sp, sp[-static_cast<std::ptrdiff_t>(instruction.operand())]);
                continue;
            case Opcode::Swap:
                std::swap(sp[-1], sp[-static_cast<std::ptrdiff_t>(instruction.operand())]);
                continue;
            case Opcode::PushEmpty:
                push(sp, Value());
                continue;
            case Opcode::LoadConstant:
                push(sp, code->constants[instruction.operand()]);
                continue;
            case Opcode::LoadSmallInteger:
                right_integer = instruction.signed_operand();
                if (pc->opcode() == Opcode::Binary && sp[-1].is_small_integer()) {
                    left_integer = (--sp)->small_integer();
                    frame->next_instruction = ++pc;
                    goto on_integers;
                }
                push(sp, Value::small_integer(right_integer));
                continue;

            case Opcode::LoadLocal: {
                const Value& local = locals[instruction.operand()];
                if (local.is_empty()) [[unlikely]] {
                    result = raise_unbound(runtime, *code, instruction.operand());
                    goto failed;
                }
                push(sp, local);
                continue;
            }
            case Opcode::LoadTwoLocals: {
                const Value& one = locals[instruction.operand() & 4095];
                const Value& two = locals[instruction.operand() >> 12];
                if (one.is_empty() || two.is_empty()) [[unlikely]] {
                    const std::uint32_t slot =
                        one.is_empty() ? instruction.operand() & 4095 : instruction.operand() >> 12;
                    result = raise_unbound(runtime, *code, slot);
                    goto failed;
                }
                ON_TWO(one, two);
                push(sp, one);
                push(sp, two);
                continue;
            }
            case Opcode::LoadLocalConstant: {
                const Value& local = locals[instruction.operand() & 4095];
                if (local.is_empty()) [[unlikely]] {
                    result = raise_unbound(runtime, *code, instruction.operand() & 4095);
                    goto failed;
                }
                const Value& constant = code->constants[instruction.operand() >> 12];
                ON_TWO(local, constant);
                push(sp, local);
                push(sp, constant);
                continue;
            }
            case Opcode::LoadLocalSmallInteger: {
                const Value& local = locals[instruction.operand() & 4095];
                if (local.is_empty()) [[unlikely]] {
                    result = raise_unbound(runtime, *code, instruction.operand() & 4095);
                    goto failed;
                }
                const Value number = Value::small_integer(instruction.operand() >> 12);
                ON_TWO(local, number);
                push(sp, local);
                push(sp, number);
                continue;
            }
            case Opcode::StoreLocal:
            case Opcode::RestoreLocal:
                locals[instruction.operand()] = pop(sp);
                continue;
            case Opcode::StoreLoadLocal: {
                locals[instruction.operand() & 4095] = pop(sp);
                const Value& local = locals[instruction.operand() >> 12];
                if (local.is_empty()) [[unlikely]] {
                    result = raise_unbound(runtime, *code, instruction.operand() >> 12);
                    goto failed;
                }
                push(sp, local);
                continue;
            }
            case Opcode::LoadLocalAndClear:
                push(sp, std::exchange(locals[instruction.operand()], Value()));
                continue;
            case Opcode::MakeCell: {
                Value& local = locals[instruction.operand()];
                local = Value(make_cell(runtime, std::move(local)));
                continue;
            }
            case Opcode::LoadClosure:
                push(sp, locals[instruction.operand()]);
                continue;
            case Opcode::LoadCell: {
                const Value& content = locals[instruction.operand()].as<Cell>()->content;
                if (content.is_empty()) [[unlikely]] {
                    result = raise_unbound_cell(runtime, *code, instruction.operand());
                    goto failed;
                }
                push(sp, content);
                continue;
            }
            case Opcode::StoreCell:
                locals[instruction.operand()].as<Cell>()->content = pop(sp);
                continue;
            case Opcode::LoadGlobal: {
                const Value* found =
                    find_global(runtime, *frame->globals, code->sites[instruction.operand()]);
                if (found == nullptr) [[unlikely]] {
                    result = raise_name_error(runtime, code->sites[instruction.operand()].name.get());
                    goto failed;
                }
                if (pc->opcode() == Opcode::LoadMethod) {
                    // A function of a module.
                    if (const Value* attribute =
                            cached_module_attribute(*found, code->sites[pc->operand()])) {
                        ++pc;
                        push(sp, *attribute);
                        push(sp, Value());
                        continue;
                    }
                }
                push(sp, *found);
                if (pc->opcode() == Opcode::PushEmpty) {
                    push(sp, Value());
                    ++pc;
                }
                continue;
            }
            case Opcode::StoreGlobal:
                store_global(*frame->globals, code->sites[instruction.operand()], pop(sp));
                continue;
            case Opcode::LoadName: {
                Site& site = code->sites[instruction.operand()];
                if (frame->names && frame->names.get() != frame->globals) {
                    if (const Value* own = frame->names->find(site.name.get())) {
                        push(sp, *own);
                        continue;
                    }
                }
                const Value* found = find_global(runtime, *frame->globals, site);
                if (found == nullptr) {
                    result = raise_name_error(runtime, site.name.get());
                    goto failed;
                }
                push(sp, *found);
                continue;
            }
            case Opcode::StoreName:
                if (frame->names) goto rare;
                store_global(*frame->globals, code->sites[instruction.operand()], pop(sp));
                continue;
            case Opcode::LoadAttribute: {
                Site& site = code->sites[instruction.operand()];
                if (const Value* found = cached_attribute(sp[-1], site)) {
                    Value attribute = *found;
                    sp[-1] = std::move(attribute);
                    continue;
                }
                result = load_attribute(runtime, sp[-1], site);
                FINISH(1);
            }
            case Opcode::LoadMethod: {
                Site& site = code->sites[instruction.operand()];
                const Value* of_module = cached_module_attribute(sp[-1], site);
                const Value* method = of_module == nullptr ? cached_method(runtime, sp[-1], site) : nullptr;
                if (method != nullptr) {
                    Value receiver = std::move(sp[-1]);
                    new (&sp[-1]) Value(*method);
                    push(sp, std::move(receiver));
                    continue;
                }
                result = of_module != nullptr ? *of_module : load_attribute(runtime, sp[-1], site);
                if (!result->is_value()) {
                    expects = Frame::Expects::Method;
                    goto not_a_value;
                }
                // The receiver's place is empty: the attribute is called as it is.
                sp[-1] = result.take();
                push(sp, Value());
                continue;
            }
            case Opcode::StoreAttribute: {
                Site& site = code->sites[instruction.operand()];
                if (store_cached_attribute(runtime, sp[-1], site, sp[-2])) {
                    drop(sp, 2);
                    continue;
                }
                result = store_attribute(runtime, sp[-1], site, sp[-2]);
                FINISH_AS(NoResult, 2);
            }
            case Opcode::GetItem: {
                const Value& key = sp[-1];
                if (key.is_small_integer() && sp[-2].is<List>()) {
                    auto* list = sp[-2].as<List>();
                    const std::int64_t index = key.small_integer();
                    if (index >= 0 && index < list->length() && list->type() == runtime.types.list) {
                        Value item = (*list)[static_cast<std::uint32_t>(index)];
                        drop(sp);
                        sp[-1] = std::move(item);
                        continue;
                    }
                }
                result = get_item(runtime, sp[-2], key);
                FINISH(2);
            }
            case Opcode::SetItem:
                result = set_item(runtime, sp[-2], sp[-1], sp[-3]);
                FINISH_AS(NoResult, 3);
            case Opcode::Binary:
            case Opcode::InPlace: {
                if (Value::are_small_integers(sp[-2], sp[-1])) {
                    left_integer = sp[-2].small_integer();
                    right_integer = sp[-1].small_integer();
                    sp -= 2;
                    goto on_integers;
                }
                const auto operation = static_cast<BinaryOperator>(instruction.operand());
                if (Value quick = quick_floats(operation, sp[-2], sp[-1]); !quick.is_empty()) {
                    sp -= 2;
                    GIVE(std::move(quick));
                    continue;
                }
                result = instruction.opcode() == Opcode::Binary
                             ? binary(runtime, operation, sp[-2], sp[-1])
                             : in_place(runtime, operation, sp[-2], sp[-1]);
                FINISH(2);
            }
            case Opcode::Unary:
                result = unary(runtime, static_cast<UnaryOperator>(instruction.operand()), sp[-1]);
                FINISH(1);
            case Opcode::Not: {
                result = truth(runtime, sp[-1]);
                if (result->is_boolean()) {
                    const bool negated = result->is_false();
                    sp[-1] = Value::boolean(negated);
                    continue;
                }
                drop(sp);
                expects = Frame::Expects::Again;
                goto not_a_value;
            }
            case Opcode::Compare: {
                const auto operation = static_cast<CompareOperator>(instruction.operand());
                const Value& left = sp[-2];
                const Value& right = sp[-1];
                if (Value::are_small_integers(left, right)) {
                    const bool answer = holds(operation, left.small_integer(), right.small_integer());
                    sp -= 2;
                    DECIDE(answer);
                    continue;
                }
                if (left.is_number() && right.is_number()) {
                    const bool answer = holds(operation, left.number(), right.number());
                    sp -= 2;
                    DECIDE(answer);
                    continue;
                }
                result = compare(runtime, operation, left, right);
                FINISH(2);
            }
            case Opcode::Is: {
                const bool same = sp[-2].is_same(sp[-1]);
                drop(sp);
                sp[-1] = Value::boolean(same != (instruction.operand() == 1));
                continue;
            }
            case Opcode::Contains:
                result = contains(runtime, sp[-1], sp[-2]);
                if (instruction.operand() == 1) expects = Frame::Expects::Opposite;
                FINISH(2);

            case Opcode::BuildTuple: {
                sp -= instruction.operand();
                Ref<Tuple> tuple = make_tuple_of_moved(runtime, sp, instruction.operand());
                push(sp, Value(std::move(tuple)));
                continue;
            }
            case Opcode::BuildList: {
                const std::uint32_t count = instruction.operand();
                Ref<List> list = make_list(runtime, count);
                for (std::uint32_t i = 0; i < count; ++i)
                    list->append(std::move(sp[static_cast<std::ptrdiff_t>(i) - count]));
                drop(sp, count);
                push(sp, Value(std::move(list)));
                continue;
            }
            case Opcode::BuildString:
                result = build_string(runtime, sp - instruction.operand(), instruction.operand());
                FINISH(instruction.operand());
            case Opcode::ListAppend:
                sp[-1 - static_cast<std::ptrdiff_t>(instruction.operand())].as<List>()->append(
                    std::move(sp[-1]));
                drop(sp);
                continue;
            case Opcode::SetAdd:
                result =
                    set_add(runtime, sp[-1 - static_cast<std::ptrdiff_t>(instruction.operand())], sp[-1]);
                FINISH_AS(NoResult, 1);
            case Opcode::DictAdd:
                result =
                    dict_set(runtime, *sp[-2 - static_cast<std::ptrdiff_t>(instruction.operand())].as<Dict>(),
                             sp[-2], sp[-1]);
                FINISH_AS(NoResult, 2);
            case Opcode::FormatValue: {
                const bool with_spec = (instruction.operand() & 4) != 0;
                if (!with_spec && (instruction.operand() & 3) == 0 && sp[-1].is<String>() &&
                    sp[-1].object()->type() == runtime.types.string)
                    continue;
                result = format_value(runtime, with_spec ? sp[-2] : sp[-1], instruction.operand() & 3,
                                      with_spec ? sp[-1] : Value());
                FINISH(with_spec ? 2 : 1);
            }
            case Opcode::UnpackSequence: {
                const std::uint32_t count = instruction.operand();
                const Value* items = nullptr;
                if (auto* tuple = sp[-1].get_if<Tuple>();
                    tuple != nullptr && tuple->length() == count && tuple->type() == runtime.types.tuple)
                    items = tuple->items();
                else if (auto* list = sp[-1].get_if<List>();
                         list != nullptr && list->length() == count && list->type() == runtime.types.list)
                    items = list->items();
                if (items != nullptr) {
                    const Value sequence = pop(sp);
                    push_reversed(sp, items, count);
                    continue;
                }
                result = unpack(runtime, sp[-1], count);
                FINISH_AS(Unpacked, 1);
            }
            case Opcode::MakeFunction: {
                Ref<Function> function = make_function(runtime, *sp[-1].as<CodeObject>(), *frame->globals);
                sp[-1] = Value(std::move(function));
                continue;
            }
            case Opcode::SetClosure: {
                Value function = pop(sp);
                function.as<Function>()->closure = Ref<Tuple>(sp[-1].as<Tuple>());
                sp[-1] = std::move(function);
                continue;
            }
            case Opcode::Jump:
                pc = code->instructions.data() + instruction.operand();
                continue;
            case Opcode::JumpBack:
                pc = code->instructions.data() + instruction.operand();
                thread.charge(1);
                if (thread.budget() <= 0 || runtime.has_endings) [[unlikely]]
                    goto interrupted;
                if (pc->opcode() == Opcode::ForIterate) {
                    frame->next_instruction = ++pc;
                    goto for_iterate;
                }
                continue;
            case Opcode::JumpIfFalse:
            case Opcode::JumpIfTrue: {
                bool known = false;
                bool truth_value = plain_truth(sp[-1], known);
                if (!known) {
                    result = truth(runtime, sp[-1]);
                    if (!result->is_boolean()) {
                        drop(sp);
                        expects = Frame::Expects::Again;
                        goto not_a_value;
                    }
                    truth_value = result->is_true();
                }
                drop(sp);
                if (truth_value == (instruction.opcode() == Opcode::JumpIfTrue)) {
                    pc = code->instructions.data() + instruction.operand();
                }
                continue;
            }
            case Opcode::JumpIfFalseOrPop:
            case Opcode::JumpIfTrueOrPop: {
                bool known = false;
                bool truth_value = plain_truth(sp[-1], known);
                if (!known) {
                    result = truth(runtime, sp[-1]);
                    if (!result->is_boolean()) {
                        // The operand itself may be the result, so it stays below the boolean.
                        expects = Frame::Expects::Test;
                        goto not_a_value;
                    }
                    truth_value = result->is_true();
                }
                if (truth_value == (pc[-1].opcode() == Opcode::JumpIfTrueOrPop)) {
                    pc = code->instructions.data() + pc[-1].operand();
                } else {
                    drop(sp);
                }
                continue;
            }
            case Opcode::JumpIfNone:
            case Opcode::JumpIfNotNone: {
                const bool none = sp[-1].is_none();
                drop(sp);
                if (none == (instruction.opcode() == Opcode::JumpIfNone)) {
                    pc = code->instructions.data() + instruction.operand();
                }
                continue;
            }
            case Opcode::GetIterator:
                result = iterate(runtime, sp[-1]);
                FINISH(1);
            for_iterate:
            case Opcode::ForIterate: {
                const Value& iterator = sp[-1];
                if (iterator.is<Iterator>()) {
                    auto* plain = static_cast<Iterator*>(iterator.object());
                    if (plain->type() == runtime.types.range_iterator) {
                        if (auto* range = static_cast<RangeIterator*>(plain); range->length_hint() > 0) {
                            GIVE(range->next(runtime));
                            continue;
                        }
                        result = Value::exhausted();
                    } else if (plain->type() == runtime.types.list_iterator ||
                               plain->type() == runtime.types.list_reverse_iterator) {
                        result = static_cast<ListIterator*>(plain)->next(runtime);
                    } else {
                        result = plain->next(runtime);
                    }
                } else if (auto* generator = iterator.get_if<Frame>()) {
                    if (is_plain_turn(runtime, *frame, *generator)) {
                        begin_plain_turn(thread, *frame, *generator);
                        SAVE();
                        frame->expects = Frame::Expects::Item;
                        frame = generator;
                        const bool is_new = frame->state == Frame::State::Created;
                        LOAD();
                        frame->expects = Frame::Expects::Nothing;
                        if (!is_new) push(sp, Value::none());
                        continue;
                    }
                    result = resume_generator(runtime, *generator, Value::none(), true);
                } else {
                    result = next(runtime, iterator);
                }
                if (result->is_value()) [[likely]] {
                    GIVE(result.take());
                    continue;
                }
                if (result->is_exhausted()) {
                    drop(sp);
                    pc = code->instructions.data() + pc[-1].operand();
                    continue;
                }
                expects = Frame::Expects::Item;
                goto not_a_value;
            }

            case Opcode::Call: {
                if (thread.budget() <= 0 || runtime.has_endings) [[unlikely]] {
                    --pc;
                    goto interrupted;
                }
                thread.charge(1);
                Value* values = sp - instruction.operand();
                std::uint32_t count = instruction.operand();
                if (!values[-1].is_empty()) {
                    --values;
                    ++count;
                }
                Value& callable = sp[-2 - static_cast<std::ptrdiff_t>(instruction.operand())];
                if (auto* function = callable.get_if<Function>()) {
                    if (is_plain_call(runtime, *frame, *function, count)) {
                        plain_callee =
                            begin_plain_call(runtime, *frame, Ref<Function>::adopt(function), values, count);
                        goto enter_plain_callee;
                    }
                }
                if (auto* type = callable.get_if<Type>(); type != nullptr && values[-1].is_empty()) {
                    auto* initializer = static_cast<Function*>(type->lifecycle().initializer);
                    if (initializer != nullptr && is_plain_call(runtime, *frame, *initializer, count + 1)) {
                        plain_callee = begin_plain_construction(runtime, *frame, *type, *initializer,
                                                                values - 1, count + 1);
                        type->release();
                        goto enter_plain_callee;
                    }
                }
                auto* native = callable.get_if<NativeFunction>();
                std::uint32_t missing = 0;
                if (native != nullptr && native->takes_as_they_are(values, count, missing)) {
                    for (std::uint32_t i = 0; i < missing; ++i) push(sp, Value());
                    result = native->pointer()(runtime, values);
                    drop(sp, instruction.operand() + missing);
                    drop(sp);
                    drop(sp);
                    if (!result->is_value()) goto not_a_value;
                    push(sp, result.take());
                    if (pc->opcode() != Opcode::GetAwaitable) continue;
                    frame->next_instruction = ++pc;
                    goto get_awaitable;
                }
                result = call(runtime, callable, Arguments{values, count, nullptr});
                FINISH(instruction.operand() + 2);
            }
            case Opcode::CallKeywords: {
                if (thread.budget() <= 0) [[unlikely]] {
                    --pc;
                    goto interrupted;
                }
                thread.charge(1);
                const std::uint32_t total = instruction.operand();
                const Value names = pop(sp);
                const auto* keywords = names.as<Tuple>();
                Value* values = sp - total;
                std::uint32_t positional = total - keywords->length();
                if (!values[-1].is_empty()) {
                    --values;
                    ++positional;
                }
                const Value callable = sp[-2 - static_cast<std::ptrdiff_t>(total)];
                result = call(runtime, callable, Arguments{values, positional, keywords});
                FINISH(total + 2);
            }
            case Opcode::CallUnpacked:
                thread.charge(1);
                result = call_unpacked(runtime, sp[-4], sp[-3], sp[-2], sp[-1]);
                FINISH(4);
            case Opcode::Return:
                if (frame->is_plain_call && (!frame->returns_instance || sp[-1].is_none())) {
                    Value returned = pop(sp);
                    if (frame->returns_instance) {
                        returned = std::move(frame->companion);
                        frame->returns_instance = false;
                    }
                    Frame* ended = frame;
                    Value* top = sp;
                    frame = frame->outer_frame();
                    LOAD();
                    frame->expects = Frame::Expects::Nothing;
                    push(sp, std::move(returned));
                    ended->end_plain_call(top);
                    continue;
                }
                if (frame->role != Frame::Role::Call && thread.budget() <= 0) [[unlikely]] {
                    --pc;
                    goto interrupted;
                }
                result = pop(sp);
                goto finished;

            case Opcode::Yield: {
                if (frame->sink != nullptr) {
                    if (frame->sink->take(sp[-1])) {
                        sp[-1] = Value::none();
                        continue;
                    }
                    frame->sink = nullptr;
                }
                if (ends_turn_plainly(thread, *frame)) {
                    Value item = pop(sp);
                    SAVE();
                    Frame* generator = frame;
                    end_plain_turn(thread, *generator);
                    frame = generator->outer_frame();
                    if (frame->expects == Frame::Expects::Item) {
                        LOAD();
                        frame->expects = Frame::Expects::Nothing;
                        GIVE(std::move(item));
                        generator->release();
                        continue;
                    }
                    runtime.returned = std::move(item);
                    generator->release();
                    goto resumed;
                }
                runtime.returned = pop(sp);
                SAVE();
                frame->expects = Frame::Expects::Result;
                frame->state = Frame::State::Suspended;
                return yield_value(runtime, thread, *frame);
            }
            case Opcode::AsyncGeneratorYield:
                runtime.returned = pop(sp);
                SAVE();
                frame->expects = Frame::Expects::Result;
                frame->state = Frame::State::Suspended;
                frame->innermost = frame;
                return frame->caller();
            get_awaitable:
            case Opcode::GetAwaitable:
                if (!runtime.has_future_subclasses && as_awaitable(sp[-1]) != nullptr) {
                    ++pc;
                    goto begin_awaitable;
                }
                if (!is_driven_itself(runtime, sp[-1])) {
                    result = awaitable_of(runtime, sp[-1], pc[-1].operand());
                    FINISH(1);
                }
                ++pc;
                [[fallthrough]];
            case Opcode::Delegate: {
                if (thread.budget() <= 0) [[unlikely]] {
                    --pc;
                    goto interrupted;
                }
                Value& target = sp[-1];
                SAVE();
                auto* generator = target.get_if<Frame>();
                // A generator that another one yields from, too, goes on step by step.
                if (generator != nullptr &&
                    (generator->role == Frame::Role::Coroutine || !is_in_chain(*generator))) {
                    frame->expects = Frame::Expects::Delegated;
                    Activation* entry = delegate_to(runtime, *generator, *frame);
                    if (entry == nullptr) {
                        frame->expects = Frame::Expects::Nothing;
                        result = Value::error();
                        if (runtime.error.is_empty()) {
                            sp[-1] = Value::none();  // a generator that had ended gives nothing
                            continue;
                        }
                        goto failed;
                    }
                    if (entry != static_cast<Activation*>(generator)) return entry;
                    generator->caller_is_frame = true;
                    frame = generator;
                    goto resumed;
                }
                if (as_awaitable(target) != nullptr) goto begin_awaitable;
                result = next(runtime, target);
                goto step_delegate;
            }
            case Opcode::Raise: {
                const std::uint32_t count = instruction.operand();
                result =
                    raise_statement(runtime, count >= 1 ? sp[-static_cast<std::ptrdiff_t>(count)] : Value(),
                                    count == 2 ? sp[-1] : Value());
                drop(sp, count);
                if (result->is_exhausted()) goto unwind;
                goto not_a_value;
            }
            case Opcode::PushHandled: {
                Value previous = frame->handled.is_empty() ? Value::none() : std::move(frame->handled);
                frame->handled = sp[-1];
                push(sp, std::exchange(sp[-1], std::move(previous)));
                continue;
            }
            case Opcode::PopHandled: {
                Value previous = pop(sp);
                frame->handled = previous.is_none() ? Value() : std::move(previous);
                continue;
            }
            case Opcode::Reraise:
                runtime.error = pop(sp);
                goto unwind;
            case Opcode::ExceptionMatches: {
                result = exception_matches(runtime, sp[-2], sp[-1]);
                FINISH(1);
            }
            rare:
            case Opcode::LoadNameFrom:
            case Opcode::DeleteLocal:
            case Opcode::DeleteCell:
            case Opcode::UnpackStarred:
            case Opcode::EndAsyncFor:
            case Opcode::ExceptionGroupMatches:
            case Opcode::BeforeWith:
            case Opcode::BeforeAsyncWith:
            case Opcode::DeleteGlobal:
            case Opcode::DeleteName:
            case Opcode::LoadLocals:
            case Opcode::LoadClassCell:
            case Opcode::LoadCellFrom:
            case Opcode::DeleteAttribute:
            case Opcode::DeleteItem:
            case Opcode::BuildSet:
            case Opcode::BuildDict:
            case Opcode::BuildSlice:
            case Opcode::ListExtend:
            case Opcode::SetUpdate:
            case Opcode::DictUpdate:
            case Opcode::DictMerge:
            case Opcode::ListToTuple:
            case Opcode::SetDefaults:
            case Opcode::SetKeywordDefaults:
            case Opcode::SetAnnotations:
            case Opcode::SetTypeParameters:
            case Opcode::LoadBuildClass:
            case Opcode::GetYieldFromIterator:
            case Opcode::GetAsyncIterator:
            case Opcode::GetAsyncNext:
            case Opcode::CombineExceptStar:
            case Opcode::WithExceptStart:
            case Opcode::ImportName:
            case Opcode::ImportFrom:
            case Opcode::ImportStar:
            case Opcode::SetupAnnotations:
            case Opcode::LoadAssertionError:
            case Opcode::MakeTypeVariable:
            case Opcode::MakeTypeAlias:
            case Opcode::MakeGenericBase:
            case Opcode::MatchMapping:
            case Opcode::MatchSequence:
            case Opcode::MatchKeys:
            case Opcode::MatchClass:
            case Opcode::GetLength: {
                RareEffect effect;
                result = rare_instruction(runtime, *frame, instruction, sp, effect);
                expects = effect.expects;
                FINISH(effect.operands);
            }
        }
    }

finish:
    drop(sp, operands);
    if (!result->is_value()) goto not_a_value;
    if (expects != Frame::Expects::Result) goto settle;
    push(sp, result.take());
    goto next_instruction;

on_integers: {
    // pc[-1] is the operator; its operands are off the stack.
    const auto operation = static_cast<BinaryOperator>(pc[-1].operand());
    if (Value quick = quick_integers(operation, left_integer, right_integer); !quick.is_empty()) {
        GIVE(std::move(quick));
        goto next_instruction;
    }
    push(sp, Value::small_integer(left_integer));
    push(sp, Value::small_integer(right_integer));
    result = pc[-1].opcode() == Opcode::Binary ? binary(runtime, operation, sp[-2], sp[-1])
                                               : in_place(runtime, operation, sp[-2], sp[-1]);
    FINISH(2);
}

enter_plain_callee:
    // Its arguments have moved, and so has what was called, which lies under them.
    sp -= pc[-1].operand() + 2;
    SAVE();
    frame->expects = Frame::Expects::Result;
    frame = plain_callee;
    ENTER();
    pc = code->instructions.data();
    sp = frame->stack_base();
    if (runtime.heap().over_limit()) {
        if (runtime.collector().may_make_room()) goto interrupted;
        ++pc;
        result = runtime.raise(Message::OutOfMemory);
        goto failed;
    }
    goto next_instruction;

begin_awaitable: {
    if (thread.budget() <= 0) [[unlikely]] {
        --pc;
        goto interrupted;
    }
    SAVE();
    auto* awaitable = static_cast<Awaitable*>(sp[-1].object());
    frame->expects = Frame::Expects::Awaited;
    frame->state = Frame::State::Suspended;
    if (Activation* next = awaitable->begin(runtime, *frame)) return next;
    frame->state = Frame::State::Running;
    frame->expects = Frame::Expects::Nothing;
    result = awaitable->finish(runtime);
    FINISH(1);
}

step_delegate:
    // `yield from` and `await` over an iterator: `result` is its next answer.
    if (result->is_value()) {
        runtime.returned = result.take();
        SAVE();
        frame->expects = Frame::Expects::Sent;
        frame->state = Frame::State::Suspended;
        return yield_value(runtime, thread, *frame);
    }
    if (result->is_exhausted()) {
        result = runtime.stop_value.is_empty() ? Value::none() : std::exchange(runtime.stop_value, Value());
        sp[-1] = result.take();
        goto resumed_in_place;
    }
    expects = Frame::Expects::Step;
    goto not_a_value;

resumed_in_place:
    SAVE();
    frame->expects = Frame::Expects::Nothing;
    goto resumed;

not_a_value:
    if (result->failed()) goto failed;
    // Pending: something must run first, and comes back to this frame.
    SAVE();
    frame->expects = std::exchange(expects, Frame::Expects::Result);
run_callee: {
    Frame* callee_frame = runtime.callee_frame;
    Activation* next = runtime.take_callee(*frame);
    if (next == nullptr) {
        frame->expects = Frame::Expects::Nothing;
        goto failed;
    }
    if (callee_frame == nullptr) return next;
    callee_frame->caller_is_frame = true;
    frame = callee_frame;
    goto resumed;
}

interrupted:
    SAVE();
    if (!runtime.has_endings) return frame;
    // Generators that were dropped in the middle are closed now, before the program goes on; garbage goes.
    result = close_dropped(runtime);
    goto run_callee;

finished: {
    // The frame has returned `result`.
    SAVE();
    if (frame->returns_instance) {
        if (!result->is_none()) {
            const Value returned = result.take();
            result = runtime.raise(Message::InitReturned, type_name(runtime, returned));
            goto failed;
        }
        result = std::move(frame->companion);
    }
    Activation* back = nullptr;
    if (frame->role == Frame::Role::Call) {
        back = frame->caller();
        runtime.returned = result.take();
    } else {
        back = finish_generator(runtime, thread, *frame, result.take());
    }
    const bool inline_caller = frame->caller_is_frame;
    Frame* outer = frame->outer_frame();
    frame->caller_is_frame = false;
    if (frame->owned_by_run) {
        runtime.frame = outer;
        end_run(*frame);
    }
    if (!inline_caller) return back;
    frame = outer;
    goto resumed;
}

failed:
    SAVE();
    expects = Frame::Expects::Result;
    add_traceback(runtime, *runtime.error.as<Exception>(), *frame);
unwind: {
    SAVE();
    // What is raised before the first instruction reaches no handler of the frame.
    const ExceptionRange* handler =
        pc == code->instructions.data() ? nullptr : handler_of(*code, frame->instruction_index());
    if (handler != nullptr) {
        Value* bottom = frame->stack_base() + handler->depth;
        while (sp > bottom) drop(sp);
        push(sp, runtime.take_error());
        pc = code->instructions.data() + handler->target;
        frame->delegate = nullptr;
        goto resumed_in_place;
    }
    Activation* back = nullptr;
    if (frame->role == Frame::Role::Call) {
        back = frame->caller();
        runtime.returned = Value::error();
    } else {
        back = fail_generator(runtime, thread, *frame);
    }
    const bool inline_caller = frame->caller_is_frame;
    Frame* outer = frame->outer_frame();
    frame->caller_is_frame = false;
    if (frame->owned_by_run) {
        runtime.frame = outer;
        end_run(*frame);
    }
    if (!inline_caller) return back;
    frame = outer;
    goto resumed;
}

#undef SAVE
#undef ENTER
#undef LOAD
#undef FINISH
#undef FINISH_AS
}

}  // namespace loopscope::language
