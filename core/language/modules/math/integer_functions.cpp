// Functions of ints: gcd, lcm, factorial, comb, perm, isqrt.
#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <span>
#include <vector>

#include "language/modules/math/module.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

using natural::Digit;
using natural::Digits;
using natural::View;

/// Calls `native` again with all its `count` arguments turned into ints by `__index__`.
Routine with_integers_later(Runtime& runtime, NativeFunctionPointer native, std::vector<Value> arguments) {
    for (Value& argument : arguments) {
        if (is_integer(argument)) continue;
        const Slots& slots = type_of(runtime, argument)->slots;
        if (slots.to_index == nullptr)
            co_return runtime.raise(Message::NotAnInteger, type_name(runtime, argument));
        Value integer = co_await slots.to_index(runtime, argument);
        if (integer.failed()) co_return integer;
        argument = std::move(integer);
    }
    co_return co_await native(runtime, arguments.data());
}

bool are_integers(const Value* arguments, std::uint32_t count) noexcept {
    return std::all_of(arguments, arguments + count, is_integer);
}

Value with_integers(Runtime& runtime, NativeFunctionPointer native, Value* arguments, std::uint32_t count) {
    return run(runtime,
               with_integers_later(runtime, native, std::vector<Value>(arguments, arguments + count)));
}

// Greatest common divisors

/// Euclid's algorithm takes a step for each bit or so: beyond this many digits it would hold up the host.
constexpr std::size_t kMostGcdDigits = 4096;

Value gcd_of_two(Runtime& runtime, const Value& left, const Value& right) {
    std::int64_t a = 0;
    std::int64_t b = 0;
    if (to_int64(left, a) && to_int64(right, b) && a != INT64_MIN && b != INT64_MIN) {
        return make_integer(runtime, std::gcd(a, b));
    }
    const IntegerView left_view(left);
    const IntegerView right_view(right);
    Digits first(left_view.magnitude().begin(), left_view.magnitude().end());
    Digits second(right_view.magnitude().begin(), right_view.magnitude().end());
    if (std::min(first.size(), second.size()) > kMostGcdDigits)
        return runtime.raise(Message::IntegerTooLarge);
    Digits quotient;
    while (!second.empty()) {
        Digits rest;
        natural::divide(first, second, quotient, rest);
        first = std::move(second);
        second = std::move(rest);
    }
    return make_integer(runtime, first, false);
}

Value lcm_of_two(Runtime& runtime, const Value& left, const Value& right) {
    if (IntegerView(left).is_zero() || IntegerView(right).is_zero()) return Value::small_integer(0);
    const Value divisor = gcd_of_two(runtime, left, right);
    if (divisor.failed()) return divisor;
    const Value part = integer_binary(runtime, BinaryOperator::FloorDivide, left, divisor);
    if (part.failed()) return part;
    const Value product = integer_binary(runtime, BinaryOperator::Multiply, part, right);
    if (product.failed()) return product;
    const IntegerView view(product);
    return make_integer(runtime, view.magnitude(), false);
}

/// All of `*integers` taken together, two by two.
template <Value (*Function)(Runtime&, const Value&, const Value&)>
Value fold(Runtime& runtime, std::span<const Value> integers, Value result) {
    for (const Value& integer : integers) {
        result = Function(runtime, result, integer);
        if (result.failed()) return result;
    }
    return result;
}

template <Value (*Function)(Runtime&, const Value&, const Value&)>
Routine fold_slowly(Runtime& runtime, Ref<Tuple> integers, Value result) {
    std::vector<Value> plain;
    for (std::uint32_t index = 0; index < integers->length(); ++index) {
        const Value item = (*integers)[index];
        const Slots& slots = type_of(runtime, item)->slots;
        if (slots.to_index == nullptr)
            co_return runtime.raise(Message::NotAnInteger, type_name(runtime, item));
        Value integer = co_await slots.to_index(runtime, item);
        if (integer.failed()) co_return integer;
        plain.push_back(std::move(integer));
    }
    co_return fold<Function>(runtime, plain, result);
}

template <Value (*Function)(Runtime&, const Value&, const Value&), int Neutral>
Value fold_native(Runtime& runtime, Value* arguments) {
    auto* integers = arguments[0].as<Tuple>();
    if (are_integers(integers->items(), integers->length())) {
        return fold<Function>(runtime, integers->span(), Value::small_integer(Neutral));
    }
    return run(runtime, fold_slowly<Function>(runtime, Ref<Tuple>(integers), Value::small_integer(Neutral)));
}

// Products of many factors

/// first * (first + 1) * ... * last, of numbers up to 64 bits; by halves, so that long numbers meet long
/// ones.
Digits product_of_range(std::uint64_t first, std::uint64_t last) {
    constexpr std::uint64_t kFew = 16;
    if (last - first < kFew) {
        Digits product{1};
        for (std::uint64_t factor = first;; ++factor) {
            if (factor <= UINT32_MAX) {
                natural::multiply_add(product, static_cast<Digit>(factor), 0);
            } else {
                product = natural::multiply(product, natural::from_uint64(factor));
            }
            if (factor == last) return product;
        }
    }
    const std::uint64_t middle = first + (last - first) / 2;
    return natural::multiply(product_of_range(first, middle), product_of_range(middle + 1, last));
}

/// n * (n - 1) * ... of `count` factors, count <= n.
Digits falling_product(View n, std::uint64_t count) {
    if (count == 0) return {1};
    if (n.size() <= 2) {
        const std::uint64_t last = n[0] | (n.size() == 2 ? std::uint64_t{n[1]} << natural::kDigitBits : 0);
        return product_of_range(last - count + 1, last);
    }
    Digits factor(n.begin(), n.end());
    Digits product(n.begin(), n.end());
    const Digit one = 1;
    for (std::uint64_t done = 1; done < count; ++done) {
        natural::subtract(factor.data(), factor, View(&one, 1));
        product = natural::multiply(product, factor);
    }
    return product;
}

/// The product of `factors`, by halves as well.
Digits product_of(std::span<const Digit> factors) {
    constexpr std::size_t kFew = 16;
    if (factors.size() <= kFew) {
        Digits product{1};
        for (const Digit factor : factors) natural::multiply_add(product, factor, 0);
        return product;
    }
    const std::size_t half = factors.size() / 2;
    return natural::multiply(product_of(factors.first(half)), product_of(factors.subspan(half)));
}

/// n! / (k! * (n - k)!) from the powers of primes in it, without any quotient of long numbers: none of them
/// is above n (Kummer), and Legendre's formula tells each.
Digits combinations(std::uint32_t n, std::uint32_t k) {
    std::vector<bool> is_composite(n + std::size_t{1});
    Digits powers;
    for (std::uint64_t prime = 2; prime <= n; ++prime) {
        if (is_composite[prime]) continue;
        for (std::uint64_t multiple = prime * prime; multiple <= n; multiple += prime)
            is_composite[multiple] = true;
        Digit power = 1;
        for (std::uint64_t divisor = prime; divisor <= n; divisor *= prime) {
            if (n / divisor > k / divisor + (n - k) / divisor) power *= static_cast<Digit>(prime);
        }
        if (power > 1) powers.push_back(power);
    }
    return product_of(powers);
}

/// Whether `count` factors of n's size stay within the limit on integers; else OverflowError is raised.
bool has_room_for_product(Runtime& runtime, View n, std::uint64_t count) {
    const std::uint64_t bits = std::max<std::uint64_t>(natural::bit_length(n), 1);
    if (count <= 2 * std::uint64_t{runtime.options().limits.integer_bits} / bits) return true;
    (void)runtime.raise(Message::IntegerTooLarge);
    return false;
}

Value factorial(Runtime& runtime, Value* arguments) {
    if (!are_integers(arguments, 1)) return with_integers(runtime, factorial, arguments, 1);
    const IntegerView n(arguments[0]);
    if (n.is_negative()) return runtime.raise(Message::FactorialNegative);
    std::int64_t count = 0;
    if (!to_int64(arguments[0], count)) return runtime.raise(Message::FactorialTooLarge);
    if (count < 2) return Value::small_integer(1);
    if (!has_room_for_product(runtime, n.magnitude(), static_cast<std::uint64_t>(count)))
        return Value::error();
    return make_integer(runtime, product_of_range(1, static_cast<std::uint64_t>(count)), false);
}

/// Reads n and k of perm and comb. False after raising.
bool read_counts(Runtime& runtime, const Value* arguments) {
    if (IntegerView(arguments[0]).is_negative()) {
        (void)runtime.raise(Message::CombinationsNegative, "n");
        return false;
    }
    if (IntegerView(arguments[1]).is_negative()) {
        (void)runtime.raise(Message::CombinationsNegative, "k");
        return false;
    }
    return true;
}

Value perm(Runtime& runtime, Value* arguments) {
    if (arguments[1].is_empty() || arguments[1].is_none()) return factorial(runtime, arguments);
    if (!are_integers(arguments, 2)) return with_integers(runtime, perm, arguments, 2);
    if (!read_counts(runtime, arguments)) return Value::error();
    if (compare_integers(arguments[1], arguments[0]) > 0) return Value::small_integer(0);
    const IntegerView n(arguments[0]);
    std::int64_t count = 0;
    if (!to_int64(arguments[1], count)) return runtime.raise(Message::CombinationsTooMany, "k");
    if (!has_room_for_product(runtime, n.magnitude(), static_cast<std::uint64_t>(count)))
        return Value::error();
    return make_integer(runtime, falling_product(n.magnitude(), static_cast<std::uint64_t>(count)), false);
}

/// From so many factors on a quotient would hold up the host; a search for primes does so above this number.
constexpr std::int64_t kMostDivided = 1 << 14;
constexpr std::int64_t kMostSieved = 1 << 24;

Value comb(Runtime& runtime, Value* arguments) {
    if (!are_integers(arguments, 2)) return with_integers(runtime, comb, arguments, 2);
    if (!read_counts(runtime, arguments)) return Value::error();
    if (compare_integers(arguments[1], arguments[0]) > 0) return Value::small_integer(0);
    // As many ways to take k as to leave k.
    const Value rest = integer_binary(runtime, BinaryOperator::Subtract, arguments[0], arguments[1]);
    if (rest.failed()) return rest;
    const Value& smaller = compare_integers(rest, arguments[1]) < 0 ? rest : arguments[1];
    const IntegerView n(arguments[0]);
    std::int64_t count = 0;
    if (!to_int64(smaller, count)) return runtime.raise(Message::CombinationsTooMany, "min(n - k, k)");
    if (count == 0) return Value::small_integer(1);
    if (!has_room_for_product(runtime, n.magnitude(), static_cast<std::uint64_t>(count)))
        return Value::error();
    if (count > kMostDivided) {
        std::int64_t whole = 0;
        if (!to_int64(arguments[0], whole) || whole > kMostSieved)
            return runtime.raise(Message::IntegerTooLarge);
        return make_integer(
            runtime, combinations(static_cast<std::uint32_t>(whole), static_cast<std::uint32_t>(count)),
            false);
    }
    const Digits product = falling_product(n.magnitude(), static_cast<std::uint64_t>(count));
    Digits quotient;
    Digits remainder;
    natural::divide(product, product_of_range(1, static_cast<std::uint64_t>(count)), quotient, remainder);
    return make_integer(runtime, quotient, false);
}

/// The root of n rounded down. Each step doubles the number of good bits, as the comment before
/// _approximate_isqrt in mathmodule.c proves.
Digits integer_root(View n) {
    const Digit one = 1;
    const std::uint64_t half = (natural::bit_length(n) - 1) / 2;
    Digits root{1};
    std::uint64_t known = 0;
    for (int position = std::bit_width(half); position-- > 0;) {
        const std::uint64_t before = known;
        known = half >> position;
        Digits quotient;
        Digits remainder;
        natural::divide(natural::shift_right(n, 2 * half - before - known + 1), root, quotient, remainder);
        root = natural::shift_left(root, known - before - 1);
        root.resize(std::max(root.size(), quotient.size()) + 1);
        const View shifted = View(root).first(root.size() - 1);
        root.back() = natural::add(root.data(), shifted, quotient);
        natural::trim(root);
    }
    if (natural::compare(natural::multiply(root, root), n) > 0) {
        natural::subtract(root.data(), root, View(&one, 1));
        natural::trim(root);
    }
    return root;
}

Value isqrt(Runtime& runtime, Value* arguments) {
    if (!are_integers(arguments, 1)) return with_integers(runtime, isqrt, arguments, 1);
    const IntegerView n(arguments[0]);
    if (n.is_negative()) return runtime.raise(Message::IsqrtNegative);
    if (n.is_zero()) return Value::small_integer(0);
    return make_integer(runtime, integer_root(n.magnitude()), false);
}

}  // namespace

void add_integer_functions(ModuleBuilder& builder) {
    builder.function("comb(n, k, /)", comb);
    builder.function("factorial(n, /)", factorial);
    builder.function("gcd(*integers)", fold_native<gcd_of_two, 0>);
    builder.function("isqrt(n, /)", isqrt);
    builder.function("lcm(*integers)", fold_native<lcm_of_two, 1>);
    builder.function("perm(n, k=None, /)", perm);
}

}  // namespace loopscope::language
