"""bisect: where an item belongs in a sorted list."""

from _sys import stand_for_native as _stand_for_native


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    return _search(a, lo, hi, key, lambda item: item < x)


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    return _search(a, lo, hi, key, lambda item: not x < item)


def _search(a, lo, hi, key, lies_before):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    while lo < hi:
        middle = (lo + hi) // 2
        item = a[middle] if key is None else key(a[middle])
        if lies_before(item):
            lo = middle + 1
        else:
            hi = middle
    return lo


def insort_left(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)


def insort_right(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)


bisect = bisect_right
insort = insort_right


_stand_for_native("_bisect", bisect_left, bisect_right, insort_left, insort_right)
