#include "language/modules/itertools.h"

#include <string>

#include "language/modules/step_iterator.h"
#include "language/objects/constructor_arguments.h"
#include "language/objects/heap.h"
#include "language/objects/integer.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"
#include "language/runtime/type_slots.h"

namespace loopscope::language {

namespace {

Value raise_missing(Runtime& runtime, const char* name, const char* parameter, int position) {
    return runtime.raise(Message::MissingRequired, name, parameter, position);
}

bool has_exactly(Runtime& runtime, const char* name, std::uint32_t count, const Arguments& arguments) {
    if (arguments.keyword_count() > 0) {
        static_cast<void>(runtime.raise(Message::NoKeywordArguments, name));
        return false;
    }
    if (arguments.positional == count) return true;
    static_cast<void>(
        runtime.raise(Message::ExpectedExactly, name, count, count == 1 ? "" : "s", arguments.positional));
    return false;
}

bool is_given(const Value& value) {
    return !value.is_empty() && !value.is_none();
}

// accumulate. value: the sum so far. function: instead of addition.

Routine next_of_accumulate(Runtime& runtime, Ref<StepIterator> self) {
    if (!self->has_begun && !self->value.is_empty()) {
        self->has_begun = true;
        co_return self->value;
    }
    Value item = co_await next(runtime, self->source);
    if (!item.is_value()) co_return item;
    if (self->value.is_empty()) {
        self->has_begun = true;
        self->value = item;
        co_return item;
    }
    Value sum;
    if (is_given(self->function)) {
        sum = co_await call(runtime, self->function, self->value, item);
    } else {
        sum = co_await binary(runtime, BinaryOperator::Add, self->value, item);
    }
    if (!sum.failed()) self->value = sum;
    co_return sum;
}

Value accumulate_step(Runtime& runtime, StepIterator& self) {
    return run(runtime, next_of_accumulate(runtime, Ref<StepIterator>(&self)));
}

Routine construct_accumulate(Runtime& runtime, Ref<Type> type, Value iterable, Value function,
                             Value initial) {
    const Value made =
        co_await make_step_iterator_over(runtime, type.get(), accumulate_step, iterable, function);
    if (made.failed()) co_return made;
    if (is_given(initial)) made.as<StepIterator>()->value = initial;
    co_return made;
}

Value accumulate_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value values[3];
    if (!read_arguments(runtime, {"accumulate", {"iterable", "func", "initial"}, 0, true}, arguments,
                        values)) {
        return Value::error();
    }
    if (values[0].is_empty()) return raise_missing(runtime, "accumulate", "iterable", 1);
    return run(runtime, construct_accumulate(runtime, Ref<Type>(type), values[0], values[1], values[2]));
}

// chain. source: iterates over the iterables. value: iterates over the one that is on.

Routine next_of_chain(Runtime& runtime, Ref<StepIterator> self) {
    while (true) {
        if (self->value.is_empty()) {
            const Value iterable = co_await next(runtime, self->source);
            if (!iterable.is_value()) co_return iterable;
            Value iterator = co_await iterate(runtime, iterable);
            if (iterator.failed()) co_return iterator;
            self->value = std::move(iterator);
        }
        Value item = co_await next(runtime, self->value);
        if (!item.is_exhausted()) co_return item;
        self->value = {};
    }
}

Value chain_step(Runtime& runtime, StepIterator& self) {
    if (Iterator* current = as_plain_iterator(self.value)) {
        Value item = current->next(runtime);
        if (!item.is_exhausted()) return item;
        self.value = {};
    }
    return run(runtime, next_of_chain(runtime, Ref<StepIterator>(&self)));
}

Value chain_construct(Runtime& runtime, Type* type, Arguments arguments) {
    if (arguments.keyword_count() > 0) return runtime.raise(Message::NoKeywordArguments, "chain");
    Ref<Tuple> iterables = make_tuple(runtime, {arguments.values, arguments.positional});
    return make_step_iterator_over(runtime, type, chain_step, Value(std::move(iterables)));
}

Value chain_from_iterable(Runtime& runtime, Value* arguments) {
    return make_step_iterator_over(runtime, arguments[0].as<Type>(), chain_step, std::move(arguments[1]));
}

// count. value: the next number. function: the step.

Routine next_of_count(Runtime& runtime, Ref<StepIterator> self) {
    const Value current = self->value;
    Value after = co_await binary(runtime, BinaryOperator::Add, current, self->function);
    if (after.failed()) co_return after;
    self->value = std::move(after);
    co_return current;
}

Value count_step(Runtime& runtime, StepIterator& self) {
    if (self.value.is_small_integer() && self.function.is_small_integer()) {
        Value current = self.value;
        self.value = make_integer(runtime, current.small_integer() + self.function.small_integer());
        return current;
    }
    return run(runtime, next_of_count(runtime, Ref<StepIterator>(&self)));
}

bool is_number(Runtime& runtime, const Value& value) {
    const Slots& slots = type_of(runtime, value)->slots;
    return is_integer(value) || value.is_number() || slots.to_index != nullptr || slots.to_float != nullptr ||
           slots.to_integer != nullptr || is_instance(runtime, value, runtime.types.complex);
}

Value count_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value values[2];
    if (!read_arguments(runtime, {"count", {"start", "step"}, 0, true}, arguments, values))
        return Value::error();
    Value start = values[0].is_empty() ? Value::small_integer(0) : std::move(values[0]);
    Value step = values[1].is_empty() ? Value::small_integer(1) : std::move(values[1]);
    if (!is_number(runtime, start) || !is_number(runtime, step)) {
        return runtime.raise(runtime.types.type_error, "a number is required");
    }
    const bool is_plain = start.is_small_integer() && step.is_small_integer();
    Ref<StepIterator> made = make_step_iterator(runtime, type, count_step, is_plain);
    made->value = std::move(start);
    made->function = std::move(step);
    return Value(std::move(made));
}

Routine count_repr_slowly(Runtime& runtime, Ref<StepIterator> self) {
    const Value start = co_await repr(runtime, self->value);
    if (start.failed()) co_return start;
    std::string text = "count(" + std::string(start.as<String>()->view());
    if (!self->function.is_same(Value::small_integer(1))) {
        const Value step = co_await repr(runtime, self->function);
        if (step.failed()) co_return step;
        text.append(", ").append(step.as<String>()->view());
    }
    co_return Value(make_string(runtime, text + ")"));
}

Value count_repr(Runtime& runtime, const Value& self) {
    return run(runtime, count_repr_slowly(runtime, Ref<StepIterator>(self.as<StepIterator>())));
}

// cycle. items: what came so far. number: the next of them, once the source has ended.

Routine next_of_cycle(Runtime& runtime, Ref<StepIterator> self) {
    Value item = co_await next(runtime, self->source);
    if (item.is_value()) self->items->append(item);
    if (!item.is_exhausted()) co_return item;
    self->source = {};
    if (self->items->length() == 0) co_return item;
    self->number = 1;
    co_return (*self->items)[0];
}

Value cycle_step(Runtime& runtime, StepIterator& self) {
    if (!self.items) self.items = make_list(runtime);
    if (!self.source.is_empty()) return run(runtime, next_of_cycle(runtime, Ref<StepIterator>(&self)));
    if (self.items->length() == 0) return Value::exhausted();
    if (self.number == self.items->length()) self.number = 0;
    return (*self.items)[static_cast<std::uint32_t>(self.number++)];
}

Value cycle_construct(Runtime& runtime, Type* type, Arguments arguments) {
    if (!has_exactly(runtime, "cycle", 1, arguments)) return Value::error();
    return make_step_iterator_over(runtime, type, cycle_step, std::move(arguments.values[0]));
}

// dropwhile, filterfalse and takewhile. has_begun: dropwhile drops no more.

enum class Asking { DropWhile, FilterFalse, TakeWhile };

Routine next_by_asking(Runtime& runtime, Ref<StepIterator> self, Asking asking) {
    const Value& function = self->function;
    const bool by_truth = function.is_none() ? asking == Asking::FilterFalse
                                             : function.is_same(Value(Ref<Type>(runtime.types.boolean)));
    while (true) {
        Value item = co_await next(runtime, self->source);
        if (!item.is_value() || self->has_begun) co_return item;
        Value verdict = item;
        if (!by_truth) {
            verdict = co_await call(runtime, self->function, item);
            if (verdict.failed()) co_return verdict;
        }
        verdict = co_await truth(runtime, verdict);
        if (verdict.failed()) co_return verdict;
        if (verdict.is_true() == (asking == Asking::TakeWhile)) {
            self->has_begun = asking == Asking::DropWhile;
            co_return item;
        }
        if (asking == Asking::TakeWhile) {
            self->clear();
            co_return Value::exhausted();
        }
    }
}

template <Asking asking>
Value step_by_asking(Runtime& runtime, StepIterator& self) {
    return run(runtime, next_by_asking(runtime, Ref<StepIterator>(&self), asking));
}

// starmap

Routine next_of_starmap(Runtime& runtime, Ref<StepIterator> self) {
    const Value item = co_await next(runtime, self->source);
    if (!item.is_value()) co_return item;
    const Value arguments = co_await to_list(runtime, item);
    if (arguments.failed()) co_return arguments;
    List& list = *arguments.as<List>();
    co_return co_await call(runtime, self->function, Arguments{list.items(), list.length(), nullptr});
}

using StepRoutine = Routine (*)(Runtime&, Ref<StepIterator>);

template <StepRoutine routine>
Value run_step(Runtime& runtime, StepIterator& self) {
    return run(runtime, routine(runtime, Ref<StepIterator>(&self)));
}

constexpr char kDropwhile[] = "dropwhile";
constexpr char kFilterfalse[] = "filterfalse";
constexpr char kTakewhile[] = "takewhile";
constexpr char kStarmap[] = "starmap";

// Of the four that take a function and an iterable.
template <StepIterator::Step step, const char* name>
Value construct_with_function(Runtime& runtime, Type* type, Arguments arguments) {
    if (!has_exactly(runtime, name, 2, arguments)) return Value::error();
    return make_step_iterator_over(runtime, type, step, std::move(arguments.values[1]),
                                   std::move(arguments.values[0]));
}

// The base of those that itertools.py makes of generators. source: the generator.

Value generated_step(Runtime& runtime, StepIterator& self) {
    return next(runtime, self.source);
}

Value generated_construct(Runtime& runtime, Type* type, Arguments arguments) {
    if (!has_exactly(runtime, "_Generated", 1, arguments)) return Value::error();
    return make_step_iterator_over(runtime, type, generated_step, std::move(arguments.values[0]));
}

// islice. places: the next index, the end (kNoEnd: none) and the step. number: how many items were taken.

constexpr std::uint32_t kNoEnd = 0xFFFF'FFFF;

Routine next_of_islice(Runtime& runtime, Ref<StepIterator> self) {
    const std::uint32_t end = self->places[1];
    if (self->number >= end && self->number >= self->places[0]) {
        self->clear();
        co_return Value::exhausted();
    }
    while (true) {
        const bool is_wanted = self->number >= self->places[0];
        if (is_wanted && self->number >= end) break;
        Value item = co_await next(runtime, self->source);
        if (item.is_exhausted()) break;
        if (item.failed()) co_return item;
        ++self->number;
        if (!is_wanted) continue;
        const std::uint64_t after = std::uint64_t{self->places[0]} + self->places[2];
        self->places[0] = after > end ? end : static_cast<std::uint32_t>(after);
        co_return item;
    }
    self->clear();
    co_return Value::exhausted();
}

// None: as left out. False when it is no index.
bool read_index(const Value& value, std::uint32_t when_none, std::uint32_t& index) {
    index = when_none;
    if (value.is_empty() || value.is_none()) return true;
    std::int64_t number = 0;
    if (!to_int64(value, number) || number < 0) return false;
    index = number >= kNoEnd ? kNoEnd - 1 : static_cast<std::uint32_t>(number);
    return true;
}

Routine construct_islice(Runtime& runtime, Ref<Type> type, Value iterable,
                         std::vector<std::uint32_t> places) {
    const Value made =
        co_await make_step_iterator_over(runtime, type.get(), run_step<next_of_islice>, iterable);
    if (!made.failed()) made.as<StepIterator>()->places = std::move(places);
    co_return made;
}

Value islice_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value values[4];
    const ConstructorSignature signature{"islice", {"iterable", "start", "stop", "step"}, 4};
    if (arguments.keyword_count() == 0 && arguments.positional < 2) {
        return runtime.raise(Message::ExpectedAtLeast, "islice", 2, "s", arguments.positional);
    }
    const bool has_only_stop = arguments.positional == 2;
    if (!read_arguments(runtime, signature, arguments, values)) return Value::error();
    if (has_only_stop) std::swap(values[1], values[2]);
    std::vector<std::uint32_t> places(3);
    if (!read_index(values[2], kNoEnd, places[1])) {
        return runtime.raise(runtime.types.value_error,
                             "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }
    if (!read_index(values[1], 0, places[0])) {
        return runtime.raise(runtime.types.value_error,
                             "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }
    if (!read_index(values[3], 1, places[2]) || places[2] == 0) {
        return runtime.raise(runtime.types.value_error,
                             "Step for islice() must be a positive integer or None.");
    }
    return run(runtime, construct_islice(runtime, Ref<Type>(type), std::move(values[0]), std::move(places)));
}

// repeat. value: the item. number: how many times are left; -1: no end.

Value repeat_step(Runtime&, StepIterator& self) {
    if (self.number == 0) return Value::exhausted();
    if (self.number > 0) --self.number;
    return self.value;
}

Routine construct_repeat(Runtime& runtime, Ref<Type> type, Value object, Value times) {
    times = co_await to_index(runtime, times, true);
    if (times.failed()) co_return times;
    Ref<StepIterator> made = make_step_iterator(runtime, type.get(), repeat_step, true);
    made->value = std::move(object);
    made->number = std::max<std::int64_t>(times.small_integer(), 0);
    co_return Value(std::move(made));
}

Value repeat_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value values[2];
    if (!read_arguments(runtime, {"repeat", {"object", "times"}, 0, true}, arguments, values))
        return Value::error();
    if (values[0].is_empty()) return raise_missing(runtime, "repeat", "object", 1);
    if (!values[1].is_empty())
        return run(runtime, construct_repeat(runtime, Ref<Type>(type), values[0], values[1]));
    Ref<StepIterator> made = make_step_iterator(runtime, type, repeat_step, true);
    made->value = std::move(values[0]);
    made->number = -1;
    return Value(std::move(made));
}

Routine repeat_repr_slowly(Runtime& runtime, Ref<StepIterator> self) {
    const Value shown = co_await repr(runtime, self->value);
    if (shown.failed()) co_return shown;
    std::string text = "repeat(" + std::string(shown.as<String>()->view());
    if (self->number >= 0) text += ", " + std::to_string(self->number);
    co_return Value(make_string(runtime, text + ")"));
}

Value repeat_repr(Runtime& runtime, const Value& self) {
    return run(runtime, repeat_repr_slowly(runtime, Ref<StepIterator>(self.as<StepIterator>())));
}

}  // namespace

Ref<Module> make_itertools_module(Runtime& runtime) {
    ModuleBuilder module(runtime, "_itertools");
    struct Row {
        std::string_view name;
        Value (*construct)(Runtime&, Type*, Arguments);
    };
    constexpr Row kRows[] = {
        {"_Generated", generated_construct},
        {"accumulate", accumulate_construct},
        {"cycle", cycle_construct},
        {"dropwhile", construct_with_function<step_by_asking<Asking::DropWhile>, kDropwhile>},
        {"filterfalse", construct_with_function<step_by_asking<Asking::FilterFalse>, kFilterfalse>},
        {"islice", islice_construct},
        {"starmap", construct_with_function<run_step<next_of_starmap>, kStarmap>},
        {"takewhile", construct_with_function<step_by_asking<Asking::TakeWhile>, kTakewhile>},
    };
    for (const Row& row : kRows) module.type(define_step_type(runtime, row.name, row.construct));

    Type* count = define_step_type(runtime, "count", count_construct);
    count->slots.repr = count_repr;
    add_slot_wrappers(runtime, *count);
    module.type(count);
    Type* repeat = define_step_type(runtime, "repeat", repeat_construct);
    repeat->slots.repr = repeat_repr;
    add_slot_wrappers(runtime, *repeat);
    module.type(repeat);

    TypeBuilder chain(runtime, "chain", {runtime.types.object}, Kind::Iterator);
    make_iterator_slots(chain, false);
    chain.slots().construct = chain_construct;
    chain.module("itertools").class_method("from_iterable(type, iterable, /)", chain_from_iterable);
    module.type(chain.finish().get());

    add_combinatoric_types(runtime, module);
    return module.finish();
}

}  // namespace loopscope::language
