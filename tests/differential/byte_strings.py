"""Methods and operators of bytes and bytearray."""

PRELUDE = '''
def changed(start, change):
    array = bytearray(start)
    result = change(array)
    return array, result
'''

WORDS = [b"", b" ", b"a", b"ab", b"abc", b"ABC", b"Hello World", b"x,y,,z", b"  two  words ", b"a\tb", b"1\n22\r\n333\r4", b"-42", b"\x00\xff\x80", b"it's", b'"', b"aaaa", b"abab"]
SIMPLE = [
    "capitalize", "isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper", "lower", "swapcase",
    "title", "upper", "split", "rsplit", "splitlines", "strip", "lstrip", "rstrip", "expandtabs", "hex",
]
ONE = ["strip", "lstrip", "rstrip", "split", "rsplit", "partition", "rpartition", "removeprefix", "removesuffix"]
SEARCH = ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]
CHANGES = ["a.append({n})", "a.extend({w})", "a.insert({i}, {n})", "a.pop({i})", "a.pop()", "a.remove({n})", "a.reverse()", "a.clear()",
           "a.__setitem__({i}, {n})", "a.__setitem__(slice({i}, {j}), {w})", "a.__setitem__(slice({i}, {j}, 2), {w})", "a.__delitem__({i})",
           "a.__delitem__(slice({i}, {j}, {s}))", "a.__iadd__({w})", "a.extend([{n}, {n}])"]


def expressions(random):
    while True:
        word = random.choice(WORDS) + random.choice([b"", random.choice(WORDS), bytes(random.randrange(256) for _ in range(3))])
        piece = word[random.randrange(len(word) + 1) :][: random.randint(0, 2)] if random.random() < 0.6 else random.choice(WORDS)
        shown = f"{random.choice(['', '', 'bytearray'])}({word!r})"
        bound = random.choice(["", "", f", {random.randint(-6, 6)}", f", {random.randint(-6, 6)}, {random.randint(-6, 6)}"])
        kind = random.randrange(16)
        if kind < 3:
            yield f"{shown}.{random.choice(SIMPLE)}()"
        elif kind < 5:
            yield f"{shown}.{random.choice(ONE)}({piece!r})"
        elif kind < 8:
            yield f"{shown}.{random.choice(SEARCH)}({random.choice([repr(piece), repr(piece), '97', '300'])}{bound})"
        elif kind == 8:
            yield f"{shown}.replace({piece!r}, {random.choice(WORDS)!r}, {random.choice([-1, 0, 1, 2])})"
        elif kind == 9:
            yield f"{shown}[{random.choice(['0', '-1', '7', ':2', '::-1', '1:-1', '::2', '-3:'])}]"
        elif kind == 10:
            yield f"{shown} {random.choice(['+', '<', '==', '!=', 'in', '>='])} {random.choice([repr(piece), 'bytearray(' + repr(piece) + ')', '97'])}"
        elif kind == 11:
            codec = random.choice(["utf-8", "ascii", "latin-1", "utf-16", "utf-16-be", "utf-32", "utf-8-sig"])
            errors = random.choice(["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"])
            broken = word + bytes(random.choice([0xC3, 0xE2, 0x82, 0xF0, 0x9F, 0xED, 0xA0, 0x80, 0x41]) for _ in range(random.randint(0, 4)))
            yield f"{broken!r}.decode({codec!r}, {errors!r})"
        elif kind == 12:
            change = random.choice(CHANGES).format(n=random.choice([0, 97, 255, 256, -1]), w=repr(random.choice(WORDS)), i=random.randint(-5, 5), j=random.randint(-5, 5), s=random.choice([1, 2, -1]))
            yield f"changed({word!r}, lambda a: {change})"
        elif kind == 13:
            template = random.choice([b"%s", b"%d|", b"%5.2f", b"%x", b"%c", b"%b%%", b"%r", b"%-6s|", b"%a", b"%z"])
            yield f"{template!r} % ({random.choice([repr(piece), '65', '3.5', repr('text'), 'None'])},)"
        elif kind == 14:
            yield f"{shown}.{random.choice(['center', 'ljust', 'rjust', 'zfill'])}({random.randint(0, 14)})"
        else:
            yield f"{random.choice(['repr', 'len', 'list', 'bytes', 'bytearray', 'bool'])}({shown})"
