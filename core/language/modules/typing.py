"""typing: names for annotations. At run time they hold what they were given and check nothing."""

import collections.abc
import sys
import types
from abc import ABCMeta
from collections import ChainMap as _ChainMap
from collections import Counter as _Counter
from collections import OrderedDict as _OrderedDict
from collections import defaultdict, deque, namedtuple

from _typing import Generic, TypeAliasType, TypeVar

TYPE_CHECKING = False


def _shown(argument):
    if argument is ...:
        return "..."
    if isinstance(argument, (list, tuple)):
        return f"[{', '.join(map(_shown, argument))}]"
    if isinstance(argument, types.FunctionType):
        return argument.__name__
    if isinstance(argument, type) and type(argument) is not types.GenericAlias:
        module = argument.__module__
        return argument.__qualname__ if module == "builtins" else f"{module}.{argument.__qualname__}"
    return repr(argument)


def _as_type(argument, requirement="Parameters to generic types must be types."):
    """`argument` as aliases keep it: None as its type, a text as what is to be looked up."""
    if argument is None:
        return type(None)
    if isinstance(argument, str):
        return ForwardRef(argument)
    if isinstance(argument, tuple):
        raise TypeError(f"{requirement} Got {argument!r}.")
    if isinstance(argument, _Applied) and argument.__origin__ in (ClassVar, Final):
        raise TypeError(f"{argument!r} is not valid as type argument")
    return argument


def _as_tuple(arguments):
    return arguments if isinstance(arguments, tuple) else (arguments,)


def _parameters_in(arguments):
    found = {}
    for argument in arguments:
        inner = argument if isinstance(argument, (list, tuple)) else getattr(argument, "__parameters__", ())
        if isinstance(argument, (TypeVar, _Parameter)):
            inner = (argument,)
        elif not isinstance(argument, type):
            inner = _parameters_in(inner) if isinstance(argument, (list, tuple)) else inner
        else:
            inner = ()
        found.update(dict.fromkeys(inner))
    return tuple(found)


class ForwardRef:
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        try:
            self.__forward_code__ = compile(arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return self.__forward_arg__ == other.__forward_arg__ if isinstance(other, ForwardRef) else NotImplemented

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot call {self!r}")

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


class _Form:
    """A special form, such as `Union`: `make` gives what `Form[arguments]` is."""

    def __init__(self, name, make=None):
        self._name = name
        self._make = make

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, arguments):
        if self._make is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._make(self, arguments)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, instance):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Named:
    """What an alias is, with arguments and without: another name for `__origin__`."""

    def __init__(self, name, origin):
        self._name = name
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        origin = self.__origin__
        if not isinstance(origin, type):
            raise TypeError(f"Cannot instantiate {self!r}")
        raise TypeError(f"Type {self._name} cannot be instantiated; use {origin.__name__}() instead")

    def __mro_entries__(self, bases):
        entries = (self.__origin__,)
        later = bases[bases.index(self) + 1 :]
        if isinstance(self.__origin__, type) and not any(
            isinstance(base, _Named) or isinstance(base, type) and issubclass(base, Generic) for base in later
        ):
            entries += (Generic,)
        return entries

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Applied(_Named):
    """`Name[arguments]`."""

    def __init__(self, name, origin, arguments):
        super().__init__(name, origin)
        self.__args__ = arguments
        self.__parameters__ = _parameters_in(arguments)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _shown(self.__origin__)
        return f"{name}[{', '.join(map(_shown, self.__args__)) or '()'}]"

    def __eq__(self, other):
        if not isinstance(other, _Applied):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, arguments):
        arguments = tuple(map(_as_type, _as_tuple(arguments)))
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        _check_count(self, arguments, len(self.__parameters__))
        given = dict(zip(self.__parameters__, arguments))
        return self._with(tuple(_substituted(argument, given) for argument in self.__args__))

    def _with(self, arguments):
        return type(self)(self._name, self.__origin__, arguments)

    def __instancecheck__(self, instance):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    __subclasscheck__ = __instancecheck__


def _substituted(argument, given):
    if isinstance(argument, (TypeVar, _Parameter)):
        return given.get(argument, argument)
    if isinstance(argument, (list, tuple)):
        return type(argument)(_substituted(one, given) for one in argument)
    if isinstance(argument, _Applied) and argument.__parameters__:
        return argument._with(tuple(_substituted(one, given) for one in argument.__args__))
    if isinstance(argument, types.GenericAlias):
        return argument.__origin__[tuple(_substituted(one, given) for one in argument.__args__)]
    return argument


def _check_count(alias, arguments, expected):
    if len(arguments) != expected:
        word = "many" if len(arguments) > expected else "few"
        raise TypeError(f"Too {word} arguments for {alias!r}; actual {len(arguments)}, expected {expected}")


class _Alias(_Named):
    """The old name of a container: `List[int]` is `list[int]` by another name, and can be inherited."""

    def __init__(self, name, origin, count, defaults=()):
        super().__init__(name, origin)
        self._count = count
        self._defaults = defaults

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, arguments):
        arguments = tuple(map(_as_type, _as_tuple(arguments)))
        if self._count == 0:
            raise TypeError(f"{self!r} is not a generic class")
        if self._count > 0:
            missing = self._count - len(arguments)
            if 0 < missing <= len(self._defaults):
                arguments += self._defaults[-missing:]
            _check_count(self, arguments, self._count)
        return _Applied(self._name, self.__origin__, arguments)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


class _Callable(_Alias):
    def __getitem__(self, arguments):
        if not isinstance(arguments, tuple) or len(arguments) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        taken, result = arguments
        taken = tuple(map(_as_type, taken)) if isinstance(taken, list) else (taken,)
        return _CallableOf(self._name, self.__origin__, (*taken, _as_type(result)))


class _CallableOf(_Applied):
    def _taken(self):
        first = self.__args__[0] if len(self.__args__) == 2 else None
        if first is ... or isinstance(first, ParamSpec) or getattr(first, "__origin__", None) is Concatenate:
            return first
        return list(self.__args__[:-1])

    def __repr__(self):
        return f"typing.Callable[{_shown(self._taken())}, {_shown(self.__args__[-1])}]"


def _make_union(form, arguments):
    if arguments == ():
        raise TypeError("Cannot take a Union of no types.")
    members = {}
    for argument in _as_tuple(arguments):
        argument = _as_type(argument, "Union[arg, ...]: each arg must be a type.")
        is_union = isinstance(argument, (_UnionOf, types.UnionType))
        members.update(dict.fromkeys(argument.__args__ if is_union else (argument,)))
    return next(iter(members)) if len(members) == 1 else _UnionOf(None, Union, tuple(members))


def _make_optional(form, argument):
    return Union[_as_type(argument, "typing.Optional requires a single type."), None]


class _UnionOf(_Applied):
    def __repr__(self):
        shown = [_shown(argument) for argument in self.__args__]
        if len(shown) == 2 and type(None) in self.__args__:
            return f"typing.Optional[{shown[self.__args__[0] is type(None)]}]"
        return f"typing.Union[{', '.join(shown)}]"

    def __eq__(self, other):
        if not isinstance(other, (_UnionOf, types.UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def _with(self, arguments):
        return Union[arguments]

    def __instancecheck__(self, instance):
        return any(isinstance(instance, argument) for argument in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, argument) for argument in self.__args__)


def _make_literal(form, arguments):
    values = {}
    for argument in _as_tuple(arguments):
        for value in argument.__args__ if isinstance(argument, _LiteralOf) else (argument,):
            values.setdefault((type(value), value), value)
    return _LiteralOf("Literal", Literal, tuple(values.values()))


class _LiteralOf(_Applied):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"

    def __eq__(self, other):
        if not isinstance(other, _LiteralOf):
            return NotImplemented
        return {(type(one), one) for one in self.__args__} == {(type(one), one) for one in other.__args__}

    def __hash__(self):
        return hash(frozenset(self.__args__))


def _make_annotated(form, arguments):
    if not isinstance(arguments, tuple) or len(arguments) < 2:
        raise TypeError(
            "Annotated[...] should be used with at least two arguments (a type and an annotation)."
        )
    return _AnnotatedOf(_as_type(arguments[0]), arguments[1:])


class _AnnotatedOf(_Applied):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedOf):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        super().__init__("Annotated", origin, (origin,))
        self.__metadata__ = metadata

    def _with(self, arguments):
        return _AnnotatedOf(arguments[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{', '.join([_shown(self.__origin__), *map(repr, self.__metadata__)])}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedOf):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _make_plain(form, arguments):
    """A form that takes one type."""
    if isinstance(arguments, tuple):
        raise TypeError(f"{form!r} accepts only single type. Got {arguments!r}.")
    return _Applied(form._name, form, (_as_type(arguments, f"{form!r} accepts only single type."),))


def _make_concatenation(form, arguments):
    return _Applied("Concatenate", form, tuple(map(_as_type, _as_tuple(arguments))))


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


Union = _Form("Union", _make_union)
Optional = _Form("Optional", _make_optional)
Literal = _Form("Literal", _make_literal)
Annotated = _Form("Annotated", _make_annotated)
Concatenate = _Form("Concatenate", _make_concatenation)
for _name in ("LiteralString", "Never", "NoReturn", "Self", "TypeAlias"):
    globals()[_name] = _Form(_name)
for _name in ("ClassVar", "Final", "NotRequired", "ReadOnly", "Required", "TypeGuard", "TypeIs", "Unpack"):
    globals()[_name] = _Form(_name, _make_plain)
_ALIASES = {
    "List": (list, 1), "Dict": (dict, 2), "Tuple": (tuple, -1), "Set": (set, 1), "FrozenSet": (frozenset, 1),
    "Type": (type, 1), "DefaultDict": (defaultdict, 2), "OrderedDict": (_OrderedDict, 2), "Counter": (_Counter, 1),
    "ChainMap": (_ChainMap, 2), "Deque": (deque, 1), "AbstractSet": (collections.abc.Set, 1),
    "Generator": (collections.abc.Generator, 3, (type(None), type(None))),
    "AsyncGenerator": (collections.abc.AsyncGenerator, 2, (type(None),)),
}  # fmt: skip
for _name, _count in {
    "Awaitable": 1, "Coroutine": 3, "AsyncIterable": 1, "AsyncIterator": 1, "Iterable": 1, "Iterator": 1,
    "Reversible": 1, "Collection": 1, "Container": 1, "Hashable": 0, "Sized": 0, "Mapping": 2, "MutableMapping": 2,
    "Sequence": 1, "MutableSequence": 1, "MutableSet": 1, "MappingView": 1, "KeysView": 1, "ItemsView": 2,
    "ValuesView": 1, "ByteString": 0,
}.items():  # fmt: skip
    _ALIASES[_name] = (getattr(collections.abc, _name), _count)
for _name, _alias in _ALIASES.items():
    globals()[_name] = _Alias(_name, *_alias)
Callable = _Callable("Callable", collections.abc.Callable, 2)
AnyStr = TypeVar("AnyStr", bytes, str)
Text = str
del _name, _alias, _count


class _NoDefaultType:
    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _NoDefaultType()


class _Parameter:
    """What stands for types that are given later. `_default` is a function without parameters, or None."""

    __bound__ = None
    __covariant__ = __contravariant__ = False

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, **variance):
        self.__name__ = name
        self.__module__ = "__main__"
        self.__bound__ = bound
        self.__covariant__, self.__contravariant__ = covariant, contravariant
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
        if not cls.__dict__.get("_is_protocol"):
            return super().__instancecheck__(instance)
        _check_runtime(cls)
        return all(hasattr(instance, name) for name in cls.__protocol_attrs__)

    def __subclasscheck__(cls, subclass):
        if not cls.__dict__.get("_is_protocol") or cls in getattr(subclass, "__mro__", ()):
            return super().__subclasscheck__(subclass)
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        _check_runtime(cls)
        others = sorted(name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None)))
        if others:
            raise TypeError(
                "Protocols with non-method members don't support issubclass(). "
                f"Non-method members: {', '.join(map(repr, others))}."
            )
        return all(hasattr(subclass, name) for name in cls.__protocol_attrs__)


def _check_runtime(cls):
    if not cls.__dict__.get("_is_runtime_protocol"):
        raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")


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


_PROTOCOL_METHODS = frozenset((
    "__call__", "__len__", "__iter__", "__next__", "__aiter__", "__anext__", "__await__", "__enter__", "__exit__",
    "__aenter__", "__aexit__", "__getitem__", "__setitem__", "__delitem__", "__contains__", "__lt__", "__le__",
    "__gt__", "__ge__", "__eq__", "__hash__", "__bool__", "__add__", "__sub__", "__mul__", "__int__", "__float__",
    "__complex__", "__bytes__", "__index__", "__abs__", "__round__", "__str__", "__repr__", "__get__", "__set__",
))  # fmt: skip


def _refuse_instance(self, *args, **kwargs):
    if type(self).__dict__.get("_is_protocol"):
        raise TypeError("Protocols cannot be instantiated")


def runtime_checkable(cls):
    if not is_protocol(cls):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp, /):
    return isinstance(tp, type) and tp is not Protocol and bool(tp.__dict__.get("_is_protocol"))


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


def _supporting(name, method):
    cls = types.new_class(name, (Protocol,), None, lambda scope: scope.update({method: lambda self: None}))
    cls.__module__ = __name__
    return runtime_checkable(cls)


for _part in ("int", "float", "complex", "bytes", "index", "abs", "round"):
    globals()["Supports" + _part.title()] = _supporting("Supports" + _part.title(), f"__{_part}__")
del _part


def _checked_fields(fields):
    return {name: _as_type(tp, f"field {name} annotation must be a type") for name, tp in fields.items()}


def _module_of_caller():
    return sys._getframe(2).f_globals.get("__name__", "__main__")


def NamedTuple(typename, fields=(), /):
    return _make_named_tuple(typename, _checked_fields(dict(fields)), (), _module_of_caller())


def _make_named_tuple(name, annotations, defaults, module):
    made = namedtuple(name, list(annotations), defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = annotations
    return made


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        annotations = _checked_fields(namespace.get("__annotations__", {}))
        with_default = []
        for field in annotations:
            if field in namespace:
                with_default.append(field)
            elif with_default:
                plural = "s" if len(with_default) > 1 else ""
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default field{plural} "
                    f"{', '.join(with_default)}"
                )
        defaults = [namespace[field] for field in with_default]
        made = _make_named_tuple(name, annotations, defaults, namespace.get("__module__"))
        others = tuple(base for base in bases if base is not _NamedTupleBase)
        if any(other is not Generic for other in others):
            raise TypeError("can only inherit from a NamedTuple type and Generic")
        if others:
            made = type(name, (*made.__bases__, *others), {**made.__dict__})
        for key, value in namespace.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_make", "_replace", "_asdict", "_fields"):
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key not in annotations and key not in ("__module__", "__annotations__", "__classcell__"):
                setattr(made, key, value)
        return made


_NamedTupleBase = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTupleBase,)


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        own = _checked_fields(namespace.get("__annotations__", {}))
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= getattr(base, "__required_keys__", set())
            optional |= getattr(base, "__optional_keys__", set())
        for key, tp in own.items():
            forms = _forms_around(tp)
            is_required = Required in forms or (total and NotRequired not in forms)
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(
            mcls, name, (dict, *generic), {**namespace, "__annotations__": {**annotations, **own}, "__total__": total}
        )
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(key for key, tp in own.items() if ReadOnly in _forms_around(tp))
        made.__mutable_keys__ = frozenset(made.__annotations__) - made.__readonly_keys__
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


def _forms_around(tp):
    forms = []
    while isinstance(tp, _Applied) and (isinstance(tp, _AnnotatedOf) or isinstance(tp.__origin__, _Form)):
        forms.append(tp.__origin__)
        tp = tp.__args__[0]
    return forms


_TypedDictBase = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def TypedDict(typename, fields=(), /, *, total=True):
    namespace = {"__annotations__": dict(fields), "__module__": _module_of_caller()}
    return _TypedDictMeta(typename, (), namespace, total=total)


TypedDict.__mro_entries__ = lambda bases: (_TypedDictBase,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta) and tp is not _TypedDictBase


class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = sys._getframe(1).f_globals.get("__name__", "__main__")

    def __call__(self, value):
        return value

    def __mro_entries__(self, bases):
        raise TypeError(
            "Cannot subclass an instance of NewType. Perhaps you were looking for: "
            f"`Subclass = NewType('Subclass', {self.__name__})`"
        )

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


def cast(typ, val):
    return val


_overloads = {}


def overload(func):
    of_module = _overloads.setdefault(getattr(func, "__module__", None), {})
    of_module.setdefault(func.__qualname__, {})[func.__code__.co_firstlineno] = func
    return _overloaded


def _overloaded(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


def get_overloads(func):
    return list(_overloads.get(getattr(func, "__module__", None), {}).get(func.__qualname__, {}).values())


def clear_overloads():
    _overloads.clear()


def _marking(attribute):
    def mark(arg):
        try:
            setattr(arg, attribute, True)
        except (AttributeError, TypeError):
            pass
        return arg

    return mark


final = _marking("__final__")
override = _marking("__override__")
no_type_check = _marking("__no_type_check__")


def no_type_check_decorator(decorator):
    return lambda *args, **kwds: no_type_check(decorator(*args, **kwds))


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs
):
    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "frozen_default": frozen_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn

    return decorate


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def get_origin(tp):
    if isinstance(tp, _AnnotatedOf):
        return Annotated
    if isinstance(tp, types.UnionType):
        return types.UnionType
    if tp is Generic:
        return Generic
    if isinstance(tp, (_Named, types.GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    return None


def get_args(tp):
    if isinstance(tp, _AnnotatedOf):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, _CallableOf):
        return (tp._taken(), tp.__args__[-1])
    if isinstance(tp, (_Applied, types.GenericAlias, types.UnionType)):
        return tp.__args__
    return ()


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = sys.modules.get(base.__module__)
            names = getattr(module, "__dict__", {}) if globalns is None else globalns
            own = dict(vars(base)) if localns is None else localns
            for name, value in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _evaluated(value, names, own, include_extras)
        return hints
    annotations = getattr(obj, "__annotations__", None)
    if annotations is None:
        if callable(obj) or isinstance(obj, types.ModuleType):
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    inner = obj
    while hasattr(inner, "__wrapped__"):
        inner = inner.__wrapped__
    inner = getattr(inner, "__func__", inner)
    if globalns is None:
        globalns = obj.__dict__ if isinstance(obj, types.ModuleType) else getattr(inner, "__globals__", {})
    own = {one.__name__: one for one in getattr(inner, "__type_params__", ())}
    for name, value in annotations.items():
        hints[name] = _evaluated(value, globalns, own if localns is None else localns, include_extras)
    return hints


def _evaluated(value, names, own, include_extras):
    """What an annotation means: texts are looked up, also within others; without extras only the types are left."""
    if value is None:
        return type(None)
    if isinstance(value, str):
        value = ForwardRef(value)
    if isinstance(value, ForwardRef):
        return _evaluated(eval(value.__forward_code__, names, own), names, own, include_extras)
    if isinstance(value, list):
        return [_evaluated(one, names, own, include_extras) for one in value]
    if isinstance(value, _LiteralOf):
        return value
    if isinstance(value, _Applied):
        if not include_extras and (
            isinstance(value, _AnnotatedOf) or value.__origin__ in (Required, NotRequired, ReadOnly)
        ):
            return _evaluated(value.__args__[0], names, own, include_extras)
        inner = tuple(_evaluated(one, names, own, include_extras) for one in value.__args__)
        return value if inner == value.__args__ else value._with(inner)
    if isinstance(value, types.GenericAlias):
        inner = tuple(_evaluated(one, names, own, include_extras) for one in value.__args__)
        return value if inner == value.__args__ else value.__origin__[inner]
    if isinstance(value, types.UnionType):
        inner = [_evaluated(one, names, own, include_extras) for one in value.__args__]
        union = inner[0]
        for one in inner[1:]:
            union = union | one
        return union
    return value


_LAZY = {
    "Match": ("re", "Match", 1),
    "Pattern": ("re", "Pattern", 1),
    "ContextManager": ("contextlib", "AbstractContextManager", 2, (bool | None,)),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 2, (bool | None,)),
}


def __getattr__(name):
    if name in _LAZY:
        home, of, *rest = _LAZY[name]
        made = _Alias(name, getattr(__import__(home), of), *rest)
    elif name in ("IO", "TextIO", "BinaryIO"):
        made = type(name, (Generic,), {"__module__": __name__})
    else:
        raise AttributeError(f"module 'typing' has no attribute '{name}'", name=name, obj=sys.modules[__name__])
    globals()[name] = made
    return made


__all__ = [
    *(name for name in globals() if not name.startswith("_") and name not in (
        "collections", "sys", "types", "ABCMeta", "defaultdict", "deque", "namedtuple",
    )), *_LAZY, "IO", "TextIO", "BinaryIO",
]  # fmt: skip
