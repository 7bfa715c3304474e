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


class _Marker:
    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return f"<dataclasses.{self._name} object>"


MISSING = _Marker("_MISSING_TYPE")
KW_ONLY = _Marker("_KW_ONLY_TYPE")


class InitVar:
    """A field that `__init__` takes and hands to `__post_init__`, and that is not kept."""

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)


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
        self._kind = "field"

    def __repr__(self):
        names = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
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
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)

    return decorate if cls is None else decorate(cls)


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
        if _is_class_variable(annotation):
            one._kind = "class variable"
        elif _is_init_variable(annotation):
            one._kind = "init variable"
        if one.kw_only is MISSING:
            one.kw_only = kw_only
        if one._kind == "field" and isinstance(one.default, (list, dict, set)):
            raise ValueError(
                f"mutable default {type(one.default)} for field {name} is not allowed: use default_factory"
            )
        yield one


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    all_fields = {}
    has_frozen_base = has_plain_base = False
    for base in cls.__mro__[-1:0:-1]:
        if _FIELDS in base.__dict__:
            all_fields.update(base.__dict__[_FIELDS])
            if base.__dict__["__dataclass_params__"]["frozen"]:
                has_frozen_base = True
            else:
                has_plain_base = True
    if has_plain_base and frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    if has_frozen_base and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    for one in _own_fields(cls, kw_only):
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
    cls.__dataclass_params__ = {"frozen": frozen}
    real = [one for one in all_fields.values() if one._kind == "field"]
    taken = [one for one in all_fields.values() if one._kind != "class variable" and one.init]

    if init:
        _set_new(cls, "__init__", _make_init(cls, all_fields, taken, frozen), True)
    if repr:
        _set_new(cls, "__repr__", _make_repr([one.name for one in real if one.repr]))
    compared = [one.name for one in real if one.compare]
    if eq:
        _set_new(cls, "__eq__", _make_equal(compared))
    elif order:
        raise ValueError("eq must be true if order is true")
    if order:
        for name, holds in _ORDERS.items():
            if name in cls.__dict__:
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering"
                )
            _set_new(cls, name, _make_order(name, compared, holds))
    if frozen:
        _freeze(cls, {one.name for one in real})
    hashed = [one.name for one in real if (one.compare if one.hash is None else one.hash)]
    if unsafe_hash or (eq and frozen and "__hash__" not in cls.__dict__):
        cls.__hash__ = lambda self: hash(tuple([getattr(self, name) for name in hashed]))
    elif eq and cls.__dict__.get("__hash__") is None:
        cls.__hash__ = None
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(one.name for one in taken if not one.kw_only and one._kind == "field")
    cls.__replace__ = _replace
    if slots:
        cls = _with_slots(cls, [one.name for one in real])
    return cls


def _set_new(cls, name, function, overwrites=False):
    if name not in cls.__dict__:
        function.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, function)


def _make_init(cls, all_fields, taken, frozen):
    """`__init__` as source, so that its errors name the parameters as a handwritten one's would."""
    positional = [one for one in taken if not one.kw_only]
    by_keyword = [one for one in taken if one.kw_only]
    seen_default = None
    for one in positional:
        if one.default is not MISSING or one.default_factory is not MISSING:
            seen_default = one
        elif seen_default is not None:
            raise TypeError(f"non-default argument {one.name!r} follows default argument {seen_default.name!r}")
    scope = {"_missing": MISSING, "_set": object.__setattr__}
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
        if one._kind != "field":
            continue
        value = one.name
        if one.default_factory is not MISSING:
            scope[f"_factory_{one.name}"] = one.default_factory
            value = f"_factory_{one.name}()"
            if one.init:
                value += f" if {one.name} is _missing else {one.name}"
        elif not one.init:
            continue
        body.append(f'_set(self, "{one.name}", {value})' if frozen else f"self.{one.name} = {value}")
    if hasattr(cls, "__post_init__"):
        given = ", ".join(one.name for one in all_fields.values() if one._kind == "init variable")
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

    cls.__setattr__ = __setattr__
    cls.__delattr__ = __delattr__


def _with_slots(cls, names):
    namespace = {key: value for key, value in cls.__dict__.items() if key not in (*names, "__dict__", "__weakref__")}
    inherited = {name for base in cls.__mro__[1:] for name in base.__dict__.get("__slots__", ())}
    namespace["__slots__"] = tuple(name for name in names if name not in inherited)
    return type(cls)(cls.__name__, cls.__bases__, namespace)


def fields(class_or_instance):
    known = getattr(class_or_instance, _FIELDS, None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(one for one in known.values() if one._kind == "field")


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
        if one._kind == "class variable":
            continue
        if not one.init:
            if one.name in changes:
                raise TypeError(f"field {one.name} is declared with init=False, it cannot be specified with replace()")
        elif one.name not in changes:
            if one._kind == "init variable" and one.default is MISSING:
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
        if isinstance(item, str):
            annotations[item] = "typing.Any"
            continue
        annotations[item[0]] = item[1]
        if len(item) == 3:
            namespace[item[0]] = item[2]
    for name in annotations:
        if not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if _keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
    namespace["__annotations__"] = annotations
    namespace.setdefault("__module__", "__main__")
    return dataclass(type(cls_name, bases, namespace), **options)
