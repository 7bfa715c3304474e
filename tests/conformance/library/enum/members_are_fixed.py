import enum
from enum import Enum, EnumCheck, IntEnum, ReprEnum, StrEnum, auto, member, nonmember, unique, verify


class Color(Enum):
    """Some colours."""

    RED = 1
    GREEN = 2
    CRIMSON = 1
    _ignored = 5

    def describe(self):
        return f"{self.name} is {self.value}"

    @classmethod
    def default(cls):
        return cls.GREEN

    @staticmethod
    def mixed():
        return "brown"

    @property
    def lower(self):
        return self.name.lower()


print(Color.RED.describe(), Color.default(), Color.mixed(), Color.GREEN.lower, Color.__doc__, Color._ignored)
print(Color.__members__, type(Color.__members__).__name__, Color.CRIMSON, Color("1" and 1), list(reversed(Color)))
print(Color.RED in Color, 1 in Color, 7 in Color, "RED" in Color, Color.RED == 1, Color.RED is Color(1), Color.RED < 2 if 0 else "")
for wrong in (
    lambda: Color(9),
    lambda: Color["BLUE"],
    lambda: Color.BLUE,
    lambda: setattr(Color, "RED", 5),
    lambda: delattr(Color, "RED"),
    lambda: setattr(Color.RED, "name", "x"),
    lambda: setattr(Color.RED, "value", "x"),
    lambda: Color.RED < Color.GREEN,
    lambda: Color(),
    lambda: Color.RED(),
    lambda: Color.RED + 1,
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
Color.RED.extra = 5
print(Color.RED.extra, Color.RED.RED if hasattr(Color.RED, "RED") else "", hasattr(Color.RED, "describe"))


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius


print(Planet.EARTH.mass, Planet.MARS, Planet((0.64, 3.39)), Planet.EARTH.value)


class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj

    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coordinate.PY, Coordinate(1).label)


class Priority(IntEnum):
    LOW = 1
    HIGH = 5


print(Priority.LOW < Priority.HIGH, Priority.LOW + 1, sorted([Priority.HIGH, Priority.LOW]), f"{Priority.LOW:>3}|{Priority.LOW}")
print(repr(Priority.LOW), "%d %s" % (Priority.LOW, Priority.LOW), Priority(5), [10, 20, 30][Priority.LOW], {1: "x"}[Priority.LOW])


class Suit(StrEnum):
    HEARTS = auto()
    SPADES = "S"


print(Suit.HEARTS, repr(Suit.SPADES), Suit("S"), Suit.HEARTS + "!", f"{Suit.HEARTS:>8}", Suit.SPADES == "S", "".join(Suit))




class Weekday(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name[:3]

    MONDAY = auto()
    TUESDAY = auto()


print([day.value for day in Weekday])


class Mixed(Enum):
    @member
    def act():
        return 1

    @nonmember
    class Inner: ...

    plain = lambda: 2
    ONE = 1


print(list(Mixed) == [Mixed.act, Mixed.ONE], Mixed.Inner, Mixed.plain())
Animal = Enum("Animal", "CAT DOG", start=5)
print(list(Animal), Animal.CAT.value, Enum("Pair", [("A", 1), ("B", 2)]).B, Animal.__module__, Animal(6))
for make in (
    lambda: unique(Color),
    lambda: verify(EnumCheck.CONTINUOUS)(Priority),
    lambda: Enum("Twice", [("A", 1), ("A", 2)]),
    lambda: Enum("Bad", "mro"),
):
    try:
        print(make())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(verify(enum.UNIQUE)(Priority), repr(Color), str(Color.RED), Color.RED.__class__)


class Status(Enum):
    OK = 200
    MISSING = 404

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str) and value.isdigit():
            return cls(int(value))
        return None

    def __str__(self):
        return f"<{self.value}>"

    def __bool__(self):
        return self is Status.OK

    def __eq__(self, other):
        return self.value == getattr(other, "value", other)

    __hash__ = Enum.__hash__


print(Status("404"), f"{Status.OK}", f"{Status.OK!r:>20}", bool(Status.MISSING), Status.OK == 200)
try:
    Status("x")
except ValueError as error:
    print(error)
import copy

print(copy.deepcopy(Status.OK) is Status.OK, Status.OK.name, {Status.OK: 1}, Status._value2member_map_)
