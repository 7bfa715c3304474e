"""With slots a field that __init__ does not take still begins with its default."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Counter:
    name: str
    count: int = field(default=3, init=False)
    items: list = field(default_factory=list, init=False)

    def __post_init__(self):
        self.count += 1


@dataclass(slots=True, frozen=True)
class Fixed:
    level: int = field(default=7, init=False)


print(Counter("a"), Fixed(), Counter.__slots__)
try:
    Counter("a").other = 1
except AttributeError as error:
    print(error)
