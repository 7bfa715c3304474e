from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", "x y")


class Person(NamedTuple):
    name: str
    age: int = 0


p = Point(1, y=2)
print(p, p.x, p[1], p._replace(x=5), p._asdict(), Point._fields, p == (1, 2))
x, y = p
print(x + y, Person("Al"), Person("Bo", 3).age, sorted([Point(2, 1), Point(1, 9)]))
