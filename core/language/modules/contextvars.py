"""contextvars: variables that each task has for itself; the loop copies the context with every task and callback."""

from collections.abc import Mapping as _Mapping
import _contextvars
from _sys import stand_for_native as _stand_for_native

__all__ = ("Context", "ContextVar", "Token", "copy_context")


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


_MISSING = _Missing()
_NOTHING = object()


class Token:
    """What ContextVar.set gives, for ContextVar.reset."""

    __module__ = "_contextvars"
    __class_getitem__ = classmethod(type(list[int]))
    MISSING = _MISSING

    def __new__(cls):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old_value

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {id(self):#x}>"


class ContextVar:
    """A variable with a value for each context."""

    __module__ = "_contextvars"

    def __init__(self, name, *, default=_NOTHING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_NOTHING, /):
        values = _contextvars.current().values
        if self in values:
            return values[self]
        if default is not _NOTHING:
            return default
        if self._default is not _NOTHING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        cell = _contextvars.current()
        token = object.__new__(Token)
        token._var = self
        token._cell = cell
        token._old_value = cell.values.get(self, _MISSING)
        token._used = False
        cell.values = cell.values | {self: value}
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        cell = _contextvars.current()
        if token._cell is not cell:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token._old_value is _MISSING:
            cell.values = {var: value for var, value in cell.values.items() if var is not self}
        else:
            cell.values = cell.values | {self: token._old_value}

    __class_getitem__ = classmethod(type(list[int]))

    def __repr__(self):
        default = "" if self._default is _NOTHING else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"


class Context(_Mapping):
    """Variables with their values; what runs in it changes it."""

    __module__ = "_contextvars"

    def __init__(self):
        self._cell = _contextvars.Cell()
        self._is_entered = False

    def run(self, callable, /, *args, **kwargs):
        if self._is_entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._is_entered = True
        _contextvars.enter(self._cell)
        try:
            return callable(*args, **kwargs)
        finally:
            _contextvars.leave()
            self._is_entered = False

    def copy(self):
        return _copy_of(self._cell)

    def _checked(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return var

    def __getitem__(self, var):
        return self._cell.values[self._checked(var)]

    def __contains__(self, var):
        return self._checked(var) in self._cell.values

    def get(self, var, default=None, /):
        return self._cell.values.get(self._checked(var), default)

    def __iter__(self):
        return iter(self._cell.values)

    def __len__(self):
        return len(self._cell.values)

    def __eq__(self, other):
        return self._cell.values == other._cell.values if isinstance(other, Context) else NotImplemented

    __hash__ = object.__hash__
    __repr__ = object.__repr__


def copy_context():
    return _copy_of(_contextvars.current())


def _of_runnable(runnable):
    """Task.get_context and Handle.get_context."""
    from _asyncio import _context_of

    context = Context()
    found = _context_of(runnable, context)
    if isinstance(found, Context):
        return found
    context._cell = found
    return context


def _copy_of(cell):
    context = Context()
    context._cell.values = cell.values
    return context


_stand_for_native("_contextvars", Token, ContextVar, Context, copy_context)
