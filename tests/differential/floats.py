"""Text, arithmetic, rounding and methods of float and complex."""

import struct

PRELUDE = "inf, nan = float('inf'), float('nan')\n"

BINARY = ["+", "-", "*", "/", "//", "%", "**", "<", "<=", "==", "!="]
SPECIAL = ["0.0", "-0.0", "1.0", "-1.0", "0.5", "2.5", "1e308", "5e-324", "2.2250738585072014e-308", "inf", "-inf", "nan", "1e16", "1e22"]


def number(random) -> float:
    kind = random.random()
    if kind < 0.3:
        (value,) = struct.unpack("d", struct.pack("Q", random.getrandbits(64)))
        return value
    if kind < 0.5:
        return random.uniform(-100, 100)
    if kind < 0.7:
        return round(random.uniform(-1000, 1000), random.randint(0, 4))
    if kind < 0.8:
        return random.randint(-(10**6), 10**6) / 2 ** random.randint(0, 20)
    if kind < 0.9:
        return float(random.randint(-(10**18), 10**18))
    return 10.0 ** random.randint(-320, 308)


def literal(random) -> str:
    return f"({random.choice(SPECIAL) if random.random() < 0.2 else repr(number(random))})"


def decimal_text(random) -> str:
    digits = "".join(random.choice("0123456789") for _ in range(random.choice([1, 5, 17, 20, 40, 800])))
    point = random.randint(0, len(digits))
    exponent = random.choice(["", "", f"e{random.randint(-340, 310)}", f"E+{random.randint(0, 30)}", "e", "e-"])
    text = random.choice(["", "-", "+", " "]) + digits[:point] + random.choice([".", ".", "", "_", ".."]) + digits[point:] + exponent
    return f"float({text!r})"


def halfway_text(random) -> str:
    """Between two floats, with digits that decide which is nearer."""
    bits = random.getrandbits(62)
    (low,) = struct.unpack("d", struct.pack("Q", bits))
    (high,) = struct.unpack("d", struct.pack("Q", bits + 1))
    if low != low or high != high or high == float("inf"):
        return "1.0"
    from decimal import Decimal, getcontext

    getcontext().prec = 1200
    middle = (Decimal(low) + Decimal(high)) / 2
    return f"float('{middle}{random.choice(['', '', 'X'])}')".replace("X", "" if "E" in str(middle) else "1")


def complex_literal(random) -> str:
    return f"complex({literal(random)}, {literal(random)})"


def expressions(random):
    while True:
        a, b = literal(random), literal(random)
        kind = random.randrange(20)
        if kind < 5:
            yield f"{a} {random.choice(BINARY)} {b}"
        elif kind < 8:
            # The hash of a NaN is its address.
            questions = ["repr", "str", "int", "bool", "abs"] + (["hash"] if "nan" not in a else [])
            yield f"{random.choice(questions)}{a}"
        elif kind == 8:
            yield f"round({a}, {random.randint(-20, 25)})"
        elif kind == 9:
            yield f"round{a}"
        elif kind == 10:
            yield f"{a}.{random.choice(['hex', 'as_integer_ratio', 'is_integer', '__trunc__', '__floor__', '__ceil__', 'conjugate'])}()"
        elif kind == 11:
            yield decimal_text(random)
        elif kind == 12:
            yield halfway_text(random)
        elif kind == 13:
            yield f"float.fromhex({a}.hex())"
        elif kind == 14:
            text = random.choice(["0x1.8p3", "0x.8", "1p-1074", "0x1p-1075", "0x1.8p-1075", "-0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "inf", "0xg", "0x1p", "1.5e3", "nan", " 0x1 ", "0x1.00000000000008p0", "0x1.00000000000018p0"])
            yield f"float.fromhex({text!r})"
        elif kind == 15:
            yield f"divmod({a}, {b})"
        elif kind == 16:
            yield f"{complex_literal(random)} {random.choice(['+', '-', '*', '==', '!='])} {random.choice([a, complex_literal(random)])}"
        elif kind == 17:
            value = complex_literal(random)
            yield f"{random.choice(['repr', 'bool', 'hash'] if 'nan' not in value else ['repr'])}({value})"
        elif kind == 18:
            yield f"{a} {random.choice(BINARY)} {random.choice([3, -2, 0, 2**53 + 1, 10**25, 10**400])}"
        else:
            text = random.choice(["1+2j", "1e5-infj", "j", "-j", "(3)", "1+", "1 + 2j", "nan+nanj", " 5j ", "+1_0j", "1j2", "", "1e+j", "infinityj"])
            yield f"complex({text!r})"
