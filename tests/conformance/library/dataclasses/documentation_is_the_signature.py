from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Optional


@dataclass
class Point:
    x: int
    y: "str" = "a"
    z: list = field(default_factory=list)
    any: Any = None


@dataclass
class Documented:
    """own"""


@dataclass(frozen=True)
class Options:
    name: Optional[str]
    _: KW_ONLY
    parts: list[int] = field(default_factory=list)
    hidden: int = field(default=0, init=False)


@dataclass
class Empty:
    pass


for cls in (Point, Documented, Options, Empty):
    print(cls.__doc__)
print(Point(1).__doc__)
