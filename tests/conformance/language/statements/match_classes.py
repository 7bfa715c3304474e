from dataclasses import dataclass


@dataclass
class Circle:
    radius: float


@dataclass
class Rect:
    width: float
    height: float


class Plain:
    __match_args__ = ("kind",)

    def __init__(self, kind):
        self.kind = kind


def area(shape):
    match shape:
        case Circle(radius=0) | Rect(0, _) | Rect(_, 0):
            return 0
        case Circle(r):
            return round(3.14159 * r * r, 2)
        case Rect(width=w, height=h):
            return w * h
        case Plain("odd" as kind):
            return kind
    return "unknown"


print([area(s) for s in (Circle(2), Rect(3, 4), Rect(0, 9), Plain("odd"), Plain("x"))])
