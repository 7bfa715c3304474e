import copy
from collections import namedtuple
from dataclasses import dataclass, field


@dataclass(slots=True)
class Point:
    x: int
    y: int = 2
    tags: list = field(default_factory=list)


class Pair(namedtuple("Pair", "a b")):
    __slots__ = ()


p = Point(1)
p.x += 10
q = copy.copy(p)
q.y = 9
print(p, q, Point.__slots__, hasattr(p, "__dict__"))
for target in (p, Pair(1, 2)):
    try:
        target.z = 3
    except AttributeError as error:
        print(error)
