from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int = 0


class Colour:
    RED = "red"


class Loose:
    __match_args__ = ("a", "b")

    def __init__(self, **fields):
        self.__dict__.update(fields)


def name(subject):
    match subject:
        case None | True | False:
            return f"singleton {subject}"
        case -1 | 2.5 | 3 + 4j | -5 - 6j:
            return f"number {subject}"
        case "a" "b" | b"bytes":
            return f"text {subject!r}"
        case Colour.RED:
            return "value pattern"
        case int(n) if n > 100:
            return f"large {n}"
        case int() | float() as number:
            return f"some number {number}"
        case str(text):
            return f"str {text}"
        case []:
            return "empty sequence"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"1 and {rest}"
        case [first, *_, last] if first == last:
            return f"same ends {first}"
        case (a, b):
            return f"pair {a} {b}"
        case [Point(x=0), *others]:
            return f"origin-ish first, then {others}"
        case {"kind": "circle", "radius": r, **rest}:
            return f"circle {r} {rest}"
        case {"nested": {"list": [_, second, *_]}}:
            return f"nested {second}"
        case {**all_of_it} if not all_of_it:
            return "empty mapping"
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x, y=0):
            return f"on the axis {x}"
        case Point(x=px, y=py):
            return f"point {px} {py}"
        case Loose(a=1, b=Loose(a=inner)):
            return f"nested class {inner}"
        case Loose(a):
            return f"loose {a}"
        case _:
            return "anything"


for subject in (
    None, True, -1, 2.5, 3 + 4j, -5 - 6j, "ab", b"bytes", "red", 500, 7, 1.5, "text", [], (), [9], [1, 2, 3],
    [4, 5, 6, 4], (7, 8), [Point(0, 1), 2, 3], [5, 6, 7], {"kind": "circle", "radius": 2, "colour": "red"},
    {"nested": {"list": [1, 2, 3]}}, {}, {"x": 1}, Point(0, 0), Point(3), Point(3, 4), Loose(a=1, b=Loose(a=5)),
    Loose(a=2), Loose(b=2), range(2), {1, 2}, bytearray(b"ab"), object,
):
    print(name(subject), end="; ")
print()
match 1, 2:
    case 1, x:
        print("open sequence", x)
match *[1, 2], 3:
    case [*all_of_them]:
        print(all_of_them)
match = case = _ = 5
print(match, case, _)
