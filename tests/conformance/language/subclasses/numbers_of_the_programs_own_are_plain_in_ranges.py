# Operators that a subclass of int overrides have no say where a number is an index.
from enum import IntEnum


class Loud(int):
    def __add__(self, other):
        raise AssertionError("added")

    __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __lt__ = __gt__ = __add__

    def __repr__(self):
        return f"Loud({int(self)})"


class Level(IntEnum):
    LOW = 1
    HIGH = 3

    def __repr__(self):
        return self.name.lower()


three = Loud(3)
print(range(three), list(range(three)), range(1, 10, three)[Loud(1)], range(5)[Loud(-1)])
print(three in range(10), Loud(30) in range(10), list(enumerate("ab", three)), list(enumerate("a", True)))
print(range(Level.HIGH), list(range(Level.LOW, Level.HIGH)), Level.HIGH in range(5))


class Quiet(int):
    def __pow__(self, other):
        return "power"


print("ab" * Quiet(2), Quiet(2) * [0], (1,) * Quiet(2), b"x" * Quiet(3), Quiet(2) ** 2)


class Index:
    def __index__(self):
        return 2

    def __add__(self, other):
        return "added"


print("ab" * Index(), Index() * [0], Index() + 1)
