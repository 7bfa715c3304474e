"""typing: names for annotations. At run time they hold what they were given and check nothing."""

import collections.abc
import types
from abc import ABCMeta
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from contextlib import AbstractAsyncContextManager as AsyncContextManager
from contextlib import AbstractContextManager as ContextManager

from _typing import Generic, TypeAliasType, TypeVar

TYPE_CHECKING = False


class _Form:
    """A special form: `Form[arguments]` keeps its arguments."""

    def __init__(self, name, arguments=None):
        self._name = name
        self._arguments = arguments

    def __getitem__(self, arguments):
        return _Form(self._name, arguments if isinstance(arguments, tuple) else (arguments,))

    @property
    def __args__(self):
        return self._arguments or ()

    @property
    def __origin__(self):
        return self if self._arguments is None else globals()[self._name]

    def __repr__(self):
        text = f"typing.{self._name}"
        if self._arguments is None:
            return text
        return f"{text}[{', '.join(map(_shown, self._arguments))}]"

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __eq__(self, other):
        if not isinstance(other, _Form):
            return NotImplemented
        return (self._name, self._arguments) == (other._name, other._arguments)

    def __hash__(self):
        return hash((self._name, self._arguments))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _shown(argument):
    if argument is None:
        return "NoneType"
    if argument is ...:
        return "..."
    if isinstance(argument, list):
        return f"[{', '.join(map(_shown, argument))}]"
    if isinstance(argument, type) and type(argument) is not types.GenericAlias:
        module = argument.__module__
        return argument.__qualname__ if module == "builtins" else f"{module}.{argument.__qualname__}"
    return repr(argument)


class _Optional(_Form):
    def __getitem__(self, argument):
        return Union[argument, None]


class _Union(_Form):
    def __getitem__(self, arguments):
        arguments = arguments if isinstance(arguments, tuple) else (arguments,)
        flat = []
        for argument in arguments:
            argument = type(None) if argument is None else argument
            inner = argument._arguments if isinstance(argument, _Form) and argument._name == "Union" else (argument,)
            flat += [one for one in inner if one not in flat]
        return flat[0] if len(flat) == 1 else _UnionOf("Union", tuple(flat))


class _UnionOf(_Form):
    def __repr__(self):
        if len(self._arguments) == 2 and type(None) in self._arguments:
            rest = [one for one in self._arguments if one is not type(None)]
            return f"typing.Optional[{_shown(rest[0])}]"
        return super().__repr__()

    def __instancecheck__(self, instance):
        return isinstance(instance, self._arguments)


class _Alias(_Form):
    """The old name of a container: `List[int]` is `list[int]` by another name, and can be called and inherited."""

    def __init__(self, name, origin, arguments=None):
        super().__init__(name, arguments)
        self._origin = origin

    def __getitem__(self, arguments):
        return _Alias(self._name, self._origin, arguments if isinstance(arguments, tuple) else (arguments,))

    @property
    def __origin__(self):
        return self._origin

    def __repr__(self):
        if self._arguments and self._name == "Callable" and len(self._arguments) == 2:
            return f"typing.Callable[{_shown(self._arguments[0])}, {_shown(self._arguments[1])}]"
        return super().__repr__()

    def __call__(self, *args, **kwargs):
        return self._origin(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self._origin,)

    def __instancecheck__(self, instance):
        return isinstance(instance, self._origin)

    def __subclasscheck__(self, subclass):
        return issubclass(subclass, self._origin)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


Optional = _Optional("Optional")
Union = _Union("Union")
for _name in (
    "Annotated", "ClassVar", "Concatenate", "Final", "Literal", "LiteralString", "Never", "NoReturn", "NotRequired",
    "ReadOnly", "Required", "Self", "TypeAlias", "TypeGuard", "TypeIs", "Unpack",
):  # fmt: skip
    globals()[_name] = _Form(_name)
for _name, _origin in {
    "List": list, "Dict": dict, "Tuple": tuple, "Set": set, "FrozenSet": frozenset, "Type": type,
    "DefaultDict": defaultdict, "OrderedDict": OrderedDict, "Counter": Counter, "ChainMap": ChainMap, "Deque": deque,
}.items():  # fmt: skip
    globals()[_name] = _Alias(_name, _origin)
for _name in (
    "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Iterable", "Iterator", "Generator",
    "Reversible", "Callable", "Collection", "Container", "Hashable", "Sized", "Mapping", "MutableMapping", "Sequence",
    "MutableSequence", "MutableSet", "MappingView", "KeysView", "ItemsView", "ValuesView",
):  # fmt: skip
    globals()[_name] = _Alias(_name, getattr(collections.abc, _name))
AbstractSet = _Alias("AbstractSet", collections.abc.Set)
AnyStr = TypeVar("AnyStr", bytes, str)
Text = str
del _name, _origin


class _NoDefaultType:
    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _NoDefaultType()


class _Parameter:
    """What stands for types that are given later. `_default` is a function without parameters, or None."""

    def __init__(self, name, *, default=NoDefault, **variance):
        self.__name__ = name
        self.__module__ = "__main__"
        self._default = None if default is NoDefault else lambda: default

    def has_default(self):
        return self._default is not None

    @property
    def __default__(self):
        return NoDefault if self._default is None else self._default()


def _from_syntax(kind, name, default):
    parameter = kind.__new__(kind)
    parameter.__name__ = name
    parameter._default = default
    parameter._sign = ""
    return parameter


class ParamSpec(_Parameter):
    _sign = "~"

    args = property(lambda self: ParamSpecArgs(self))
    kwargs = property(lambda self: ParamSpecKwargs(self))

    def __repr__(self):
        return f"{self._sign}{self.__name__}"


class _ParamSpecPart:
    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        return type(self) is type(other) and self.__origin__ == other.__origin__

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"


class ParamSpecArgs(_ParamSpecPart):
    _part = "args"


class ParamSpecKwargs(_ParamSpecPart):
    _part = "kwargs"


class TypeVarTuple(_Parameter):
    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol") and not cls.__dict__.get("_is_runtime_protocol"):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if cls.__dict__.get("_is_protocol"):
            return all(hasattr(instance, name) for name in cls.__protocol_attrs__)
        return super().__instancecheck__(instance)


class Protocol(Generic, metaclass=_ProtocolMeta):
    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol:
            own = (name for name in cls.__dict__ if not name.startswith("_") or name in _PROTOCOL_METHODS)
            names = set(own) | set(cls.__dict__.get("__annotations__", ()))
            for base in cls.__bases__:
                names |= getattr(base, "__protocol_attrs__", set())
            cls.__protocol_attrs__ = names - {"_is_protocol"}
            if "__init__" not in cls.__dict__:
                cls.__init__ = _refuse_instance


_PROTOCOL_METHODS = frozenset(("__call__", "__len__", "__iter__", "__next__", "__aiter__", "__anext__", "__await__",
                               "__enter__", "__exit__", "__aenter__", "__aexit__", "__getitem__"))  # fmt: skip


def _refuse_instance(self, *args, **kwargs):
    if type(self).__dict__.get("_is_protocol"):
        raise TypeError("Protocols cannot be instantiated")


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


class _Supports:
    def __init__(self, method):
        self._method = method

    def __instancecheck__(self, instance):
        return hasattr(type(instance), self._method)

    def __getitem__(self, item):
        return self


SupportsInt = _Supports("__int__")
SupportsFloat = _Supports("__float__")
SupportsIndex = _Supports("__index__")
SupportsAbs = _Supports("__abs__")
SupportsRound = _Supports("__round__")


def NamedTuple(typename, fields=()):
    made = namedtuple(typename, [name for name, _ in fields])
    made.__annotations__ = dict(fields)
    return made


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        annotations = namespace.get("__annotations__", {})
        defaults = [namespace[field] for field in annotations if field in namespace]
        made = namedtuple(name, list(annotations), defaults=defaults, module=namespace.get("__module__"))
        made.__annotations__ = dict(annotations)
        for key, value in namespace.items():
            if key not in annotations and key not in ("__module__", "__qualname__", "__annotations__", "__classcell__"):
                setattr(made, key, value)
        return made


_NamedTupleBase = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTupleBase,)


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        own = dict(namespace.get("__annotations__", {}))
        annotations = {}
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}))
        made = type.__new__(mcls, name, (dict,), {**namespace, "__annotations__": {**annotations, **own}})
        made.__total__ = total
        return made


_TypedDictBase = type.__new__(_TypedDictMeta, "TypedDict", (dict,), {})


def TypedDict(typename, fields=(), /, *, total=True):
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields)}, total=total)


TypedDict.__mro_entries__ = lambda bases: (_TypedDictBase,)


class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp

    def __call__(self, value):
        return value

    def __repr__(self):
        return f"__main__.{self.__name__}"


def cast(typ, val):
    return val


def overload(func):
    return _overloaded


def _overloaded(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function.")


def _same(arg):
    return arg


final = no_type_check = override = _same


def dataclass_transform(**kwargs):
    return _same


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    import sys

    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def get_origin(tp):
    return getattr(tp, "__origin__", None)


def get_args(tp):
    return getattr(tp, "__args__", ())


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    for part in reversed(obj.__mro__) if isinstance(obj, type) else (obj,):
        for name, value in getattr(part, "__annotations__", {}).items():
            if isinstance(value, str):
                value = eval(value, globalns or getattr(part, "__globals__", {}), localns)
            hints[name] = type(None) if value is None else value
    return hints
