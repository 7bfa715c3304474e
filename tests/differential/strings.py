"""Methods and operators of str."""

PRELUDE = ""

WORDS = [
    "", " ", "a", "b", "ab", "abc", "ABC", "aAbB", "hello world", "Hello World", "x,y,,z", "  two  words ", "a\tb\tc",
    "1\n22\r\n333\r4", "line\x0bfeed\x0c", "\u00e9t\u00e9", "\u00c9T\u00c9", "stra\u00dfe", "\u0130stanbul", "\u039f\u0394\u039f\u03a3", "\u03a3",
    "\u01c5abc", "\ufb01n", "\u0149", "\u1e9e", "12345", "-42", "+7", "\u0663\u0664", "\u00b2", "\u00bd", "\u2167", "\u4e2d\u6587", "\U0001d7d8\U0001f600",
    "\u00a0x\u3000", "_name1", "1name", "a.b", "it's", 'say "hi"', "both ' and \"", "\\n", "\x00\x1f\x7f", "\ud800", "aaaaaa", "abababab", "mississippi",
]
SIMPLE = [
    "capitalize", "casefold", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric",
    "isprintable", "isspace", "istitle", "isupper", "lower", "swapcase", "title", "upper", "split", "rsplit", "splitlines", "strip",
    "lstrip", "rstrip", "expandtabs", "encode",
]
ONE = ["strip", "lstrip", "rstrip", "split", "rsplit", "partition", "rpartition", "removeprefix", "removesuffix", "join"]
SEARCH = ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]


def text(random) -> str:
    if random.random() < 0.7:
        word = random.choice(WORDS)
    else:
        word = "".join(chr(random.choice([random.randrange(32, 127), random.randrange(0x250), random.randrange(0x2000)])) for _ in range(random.randint(0, 8)))
    return word + random.choice(["", "", random.choice(WORDS)])


def part(random, whole: str) -> str:
    if whole and random.random() < 0.6:
        begin = random.randrange(len(whole))
        return whole[begin : begin + random.randint(0, 3)]
    return random.choice(WORDS)


def bound(random) -> str:
    return str(random.choice([None, 0, 1, 2, 5, -1, -2, -5, 100, -100, 10**20]))


def expressions(random):
    while True:
        word = text(random)
        piece = part(random, word)
        kind = random.randrange(22)
        if kind < 5:
            yield f"{word!a}.{random.choice(SIMPLE)}()"
        elif kind < 8:
            yield f"{word!a}.{random.choice(ONE)}({piece!a})"
        elif kind < 11:
            bounds = random.choice(["", f", {bound(random)}", f", {bound(random)}, {bound(random)}"])
            yield f"{word!a}.{random.choice(SEARCH)}({piece!a}{bounds})"
        elif kind == 11:
            yield f"{word!a}.replace({piece!a}, {text(random)!a}, {random.choice([-1, 0, 1, 2, 100])})"
        elif kind == 12:
            yield f"{word!a}.{random.choice(['split', 'rsplit'])}({random.choice([None, ascii(piece)])}, {random.choice([-1, 0, 1, 2])})"
        elif kind == 13:
            yield f"{word!a}[{random.choice([bound(random), f'{bound(random)}:{bound(random)}', f'{bound(random)}:{bound(random)}:{random.choice([1, 2, -1, -2, 0, 3])}'])}]".replace("None", "")
        elif kind == 14:
            fill = random.choice(["", ", '*'", ", '\\xe9'", ", ''", ", 'ab'"])
            yield f"{word!a}.{random.choice(['center', 'ljust', 'rjust'])}({random.randint(-1, 20)}{fill})"
        elif kind == 15:
            yield f"{word!a}.{random.choice(['zfill', 'expandtabs'])}({random.randint(-1, 15)})"
        elif kind == 16:
            yield f"{word!a} {random.choice(['+', '<', '<=', '==', '!=', '>', 'in', 'not in'])} {random.choice([ascii(piece), ascii(text(random))])}"
        elif kind == 17:
            yield f"{word!a} * {random.randint(-1, 4)}"
        elif kind == 18:
            codec = random.choice(["utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-32-be", "UTF8", "utf_8_sig"])
            errors = random.choice(["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"])
            yield f"{word!a}.encode({codec!r}, {errors!r})"
        elif kind == 19:
            yield f"{word!a}.translate(str.maketrans({piece!a}, {random.choice([piece[::-1], 'xyz'])!a}{random.choice(['', ', ' + ascii(random.choice(WORDS))])}))"
        elif kind == 20:
            yield f"{random.choice(['repr', 'ascii', 'len', 'list', 'str', 'sorted', 'bool'])}({word!a})"
        else:
            yield f"{word!a}.splitlines({random.choice([True, False])})"
