// Sorting: stable, as `list.sort` and `sorted` have it. What is sorted is the order of the keys (a row of indices); the
// values follow at the end.
//
// Keys that can be compared without code of the program (numbers, strings, tuples of them) are merged plainly. For others
// a routine asks `<` for each pair. It finds runs and extends short ones by binary insertion as CPython does, so that lists of
// up to 63 items ask for the same comparisons in the same order (listobject.c:1800-2050); longer runs are merged.
#include <algorithm>
#include <memory>
#include <vector>

#include "language/objects/heap.h"
#include "language/objects/list_methods.h"
#include "language/objects/sequence.h"
#include "language/objects/sequence_operations.h"
#include "language/objects/string.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

using Index = std::uint32_t;

// Plain keys

enum class Order : std::uint8_t { Before, NotBefore, Unknown };
using PlainLess = Order (*)(Runtime&, const Value&, const Value&);

Order order_from(bool is_before) noexcept { return is_before ? Order::Before : Order::NotBefore; }

double as_double(const Value& number) noexcept {
    return number.is_small_integer() ? static_cast<double>(number.small_integer()) : number.number();
}

Order less_integers(Runtime&, const Value& a, const Value& b) {
    return order_from(a.small_integer() < b.small_integer());
}

Order less_numbers(Runtime&, const Value& a, const Value& b) { return order_from(as_double(a) < as_double(b)); }

// UTF-8 sorts as the code points do.
Order less_strings(Runtime&, const Value& a, const Value& b) {
    return order_from(a.as<String>()->view() < b.as<String>()->view());
}

bool is_plain_number(const Value& value) { return value.is_small_integer() || value.is_number(); }

bool is_plain_string(Runtime& runtime, const Value& value) {
    return value.is<String>() && value.object()->type() == runtime.types.string;
}

bool is_plain_sequence(Runtime& runtime, const Value& value) {
    return value.is_object() && (value.object()->type() == runtime.types.tuple ||
                                 value.object()->type() == runtime.types.list);
}

// `depth` keeps sequences within sequences off the C++ stack.
Order less_any(Runtime& runtime, const Value& a, const Value& b, unsigned depth) {
    if (is_plain_number(a) && is_plain_number(b)) return less_numbers(runtime, a, b);
    if (is_plain_string(runtime, a) && is_plain_string(runtime, b)) return less_strings(runtime, a, b);
    constexpr unsigned kDeepest = 20;
    const bool are_sequences = is_plain_sequence(runtime, a) && is_plain_sequence(runtime, b) &&
                               a.object()->type() == b.object()->type();
    if (!are_sequences || depth == kDeepest) return Order::Unknown;
    const auto left = sequence_items(a);
    const auto right = sequence_items(b);
    for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
        const Equality equality = simple_equals(runtime, left[i], right[i]);
        if (equality == Equality::Unknown) return Order::Unknown;
        if (equality == Equality::Different) return less_any(runtime, left[i], right[i], depth + 1);
    }
    return order_from(left.size() < right.size());
}

Order less_plain(Runtime& runtime, const Value& a, const Value& b) { return less_any(runtime, a, b, 0); }

PlainLess plain_less_for(Runtime& runtime, std::span<const Value> keys) {
    const auto all = [&](auto&& test) { return std::ranges::all_of(keys, test); };
    if (all([](const Value& key) { return key.is_small_integer(); })) return less_integers;
    if (all(is_plain_number)) return less_numbers;
    if (all([&](const Value& key) { return is_plain_string(runtime, key); })) return less_strings;
    return less_plain;
}

/// Merges ever longer stretches, from insertion-sorted short ones.
class PlainSort {
public:
    PlainSort(Runtime& runtime, std::span<const Value> keys, std::vector<Index>& order)
        : runtime_(runtime), keys_(keys), order_(order), less_(plain_less_for(runtime, keys)) {}

    /// False when a pair could not be compared plainly; the order is any then.
    [[nodiscard]] bool sort() {
        const std::size_t count = order_.size();
        for (std::size_t begin = 0; begin < count; begin += kShort) insert_each(begin, std::min(begin + kShort, count));
        std::vector<Index> spare(count);
        for (std::size_t width = kShort; width < count && !is_lost_; width *= 2) {
            for (std::size_t begin = 0; begin < count; begin += 2 * width) {
                merge(begin, std::min(begin + width, count), std::min(begin + 2 * width, count), spare);
            }
            order_.swap(spare);
        }
        return !is_lost_;
    }

private:
    static constexpr std::size_t kShort = 12;

    bool is_before(Index a, Index b) {
        const Order answer = less_(runtime_, keys_[a], keys_[b]);
        if (answer == Order::Unknown) is_lost_ = true;
        return answer == Order::Before;
    }

    void insert_each(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin + 1; i < end && !is_lost_; ++i) {
            const Index moved = order_[i];
            std::size_t to = i;
            for (; to > begin && is_before(moved, order_[to - 1]); --to) order_[to] = order_[to - 1];
            order_[to] = moved;
        }
    }

    void merge(std::size_t left, std::size_t middle, std::size_t end, std::vector<Index>& into) {
        const auto from = [this](std::size_t index) { return order_.begin() + static_cast<std::ptrdiff_t>(index); };
        auto to = into.begin() + static_cast<std::ptrdiff_t>(left);
        if (middle == end || !is_before(order_[middle], order_[middle - 1])) {
            std::copy(from(left), from(end), to);
            return;
        }
        std::size_t right = middle;
        while (left < middle && right < end && !is_lost_) {
            *to++ = is_before(order_[right], order_[left]) ? order_[right++] : order_[left++];
        }
        to = std::copy(from(left), from(middle), to);
        std::copy(from(right), from(end), to);
    }

    Runtime& runtime_;
    std::span<const Value> keys_;
    std::vector<Index>& order_;
    PlainLess less_;
    bool is_lost_ = false;
};

// Keys that the program compares

/// What the routines of one sort share. `less` takes places in `order`.
struct Sorting {
    Ref<List> keys;
    std::vector<Index> order;

    [[nodiscard]] Value key_at(std::size_t place) const { return (*keys)[order[place]]; }
    void reverse(std::size_t begin, std::size_t end) {
        std::reverse(order.begin() + static_cast<std::ptrdiff_t>(begin), order.begin() + static_cast<std::ptrdiff_t>(end));
    }
};

Routine less_slowly(Runtime& runtime, Value a, Value b) {
    const Value answer = co_await compare(runtime, CompareOperator::Less, a, b);
    if (answer.failed()) co_return answer;
    co_return co_await truth(runtime, answer);
}

Value is_less(Runtime& runtime, Value a, Value b) {
    const Order order = less_plain(runtime, a, b);
    if (order != Order::Unknown) return Value::boolean(order == Order::Before);
    return run(runtime, less_slowly(runtime, std::move(a), std::move(b)));
}

// The end of the run that begins at `begin`: items that do not descend. One that descends is turned round; equal items
// within it keep their order.
Routine find_run(Runtime& runtime, Sorting* sorting, std::size_t begin, std::size_t end) {
    std::size_t at = begin + 1;
    const auto answer = [](std::size_t place) { return Value::small_integer(static_cast<std::int64_t>(place)); };
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
Routine insert_rest(Runtime& runtime, Sorting* sorting, std::size_t begin, std::size_t sorted_end, std::size_t end) {
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

Routine merge_runs(Runtime& runtime, Sorting* sorting, std::size_t begin, std::size_t middle, std::size_t end) {
    const auto first = sorting->order.begin();
    const std::vector<Index> left(first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(middle));
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
    return runtime.heap().has_room(count * (2 * sizeof(Index) + sizeof(Value)));
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
    if (!PlainSort(runtime, std::as_const(*sorting->keys).span(), sorting->order).sort()) {
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

Value list_sort(Runtime& runtime, Ref<List> list, Value key, bool reverse) {
    if (!has_room_to_sort(runtime, list->length())) return runtime.raise(Message::OutOfMemory);
    // Turned round before and after, so that equal items keep their order when the result is reversed.
    if (reverse) std::reverse(list->items(), list->items() + list->length());
    Ref<List> values = make_list(runtime);
    values->swap_items(*list);
    if (key.is_empty() || key.is_none()) {
        std::vector<Index> order = order_of(values->length());
        if (PlainSort(runtime, std::as_const(*values).span(), order).sort()) {
            put_back(*list, *values, order, reverse);
            return Value::none();
        }
        key = Value::none();
    }
    return run(runtime, sort_slowly(runtime, std::move(list), std::move(values), std::move(key), reverse));
}

}  // namespace loopscope::language
