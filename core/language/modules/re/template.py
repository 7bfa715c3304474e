"""Replacement texts with their references to groups."""

from re.flags import PatternError

_DIGITS = frozenset("0123456789")
_OCTAL = frozenset("01234567")
_CONTROLS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}


class Template:
    """A replacement as parts: text, and numbers of groups."""

    def __init__(self, template, pattern):
        if not isinstance(template, (str, bytes)):
            raise TypeError(f"decoding to str: need a bytes-like object, {type(template).__name__} found")
        self._template = template
        self._pattern = pattern
        self._is_bytes = isinstance(template, bytes)
        text = template.decode("latin-1") if self._is_bytes else template
        self._parts = [text] if "\\" not in text else self._read(text)

    def expand(self, match):
        empty = b"" if self._is_bytes else ""
        parts = [
            match._text(part, empty) if isinstance(part, int) else part.encode("latin-1") if self._is_bytes else part
            for part in self._parts
        ]
        return parts[0] if len(parts) == 1 else empty.join(parts)

    def _read(self, text):
        parts = []
        position = 0
        while (escape := text.find("\\", position)) >= 0:
            parts.append(text[position:escape])
            part, position = self._escape(text, escape)
            parts.append(part)
        parts.append(text[position:])
        return [part for part in parts if part != ""] or [""]

    def _error(self, message, position):
        return PatternError(message, self._template, position)

    def _escape(self, text, begin):
        """What an escape stands for, and where it ends."""
        code = text[begin + 1 : begin + 2]
        if code == "":
            raise self._error("bad escape (end of pattern)", begin)
        if code == "g":
            return self._named(text, begin + 2)
        if code == "0":
            end = begin + 2
            while end < begin + 4 and text[end : end + 1] in _OCTAL:
                end += 1
            return chr(int(text[begin + 1 : end], 8) & 0xFF), end
        if code in _DIGITS:
            return self._numbered(text, begin)
        if code in _CONTROLS:
            return _CONTROLS[code], begin + 2
        if code.isascii() and code.isalpha():
            raise self._error(f"bad escape \\{code}", begin)
        return "\\" + code, begin + 2

    def _numbered(self, text, begin):
        end = begin + 2
        if text[end : end + 1] in _DIGITS:
            end += 1
            digits = text[begin + 1 : end + 1]
            if len(digits) == 3 and all(digit in _OCTAL for digit in digits):
                value = int(digits, 8)
                if value > 0o377:
                    raise self._error(f"octal escape value \\{digits} outside of range 0-0o377", begin)
                return chr(value), end + 1
        return self._group(int(text[begin + 1 : end]), begin + 1), end

    def _group(self, number, position):
        if number > self._pattern.groups:
            raise self._error(f"invalid group reference {number}", position)
        return number

    def _named(self, text, begin):
        if text[begin : begin + 1] != "<":
            raise self._error("missing <", begin)
        begin += 1
        end = text.find(">", begin)
        if end < 0:
            if begin == len(text):
                raise self._error("missing group name", begin)
            raise self._error("missing >, unterminated name", begin)
        name = text[begin:end]
        if not name:
            raise self._error("missing group name", begin)
        if name.isidentifier():
            if name not in self._pattern.groupindex:
                raise IndexError(f"unknown group name {name!r}")
            return self._pattern.groupindex[name], end + 1
        if not (name.isascii() and name.isdecimal()):
            raise self._error(f"bad character in group name {name!r}", begin)
        return self._group(int(name), begin), end + 1
