// Functions of many numbers: fsum, prod, sumprod, hypot, dist.
#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "language/modules/math/exact_sum.h"
#include "language/modules/math/module.h"
#include "language/objects/float_arguments.h"
#include "language/objects/integer.h"
#include "language/objects/sequence.h"
#include "language/runtime/native.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

std::vector<double> numbers_of(const List& floats) {
    std::vector<double> numbers;
    for (const Value& item : floats.span()) numbers.push_back(item.number());
    return numbers;
}

Value sum_exactly(Runtime& runtime, std::span<const double> numbers) {
    ExactSum sum;
    double special = 0;
    bool has_special = false;
    bool has_positive = false;
    bool has_negative = false;
    for (const double number : numbers) {
        if (std::isfinite(number)) {
            if (!sum.add(number)) return runtime.raise(Message::FsumOverflow);
        } else {
            has_special = true;
            special += number;
            has_positive = has_positive || number == std::numeric_limits<double>::infinity();
            has_negative = has_negative || number == -std::numeric_limits<double>::infinity();
        }
    }
    if (has_positive && has_negative) return runtime.raise(Message::FsumInfinities);
    return Value::number(has_special ? special : sum.rounded());
}

Routine fsum_slowly(Runtime& runtime, Value numbers) {
    Value floats = co_await floats_of(runtime, numbers);
    if (floats.failed()) co_return floats;
    co_return sum_exactly(runtime, numbers_of(*floats.as<List>()));
}

Value fsum(Runtime& runtime, Value* arguments) {
    return run(runtime, fsum_slowly(runtime, arguments[0]));
}

Routine prod_slowly(Runtime& runtime, Value iterable, Value product) {
    Value iterator = co_await iterate(runtime, iterable);
    if (iterator.failed()) co_return iterator;
    while (true) {
        Value item = co_await next(runtime, iterator);
        if (item.failed()) co_return item;
        if (item.is_exhausted()) co_return product;
        Value next_product = co_await binary(runtime, BinaryOperator::Multiply, product, item);
        if (next_product.failed()) co_return next_product;
        product = std::move(next_product);
    }
}

Value prod(Runtime& runtime, Value* arguments) {
    Value start = arguments[1].is_empty() ? Value::small_integer(1) : arguments[1];
    return run(runtime, prod_slowly(runtime, arguments[0], std::move(start)));
}

/// A sum of products in three floats: about 159 bits (Ogita, Rump and Oishi, 2005).
struct TripleSum {
    double high = 0;
    double low = 0;
    double tiny = 0;

    [[nodiscard]] TripleSum with_product(double a, double b) const noexcept {
        const ExactPair product = exact_product(a, b);
        const ExactPair highs = exact_sum(high, product.high);
        const ExactPair lows = exact_sum(low, product.low);
        const ExactPair middles = exact_sum(lows.high, highs.low);
        return {highs.high, middles.high, tiny + lows.low + middles.low};
    }
    [[nodiscard]] double rounded() const noexcept { return high + exact_sum(low, tiny).high; }
};

/// Sums products of ints exactly as long as only ints come, then those with a float in three floats as long
/// as only they come, and all others one by one (mathmodule.c:2741).
Routine sumprod_slowly(Runtime& runtime, Value left, Value right) {
    left = co_await to_list(runtime, left);
    if (left.failed()) co_return left;
    right = co_await to_list(runtime, right);
    if (right.failed()) co_return right;
    const std::span<const Value> a = left.as<List>()->span();
    const std::span<const Value> b = right.as<List>()->span();
    if (a.size() != b.size()) co_return runtime.raise(Message::InputsDiffer);
    Value total = Value::small_integer(0);
    bool only_integers = true;
    bool only_floats = true;
    bool has_floats = false;
    TripleSum floats;
    for (std::size_t index = 0; index < a.size(); ++index) {
        only_integers = only_integers && is_integer(a[index]) && is_integer(b[index]);
        double x = 0;
        double y = 0;
        if (!only_integers && only_floats) {
            const bool is_float_product = (a[index].is_number() || b[index].is_number()) &&
                                          is_plain_number(a[index], x) && is_plain_number(b[index], y);
            const TripleSum next_sum = floats.with_product(x, y);
            if (is_float_product && is_finite(next_sum.high)) {
                floats = next_sum;
                has_floats = true;
                continue;
            }
            only_floats = false;
            if (has_floats) {
                Value sum =
                    co_await binary(runtime, BinaryOperator::Add, total, Value::number(floats.rounded()));
                if (sum.failed()) co_return sum;
                total = std::move(sum);
                has_floats = false;
            }
        }
        Value product = co_await binary(runtime, BinaryOperator::Multiply, a[index], b[index]);
        if (product.failed()) co_return product;
        Value sum = co_await binary(runtime, BinaryOperator::Add, total, product);
        if (sum.failed()) co_return sum;
        total = std::move(sum);
    }
    if (has_floats)
        co_return co_await binary(runtime, BinaryOperator::Add, total, Value::number(floats.rounded()));
    co_return total;
}

Value sumprod(Runtime& runtime, Value* arguments) {
    return run(runtime, sumprod_slowly(runtime, arguments[0], arguments[1]));
}

/// The root of the sum of squares, with an error below one unit in the last place: scaled by a power of two,
/// summed in pairs of floats, and corrected by one step of Newton's (mathmodule.c:2383 tells why that is as
/// good as exact).
double norm(std::vector<double>& parts) {
    double largest = 0;
    bool has_nan = false;
    for (double& part : parts) {
        part = std::fabs(part);
        has_nan = has_nan || std::isnan(part);
        largest = std::max(largest, part);
    }
    if (std::isinf(largest)) return largest;
    if (has_nan) return std::numeric_limits<double>::quiet_NaN();
    if (largest == 0 || parts.size() < 2) return largest;
    int exponent = 0;
    (void)std::frexp(largest, &exponent);
    ExactPair sum{0, 0};
    const auto add = [&](const ExactPair& term) {
        const ExactPair high = exact_sum(sum.high, term.high);
        const ExactPair whole = exact_sum(high.high, high.low + sum.low + term.low);
        sum = whole;
    };
    for (const double part : parts) {
        const double scaled = std::ldexp(part, -exponent);
        add(exact_product(scaled, scaled));
    }
    double root = std::sqrt(sum.high + sum.low);
    add(exact_product(-root, root));
    root += (sum.high + sum.low) / (2 * root);
    return std::ldexp(root, exponent);
}

Routine hypot_slowly(Runtime& runtime, Value coordinates) {
    Value floats = co_await floats_of(runtime, coordinates);
    if (floats.failed()) co_return floats;
    std::vector<double> parts = numbers_of(*floats.as<List>());
    co_return Value::number(norm(parts));
}

Value hypot(Runtime& runtime, Value* arguments) {
    std::vector<double> parts;
    for (const Value& coordinate : arguments[0].as<Tuple>()->span()) {
        double part = 0;
        if (!is_plain_number(coordinate, part)) return run(runtime, hypot_slowly(runtime, arguments[0]));
        parts.push_back(part);
    }
    return Value::number(norm(parts));
}

Routine dist_slowly(Runtime& runtime, Value from, Value to) {
    Value from_floats = co_await floats_of(runtime, from);
    if (from_floats.failed()) co_return from_floats;
    Value to_floats = co_await floats_of(runtime, to);
    if (to_floats.failed()) co_return to_floats;
    std::vector<double> parts = numbers_of(*from_floats.as<List>());
    const std::vector<double> others = numbers_of(*to_floats.as<List>());
    if (parts.size() != others.size()) co_return runtime.raise(Message::DimensionsDiffer);
    for (std::size_t index = 0; index < parts.size(); ++index) parts[index] -= others[index];
    co_return Value::number(norm(parts));
}

Value dist(Runtime& runtime, Value* arguments) {
    return run(runtime, dist_slowly(runtime, arguments[0], arguments[1]));
}

}  // namespace

void add_sum_functions(ModuleBuilder& builder) {
    builder.function("dist(p, q, /)", dist);
    builder.function("fsum(seq, /)", fsum);
    builder.function("hypot(*coordinates)", hypot);
    builder.function("prod(iterable, /, *, start=1)", prod);
    builder.function("sumprod(p, q, /)", sumprod);
}

}  // namespace loopscope::language
