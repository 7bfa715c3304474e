from collections.abc import Sized
from functools import cache, lru_cache, singledispatch, singledispatchmethod


@lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


print([square(n) for n in (1, 2, 1, 3, 2, 1)], square.cache_info())
print(square.__name__, square.cache_parameters(), square.__wrapped__(5))
square.cache_clear()
print(square.cache_info())


@lru_cache
def plain(a, b=2, *, c=3):
    return a + b + c


print(plain(1), plain(1, 2), plain(1, c=3), plain(a=1), plain.cache_info())


@cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(80), fibonacci.cache_info())


class Shape:
    def __init__(self, side):
        self.side = side

    @lru_cache(maxsize=None)
    def area(self):
        return self.side**2


shape = Shape(3)
print(shape.area(), shape.area(), Shape.area.cache_info())
try:
    plain([])
except TypeError as error:
    print(error)
try:
    lru_cache("no")
except TypeError as error:
    print(error)


@singledispatch
def show(value):
    return f"something: {value}"


@show.register
def _(value: int):
    return f"whole: {value}"


@show.register(float)
@show.register(complex)
def _(value):
    return f"number: {value}"


@show.register
def _(value: list | tuple):
    return f"row of {len(value)}"


@show.register(Sized)
def _(value):
    return f"sized {len(value)}"


print(show("ab"), show(1), show(True), show(1.5), show(2j), show([1]), show((1, 2)), show({1: 2}), show(None))
print(show.dispatch(bool) is show.registry[int], show.dispatch(object) is show.registry[object], show.__name__)
try:
    show()
except TypeError as error:
    print(error)
try:
    show.register(3)
except TypeError as error:
    print(type(error).__name__)


class Printer:
    @singledispatchmethod
    def put(self, value):
        return f"? {value}"

    @put.register
    def _(self, value: int):
        return f"int {value}"


print(Printer().put(3), Printer().put("x"))
