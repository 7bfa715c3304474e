// Products of natural numbers: digit by digit, or for long ones by a number-theoretic transform, which keeps
// the largest product that the limit on integers allows within some hundredths of a second.
#include <algorithm>
#include <bit>

#include "language/objects/natural.h"

namespace loopscope::language::natural {

namespace {

using Wide = std::uint64_t;

/// Below this many digits in the shorter factor, digit by digit is faster.
constexpr std::size_t kTransformFrom = 400;

/// Arithmetic modulo the prime 2**64 - 2**32 + 1, whose multiplicative group has 2**32 roots of unity.
/// Numbers are any representative below 2**64; `canonical` gives the one below the prime.
struct Field {
    static constexpr Wide kPrime = 0xFFFF'FFFF'0000'0001;
    static constexpr Wide kEpsilon = 0xFFFF'FFFF;  // 2**64 modulo the prime
    static constexpr Wide kGenerator = 7;

    static Wide canonical(Wide a) noexcept { return a >= kPrime ? a - kPrime : a; }

    static Wide add(Wide a, Wide b) noexcept {
        const Wide sum = a + canonical(b);
        return sum < a ? sum + kEpsilon : sum;
    }

    static Wide subtract(Wide a, Wide b) noexcept {
        const Wide reduced = canonical(b);
        const Wide difference = a - reduced;
        return a < reduced ? difference - kEpsilon : difference;
    }

    static Wide multiply(Wide a, Wide b) noexcept {
        // The 128-bit product from 32-bit halves: WebAssembly has no wider multiplication.
        const Wide a_low = a & 0xFFFF'FFFF, a_high = a >> 32;
        const Wide b_low = b & 0xFFFF'FFFF, b_high = b >> 32;
        const Wide low_low = a_low * b_low;
        const Wide middle = a_high * b_low + (low_low >> 32);
        const Wide middle_low = a_low * b_high + (middle & 0xFFFF'FFFF);
        const Wide high = a_high * b_high + (middle >> 32) + (middle_low >> 32);
        const Wide low = middle_low << 32 | (low_low & 0xFFFF'FFFF);
        // 2**64 = 2**32 - 1 and 2**96 = -1 modulo the prime.
        const Wide high_high = high >> 32;
        Wide result = low - high_high;
        if (low < high_high) result -= kEpsilon;
        const Wide addend = (high & 0xFFFF'FFFF) * kEpsilon;
        result += addend;
        return result < addend ? result + kEpsilon : result;
    }

    static Wide power(Wide base, Wide exponent) noexcept {
        Wide result = 1;
        for (; exponent != 0; exponent >>= 1) {
            if ((exponent & 1) != 0) result = multiply(result, base);
            base = multiply(base, base);
        }
        return result;
    }
};

/// Powers of a root of unity of order `size`: what one transform of that size uses.
std::vector<Wide> roots_of_unity(std::size_t size, bool inverse) {
    Wide root = Field::power(Field::kGenerator, (Field::kPrime - 1) / size);
    if (inverse) root = Field::power(root, Field::kPrime - 2);
    std::vector<Wide> roots(size / 2);
    Wide power = 1;
    for (Wide& entry : roots) {
        entry = power;
        power = Field::multiply(power, root);
    }
    return roots;
}

/// Natural order in, bit-reversed order out.
void transform(std::vector<Wide>& row) {
    const std::vector<Wide> roots = roots_of_unity(row.size(), false);
    for (std::size_t half = row.size() / 2, stride = 1; half > 0; half /= 2, stride *= 2) {
        for (std::size_t begin = 0; begin < row.size(); begin += 2 * half) {
            for (std::size_t index = 0; index < half; ++index) {
                const Wide a = row[begin + index];
                const Wide b = row[begin + half + index];
                row[begin + index] = Field::add(a, b);
                row[begin + half + index] = Field::multiply(Field::subtract(a, b), roots[index * stride]);
            }
        }
    }
}

/// Bit-reversed order in, natural order out; every number comes multiplied by the size.
void transform_back(std::vector<Wide>& row) {
    const std::vector<Wide> roots = roots_of_unity(row.size(), true);
    for (std::size_t half = 1, stride = row.size() / 2; half < row.size(); half *= 2, stride /= 2) {
        for (std::size_t begin = 0; begin < row.size(); begin += 2 * half) {
            for (std::size_t index = 0; index < half; ++index) {
                const Wide a = row[begin + index];
                const Wide b = Field::multiply(row[begin + half + index], roots[index * stride]);
                row[begin + index] = Field::add(a, b);
                row[begin + half + index] = Field::subtract(a, b);
            }
        }
    }
}

/// 16 bits to an entry, so that a sum of 2**30 products still stays below the prime.
std::vector<Wide> halves(View digits, std::size_t size) {
    std::vector<Wide> row(size);
    for (std::size_t index = 0; index < digits.size(); ++index) {
        row[2 * index] = digits[index] & 0xFFFF;
        row[2 * index + 1] = digits[index] >> 16;
    }
    return row;
}

void multiply_by_transform(Digit* product, View left, View right) {
    const std::size_t length = left.size() + right.size();
    const std::size_t size = std::bit_ceil(2 * length);
    std::vector<Wide> row = halves(left, size);
    transform(row);
    if (left.data() == right.data() && left.size() == right.size()) {
        for (Wide& entry : row) entry = Field::multiply(entry, entry);
    } else {
        std::vector<Wide> other = halves(right, size);
        transform(other);
        for (std::size_t index = 0; index < size; ++index)
            row[index] = Field::multiply(row[index], other[index]);
    }
    transform_back(row);
    const Wide scale = Field::power(size, Field::kPrime - 2);
    Wide carry = 0;
    for (std::size_t index = 0; index < length; ++index) {
        carry += Field::canonical(Field::multiply(row[2 * index], scale));
        const Digit low = static_cast<Digit>(carry & 0xFFFF);
        carry = (carry >> 16) + Field::canonical(Field::multiply(row[2 * index + 1], scale));
        product[index] = low | static_cast<Digit>(carry & 0xFFFF) << 16;
        carry >>= 16;
    }
}

void multiply_by_digits(Digit* product, View longer, View shorter) {
    std::fill_n(product, longer.size() + shorter.size(), 0);
    for (std::size_t row = 0; row < shorter.size(); ++row) {
        const Wide factor = shorter[row];
        Wide carry = 0;
        for (std::size_t index = 0; index < longer.size(); ++index) {
            carry += factor * longer[index] + product[row + index];
            product[row + index] = static_cast<Digit>(carry);
            carry >>= kDigitBits;
        }
        product[row + longer.size()] = static_cast<Digit>(carry);
    }
}

}  // namespace

void multiply(Digit* product, View left, View right) {
    const View longer = left.size() >= right.size() ? left : right;
    const View shorter = left.size() >= right.size() ? right : left;
    if (shorter.size() < kTransformFrom) return multiply_by_digits(product, longer, shorter);
    // Pieces of the shorter one's length waste nothing on a factor much longer than the other.
    if (longer.size() < 4 * shorter.size()) return multiply_by_transform(product, longer, shorter);
    std::fill_n(product, longer.size() + shorter.size(), 0);
    Digits part(2 * shorter.size());
    for (std::size_t begin = 0; begin < longer.size(); begin += shorter.size()) {
        const View piece = longer.subspan(begin, std::min(shorter.size(), longer.size() - begin));
        multiply_by_transform(part.data(), piece, shorter);
        const View rest(product + begin, longer.size() + shorter.size() - begin);
        (void)add(product + begin, rest, View(part).first(piece.size() + shorter.size()));
    }
}

}  // namespace loopscope::language::natural
