"""memoryview: the bytes of another object, without a copy. Imported before a program that names it."""

import sys
from _sys import export

_SIZES = {"B": 1, "b": 1, "c": 1, "?": 1, "H": 2, "h": 2, "I": 4, "i": 4, "L": 8, "l": 8, "Q": 8, "q": 8}
_none_given = object()


class memoryview:
    __module__ = "builtins"
    __slots__ = ("_obj", "_places", "_format", "_readonly", "_export", "__weakref__")

    def __new__(cls, object=_none_given):
        if object is _none_given:
            raise TypeError("memoryview() missing required argument 'object' (pos 1)")
        self = super().__new__(cls)
        if type(object) is memoryview:
            self._take(object._live()._obj, object._places, object._format, object._readonly, object._export)
        elif isinstance(object, (bytes, bytearray)):
            self._take(object, range(len(object)), "B", isinstance(object, bytes), export(object))
        else:
            raise TypeError(f"memoryview: a bytes-like object is required, not '{type(object).__name__}'")
        return self

    def _take(self, obj, places, format, readonly, export):
        """`places` are those of the items' first bytes; while there is an `export` the object keeps its length."""
        self._obj, self._places, self._format, self._readonly, self._export = obj, places, format, readonly, export

    def _live(self):
        if self._places is None:
            raise ValueError("operation forbidden on released memoryview object")
        return self

    def _derived(self, places, format, readonly):
        view = object.__new__(memoryview)
        view._take(self._obj, places, format, readonly, self._export)
        return view

    def _item(self, place):
        if self._format == "B":
            return self._obj[place]
        item = bytes(self._obj[place : place + _SIZES[self._format]])
        if self._format == "c":
            return item
        if self._format == "?":
            return item != b"\0"
        return int.from_bytes(item, sys.byteorder, signed=self._format.islower())

    def __getitem__(self, index):
        self._live()
        if isinstance(index, slice):
            return self._derived(self._places[index], self._format, self._readonly)
        return self._item(self._place(index))

    def _place(self, index):
        if not hasattr(index, "__index__"):
            raise TypeError("memoryview: invalid slice key")
        try:
            return self._places[index]
        except IndexError:
            raise IndexError("index out of bounds on dimension 1") from None

    def __setitem__(self, index, value):
        self._live()
        if self._readonly:
            raise TypeError("cannot modify read-only memory")
        size = _SIZES[self._format]
        if isinstance(index, slice):
            places = self._places[index]
            data = bytes(memoryview(value))
            if len(data) != len(places) * size:
                raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
            for number, place in enumerate(places):
                self._obj[place : place + size] = data[number * size : (number + 1) * size]
            return
        place = self._place(index)
        kind, low = self._format, 0
        if kind == "c":
            if not isinstance(value, bytes):
                raise TypeError("memoryview: invalid type for format 'c'")
            data = value
        else:
            if not hasattr(value, "__index__"):
                raise TypeError(f"memoryview: invalid type for format {kind!r}")
            try:
                data = int(value).to_bytes(size, sys.byteorder, signed=kind.islower())
            except OverflowError:
                raise ValueError(f"memoryview: invalid value for format {kind!r}") from None
        self._obj[place : place + size] = data

    def __delitem__(self, index):
        raise TypeError("cannot delete memory")

    def __len__(self):
        return len(self._live()._places)

    def __iter__(self):
        self._live()
        return map(self._item, self._places)

    def __bytes__(self):
        return self.tobytes()

    def tobytes(self, order="C"):
        self._live()
        places, size = self._places, _SIZES[self._format]
        if places.step == size and places:
            return bytes(self._obj[places[0] : places[-1] + size])
        return b"".join([bytes(self._obj[place : place + size]) for place in places])

    def tolist(self):
        return list(self)

    def hex(self, *args, **kwargs):
        return self.tobytes().hex(*args, **kwargs)

    def cast(self, format, shape=None):
        self._live()
        if format not in _SIZES:
            raise ValueError("memoryview: destination format must be a native single character format prefixed with an optional '@'")
        if not self.c_contiguous:
            raise TypeError("memoryview: casts are restricted to C-contiguous views")
        if "B" not in (format, self._format) and "b" not in (format, self._format) and "c" not in (format, self._format):
            raise TypeError("memoryview: cannot cast between two non-byte formats")
        if self.nbytes % _SIZES[format]:
            raise TypeError("memoryview: length is not a multiple of itemsize")
        begin = self._places.start
        return self._derived(range(begin, begin + self.nbytes, _SIZES[format]), format, self._readonly)

    def toreadonly(self):
        return self._live()._derived(self._places, self._format, True)

    def release(self):
        self._obj = self._places = self._export = None

    def __enter__(self):
        return self._live()

    def __exit__(self, *exc_info):
        self.release()

    obj = property(lambda self: self._live()._obj)
    format = property(lambda self: self._live()._format)
    readonly = property(lambda self: self._live()._readonly)
    itemsize = property(lambda self: _SIZES[self._live()._format])
    nbytes = property(lambda self: len(self) * self.itemsize)
    ndim = property(lambda self: self._live() and 1)
    shape = property(lambda self: (len(self),))
    strides = property(lambda self: (self._live()._places.step,))
    suboffsets = property(lambda self: ())
    c_contiguous = f_contiguous = contiguous = property(
        lambda self: len(self) < 2 or self._places.step == self.itemsize
    )

    def __eq__(self, other):
        if isinstance(other, (bytes, bytearray)):
            other = memoryview(other)
        if not isinstance(other, memoryview):
            return NotImplemented
        if self._places is None or other._places is None:
            return self is other
        return self.tolist() == other.tolist()

    def __hash__(self):
        if not self.readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(self.tobytes())

    def __repr__(self):
        return f"<{'released ' if self._places is None else ''}memory at {id(self):#x}>"


__builtins__["memoryview"] = memoryview
