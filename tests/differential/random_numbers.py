"""The module random: the same numbers for the same seed."""

PRELUDE = "import random\n\n\ndef seeded(seed):\n    random.seed(seed)\n    return random\n"

CALLS = [
    "random()", "randint(1, 6)", "randint(-10**30, 10**30)", "randrange(100)", "randrange(5, 100, 7)", "randrange(10, 0, -3)",
    "getrandbits(1)", "getrandbits(32)", "getrandbits(33)", "getrandbits(200)", "randbytes(11)", "choice('abcdef')",
    "choice([1, 2, 3])", "choice(range(10**6))", "choices([1, 2, 3], k=6)", "choices('abc', [5, 1, 2], k=8)",
    "choices('abc', cum_weights=[1, 1.5, 4], k=8)", "sample(range(10), 4)", "sample(range(10**9), 7)", "sample('abcdef', 6)",
    "sample(['x', 'y'], 3, counts=[4, 2])", "sample(range(100), 60)", "uniform(1, 10)", "uniform(-2.5, 2)", "triangular()", "triangular(1, 5, 2)",
    "gauss()", "gauss(10, 2)", "normalvariate(0, 1)", "lognormvariate(0, 0.5)", "expovariate(1.5)", "expovariate()", "vonmisesvariate(1, 4)",
    "gammavariate(2, 3)", "gammavariate(0.5, 1)", "gammavariate(1, 1)", "betavariate(2, 5)", "paretovariate(3)", "weibullvariate(1, 1.5)",
    "binomialvariate()", "binomialvariate(10, 0.3)", "binomialvariate(1000, 0.4)", "binomialvariate(100, 0.9)",
    "randrange(0)", "randint(5, 1)", "choice([])", "sample([1], 2)", "choices([1, 2], [0, 0])", "getstate()[1][:3]",
]
SEEDS = ["0", "1", "-1", "42", "2**40", "-(10**50)", "0.5", "-3.25", "1e300", "''", "'text'", "'\\u20ac'", "b'bytes'", "bytearray(b'x')", "True"]


def expressions(random):
    while True:
        seed = random.choice([*SEEDS, str(random.getrandbits(random.choice([8, 32, 64, 128])))])
        calls = ", ".join("r." + random.choice(CALLS) for _ in range(random.randint(1, 4)))
        shuffled = random.choice(["", "", ", (lambda row: (r.shuffle(row), row))(list(range(12)))"])
        yield f"(lambda r: [{calls}{shuffled}])(seeded({seed}))"
