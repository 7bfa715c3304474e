"""pprint: values over several lines where one is too short for them."""

import sys as _sys
from collections import Counter as _Counter, OrderedDict as _OrderedDict, defaultdict as _defaultdict, deque as _deque
from dataclasses import fields as _fields, is_dataclass as _is_dataclass

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]
_ATOMS = (int, float, complex, bool, type(None), bytes, bytearray)
_OPENINGS = {list: "[]", tuple: "()", set: "{}"}


def pprint(
    object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False
):
    PrettyPrinter(
        stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pprint(object)  # fmt: skip


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(
        indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pformat(object)  # fmt: skip


def saferepr(object):
    return PrettyPrinter()._line(object, [], 0)


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _Order:
    """A key for sorting what may not be comparable: then by type, then by address."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _by_key(pair):
    return _Order(pair[0]), _Order(pair[1])


class PrettyPrinter:
    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False
    ):
        if int(indent) < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not int(width):
            raise ValueError("width must be != 0")
        self._indent = int(indent)
        self._width = int(width)
        self._depth = depth
        self._stream = stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        stream = _sys.stdout if self._stream is None else self._stream
        stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        parts = []
        self._format(object, parts.append, 0, 0, [], 0)
        return "".join(parts)

    def isrecursive(self, object):
        return "<Recursion on " in self._line(object, [], 0)

    def isreadable(self, object):
        text = self._line(object, [], 0)
        return "<Recursion on " not in text and "..." not in text and not text.startswith("<")

    def format(self, object, context, maxlevels, level):
        text = self._line(object, list(context), level)
        return text, True, False

    def _line(self, object, around, level):
        """The value on one line; `around` are the containers it is in."""
        if isinstance(object, int) and type(object).__repr__ is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object)
        kind = next((one for one in (dict, *_OPENINGS) if isinstance(object, one)), None)
        if kind in (None, set) or type(object).__repr__ is not kind.__repr__:
            return repr(object)
        if not object:
            return repr(object)
        if self._depth is not None and level >= self._depth:
            return "{...}" if kind is dict else "[...]" if kind is list else "(...,)" if len(object) == 1 else "(...)"
        if any(one is object for one in around):
            return _recursion(object)
        around.append(object)
        if kind is dict:
            pairs = sorted(object.items(), key=_by_key) if self._sort_dicts else object.items()
            line = lambda part: self._line(part, around, level + 1)
            parts = [f"{line(key)}: {line(value)}" for key, value in pairs]
        else:
            parts = [self._line(item, around, level + 1) for item in object]
        around.pop()
        if kind is dict:
            return "{" + ", ".join(parts) + "}"
        if kind is list:
            return "[" + ", ".join(parts) + "]"
        return "(" + ", ".join(parts) + ("," if len(parts) == 1 else "") + ")"

    def _format(self, object, write, column, after, around, level):
        """`column` is where the text begins, `after` how many characters follow it on its last line."""
        if any(one is object for one in around):
            write(_recursion(object))
            return
        text = self._line(object, around[:], level)
        if len(text) > self._width - column - after:
            way = self._way(object)
            if way is not None:
                around.append(object)
                way(object, write, column, after, around, level + 1)
                around.pop()
                return
        write(text)

    def _way(self, object):
        """How a value goes over several lines; None when it does not."""
        shown = type(object).__repr__
        if isinstance(object, (_Counter, _OrderedDict, _defaultdict, _deque)):
            return self._format_collection
        if shown is dict.__repr__:
            return self._format_dict
        if shown in (list.__repr__, tuple.__repr__):
            return self._format_sequence
        if shown in (set.__repr__, frozenset.__repr__):
            return self._format_set
        if shown is str.__repr__:
            return self._format_text
        if shown is bytes.__repr__:
            return self._format_bytes
        if _is_dataclass(object) and shown.__module__ == "dataclasses":
            return self._format_dataclass
        if type(object).__name__ == "SimpleNamespace":
            return self._format_namespace
        return None

    def _format_dict(self, object, write, column, after, around, level):
        pairs = sorted(object.items(), key=_by_key) if self._sort_dicts else list(object.items())
        write("{" + " " * (self._indent - 1))
        self._format_pairs(pairs, write, column + self._indent, after + 1, around, level, ": ")
        write("}")

    def _format_pairs(self, pairs, write, column, after, around, level, mark):
        for index, (key, value) in enumerate(pairs):
            if index:
                write(",\n" + " " * column)
            name = key if mark == "=" else self._line(key, around[:], level)
            write(name + mark)
            is_last = index == len(pairs) - 1
            self._format(value, write, column + len(name) + len(mark), after if is_last else 1, around, level)

    def _format_sequence(self, object, write, column, after, around, level):
        begin, end = "[]" if isinstance(object, list) else "()"
        if begin == "(" and len(object) == 1:
            end = ",)"
        self._format_items(object, write, column, after, around, level, begin, end)

    def _format_set(self, object, write, column, after, around, level):
        if type(object) is set:
            begin, end = "{", "}"
        else:
            begin, end = type(object).__name__ + "({", "})"
            column += len(type(object).__name__) + 1
        if not object:
            write(repr(object))
            return
        self._format_items(sorted(object, key=_Order), write, column, after, around, level, begin, end)

    def _format_items(self, items, write, column, after, around, level, begin, end):
        write(begin + " " * (self._indent - 1))
        column += self._indent
        after += len(end)
        items = list(items)
        width = room = self._width - column + 1
        mark = ""
        for index, item in enumerate(items):
            is_last = index == len(items) - 1
            if is_last:
                room -= after
                width -= after
            if self._compact:
                text = self._line(item, around[:], level)
                needed = len(text) + 2
                if room < needed:
                    room = width
                    mark = mark and ",\n" + " " * column
                if room >= needed:
                    room -= needed
                    write(mark + text)
                    mark = ", "
                    continue
            write(mark)
            mark = ",\n" + " " * column
            self._format(item, write, column, after if is_last else 1, around, level)
        write(end)

    def _format_text(self, object, write, column, after, around, level):
        if not object:
            write(repr(object))
            return
        if level == 1:
            column += 1
            after += 1
        pieces = []
        lines = object.splitlines(True)
        for index, line in enumerate(lines):
            most = self._width - column - (after if index == len(lines) - 1 else 0)
            if len(repr(line)) <= most:
                pieces.append(repr(line))
                continue
            words = _words(line)
            current = ""
            for place, word in enumerate(words):
                if place == len(words) - 1 and index == len(lines) - 1:
                    most = self._width - column - after
                else:
                    most = self._width - column
                if len(repr(current + word)) > most:
                    if current:
                        pieces.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                pieces.append(repr(current))
        if len(pieces) == 1:
            write(pieces[0])
            return
        text = ("\n" + " " * column).join(pieces)
        write(f"({text})" if level == 1 else text)

    def _format_bytes(self, object, write, column, after, around, level):
        if len(object) <= 4:
            write(repr(object))
            return
        if level == 1:
            column += 1
            after += 1
        pieces = []
        current = b""
        most = self._width - column
        for begin in range(0, len(object), 4):
            if begin == len(object) // 4 * 4:
                most -= after
            part = object[begin : begin + 4]
            if current and len(repr(current + part)) > most:
                pieces.append(repr(current))
                current = part
            else:
                current += part
        pieces.append(repr(current))
        text = ("\n" + " " * column).join(pieces)
        write(f"({text})" if level == 1 else text)

    def _format_collection(self, object, write, column, after, around, level):
        name = type(object).__name__
        if not object:
            write(repr(object))
        elif isinstance(object, _Counter):
            write(name + "({" + " " * (self._indent - 1))
            column += len(name) + 1 + self._indent
            self._format_pairs(object.most_common(), write, column, after + 2, around, level, ": ")
            write("})")
        elif isinstance(object, _defaultdict):
            factory = repr(object.default_factory)
            column += len(name) + 1
            write(f"{name}({factory},\n{' ' * column}")
            self._format_dict(object, write, column, after + 1, around, level)
            write(")")
        elif isinstance(object, _deque):
            write(name + "(")
            column += len(name) + 1
            if object.maxlen is None:
                self._format_items(object, write, column, after + 1, around, level, "[", "]")
            else:
                self._format_items(object, write, column, 2, around, level, "[", "]")
                write(f",\n{' ' * column}maxlen={object.maxlen}")
            write(")")
        else:
            write(name + "(")
            pairs = list(object.items())
            self._format(pairs, write, column + len(name) + 1, after + 1, around, level)
            write(")")

    def _format_dataclass(self, object, write, column, after, around, level):
        pairs = [(field.name, getattr(object, field.name)) for field in _fields(object) if field.repr]
        self._format_fields(type(object).__name__, pairs, write, column, after, around, level)

    def _format_namespace(self, object, write, column, after, around, level):
        self._format_fields("namespace", list(object.__dict__.items()), write, column, after, around, level)

    def _format_fields(self, name, pairs, write, column, after, around, level):
        write(name + "(")
        self._format_pairs(pairs, write, column + len(name) + 1, after + 1, around, level, "=")
        write(")")


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _words(line):
    """The words of a line, each with the space that follows it."""
    words = []
    begin = 0
    for index in range(1, len(line)):
        if line[index - 1].isspace() and not line[index].isspace():
            words.append(line[begin:index])
            begin = index
    words.append(line[begin:])
    return words
