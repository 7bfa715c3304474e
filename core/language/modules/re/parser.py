"""Patterns as trees.

A node is a tuple with its kind first: ("characters", test, text) for one character (`text` is the character when it
can be no other), ("at", place), ("sequence", nodes), ("branch", nodes), ("repeat", low, high, mode, node),
("group", number, node), ("reference", number, ignore_case), ("look", ahead, negative, node), ("atomic", node),
("conditional", number, yes, no).
"""

from re.characters import any_character, in_set, not_newline, one_character, word_test
from re.flags import ASCII, DOTALL, IGNORECASE, LETTERS, LOCALE, MULTILINE, UNICODE, VERBOSE, PatternError

_DIGITS = frozenset("0123456789")
_OCTAL = frozenset("01234567")
_HEX = frozenset("0123456789abcdefABCDEF")
_SPACE = frozenset(" \t\n\r\v\f")
_REPEATERS = frozenset("*+?{")
_CONTROLS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}
_SET_OPERATIONS = {
    "-": "set difference", "&": "set intersection", "~": "set symmetric difference", "|": "set union",
}  # fmt: skip
_TYPE_FLAGS = ASCII | LOCALE | UNICODE
MOST_REPEATS = 4294967295


class _Verbose(Exception):
    """The pattern turns out to be verbose: it is read again."""


class Groups:
    """What is known of the groups while a pattern is read."""

    def __init__(self):
        self.count = 1
        self.names = {}
        self.open = set()
        self.conditions = {}


class Source:
    """The pattern's text, read from left to right."""

    def __init__(self, pattern):
        self.pattern = pattern
        self.text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        self.position = 0

    def peek(self):
        """What comes next: a character, or a backslash with the one that follows; None at the end."""
        if self.position >= len(self.text):
            return None
        character = self.text[self.position]
        if character != "\\":
            return character
        if self.position + 1 >= len(self.text):
            raise PatternError("bad escape (end of pattern)", self.pattern, len(self.text) - 1)
        return self.text[self.position : self.position + 2]

    def get(self):
        found = self.peek()
        if found is not None:
            self.position += len(found)
        return found

    def take(self, wanted):
        if self.peek() == wanted:
            self.position += len(wanted)
            return True
        return False

    def take_while(self, most, wanted):
        begin = self.position
        while self.position < len(self.text) and self.position - begin < most and self.text[self.position] in wanted:
            self.position += 1
        return self.text[begin : self.position]

    def until(self, end, what):
        begin = self.position
        while True:
            found = self.get()
            text = self.text[begin : self.position]
            if found is None:
                if not text:
                    raise self.error("missing " + what)
                raise self.error(f"missing {end}, unterminated name", len(text))
            if found == end:
                if len(text) == 1:
                    raise self.error("missing " + what, 1)
                return text[:-1]

    def error(self, message, back=0):
        """An error at so many characters before what comes next."""
        return PatternError(message, self.pattern, self.position - back)

    def check_name(self, name, offset):
        if not name.isidentifier() or not (isinstance(self.pattern, str) or name.isascii()):
            shown = name if isinstance(self.pattern, str) else name.encode("latin-1")
            raise self.error(f"bad character in group name {_plain(shown)!r}", len(name) + offset)


def _plain(name):
    return name if isinstance(name, str) else str(name)[2:-1]


def parse(pattern, flags):
    """(node, flags, groups, doubts) of a pattern; the doubts are texts of warnings."""
    try:
        return _Parser(pattern, flags).whole()
    except _Verbose:
        return _Parser(pattern, flags | VERBOSE).whole()


class _Parser:
    def __init__(self, pattern, flags):
        self.source = Source(pattern)
        self.flags = flags
        self.groups = Groups()
        self.lookbehinds = []
        self.doubts = []

    def whole(self):
        is_text = isinstance(self.source.pattern, str)
        node = self._branches(self.flags, True)
        if self.source.peek() is not None:
            raise self.source.error("unbalanced parenthesis")
        for number, position in self.groups.conditions.items():
            if number >= self.groups.count:
                raise PatternError(f"invalid group reference {number}", self.source.pattern, position)
        if is_text:
            if self.flags & LOCALE:
                raise ValueError("cannot use LOCALE flag with a str pattern")
            if self.flags & ASCII and self.flags & UNICODE:
                raise ValueError("ASCII and UNICODE flags are incompatible")
            if not self.flags & ASCII:
                self.flags |= UNICODE
        elif self.flags & UNICODE:
            raise ValueError("cannot use UNICODE flag with a bytes pattern")
        return node, self.flags, self.groups, self.doubts

    def _branches(self, flags, is_first=False):
        branches = []
        while True:
            branches.append(self._sequence(flags, is_first and not branches))
            flags |= self.flags & IGNORECASE if is_first else 0
            if not self.source.take("|"):
                return branches[0] if len(branches) == 1 else ("branch", branches)

    def _sequence(self, flags, is_first=False):
        source = self.source
        nodes = []
        while True:
            if is_first:
                flags |= self.flags
            if flags & VERBOSE and self._skip_space():
                continue
            this = source.peek()
            if this is None or this == "|" or this == ")":
                return nodes[0] if len(nodes) == 1 else ("sequence", nodes)
            begin = source.position
            source.get()
            if this in _REPEATERS:
                self._repeat(this, begin, nodes)
            elif this == "[":
                nodes.append(self._set(flags))
            elif this == "(":
                node = self._group(flags, is_first and not nodes)
                if node is not None:
                    nodes.append(node)
            elif this == ".":
                nodes.append(("characters", any_character if flags & DOTALL else not_newline, None))
            elif this == "^":
                nodes.append(("at", "line begin" if flags & MULTILINE else "begin"))
            elif this == "$":
                nodes.append(("at", "line end" if flags & MULTILINE else "end or newline"))
            elif len(this) == 2:
                nodes.append(self._escape(this, flags))
            else:
                nodes.append(self._literal(this, flags))

    def _skip_space(self):
        source = self.source
        this = source.peek()
        if this is not None and this in _SPACE:
            source.get()
            return True
        if this != "#":
            return False
        while source.get() not in (None, "\n"):
            pass
        return True

    def _literal(self, character, flags):
        test, text = one_character(character, flags & IGNORECASE, self._is_ascii(flags))
        return ("characters", test, text)

    def _is_ascii(self, flags):
        return bool(flags & ASCII) or not isinstance(self.source.pattern, str)

    def _repeat(self, this, begin, nodes):
        source = self.source
        if this == "{":
            bounds = self._bounds()
            if bounds is None:
                nodes.append(self._literal("{", self.flags))
                return
            low, high = bounds
        else:
            low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}[this]
        if not nodes or nodes[-1][0] == "at":
            raise PatternError("nothing to repeat", source.pattern, begin)
        if nodes[-1][0] == "repeat":
            raise PatternError("multiple repeat", source.pattern, begin)
        mode = "lazy" if source.take("?") else "possessive" if source.take("+") else "greedy"
        nodes[-1] = ("repeat", low, high, mode, nodes[-1])

    def _bounds(self):
        """The numbers of {low,high}; None when it is no repetition but text."""
        source = self.source
        here = source.position
        if source.peek() == "}":
            return None
        low = source.take_while(20, _DIGITS)
        high = source.take_while(20, _DIGITS) if source.take(",") else low
        if not source.take("}"):
            source.position = here
            return None
        low, high = int(low or 0), int(high) if high else None
        if low >= MOST_REPEATS or (high is not None and high >= MOST_REPEATS):
            raise OverflowError("the repetition number is too large")
        if high is not None and high < low:
            raise PatternError("min repeat greater than max repeat", source.pattern, here)
        return low, high

    def _set(self, flags):
        source = self.source
        begin = source.position - 1
        if source.peek() == "[":
            self._doubt("nested set", source.position)
        negative = source.take("^")
        items = []
        while True:
            this = source.get()
            if this is None:
                raise PatternError("unterminated character set", source.pattern, begin)
            if this == "]" and source.position - 1 > begin + 1 + negative:
                break
            if items and this in _SET_OPERATIONS and source.peek() == this:
                self._doubt(_SET_OPERATIONS[this], source.position - 1)
            first = self._set_item(this, flags)
            if not source.take("-"):
                items.append(first)
                continue
            that = source.get()
            if that is None:
                raise PatternError("unterminated character set", source.pattern, begin)
            if that == "]":
                items += [first, ("character", "-")]
                break
            if that == "-":
                self._doubt("set difference", source.position - 2)
            last = self._set_item(that, flags)
            if first[0] != "character" or last[0] != "character" or last[1] < first[1]:
                raise source.error(f"bad character range {this}-{that}", len(this) + 1 + len(that))
            items.append(("range", first[1], last[1]))
        if len(items) == 1 and items[0][0] == "character" and not negative:
            return self._literal(items[0][1], flags)
        return ("characters", in_set(items, negative, flags & IGNORECASE, self._is_ascii(flags)), None)

    def _doubt(self, what, position):
        """What the characters of a set may come to mean one day."""
        self.doubts.append(f"Possible {what} at position {position}")

    def _set_item(self, this, flags):
        """("character", c) or ("class", letter)."""
        if len(this) == 1:
            return ("character", this)
        code = this[1]
        if code in "dDsSwW":
            return ("class", code)
        if code in _OCTAL:
            return ("character", self._octal(this + self.source.take_while(2, _OCTAL)))
        if code in _CONTROLS:
            return ("character", _CONTROLS[code])
        return ("character", self._code(this))

    def _octal(self, escape):
        value = int(escape[1:], 8)
        if value > 0o377:
            raise self.source.error(f"octal escape value {escape} outside of range 0-0o377", len(escape))
        return chr(value)

    def _code(self, escape):
        """The character of an escape that means the same everywhere."""
        source = self.source
        code = escape[1]
        is_text = isinstance(source.pattern, str)
        digits = 2 if code == "x" else {"u": 4, "U": 8}.get(code, 0) if is_text else 0
        if digits:
            escape += source.take_while(digits, _HEX)
            if len(escape) != digits + 2:
                raise source.error(f"incomplete escape {escape}", len(escape))
            value = int(escape[2:], 16)
            if value > 0x10FFFF:
                raise source.error(f"bad escape {escape}", len(escape))
            return chr(value)
        if code.isascii() and code.isalnum():
            raise source.error(f"bad escape {escape}", len(escape))
        return code

    def _escape(self, this, flags):
        code = this[1]
        source = self.source
        if code in "dDsSwW":
            return ("characters", in_set([("class", code)], False, False, self._is_ascii(flags)), None)
        if code == "A":
            return ("at", "begin")
        if code == "Z":
            return ("at", "end")
        if code in "bB":
            return ("at", ("boundary" if code == "b" else "no boundary", word_test(self._is_ascii(flags))))
        if code == "0":
            return self._literal(self._octal(this + source.take_while(2, _OCTAL)), flags)
        if code in _DIGITS:
            return self._numbered(this, flags)
        if code in _CONTROLS:
            return self._literal(_CONTROLS[code], flags)
        return self._literal(self._code(this), flags)

    def _numbered(self, escape, flags):
        """A reference to a group, or a character by three octal digits."""
        source = self.source
        escape += source.take_while(1, _DIGITS)
        if len(escape) == 3 and escape[1] in _OCTAL and escape[2] in _OCTAL:
            third = source.take_while(1, _OCTAL)
            if third:
                return self._literal(self._octal(escape + third), flags)
        number = int(escape[1:])
        if number >= self.groups.count:
            raise source.error(f"invalid group reference {number}", len(escape) - 1)
        self._check_reference(number, len(escape))
        return ("reference", number, bool(flags & IGNORECASE))

    def _check_reference(self, number, back):
        if number in self.groups.open:
            raise self.source.error("cannot refer to an open group", back)
        if self.lookbehinds and number >= self.lookbehinds[-1]:
            raise self.source.error("cannot refer to group defined in the same lookbehind subpattern")

    def _group(self, flags, is_first):
        """What follows a parenthesis; None for what matches nothing by itself."""
        source = self.source
        begin = source.position - 1
        if not source.take("?"):
            return self._captured(flags, begin, None)
        character = source.get()
        if character is None:
            raise source.error("unexpected end of pattern")
        if character == "P":
            if source.take("<"):
                return self._named(flags, begin)
            if source.take("="):
                return self._named_reference(flags)
            character = source.get()
            if character is None:
                raise source.error("unexpected end of pattern")
            raise source.error("unknown extension ?P" + character, len(character) + 2)
        if character == ":":
            return self._closed(self._branches(flags), begin)
        if character == "#":
            while True:
                found = source.get()
                if found is None:
                    raise PatternError("missing ), unterminated comment", source.pattern, begin)
                if found == ")":
                    return None
        if character in "=!<":
            return self._look(character, flags, begin)
        if character == "(":
            return self._conditional(flags, begin)
        if character == ">":
            return self._closed(("atomic", self._branches(flags)), begin)
        if character in LETTERS or character == "-":
            return self._flag_group(character, flags, begin, is_first)
        raise source.error("unknown extension ?" + character, len(character) + 1)

    def _closed(self, node, begin):
        if not self.source.take(")"):
            raise PatternError("missing ), unterminated subpattern", self.source.pattern, begin)
        # A group of its own: what is repeated is the whole of it.
        return ("group", None, node)

    def _captured(self, flags, begin, name):
        groups = self.groups
        number = groups.count
        if name is not None and name in groups.names:
            message = f"redefinition of group name {name!r} as group {number}; was group {groups.names[name]}"
            raise self.source.error(message, len(name) + 1)
        groups.count += 1
        if name is not None:
            groups.names[name] = number
        groups.open.add(number)
        node = self._branches(flags)
        if not self.source.take(")"):
            raise PatternError("missing ), unterminated subpattern", self.source.pattern, begin)
        groups.open.remove(number)
        return ("group", number, node)

    def _named(self, flags, begin):
        name = self.source.until(">", "group name")
        self.source.check_name(name, 1)
        return self._captured(flags, begin, name)

    def _named_reference(self, flags):
        source = self.source
        name = source.until(")", "group name")
        source.check_name(name, 1)
        number = self.groups.names.get(name)
        if number is None:
            raise source.error(f"unknown group name {name!r}", len(name) + 1)
        self._check_reference(number, len(name) + 1)
        return ("reference", number, bool(flags & IGNORECASE))

    def _look(self, character, flags, begin):
        source = self.source
        ahead = True
        if character == "<":
            ahead = False
            character = source.get()
            if character is None:
                raise source.error("unexpected end of pattern")
            if character not in "=!":
                raise source.error("unknown extension ?<" + character, len(character) + 2)
            self.lookbehinds.append(self.groups.count)
        node = self._branches(flags)
        if not ahead:
            self.lookbehinds.pop()
        if not source.take(")"):
            raise PatternError("missing ), unterminated subpattern", source.pattern, begin)
        return ("look", ahead, character == "!", node)

    def _conditional(self, flags, begin):
        source = self.source
        name = source.until(")", "group name")
        if name.isidentifier():
            number = self.groups.names.get(name)
            if number is None:
                raise source.error(f"unknown group name {name!r}", len(name) + 1)
        else:
            if not (name.isascii() and name.isdecimal()):
                raise source.error(f"bad character in group name {name!r}", len(name) + 1)
            number = int(name)
            if not number:
                raise source.error("bad group number", len(name) + 1)
            self.groups.conditions.setdefault(number, source.position - len(name) - 1)
        yes = self._sequence(flags)
        no = ("sequence", [])
        if source.take("|"):
            no = self._sequence(flags)
            if source.peek() == "|":
                raise source.error("conditional backref with more than two branches")
        return self._closed(("conditional", number, yes, no), begin)

    def _flag_group(self, character, flags, begin, is_first):
        source = self.source
        added = removed = 0
        if character != "-":
            while True:
                flag = LETTERS[character]
                if isinstance(source.pattern, str) and character == "L":
                    raise source.error("bad inline flags: cannot use 'L' flag with a str pattern")
                if not isinstance(source.pattern, str) and character == "u":
                    raise source.error("bad inline flags: cannot use 'u' flag with a bytes pattern")
                added |= flag
                if flag & _TYPE_FLAGS and (added & _TYPE_FLAGS) != flag:
                    raise source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
                character = source.get()
                if character is None:
                    raise source.error("missing -, : or )")
                if character in ")-:":
                    break
                if character not in LETTERS:
                    raise source.error("unknown flag" if character.isalpha() else "missing -, : or )", len(character))
        if character == ")":
            if not is_first:
                raise PatternError("global flags not at the start of the expression", source.pattern, begin)
            if added & VERBOSE and not self.flags & VERBOSE:
                raise _Verbose
            self.flags |= added
            return None
        if character == "-":
            character = source.get()
            if character is None:
                raise source.error("missing flag")
            if character not in LETTERS:
                raise source.error("unknown flag" if character.isalpha() else "missing flag", len(character))
            while True:
                flag = LETTERS[character]
                if flag & _TYPE_FLAGS:
                    raise source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                removed |= flag
                character = source.get()
                if character is None:
                    raise source.error("missing :")
                if character == ":":
                    break
                if character not in LETTERS:
                    raise source.error("unknown flag" if character.isalpha() else "missing :", len(character))
        if added & removed:
            raise source.error("bad inline flags: flag turned on and off", 1)
        if added & _TYPE_FLAGS:
            flags &= ~_TYPE_FLAGS
        return self._closed(self._branches((flags | added) & ~removed), begin)
