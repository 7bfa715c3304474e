#include "language/objects/plain_order.h"

#include <algorithm>

#include "language/objects/sequence_operations.h"
#include "language/objects/string.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Order order_from(bool is_before) noexcept {
    return is_before ? Order::Before : Order::NotBefore;
}

double as_double(const Value& number) noexcept {
    return number.is_small_integer() ? static_cast<double>(number.small_integer()) : number.number();
}

// UTF-8 sorts as the code points do.
Order less_strings(const Value& a, const Value& b) {
    return order_from(a.as<String>()->view() < b.as<String>()->view());
}

bool is_plain_number(const Value& value) {
    return value.is_small_integer() || value.is_number();
}

bool is_plain_string(Runtime& runtime, const Value& value) {
    return value.is<String>() && value.object()->type() == runtime.types.string;
}

bool is_plain_sequence(Runtime& runtime, const Value& value) {
    return value.is_object() &&
           (value.object()->type() == runtime.types.tuple || value.object()->type() == runtime.types.list);
}

// `depth` keeps sequences within sequences off the C++ stack.
Order less_any(Runtime& runtime, const Value& a, const Value& b, unsigned depth) {
    if (is_plain_number(a) && is_plain_number(b)) return order_from(as_double(a) < as_double(b));
    if (is_plain_string(runtime, a) && is_plain_string(runtime, b)) return less_strings(a, b);
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

/// Sorts `items` stably by `is_before`: merges ever longer stretches, from insertion-sorted short ones.
template <class Item, class IsBefore>
class MergeSort {
public:
    MergeSort(std::vector<Item>& items, IsBefore is_before) : items_(items), is_before_(is_before) {}

    void sort() {
        const std::size_t count = items_.size();
        for (std::size_t begin = 0; begin < count; begin += kShort)
            insert_each(begin, std::min(begin + kShort, count));
        std::vector<Item> spare(count > kShort ? count : 0);
        for (std::size_t width = kShort; width < count; width *= 2) {
            for (std::size_t begin = 0; begin < count; begin += 2 * width) {
                const Item* items = items_.data();
                merge(items + begin, items + std::min(begin + width, count),
                      items + std::min(begin + 2 * width, count), spare.data() + begin);
            }
            items_.swap(spare);
        }
    }

private:
    static constexpr std::size_t kShort = 12;

    void insert_each(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin + 1; i < end; ++i) {
            const Item moved = items_[i];
            std::size_t to = i;
            for (; to > begin && is_before_(moved, items_[to - 1]); --to) items_[to] = items_[to - 1];
            items_[to] = moved;
        }
    }

    void merge(const Item* left, const Item* const middle, const Item* const end, Item* to) {
        if (middle == end || !is_before_(*middle, middle[-1])) {
            std::copy(left, end, to);
            return;
        }
        const Item* right = middle;
        while (left < middle && right < end) {
            // Without a branch, which nobody could foretell.
            const bool takes_right = is_before_(*right, *left);
            *to++ = *(takes_right ? right : left);
            right += takes_right ? 1 : 0;
            left += takes_right ? 0 : 1;
        }
        to = std::copy(left, middle, to);
        std::copy(right, end, to);
    }

    std::vector<Item>& items_;
    IsBefore is_before_;
};

/// A number, and where it stands.
struct Numbered {
    double key;
    std::uint32_t index;
};
static_assert(2 * sizeof(Numbered) <= kSortingBytes);

/// False when not all are numbers.
bool sort_as_numbers(std::span<const Value> keys, std::vector<std::uint32_t>& order) {
    if (!std::ranges::all_of(keys, is_plain_number)) return false;
    std::vector<Numbered> numbers(order.size());
    std::ranges::transform(order, numbers.begin(),
                           [&](std::uint32_t index) { return Numbered{as_double(keys[index]), index}; });
    const auto is_before = [](const Numbered& a, const Numbered& b) { return a.key < b.key; };
    MergeSort(numbers, is_before).sort();
    std::ranges::transform(numbers, order.begin(), &Numbered::index);
    return true;
}

}  // namespace

Order plain_less(Runtime& runtime, const Value& left, const Value& right) {
    return less_any(runtime, left, right, 0);
}

bool sort_plainly(Runtime& runtime, std::span<const Value> keys, std::vector<std::uint32_t>& order) {
    if (sort_as_numbers(keys, order)) return true;
    // Where the program must be asked, the first two mostly show it, and nothing has to be sorted in vain.
    if (keys.size() > 1 && plain_less(runtime, keys[0], keys[1]) == Order::Unknown) return false;
    bool is_lost = false;
    const auto is_before = [&](std::uint32_t a, std::uint32_t b) {
        if (is_lost) return false;
        const Order answer = plain_less(runtime, keys[a], keys[b]);
        is_lost = answer == Order::Unknown;
        return answer == Order::Before;
    };
    MergeSort(order, is_before).sort();
    return !is_lost;
}

}  // namespace loopscope::language
