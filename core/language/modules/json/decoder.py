"""JSON text as values."""

_SPACE = " \t\n\r"
_DIGITS = frozenset("0123456789")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS = (("null", None), ("true", True), ("false", False))
_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}


class JSONDecodeError(ValueError):
    """What is wrong with a JSON text, and where: `lineno` and `colno` count from 1."""

    def __init__(self, msg, doc, pos):
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)


class JSONDecoder:
    """Reads JSON; the hooks make other values of what is found."""

    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
        object_pairs_hook=None,
    ):  # fmt: skip
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, _after_space(s, 0))
        end = _after_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The value that begins at `idx`, and where it ends."""
        if idx < 0:
            raise ValueError("idx cannot be negative")
        return self._value(s, idx)

    def _value(self, text, begin):
        first = text[begin : begin + 1]
        if first == '"':
            return self._string(text, begin)
        if first == "{":
            return self._object(text, begin + 1)
        if first == "[":
            return self._array(text, begin + 1)
        for word, value in _WORDS:
            if text.startswith(word, begin):
                return value, begin + len(word)
        if first in _DIGITS or (first == "-" and text[begin + 1 : begin + 2] in _DIGITS):
            return self._number(text, begin)
        for word in _CONSTANTS:
            if text.startswith(word, begin):
                return self.parse_constant(word), begin + len(word)
        raise JSONDecodeError("Expecting value", text, begin)

    def _number(self, text, begin):
        digits = begin + 1 if text[begin] == "-" else begin
        end = digits + 1 if text[digits] == "0" else _after_digits(text, digits)
        whole_end = end
        if text[end : end + 1] == "." and text[end + 1 : end + 2] in _DIGITS:
            end = _after_digits(text, end + 1)
        if text[end : end + 1] in ("e", "E"):
            exponent = end + 2 if text[end + 1 : end + 2] in ("+", "-") else end + 1
            if text[exponent : exponent + 1] in _DIGITS:
                end = _after_digits(text, exponent)
        parse = self.parse_int if end == whole_end else self.parse_float
        return parse(text[begin:end]), end

    def _string(self, text, begin):
        parts = []
        position = begin + 1
        while True:
            quote = text.find('"', position)
            escape = text.find("\\", position, quote if quote >= 0 else len(text))
            end = escape if escape >= 0 else quote if quote >= 0 else len(text)
            part = text[position:end]
            if self.strict and not part.isprintable():
                for index, character in enumerate(part):
                    if character < " ":
                        raise JSONDecodeError("Invalid control character at", text, position + index)
            parts.append(part)
            if escape < 0:
                if quote < 0:
                    raise JSONDecodeError("Unterminated string starting at", text, begin)
                return "".join(parts), quote + 1
            code = text[escape + 1 : escape + 2]
            if code == "u":
                character, position = _unicode_escape(text, escape + 2)
                parts.append(character)
            elif code == "":
                raise JSONDecodeError("Unterminated string starting at", text, begin)
            elif code not in _ESCAPES:
                raise JSONDecodeError("Invalid \\escape", text, escape)
            else:
                parts.append(_ESCAPES[code])
                position = escape + 2

    def _array(self, text, position):
        items = []
        position = _after_space(text, position)
        if text[position : position + 1] == "]":
            return items, position + 1
        while True:
            item, position = self._value(text, position)
            items.append(item)
            position = _after_space(text, position)
            mark = text[position : position + 1]
            if mark == "]":
                return items, position + 1
            if mark != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, position)
            comma = position
            position = _after_space(text, position + 1)
            if text[position : position + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", text, comma)

    def _object(self, text, position):
        pairs = []
        position = _after_space(text, position)
        if text[position : position + 1] == "}":
            return self._made(pairs), position + 1
        while True:
            if text[position : position + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", text, position)
            name, position = self._string(text, position)
            position = _after_space(text, position)
            if text[position : position + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", text, position)
            value, position = self._value(text, _after_space(text, position + 1))
            pairs.append((name, value))
            position = _after_space(text, position)
            mark = text[position : position + 1]
            if mark == "}":
                return self._made(pairs), position + 1
            if mark != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, position)
            comma = position
            position = _after_space(text, position + 1)
            if text[position : position + 1] == "}":
                raise JSONDecodeError("Illegal trailing comma before end of object", text, comma)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        value = dict(pairs)
        return value if self.object_hook is None else self.object_hook(value)


def _after_space(text, position):
    while text[position : position + 1] in _SPACE and position < len(text):
        position += 1
    return position


def _after_digits(text, position):
    while text[position : position + 1] in _DIGITS:
        position += 1
    return position


def _unicode_escape(text, position):
    """The character whose four digits begin at `position`, or whose surrogate pair does, and where it ends."""
    code = _four_digits(text, position)
    end = position + 4
    if 0xD800 <= code <= 0xDBFF and text.startswith("\\u", end):
        low = _four_digits(text, end + 2)
        if 0xDC00 <= low <= 0xDFFF:
            return chr(0x10000 + ((code - 0xD800) << 10 | low - 0xDC00)), end + 6
    return chr(code), end


def _four_digits(text, position):
    digits = text[position : position + 4]
    if len(digits) < 4 or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
        raise JSONDecodeError("Invalid \\uXXXX escape", text, position - 1)
    return int(digits, 16)
