"""enum: a class whose instances are a fixed set of named values."""

# fmt: off
__all__ = [
    "EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
    "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "EnumCheck",
    "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "global_enum", "global_str", "global_enum_repr", "global_flag_repr",
]
# fmt: on


class auto:
    """Stands for the value that comes next."""

    def __init__(self, value=None):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


_property = property


class property(_property):
    """An attribute of the members that does not hide a member of the same name."""

    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.owner.__name__!r}> cannot set attribute {self.name!r}")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.owner.__name__!r}> cannot delete attribute {self.name!r}")
        self.fdel(instance)


class EnumDict(dict):
    """The body of an enumeration: remembers its members in the order of their definition."""

    def __init__(self):
        super().__init__()
        self.members = {}
        self.generate = None
        self.ignored = ["_ignore_"]

    def __setitem__(self, name, value):
        is_special = name.startswith("_") and name.endswith("_")
        if name == "_generate_next_value_":
            self.generate = value.__func__ if isinstance(value, staticmethod) else value
        if name == "_ignore_":
            self.ignored += value.replace(",", " ").split() if isinstance(value, str) else value
        if isinstance(value, nonmember):
            value = value.value
        elif name in self.ignored:
            pass
        elif isinstance(value, member) or not (is_special or _is_descriptor(value)):
            if name in self.members:
                raise TypeError(f"{name!r} already defined as {self.members[name]!r}")
            if isinstance(value, member):
                value = value.value
            if isinstance(value, auto):
                known = list(self.members.values())
                value = self.generate(name, 1, len(known), known) if value.value is None else value.value
            elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
                known = list(self.members.values())
                value = tuple(
                    self.generate(name, 1, len(known), known) if isinstance(part, auto) else part for part in value
                )
            self.members[name] = value
            value = self.members[name]
        super().__setitem__(name, value)


def _is_descriptor(value):
    kind = type(value)
    return hasattr(kind, "__get__") or hasattr(kind, "__set__") or isinstance(value, type)


class EnumType(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwds):
        namespace = EnumDict()
        namespace.generate = next(
            (base._generate_next_value_ for base in bases if hasattr(base, "_generate_next_value_")), _count_up
        )
        return namespace

    def __new__(mcls, name, bases, namespace, *, boundary=None, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        members = getattr(namespace, "members", {})
        if "mro" in members:
            raise ValueError("invalid enum member name(s) 'mro'")
        ignored = getattr(namespace, "ignored", ())
        rest = {key: value for key, value in namespace.items() if key not in members and key not in ignored}
        if "_generate_next_value_" in rest and not isinstance(rest["_generate_next_value_"], staticmethod):
            rest["_generate_next_value_"] = staticmethod(rest["_generate_next_value_"])
        data_type = _data_type(bases)
        if data_type is not object:
            # What a member looks like is the enumeration's matter, not the mixed-in type's.
            for method in ("__repr__", "__str__", "__format__"):
                rest.setdefault(method, getattr(bases[-1], method))
        cls = super().__new__(mcls, name, bases, rest, **kwds)
        cls._member_map_ = {}
        if boundary is not None:
            cls._boundary_ = boundary
        cls._value2member_map_ = {}
        make_new = namespace.get("__new__") or next(
            (base.__dict__["__new__"] for base in cls.__mro__[1:] if isinstance(base, EnumType) and "__new__" in base.__dict__ and base not in _BASES), None
        )  # fmt: skip
        if make_new is not None:
            type.__setattr__(cls, "_make_member_", staticmethod(getattr(make_new, "__func__", make_new)))
        for key, value in members.items():
            _add_member(cls, key, value, data_type, make_new)
        if make_new is not None:
            type.__setattr__(cls, "__new__", staticmethod(_find))
        if Flag is not None and issubclass(cls, Flag):
            _learn_bits(cls)
        return cls

    def __call__(cls, value, names=None, *values, module=None, qualname=None, type=None, start=1):
        if names is None:
            return _find(cls, value)
        if cls._member_map_:
            return _find(cls, (value, names, *values))
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        namespace = EnumType.__prepare__(value, (cls,))
        if isinstance(names, dict):
            names = list(names.items())
        for index, name in enumerate(names):
            if isinstance(name, str):
                namespace[name] = cls._generate_next_value_(name, start, index, list(namespace.members.values()))
            else:
                namespace[name[0]] = name[1]
        namespace["__module__"] = module or "__main__"
        return EnumType(value, (cls,) if type is None else (type, cls), namespace)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    @_property
    def _member_names_(cls):
        names = [name for name, found in cls._member_map_.items() if found._name_ == name]
        if Flag is not None and issubclass(cls, Flag):
            names = [name for name in names if _is_single_bit(cls._member_map_[name]._value_)]
        return names

    def __reversed__(cls):
        return reversed(list(cls))

    def __len__(cls):
        return len(list(cls))

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        return any(found._value_ == value for found in cls._member_map_.values())

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    @_property
    def __members__(cls):
        from types import MappingProxyType

        return MappingProxyType(cls._member_map_)


EnumMeta = EnumType
_BASES = []
Flag = None


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _learn_bits(cls):
    """What a flag's values may be made of."""
    mask = singles = 0
    for found in cls._member_map_.values():
        if isinstance(found._value_, int):
            mask |= found._value_
            singles |= found._value_ if _is_single_bit(found._value_) else 0
    cls._flag_mask_, cls._singles_mask_, cls._all_bits_ = mask, singles, (1 << mask.bit_length()) - 1


def bin(num, max_bits=None):
    """The bits of a number, with its sign set apart."""
    digits = f"{num if num >= 0 else ~num:b}"
    if num < 0:
        digits = digits.translate({48: "1", 49: "0"})
    sign = "1" if num < 0 else "0"
    return f"0b{sign} {digits.rjust(max_bits or 0, sign)}"


def _count_up(name, start, count, last_values):
    if not last_values:
        return start
    return max(last_values) + 1


def _data_type(bases):
    for base in bases:
        for one in base.__mro__:
            if one is object or isinstance(one, EnumType):
                continue
            if one.__module__ == "builtins" or "__new__" in one.__dict__:
                return one
    return object


def _add_member(cls, name, value, data_type, make_new):
    arguments = value if isinstance(value, tuple) else (value,)
    if make_new is not None:
        found = getattr(make_new, "__func__", make_new)(cls, *arguments)
        if "_value_" not in found.__dict__:
            found._value_ = value
    elif data_type is object:
        found = object.__new__(cls)
        found._value_ = value
    else:
        found = data_type.__new__(cls, *arguments)
        found._value_ = data_type(*arguments)
    for known in cls._member_map_.values():
        if known._value_ == found._value_:
            cls._member_map_[name] = known
            type.__setattr__(cls, name, known)
            return
    found._name_ = name
    found._sort_order_ = len(cls._member_map_)
    initialise = cls.__init__
    if initialise is not object.__init__ and hasattr(initialise, "__code__"):
        found.__init__(*arguments)
    cls._member_map_[name] = found
    type.__setattr__(cls, name, found)
    try:
        cls._value2member_map_.setdefault(found._value_, found)
    except TypeError:
        pass


def _find(cls, value):
    if type(value) is cls:
        return value
    try:
        return cls._value2member_map_[value]
    except KeyError:
        pass
    except TypeError:
        for found in cls._member_map_.values():
            if found._value_ == value:
                return found
    found = cls._missing_(value)
    if found is None:
        if not cls._member_map_:
            raise TypeError(f"{cls!r} has no members; specify `names=()` if you meant to create a new, empty, enum")
        name = cls.__qualname__
        raise ValueError(f"{value!r} is not a valid {name}")
    return found


class Enum(metaclass=EnumType):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return _count_up(name, start, count, last_values)

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str(self).__format__(format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    """Members look as members only in a repr, and else as their values."""


class IntEnum(int, ReprEnum):
    __str__ = int.__repr__
    __format__ = int.__format__
    __hash__ = int.__hash__


class StrEnum(str, ReprEnum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    __str__ = str.__str__
    __format__ = str.__format__
    __hash__ = str.__hash__


class FlagBoundary(StrEnum):
    """What becomes of a flag's value with bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum):
    _boundary_ = STRICT
    _flag_mask_ = _singles_mask_ = _all_bits_ = 0

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        highest = max((value.bit_length() for value in last_values), default=0)
        return 1 << highest if last_values else start

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        mask, all_bits, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if boundary is STRICT:
                bits = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given {bin(value, bits)}\n  allowed {bin(mask, bits)}"
                )
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif value < 0:
                value += max(all_bits + 1, 1 << value.bit_length())
        given = value
        if value < 0:
            value = all_bits + 1 + value if boundary in (EJECT, KEEP) else cls._singles_mask_ & value
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        data_type = _data_type((cls,))
        found = object.__new__(cls) if data_type is object else data_type.__new__(cls, value)
        found._value_ = value
        parts = [one for one in cls if one._value_ & value]
        known = 0
        for one in parts:
            known |= one._value_
        if value & ~cls._singles_mask_:
            for one in cls._member_map_.values():
                if one not in parts and one._value_ and one._value_ & value == one._value_ and one._value_ & ~known:
                    parts.append(one)
                    known |= one._value_
        names = [one._name_ for one in parts]
        if names and value ^ known:
            names.append(str(value ^ known))
        found._name_ = "|".join(names) or None
        cls._value2member_map_[value] = found
        if given < 0:
            cls._value2member_map_[given] = found
        return found

    def _bits(self, other):
        if isinstance(other, type(self)):
            return other._value_
        return other if isinstance(other, int) and isinstance(self, int) else NotImplemented

    def _combined(self, other, combine):
        bits = self._bits(other)
        return NotImplemented if bits is NotImplemented else type(self)(combine(self._value_, bits))

    def __or__(self, other):
        return self._combined(other, lambda a, b: a | b)

    def __and__(self, other):
        return self._combined(other, lambda a, b: a & b)

    def __xor__(self, other):
        return self._combined(other, lambda a, b: a ^ b)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return type(self)(~self._value_)
        return type(self)(self._singles_mask_ & ~self._value_)

    def __bool__(self):
        return bool(self._value_)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            names = f"{type(other).__qualname__!r} and {type(self).__qualname__!r}"
            raise TypeError(f"unsupported operand type(s) for 'in': {names}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        for one in type(self):
            if one._value_ & self._value_:
                yield one

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        if self._name_ is None:
            return f"<{type(self).__name__}: {self._value_!r}>"
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}({self._value_!r})" if self._name_ is None else super().__str__()


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    __str__ = int.__repr__
    __format__ = int.__format__
    __hash__ = int.__hash__
    __or__, __and__, __xor__ = Flag.__or__, Flag.__and__, Flag.__xor__
    __ror__, __rand__, __rxor__ = Flag.__or__, Flag.__and__, Flag.__xor__
    __invert__ = Flag.__invert__
    __repr__ = Flag.__repr__


_BASES += [Enum, ReprEnum, IntEnum, StrEnum, Flag, IntFlag]


class EnumCheck(StrEnum):
    """What `verify` looks at."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


def verify(*checks):
    def check(enumeration):
        kind = "flag" if issubclass(enumeration, Flag) else "enum"
        for one in checks:
            if one is UNIQUE:
                pairs = enumeration.__members__.items()
                aliases = [f"{name} -> {found.name}" for name, found in pairs if name != found.name]
                if aliases:
                    raise ValueError(f"aliases found in {enumeration!r}: {', '.join(aliases)}")
            elif one is CONTINUOUS:
                values = {member.value for member in enumeration}
                if kind == "flag":
                    expected = [1 << bit for bit in range(max(values).bit_length()) if 1 << bit >= min(values)]
                else:
                    expected = range(min(values), max(values) + 1)
                missing = [str(value) for value in expected if value not in values]
                if missing:
                    name = enumeration.__name__
                    raise ValueError(f"invalid {kind} {name!r}: missing values {', '.join(missing)}")
            elif one is NAMED_FLAGS:
                unnamed = []
                for name, found in enumeration._member_map_.items():
                    if name != found.name or found.value < 0:
                        continue
                    lost = found.value & ~enumeration._singles_mask_
                    if lost:
                        unnamed.append((name, lost))
                if unnamed:
                    lost = 0
                    for _, bits in unnamed:
                        lost |= bits
                    names = ", ".join(name for name, _ in unnamed)
                    raise ValueError(
                        f"invalid Flag {enumeration.__name__!r}: alias {names} is missing combined values "
                        f"of {hex(lost)} [use enum.show_flag_values(value) for details]"
                    )
        return enumeration

    return check


def show_flag_values(value):
    return [1 << bit for bit in range(value.bit_length()) if value >> bit & 1]


def global_enum_repr(self):
    return f"{type(self).__module__.rpartition('.')[2]}.{self._name_}"


global_flag_repr = global_enum_repr


def global_str(self):
    return f"{type(self).__name__}({self._value_!r})" if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    import sys

    cls.__repr__ = global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls


def unique(enumeration):
    aliases = [(name, found._name_) for name, found in enumeration.__members__.items() if name != found._name_]
    if aliases:
        listed = ", ".join(f"{alias} -> {name}" for alias, name in aliases)
        raise ValueError(f"duplicate values found in {enumeration!r}: {listed}")
    return enumeration
