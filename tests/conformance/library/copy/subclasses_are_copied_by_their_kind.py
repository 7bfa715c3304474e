import copy
from collections import namedtuple


class Point(namedtuple("Point", "x y")):
    pass


class Named(list):
    def __init__(self, items=(), name="none"):
        super().__init__(items)
        self.name = name

    def append(self, item):
        super().append(item)
        self.appended = True


class Attributes(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


class Slotted:
    __slots__ = ("_a", "__hidden")

    def __init__(self):
        self._a = [1]
        self.__hidden = 2

    def hidden(self):
        return self.__hidden


class Failure(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


point = Point([1], 2)
point.label = ["p"]
for how in (copy.copy, copy.deepcopy):
    made = how(point)
    print(made, made.x is point.x, made.label, made.label is point.label)
    named = how(Named([[1]], "n"))
    print(named, named.name, named.appended)
    attributes = how(Attributes(a=[1]))
    print(type(attributes).__name__, attributes)
    slotted = how(Slotted())
    print(slotted._a, slotted.hidden())
    failure = how(Failure(3))
    print(repr(failure), failure.code)
