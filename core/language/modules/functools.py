"""functools: what makes functions of functions."""

from _functools import *
from _functools import _lru_cache_wrapper

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

    root = next((name for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in vars(cls)), None)
    if root is None:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, answer in _ORDERINGS[root].items():
        if name not in vars(cls):
            setattr(cls, name, _made_ordering(name, root, answer))
    return cls


_ORDERINGS = {
    "__lt__": {
        "__gt__": lambda less, a, b: not less and a != b,
        "__le__": lambda less, a, b: less or a == b,
        "__ge__": lambda less, a, b: not less,
    },
    "__le__": {
        "__ge__": lambda most, a, b: not most or a == b,
        "__lt__": lambda most, a, b: most and a != b,
        "__gt__": lambda most, a, b: not most,
    },
    "__gt__": {
        "__lt__": lambda more, a, b: not (more or a == b),
        "__ge__": lambda more, a, b: more or a == b,
        "__le__": lambda more, a, b: not more,
    },
    "__ge__": {
        "__le__": lambda least, a, b: not least or a == b,
        "__gt__": lambda least, a, b: least and a != b,
        "__lt__": lambda least, a, b: not least,
    },
}


def _made_ordering(name, root, answer):
    def ordering(self, other):
        known = getattr(type(self), root)(self, other)
        return known if known is NotImplemented else answer(known, self, other)

    ordering.__name__ = name
    return ordering


class cached_property:
    """A property that is worked out once and then stands in the instance."""

    __class_getitem__ = classmethod(type(list[int]))

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


class partialmethod:
    """A method that calls another one with some arguments filled in."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args, keywords, func = func.args + args, {**func.keywords, **keywords}, func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        get = getattr(type(self.func), "__get__", None)
        bound = self.func if get is None else self.func.__get__(obj, cls)
        if bound is not self.func:
            return partial(bound, *self.args, **self.keywords)

        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        return _method if obj is None else _method.__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args), *(f"{name}={value!r}" for name, value in self.keywords.items())]
        return f"functools.partialmethod({', '.join(parts)})"


def lru_cache(maxsize=128, typed=False):
    """A decorator: the function keeps its latest results, at most `maxsize` of them, all with None."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def cache(user_function, /):
    """The same without a bound."""
    return lru_cache(maxsize=None)(user_function)


def _cached(function, maxsize, typed):
    from collections import namedtuple

    info = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
    wrapper = _lru_cache_wrapper(function, maxsize, typed, info)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def singledispatch(func):
    """A decorator: the function has other bodies for other classes of its first argument."""
    registry = {}
    chosen = {}

    def dispatch(cls):
        if cls not in chosen:
            chosen[cls] = _best_of(registry, cls)
        return chosen[cls]

    def register(cls, func=None):
        if not isinstance(cls, type) and not _is_union_of_classes(cls):
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            func, cls = cls, _annotated_class(cls)
        elif func is None:
            return lambda function: register(cls, function)
        for one in getattr(cls, "__args__", None) or (cls,):
            registry[one] = func
        chosen.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = chosen.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """The same for a method: the argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            return self.dispatcher.dispatch(type(args[0])).__get__(obj, cls)(*args, **kwargs)

        function = getattr(self.func, "__func__", self.func)
        name = getattr(function, "__name__", "singledispatchmethod method")
        method.register = self.register
        return update_wrapper(method, function)


def _best_of(registry, cls):
    """What is registered for the class itself, else for its nearest base, else for a class that takes it as its own."""
    for base in cls.__mro__[:-1]:
        if base in registry:
            return registry[base]
        abstract = [one for one in registry if one is not object and one not in cls.__mro__ and issubclass(base, one)]
        narrowest = [one for one in abstract if not any(other is not one and issubclass(other, one) for other in abstract)]
        if len(narrowest) > 1:
            raise RuntimeError(f"Ambiguous dispatch: {narrowest[0]} or {narrowest[1]}")
        if narrowest:
            return registry[narrowest[0]]
    return registry[object]


def _is_union_of_classes(cls):
    from types import UnionType

    return isinstance(cls, UnionType) and all(isinstance(one, type) for one in cls.__args__)


def _annotated_class(function):
    function = getattr(function, "__func__", function)
    annotations = getattr(function, "__annotations__", {})
    if not annotations:
        raise TypeError(
            f"Invalid first argument to `register()`: {function!r}. "
            "Use either `@register(some_class)` or plain `@register` on an annotated function."
        )
    name, cls = next(iter(annotations.items()))
    if isinstance(cls, str):
        from typing import get_type_hints

        cls = get_type_hints(function)[name]
    if not isinstance(cls, type) and not _is_union_of_classes(cls):
        raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
    return cls
