"""re: regular expressions: a pattern is read into a tree (re.parser), made a program (re.program) and run on text by
backtracking (re.matcher)."""

from re.flags import PatternError, RegexFlag
from re.objects import Match, Pattern
from re.parser import parse as _parse
from re.program import Program as _Program

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE",
    "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]  # fmt: skip
error = PatternError
NOFLAG, DEBUG = RegexFlag.NOFLAG, RegexFlag.DEBUG
A = ASCII = RegexFlag.ASCII
I = IGNORECASE = RegexFlag.IGNORECASE
L = LOCALE = RegexFlag.LOCALE
M = MULTILINE = RegexFlag.MULTILINE
S = DOTALL = RegexFlag.DOTALL
X = VERBOSE = RegexFlag.VERBOSE
U = UNICODE = RegexFlag.UNICODE
_known = {}
_MOST_KNOWN = 512
_SPECIAL = {ord(character): "\\" + character for character in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def _compile(pattern, flags):
    """The pattern, read once; called by what the program calls."""
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = (type(pattern), pattern, flags)
    if key in _known:
        return _known[key]
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    node, read_flags, groups, doubts = _parse(pattern, flags)
    for doubt in doubts:
        import warnings

        warnings.warn(doubt, FutureWarning, stacklevel=3)
    made = Pattern(pattern, read_flags, groups, _Program(node, groups))
    if len(_known) >= _MOST_KNOWN:
        del _known[next(iter(_known))]
    _known[key] = made
    return made


def purge():
    _known.clear()


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


def split(pattern, string, *args, **options):
    given = _options("split", ("maxsplit", "flags"), args, options)
    return _compile(pattern, given["flags"]).split(string, given["maxsplit"])


def sub(pattern, repl, string, *args, **options):
    given = _options("sub", ("count", "flags"), args, options)
    return _compile(pattern, given["flags"]).sub(repl, string, given["count"])


def subn(pattern, repl, string, *args, **options):
    given = _options("subn", ("count", "flags"), args, options)
    return _compile(pattern, given["flags"]).subn(repl, string, given["count"])


def _options(function, names, args, options):
    """The options by name; those that are given by position are warned of."""
    if len(args) > 2:
        least = 2 if function == "split" else 3
        given = f"from {least} to {least + 2} positional arguments but {least + len(args)} were given"
        raise TypeError(f"{function}() takes {given}")
    given = dict.fromkeys(names, 0)
    for name, value in zip(names, args):
        if name in options:
            raise TypeError(f"{function}() got multiple values for argument '{name}'")
        given[name] = value
    for name, value in options.items():
        if name not in given:
            raise TypeError(f"{function}() got an unexpected keyword argument '{name}'")
        given[name] = value
    if args:
        import warnings

        warnings.warn(f"{names[0]!r} is passed as positional argument", DeprecationWarning, stacklevel=3)
    return given


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin-1").translate(_SPECIAL).encode("latin-1")
