"""dataclasses: classes made of their annotated fields."""

import keyword as _keyword
from types import MappingProxyType

# fmt: off
__all__ = [
    "dataclass", "field", "fields", "asdict", "astuple", "replace", "is_dataclass", "make_dataclass", "Field",
    "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
]
# fmt: on
_FIELDS = "__dataclass_fields__"


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _Factory:
    """The default of a parameter whose value a factory makes."""

    def __repr__(self):
        return "<factory>"


_FACTORY = _Factory()
KW_ONLY = _KW_ONLY_TYPE()


class InitVar:
    """A field that `__init__` takes and hands to `__post_init__`, and that is not kept."""

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        shown = self.type.__name__ if type(self.type) is type else repr(self.type)
        return f"dataclasses.InitVar[{shown}]"


class _Kind:
    """What a field is for; shown by its name."""

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return self._name


_FIELD = _Kind("_FIELD")
_CLASS_VARIABLE = _Kind("_FIELD_CLASSVAR")
_INIT_VARIABLE = _Kind("_FIELD_INITVAR")


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType(metadata or {})
        self.kw_only = kw_only
        self._field_type = None

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), "__set_name__", None)
        if set_name is not None:
            set_name(self.default, owner, name)

    def __repr__(self):
        names = (
            "name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only",
            "_field_type",
        )  # fmt: skip
        return f"Field({','.join(f'{name}={getattr(self, name)!r}' for name in names)})"


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING,
):  # fmt: skip
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False,
):  # fmt: skip
    def decorate(cls):
        params = _DataclassParams(
            init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
        )
        return _process(cls, params)

    return decorate if cls is None else decorate(cls)


class _DataclassParams:
    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot",
    )  # fmt: skip

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


def _is_class_variable(annotation):
    if isinstance(annotation, str):
        return annotation.startswith(("ClassVar", "typing.ClassVar", "t.ClassVar"))
    return getattr(annotation, "_name", None) == "ClassVar"


def _is_init_variable(annotation):
    if isinstance(annotation, str):
        return annotation.startswith(("InitVar", "dataclasses.InitVar"))
    return annotation is InitVar or isinstance(annotation, InitVar)


def _own_fields(cls, kw_only):
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or annotation in ("KW_ONLY", "dataclasses.KW_ONLY"):
            kw_only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        one = default if isinstance(default, Field) else field(default=default)
        one.name, one.type = name, annotation
        one._field_type = _FIELD
        if _is_class_variable(annotation):
            one._field_type = _CLASS_VARIABLE
        elif _is_init_variable(annotation):
            one._field_type = _INIT_VARIABLE
        if one._field_type is not _FIELD and one.default_factory is not MISSING:
            raise TypeError(f"field {name} cannot have a default factory")
        if one.kw_only is MISSING:
            one.kw_only = kw_only
        if one._field_type is _FIELD and type(one.default).__hash__ is None:
            raise ValueError(
                f"mutable default {type(one.default)} for field {name} is not allowed: use default_factory"
            )
        yield one


class _Signature:
    """The `__doc__` of a class that has none: how to make one, for whoever asks."""

    def __get__(self, instance, cls):
        from inspect import signature

        return cls.__name__ + str(signature(cls)).removesuffix(" -> None")


def _process(cls, params):
    eq, frozen = params.eq, params.frozen
    all_fields = {}
    has_frozen_base = has_plain_base = False
    for base in cls.__mro__[-1:0:-1]:
        if _FIELDS in base.__dict__:
            all_fields.update(base.__dict__[_FIELDS])
            if base.__dict__["__dataclass_params__"].frozen:
                has_frozen_base = True
            else:
                has_plain_base = True
    if has_plain_base and frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    if has_frozen_base and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    for one in _own_fields(cls, params.kw_only):
        all_fields[one.name] = one
        if isinstance(cls.__dict__.get(one.name), Field):
            if one.default is MISSING:
                delattr(cls, one.name)
            else:
                setattr(cls, one.name, one.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    setattr(cls, _FIELDS, all_fields)
    cls.__dataclass_params__ = params
    real = [one for one in all_fields.values() if one._field_type is _FIELD]
    taken = [one for one in all_fields.values() if one._field_type is not _CLASS_VARIABLE and one.init]

    if params.init:
        _set_new(cls, "__init__", _make_init(cls, all_fields, taken, params), True)
    if params.repr:
        _set_new(cls, "__repr__", _make_repr([one.name for one in real if one.repr]))
    compared = [one.name for one in real if one.compare]
    if eq:
        _set_new(cls, "__eq__", _make_equal(compared))
    elif params.order:
        raise ValueError("eq must be true if order is true")
    if params.order:
        for name, holds in _ORDERS.items():
            if name in cls.__dict__:
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__} Consider using functools.total_ordering"
                )
            _set_new(cls, name, _make_order(name, compared, holds))
    if frozen:
        _freeze(cls, {one.name for one in real})
    hashed = [one.name for one in real if (one.compare if one.hash is None else one.hash)]
    if params.unsafe_hash and cls.__dict__.get("__hash__") is not None:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if params.unsafe_hash or (eq and frozen and "__hash__" not in cls.__dict__):
        cls.__hash__ = lambda self: hash(tuple([getattr(self, name) for name in hashed]))
    elif eq and cls.__dict__.get("__hash__") is None:
        cls.__hash__ = None
    if params.match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(one.name for one in taken if not one.kw_only)
    if cls.__doc__ is None:
        cls.__doc__ = _Signature()
    cls.__replace__ = _replace
    if params.slots:
        cls = _with_slots(cls, [one.name for one in real])
    elif params.weakref_slot:
        raise TypeError("weakref_slot is True but slots is False")
    return cls


def _set_new(cls, name, function, overwrites=False):
    if name not in cls.__dict__:
        function.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, function)


def _make_init(cls, all_fields, taken, params):
    """`__init__` as source, so that its errors name the parameters as a handwritten one's would."""
    positional = [one for one in taken if not one.kw_only]
    by_keyword = [one for one in taken if one.kw_only]
    seen_default = None
    for one in positional:
        if one.default is not MISSING or one.default_factory is not MISSING:
            seen_default = one
        elif seen_default is not None:
            raise TypeError(f"non-default argument {one.name!r} follows default argument {seen_default.name!r}")
    scope = {"_missing": _FACTORY, "_set": object.__setattr__}
    parameters = ["self"]
    body = []

    def parameter(one):
        if one.default is not MISSING:
            scope[f"_default_{one.name}"] = one.default
            return f"{one.name}=_default_{one.name}"
        return f"{one.name}=_missing" if one.default_factory is not MISSING else one.name

    parameters += [parameter(one) for one in positional]
    if by_keyword:
        parameters += ["*", *(parameter(one) for one in by_keyword)]
    for one in all_fields.values():
        if one._field_type is not _FIELD:
            continue
        value = one.name
        if one.default_factory is not MISSING:
            scope[f"_factory_{one.name}"] = one.default_factory
            value = f"_factory_{one.name}()"
            if one.init:
                value += f" if {one.name} is _missing else {one.name}"
        elif not one.init:
            if not params.slots or one.default is MISSING:
                continue
            scope[f"_default_{one.name}"] = one.default
            value = f"_default_{one.name}"
        body.append(f'_set(self, "{one.name}", {value})' if params.frozen else f"self.{one.name} = {value}")
    if hasattr(cls, "__post_init__"):
        given = ", ".join(one.name for one in all_fields.values() if one._field_type is _INIT_VARIABLE)
        body.append(f"self.__post_init__({given})")
    exec(f"def __init__({', '.join(parameters)}):\n    " + "\n    ".join(body or ["pass"]), scope)
    made = scope["__init__"]
    made.__annotations__ = {**{one.name: one.type for one in taken}, "return": None}
    return made


def _make_repr(names):
    running = set()

    def __repr__(self):
        if id(self) in running:
            return "..."
        running.add(id(self))
        try:
            pairs = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
            return f"{type(self).__qualname__}({pairs})"
        finally:
            running.discard(id(self))

    return __repr__


def _make_equal(names):
    def __eq__(self, other):
        if self is other:
            return True
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in names)

    return __eq__


_ORDERS = {
    "__lt__": lambda a, b: a < b,
    "__le__": lambda a, b: a <= b,
    "__gt__": lambda a, b: a > b,
    "__ge__": lambda a, b: a >= b,
}


def _make_order(name, names, holds):
    def order(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return holds(tuple([getattr(self, one) for one in names]), tuple([getattr(other, one) for one in names]))

    order.__name__ = name
    return order


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        if function.__name__ in cls.__dict__:
            raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
        setattr(cls, function.__name__, function)


def _with_slots(cls, names):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = {key: value for key, value in cls.__dict__.items() if key not in (*names, "__dict__", "__weakref__")}
    inherited = {name for base in cls.__mro__[1:] for name in base.__dict__.get("__slots__", ())}
    namespace["__slots__"] = tuple(name for name in names if name not in inherited)
    return type(cls)(cls.__name__, cls.__bases__, namespace)


def fields(class_or_instance):
    known = getattr(class_or_instance, _FIELDS, None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(one for one in known.values() if one._field_type is _FIELD)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _converted(value, from_dataclass, dict_factory):
    cls = type(value)
    if hasattr(cls, _FIELDS):
        return from_dataclass(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return cls(*[_converted(item, from_dataclass, dict_factory) for item in value])
    if isinstance(value, (list, tuple)):
        return cls([_converted(item, from_dataclass, dict_factory) for item in value])
    if isinstance(value, dict):
        return {
            _converted(key, from_dataclass, dict_factory): _converted(item, from_dataclass, dict_factory)
            for key, item in value.items()
        }
    import copy

    return copy.deepcopy(value)


def asdict(obj, *, dict_factory=dict):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def convert(one):
        return dict_factory([(f.name, _converted(getattr(one, f.name), convert, dict_factory)) for f in fields(one)])

    return convert(obj)


def astuple(obj, *, tuple_factory=tuple):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def convert(one):
        return tuple_factory([_converted(getattr(one, f.name), convert, dict) for f in fields(one)])

    return convert(obj)


def _replace(self, /, **changes):
    for one in getattr(self, _FIELDS).values():
        if one._field_type is _CLASS_VARIABLE:
            continue
        if not one.init:
            if one.name in changes:
                raise TypeError(f"field {one.name} is declared with init=False, it cannot be specified with replace()")
        elif one.name not in changes:
            if one._field_type is _INIT_VARIABLE and one.default is MISSING:
                raise TypeError(f"InitVar {one.name!r} must be specified with replace()")
            changes[one.name] = getattr(self, one.name)
    return type(self)(**changes)


def replace(obj, /, **changes):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        name, tp, *default = (item, "typing.Any") if isinstance(item, str) else item
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if _keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = tp
        if default:
            namespace[name] = default[0]
    namespace["__annotations__"] = annotations
    namespace.setdefault("__module__", "__main__")
    return dataclass(type(cls_name, bases, namespace), **options)
