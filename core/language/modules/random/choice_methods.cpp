// Whole numbers in a range, and choosing from sequences (random.py:289).
#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <vector>

#include "language/modules/random/generator.h"
#include "language/objects/float_arguments.h"
#include "language/objects/index_arguments.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/objects/string.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

using natural::Digits;

/// 0 <= x < limit of any size; `limit` > 0.
Value random_below(Runtime& runtime, Random& random, const Value& limit) {
    std::int64_t small = 0;
    if (to_int64(limit, small)) {
        return make_integer_unsigned(runtime,
                                     random_below(random.twister, static_cast<std::uint64_t>(small)));
    }
    const IntegerView view(limit);
    const std::uint64_t bits = natural::bit_length(view.magnitude());
    while (true) {
        const Digits number = random_bits(random.twister, bits);
        if (natural::compare(number, view.magnitude()) < 0) return make_integer(runtime, number, false);
    }
}

std::string shown(Runtime& runtime, const Value& integer) {
    std::string text;
    if (!integer_to_text(runtime, integer, text)) (void)runtime.take_error();
    return text;
}

/// start + step * (a random number below how many there are).
Value random_in_range(Runtime& runtime, Random& random, const Value& start, const Value& stop,
                      const Value& step, bool has_step) {
    if (IntegerView(step).is_zero()) return runtime.raise(Message::RandrangeStepZero);
    const Value width = integer_binary(runtime, BinaryOperator::Subtract, stop, start);
    if (width.failed()) return width;
    // Rounded up: as many steps as begin within the width.
    const Value negative = integer_binary(runtime, BinaryOperator::Subtract, start, stop);
    if (negative.failed()) return negative;
    const Value whole = integer_binary(runtime, BinaryOperator::FloorDivide, negative, step);
    if (whole.failed()) return whole;
    const Value count = integer_binary(runtime, BinaryOperator::Subtract, Value::small_integer(0), whole);
    if (IntegerView(count).sign() <= 0) {
        const std::string range = shown(runtime, start) + ", " + shown(runtime, stop);
        return runtime.raise(Message::RandrangeEmpty, has_step ? range + ", " + shown(runtime, step) : range);
    }
    const Value number = random_below(runtime, random, count);
    const Value offset = integer_binary(runtime, BinaryOperator::Multiply, step, number);
    if (offset.failed()) return offset;
    return integer_binary(runtime, BinaryOperator::Add, start, offset);
}

Value randrange_of(Runtime& runtime, const Value& self, const Value& start, const Value& stop,
                   const Value& step) {
    Random& random = random_of(self);
    const Value one = Value::small_integer(1);
    if (stop.is_none()) {
        if (IntegerView(start).sign() <= 0) return runtime.raise(Message::RandrangeEmptyStart);
        return random_below(runtime, random, start);
    }
    // A step of 1 is not shown in errors.
    return random_in_range(runtime, random, start, stop, step, compare_integers(step, one) != 0);
}

Value integer_of(Runtime& runtime, const Value& value) {
    if (is_integer(value)) return value;
    if (auto slot = type_of(runtime, value)->slots.to_index) return slot(runtime, value);
    return runtime.raise(Message::NotAnInteger, type_name(runtime, value));
}

Routine randrange_slowly(Runtime& runtime, Value self, Value start, Value stop, Value step) {
    start = co_await integer_of(runtime, start);
    if (start.failed()) co_return start;
    if (!stop.is_none()) {
        stop = co_await integer_of(runtime, stop);
        if (stop.failed()) co_return stop;
        step = co_await integer_of(runtime, step);
        if (step.failed()) co_return step;
    }
    co_return randrange_of(runtime, self, start, stop, step);
}

Value randrange(Runtime& runtime, Value* arguments) {
    const Value stop = arguments[2].is_empty() ? Value::none() : arguments[2];
    if (stop.is_none() && !arguments[3].is_empty()) return runtime.raise(Message::RandrangeStopMissing);
    const Value step = arguments[3].is_empty() ? Value::small_integer(1) : arguments[3];
    if (is_integer(arguments[1]) && (stop.is_none() || (is_integer(stop) && is_integer(step)))) {
        return randrange_of(runtime, arguments[0], arguments[1], stop, step);
    }
    return run(runtime, randrange_slowly(runtime, arguments[0], arguments[1], stop, step));
}

Routine randint_slowly(Runtime& runtime, Value self, Value first, Value last) {
    // last + 1 is worked out before the range is looked at.
    Value stop = co_await binary(runtime, BinaryOperator::Add, last, Value::small_integer(1));
    if (stop.failed()) co_return stop;
    Value step = Value::small_integer(1);
    Value result = co_await run(runtime, randrange_slowly(runtime, self, first, stop, step));
    co_return result;
}

Value randint(Runtime& runtime, Value* arguments) {
    if (!is_integer(arguments[1]) || !is_integer(arguments[2])) {
        return run(runtime, randint_slowly(runtime, arguments[0], arguments[1], arguments[2]));
    }
    const Value one = Value::small_integer(1);
    const Value stop = integer_binary(runtime, BinaryOperator::Add, arguments[2], one);
    if (stop.failed()) return stop;
    return randrange_of(runtime, arguments[0], arguments[1], stop, one);
}

Routine choice_slowly(Runtime& runtime, Value self, Value sequence) {
    Value count = co_await length(runtime, sequence);
    if (count.failed()) co_return count;
    if (count.small_integer() == 0) co_return runtime.raise(Message::ChoiceEmpty);
    const auto limit = static_cast<std::uint64_t>(count.small_integer());
    const auto index = static_cast<std::int64_t>(random_below(random_of(self).twister, limit));
    Value key = Value::small_integer(index);
    Value item = co_await get_item(runtime, sequence, key);
    co_return item;
}

Value choice(Runtime& runtime, Value* arguments) {
    if (const auto* list = arguments[1].get_if<List>(); list != nullptr && list->length() > 0) {
        return (
            *list)[static_cast<std::uint32_t>(random_below(random_of(arguments[0]).twister, list->length()))];
    }
    return run(runtime, choice_slowly(runtime, arguments[0], arguments[1]));
}

void shuffle_list(Random& random, List& list) {
    for (std::uint32_t index = list.length(); index-- > 1;) {
        const auto other = static_cast<std::uint32_t>(random_below(random.twister, index + std::uint64_t{1}));
        std::swap(list[index], list[other]);
    }
}

Routine shuffle_slowly(Runtime& runtime, Value self, Value sequence) {
    Value count = co_await length(runtime, sequence);
    if (count.failed()) co_return count;
    for (std::int64_t index = count.small_integer() - 1; index > 0; --index) {
        const auto other = static_cast<std::int64_t>(
            random_below(random_of(self).twister, static_cast<std::uint64_t>(index) + 1));
        Value here = Value::small_integer(index);
        Value there = Value::small_integer(other);
        Value item = co_await get_item(runtime, sequence, here);
        if (item.failed()) co_return item;
        Value other_item = co_await get_item(runtime, sequence, there);
        if (other_item.failed()) co_return other_item;
        Value done = co_await set_item(runtime, sequence, here, other_item);
        if (done.failed()) co_return done;
        done = co_await set_item(runtime, sequence, there, item);
        if (done.failed()) co_return done;
    }
    co_return Value::none();
}

Value shuffle(Runtime& runtime, Value* arguments) {
    auto* list = arguments[1].get_if<List>();
    if (list == nullptr || list->type() != runtime.types.list) {
        return run(runtime, shuffle_slowly(runtime, arguments[0], arguments[1]));
    }
    shuffle_list(random_of(arguments[0]), *list);
    return Value::none();
}

// choices

/// What has summed up to each weight; and the sum of all.
struct Weights {
    std::vector<double> sums;
    bool are_given = false;
};

Value check_weights(Runtime& runtime, const Weights& weights, std::int64_t count) {
    if (static_cast<std::int64_t>(weights.sums.size()) != count) return runtime.raise(Message::WeightsCount);
    if (weights.sums.empty()) return runtime.raise(Message::ListRange);
    const double total = weights.sums.back();
    if (total <= 0) return runtime.raise(Message::WeightsNotPositive);
    if (!std::isfinite(total)) return runtime.raise(Message::WeightsNotFinite);
    return Value::none();
}

Routine choices_slowly(Runtime& runtime, Value self, Value population, Value weights, Value cumulative,
                       std::int64_t k) {
    Value length_value = co_await length(runtime, population);
    if (length_value.failed()) co_return length_value;
    const std::int64_t count = length_value.small_integer();
    Weights given;
    const bool has_weights = !weights.is_none();
    const bool has_cumulative = !cumulative.is_none();
    if (has_weights && has_cumulative) co_return runtime.raise(Message::WeightsTwice);
    if (has_weights && is_integer(weights))
        co_return runtime.raise(Message::ChoicesNotKeyword, shown(runtime, weights));
    if (has_weights || has_cumulative) {
        Value source = has_weights ? weights : cumulative;
        Value floats = co_await floats_of(runtime, source);
        if (floats.failed()) co_return floats;
        double sum = 0;
        for (const Value& weight : floats.as<List>()->span()) {
            sum = has_weights ? sum + weight.number() : weight.number();
            given.sums.push_back(sum);
        }
        given.are_given = true;
        if (check_weights(runtime, given, count).failed()) co_return Value::error();
    }
    if (k > 0 && !runtime.heap().has_room(static_cast<std::size_t>(k) * sizeof(Value))) {
        co_return runtime.raise(Message::OutOfMemory);
    }
    Ref<List> chosen = make_list(runtime);
    for (std::int64_t round = 0; round < k; ++round) {
        std::int64_t index = 0;
        const double number = next_random(self);
        if (given.are_given) {
            // The last one takes what rounding leaves.
            const auto last = given.sums.end() - 1;
            index =
                std::upper_bound(given.sums.begin(), last, number * given.sums.back()) - given.sums.begin();
        } else {
            index = static_cast<std::int64_t>(number * static_cast<double>(count));
        }
        Value key = Value::small_integer(index);
        Value item = co_await get_item(runtime, population, key);
        if (item.failed()) co_return item;
        chosen->append(std::move(item));
    }
    co_return chosen;
}

Value choices(Runtime& runtime, Value* arguments) {
    if (!has_plain_indices(arguments, {4})) return with_indices(runtime, choices, arguments, 5, {4});
    const auto or_none = [](const Value& value) { return value.is_empty() ? Value::none() : value; };
    const std::int64_t k = arguments[4].is_empty() ? 1 : arguments[4].small_integer();
    return run(runtime, choices_slowly(runtime, arguments[0], arguments[1], or_none(arguments[2]),
                                       or_none(arguments[3]), k));
}

// sample

/// `k` different numbers below `count`, in random order.
std::vector<std::uint64_t> sample_of_range(MersenneTwister& twister, std::uint64_t count, std::uint64_t k) {
    // Which way takes less memory: a set of those chosen, or a row of all.
    std::uint64_t set_size = 21;
    if (k > 5)
        set_size += static_cast<std::uint64_t>(
            std::pow(4, std::ceil(std::log(static_cast<double>(k) * 3) / std::log(4.0))));
    std::vector<std::uint64_t> chosen;
    chosen.reserve(k);
    if (count <= set_size) {
        std::vector<std::uint64_t> pool(count);
        for (std::uint64_t index = 0; index < count; ++index) pool[index] = index;
        for (std::uint64_t round = 0; round < k; ++round) {
            const std::uint64_t place = random_below(twister, count - round);
            chosen.push_back(pool[place]);
            pool[place] = pool[count - round - 1];
        }
        return chosen;
    }
    std::unordered_set<std::uint64_t> taken;
    while (chosen.size() < k) {
        const std::uint64_t number = random_below(twister, count);
        if (taken.insert(number).second) chosen.push_back(number);
    }
    return chosen;
}

/// A sequence with `[]` and a length, and neither a dict nor a set.
bool is_sequence(Runtime& runtime, const Value& value) {
    if (value.is_object() && (value.object()->kind() == Kind::Dict || value.object()->kind() == Kind::Set))
        return false;
    const Slots& slots = type_of(runtime, value)->slots;
    return slots.get_item != nullptr && slots.length != nullptr;
}

Routine sample_slowly(Runtime& runtime, Value self, Value population, std::int64_t k, Value counts) {
    if (!is_sequence(runtime, population)) co_return runtime.raise(Message::SampleNeedsSequence);
    Value length_value = co_await length(runtime, population);
    if (length_value.failed()) co_return length_value;
    std::int64_t total = length_value.small_integer();
    // With counts: what has summed up to each item.
    std::vector<std::int64_t> sums;
    if (!counts.is_none()) {
        Value list = co_await to_list(runtime, counts);
        if (list.failed()) co_return list;
        if (static_cast<std::int64_t>(list.as<List>()->length()) != total)
            co_return runtime.raise(Message::SampleCounts);
        total = 0;
        for (const Value& count : list.as<List>()->span()) {
            std::int64_t number = 0;
            if (!to_int64(count, number)) co_return runtime.raise(Message::SampleCountsNotIntegers);
            total += number;
            sums.push_back(total);
        }
        if (total < 0) co_return runtime.raise(Message::SampleCountsNegative);
    }
    if (k < 0 || k > total) co_return runtime.raise(Message::SampleTooLarge);
    if (!runtime.heap().has_room(static_cast<std::size_t>(k) * 2 * sizeof(Value))) {
        co_return runtime.raise(Message::OutOfMemory);
    }
    const std::vector<std::uint64_t> numbers = sample_of_range(
        random_of(self).twister, static_cast<std::uint64_t>(total), static_cast<std::uint64_t>(k));
    Ref<List> chosen = make_list(runtime, static_cast<std::uint32_t>(k));
    for (const std::uint64_t number : numbers) {
        auto index = static_cast<std::int64_t>(number);
        if (!sums.empty()) index = std::ranges::upper_bound(sums, index) - sums.begin();
        Value key = Value::small_integer(index);
        Value item = co_await get_item(runtime, population, key);
        if (item.failed()) co_return item;
        chosen->append(std::move(item));
    }
    co_return chosen;
}

Value sample(Runtime& runtime, Value* arguments) {
    if (!arguments[2].is_small_integer()) return with_indices(runtime, sample, arguments, 4, {2});
    const Value counts = arguments[3].is_empty() ? Value::none() : arguments[3];
    return run(runtime,
               sample_slowly(runtime, arguments[0], arguments[1], arguments[2].small_integer(), counts));
}

}  // namespace

void add_choice_methods(TypeBuilder& builder) {
    builder.method("def choice(self, seq)", choice);
    builder.method("def choices(self, population, weights=None, *, cum_weights=None, k=1)", choices);
    builder.method("def randint(self, a, b)", randint);
    builder.method("def randrange(self, start, stop=None, step=1)", randrange);
    builder.method("def sample(self, population, k, *, counts=None)", sample);
    builder.method("def shuffle(self, x)", shuffle);
}

}  // namespace loopscope::language
