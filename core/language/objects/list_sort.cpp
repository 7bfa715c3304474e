// Sorting: stable, as `list.sort` and `sorted` have it. What is sorted is the order of the keys (a row of
// indices); the values follow at the end.
//
// Keys that can be compared without code of the program are merged plainly (plain_order.h). For others a
// routine asks
// `<` for each pair. It finds runs and extends short ones by binary insertion as CPython does, so that lists
// of up to 63 items ask for the same comparisons in the same order (listobject.c:1800-2050); longer runs are
// merged.
#include <algorithm>
#include <memory>
#include <vector>

#include "language/objects/heap.h"
#include "language/objects/list_methods.h"
#include "language/objects/plain_order.h"
#include "language/objects/sequence.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

using Index = std::uint32_t;

// Keys that the program compares

/// What the routines of one sort share. `less` takes places in `order`.
struct Sorting {
    Ref<List> keys;
    std::vector<Index> order;

    [[nodiscard]] Value key_at(std::size_t place) const { return (*keys)[order[place]]; }
    void reverse(std::size_t begin, std::size_t end) {
        std::reverse(order.begin() + static_cast<std::ptrdiff_t>(begin),
                     order.begin() + static_cast<std::ptrdiff_t>(end));
    }
};

Routine less_slowly(Runtime& runtime, Value a, Value b) {
    const Value answer = co_await compare(runtime, CompareOperator::Less, a, b);
    if (answer.failed()) co_return answer;
    co_return co_await truth(runtime, answer);
}

Value is_less(Runtime& runtime, Value a, Value b) {
    const Order order = plain_less(runtime, a, b);
    if (order != Order::Unknown) return Value::boolean(order == Order::Before);
    return run(runtime, less_slowly(runtime, std::move(a), std::move(b)));
}

// The end of the run that begins at `begin`: items that do not descend. One that descends is turned round;
// equal items within it keep their order.
Routine find_run(Runtime& runtime, Sorting* sorting, std::size_t begin, std::size_t end) {
    std::size_t at = begin + 1;
    const auto answer = [](std::size_t place) {
        return Value::small_integer(static_cast<std::int64_t>(place));
    };
    for (; at < end; ++at) {
        const Value falls = co_await is_less(runtime, sorting->key_at(at), sorting->key_at(at - 1));
        if (falls.failed()) co_return falls;
        if (falls.is_true()) break;
    }
    if (at == end) co_return answer(at);
    if (at - begin > 1) {
        const Value rose = co_await is_less(runtime, sorting->key_at(begin), sorting->key_at(at - 1));
        if (rose.failed()) co_return rose;
        if (rose.is_true()) co_return answer(at);
        sorting->reverse(begin, at);
    }
    std::size_t equal_ones = 0;  // in the row before `at`, besides its first
    for (++at; at < end; ++at) {
        const Value falls = co_await is_less(runtime, sorting->key_at(at), sorting->key_at(at - 1));
        if (falls.failed()) co_return falls;
        if (falls.is_true()) {
            sorting->reverse(at - 1 - equal_ones, at);
            equal_ones = 0;
            continue;
        }
        const Value rises = co_await is_less(runtime, sorting->key_at(at - 1), sorting->key_at(at));
        if (rises.failed()) co_return rises;
        if (rises.is_true()) break;
        ++equal_ones;
    }
    if (equal_ones > 0) sorting->reverse(at - 1 - equal_ones, at);
    sorting->reverse(begin, at);
    for (; at < end; ++at) {
        const Value falls = co_await is_less(runtime, sorting->key_at(at), sorting->key_at(at - 1));
        if (falls.failed()) co_return falls;
        if (falls.is_true()) break;
    }
    co_return answer(at);
}

// Extends the sorted stretch [begin, sorted_end) to `end` by binary insertion.
Routine insert_rest(Runtime& runtime, Sorting* sorting, std::size_t begin, std::size_t sorted_end,
                    std::size_t end) {
    for (; sorted_end < end; ++sorted_end) {
        const Value key = sorting->key_at(sorted_end);
        std::size_t low = begin;
        std::size_t high = sorted_end;
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            const Value before = co_await is_less(runtime, key, sorting->key_at(middle));
            if (before.failed()) co_return before;
            if (before.is_true()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        const auto first = sorting->order.begin();
        std::rotate(first + static_cast<std::ptrdiff_t>(low), first + static_cast<std::ptrdiff_t>(sorted_end),
                    first + static_cast<std::ptrdiff_t>(sorted_end) + 1);
    }
    co_return Value::none();
}

Routine merge_runs(Runtime& runtime, Sorting* sorting, std::size_t begin, std::size_t middle,
                   std::size_t end) {
    const auto first = sorting->order.begin();
    const std::vector<Index> left(first + static_cast<std::ptrdiff_t>(begin),
                                  first + static_cast<std::ptrdiff_t>(middle));
    std::size_t from_left = 0;
    std::size_t from_right = middle;
    std::size_t to = begin;
    while (from_left < left.size() && from_right < end) {
        const Value left_key = (*sorting->keys)[left[from_left]];
        const Value before = co_await is_less(runtime, sorting->key_at(from_right), left_key);
        if (before.failed()) co_return before;
        sorting->order[to++] = before.is_true() ? sorting->order[from_right++] : left[from_left++];
    }
    while (from_left < left.size()) sorting->order[to++] = left[from_left++];
    co_return Value::none();
}

// Runs are made at least so long: 32 to 64, such that about a power of two of them fill the list.
std::size_t shortest_run(std::size_t count) noexcept {
    std::size_t rest = 0;
    while (count >= 64) {
        rest |= count & 1;
        count >>= 1;
    }
    return count + rest;
}

Routine sort_by_asking(Runtime& runtime, Sorting* sorting) {
    const std::size_t count = sorting->order.size();
    const std::size_t shortest = shortest_run(count);
    std::vector<std::size_t> begins;
    std::size_t begin = 0;
    while (begin < count) {
        const Value found = co_await run(runtime, find_run(runtime, sorting, begin, count));
        if (found.failed()) co_return found;
        auto end = static_cast<std::size_t>(found.small_integer());
        if (end - begin < shortest) {
            const std::size_t forced = std::min(begin + shortest, count);
            const Value done = co_await run(runtime, insert_rest(runtime, sorting, begin, end, forced));
            if (done.failed()) co_return done;
            end = forced;
        }
        begins.push_back(begin);
        begin = end;
        // A run is merged with the one before when that is not much longer; at the end, all are.
        while (begins.size() > 1) {
            const std::size_t last = begins.back();
            const std::size_t previous = begins[begins.size() - 2];
            if (begin < count && last - previous > 2 * (begin - last)) break;
            const Value done = co_await run(runtime, merge_runs(runtime, sorting, previous, last, begin));
            if (done.failed()) co_return done;
            begins.pop_back();
        }
    }
    co_return Value::none();
}

std::vector<Index> order_of(std::size_t count) {
    std::vector<Index> order(count);
    for (std::size_t i = 0; i < count; ++i) order[i] = static_cast<Index>(i);
    return order;
}

// Puts the values back into the list in their new order.
void put_back(List& list, List& values, const std::vector<Index>& order, bool reverse) {
    list.reserve(values.length());
    for (const Index index : order) list.append(std::move(values[index]));
    if (reverse) std::reverse(list.items(), list.items() + list.length());
}

Value finish(Runtime& runtime, List& list, List& values, const std::vector<Index>& order, bool reverse) {
    const bool was_changed = list.length() != 0;
    list.clear();
    put_back(list, values, order, reverse);
    return was_changed ? runtime.raise(Message::ListModifiedDuringSort) : Value::none();
}

bool has_room_to_sort(Runtime& runtime, std::size_t count) {
    return runtime.heap().has_room(count * (sizeof(Index) + kSortingBytes + sizeof(Value)));
}

Routine sort_slowly(Runtime& runtime, Ref<List> list, Ref<List> values, Value key, bool reverse) {
    const auto sorting = std::make_unique<Sorting>();
    sorting->keys = values;
    sorting->order = order_of(values->length());
    if (!key.is_none()) {
        sorting->keys = make_list(runtime, values->length());
        for (std::uint32_t i = 0; i < values->length(); ++i) {
            Value argument = (*values)[i];
            Value item_key = co_await call(runtime, key, Arguments{&argument, 1, nullptr});
            if (item_key.failed()) {
                static_cast<void>(finish(runtime, *list, *values, sorting->order, reverse));
                co_return item_key;
            }
            sorting->keys->append(std::move(item_key));
        }
    }
    if (!sort_plainly(runtime, std::as_const(*sorting->keys).span(), sorting->order)) {
        sorting->order = order_of(values->length());
        const Value done = co_await run(runtime, sort_by_asking(runtime, sorting.get()));
        if (done.failed()) {
            // What was sorted so far stays; the error goes before a complaint about changes.
            Value error = runtime.take_error();
            static_cast<void>(finish(runtime, *list, *values, sorting->order, reverse));
            runtime.error = std::move(error);
            co_return Value::error();
        }
    }
    co_return finish(runtime, *list, *values, sorting->order, reverse);
}

}  // namespace

bool list_sort_plainly(Runtime& runtime, List& list, bool reverse) {
    // Turned round before and after, so that equal items keep their order when the result is reversed.
    const auto turn_if_reversed = [&] {
        if (reverse) std::reverse(list.items(), list.items() + list.length());
    };
    turn_if_reversed();
    std::vector<Index> order = order_of(list.length());
    const bool is_sorted = sort_plainly(runtime, std::as_const(list).span(), order);
    if (is_sorted) {
        const Ref<List> values = make_list(runtime);
        values->swap_items(list);
        put_back(list, *values, order, false);
    }
    turn_if_reversed();
    return is_sorted;
}

Value list_sort(Runtime& runtime, Ref<List> list, Value key, bool reverse) {
    if (!has_room_to_sort(runtime, list->length())) return runtime.raise(Message::OutOfMemory);
    if (key.is_empty() || key.is_none()) {
        if (list_sort_plainly(runtime, *list, reverse)) return Value::none();
        key = Value::none();
    }
    if (reverse) std::reverse(list->items(), list->items() + list->length());
    Ref<List> values = make_list(runtime);
    values->swap_items(*list);
    return run(runtime, sort_slowly(runtime, std::move(list), std::move(values), std::move(key), reverse));
}

}  // namespace loopscope::language
