"""Values as JSON text."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b"}
_INFINITY = float("inf")


class JSONEncoder:
    """Writes JSON; `default` makes a value that JSON knows of any other."""

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
        separators=None, default=None,
    ):  # fmt: skip
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        return "".join(self._parts(o))

    def iterencode(self, o):
        return iter(self._parts(o))

    def _parts(self, o):
        parts = []
        self._write(o, "\n", parts.append, [])
        return parts

    def _write(self, o, line, write, around):
        """`line` is what a new line begins with at this depth; `around` holds the containers that `o` is in."""
        if o is None:
            write("null")
        elif o is True:
            write("true")
        elif o is False:
            write("false")
        elif isinstance(o, str):
            write(self._string(o))
        elif isinstance(o, int):
            write(int.__repr__(o))
        elif isinstance(o, float):
            write(self._float(o))
        else:
            if self.check_circular:
                if any(outer is o for outer in around):
                    raise ValueError("Circular reference detected")
                around.append(o)
            if isinstance(o, (list, tuple)):
                self._array(o, line, write, around)
            elif isinstance(o, dict):
                self._object(o, line, write, around)
            else:
                self._write(self.default(o), line, write, around)
            if self.check_circular:
                around.pop()

    def _deeper(self, line):
        if self.indent is None:
            return line, ""
        inner = line + (self.indent if isinstance(self.indent, str) else " " * self.indent)
        return inner, inner

    def _array(self, items, line, write, around):
        if not items:
            write("[]")
            return
        inner, begin = self._deeper(line)
        before = "[" + begin
        for item in items:
            write(before)
            self._write(item, inner, write, around)
            before = self.item_separator + begin
        write("]" if self.indent is None else line + "]")

    def _object(self, pairs, line, write, around):
        inner, begin = self._deeper(line)
        before = "{" + begin
        for key, value in sorted(pairs.items()) if self.sort_keys else pairs.items():
            name = self._name(key)
            if name is None:
                continue
            write(before + self._string(name) + self.key_separator)
            self._write(value, inner, write, around)
            before = self.item_separator + begin
        if before == "{" + begin:
            write("{}")
        else:
            write("}" if self.indent is None else line + "}")

    def _name(self, key):
        """A key as text; None when it is to be left out."""
        if isinstance(key, str):
            return key
        if key is None:
            return "null"
        if key is True:
            return "true"
        if key is False:
            return "false"
        if isinstance(key, int):
            return int.__repr__(key)
        if isinstance(key, float):
            return self._float(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")

    def _float(self, number):
        if number == number and abs(number) != _INFINITY:
            return float.__repr__(number)
        if not self.allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {number!r}")
        return "NaN" if number != number else "Infinity" if number > 0 else "-Infinity"

    def _string(self, text):
        if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
            return f'"{text}"'
        return '"' + "".join([self._character(character) for character in text]) + '"'

    def _character(self, character):
        if character in _ESCAPES:
            return _ESCAPES[character]
        if " " <= character < "\x7f" or (not self.ensure_ascii and character > "\x1f"):
            return character
        code = ord(character)
        if code < 0x10000:
            return f"\\u{code:04x}"
        code -= 0x10000
        return f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}"
