"""What `super().__new__` is given reaches the builtin that makes the instance."""

from enum import Enum


def show(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


class Strict(int):
    def __new__(cls, value):
        return super().__new__(cls, value, unknown=1)


class Hexadecimal(int):
    def __new__(cls, text):
        return super().__new__(cls, text, base=16)


class Colour(Enum):
    RED = 1
    PAIR = (1, 2)


show(Strict, 1)
show(Hexadecimal, "ff")
show(Colour, 1, 2)
show(Colour, 3, 4)
show(str, 1, 2, 3, 4)
