#include "language/objects/integer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "language/objects/integer_objects.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

using natural::Digit;
using natural::View;

std::uint64_t magnitude_of(std::int64_t value) noexcept {
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

/// The value as a small integer, when it fits one.
bool as_small(View magnitude, bool negative, Value& result) noexcept {
    if (magnitude.size() > 2) return false;
    std::uint64_t value = magnitude.empty() ? 0 : magnitude[0];
    if (magnitude.size() == 2) value |= std::uint64_t{magnitude[1]} << natural::kDigitBits;
    if (value > std::uint64_t{1} << 47) return false;
    const std::int64_t number =
        negative ? -static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
    if (!Value::fits(number)) return false;
    result = Value::small_integer(number);
    return true;
}

}  // namespace

IntegerView::IntegerView(const Value& value) noexcept {
    if (const auto* big = value.get_if<BigInteger>()) {
        big_ = big->digits();
        count_ = big->digit_count();
        negative_ = big->is_negative();
        return;
    }
    const std::int64_t number = value.is_boolean() ? value.is_true() : value.small_integer();
    const std::uint64_t magnitude = magnitude_of(number);
    small_[0] = static_cast<Digit>(magnitude);
    small_[1] = static_cast<Digit>(magnitude >> natural::kDigitBits);
    count_ = small_[1] != 0 ? 2 : small_[0] != 0 ? 1 : 0;
    negative_ = number < 0;
}

Value make_integer(Runtime& runtime, std::int64_t value) {
    if (Value::fits(value)) return Value::small_integer(value);
    return make_integer(runtime, natural::from_uint64(magnitude_of(value)), value < 0);
}

Value make_integer_unsigned(Runtime& runtime, std::uint64_t value) {
    if (value <= static_cast<std::uint64_t>(INT64_MAX))
        return make_integer(runtime, static_cast<std::int64_t>(value));
    return make_integer(runtime, natural::from_uint64(value), false);
}

Value make_integer(Runtime& runtime, View magnitude, bool negative) {
    Value small;
    if (as_small(magnitude, negative, small)) return small;
    Ref<BigInteger> result = make_big_integer(runtime, magnitude.size(), negative);
    if (!result) return Value::error();
    std::memcpy(result->digits(), magnitude.data(), magnitude.size_bytes());
    return result;
}

Ref<BigInteger> make_big_integer(Runtime& runtime, std::size_t digits, bool negative) {
    // One digit more than the limit, since the room that an operation asks for may exceed its result by one.
    if (digits > runtime.options().limits.integer_bits / natural::kDigitBits + 1) {
        (void)runtime.raise(Message::IntegerTooLarge);
        return {};
    }
    const std::size_t bytes = digits * sizeof(Digit);
    if (!runtime.heap().has_room(bytes)) {
        (void)runtime.raise(Message::OutOfMemory);
        return {};
    }
    return runtime.heap().make_with_room<BigInteger>(bytes, runtime.types.integer,
                                                     static_cast<std::uint32_t>(digits), negative);
}

Value finish_integer(Ref<BigInteger> integer) {
    integer->trim();
    Value small;
    if (as_small({integer->digits(), integer->digit_count()}, integer->is_negative(), small)) return small;
    return integer;
}

Value plain_integer(Runtime& runtime, const Value& value) {
    if (value.is_small_integer() || (value.is_object() && value.object()->type() == runtime.types.integer))
        return value;
    if (value.is_boolean()) return Value::small_integer(value.is_true());
    const IntegerView view(value);
    return make_integer(runtime, view.magnitude(), view.is_negative());
}

Value integer_from_float(Runtime& runtime, double value) {
    if (std::abs(value) < 9.0e18) return make_integer(runtime, static_cast<std::int64_t>(value));
    return make_integer(runtime, natural::from_double(std::abs(value)), value < 0);
}

bool is_integer(const Value& value) noexcept {
    return value.is_small_integer() || value.is_boolean() || value.is<BigInteger>();
}

bool to_int64(const Value& value, std::int64_t& result) noexcept {
    if (value.is_small_integer()) {
        result = value.small_integer();
        return true;
    }
    if (value.is_boolean()) {
        result = value.is_true();
        return true;
    }
    const auto* big = value.get_if<BigInteger>();
    if (big == nullptr || big->digit_count() > 2) return false;
    std::uint64_t magnitude = 0;
    for (std::uint32_t index = big->digit_count(); index-- > 0;) {
        magnitude = magnitude << natural::kDigitBits | big->digits()[index];
    }
    const std::uint64_t limit = static_cast<std::uint64_t>(INT64_MAX) + (big->is_negative() ? 1 : 0);
    if (magnitude > limit) return false;
    result = static_cast<std::int64_t>(big->is_negative() ? ~magnitude + 1 : magnitude);
    return true;
}

double integer_to_double(const Value& integer) noexcept {
    if (integer.is_small_integer()) return static_cast<double>(integer.small_integer());
    const IntegerView view(integer);
    const double magnitude = natural::to_double(view.magnitude());
    return view.is_negative() ? -magnitude : magnitude;
}

int compare_integers(const Value& left, const Value& right) noexcept {
    if (left.is_small_integer() && right.is_small_integer()) {
        const std::int64_t a = left.small_integer();
        const std::int64_t b = right.small_integer();
        return a < b ? -1 : a > b;
    }
    const IntegerView a(left);
    const IntegerView b(right);
    if (a.sign() != b.sign()) return a.sign() < b.sign() ? -1 : 1;
    const int order = natural::compare(a.magnitude(), b.magnitude());
    return a.is_negative() ? -order : order;
}

int compare_integer_with_float(const Value& integer, double number) noexcept {
    constexpr std::int64_t kExact = std::int64_t{1} << 53;
    std::int64_t small = 0;
    if (to_int64(integer, small) && small >= -kExact && small <= kExact) {
        const double value = static_cast<double>(small);
        return value < number ? -1 : value > number;
    }
    if (std::isinf(number)) return number > 0 ? -1 : 1;
    // The integer is beyond 2**53: a float of that size is whole, a smaller one differs in its whole part.
    const IntegerView view(integer);
    const int sign = number > 0 ? 1 : number < 0 ? -1 : 0;
    if (view.sign() != sign) return view.sign() < sign ? -1 : 1;
    const int order = natural::compare(view.magnitude(), natural::from_double(std::abs(number)));
    return view.is_negative() ? -order : order;
}

bool holds(CompareOperator comparison, int order) noexcept {
    switch (comparison) {
        case CompareOperator::Less:
            return order < 0;
        case CompareOperator::LessEqual:
            return order <= 0;
        case CompareOperator::Equal:
            return order == 0;
        case CompareOperator::NotEqual:
            return order != 0;
        case CompareOperator::Greater:
            return order > 0;
        case CompareOperator::GreaterEqual:
            return order >= 0;
    }
    return false;
}

}  // namespace loopscope::language
