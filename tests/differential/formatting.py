"""Format specs, str.format and the % operator."""

from floats import number
from integers import integer

PRELUDE = "inf, nan = float('inf'), float('nan')\n\n\nclass Thing:\n    word = 'w'\n    row = {'k': [1, 2.5]}\n"

TEXTS = ["", "a", "abc", "h\u00e9llo", "\u20ac5", "\U0001f600x"]


def spec(random) -> str:
    text = ""
    if random.random() < 0.3:
        text += random.choice(["*", "0", " ", "\u00e9", "<", "x"]) + random.choice("<>=^")
    elif random.random() < 0.3:
        text += random.choice("<>=^")
    text += random.choice(["", "", "", "+", "-", " "])
    text += random.choice(["", "", "", "", "z"])
    text += random.choice(["", "", "", "#"])
    text += random.choice(["", "", "0"])
    text += random.choice(["", "", "1", "5", "12", "30"])
    text += random.choice(["", "", "", ",", "_", ",_"])
    text += random.choice(["", "", "", ".0", ".1", ".3", ".10", ".20", "."])
    text += random.choice(["", "", "d", "b", "o", "x", "X", "c", "n", "e", "E", "f", "F", "g", "G", "%", "s", "q", "dd"])
    return text


def value(random) -> str:
    kind = random.randrange(8)
    if kind < 3:
        return f"({integer(random)})" if random.random() < 0.6 else str(random.randint(-5, 200))
    if kind < 6:
        return f"({number(random)!r})" if random.random() < 0.8 else random.choice(["inf", "-inf", "nan", "0.0", "-0.0"])
    if kind == 6:
        return ascii(random.choice(TEXTS))
    return random.choice(["True", "None", "1j", "(1.5-2j)", "complex(-0.0, nan)", "[1]", "Thing.row"])


def percent(random) -> str:
    flags = "".join(random.choice("-+ #0") for _ in range(random.choice([0, 0, 1, 2])))
    width = random.choice(["", "", "5", "12", "*"])
    precision = random.choice(["", "", ".0", ".3", ".10", ".*", "."])
    letter = random.choice("diouxXeEfFgGcrsa%y")
    stars = [str(random.randint(-8, 12)) for star in width + precision if star == "*"]
    values = ", ".join([*stars, value(random)])
    template = random.choice(["", "<"]) + "%" + flags + width + precision + random.choice(["", "", "", "l"]) + letter + ">"
    return f"{template!a} % ({values},)"


def template(random) -> str:
    name = random.choice(["", "", "0", "1", "a", "t.word", "t.row[k]", "t.row[k][1]", "0[0]", "t.none", "2", "b", "t.", "t[", " 0"])
    conversion = random.choice(["", "", "", "!r", "!s", "!a", "!x", "!"])
    inner = random.choice(["", "", ":", ":>8", ":{a}", ":{}", ":*^{a}", ":.2f", ":{{}}", ":{0:{1}}"])
    text = random.choice(["", "x", "{{", "}}", "{", "}"]) + "{" + name + conversion + inner + "}" + random.choice(["", "y", "{}", "}}"])
    # Small numbers, since they may come to be widths.
    first, second = (random.choice([str(random.randint(-5, 40)), "2.5", "'h\u00e9'", "None", "1j"]) for _ in range(2))
    return f"{text!r}.format({first}, {second}, a={random.randint(0, 12)}, t=Thing)"


def expressions(random):
    while True:
        kind = random.randrange(6)
        if kind < 3:
            yield f"format({value(random)}, {spec(random)!a})"
        elif kind < 5:
            yield percent(random)
        else:
            yield template(random)
