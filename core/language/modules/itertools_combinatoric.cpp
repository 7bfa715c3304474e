// product, permutations and combinations of itertools. Each keeps its pool of items and the places in it that
// make up the next row; the row after is found by moving the last place that can still move.
#include <algorithm>
#include <numeric>

#include "language/modules/step_iterator.h"
#include "language/objects/constructor_arguments.h"
#include "language/objects/heap.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

// items: the pool, or for product a list of pools.

Value row_of(Runtime& runtime, const StepIterator& self, std::size_t length) {
    Ref<Tuple> row = make_tuple(runtime, static_cast<std::uint32_t>(length));
    for (std::uint32_t i = 0; i < row->length(); ++i) (*row)[i] = (*self.items)[self.places[i]];
    return Value(std::move(row));
}

// combinations: places ascend strictly; the row at rest is 0, 1, 2...
Value combinations_step(Runtime& runtime, StepIterator& self) {
    const auto count = static_cast<std::uint32_t>(self.places.size());
    const std::uint32_t pool = self.items->length();
    if (count > pool) return Value::exhausted();
    if (self.has_begun) {
        std::uint32_t i = count;
        while (i > 0 && self.places[i - 1] == pool - count + i - 1) --i;
        if (i == 0) {
            self.clear();
            return Value::exhausted();
        }
        const std::uint32_t first = ++self.places[i - 1];
        for (std::uint32_t k = i; k < count; ++k) self.places[k] = first + (k - i + 1);
    }
    self.has_begun = true;
    return row_of(runtime, self, count);
}

// combinations_with_replacement: places ascend; the row at rest is 0, 0, 0...
Value with_replacement_step(Runtime& runtime, StepIterator& self) {
    const std::size_t count = self.places.size();
    const std::uint32_t pool = self.items->length();
    if (pool == 0 && count > 0) return Value::exhausted();
    if (self.has_begun) {
        std::size_t i = count;
        while (i > 0 && self.places[i - 1] == pool - 1) --i;
        if (i == 0) {
            self.clear();
            return Value::exhausted();
        }
        std::fill(self.places.begin() + static_cast<std::ptrdiff_t>(i - 1), self.places.end(),
                  self.places[i - 1] + 1);
    }
    self.has_begun = true;
    return row_of(runtime, self, count);
}

// permutations: places hold all of the pool; the first `number` of them are shown, the others ascend.
Value permutations_step(Runtime& runtime, StepIterator& self) {
    if (self.number > self.items->length()) return Value::exhausted();
    const auto shown = self.places.begin() + static_cast<std::ptrdiff_t>(self.number);
    if (self.has_begun) {
        // With what is not shown in descending order, the next permutation changes what is shown.
        std::reverse(shown, self.places.end());
        if (!std::next_permutation(self.places.begin(), self.places.end())) {
            self.clear();
            return Value::exhausted();
        }
    }
    self.has_begun = true;
    return row_of(runtime, self, static_cast<std::size_t>(self.number));
}

// product: one place in each pool; the last moves fastest.
Value product_step(Runtime& runtime, StepIterator& self) {
    const auto pool_at = [&](std::size_t i) -> Tuple& {
        return *(*self.items)[static_cast<std::uint32_t>(i)].as<Tuple>();
    };
    const std::size_t count = self.places.size();
    std::size_t i = count;
    if (self.has_begun) {
        for (; i > 0; --i) {
            if (++self.places[i - 1] < pool_at(i - 1).length()) break;
            self.places[i - 1] = 0;
        }
    } else {
        for (std::size_t k = 0; k < count; ++k) {
            if (pool_at(k).length() == 0) return Value::exhausted();
        }
    }
    if (self.has_begun && i == 0) {
        self.clear();
        return Value::exhausted();
    }
    self.has_begun = true;
    Ref<Tuple> row = make_tuple(runtime, static_cast<std::uint32_t>(count));
    for (std::uint32_t k = 0; k < count; ++k) (*row)[k] = pool_at(k)[self.places[k]];
    return Value(std::move(row));
}

enum class Rows : std::uint8_t { Combinations, WithReplacement, Permutations };

Routine construct_rows(Runtime& runtime, Ref<Type> type, Rows rows, Value iterable, Value length) {
    const Value pool = co_await to_list(runtime, iterable);
    if (pool.failed()) co_return pool;
    const std::uint32_t pool_length = pool.as<List>()->length();
    if (length.is_empty() || length.is_none()) length = Value::small_integer(pool_length);
    if (rows == Rows::Permutations && !length.is_small_integer()) {
        co_return runtime.raise(runtime.types.type_error, "Expected int as r");
    }
    length = co_await to_index(runtime, length, true);
    if (length.failed()) co_return length;
    if (length.small_integer() < 0)
        co_return runtime.raise(runtime.types.value_error, "r must be non-negative");
    const std::int64_t count = length.small_integer();
    if (rows == Rows::WithReplacement &&
        !runtime.heap().has_room(static_cast<std::size_t>(count) * sizeof(std::uint32_t))) {
        co_return runtime.raise(Message::OutOfMemory);
    }
    const StepIterator::Step step = rows == Rows::Combinations      ? combinations_step
                                    : rows == Rows::WithReplacement ? with_replacement_step
                                                                    : permutations_step;
    Ref<StepIterator> made = make_step_iterator(runtime, type.get(), step, true);
    made->items = Ref<List>(pool.as<List>());
    made->number = count;
    if (rows == Rows::Permutations) {
        made->places.resize(pool_length);
    } else if (rows == Rows::WithReplacement || count <= pool_length) {
        made->places.resize(static_cast<std::size_t>(count));
    } else {
        made->is_finished = true;
    }
    if (rows != Rows::WithReplacement) std::iota(made->places.begin(), made->places.end(), 0u);
    co_return Value(std::move(made));
}

Value construct(Runtime& runtime, Type* type, Rows rows, const char* name, Arguments arguments) {
    Value values[2];
    if (!read_arguments(runtime, {name, {"iterable", "r"}, 0, true}, arguments, values))
        return Value::error();
    if (values[0].is_empty()) return runtime.raise(Message::MissingRequired, name, "iterable", 1);
    if (values[1].is_empty() && rows != Rows::Permutations) {
        return runtime.raise(Message::MissingRequired, name, "r", 2);
    }
    return run(runtime, construct_rows(runtime, Ref<Type>(type), rows, values[0], values[1]));
}

Value combinations_construct(Runtime& runtime, Type* type, Arguments arguments) {
    return construct(runtime, type, Rows::Combinations, "combinations", arguments);
}
Value with_replacement_construct(Runtime& runtime, Type* type, Arguments arguments) {
    return construct(runtime, type, Rows::WithReplacement, "combinations_with_replacement", arguments);
}
Value permutations_construct(Runtime& runtime, Type* type, Arguments arguments) {
    return construct(runtime, type, Rows::Permutations, "permutations", arguments);
}

Routine construct_product(Runtime& runtime, Ref<Type> type, Ref<Tuple> iterables, Value repeat) {
    repeat = co_await to_index(runtime, repeat, true);
    if (repeat.failed()) co_return repeat;
    const std::int64_t times = repeat.small_integer();
    if (times < 0) co_return runtime.raise(runtime.types.value_error, "repeat argument cannot be negative");
    if (times > 0x0FFF'FFFF ||
        !runtime.heap().has_room(static_cast<std::size_t>(times) * iterables->length() * 16)) {
        co_return runtime.raise(Message::OutOfMemory);
    }
    Ref<List> pools = make_list(runtime);
    for (std::uint32_t i = 0; i < iterables->length(); ++i) {
        Value pool = co_await to_tuple(runtime, (*iterables)[i]);
        if (pool.failed()) co_return pool;
        pools->append(std::move(pool));
    }
    Ref<StepIterator> made = make_step_iterator(runtime, type.get(), product_step, true);
    made->items = make_list(runtime);
    for (std::int64_t i = 0; i < times; ++i) made->items->extend(std::as_const(*pools).span());
    made->places.resize(made->items->length());
    co_return Value(std::move(made));
}

Value product_construct(Runtime& runtime, Type* type, Arguments arguments) {
    Value repeat = Value::small_integer(1);
    for (std::uint32_t i = 0; i < arguments.keyword_count(); ++i) {
        const std::string_view name = (*arguments.names)[i].as<String>()->view();
        if (name != "repeat") return runtime.raise(Message::UnexpectedKeyword, "product", name);
        repeat = arguments.values[arguments.positional + i];
    }
    Ref<Tuple> iterables = make_tuple(runtime, {arguments.values, arguments.positional});
    return run(runtime, construct_product(runtime, Ref<Type>(type), std::move(iterables), std::move(repeat)));
}

}  // namespace

void add_combinatoric_types(Runtime& runtime, ModuleBuilder& module) {
    module.type(define_step_type(runtime, "combinations", combinations_construct));
    module.type(define_step_type(runtime, "combinations_with_replacement", with_replacement_construct));
    module.type(define_step_type(runtime, "permutations", permutations_construct));
    module.type(define_step_type(runtime, "product", product_construct));
}

}  // namespace loopscope::language
