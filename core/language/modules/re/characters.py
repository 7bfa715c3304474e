"""Tests of one character: functions from a character to a truth value, which are compared by identity when a
repetition has a quicker way."""


def any_character(character):
    return True


def not_newline(character):
    return character != "\n"


def is_word(character):
    return character.isalnum() or character == "_"


def is_ascii_word(character):
    return character.isascii() and (character.isalnum() or character == "_")


def word_test(is_ascii):
    return is_ascii_word if is_ascii else is_word


def variants(character, is_ascii):
    """The characters that are the same but for case."""
    found = {character}
    if not is_ascii or character.isascii():
        for other in (character.lower(), character.upper(), character.upper().lower(), character.lower().upper()):
            if len(other) == 1 and (not is_ascii or other.isascii()):
                found.add(other)
    return found


def one_character(character, ignore_case, is_ascii):
    """(test, text): the text is None where there are variants."""
    found = variants(character, is_ascii) if ignore_case else {character}
    if len(found) == 1:
        return character.__eq__, character
    return frozenset(found).__contains__, None


_ASCII_CLASSES = {
    "d": frozenset("0123456789").__contains__, "s": frozenset(" \t\n\r\v\f").__contains__, "w": is_ascii_word,
}  # fmt: skip
_CLASSES = {"d": str.isdecimal, "s": str.isspace, "w": is_word}


def _class_test(letter, is_ascii):
    test = (_ASCII_CLASSES if is_ascii else _CLASSES)[letter.lower()]
    return test if letter.islower() else lambda character: not test(character)


def in_set(items, negative, ignore_case, is_ascii):
    """The test of a set: items ("character", c), ("range", low, high) and ("class", letter)."""
    characters = set()
    ranges = []
    tests = []
    for item in items:
        if item[0] == "character":
            characters.add(item[1])
        elif item[0] == "class":
            tests.append(_class_test(item[1], is_ascii))
        elif ord(item[2]) - ord(item[1]) < 256:
            characters.update(map(chr, range(ord(item[1]), ord(item[2]) + 1)))
        else:
            ranges.append(item[1:])
    if ignore_case:
        characters = {other for character in characters for other in variants(character, is_ascii)}
        ranges = [
            lambda character, low=low, high=high: any(low <= one <= high for one in variants(character, is_ascii))
            for low, high in ranges
        ]
    else:
        ranges = [lambda character, low=low, high=high: low <= character <= high for low, high in ranges]
    if characters:
        tests.insert(0, frozenset(characters).__contains__)
    tests += ranges
    if len(tests) == 1:
        test = tests[0]
    elif len(tests) == 2:
        first, second = tests
        test = lambda character: first(character) or second(character)
    else:
        test = lambda character: any(one(character) for one in tests)
    return (lambda character: not test(character)) if negative else test
