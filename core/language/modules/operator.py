"""operator: the operators as functions."""

from _sys import stand_for_native as _stand_for_native


class _Getter:
    """A function that knows what it was made of."""

    __slots__ = ("_given",)

    def __repr__(self):
        return f"operator.{type(self).__name__}({', '.join(map(repr, self._given))})"


class attrgetter(_Getter):
    __slots__ = ()

    def __init__(self, attr, /, *attrs):
        self._given = (attr, *attrs)
        if not all(isinstance(name, str) for name in self._given):
            raise TypeError("attribute name must be a string")

    def __call__(self, obj, /):
        found = []
        for name in self._given:
            one = obj
            for part in name.split("."):
                one = getattr(one, part)
            found.append(one)
        return found[0] if len(found) == 1 else tuple(found)


class itemgetter(_Getter):
    __slots__ = ("_item",)

    def __init__(self, item, /, *items):
        self._given = (item, *items)
        self._item = item

    def __call__(self, obj, /):
        if len(self._given) == 1:
            return obj[self._item]
        return tuple([obj[item] for item in self._given])


class methodcaller(_Getter):
    __slots__ = ("_named",)

    def __init__(self, *args, **kwargs):
        if not args:
            raise TypeError("methodcaller needs at least one argument, the method name")
        if not isinstance(args[0], str):
            raise TypeError("method name must be a string")
        self._given = args
        self._named = kwargs

    def __call__(self, obj, /):
        name, *arguments = self._given
        return getattr(obj, name)(*arguments, **self._named)

    def __repr__(self):
        shown = [*map(repr, self._given), *[f"{name}={value!r}" for name, value in self._named.items()]]
        return f"operator.methodcaller({', '.join(shown)})"


lt = lambda a, b, /: a < b
le = lambda a, b, /: a <= b
eq = lambda a, b, /: a == b
ne = lambda a, b, /: a != b
ge = lambda a, b, /: a >= b
gt = lambda a, b, /: a > b
not_ = lambda a, /: not a
truth = lambda a, /: bool(a)
is_ = lambda a, b, /: a is b
is_not = lambda a, b, /: a is not b
add = lambda a, b, /: a + b
sub = lambda a, b, /: a - b
mul = lambda a, b, /: a * b
matmul = lambda a, b, /: a @ b
truediv = lambda a, b, /: a / b
floordiv = lambda a, b, /: a // b
mod = lambda a, b, /: a % b
pow = lambda a, b, /: a**b
neg = lambda a, /: -a
pos = lambda a, /: +a
abs = abs
inv = invert = lambda a, /: ~a
and_ = lambda a, b, /: a & b
or_ = lambda a, b, /: a | b
xor = lambda a, b, /: a ^ b
lshift = lambda a, b, /: a << b
rshift = lambda a, b, /: a >> b
contains = lambda a, b, /: b in a
getitem = lambda a, b, /: a[b]


def iadd(a, b, /):
    a += b
    return a


def isub(a, b, /):
    a -= b
    return a


def imul(a, b, /):
    a *= b
    return a


def imatmul(a, b, /):
    a @= b
    return a


def itruediv(a, b, /):
    a /= b
    return a


def ifloordiv(a, b, /):
    a //= b
    return a


def imod(a, b, /):
    a %= b
    return a


def ipow(a, b, /):
    a **= b
    return a


def ilshift(a, b, /):
    a <<= b
    return a


def irshift(a, b, /):
    a >>= b
    return a


def iand(a, b, /):
    a &= b
    return a


def ior(a, b, /):
    a |= b
    return a


def ixor(a, b, /):
    a ^= b
    return a


def concat(a, b, /):
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    return a + b


def iconcat(a, b, /):
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    a += b
    return a


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


def length_hint(obj, default=0):
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    hint = getattr(type(obj), "__length_hint__", None)
    value = NotImplemented if hint is None else hint(obj)
    return default if value is NotImplemented else value


def setitem(a, b, c, /):
    a[b] = c


def delitem(a, b, /):
    del a[b]


def countOf(a, b, /):
    return sum(1 for item in a if item is b or item == b)


def indexOf(a, b, /):
    for index, item in enumerate(a):
        if item is b or item == b:
            return index
    raise ValueError("sequence.index(x): x not in sequence")


def index(a, /):
    if isinstance(a, int):
        return a
    method = getattr(type(a), "__index__", None)
    if method is None:
        raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer")
    result = method(a)
    if not isinstance(result, int):
        raise TypeError(f"__index__ returned non-int (type {type(result).__name__})")
    return result


for _name in (
    "lt", "le", "eq", "ne", "ge", "gt", "not_", "abs", "add", "and_", "floordiv", "index", "inv", "invert", "lshift", "mod",
    "mul", "matmul", "neg", "or_", "pos", "pow", "rshift", "sub", "truediv", "xor", "concat", "contains", "delitem",
    "getitem", "setitem", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imod", "imul", "imatmul", "ior", "ipow",
    "irshift", "isub", "itruediv", "ixor", "call",
):  # fmt: skip
    globals()[f"__{_name.rstrip('_')}__"] = globals()[_name]
for _name, _value in list(globals().items()):
    if getattr(_value, "__name__", None) == "<lambda>":
        _value.__name__ = _value.__qualname__ = _name
del _name, _value
_stand_for_native("operator", attrgetter, itemgetter, methodcaller)
_stand_for_native("_operator", *[_value for _value in globals().values() if not isinstance(_value, type)])
