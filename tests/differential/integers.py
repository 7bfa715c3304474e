"""Arithmetic, bits, conversions and methods of int and bool."""

PRELUDE = ""

BINARY = ["+", "-", "*", "/", "//", "%", "&", "|", "^", "<", "<=", "==", "!=", ">", ">="]
SPECIAL = [0, 1, -1, 2, -2, 2**31, 2**32, 2**47, -(2**47), 2**47 - 1, 2**48, 2**53, 2**53 + 1, 2**63, -(2**63), 2**64, 10**18]


def integer(random) -> int:
    kind = random.random()
    if kind < 0.15:
        return random.choice(SPECIAL) + random.choice([-1, 0, 0, 1])
    if kind < 0.4:
        return random.randint(-100, 100)
    bits = random.choice([8, 31, 32, 33, 47, 48, 49, 53, 63, 64, 65, 96, 128, 300, 1000])
    value = random.getrandbits(bits)
    if random.random() < 0.2:
        value = (1 << bits) - 1 - random.getrandbits(3)
    return -value if random.random() < 0.4 else value


def literal(value: int) -> str:
    return f"({value})"


def number_text(random) -> str:
    base = random.choice([0, 2, 8, 10, 16, 36])
    digits = "0123456789abcdefghijklmnopqrstuvwxyzABC_"[: random.choice([2, 8, 10, 16, 37, 40])]
    text = "".join(random.choice(digits) for _ in range(random.randint(0, 12)))
    prefix = random.choice(["", "", "", "0x", "0b", "0o", "0X", "0", "+", "-", "-0x", " ", "\t", "\u0663", "_"])
    return f"int({prefix + text + random.choice(['', '', ' ', '_', chr(0x3000)])!a}, {base})"


def expressions(random):
    while True:
        a, b, c = integer(random), integer(random), integer(random)
        small = random.randint(0, 12)
        shift = random.choice([0, 1, 31, 32, 33, 47, 48, 64, 100, -1])
        kind = random.randrange(24)
        if kind < 8:
            yield f"{literal(a)} {random.choice(BINARY)} {literal(b)}"
        elif kind == 8:
            yield f"{literal(a)} {random.choice(['<<', '>>'])} {literal(shift)}"
        elif kind == 9:
            yield f"{literal(a)} ** {literal(random.choice([small, -small]))}"
        elif kind == 10:
            yield f"pow({literal(a)}, {literal(random.choice([abs(b), small, -small, -1]))}, {literal(c)})"
        elif kind == 11:
            yield f"divmod({literal(a)}, {literal(b)})"
        elif kind == 12:
            yield f"{random.choice(['-', '+', '~', 'abs'])}({literal(a)})"
        elif kind == 13:
            yield f"{literal(a)}.{random.choice(['bit_length', 'bit_count', 'as_integer_ratio', 'conjugate', '__trunc__'])}()"
        elif kind == 14:
            order, signed = random.choice(["little", "big"]), random.choice([True, False])
            yield f"{literal(a)}.to_bytes({random.choice([0, 1, 2, 4, 8, 9, 20])}, {order!r}, signed={signed})"
        elif kind == 15:
            data = bytes(random.choice([0, 1, 127, 128, 255, random.randrange(256)]) for _ in range(random.randint(0, 12)))
            yield f"int.from_bytes({data!r}, {random.choice(['little', 'big'])!r}, signed={random.choice([True, False])})"
        elif kind == 16:
            yield number_text(random)
        elif kind == 17:
            yield f"round({literal(a)}, {random.randint(-25, 3)})"
        elif kind == 18:
            yield f"({random.choice(['bin', 'oct', 'hex', 'float', 'str', 'bool', 'hash', 'repr'])}({literal(a)}))"
        elif kind == 19:
            yield f"{literal(a)} {random.choice(BINARY)} {random.choice([float(b), 0.5, 1e300, -2.5, float(a)])!r}"
        elif kind == 20:
            yield f"{random.choice([True, False])} {random.choice([*BINARY, '**', '<<'])} {literal(random.choice([True, False, small]))}"
        elif kind == 21:
            yield f"int({random.choice([0.5, -0.5, 1e15, 1e16, 1e22, -1e30, 2.0**63, float(a), 1.9999999])!r})"
        elif kind == 22:
            big = random.getrandbits(random.choice([5000, 14284, 14285, 20000]))
            yield f"({big:#x} {random.choice(['*', '//', '%', '+', '-'])} {integer(random) or 1}) % 1000003"
        else:
            yield f"len(str({random.choice([2, 3, 10])} ** {random.choice([100, 1000, 4299, 4300, 9000, 14000, 14285])}))"
