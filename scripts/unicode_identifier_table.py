"""Print the table of identifier characters for core/language/syntax/unicode_identifiers.cpp.

Run with python3.13. Beyond ASCII the characters fall into runs of three classes: in no name (0), in names but not
first (1), also first (2). Each run is written as one number, length * 3 + class.
"""

import sys


def identifier_class(character: str) -> int:
    if character.isidentifier():
        return 2
    return 1 if ("a" + character).isidentifier() else 0


def runs():
    start, current = 128, identifier_class(chr(128))
    for code in range(129, 0x110000):
        following = identifier_class(chr(code))
        if following != current:
            yield code - start, current
            start, current = code, following


def encode(number: int) -> bytes:
    """Little-endian base-64 groups of 6 bits: 0x20..0x5F for all but the last, which is 0x60..0x7F with 5 bits."""
    out = bytearray()
    while number >= 32:
        out.append(0x20 + number % 64)
        number //= 64
    out.append(0x60 + number)
    return bytes(out)


def main() -> None:
    table = b"".join(encode(length * 3 + kind) for length, kind in runs())
    text = table.decode("latin-1").replace("\\", "\\\\").replace('"', '\\"').replace("\x7f", "\\177")
    line = '    "'
    index = 0
    while index < len(text):
        piece = text[index : index + (4 if text.startswith("\\1", index) else 2 if text[index] == "\\" else 1)]
        index += len(piece)
        if len(line) + len(piece) > 108:
            print(line + '"')
            line = '    "'
        line += piece
    print(line + '"')


if __name__ == "__main__":
    if sys.version_info[:2] != (3, 13):
        sys.exit("python3.13 is needed: the table must match its version of Unicode")
    main()
