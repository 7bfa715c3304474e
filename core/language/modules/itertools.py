"""itertools: iterators made of others. Those that loops spend their time in are native (`_itertools`)."""

from _itertools import *
from _itertools import _Generated
from _sys import stand_for_native as _stand_for_native

_NOTHING = object()


class batched(_Generated):
    __slots__ = ()

    def __new__(cls, iterable, n, *, strict=False):
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

    def __new__(cls, data, selectors):
        return super().__new__(cls, (item for item, chosen in zip(data, selectors) if chosen))


class pairwise(_Generated):
    __slots__ = ()

    def __new__(cls, iterable, /):
        return super().__new__(cls, _pairs(iter(iterable)))


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

    def __new__(cls, iterable, key=None):
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


def tee(iterable, n=2, /):
    count = range(n).stop
    if count < 0:
        raise ValueError("n must be >= 0")
    if count == 0:
        return ()
    source = iter(iterable)
    first = source if hasattr(source, "__copy__") else _tee(source)
    return first, *[first.__copy__() for _ in range(count - 1)]


_stand_for_native("itertools", _tee, batched, compress, groupby, pairwise, tee, zip_longest)
