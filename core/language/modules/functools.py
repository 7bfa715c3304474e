"""functools: what makes functions of functions."""

from _functools import *

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


def total_ordering(cls):
    """Adds the orderings that a class lacks, made from the one that it has."""

    def less(self, other):
        return not (self >= other)

    def less_or_equal(self, other):
        return self < other or self == other

    def greater(self, other):
        return not (self < other or self == other)

    def greater_or_equal(self, other):
        return not (self < other)

    own = cls.__dict__
    if "__lt__" in own:
        made = {"__gt__": greater, "__le__": less_or_equal, "__ge__": greater_or_equal}
    elif "__le__" in own:
        made = {
            "__lt__": lambda self, other: self <= other and self != other,
            "__gt__": lambda self, other: not (self <= other),
            "__ge__": lambda self, other: not (self <= other) or self == other,
        }
    elif "__gt__" in own:
        made = {
            "__lt__": lambda self, other: not (self > other or self == other),
            "__le__": lambda self, other: not (self > other),
            "__ge__": lambda self, other: self > other or self == other,
        }
    elif "__ge__" in own:
        made = {
            "__lt__": less,
            "__le__": lambda self, other: not (self >= other) or self == other,
            "__gt__": lambda self, other: self >= other and self != other,
        }
    else:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, method in made.items():
        if name not in own:
            method.__name__ = name
            setattr(cls, name, method)
    return cls


class cached_property:
    """A property that is worked out once and then stands in the instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value
