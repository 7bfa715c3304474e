import weakref
from abc import ABC
from collections.abc import Iterable


class Real: ...


class Named:
    __class__ = Real


class Asked:
    @property
    def __class__(self):
        return Real


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)

    def __getattribute__(self, name):
        return getattr(object.__getattribute__(self, "target"), name)


class Forwarding:
    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        return getattr(self.target, name)


class Open(ABC): ...


class Closed(Open): ...


real = Real()
print(isinstance(Named(), Real), isinstance(Asked(), Real), isinstance(Asked(), Asked), isinstance(Asked(), int))
print(isinstance(Proxy(real), Real), isinstance(Proxy(3), (str, int)), isinstance(Proxy(3), str | int))
print(isinstance(Forwarding(real), Real), isinstance(weakref.proxy(real), Real), isinstance(Asked(), (int, Real)))
print(isinstance(Proxy(Closed()), Open), isinstance(Proxy([]), Iterable), type(Proxy(real)) is Proxy, Named().__class__)


class Failing:
    @property
    def __class__(self):
        raise ValueError("not asked")


try:
    isinstance(Failing(), Real)
except ValueError as error:
    print(error)
match Proxy(5):
    case int():
        print("an int")
match Asked():
    case Real():
        print("real")
