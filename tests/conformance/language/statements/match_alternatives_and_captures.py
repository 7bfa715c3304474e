# Captures are bound only when the whole pattern has matched, in whatever order the alternatives name them.
def pick(subject):
    match subject:
        case [a, [b, c]] | {"c": c, "a": a, "b": b} | (c, a, b):
            return "abc", a, b, c
        case [[("x" | "y") as letter, *rest], last] | (last, {"letter": letter, **rest}):
            return "letter", letter, rest, last
        case [1, *middle, 9] if middle:
            return "middle", middle
        case [first, *_, last] | (first as last):
            return "ends", first, last


for subject in [
    [1, [2, 3]],
    {"a": 1, "b": 2, "c": 3, "d": 4},
    (3, 1, 2),
    [["x", 5, 6], 7],
    [7, {"letter": "y", "more": 8}],
    [1, 2, 3, 9],
    [1, 9],
    "text",
    None,
    [],
]:
    print(subject, "->", pick(subject))


def failed_captures():
    a = b = "before"
    match [1, 2, 3]:
        case [a, b, 4]:
            pass
        case [a, 2, 3] if a > 1:
            print("guard has run with", a)
        case [*_, b]:
            print("matched", b)
    return a, b


print(failed_captures())


class Evil:
    @property
    def value(self):
        print("asked for value")
        return [1, {"key": (2, 3)}]


def nested(subject):
    match subject:
        case Evil(value=[x, {"key": (y, 4)}]):
            return "four", x, y
        case Evil(value=[x, {"key": (y, z), **rest}]):
            return x, y, z, rest
        case {"k": -1 | 2.5 | 1 + 2j | "s" | b"b" | None | True as k, **others}:
            return "key", k, others
        case int(n) | str(n) | float(n):
            return "number or text", n
        case _ if False:
            return "never"
    return "nothing"


for subject in [Evil(), {"k": 1 + 2j, "l": 0}, {"k": True}, {"k": 1}, 5, "five", 5.5, b"", ()]:
    print(nested(subject))


def in_a_loop():
    out = []
    for item in [0, 1, 2, 3, 4, 5]:
        match item:
            case 0:
                continue
            case 4:
                break
            case 1 | 2 as small:
                out.append(small)
            case other:
                out.append(-other)
    return out


print(in_a_loop())
