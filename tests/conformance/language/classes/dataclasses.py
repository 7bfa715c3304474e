from dataclasses import dataclass, field


@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list[str] = field(default_factory=list)

    def total(self, amount):
        return self.price * amount


@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 0


print(Item("pen"), Item("ink", 3.0, ["blue"]).total(2), Item("a") == Item("a"))
print(sorted([Point(2, 1), Point(1, 5), Point(1)]), hash(Point(1)) == hash(Point(1, 0)))
try:
    Point(1).x = 3
except AttributeError as error:
    print(type(error).__name__, error)
try:
    Item()
except TypeError as error:
    print(error)
