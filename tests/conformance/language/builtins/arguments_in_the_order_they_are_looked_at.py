"""Functions that CPython writes in C count the arguments, look for missing ones, then read the names of the rest."""


def show(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


show(lambda: open(mode="r"))
show(lambda: open(foo=1))
show(lambda: round(foo=1))
show(lambda: round(1, number=1))
show(lambda: round(1, 2, ndigits=3))
show(lambda: pow(2, base=1))
show(lambda: sum(foo=1))
show(lambda: sum([1], iterable=2))
show(lambda: sum([1], 2, start=3))
show(lambda: compile("1", foo=1, bar=2))
show(lambda: compile("1", source=1))
show(lambda: compile("1", source=1, filename="f", mode="eval"))
show(lambda: "a".replace(foo=1))
show(lambda: "a".replace("a", "b", foo=1))
show(lambda: int.from_bytes(foo=1))
show(lambda: int.from_bytes(b"a", 1))
show(lambda: len(foo=1))
show(lambda: [].sort(1))
show(lambda: [].sort(key=None, reverse=False, foo=1))
show(lambda: sorted(foo=1))
show(lambda: sorted([1], bar=2))
show(lambda: sorted([1], 2))
show(lambda: enumerate(foo=1))
show(lambda: enumerate(start=3))
show(lambda: enumerate([1], iterable=2))
show(lambda: enumerate([1], start=2, x=3))
show(lambda: list(enumerate(iterable="a", start=2)))
show(lambda: memoryview())


def plain(a, b):
    return a, b


show(lambda: plain(foo=1))
show(lambda: plain(1, a=2))
