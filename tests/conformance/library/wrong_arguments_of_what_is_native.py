"""What CPython has in C complains of its arguments as C does."""

import bisect
import contextvars
import heapq
import operator
import re
from collections import OrderedDict


def show(function, *arguments, **named):
    try:
        print(function(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, error)


pattern = re.compile("a(?P<name>b)?")
for name in ("match", "search", "fullmatch", "split", "findall", "finditer", "sub", "subn"):
    method = getattr(pattern, name)
    for arguments in ((), (1,), ("a", "b", "c", "d", "e")):
        show(method, *arguments)
match = pattern.match("ab")
show(match.groups, 1, 2)
show(match.groupdict, 1, 2)
show(match.end, 1, 2)
show(match.expand)
print(type(pattern.finditer("ab")).__name__)
for name in ("add", "contains", "getitem", "setitem", "is_", "concat", "not_", "truth"):
    show(getattr(operator, name))
    show(getattr(operator, name), 1, 2, 3, 4)
print(operator.add.__name__, operator.xor.__qualname__, operator.contains.__name__)
show(operator.itemgetter(1))
show(operator.attrgetter("a"))
show(operator.methodcaller("f"), 1, 2)
show(heapq.heappush)
show(heapq.heappush, [])
show(heapq.heappop)
show(heapq.heappop, [])
show(heapq.heapreplace, [], 1)
show(heapq.nlargest, 1)
show(bisect.bisect)
show(bisect.bisect, [1])
show(bisect.insort, [1])
show(OrderedDict().move_to_end)
show(OrderedDict().popitem, 1, 2)
show(OrderedDict().popitem, x=1)
show(contextvars.ContextVar("v").set)
