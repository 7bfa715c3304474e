# What the `__new__` of a builtin makes, what it refuses, and whose it is.
class Number(int):
    def __new__(cls, value, unit=""):
        made = super().__new__(cls, value)
        made.unit = unit
        return made


class Items(list):
    def __new__(cls, *arguments, **keywords):
        made = super().__new__(cls, *arguments, **keywords)
        made.origin = arguments
        return made


def attempt(function, *arguments):
    try:
        made = function(*arguments)
        print(type(made).__name__, made)
    except TypeError as error:
        print(error)


number = Number("12", unit="km")
print(number + 1, number.unit, type(int.__new__(Number, 3)))
print(Items("ab"), Items("ab").origin)
for builtin in (int, float, complex, str, bytes, tuple, list, dict, set, frozenset, bytearray, type):
    attempt(builtin.__new__)
    attempt(builtin.__new__, 3)
    attempt(object.__new__, builtin)
for builtin, other in ((int, str), (str, int), (bool, int), (int, bool), (list, tuple), (frozenset, set), (type, int)):
    attempt(builtin.__new__, other)
attempt(list.__new__, list, "abc")
attempt(bytearray.__new__, bytearray, b"abc")
attempt(tuple.__new__, tuple, "abc")
attempt(object.__new__, Number)
attempt(type.__new__, type, "Name")
attempt(object.__new__)
attempt(object.__new__, 3)
print(int.__new__ is bool.__new__, int.__new__ is int.__new__, Items.__new__ is list.__new__)
print(int.__new__.__self__, int.__new__.__qualname__, type(vars(str)["__new__"]).__name__)
