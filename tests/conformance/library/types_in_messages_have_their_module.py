"""Messages name types and functions that CPython writes in C with their module."""

import collections
import io
import itertools
import math
import operator
import re
import sys
import time


def show(call):
    try:
        print(call())
    except (AttributeError, TypeError) as error:
        print(error)


for thing in [
    re.compile("a"),
    re.match("a", "a"),
    itertools.batched([], 1),
    itertools.compress([], []),
    itertools.groupby([]),
    itertools.pairwise([]),
    itertools.zip_longest(),
    itertools.count(),
    collections.OrderedDict(),
    collections.Counter(),
    collections.deque(),
    operator.itemgetter(1),
    operator.attrgetter("a"),
    operator.methodcaller("a"),
    io.StringIO(),
    io.BytesIO(),
]:
    show(lambda: thing.missing)
    show(lambda: thing + "a")
show(lambda: {collections.deque(): 1})
show(lambda: math.sqrt())
show(lambda: math.sqrt(1, 2))
show(lambda: math.sqrt(x=1))
show(lambda: math.prod([1], 2))
show(lambda: math.prod())
show(lambda: math.nextafter(1))
show(lambda: math.atan2(1))
show(lambda: time.sleep())
show(lambda: time.time(1))
show(lambda: time.perf_counter(x=1))
show(lambda: sys.getrecursionlimit(1))
print(time.sleep.__module__, sys.getrecursionlimit.__module__, math.sqrt.__module__)
show(lambda: len())
show(lambda: max())
show(lambda: print(1, foo=2))
