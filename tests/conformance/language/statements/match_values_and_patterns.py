def describe(thing):
    match thing:
        case 0 | 1:
            return "zero or one"
        case int(n) if n > 100:
            return f"big number {n}"
        case int() | float():
            return "number"
        case "hello" | "hi":
            return "greeting"
        case str() as text:
            return f"text of {len(text)}"
        case [x, y]:
            return f"pair {x} {y}"
        case [first, *rest]:
            return f"starts with {first}, then {len(rest)}"
        case {"type": "point", "x": x, **others}:
            return f"point at {x} with {sorted(others)}"
        case None | True | False:
            return "constant"
        case _:
            return "something else"


for thing in (0, 250, 7, 2.5, "hi", "word", (1, 2), [1, 2, 3], [], {"type": "point", "x": 5, "y": 6}, None, {1}):
    print(f"{thing!r}: {describe(thing)}")
