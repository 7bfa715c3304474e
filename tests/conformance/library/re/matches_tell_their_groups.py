import copy
import re

match = re.match(r"(\w+) (\w+)", "Isaac Newton, physicist")
print(match, match.group(0), match.group(1, 2), match.groups(), match.span(2), match.start(), match.end(1), match[1], match.lastindex, match.re, match.string, match.pos, match.endpos, match.regs)
match = re.search(r"(?P<first>\w+) (?P<last>\w+)", "  Ada Lovelace")
print(match.groupdict(), match["first"], match.lastgroup, match.expand(r"\g<last>, \1"), match.re.groupindex)
match = re.match(r"(a)(b)?", "ac")
print(match.groups(), match.groups("none"), match.span(2), match.group(2), match.groupdict())
print(re.fullmatch("a|ab", "ab"), re.fullmatch("a+", "aab"), re.match("b", "ab"), bool(match))
pattern = re.compile("b")
print(pattern.match("ab", 1), pattern.search("abab", 2), pattern.findall("babab", 1, 4), pattern.fullmatch("abc", 1, 2), re.compile("^a").search("ba", 1))
print(pattern.pattern, pattern.groups, pattern.flags, pattern == re.compile("b"), copy.copy(pattern) is pattern, {pattern: 1}[re.compile("b")])
print(re.compile("a"), re.compile("a", re.I | re.M), re.I, repr(re.I | re.S), re.compile(b"a", re.X), re.compile("(?i)a").flags, re.NOFLAG, isinstance(match, re.Match), isinstance(pattern, re.Pattern))
print(re.findall(rb"\w+", b"ab cd\xe9"), re.sub(rb"a", rb"<\g<0>>", b"banana"), re.match(rb"(.)", b"x").groups())
for wrong in (
    lambda: re.match("a", 3), lambda: re.match(b"a", "a"), lambda: re.match("a", b"a"), lambda: re.compile(3), lambda: re.compile(pattern, re.I),
    lambda: match.group(3), lambda: match["x"], lambda: match.start(9),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
