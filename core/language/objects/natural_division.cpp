// Quotients of natural numbers: long division by digits (Knuth, volume 2, 4.3.1, algorithm D), and for long
// numbers by halves (Burnikel and Ziegler), which is as fast as multiplication but for a logarithm.
#include <algorithm>
#include <bit>

#include "language/objects/natural.h"

namespace loopscope::language::natural {

namespace {

using Wide = std::uint64_t;

/// Below this many digits in the divisor, long division is faster.
constexpr std::size_t kHalvesFrom = 160;

/// `divisor` has its highest bit set and two digits or more; `rest` has more digits than it and becomes the
/// remainder.
void divide_by_digits(Digits& rest, View divisor, Digits& quotient) {
    const std::size_t size = divisor.size();
    const Wide first = divisor[size - 1];
    const Wide second = divisor[size - 2];
    quotient.assign(rest.size() - size, 0);
    for (std::size_t position = quotient.size(); position-- > 0;) {
        Digit* window = rest.data() + position;
        const Wide top = Wide{window[size]} << kDigitBits | window[size - 1];
        Wide guess = top / first;
        Wide left = top % first;
        while (guess >> kDigitBits != 0 || guess * second > (left << kDigitBits | window[size - 2])) {
            --guess;
            left += first;
            if (left >> kDigitBits != 0) break;
        }
        std::int64_t borrow = 0;
        Wide carry = 0;
        for (std::size_t index = 0; index < size; ++index) {
            carry += guess * divisor[index];
            borrow += std::int64_t{window[index]} - static_cast<std::int64_t>(carry & 0xFFFF'FFFF);
            window[index] = static_cast<Digit>(borrow);
            borrow >>= kDigitBits;
            carry >>= kDigitBits;
        }
        borrow += std::int64_t{window[size]} - static_cast<std::int64_t>(carry);
        window[size] = static_cast<Digit>(borrow);
        if (borrow < 0) {
            --guess;
            window[size] += add(window, View(window, size), divisor);
        }
        quotient[position] = static_cast<Digit>(guess);
    }
    trim(rest);
    trim(quotient);
}

/// high * 2**(32 * size) + low, where low has at most `size` digits.
Digits joined(View high, View low, std::size_t size) {
    Digits result(low.begin(), low.end());
    result.resize(size);
    result.insert(result.end(), high.begin(), high.end());
    trim(result);
    return result;
}

View low_part(View value, std::size_t size) {
    return trimmed(value.first(std::min(size, value.size())));
}
View high_part(View value, std::size_t size) {
    return value.subspan(std::min(size, value.size()));
}

void divide_two_by_one(View dividend, View divisor, std::size_t size, Digits& quotient, Digits& remainder);

/// Divides three halves (`high`, two halves, and `low`, one) by two: the divisor, of which `high` is
/// smaller... the quotient has one half.
void divide_three_by_two(View high, View low, View divisor, std::size_t half, Digits& quotient,
                         Digits& remainder) {
    const View divisor_high = high_part(divisor, half);
    const View divisor_low = low_part(divisor, half);
    if (compare(high_part(high, half), divisor_high) == 0) {
        // The quotient's half is all ones; the remainder of that: high - divisor_high * (2**(32 * half) - 1).
        quotient.assign(half, ~Digit{0});
        Digits sum(std::max(high.size(), divisor_high.size()) + 1);
        const Digits reduced = joined(divisor_high, {}, half);
        Digits difference(high.begin(), high.end());
        subtract(difference.data(), high, reduced);
        trim(difference);
        const View longer = difference.size() >= divisor_high.size() ? View(difference) : divisor_high;
        const View shorter = difference.size() >= divisor_high.size() ? divisor_high : View(difference);
        sum.resize(longer.size() + 1);
        sum.back() = add(sum.data(), longer, shorter);
        trim(sum);
        remainder = std::move(sum);
    } else {
        divide_two_by_one(high, divisor_high, half, quotient, remainder);
    }
    remainder = joined(remainder, low, half);
    const Digits product = multiply(quotient, divisor_low);
    while (compare(remainder, product) < 0) {
        const Digits one{1};
        subtract(quotient.data(), quotient, one);
        trim(quotient);
        remainder.resize(std::max(remainder.size(), divisor.size()) + 1);
        (void)add(remainder.data(), Digits(remainder), divisor);
        trim(remainder);
    }
    subtract(remainder.data(), remainder, product);
    trim(remainder);
}

/// The divisor has `size` digits with the highest bit set, the dividend at most twice as many and a quotient
/// of `size`.
void divide_two_by_one(View dividend, View divisor, std::size_t size, Digits& quotient, Digits& remainder) {
    if (compare(dividend, divisor) < 0) {
        quotient.clear();
        remainder.assign(dividend.begin(), dividend.end());
        return;
    }
    if (size % 2 != 0 || size < kHalvesFrom) {
        remainder.assign(dividend.begin(), dividend.end());
        remainder.push_back(0);
        return divide_by_digits(remainder, divisor, quotient);
    }
    const std::size_t half = size / 2;
    Digits high_quotient;
    Digits rest;
    divide_three_by_two(high_part(dividend, size), low_part(high_part(dividend, half), half), divisor, half,
                        high_quotient, rest);
    divide_three_by_two(rest, low_part(dividend, half), divisor, half, quotient, remainder);
    quotient = joined(high_quotient, quotient, half);
}

void divide_by_halves(View dividend, View divisor, Digits& quotient, Digits& remainder) {
    // Blocks whose size halves evenly down to the size of long division.
    std::size_t unit = 1;
    while (divisor.size() / unit >= kHalvesFrom) unit *= 2;
    const std::size_t size = (divisor.size() + unit - 1) / unit * unit;
    const std::uint64_t shift = std::uint64_t{size} * kDigitBits - bit_length(divisor);
    const Digits scaled_divisor = shift_left(divisor, shift);
    const Digits scaled_dividend = shift_left(dividend, shift);
    quotient.clear();
    remainder.clear();
    for (std::size_t block = (scaled_dividend.size() + size - 1) / size; block-- > 0;) {
        const View piece = low_part(high_part(scaled_dividend, block * size), size);
        const Digits window = joined(remainder, piece, size);
        Digits part;
        divide_two_by_one(window, scaled_divisor, size, part, remainder);
        quotient = joined(quotient, part, size);
    }
    remainder = shift_right(remainder, shift);
}

}  // namespace

void divide(View dividend, View divisor, Digits& quotient, Digits& remainder) {
    if (compare(dividend, divisor) < 0) {
        Digits rest(dividend.begin(), dividend.end());
        quotient.clear();
        remainder = std::move(rest);
        return;
    }
    if (divisor.size() == 1) {
        const Digit by = divisor[0];
        quotient.assign(dividend.begin(), dividend.end());
        const Digit rest = divide_by_digit(quotient, by);
        remainder.assign(rest != 0 ? 1 : 0, rest);
        return;
    }
    if (divisor.size() >= kHalvesFrom && dividend.size() - divisor.size() >= kHalvesFrom / 2) {
        return divide_by_halves(dividend, divisor, quotient, remainder);
    }
    const std::uint64_t shift = static_cast<std::uint64_t>(std::countl_zero(divisor.back()));
    const Digits scaled_divisor = shift_left(divisor, shift);
    Digits rest = shift_left(dividend, shift);
    rest.push_back(0);
    divide_by_digits(rest, scaled_divisor, quotient);
    remainder = shift_right(rest, shift);
}

}  // namespace loopscope::language::natural
