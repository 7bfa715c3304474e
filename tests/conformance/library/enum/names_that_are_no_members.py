"""What _ignore_ names helps in the body of an enumeration and is gone afterwards."""

from enum import Enum


class Period(Enum):
    _ignore_ = "Period number"
    Period = vars()
    for number in range(1, 4):
        Period[f"day_{number}"] = number


print(list(Period), hasattr(Period, "number"))


class Listed(Enum):
    _ignore_ = ["spare"]
    spare = 5
    used = spare + 1


print(list(Listed), hasattr(Listed, "spare"), hasattr(Listed, "_ignore_"))
