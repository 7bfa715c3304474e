from typing import *


class Point(NamedTuple):
    """Where it is."""

    x: int
    y: "int" = 0

    def norm(self) -> int:
        return abs(self.x) + abs(self.y)

    @property
    def swapped(self):
        return Point(self.y, self.x)



print(Point(1), Point(1, 2).norm(), Point(1, 2).swapped, Point._field_defaults, Point._fields, Point.__doc__)
print(Point.__annotations__["y"], Point.__bases__, Point.__mro__[1], Point(1) == (1, 0), Point.__name__)
Pair = NamedTuple("Pair", [("left", int), ("right", str)])
print(Pair(1, "a"), Pair.__annotations__, Pair.__module__, get_type_hints(Point))
try:

    class Wrong(NamedTuple):
        a: int = 1
        b: int

except TypeError as error:
    print(error)
try:
    Pair(1)
except TypeError as error:
    print(error)


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


class Rated(Movie, total=False):
    stars: int
    by: Required["str"]


print(sorted(Rated.__required_keys__), sorted(Rated.__optional_keys__), Rated.__total__, Movie.__total__)
print(Movie(title="x"), type(Movie(title="x")), Movie.__annotations__, Rated.__mro__, is_typeddict(Movie))
print(is_typeddict(dict), get_type_hints(Rated), get_type_hints(Rated, include_extras=True)["by"])
Options = TypedDict("Options", {"in": int, "a-b": str}, total=False)
print(Options({"in": 3}), Options.__optional_keys__ == {"in", "a-b"}, Options.__name__)
try:
    isinstance({}, Movie)
except TypeError as error:
    print(error)
