// Builtin functions on iterables. Each has a plain way for what needs no code of the program, bounded in the
// number of items, and a routine for everything else.
#include <cmath>
#include <string>
#include <vector>

#include "language/builtins/builtins.h"
#include "language/modules/asyncio/event_loop_object.h"
#include "language/objects/integer.h"
#include "language/objects/iterators.h"
#include "language/objects/lazy_iterators.h"
#include "language/objects/list_methods.h"
#include "language/objects/plain_order.h"
#include "language/objects/sequence.h"
#include "language/runtime/frame.h"
#include "language/runtime/generator.h"
#include "language/runtime/item_sink.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

// After so many items a plain way goes on as a routine, which takes breaks.
constexpr std::uint32_t kMostPlainItems = 20'000;

Value builtin_len(Runtime& runtime, Value* arguments) {
    // A range can be longer than anything that has its items in memory.
    if (const auto* range = arguments[0].get_if<Range>()) {
        std::int64_t length = 0;
        if (to_int64(range->length, length)) return range->length;
    }
    return length(runtime, arguments[0]);
}

// iter and next

Value builtin_iter(Runtime& runtime, Value* arguments) {
    if (arguments[1].is_empty()) return iterate(runtime, arguments[0]);
    if (!is_callable(arguments[0])) return runtime.raise(Message::IterNeedsCallable);
    return make_callable_iterator(runtime, std::move(arguments[0]), std::move(arguments[1]));
}

Value raise_stop(Runtime& runtime) {
    Value value = std::exchange(runtime.stop_value, Value());
    return runtime.raise_exception(
        stop_iteration(runtime, value.is_empty() ? Value::none() : std::move(value)));
}

Routine next_slowly(Runtime& runtime, Value iterator, Value when_exhausted) {
    runtime.stop_value = {};
    Value item = co_await next(runtime, iterator);
    if (item.is_exhausted()) co_return when_exhausted.is_empty() ? raise_stop(runtime) : when_exhausted;
    if (item.failed() && !when_exhausted.is_empty() &&
        is_instance(runtime, runtime.error, runtime.types.stop_iteration)) {
        const Value stop = runtime.take_error();
        co_return when_exhausted;
    }
    co_return item;
}

Value builtin_next(Runtime& runtime, Value* arguments) {
    if (Iterator* iterator = as_plain_iterator(arguments[0])) {
        Value item = iterator->next(runtime);
        if (!item.is_exhausted()) return item;
        runtime.stop_value = {};
        return arguments[1].is_empty() ? raise_stop(runtime) : std::move(arguments[1]);
    }
    if (type_of(runtime, arguments[0])->slots.next == nullptr) return next(runtime, arguments[0]);
    return run(runtime, next_slowly(runtime, std::move(arguments[0]), std::move(arguments[1])));
}

// aiter and anext

Value builtin_aiter(Runtime& runtime, Value* arguments) {
    if (type_of(runtime, arguments[0])->slots.async_iterate == nullptr) {
        return runtime.raise(Message::NotAsyncIterable, type_name(runtime, arguments[0]));
    }
    return async_iterate(runtime, arguments[0]);
}

// What `anext(iterator, default)` gives is a coroutine of the library that shows nothing of itself. Whoever
// forgets to await it hears of the item's.
Routine anext_with_default(Runtime& runtime, Value iterator, Value when_exhausted) {
    std::vector<Value> arguments(2);
    arguments[0] = co_await type_of(runtime, iterator)->slots.async_next(runtime, iterator);
    if (arguments[0].failed()) co_return arguments[0];
    arguments[1] = std::move(when_exhausted);
    Value awaiting = co_await call_library(runtime, "_anext", "awaiting", std::move(arguments));
    if (awaiting.failed()) co_return awaiting;
    awaiting.object()->set_type(runtime.types.anext_awaitable);
    awaiting.as<Frame>()->was_awaited = true;
    co_return awaiting;
}

Value builtin_anext(Runtime& runtime, Value* arguments) {
    if (type_of(runtime, arguments[0])->slots.async_next == nullptr) {
        return runtime.raise(Message::NotAsyncIterator, type_name(runtime, arguments[0]));
    }
    if (!arguments[1].is_empty())
        return run(runtime, anext_with_default(runtime, arguments[0], arguments[1]));
    return async_next(runtime, arguments[0]);
}

// all and any

// Looks for an item whose truth is `wanted`.
Routine look_for_slowly(Runtime& runtime, Value iterable, bool wanted) {
    const Value iterator = co_await iterate(runtime, iterable);
    if (iterator.failed()) co_return iterator;
    while (true) {
        const Value item = co_await next(runtime, iterator);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) co_return Value::boolean(!wanted);
        const Value verdict = co_await truth(runtime, item);
        if (verdict.failed()) co_return verdict;
        if (verdict.is_true() == wanted) co_return verdict;
    }
}

Value look_for(Runtime& runtime, const Value& iterable, bool wanted) {
    const bool is_list = iterable.is_object() && iterable.object()->type() == runtime.types.list;
    if (is_list) {
        // A list can be gone through twice: the plain way has no effects that count.
        const List& list = *iterable.as<List>();
        std::uint32_t i = 0;
        for (; i < list.length() && i < kMostPlainItems && !list[i].is_object(); ++i) {
            if (truth(runtime, list[i]).is_true() == wanted) return Value::boolean(wanted);
        }
        if (i == list.length()) return Value::boolean(!wanted);
    }
    if (type_of(runtime, iterable)->slots.iterate == nullptr) return iterate(runtime, iterable);
    return run(runtime, look_for_slowly(runtime, iterable, wanted));
}

Value builtin_all(Runtime& runtime, Value* arguments) {
    return look_for(runtime, arguments[0], false);
}
Value builtin_any(Runtime& runtime, Value* arguments) {
    return look_for(runtime, arguments[0], true);
}

// max and min

// The better of the items of `iterator`, by their keys; `best` may be empty.
Routine best_of(Runtime& runtime, CompareOperator better, Value iterable, Value key, Value when_empty) {
    const Value iterator = co_await iterate(runtime, iterable);
    if (iterator.failed()) co_return iterator;
    Value best;
    Value best_key;
    while (true) {
        Value item = co_await next(runtime, iterator);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) break;
        Value item_key = item;
        if (!key.is_none()) {
            Value argument = item;
            item_key = co_await call(runtime, key, Arguments{&argument, 1, nullptr});
            if (item_key.failed()) co_return item_key;
        }
        if (!best.is_empty()) {
            Value verdict = co_await compare(runtime, better, item_key, best_key);
            if (verdict.failed()) co_return verdict;
            verdict = co_await truth(runtime, verdict);
            if (verdict.failed()) co_return verdict;
            if (!verdict.is_true()) continue;
        }
        best = std::move(item);
        best_key = std::move(item_key);
    }
    if (!best.is_empty()) co_return best;
    if (!when_empty.is_empty()) co_return when_empty;
    co_return runtime.raise(Message::EmptyIterable, better == CompareOperator::Less ? "min" : "max");
}

// The same where no code of the program is needed; empty when it is.
Value best_plainly(Runtime& runtime, CompareOperator better, std::span<const Value> items) {
    if (items.empty() || items.size() > kMostPlainItems) return {};
    const Value* best = &items.front();
    for (const Value& item : items.subspan(1)) {
        const Order order = better == CompareOperator::Less ? plain_less(runtime, item, *best)
                                                            : plain_less(runtime, *best, item);
        if (order == Order::Unknown) return {};
        if (order == Order::Before) best = &item;
    }
    return *best;
}

Value find_best(Runtime& runtime, CompareOperator better, const char* name, Value* arguments) {
    const Tuple& given = *arguments[0].as<Tuple>();
    Value when_empty = std::move(arguments[1]);
    Value key = arguments[2].is_empty() ? Value::none() : std::move(arguments[2]);
    if (given.length() == 0) return runtime.raise(Message::ExpectedAtLeast, name, 1, "", 0);
    if (given.length() > 1 && !when_empty.is_empty()) return runtime.raise(Message::DefaultForMany, name);
    const Value iterable = given.length() == 1 ? given[0] : arguments[0];
    const bool is_at_hand = iterable.is_object() && (iterable.object()->type() == runtime.types.list ||
                                                     iterable.object()->type() == runtime.types.tuple);
    if (is_at_hand && key.is_none()) {
        const Value best = best_plainly(runtime, better,
                                        iterable.is<List>() ? std::as_const(*iterable.as<List>()).span()
                                                            : std::as_const(*iterable.as<Tuple>()).span());
        if (!best.is_empty()) return best;
    }
    if (type_of(runtime, iterable)->slots.iterate == nullptr) return iterate(runtime, iterable);
    return run(runtime, best_of(runtime, better, iterable, std::move(key), std::move(when_empty)));
}

Value builtin_max(Runtime& runtime, Value* arguments) {
    return find_best(runtime, CompareOperator::Greater, "max", arguments);
}
Value builtin_min(Runtime& runtime, Value* arguments) {
    return find_best(runtime, CompareOperator::Less, "min", arguments);
}

// sorted

Routine sort_slowly(Runtime& runtime, Value iterable, Value key, Value reverse) {
    const Value list = co_await to_list(runtime, iterable);
    if (list.failed()) co_return list;
    reverse = co_await truth(runtime, reverse);
    if (reverse.failed()) co_return reverse;
    const Value done = co_await list_sort(runtime, Ref<List>(list.as<List>()), key, reverse.is_true());
    if (done.failed()) co_return done;
    co_return list;
}

Value builtin_sorted(Runtime& runtime, Value* arguments) {
    Value key = arguments[1].is_empty() ? Value::none() : std::move(arguments[1]);
    Value reverse = arguments[2].is_empty() ? Value::boolean(false) : std::move(arguments[2]);
    const bool is_list = arguments[0].is_object() && arguments[0].object()->type() == runtime.types.list;
    if (is_list && key.is_none() && reverse.is_boolean()) {
        Ref<List> list = make_list(runtime, std::as_const(*arguments[0].as<List>()).span());
        if (list_sort_plainly(runtime, *list, reverse.is_true())) return Value(std::move(list));
    }
    return run(runtime, sort_slowly(runtime, std::move(arguments[0]), std::move(key), std::move(reverse)));
}

// sum

/// Adds ints and floats without objects as long as it can. Floats are added with compensation for what each
/// addition loses (bltinmodule.c:2600).
class PlainSum {
public:
    /// False when `start` is no plain number.
    [[nodiscard]] bool begin(const Value& start) {
        if (start.is_small_integer()) {
            integer_ = start.small_integer();
            return true;
        }
        if (!start.is_number()) return false;
        is_float_ = true;
        number_ = start.number();
        return true;
    }

    /// False when it cannot add `item`; `total` is what came before it.
    [[nodiscard]] bool add(const Value& item) {
        if (!is_float_) {
            if (item.is_small_integer()) {
                const std::int64_t sum = integer_ + item.small_integer();
                if (!Value::fits(sum)) return false;
                integer_ = sum;
                return true;
            }
            if (!item.is_number()) return false;
            is_float_ = true;
            number_ = static_cast<double>(integer_);
        }
        if (item.is_small_integer()) {
            number_ += static_cast<double>(item.small_integer());
            return true;
        }
        if (!item.is_number()) return false;
        const double added = item.number();
        const double sum = number_ + added;
        lost_ += std::fabs(number_) >= std::fabs(added) ? (number_ - sum) + added : (added - sum) + number_;
        number_ = sum;
        return true;
    }

    [[nodiscard]] Value total() const {
        if (!is_float_) return Value::small_integer(integer_);
        return Value::number(lost_ != 0 && std::isfinite(lost_) ? number_ + lost_ : number_);
    }

private:
    std::int64_t integer_ = 0;
    double number_ = 0;
    double lost_ = 0;
    bool is_float_ = false;
};

/// The sum so far, with plain numbers added to it as they come.
class SumSink final : public ItemSink {
public:
    explicit SumSink(const Value& start) { begin(start); }
    void begin(const Value& total) {
        plain_ = PlainSum();
        other_ = plain_.begin(total) ? Value() : total;
    }
    bool take(Value& item) override { return other_.is_empty() && plain_.add(item); }
    [[nodiscard]] Value total() const { return other_.is_empty() ? plain_.total() : other_; }

private:
    PlainSum plain_;
    Value other_;  // what is no plain number; else empty
};

Routine sum_slowly(Runtime& runtime, Value iterable, Value total) {
    const Value iterator = co_await iterate(runtime, iterable);
    if (iterator.failed()) co_return iterator;
    SumSink sink(total);
    SunkItems items(iterator, sink);
    while (true) {
        Value item = co_await items.next(runtime);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) break;
        if (sink.take(item)) continue;
        total = co_await binary(runtime, BinaryOperator::Add, sink.total(), item);
        if (total.failed()) co_return total;
        sink.begin(total);
    }
    co_return sink.total();
}

Value builtin_sum(Runtime& runtime, Value* arguments) {
    Value start = arguments[1].is_empty() ? Value::small_integer(0) : std::move(arguments[1]);
    if (start.is<String>()) return runtime.raise(Message::SumStrings);
    if (start.is_object() && start.object()->kind() == Kind::Bytes) return runtime.raise(Message::SumBytes);
    if (start.is_object() && start.object()->kind() == Kind::ByteArray)
        return runtime.raise(Message::SumByteArrays);
    if (arguments[0].is_object() && arguments[0].object()->type() == runtime.types.list) {
        const List& list = *arguments[0].as<List>();
        PlainSum plain;
        if (list.length() <= kMostPlainItems && plain.begin(start)) {
            std::uint32_t i = 0;
            while (i < list.length() && plain.add(list[i])) ++i;
            if (i == list.length()) return plain.total();
        }
    }
    if (type_of(runtime, arguments[0])->slots.iterate == nullptr) return iterate(runtime, arguments[0]);
    return run(runtime, sum_slowly(runtime, std::move(arguments[0]), std::move(start)));
}

}  // namespace

void define_iteration_builtins(Runtime& runtime) {
    add_builtin(runtime, "aiter(async_iterable, /)", builtin_aiter);
    add_builtin(runtime, "all(iterable, /)", builtin_all);
    add_builtin(runtime, "anext(aiterator, default=None, /)", builtin_anext);
    add_builtin(runtime, "any(iterable, /)", builtin_any);
    add_builtin(runtime, "iter(object, sentinel=None, /)", builtin_iter);
    add_builtin(runtime, "len(obj, /)", builtin_len);
    add_builtin(runtime, "max(*args, default=None, key=None)", builtin_max);
    add_builtin(runtime, "min(*args, default=None, key=None)", builtin_min);
    add_builtin(runtime, "next(iterator, default=None, /)", builtin_next);
    add_builtin(runtime, "sorted(iterable, /, *, key=None, reverse=False) sort", builtin_sorted);
    add_builtin(runtime, "sum(iterable, /, start=0)", builtin_sum);
}

}  // namespace loopscope::language
