"""copy: shallow and deep copies."""

import weakref


class Error(Exception):
    pass


error = Error
_ATOMIC = (type(None), int, float, bool, complex, bytes, str, range, slice, property, type(len), type(lambda: 0),
           type(...), type(NotImplemented), weakref.ref)
_MADE_OF_ITSELF = (int, float, complex, str, bytes, tuple)


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or issubclass(cls, type) or cls is tuple or cls is frozenset:
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _rebuild(x, _reduce(x, cls), lambda part: part)


def deepcopy(x, memo=None):
    memo = {} if memo is None else memo
    known = memo.get(id(x))
    if known is not None:
        return known
    cls = type(x)
    if cls in _ATOMIC or issubclass(cls, type):
        return x
    deep = lambda part: deepcopy(part, memo)
    if cls is list:
        result = memo[id(x)] = []
        result.extend(deep(item) for item in x)
    elif cls is dict:
        result = memo[id(x)] = {}
        for key, value in x.items():
            result[deep(key)] = deep(value)
    elif cls is tuple:
        result = tuple([deep(item) for item in x])
        if all(new is old for new, old in zip(result, x)):
            result = x
    elif cls is type(_rebuild.__get__(x)):
        result = cls(x.__func__, deep(x.__self__))
    else:
        method = getattr(x, "__deepcopy__", None)
        result = method(memo) if method is not None else _rebuild(x, _reduce(x, cls), deep, memo)
    if result is not x:
        memo[id(x)] = result
        memo.setdefault(id(memo), []).append(x)
    return result


def _new(cls, *arguments):
    return cls.__new__(cls, *arguments)


def _reduce(x, cls):
    """What makes another `x`: a callable, its arguments, the state, items to append, items to set."""
    if hasattr(cls, "__reduce_ex__"):
        return x.__reduce_ex__(4)
    if hasattr(cls, "__reduce__"):
        return x.__reduce__()
    if isinstance(x, BaseException):
        return cls, x.args, _state(x, cls)
    if isinstance(x, (set, frozenset)):
        return cls, (list(x),), _state(x, cls)
    if isinstance(x, bytearray):
        return cls, (bytes(x),), _state(x, cls)
    if cls.__module__ == "builtins" and cls not in (object, list, dict):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    arguments = ()
    if hasattr(cls, "default_factory") and isinstance(x, dict):
        return cls, (x.default_factory,), _state(x, cls), None, x.items()
    if hasattr(cls, "maxlen") and hasattr(cls, "rotate"):
        return cls, ((), x.maxlen), _state(x, cls), x
    if hasattr(cls, "__getnewargs__"):
        arguments = x.__getnewargs__()
    else:
        for base in _MADE_OF_ITSELF:
            if isinstance(x, base):
                arguments = (base.__new__(base, x),)
    return (_new, (cls, *arguments), _state(x, cls), x if isinstance(x, list) else None,
            x.items() if isinstance(x, dict) else None)


def _state(x, cls):
    if hasattr(cls, "__getstate__"):
        return x.__getstate__()
    slots = {}
    for base in cls.__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                slots[name] = getattr(x, name)
    attributes = object.__getattribute__(x, "__dict__") if hasattr(x, "__dict__") else None
    return (attributes, slots) if slots else attributes or None


def _rebuild(x, how, part, memo=None):
    if isinstance(how, str):
        return x
    make, arguments, state, items, pairs = (*how, None, None, None)[:5]
    if memo is not None and arguments:
        arguments = [part(argument) for argument in arguments]
    result = make(*arguments)
    if memo is not None:
        memo[id(x)] = result
    if state is not None:
        state = part(state)
        if hasattr(result, "__setstate__"):
            result.__setstate__(state)
        else:
            attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
            if attributes:
                result.__dict__.update(attributes)
            for name, value in (slots or {}).items():
                setattr(result, name, value)
    for item in () if items is None else items:
        result.append(part(item))
    for key, value in () if pairs is None else pairs:
        result[part(key)] = part(value)
    return result


def replace(obj, /, **changes):
    method = getattr(type(obj), "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {type(obj).__name__} objects")
    return method(obj, **changes)
