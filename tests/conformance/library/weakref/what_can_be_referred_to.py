import weakref


class Plain:
    pass


class Slotted:
    __slots__ = ("x",)


class SlottedWeak:
    __slots__ = ("x", "__weakref__")


class Below(Slotted):
    pass


class Number(int):
    pass


class Items(list):
    pass


class Pair(tuple):
    pass


class Fault(Exception):
    pass


def function():
    yield


generator = function()
for name, value in {
    "int": 1, "float": 1.5, "str": "x", "list": [], "dict": {}, "tuple": (), "None": None, "bytes": b"",
    "object": object(), "exception": ValueError(), "Plain": Plain(), "class": Plain, "Slotted": Slotted(),
    "SlottedWeak": SlottedWeak(), "Below": Below(), "Number": Number(3), "Items": Items(), "Pair": Pair(),
    "Fault": Fault(), "function": function, "generator": generator, "set": set(), "frozenset": frozenset({1}),
    "method": [].append, "module": weakref, "range": range(3), "slice": slice(3), "code": function.__code__,
}.items():
    try:
        print(name, weakref.ref(value)() is value)
    except TypeError as error:
        print(name, error)
