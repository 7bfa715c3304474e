from enum import Enum, IntEnum, auto


class Color(Enum):
    RED = 1
    GREEN = 2
    ALIAS = 1


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


print(Color.RED, repr(Color.GREEN), Color.RED.name, Color.RED.value, Color(2), Color["RED"])
print(Color.ALIAS is Color.RED, list(Color), len(Color), Color.RED == 1)
print(Level.HIGH > Level.LOW, Level.LOW + 1, max(Level).name)
try:
    Color(9)
except ValueError as error:
    print(error)
