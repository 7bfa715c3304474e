"""string: kinds of characters by name, and templates."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping={}, /, **kwds):
        return self._fill({**mapping, **kwds}, True)

    def safe_substitute(self, mapping={}, /, **kwds):
        return self._fill({**mapping, **kwds}, False)

    def _fill(self, values, strict):
        text = self.template
        parts = []
        position = 0
        while (found := text.find(self.delimiter, position)) >= 0:
            parts.append(text[position:found])
            rest = text[found + 1 :]
            if rest.startswith(self.delimiter):
                parts.append(self.delimiter)
                position = found + 2
                continue
            braced = rest.startswith("{")
            end = 1 if braced else 0
            while end < len(rest) and (rest[end].isalnum() or rest[end] == "_"):
                end += 1
            name = rest[1 if braced else 0 : end]
            whole = end + 1 if braced else end
            if not name.isidentifier() or (braced and rest[end : end + 1] != "}"):
                if strict:
                    line = text.count("\n", 0, found) + 1
                    column = found - text.rfind("\n", 0, found)
                    raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")
                parts.append(self.delimiter)
                position = found + 1
                continue
            if name in values or strict:
                parts.append(str(values[name]))
            else:
                parts.append(text[found : found + 1 + whole])
            position = found + 1 + whole
        return "".join(parts) + text[position:]
