from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from pprint import isreadable, isrecursive, pformat, pprint, saferepr
from types import SimpleNamespace


@dataclass
class Point:
    x: int
    y: list
    label: str = "somewhere over the rainbow"


@dataclass
class Own:
    text: str = "word " * 30

    def __repr__(self):
        return "own " * 30


Pair = namedtuple("Pair", "a b")
pprint(Point(1, [1, 2]))
pprint([Point(1, ["a" * 30, "b" * 30])], width=50)
pprint(Own())
pprint(Counter("hello world, this is a counter of letters"))
pprint(OrderedDict((c, c * 10) for c in "abcdefghij"))
pprint(defaultdict(list, {c: [c * 10] for c in "abcdefghij"}))
pprint(deque(range(40)), width=40, compact=True)
pprint(deque(range(10), maxlen=50), width=20)
pprint(SimpleNamespace(**{c * 5: c * 15 for c in "abcde"}))
pprint([Pair("x" * 50, "y" * 50)])
circle = [1]
circle.append(circle)
print(pformat(circle) == f"[1, <Recursion on list with id={id(circle)}>]", isrecursive(circle), isreadable(circle), isreadable([1, "a"]), isreadable(object()))
print(saferepr({"b": 1, "a": 2}))
for wrong in ({"indent": -1}, {"depth": 0}, {"width": 0}):
    try:
        pprint(1, **wrong)
    except ValueError as error:
        print(error)
