"""What the module hands out: patterns and matches."""

from _sys import stand_for_native
from re import matcher
from re.template import Template


class Match:
    """Where a pattern was found, with its groups."""

    __module__ = "re"
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, pattern, string, pos, endpos, slots):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._slots = slots
        last = slots[pattern._program.last_group]
        self.lastindex = last if last > 0 else None
        self.lastgroup = next((name for name, number in pattern.groupindex.items() if number == last), None)

    def _number(self, group):
        if isinstance(group, (str, bytes)):
            group = self.re.groupindex.get(group, -1)
        if not hasattr(group, "__index__") or not 0 <= group.__index__() <= self.re.groups:
            raise IndexError("no such group")
        return group.__index__()

    def _text(self, number, default=None):
        begin, end = self._slots[2 * number], self._slots[2 * number + 1]
        return default if end < 0 else self.string[begin:end]

    def group(self, *groups):
        if len(groups) == 1:
            return self._text(self._number(groups[0]))
        if not groups:
            return self._text(0)
        return tuple([self._text(self._number(group)) for group in groups])

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        return tuple([self._text(number, default) for number in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(number, default) for name, number in self.re.groupindex.items()}

    def start(self, group=0, /):
        return self.span(group)[0]

    def end(self, group=0, /):
        return self.span(group)[1]

    def span(self, group=0, /):
        number = self._number(group)
        end = self._slots[2 * number + 1]
        return (-1, -1) if end < 0 else (self._slots[2 * number], end)

    @property
    def regs(self):
        return tuple([self.span(number) for number in range(self.re.groups + 1)])

    def expand(self, template):
        return Template(template, self.re).expand(self)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"


class Pattern:
    """A pattern that was read, for text of its kind."""

    __module__ = "re"

    def __init__(self, pattern, flags, groups, program):
        self.pattern = pattern
        self.flags = int(flags)
        self.groups = groups.count - 1
        self.groupindex = dict(groups.names)
        self._program = program

    def _characters(self, string):
        """The text as characters, whether it is text or bytes."""
        if isinstance(string, str):
            if isinstance(self.pattern, bytes):
                raise TypeError("cannot use a bytes pattern on a string-like object")
            return string
        if not isinstance(string, (bytes, bytearray)):
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        if isinstance(self.pattern, str):
            raise TypeError("cannot use a string pattern on a bytes-like object")
        return bytes(string).decode("latin-1")

    def _one(self, find, string, pos, endpos, *options):
        text = self._characters(string)
        end = len(text) if endpos is None else min(max(endpos, 0), len(text))
        begin = min(max(pos, 0), len(text))
        slots = find(self._program, text, begin, end, *options) if begin <= end else None
        return None if slots is None else Match(self, string, begin, end, slots)

    def match(self, string, pos=0, endpos=None):
        return self._one(matcher.match, string, pos, endpos)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._one(matcher.match, string, pos, endpos, True)

    def search(self, string, pos=0, endpos=None):
        return self._one(matcher.search, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=None):
        matches = self._all(string, pos, endpos)
        return iter(lambda: next(matches, None), None)

    def _all(self, string, pos=0, endpos=None):
        """The matches from left to right; after an empty one the next at its place is not empty."""
        return self._found(string, self._characters(string), pos, endpos)

    def _found(self, string, text, pos, endpos):
        end = len(text) if endpos is None else min(max(endpos, 0), len(text))
        begin = position = min(max(pos, 0), len(text))
        forbidden = -1
        while position <= end:
            slots = matcher.search(self._program, text, position, end, forbidden)
            if slots is None:
                return
            yield Match(self, string, begin, end, slots)
            position = slots[1]
            forbidden = position if slots[0] == position else -1

    def findall(self, string, pos=0, endpos=None):
        empty = string[:0] if isinstance(string, (str, bytes)) else b""
        matches = self._all(string, pos, endpos)
        if self.groups == 0:
            return [match.group() for match in matches]
        if self.groups == 1:
            return [match._text(1, empty) for match in matches]
        return [match.groups(empty) for match in matches]

    def split(self, string, maxsplit=0):
        parts = []
        position = 0
        for count, match in enumerate(self._all(string), 1):
            if maxsplit < 0:
                break
            parts.append(string[position : match.start()])
            parts += match.groups()
            position = match.end()
            if count == maxsplit:
                break
        parts.append(string[position:])
        return parts

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        """(text, how many replacements)"""
        expand = repl if callable(repl) else Template(repl, self).expand
        parts = []
        position = made = 0
        for match in self._all(string):
            if count < 0:
                break
            parts.append(string[position : match.start()])
            text = expand(match)
            if text is not None:
                parts.append(text)
            position = match.end()
            made += 1
            if made == count:
                break
        parts.append(string[position:])
        return string[:0].join(parts), made

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.pattern, self.flags) == (other.pattern, other.flags) and type(self.pattern) is type(other.pattern)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    __class_getitem__ = classmethod(type(list[int]))

    def __repr__(self):
        from re.flags import RegexFlag

        shown = self.flags & ~32 if isinstance(self.pattern, str) else self.flags
        text = repr(self.pattern)[:200]
        return f"re.compile({text}, {RegexFlag(shown)!r})" if shown else f"re.compile({text})"


stand_for_native("re", Match, Pattern)
