"""collections: containers beside the builtin ones. deque and defaultdict are native."""

from keyword import iskeyword

from _collections import defaultdict, deque
from _sys import stand_for_native as _stand_for_native

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]  # fmt: skip


_absent = object()


class OrderedDict(dict):
    """A dict that knows how to move its entries; equality with another one looks at the order. What it does for itself
    asks no method that a class made of it may have."""

    def __init__(self, *args, **kwds):
        if len(args) > 1:
            raise TypeError(f"expected at most 1 arguments, got {len(args)}")
        _update(self, args, kwds)

    def update(self, *args, **kwds):
        if len(args) > 1:
            raise TypeError(f"update() takes at most 1 positional argument ({len(args)} given)")
        _update(self, args, kwds)

    def move_to_end(self, key, last=True):
        value = dict.pop(self, key)
        rest = {} if last else dict(self)
        if not last:
            dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, rest)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        return super().fromkeys(iterable, value)

    def pop(self, key, default=_absent):
        return dict.pop(self, key) if default is _absent else dict.pop(self, key, default)

    def setdefault(self, key, default=None):
        return dict.setdefault(self, key, default)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, dict.pop(self, key)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(dict.items(self)) == list(dict.items(other))
        return dict.__eq__(self, other)

    __hash__ = None

    def __repr__(self):
        return f"{type(self).__name__}({dict(self)!r})" if self else f"{type(self).__name__}()"

    def copy(self):
        return type(self)(self)

    def keys(self):
        return odict_keys(self)

    def values(self):
        return odict_values(self)

    def items(self):
        return odict_items(self)

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        both = type(self)(self)
        both.update(other)
        return both

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        both = type(self)(other)
        both.update(self)
        return both


_stand_for_native("collections", OrderedDict)


def _update(ordered, args, kwds):
    """As dict.update, unless a class made of OrderedDict sets its items in its own way."""
    if type(ordered).__setitem__ is dict.__setitem__:
        dict.update(ordered, *args, **kwds)
        return
    for source in (*args, kwds):
        for key, value in [(key, source[key]) for key in source.keys()] if hasattr(source, "keys") else source:
            ordered[key] = value


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def __delitem__(self, elem):
        if elem in self:
            super().__delitem__(elem)

    def most_common(self, n=None):
        ordered = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return ordered if n is None else ordered[: max(n, 0)]

    def elements(self):
        for elem, count in self.items():
            for _ in range(count):
                yield elem

    def total(self):
        return sum(self.values())

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        self._add(iterable, 1)
        self._add(kwds, 1)

    def subtract(self, iterable=None, /, **kwds):
        self._add(iterable, -1)
        self._add(kwds, -1)

    def _add(self, iterable, sign):
        if iterable is None:
            return
        if isinstance(iterable, dict):
            for elem, count in iterable.items():
                self[elem] = self.get(elem, 0) + sign * count
        else:
            for elem in iterable:
                self[elem] = self.get(elem, 0) + sign

    def copy(self):
        return type(self)(self)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{type(self).__name__}({shown!r})"

    def _combined(self, other, combine):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem in [*self, *(elem for elem in other if elem not in self)]:
            count = combine(self[elem], other[elem])
            if count > 0:
                result[elem] = count
        return result

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __pos__(self):
        return self._combined(Counter(), lambda a, b: a)

    def __neg__(self):
        return self._combined(Counter(), lambda a, b: -a)

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[elem] == other[elem] for counter in (self, other) for elem in counter)

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[elem] <= other[elem] for counter in (self, other) for elem in counter)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return other <= self

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return other < self

    def _cleaned(self):
        for elem in [elem for elem, count in self.items() if count <= 0]:
            del self[elem]
        return self

    def __iadd__(self, other):
        self._add(other, 1)
        return self._cleaned()

    def __ior__(self, other):
        for elem, count in other.items():
            if count > self[elem]:
                self[elem] = count
        return self._cleaned()

    def __iand__(self, other):
        for elem, count in self.items():
            if other[elem] < count:
                self[elem] = other[elem]
        return self._cleaned()

    def __isub__(self, other):
        self._add(other, -1)
        return self._cleaned()


def _check_names(typename, field_names):
    seen = set()
    for name in [typename, *field_names]:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for name in field_names:
        if name.startswith("_"):
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


class _tuplegetter:
    """The attribute of a named tuple that reads one of its items."""

    def __init__(self, index):
        self.index = index
        self.__doc__ = f"Alias for field number {index}"

    def __get__(self, instance, owner=None):
        return self if instance is None else instance[self.index]

    def __set__(self, instance, value):
        raise AttributeError("can't set attribute")

    def __repr__(self):
        return f"_tuplegetter({self.index}, {self.__doc__!r})"


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    if rename:
        for index, name in enumerate(names):
            if not name.isidentifier() or iskeyword(name) or name.startswith("_") or name in names[:index]:
                names[index] = f"_{index}"
    else:
        _check_names(typename, names)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(names):
        raise TypeError("Got more default values than field names")

    parameters = [*names[: len(names) - len(defaults)], *(f"{name}=_defaults[{index}]" for index, name in enumerate(names[len(names) - len(defaults) :]))]  # fmt: skip
    arguments = "".join(f"{name}, " for name in names)
    scope = {"_tuple_new": tuple.__new__, "_defaults": defaults, "__name__": f"namedtuple_{typename}"}
    exec(f"def __new__(_cls, {', '.join(parameters)}):\n    return _tuple_new(_cls, ({arguments}))", scope)
    make_new = scope["__new__"]
    make_new.__qualname__ = f"{typename}.__new__"

    def __repr__(self):
        pairs = ", ".join(f"{name}={value!r}" for name, value in zip(names, self))
        return f"{type(self).__name__}({pairs})"

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(names, self)])
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def _make(cls, iterable):
        items = tuple(iterable)
        if len(items) != len(names):
            raise TypeError(f"Expected {len(names)} arguments, got {len(items)}")
        return tuple.__new__(cls, items)

    namespace = {
        "__new__": make_new,
        "__repr__": __repr__,
        "__doc__": f"{typename}({', '.join(names)})",
        "__slots__": (),
        "__match_args__": tuple(names),
        "_fields": tuple(names),
        "_field_defaults": dict(zip(names[len(names) - len(defaults) :], defaults)),
        "_replace": _replace,
        "__replace__": _replace,
        "_make": classmethod(_make),
        "_asdict": lambda self: dict(zip(names, self)),
        "__getnewargs__": lambda self: tuple(self),
        "__module__": "__main__" if module is None else module,
    }
    for index, name in enumerate(names):
        namespace[name] = _tuplegetter(index)
    return type(typename, (tuple,), namespace)


from collections.abc import ItemsView, KeysView, Mapping, MutableMapping, MutableSequence, Sequence, ValuesView


class _OrderedView:
    """What is the dict's own view but for its name."""

    def __iter__(self):
        return iter(self._of(self._mapping))

    def __reversed__(self):
        return reversed(self._of(self._mapping))

    def __repr__(self):
        return f"{type(self).__name__}({list(self)!r})"


class odict_keys(_OrderedView, KeysView):
    __module__ = "builtins"
    _of = staticmethod(dict.keys)


class odict_values(_OrderedView, ValuesView):
    __module__ = "builtins"
    _of = staticmethod(dict.values)


class odict_items(_OrderedView, ItemsView):
    __module__ = "builtins"
    _of = staticmethod(dict.items)


class ChainMap(MutableMapping):
    """Several mappings seen as one: the first that has a key answers; writing goes to the first."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def __iter__(self):
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(dict.fromkeys(mapping))
        return iter(merged)

    def __len__(self):
        return len(set().union(*self.maps))

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.maps))})"

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        return cls(dict.fromkeys(iterable, value))

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")

    def clear(self):
        self.maps[0].clear()

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        both = self.copy()
        both.maps[0].update(other)
        return both

    def __ror__(self, other):
        return type(self)({**other, **self}) if isinstance(other, Mapping) else NotImplemented


class UserDict(MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __or__(self, other):
        return _united(self, self, other)

    def __ror__(self, other):
        return _united(self, other, self)

    def __ior__(self, other):
        self.data |= _plain(other)
        return self

    def copy(self):
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.data = {}
        made.update(self)
        return made

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


def _plain(container):
    return container.data if isinstance(container, (UserDict, UserList, UserString)) else container


def _united(mine, left, right):
    left, right = _plain(left), _plain(right)
    if not isinstance(left, dict) or not isinstance(right, dict):
        return NotImplemented
    return type(mine)(left | right)


class UserList(MutableSequence):
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(initlist)

    def __contains__(self, item):
        return item in self.data

    def __lt__(self, other):
        return self.data < _plain(other)

    def __le__(self, other):
        return self.data <= _plain(other)

    def __gt__(self, other):
        return self.data > _plain(other)

    def __ge__(self, other):
        return self.data >= _plain(other)

    def __radd__(self, other):
        return type(self)(list(_plain(other)) + self.data)

    def __iadd__(self, other):
        self.data += _plain(other)
        return self

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def append(self, item):
        self.data.append(item)

    def extend(self, other):
        self.data.extend(_plain(other))

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def insert(self, i, item):
        self.data.insert(i, item)

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, UserList) else other)

    def __add__(self, other):
        return type(self)(self.data + list(other))

    def __repr__(self):
        return repr(self.data)


class UserString(Sequence):
    def __init__(self, seq):
        self.data = str(seq)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __str__(self):
        return self.data

    def __repr__(self):
        return repr(self.data)

    def __eq__(self, other):
        return self.data == _plain(other)

    def __lt__(self, other):
        return self.data < _plain(other)

    def __le__(self, other):
        return self.data <= _plain(other)

    def __gt__(self, other):
        return self.data > _plain(other)

    def __ge__(self, other):
        return self.data >= _plain(other)

    def __hash__(self):
        return hash(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __contains__(self, char):
        return _plain(char) in self.data

    def __radd__(self, other):
        return type(self)(str(other) + self.data)

    def __rmod__(self, template):
        return type(self)(str(template) % self)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode(encoding, errors)

    maketrans = str.maketrans


def _of_text(name, makes_text):
    method = getattr(str, name)

    def forward(self, /, *args, **kwds):
        args = tuple([_plain(arg) for arg in args])
        result = method(self.data, *args, **kwds)
        return type(self)(result) if makes_text else result

    forward.__name__ = name
    forward.__qualname__ = f"UserString.{name}"
    return forward


for _name in (
    "capitalize", "casefold", "center", "expandtabs", "ljust", "lower", "lstrip", "removeprefix", "removesuffix",
    "replace", "rjust", "rstrip", "strip", "swapcase", "title", "translate", "upper", "zfill",
    "__add__", "__mul__", "__rmul__", "__mod__",
):  # fmt: skip
    setattr(UserString, _name, _of_text(_name, True))
for _name in (
    "count", "endswith", "find", "format", "format_map", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit",
    "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join", "partition", "rfind",
    "rindex", "rpartition", "rsplit", "split", "splitlines", "startswith",
):  # fmt: skip
    setattr(UserString, _name, _of_text(_name, False))
del _name
