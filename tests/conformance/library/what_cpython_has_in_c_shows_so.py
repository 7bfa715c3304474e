"""Functions of the library that CPython has in C look so when they are printed, and so do errors of their arguments."""

import bisect
import contextvars
import functools
import gc
import heapq
import io
import itertools
import operator
import os
import time


def show(function, *arguments, **named):
    try:
        print(function(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, error)


print(operator.add, operator.itemgetter, heapq.heappush, bisect.bisect, itertools.tee, time.gmtime, gc.collect)
print(operator.add.__module__, heapq.heappush.__module__, bisect.insort.__module__, os.getpid.__module__)
print(functools.lru_cache(None).__qualname__)
for kind in (itertools.batched, itertools.groupby, itertools.compress, itertools.pairwise):
    show(kind)
    show(kind, [1], 2, 3, 4)
for kind in (operator.attrgetter, operator.methodcaller, operator.itemgetter):
    show(kind)
    show(kind, 1) if kind is not operator.itemgetter else None
show(operator.itemgetter, item=1)
show(itertools.pairwise, iterable=[])
show(itertools.tee)
show(contextvars.copy_context, 1)
show(gc.isenabled, 1)
show(gc.set_debug)
memory = io.StringIO()
for name in ("write", "seek"):
    show(getattr(memory, name), 1, 2, 3)
show(memory.write)
