// The shortest digits are found by Raffaello Giulietti's Schubfach ("The Schubfach way to render doubles",
// 2020), rounded ones by exact arithmetic on natural numbers, with a short way where 128 bits hold all of it.
#include "language/objects/float_digits.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>

#include "language/objects/natural.h"

namespace loopscope::language {

namespace {

using natural::Digits;

constexpr int kFirstPower = -292;
constexpr int kPowerStep = 27;

// Both tables are printed by scripts/power_of_ten_table.py.
// clang-format off
constexpr std::uint64_t kPowers[][2] = {
    {0xFF77B1FCBEBCDC4F, 0x25E8E89C13BB0F7B},
    {0xCE5D73FF402D98E3, 0xFB0A3D212DC81290},
    {0xA6B34AD8C9DFC06F, 0xF42FAA48C0EA481F},
    {0x86A8D39EF77164BC, 0xAE5DFF9C02033198},
    {0xD98DDAEE19068C76, 0x3BADD624DD9B0958},
    {0xAFBD2350644EEACF, 0xE5D1929EF90898FB},
    {0x8DF5EFABC5979C8F, 0xCA8D3FFA1EF463C2},
    {0xE55990879DDCAABD, 0xCC420A6A101D0516},
    {0xB94470938FA89BCE, 0xF808E40E8D5B3E6A},
    {0x95A8637627989AAD, 0xDDE7001379A44AA9},
    {0xF1C90080BAF72CB1, 0x5324C68B12DD6339},
    {0xC350000000000000, 0x0000000000000000},
    {0x9DC5ADA82B70B59D, 0xF020000000000000},
    {0xFEE50B7025C36A08, 0x02F236D04753D5B5},
    {0xCDE6FD5E09ABCF26, 0xED4C0226B55E6F87},
    {0xA6539930BF6BFF45, 0x84DB8346B786151D},
    {0x865B86925B9BC5C2, 0x0B8A2392BA45A9B3},
    {0xD910F7FF28069DA4, 0x1B2BA1518094DA05},
    {0xAF58416654A6BABB, 0x387AC8D1970027B3},
    {0x8DA471A9DE737E24, 0x5CEAECFED289E5D3},
    {0xE4D5E82392A40515, 0x0FABAF3FEAA5334B},
    {0xB8DA1662E7B00A17, 0x3D6A751F3B936244},
    {0x95527A5202DF0CCB, 0x0F37801E0C43EBC9},
};
constexpr std::uint64_t kCorrections[] = {
    0xA95AAA9AA965AA59, 0xAAAA996AAA5AA6AA, 0x50415106A5A6AAA6, 0x5965995AA5154114,
    0x5A559556AA565559, 0xA6959A96A6AAA999, 0x6AA9AA9AAA695AAA, 0x5654516AA9AAAAAA,
    0x5665696A95556955, 0x5555555555555559, 0x6A55555555555555, 0x9A9A9665699AAAA9,
    0xA59996A9AAAAA6AA, 0x155555956965566A, 0xAA9A69AAA9556555, 0x5545455555865AA6,
    0x6956AA96A9A695A4, 0xAA69656A695AAA66, 0x6A6A655AAAAAAAAA, 0x000000000002AAA9,
};
// clang-format on

struct Bits128 {
    std::uint64_t high;
    std::uint64_t low;
};

Bits128 multiply(std::uint64_t a, std::uint64_t b) noexcept {
    const std::uint64_t a_low = a & 0xFFFF'FFFF, a_high = a >> 32;
    const std::uint64_t b_low = b & 0xFFFF'FFFF, b_high = b >> 32;
    const std::uint64_t low_low = a_low * b_low;
    const std::uint64_t middle = a_high * b_low + (low_low >> 32);
    const std::uint64_t middle_low = a_low * b_high + (middle & 0xFFFF'FFFF);
    return {a_high * b_high + (middle >> 32) + (middle_low >> 32),
            middle_low << 32 | (low_low & 0xFFFF'FFFF)};
}

/// The 128 highest bits of 10**k, rounded up.
Bits128 power_of_ten(int k) noexcept {
    const auto index = static_cast<unsigned>(k - kFirstPower);
    const auto& base = kPowers[index / kPowerStep];
    std::uint64_t five = 1;
    for (unsigned step = index % kPowerStep; step > 0; --step) five *= 5;
    const Bits128 upper = multiply(base[0], five);
    const Bits128 lower = multiply(base[1], five);
    // The product's 192 bits, of which the highest 128 count.
    const std::uint64_t middle = upper.low + lower.high;
    const std::uint64_t top = upper.high + (middle < upper.low ? 1 : 0);
    const auto shift = static_cast<unsigned>(std::countl_zero(top));
    Bits128 result{};
    if (top == 0) {
        result = {middle, lower.low};
    } else if (shift == 0) {
        result = {top, middle};
    } else {
        result = {top << shift | middle >> (64 - shift), middle << shift | lower.low >> (64 - shift)};
    }
    const std::uint64_t correction = kCorrections[index / 32] >> index % 32 * 2 & 3;
    const std::uint64_t low = result.low + correction - 1;
    if (correction == 0 && result.low == 0) --result.high;
    if (correction == 2 && low == 0) ++result.high;
    return {result.high, low};
}

/// The upper part of power * factor; its lowest bit also stands for all that was cut off.
std::uint64_t multiply_to_odd(const Bits128& power, std::uint64_t factor) noexcept {
    const Bits128 lower = multiply(power.low, factor);
    const Bits128 upper = multiply(power.high, factor);
    const std::uint64_t middle = upper.low + lower.high;
    const std::uint64_t top = upper.high + (middle < upper.low ? 1 : 0);
    return top | (middle > 1 ? 1 : 0);
}

int floor_log10_of_power_of_two(int exponent, bool three_quarters) noexcept {
    return (exponent * 1262611 - (three_quarters ? 524031 : 0)) >> 22;
}

int floor_log2_of_power_of_ten(int exponent) noexcept {
    return (exponent * 1741647) >> 19;
}

/// value = significand * 2**exponent
struct Binary {
    std::uint64_t significand;
    int exponent;
};

Binary binary_parts(double value) noexcept {
    constexpr std::uint64_t kHidden = std::uint64_t{1} << 52;
    const auto bits = std::bit_cast<std::uint64_t>(value);
    const int biased = static_cast<int>(bits >> 52 & 0x7FF);
    const std::uint64_t fraction = bits & (kHidden - 1);
    if (biased == 0) return {fraction, -1074};
    return {fraction | kHidden, biased - 1075};
}

/// The digits of `number`, without zeros at the end.
DecimalDigits from_number(std::uint64_t number, int exponent) {
    DecimalDigits result;
    result.digits = std::to_string(number);
    result.point = static_cast<int>(result.digits.size()) + exponent;
    result.digits.erase(result.digits.find_last_not_of('0') + 1);
    return result;
}

/// The digits of the number nearest to value * 10**scale, ties to even; none of 0.
std::string scaled(double value, int scale) {
    const Binary binary = binary_parts(value);
    const int shift = binary.exponent + scale;
    constexpr int kLargestShortScale = 22;
    if (scale >= 0 && scale <= kLargestShortScale && shift < 0 && shift > -64) {
        std::uint64_t five = 1;
        for (int step = 0; step < scale; ++step) five *= 5;
        const Bits128 product = multiply(binary.significand, five);
        const auto right = static_cast<unsigned>(-shift);
        if (product.high >> right == 0) {
            std::uint64_t number = product.low >> right | product.high << (64 - right);
            const std::uint64_t rest = product.low << (64 - right);
            constexpr std::uint64_t kHalf = std::uint64_t{1} << 63;
            const bool up = rest > kHalf || (rest == kHalf && (number & 1) != 0);
            // A carry out of 64 bits is left to the long way.
            if (!up || number != UINT64_MAX) {
                number += up ? 1 : 0;
                return number == 0 ? std::string() : std::to_string(number);
            }
        }
    }
    Digits numerator = natural::from_uint64(binary.significand);
    Digits denominator{1};
    if (scale >= 0) {
        numerator = natural::multiply(numerator, natural::power(5, static_cast<std::uint32_t>(scale)));
    } else {
        denominator = natural::power(5, static_cast<std::uint32_t>(-scale));
    }
    if (shift >= 0) {
        numerator = natural::shift_left(numerator, static_cast<std::uint64_t>(shift));
    } else {
        denominator = natural::shift_left(denominator, static_cast<std::uint64_t>(-shift));
    }
    Digits quotient;
    Digits remainder;
    natural::divide(numerator, denominator, quotient, remainder);
    const int order = natural::compare(natural::shift_left(remainder, 1), denominator);
    if (order > 0 || (order == 0 && natural::bit(quotient, 0))) natural::multiply_add(quotient, 1, 1);
    return quotient.empty() ? std::string() : natural::to_text(quotient, 10);
}

}  // namespace

DecimalDigits shortest_digits(double value) {
    if (value == 0) return {};
    const auto [significand, exponent] = binary_parts(value);
    if (exponent <= 0 && exponent > -53 && (significand & ((std::uint64_t{1} << -exponent) - 1)) == 0) {
        return from_number(significand >> -exponent, 0);
    }
    const std::uint64_t fraction = significand & ((std::uint64_t{1} << 52) - 1);
    const bool lower_is_closer = fraction == 0 && exponent > -1074;
    // The interval of what reads back as `value`, in quarters of its last bit; its ends belong to it when it
    // is even.
    const std::uint64_t outside = significand & 1;
    const int k = floor_log10_of_power_of_two(exponent, lower_is_closer);
    const int h = exponent + floor_log2_of_power_of_ten(-k) + 1;
    const Bits128 power = power_of_ten(-k);
    const std::uint64_t lower =
        multiply_to_odd(power, (4 * significand - (lower_is_closer ? 1 : 2)) << h) + outside;
    const std::uint64_t middle = multiply_to_odd(power, 4 * significand << h);
    const std::uint64_t upper = multiply_to_odd(power, (4 * significand + 2) << h) - outside;
    const std::uint64_t quarter = middle / 4;
    if (quarter >= 10) {
        const std::uint64_t shorter = quarter / 10;
        const bool down_inside = lower <= 40 * shorter;
        const bool up_inside = 40 * shorter + 40 <= upper;
        if (down_inside != up_inside) return from_number(shorter + (up_inside ? 1 : 0), k + 1);
    }
    const bool down_inside = lower <= 4 * quarter;
    const bool up_inside = 4 * quarter + 4 <= upper;
    if (down_inside != up_inside) return from_number(quarter + (up_inside ? 1 : 0), k);
    const std::uint64_t half = 4 * quarter + 2;
    const bool up = middle > half || (middle == half && (quarter & 1) != 0);
    return from_number(quarter + (up ? 1 : 0), k);
}

DecimalDigits digits_of_count(double value, unsigned count) {
    if (value == 0) return {};
    // A double has at most 767 digits; the others are zeros.
    constexpr unsigned kMostDigits = 770;
    const unsigned wanted = std::min(count, kMostDigits);
    DecimalDigits result;
    // The shortest digits may have been rounded up to a power of ten: then the point stands one place too far
    // right.
    result.point = shortest_digits(value).point;
    result.digits = scaled(value, static_cast<int>(wanted) - result.point);
    const bool is_power =
        result.digits.find_first_not_of('0', 1) == std::string::npos && result.digits[0] == '1';
    if (result.digits.size() < wanted || (result.digits.size() == wanted && is_power)) {
        std::string finer = scaled(value, static_cast<int>(wanted) - result.point + 1);
        if (finer.size() == wanted) {
            result.digits = std::move(finer);
            --result.point;
        }
    }
    if (result.digits.size() > wanted) {
        result.digits.resize(wanted);
        ++result.point;
    }
    result.digits.append(count - wanted, '0');
    return result;
}

DecimalDigits digits_to_place(double value, int places) {
    // No double has more places than 1074, and none reaches beyond 309 before the point.
    constexpr int kMostPlaces = 1074;
    constexpr int kFewestPlaces = -310;
    DecimalDigits result;
    if (value == 0 || places < kFewestPlaces) return result;
    const int wanted = std::min(places, kMostPlaces);
    result.digits = scaled(value, wanted);
    result.point = static_cast<int>(result.digits.size()) - wanted;
    if (!result.digits.empty()) result.digits.append(static_cast<std::size_t>(places - wanted), '0');
    return result;
}

}  // namespace loopscope::language
