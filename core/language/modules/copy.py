"""copy: shallow and deep copies."""


class Error(Exception):
    pass


error = Error
_ATOMIC = (type(None), int, float, bool, complex, bytes, str, range, type, type(len), type(lambda: 0), type(...))


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or issubclass(cls, type) or cls is tuple or cls is frozenset:
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _rebuild(x, lambda part: part)


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
    elif cls in (set, frozenset):
        result = cls(deep(item) for item in x)
    elif hasattr(cls, "__deepcopy__"):
        result = x.__deepcopy__(memo)
    else:
        result = _rebuild(x, deep, memo)
    memo[id(x)] = result
    memo.setdefault(id(memo), []).append(x)
    return result


def _rebuild(x, part, memo=None):
    cls = type(x)
    if hasattr(cls, "__reduce__") and cls.__reduce__ is not getattr(object, "__reduce__", None):
        make, arguments, *state = x.__reduce__()
        result = make(*part(arguments))
        if state and state[0] is not None:
            result.__setstate__(part(state[0]))
        return result
    if isinstance(x, BaseException):
        result = cls.__new__(cls, *x.args)
        result.args = part(x.args)
    elif isinstance(x, (list, set, tuple, frozenset)):
        result = cls.__new__(cls, [part(item) for item in x])
    elif isinstance(x, (int, float, str, bytes)):
        result = cls.__new__(cls, x)
    else:
        result = cls.__new__(cls)
    if memo is not None:
        memo[id(x)] = result
    if isinstance(x, list):
        result.extend([part(item) for item in x])
    elif isinstance(x, dict):
        for key, value in x.items():
            result[part(key)] = part(value)
    elif isinstance(x, set):
        result.update([part(item) for item in x])
    for name, value in getattr(x, "__dict__", {}).items():
        result.__dict__[name] = part(value)
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(x, name):
                setattr(result, name, part(getattr(x, name)))
    return result


def replace(obj, /, **changes):
    method = getattr(type(obj), "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {type(obj).__name__} objects")
    return method(obj, **changes)
