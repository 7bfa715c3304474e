"""The module math, but for the functions whose last digit is the C library's."""

from floats import literal
from integers import integer

PRELUDE = "import math\n\ninf, nan = float('inf'), float('nan')\n"

ONE = ["ceil", "floor", "trunc", "fabs", "isfinite", "isinf", "isnan", "sqrt", "ulp", "frexp", "modf", "degrees", "radians"]
TWO = ["copysign", "fmod", "remainder", "nextafter", "isclose", "hypot"]


def expressions(random):
    while True:
        a, b = literal(random), literal(random)
        kind = random.randrange(15)
        if kind < 3:
            yield f"math.{random.choice(ONE)}{a}"
        elif kind < 6:
            yield f"math.{random.choice(TWO)}({a}, {b})"
        elif kind == 6:
            yield f"math.{random.choice(['gcd', 'lcm'])}({', '.join(str(integer(random)) for _ in range(random.randint(0, 3)))})"
        elif kind == 7:
            yield f"math.{random.choice(['comb', 'perm'])}({random.choice([random.randint(-2, 60), 10**20, 300])}, {random.randint(-1, 30)})"
        elif kind == 8:
            yield f"math.isqrt({integer(random)})"
        elif kind == 9:
            yield f"math.factorial({random.choice([random.randint(-1, 30), 100, 500])})"
        elif kind == 10:
            yield f"math.fsum([{', '.join(literal(random) for _ in range(random.randint(0, 6)))}])"
        elif kind == 11:
            size = random.randint(0, 5)
            numbers = lambda: ", ".join(random.choice([literal(random), str(random.randint(-9, 9))]) for _ in range(size))
            yield f"math.{random.choice(['sumprod', 'dist'])}([{numbers()}], [{numbers()}])"
        elif kind == 12:
            yield f"math.prod([{', '.join(str(random.choice([random.randint(-9, 9), 0.5, 10**20])) for _ in range(random.randint(0, 5)))}])"
        elif kind == 13:
            yield f"math.ldexp({a}, {random.choice([0, 1, -1, 1000, -1080, 2000, 10**30])})"
        else:
            yield f"math.nextafter({a}, {b}, steps={random.choice([0, 1, 2, 10, 2**60, -1])})"
