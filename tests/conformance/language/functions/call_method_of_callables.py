from collections.abc import Callable
from functools import partial


def add(a, b=1, *rest, scale=1):
    return (a + b + sum(rest)) * scale


class Adder:
    def __call__(self, a):
        return a + 100

    def method(self, a, *, b=0):
        return a - b


print(add.__call__(1), add.__call__(1, 2, 3, scale=10), len.__call__([1, 2]), int.__call__("12"))
print(Adder().__call__(1), Adder().method.__call__(5, b=2), [3, 1].index.__call__(1), partial(add, 1).__call__(5))
for thing in (add, len, Adder, Adder(), Adder().method, str.upper, "x".upper, partial(add), lambda: 0, 5, "text", None):
    print(isinstance(thing, Callable), callable(thing), hasattr(thing, "__call__"), end="; ")
print()
print(list(map(abs.__call__, [-1, -2])))
try:
    add.__call__()
except TypeError as error:
    print(error)
