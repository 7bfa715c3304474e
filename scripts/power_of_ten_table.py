"""Print the table of powers of ten for core/language/objects/float_digits.cpp.

The shortest digits of a double need g(k) = the 128 highest bits of 10**k, rounded up, for k from -292 to 324. Every 27th
is kept whole; the others come from it by a multiplication with a power of 5, after which they are right but for -1, 0 or
+1: two bits each say which.
"""

from fractions import Fraction

FIRST, LAST, STEP = -292, 324, 27


def exponent_of_two(k: int) -> int:
    return (k * 1741647 >> 19) - 127


def highest_bits(k: int) -> int:
    value = Fraction(10) ** k / Fraction(2) ** exponent_of_two(k)
    return -(-value.numerator // value.denominator)


def main() -> None:
    bases = [highest_bits(k) for k in range(FIRST, LAST + 1, STEP)]
    words = [0] * ((LAST - FIRST) // 32 + 1)
    for k in range(FIRST, LAST + 1):
        product = bases[(k - FIRST) // STEP] * 5 ** ((k - FIRST) % STEP)
        correction = highest_bits(k) - (product >> product.bit_length() - 128)
        assert -1 <= correction <= 1
        words[(k - FIRST) // 32] |= (correction + 1) << (k - FIRST) % 32 * 2
    print("constexpr std::uint64_t kPowers[][2] = {")
    for base in bases:
        print(f"    {{0x{base >> 64:016X}, 0x{base & (1 << 64) - 1:016X}}},")
    print("};")
    print("constexpr std::uint64_t kCorrections[] = {")
    for begin in range(0, len(words), 4):
        print("    " + " ".join(f"0x{word:016X}," for word in words[begin : begin + 4]))
    print("};")


if __name__ == "__main__":
    main()
