"""itertools: iterators made of others. Those that loops spend their time in are native (`_itertools`)."""

from _itertools import *
from _itertools import _Generated
from _itertools import batched as _batched_arguments, compress as _compress_arguments, groupby as _groupby_arguments
from _itertools import tee as _tee_arguments
from _sys import show_as as _show_as

_NOTHING = object()


class batched(_Generated):
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        iterable, n, strict = _batched_arguments(*args, **kwargs)
        n = range(n).stop
        if n < 1:
            raise ValueError("n must be at least one")
        return super().__new__(cls, _batches(iter(iterable), n, strict))


def _batches(source, n, strict):
    while batch := tuple(islice(source, n)):
        if len(batch) < n and strict:
            raise ValueError("batched(): incomplete batch")
        yield batch
        if len(batch) < n:
            break


class compress(_Generated):
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        data, selectors = _compress_arguments(*args, **kwargs)
        return super().__new__(cls, (item for item, chosen in zip(data, selectors) if chosen))


class pairwise(_Generated):
    __slots__ = ()

    def __new__(cls, *iterables, **kwargs):
        if kwargs:
            raise TypeError("pairwise() takes no keyword arguments")
        if len(iterables) != 1:
            raise TypeError(f"pairwise expected 1 argument, got {len(iterables)}")
        return super().__new__(cls, _pairs(iter(iterables[0])))


def _pairs(source):
    for first in source:
        for second in source:
            yield first, second
            first = second


class zip_longest(_Generated):
    __slots__ = ()

    def __new__(cls, *iterables, fillvalue=None, **kwargs):
        if kwargs:
            raise TypeError("zip_longest() got an unexpected keyword argument")
        return super().__new__(cls, _rows([iter(iterable) for iterable in iterables], fillvalue))


class _AllEnded(Exception):
    pass


def _rows(sources, filling):
    left = len(sources)

    def when_ended():
        nonlocal left
        left -= 1
        if left == 0:
            raise _AllEnded
        yield filling

    try:
        yield from zip(*[chain(source, when_ended(), repeat(filling)) for source in sources])
    except _AllEnded:
        pass


class groupby(_Generated):
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        iterable, key = _groupby_arguments(*args, **kwargs)
        return super().__new__(cls, _groups(iter(iterable), key))


class _grouper(_Generated):
    __slots__ = ()


def _groups(source, key_of):
    # `item` was read and belongs to no group yet; `key` is its key, or that of the last one that was given.
    item = key = _NOTHING
    current = 0

    def read():
        nonlocal item, key
        item = next(source, _NOTHING)
        if item is _NOTHING:
            return False
        key = item if key_of is None else key_of(item)
        return True

    def members(group, group_key):
        nonlocal item
        while group == current:
            if item is _NOTHING and not read():
                break
            if not (group_key is key or group_key == key):
                break
            given = item
            item = _NOTHING
            yield given

    while True:
        current += 1
        while key is _NOTHING or current > 1 and (group_key is key or group_key == key):
            if not read():
                return
        group_key = key
        yield key, _grouper(members(current, key))


class _tee:
    """Stands in a chain of links that all share; a link is empty until somebody has read its item, then it holds the
    item and the next link."""

    __slots__ = ("_source", "_link", "__weakref__")

    def __new__(cls, iterable, /):
        source = iter(iterable)
        if isinstance(source, _tee):
            return source.__copy__()
        self = super().__new__(cls)
        self._source = source
        self._link = []
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if not self._link:
            item = next(self._source)
            # Another one may have read meanwhile: the new item goes to the end.
            end = self._link
            while end:
                end = end[1]
            end.extend((item, []))
        item, self._link = self._link
        return item

    def __copy__(self):
        other = object.__new__(_tee)
        other._source = self._source
        other._link = self._link
        return other


def tee(*args, **kwargs):
    iterable, n = _tee_arguments(*args, **kwargs)
    count = 2 if n is None else range(n).stop
    if count < 0:
        raise ValueError("n must be >= 0")
    if count == 0:
        return ()
    source = iter(iterable)
    first = source if hasattr(source, "__copy__") else _tee(source)
    return first, *[first.__copy__() for _ in range(count - 1)]


for _type in (_tee, batched, compress, groupby, pairwise, zip_longest):
    _show_as(_type, f"itertools.{_type.__name__}")
del _type
