"""string: kinds of characters by name, templates, and str.format as a class that programs derive from."""

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
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None

    def __init__(self, template):
        self.template = template

    @classmethod
    def _compiled(cls):
        import re

        if "_compiled_pattern" not in cls.__dict__:
            flags = re.IGNORECASE if cls.flags is None else cls.flags
            text = getattr(cls, "pattern", None)
            if text is None:
                delimiter, braced = re.escape(cls.delimiter), cls.braceidpattern or cls.idpattern
                text = (
                    f"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})"
                    f"|{{(?P<braced>{braced})}}|(?P<invalid>))"
                )
            cls._compiled_pattern = re.compile(text, flags | re.VERBOSE)
        return cls._compiled_pattern

    def substitute(self, mapping={}, /, **kwds):
        values = {**mapping, **kwds} if kwds else mapping

        def convert(found):
            name = found["named"] or found["braced"]
            if name is not None:
                return str(values[name])
            if found["escaped"] is not None:
                return self.delimiter
            self._refuse(found)

        return self._compiled().sub(convert, self.template)

    def safe_substitute(self, mapping={}, /, **kwds):
        values = {**mapping, **kwds} if kwds else mapping

        def convert(found):
            name = found["named"] or found["braced"]
            if name is not None:
                try:
                    return str(values[name])
                except KeyError:
                    return found[0]
            return self.delimiter if found["escaped"] is not None else found[0]

        return self._compiled().sub(convert, self.template)

    def _refuse(self, found):
        before = self.template[: found.start("invalid")]
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n") - 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {max(column, 1)}")

    def is_valid(self):
        return all(found["invalid"] is None for found in self._compiled().finditer(self.template))

    def get_identifiers(self):
        names = {}
        for found in self._compiled().finditer(self.template):
            name = found["named"] or found["braced"]
            if name is not None:
                names[name] = None
        return list(names)


class Formatter:
    """What str.format does, in parts that a program may override."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if name is None:
                continue
            first = name.partition(".")[0].partition("[")[0]
            if first == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = f"{auto}{name}"
                auto += 1
            elif first.isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto = False
            obj, first = self.get_field(name, args, kwargs)
            used.add(first)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            parts.append(self.format_field(obj, spec))
        return "".join(parts), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ("s", "r", "a"):
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion}")

    def parse(self, format_string):
        """(literal, field name, format spec, conversion) for each field; the last three are None after the last one."""
        text = format_string
        literal = ""
        position = 0
        while position < len(text):
            char = text[position]
            position += 1
            if char not in "{}":
                end = min([place for place in (text.find("{", position), text.find("}", position)) if place >= 0] or [len(text)])
                literal += text[position - 1 : end]
                position = end
                continue
            if text[position : position + 1] == char:
                yield literal + char, None, None, None
                literal = ""
                position += 1
                continue
            if char == "}":
                raise ValueError("Single '}' encountered in format string")
            depth, end = 1, position
            while end < len(text) and depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            if depth:
                raise ValueError("Single '{' encountered in format string" if position == len(text) else "expected '}' before end of string")
            yield literal, *_field_parts(text[position : end - 1])
            literal = ""
            position = end
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        end = min([place for place in (field_name.find("."), field_name.find("[")) if place >= 0] or [len(field_name)])
        first, rest = field_name[:end], field_name[end:]
        key = int(first) if first.isdigit() else first
        obj = self.get_value(key, args, kwargs)
        while rest:
            if rest[0] == ".":
                ends = [place for place in (rest.find(".", 1), rest.find("[", 1)) if place >= 0] or [len(rest)]
                obj = getattr(obj, rest[1 : min(ends)])
                rest = rest[min(ends) :]
            else:
                index, _, rest = rest[1:].partition("]")
                obj = obj[int(index) if index.isdigit() else index]
        return obj, key


def _field_parts(field):
    depth = 0
    for place, char in enumerate(field):
        depth += {"[": 1, "]": -1}.get(char, 0)
        if char in "!:" and depth <= 0:
            break
    else:
        return field, "", None
    if field[place] == ":":
        return field[:place], field[place + 1 :], None
    conversion, _, spec = field[place + 1 :].partition(":")
    if len(conversion) != 1:
        raise ValueError("expected ':' after conversion specifier" if conversion else "end of string while looking for conversion specifier")
    return field[:place], spec, conversion
