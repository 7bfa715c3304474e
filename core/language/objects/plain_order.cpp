#include "language/objects/plain_order.h"

#include <algorithm>

#include "language/objects/sequence_operations.h"
#include "language/objects/string.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

using PlainLess = Order (*)(Runtime&, const Value&, const Value&);

Order order_from(bool is_before) noexcept {
    return is_before ? Order::Before : Order::NotBefore;
}

double as_double(const Value& number) noexcept {
    return number.is_small_integer() ? static_cast<double>(number.small_integer()) : number.number();
}

Order less_integers(Runtime&, const Value& a, const Value& b) {
    return order_from(a.small_integer() < b.small_integer());
}

Order less_numbers(Runtime&, const Value& a, const Value& b) {
    return order_from(as_double(a) < as_double(b));
}

// UTF-8 sorts as the code points do.
Order less_strings(Runtime&, const Value& a, const Value& b) {
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

PlainLess plain_less_for(Runtime& runtime, std::span<const Value> keys) {
    const auto all = [&](auto&& test) { return std::ranges::all_of(keys, test); };
    if (all([](const Value& key) { return key.is_small_integer(); })) return less_integers;
    if (all(is_plain_number)) return less_numbers;
    if (all([&](const Value& key) { return is_plain_string(runtime, key); })) return less_strings;
    return plain_less;
}

/// Merges ever longer stretches, from insertion-sorted short ones.
class PlainSort {
public:
    PlainSort(Runtime& runtime, std::span<const Value> keys, std::vector<std::uint32_t>& order)
        : runtime_(runtime), keys_(keys), order_(order), less_(plain_less_for(runtime, keys)) {}

    /// False when a pair could not be compared plainly; the order is any then.
    [[nodiscard]] bool sort() {
        const std::size_t count = order_.size();
        for (std::size_t begin = 0; begin < count; begin += kShort)
            insert_each(begin, std::min(begin + kShort, count));
        std::vector<std::uint32_t> spare(count);
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

    bool is_before(std::uint32_t a, std::uint32_t b) {
        const Order answer = less_(runtime_, keys_[a], keys_[b]);
        if (answer == Order::Unknown) is_lost_ = true;
        return answer == Order::Before;
    }

    void insert_each(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin + 1; i < end && !is_lost_; ++i) {
            const std::uint32_t moved = order_[i];
            std::size_t to = i;
            for (; to > begin && is_before(moved, order_[to - 1]); --to) order_[to] = order_[to - 1];
            order_[to] = moved;
        }
    }

    void merge(std::size_t left, std::size_t middle, std::size_t end, std::vector<std::uint32_t>& into) {
        const auto from = [this](std::size_t index) {
            return order_.begin() + static_cast<std::ptrdiff_t>(index);
        };
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
    std::vector<std::uint32_t>& order_;
    PlainLess less_;
    bool is_lost_ = false;
};

}  // namespace

Order plain_less(Runtime& runtime, const Value& left, const Value& right) {
    return less_any(runtime, left, right, 0);
}

bool sort_plainly(Runtime& runtime, std::span<const Value> keys, std::vector<std::uint32_t>& order) {
    return PlainSort(runtime, keys, order).sort();
}

}  // namespace loopscope::language
