"""Print core/language/objects/unicode_tables.h: what str's methods need of Unicode. Run with python3.13.

The characters fall into runs of one class each. A class is a set of properties; kClasses lists those that occur, and
kRuns holds each run's length and class as one number, length * classes + class, in digits of 6 bits, least first, written
from 0x20 on; the last digit of a number has 5 bits and is written from 0x60 on.
"""

import sys
import unicodedata

CODE_POINTS = 0x110000
PROPERTIES = ["Alphabetic", "Decimal", "Digit", "Numeric", "Uppercase", "Lowercase", "Titlecase", "Space", "Printable", "CaseIgnorable"]


def properties(character: str) -> int:
    title = unicodedata.category(character) == "Lt"
    upper = character.isupper() and not title
    lower = character.islower()
    # A capital sigma before a case-ignorable character and a letter does not end its word.
    ignorable = not (title or upper or lower) and ("a\u03a3" + character + "a").lower()[1] == "\u03c3"
    flags = [
        character.isalpha(),
        character.isdecimal(),
        character.isdigit(),
        character.isnumeric(),
        upper,
        lower,
        title,
        character.isspace(),
        character.isprintable(),
        ignorable,
    ]
    return sum(flag << index for index, flag in enumerate(flags))


def runs(values: list[int]):
    start = 0
    for code in range(1, CODE_POINTS + 1):
        if code == CODE_POINTS or values[code] != values[start]:
            yield start, code - start, values[start]
            start = code


def packed(number: int) -> bytes:
    out = bytearray()
    while number >= 32:
        out.append(0x20 + number % 64)
        number //= 64
    out.append(0x60 + number)
    return bytes(out)


def print_text(table: bytes) -> None:
    line = '    "'
    for byte in table:
        piece = {0x5C: "\\\\", 0x22: '\\"', 0x7F: "\\177", 0x3F: "\\?"}.get(byte, chr(byte))
        if len(line) + len(piece) > 108:
            print(line + '"')
            line = '    "'
        line += piece
    print(line + '";')


def print_ranges(name: str, mapping) -> None:
    """Characters that map to another one: `count` of them, `step` apart, each `offset` further."""
    ranges: list[list[int]] = []
    for code in range(128, CODE_POINTS):
        mapped = mapping(chr(code))
        if len(mapped) != 1 or mapped == chr(code):
            continue
        offset = ord(mapped) - code
        if ranges:
            first, count, step, last_offset = ranges[-1]
            gap = code - (first + (count - 1) * step)
            if offset == last_offset and (gap == step or (count == 1 and gap <= 2)):
                ranges[-1] = [first, count + 1, gap, offset]
                continue
        ranges.append([code, 1, 1, offset])
    print(f"constexpr CaseRange {name}[] = {{")
    line = "   "
    for first, count, step, offset in ranges:
        piece = f" {{0x{first:X}, {count}, {step}, {offset}}},"
        if len(line) + len(piece) > 110:
            print(line)
            line = "   "
        line += piece
    print(line + "\n};")


def escaped(text: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in text.encode())


def print_texts(name: str, entries: list[tuple[str, str]]) -> None:
    print(f"constexpr CaseText {name}[] = {{")
    line = "   "
    for character, text in entries:
        piece = f' {{0x{ord(character):X}, "{escaped(text)}"}},'
        if len(line) + len(piece) > 110:
            print(line)
            line = "   "
        line += piece
    print(line + "\n};")


def main() -> None:
    values = [properties(chr(code)) for code in range(CODE_POINTS)]
    all_runs = list(runs(values))
    for start, length, value in all_runs:
        if value & 2:
            assert length % 10 == 0 and unicodedata.decimal(chr(start)) == 0
    classes = sorted(set(values), key=values.count, reverse=True)
    print("// Facts of Unicode " + unicodedata.unidata_version + ", printed by scripts/unicode_tables.py: included by unicode.cpp alone.")
    print("#pragma once\n\n#include <cstdint>\n#include <string_view>\n\nnamespace loopscope::language::unicode {\n")
    print("enum Property : std::uint16_t {")
    for index, name in enumerate(PROPERTIES):
        print(f"    k{name} = 1 << {index},")
    print("};\n\n/// `count` characters from `first` on, `step` apart, map to those `offset` further.")
    print("struct CaseRange {\n    char32_t first;\n    std::uint16_t count;\n    std::uint16_t step;\n    std::int32_t offset;\n};")
    print("\n/// A character that maps to a text.\nstruct CaseText {\n    char32_t character;\n    std::string_view text;\n};\n")
    print("// clang-format off")
    print("constexpr std::uint16_t kClasses[] = {" + ", ".join(map(str, classes)) + "};\n")
    print("constexpr std::string_view kRuns =")
    print_text(b"".join(packed(length * len(classes) + classes.index(value)) for _, length, value in all_runs))
    print()
    print_ranges("kToLower", str.lower)
    print()
    print_ranges("kToUpper", str.upper)
    print()
    every = [chr(code) for code in range(128, CODE_POINTS)]
    print_texts("kUpperTexts", [(c, c.upper()) for c in every if len(c.upper()) > 1])
    print()

    def lowered(text: str) -> str:
        return "".join(c.lower() for c in text)

    # Titles are the upper case with all but its first character lowered; Georgian letters stay, and see unicode.cpp for
    # the Greek ones with an iota below.
    odd_titles = [
        (c, c.title())
        for c in every
        if c.title() != c.upper()[0] + lowered(c.upper()[1:])
        and not 0x10D0 <= ord(c) <= 0x10FF
        and not 0x1F80 <= ord(c) <= 0x1FAF
    ]
    print_texts("kTitleTexts", odd_titles)
    print("// clang-format on\n\n}  // namespace loopscope::language::unicode")
    for code in range(0x10D0, 0x1100):
        assert chr(code).title() == chr(code)
    for code in range(0x1F80, 0x1FB0):
        assert chr(code).title() == chr(code | 8)
    for c in every:
        code = ord(c)
        cherokee = 0x13A0 <= code <= 0x13FD or 0xAB70 <= code <= 0xABBF
        folded = c.upper() if cherokee else "ss" if code == 0x1E9E else c if code == 0x131 else lowered(c.upper())
        assert folded == c.casefold()
        assert len(c.lower()) == 1 or code == 0x130


if __name__ == "__main__":
    if sys.version_info[:2] != (3, 13):
        sys.exit("python3.13 is needed: the table must match its version of Unicode")
    main()
