"""operator: the operators as functions."""


def attrgetter(*names):
    def one(object, name):
        for part in name.split("."):
            object = getattr(object, part)
        return object

    if len(names) == 1:
        return lambda object: one(object, names[0])
    return lambda object: tuple(one(object, name) for name in names)


def itemgetter(*items):
    if len(items) == 1:
        item = items[0]
        return lambda object: object[item]
    return lambda object: tuple(object[item] for item in items)


def methodcaller(name, /, *args, **kwargs):
    return lambda object: getattr(object, name)(*args, **kwargs)


lt = lambda a, b: a < b
le = lambda a, b: a <= b
eq = lambda a, b: a == b
ne = lambda a, b: a != b
ge = lambda a, b: a >= b
gt = lambda a, b: a > b
not_ = lambda a: not a
truth = lambda a: bool(a)
is_ = lambda a, b: a is b
is_not = lambda a, b: a is not b
add = lambda a, b: a + b
sub = lambda a, b: a - b
mul = lambda a, b: a * b
matmul = lambda a, b: a @ b
truediv = lambda a, b: a / b
floordiv = lambda a, b: a // b
mod = lambda a, b: a % b
pow = lambda a, b: a**b
neg = lambda a: -a
pos = lambda a: +a
abs = abs
inv = invert = lambda a: ~a
and_ = lambda a, b: a & b
or_ = lambda a, b: a | b
xor = lambda a, b: a ^ b
lshift = lambda a, b: a << b
rshift = lambda a, b: a >> b
concat = add
contains = lambda a, b: b in a
getitem = lambda a, b: a[b]


def setitem(a, b, c):
    a[b] = c


def delitem(a, b):
    del a[b]


def countOf(a, b):
    return sum(1 for item in a if item is b or item == b)


def indexOf(a, b):
    for index, item in enumerate(a):
        if item is b or item == b:
            return index
    raise ValueError("sequence.index(x): x not in sequence")


def index(a):
    if isinstance(a, int):
        return a
    method = getattr(type(a), "__index__", None)
    if method is None:
        raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer")
    result = method(a)
    if not isinstance(result, int):
        raise TypeError(f"__index__ returned non-int (type {type(result).__name__})")
    return result
