"""weakref: references that keep nothing alive, and the containers made of them."""

from _sys import stand_for_native as _stand_for_native
import itertools
from collections.abc import MutableMapping, MutableSet
from _weakref import getweakrefs, ref

ReferenceType = ref
_GONE = object()


def getweakrefcount(object, /):
    return len(getweakrefs(object))


class WeakMethod(ref):
    """A reference to a bound method, which lives as long as its object does."""

    __slots__ = ("_function", "_type", "_is_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            target, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def end(_):
            self = itself()
            if self is not None and self._is_alive:
                self._is_alive = False
                if callback is not None:
                    callback(self)

        self = super().__new__(cls, target, end)
        self._function = ref(function, end)
        self._type = type(meth)
        self._is_alive = True
        itself = ref(self)
        return self

    def __call__(self):
        target, function = super().__call__(), self._function()
        return None if target is None or function is None else self._type(function, target)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._is_alive or not other._is_alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows its key in a dictionary."""

    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = super().__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary(MutableMapping):
    """A mapping whose entries end with their values."""

    def __init__(self, other=(), /, **kw):
        data = self.data = {}

        def remove(reference):
            if data.get(reference.key) is reference:
                del data[reference.key]

        self._remove = remove
        self.update(other, **kw)

    def _value(self, key):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return _GONE if value is None else value

    def __getitem__(self, key):
        value = self._value(key)
        if value is _GONE:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return sum(reference() is not None for reference in self.data.values())

    def __contains__(self, key):
        return self._value(key) is not _GONE

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def keys(self):
        for key, reference in list(self.data.items()):
            if reference() is not None:
                yield key

    __iter__ = keys

    def values(self):
        for reference in list(self.data.values()):
            value = reference()
            if value is not None:
                yield value

    def itervaluerefs(self):
        yield from list(self.data.values())

    def valuerefs(self):
        return list(self.data.values())

    def get(self, key, default=None):
        value = self._value(key)
        return default if value is _GONE else value

    def setdefault(self, key, default=None):
        value = self._value(key)
        if value is _GONE:
            self[key] = value = default
        return value

    def pop(self, key, *args):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def update(self, other=None, /, **kwargs):
        if other is not None:
            for key, value in dict(other).items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        return type(self)((deepcopy(key, memo), value) for key, value in self.items())

    def __or__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __ror__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        made = type(self)(other)
        made.update(self)
        return made


class WeakKeyDictionary(MutableMapping):
    """A mapping whose entries end with their keys."""

    def __init__(self, dict=None):
        data = self.data = {}
        self._remove = lambda reference: data.pop(reference, None)
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return sum(reference() is not None for reference in self.data)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def keys(self):
        for reference in list(self.data):
            key = reference()
            if key is not None:
                yield key

    __iter__ = keys

    def values(self):
        for reference, value in list(self.data.items()):
            if reference() is not None:
                yield value

    def keyrefs(self):
        return list(self.data)

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            for key, value in dict.items() if hasattr(dict, "items") else dict:
                self[key] = value
        if kwargs:
            self.update(kwargs)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    __or__ = WeakValueDictionary.__or__
    __ior__ = WeakValueDictionary.__ior__
    __ror__ = WeakValueDictionary.__ror__


class WeakSet(MutableSet):
    """A set whose members leave it when they end."""

    def __init__(self, data=None):
        members = self.data = {}
        self._remove = lambda reference: members.pop(reference, None)
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in list(self.data):
            member = reference()
            if member is not None:
                yield member

    def __len__(self):
        return sum(reference() is not None for reference in self.data)

    __contains__ = WeakKeyDictionary.__contains__

    def __repr__(self):
        return repr(set(self.data))

    def __reduce__(self):
        return type(self), (list(self),)

    def add(self, item):
        self.data.setdefault(ref(item, self._remove), None)

    def discard(self, item):
        self.data.pop(ref(item), None)

    def remove(self, item):
        del self.data[ref(item)]

    def pop(self):
        while self.data:
            member = self.data.popitem()[0]()
            if member is not None:
                return member
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    __or__ = union

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        kept = self.intersection(other)
        self.clear()
        self.update(kept)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def difference(self, other):
        other = type(self)(other)
        return type(self)(item for item in self if item not in other)

    __sub__ = difference

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def symmetric_difference(self, other):
        return self.difference(other).union(item for item in list(other) if item not in self)

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        result = self.symmetric_difference(other)
        self.clear()
        self.update(result)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def issubset(self, other):
        other = type(self)(other)
        return all(item in other for item in self)

    __le__ = issubset

    def issuperset(self, other):
        return all(item in self for item in other)

    __ge__ = issuperset

    def __lt__(self, other):
        return self <= other and len(self) < len(other)

    def __gt__(self, other):
        return self >= other and len(self) > len(other)

    def __eq__(self, other):
        return set(self) == set(other) if isinstance(other, WeakSet) else NotImplemented

    __hash__ = None

    def isdisjoint(self, other):
        return not any(item in self for item in other)


class finalize:
    """Calls a function when an object ends, or at the program's end, but once."""

    __slots__ = ()
    _registry = {}
    _index = itertools.count()
    _is_registered = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs = func, args, kwargs
        info.atexit = True
        info.index = next(self._index)
        self._registry[self] = info
        if not finalize._is_registered:
            import atexit

            atexit.register(self._exit)
            finalize._is_registered = True

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        return None if info is None else info.func(*info.args, **info.kwargs)

    def _told(self, info):
        obj = None if info is None else info.weakref()
        return None if obj is None else (obj, info.func, info.args, info.kwargs or {})

    def peek(self):
        return self._told(self._registry.get(self))

    def detach(self):
        told = self.peek()
        return told if told is not None and self._registry.pop(self, None) else None

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        info = self._registry.get(self)
        return False if info is None else info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info is not None:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"

    @classmethod
    def _exit(cls):
        while True:
            waiting = [(info.index, each) for each, info in cls._registry.items() if info.atexit]
            if not waiting:
                return
            max(waiting, key=lambda pair: pair[0])[1]()


def _target(proxy):
    target = object.__getattribute__(proxy, "_reference")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


class ProxyType:
    """Stands for an object without keeping it alive."""

    __slots__ = ("_reference", "__weakref__")

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        target = object.__getattribute__(self, "_reference")()
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bool__(self):
        return bool(_target(self))

    __hash__ = None


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


def _forward(names):
    import operator

    def make(name):
        function = getattr(operator, name, None)
        if function is not None:
            def forward(self, *args):
                return function(_target(self), *args)
        else:
            def forward(self, *args):
                target = _target(self)
                return getattr(type(target), name)(target, *args)
        return forward

    for name in names.split():
        setattr(ProxyType, f"__{name}__", make(f"__{name}__"))


_forward("len getitem setitem delitem contains eq ne lt le gt ge add sub mul matmul truediv floordiv mod pow and or "
         "xor lshift rshift neg pos abs invert iadd isub imul index int float iter next enter exit round "
         "radd rsub rmul rtruediv rfloordiv rmod rand ror rxor bytes reversed divmod aiter anext aenter aexit await")


def proxy(object, callback=None, /):
    kind = CallableProxyType if callable(object) else ProxyType
    made = kind.__new__(kind)
    itself = ref(made)
    told = None if callback is None else lambda _: callback(itself())
    ProxyType._reference.__set__(made, ref(object, told))
    return made


ProxyTypes = (ProxyType, CallableProxyType)


_stand_for_native("_weakref", getweakrefcount, proxy)
