"""reprlib: reprs of limited length, and reprs of what contains itself."""

from itertools import islice
from _thread import get_ident

__all__ = ["Repr", "repr", "recursive_repr"]


def recursive_repr(fillvalue="..."):
    """Makes a `__repr__` give `fillvalue` where it is called again for the same object within itself."""

    def decorate(function):
        running = set()

        def wrapper(self, *args):
            key = id(self), get_ident()
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return function(self, *args)
            finally:
                running.discard(key)

        for name in ("__module__", "__doc__", "__name__", "__qualname__"):
            setattr(wrapper, name, getattr(function, name))
        wrapper.__wrapped__ = function
        return wrapper

    return decorate


class Repr:
    def __init__(
        self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6, maxdeque=6,
        maxstring=30, maxlong=40, maxother=30, fillvalue="...", indent=None,
    ):  # fmt: skip
        self.maxlevel = maxlevel
        self.maxtuple = maxtuple
        self.maxlist = maxlist
        self.maxarray = maxarray
        self.maxdict = maxdict
        self.maxset = maxset
        self.maxfrozenset = maxfrozenset
        self.maxdeque = maxdeque
        self.maxstring = maxstring
        self.maxlong = maxlong
        self.maxother = maxother
        self.fillvalue = fillvalue
        self.indent = indent

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        kind = type(x)
        method = getattr(self, "repr_" + "_".join(kind.__name__.split()), None)
        if method is None or kind.__module__ not in ("builtins", "collections") and type(self) is Repr:
            method = self.repr_instance
        return method(x, level)

    def repr_str(self, x, level):
        text = builtin_repr(x[: self.maxstring])
        if len(text) <= self.maxstring:
            return text
        head, tail = self._ends(self.maxstring)
        return self._shortened(builtin_repr(x[:head] + x[len(x) - tail :]), self.maxstring)

    def repr_int(self, x, level):
        return self._limited(builtin_repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = builtin_repr(x)
        except Exception:
            return f"<{type(x).__name__} instance at {id(x):#x}>"
        return self._limited(text, self.maxother)

    def repr_list(self, x, level):
        return self._items(x, level, "[", "]", self.maxlist)

    def repr_tuple(self, x, level):
        return self._items(x, level, "(", ",)" if len(x) == 1 and level > 0 else ")", self.maxtuple)

    def repr_set(self, x, level):
        return self._items(_sorted(x), level, "{", "}", self.maxset) if x else "set()"

    def repr_frozenset(self, x, level):
        return self._items(_sorted(x), level, "frozenset({", "})", self.maxfrozenset) if x else "frozenset()"

    def repr_deque(self, x, level):
        return self._items(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        pieces = [
            f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}" for key in _sorted(x)[: self.maxdict]
        ]
        return "{" + self._joined(pieces, len(x) > self.maxdict, level) + "}"

    def _items(self, x, level, left, right, most):
        if level <= 0 and len(x):
            return left + self.fillvalue + right
        pieces = [self.repr1(item, level - 1) for item in islice(x, most)]
        return left + self._joined(pieces, len(x) > most, level) + right

    def _joined(self, pieces, is_cut, level):
        if is_cut:
            pieces.append(self.fillvalue)
        if self.indent is None or not pieces:
            return ", ".join(pieces)
        unit = self.indent if isinstance(self.indent, str) else " " * self.indent
        separator = "\n" + unit * (self.maxlevel - level + 1)
        return separator + ("," + separator).join(pieces) + "," + "\n" + unit * (self.maxlevel - level)

    def _ends(self, most):
        head = max(0, (most - 3) // 2)
        return head, max(0, most - 3 - head)

    def _limited(self, text, most):
        return text if len(text) <= most else self._shortened(text, most)

    def _shortened(self, text, most):
        head, tail = self._ends(most)
        return text[:head] + self.fillvalue + text[len(text) - tail :]


def _sorted(x):
    try:
        return sorted(x)
    except Exception:
        return list(x)


builtin_repr = repr
aRepr = Repr()
repr = aRepr.repr
