"""Dates as numbers and text, in UTC: the playground's clock stands in no time zone."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


class struct_time(tuple):
    n_fields = 11
    _names = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")

    def __getattr__(self, name):
        if name == "tm_zone":
            return "UTC"
        if name == "tm_gmtoff":
            return 0
        if name in self._names:
            return self[self._names.index(name)]
        raise AttributeError(f"'time.struct_time' object has no attribute {name!r}")

    def __repr__(self):
        return f"time.struct_time({', '.join(f'{name}={value}' for name, value in zip(self._names, self))})"


def days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    return 29 if month == 2 and is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def ordinal(year, month, day):
    """Days since 31 December of the year 0, as `date.toordinal` counts them."""
    return days_before_year(year) + sum(days_in_month(year, one) for one in range(1, month)) + day


def from_ordinal(number):
    """(year, month, day) of an ordinal."""
    year = number * 400 // 146097 + 1
    while days_before_year(year) >= number:
        year -= 1
    while days_before_year(year + 1) < number:
        year += 1
    day = number - days_before_year(year)
    month = 1
    while day > days_in_month(year, month):
        day -= days_in_month(year, month)
        month += 1
    return year, month, day


_EPOCH = ordinal(1970, 1, 1)


def gmtime(seconds, /):
    days, rest = divmod(int(seconds // 1), 86400)
    year, month, day = from_ordinal(_EPOCH + days)
    hour, rest = divmod(rest, 3600)
    minute, second = divmod(rest, 60)
    number = ordinal(year, month, day)
    return struct_time(
        (year, month, day, hour, minute, second, (number + 6) % 7, number - days_before_year(year), 0)
    )


def timegm(moment):
    year, month, day, hour, minute, second = moment[:6]
    return ((ordinal(year, month, day) - _EPOCH) * 24 + hour) * 3600 + minute * 60 + second


_COMPOSED = {
    "T": "%H:%M:%S", "X": "%H:%M:%S", "R": "%H:%M", "r": "%I:%M:%S %p", "D": "%m/%d/%y", "x": "%m/%d/%y",
    "F": "%Y-%m-%d", "c": "%a %b %e %H:%M:%S %Y",
}  # fmt: skip


def strftime(format, moment, microsecond=0, offset=None, zone=""):
    """`moment` as gmtime gives it; `offset` as "+0530"."""
    parts = []
    position = 0
    while (place := format.find("%", position)) >= 0:
        parts.append(format[position:place])
        code = format[place + 1 : place + 2]
        position = place + 2
        plain = code == "-"
        colon = code == ":" and format[position : position + 1] == "z"
        if plain or colon:
            code = format[position : position + 1]
            position += 1
        if code == "z":
            text = offset or ""
            text = f"{text[:3]}:{text[3:5]}{text[5:] and ':' + text[5:]}" if colon and text else text
        elif code == "Z":
            text = zone
        elif code == "f":
            text = f"{microsecond:06}"
        elif code in _COMPOSED:
            text = strftime(_COMPOSED[code], moment)
        else:
            text = _directive(code, moment)
        parts.append((text.lstrip("0 ") or "0") if plain else text)
    parts.append(format[position:])
    return "".join(parts)


def _directive(code, moment):
    year, month, day, hour, minute, second, weekday, yearday = tuple(moment)[:8]
    match code:
        case "Y":
            return str(year)
        case "y":
            return f"{year % 100:02}"
        case "C":
            return str(year // 100)
        case "m":
            return f"{month:02}"
        case "d":
            return f"{day:02}"
        case "e":
            return f"{day:2}"
        case "H":
            return f"{hour:02}"
        case "k":
            return f"{hour:2}"
        case "I":
            return f"{hour % 12 or 12:02}"
        case "l":
            return f"{hour % 12 or 12:2}"
        case "M":
            return f"{minute:02}"
        case "S":
            return f"{second:02}"
        case "p":
            return "PM" if hour >= 12 else "AM"
        case "P":
            return "pm" if hour >= 12 else "am"
        case "a":
            return _DAYS[weekday][:3]
        case "A":
            return _DAYS[weekday]
        case "w":
            return str((weekday + 1) % 7)
        case "u":
            return str(weekday + 1)
        case "b" | "h":
            return _MONTHS[month - 1][:3]
        case "B":
            return _MONTHS[month - 1]
        case "j":
            return f"{yearday:03}"
        case "G":
            return str(iso_calendar(year, month, day)[0])
        case "g":
            return f"{iso_calendar(year, month, day)[0] % 100:02}"
        case "V":
            return f"{iso_calendar(year, month, day)[1]:02}"
        case "U":
            return f"{(yearday + 6 - (weekday + 1) % 7) // 7:02}"
        case "W":
            return f"{(yearday + 6 - weekday) // 7:02}"
        case "s":
            return str(timegm(moment))
        case "n":
            return "\n"
        case "t":
            return "\t"
        case "%":
            return "%"
    return "%" + code


def iso_calendar(year, month, day):
    """(year, week, weekday) of ISO 8601."""
    number = ordinal(year, month, day)
    weekday = (number + 6) % 7 + 1
    thursday = number - weekday + 4
    iso_year = from_ordinal(thursday)[0]
    return iso_year, (thursday - days_before_year(iso_year) - 1) // 7 + 1, weekday


def from_iso_calendar(year, week, day):
    """The ordinal of a day of an ISO week."""
    if not 1 <= year <= 9999:
        raise ValueError(f"Year is out of range: {year}")
    first = ordinal(year, 1, 4)
    monday = first - (first + 6) % 7
    weeks = 53 if iso_calendar(year, 12, 31)[1] == 53 else 52
    if not 1 <= week <= weeks:
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    return monday + (week - 1) * 7 + day - 1


def year_of(seconds):
    """The year of a timestamp far outside of the calendar."""
    return from_ordinal(_EPOCH + int(seconds // 86400))[0]


# The numbers of strptime: fewest and most digits, lowest and highest value.
_NUMBERS = {
    "Y": (4, 4, 0, 9999), "G": (4, 4, 0, 9999), "y": (2, 2, 0, 99), "m": (1, 2, 1, 12), "d": (1, 2, 1, 31),
    "H": (1, 2, 0, 23), "I": (1, 2, 1, 12), "M": (1, 2, 0, 59), "S": (1, 2, 0, 61), "j": (1, 3, 1, 366),
    "U": (1, 2, 0, 53), "W": (1, 2, 0, 53), "V": (1, 2, 1, 53), "w": (1, 1, 0, 6), "u": (1, 1, 1, 7),
    "f": (1, 6, 0, 999999),
}  # fmt: skip
_NAMES = {
    "p": ("AM", "PM"), "b": tuple(name[:3] for name in _MONTHS), "B": _MONTHS,
    "a": tuple(name[:3] for name in _DAYS), "A": _DAYS,
}  # fmt: skip


class _Reader:
    """Reads the parts of a date from text, from left to right."""

    def __init__(self, string, format):
        self.string = string
        self.format = format
        self.position = 0

    def fail(self):
        raise ValueError(f"time data {self.string!r} does not match format {self.format!r}")

    def digits(self, fewest, most):
        end = self.position
        while end < len(self.string) and end - self.position < most and self.string[end].isdigit():
            end += 1
        if end - self.position < fewest:
            self.fail()
        found = self.string[self.position : end]
        self.position = end
        return found

    def number(self, fewest, most, lowest, highest):
        begin = self.position
        found = self.digits(fewest, most)
        while not lowest <= int(found) <= highest:
            found = found[:-1]
            if len(found) < fewest:
                self.fail()
        self.position = begin + len(found)
        return int(found)

    def word(self, names):
        for index, name in enumerate(names):
            if self.take(name):
                return index
        self.fail()

    def take(self, text):
        found = self.string[self.position : self.position + len(text)].lower() == text.lower()
        if found:
            self.position += len(text)
        return found

    def expect(self, text):
        if not self.take(text):
            self.fail()

    def space(self):
        begin = self.position
        while self.position < len(self.string) and self.string[self.position].isspace():
            self.position += 1
        if self.position == begin:
            self.fail()

    def offset(self):
        """Seconds from UTC."""
        if self.take("Z"):
            return 0
        sign = -1 if self.take("-") else 1
        if sign == 1:
            self.expect("+")
        hours = int(self.digits(2, 2))
        colon = self.take(":")
        minutes = self.number(2, 2, 0, 59)
        seconds = 0
        if (colon and self.take(":")) or (not colon and self.string[self.position : self.position + 1].isdigit()):
            seconds = self.number(2, 2, 0, 59)
        return sign * (hours * 3600 + minutes * 60 + seconds)


def strptime(string, format):
    """The fields of a date in text: a dict by their codes, with "weekday" counted from Monday."""
    fields = {}
    reader = _Reader(string, format)
    codes = list(_directives(format))
    if "%d" in codes and not {"%Y", "%y", "%G"}.intersection(codes):
        _warn_of_missing_year(format)
    for code in codes:
        if code.isspace():
            reader.space()
        elif code[0] != "%":
            reader.expect(code)
        elif (code := code[1]) in _NUMBERS:
            begin = reader.position
            if code == "d" and reader.take(" "):
                begin += 1
            fields[code] = reader.number(*_NUMBERS[code])
            if code == "f":
                fields["f"] *= 10 ** (6 - (reader.position - begin))
        elif code in _NAMES:
            fields[code] = reader.word(_NAMES[code])
        elif code == "z":
            fields["z"] = reader.offset()
        elif code == "Z":
            fields["Z"] = ("UTC", "GMT")[reader.word(("UTC", "GMT"))]
        else:
            reader.expect("%")
    if reader.position < len(string):
        raise ValueError(f"unconverted data remains: {string[reader.position :]}")
    if "G" in fields and not ("V" in fields and _weekday(fields) is not None):
        raise ValueError(
            "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', "
            "'%a', '%w', or '%u')."
        )
    if "y" in fields:
        fields["Y"] = fields["y"] + (2000 if fields["y"] < 69 else 1900)
    for code in "bB":
        if code in fields:
            fields["m"] = fields[code] + 1
    if "I" in fields:
        fields["H"] = fields["I"] % 12 + 12 * fields.get("p", 0)
    return fields


# The formats that were warned of: each is looked at once.
_warned = set()


def _warn_of_missing_year(format):
    import warnings

    if format in _warned:
        return
    _warned.add(format)
    warnings.warn(
        "Parsing dates involving a day of month without a year specified is ambiguious\nand fails to parse leap day. "
        "The default behavior will change in Python 3.15\nto either always raise an exception or to use a different "
        "default year (TBD).\nTo avoid trouble, add a specific year to the input & format.\nSee "
        "https://github.com/python/cpython/issues/70647.",
        DeprecationWarning,
        stacklevel=4,
    )


def _directives(format):
    """The parts of a format of strptime: "%d", one character, or a space for any run of them."""
    composed = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
    position = 0
    while position < len(format):
        character = format[position]
        position += 1
        if character == "%":
            code = format[position : position + 1]
            position += 1
            if code in composed:
                yield from _directives(composed[code])
            elif code == "":
                raise ValueError(f"stray % in format '{format}'")
            elif code in _NUMBERS or code in _NAMES or code in "zZ%":
                yield "%" + code
            else:
                raise ValueError(f"'{code}' is a bad directive in format '{format}'")
        elif character.isspace():
            yield " "
            while format[position : position + 1].isspace():
                position += 1
        else:
            yield character


def _weekday(fields):
    for code, shift in (("a", 0), ("A", 0), ("w", -1), ("u", -1)):
        if code in fields:
            return (fields[code] + shift) % 7
    return None


def date_of_fields(fields):
    """(year, month, day) of what strptime found; 1 January 1900 where it says nothing."""
    year, month, day = fields.get("Y", 1900), fields.get("m", 1), fields.get("d", 1)
    weekday = _weekday(fields)
    number = None
    if "G" in fields:
        number = from_iso_calendar(fields["G"], fields["V"], weekday + 1)
    elif "j" in fields:
        number = days_before_year(year) + fields["j"]
    elif weekday is not None and ("U" in fields or "W" in fields):
        first = days_before_year(year) + 1
        if "W" in fields:
            number = first + (7 - (first + 6)) % 7 + (fields["W"] - 1) * 7 + weekday
        else:
            number = first + (7 - first) % 7 + (fields["U"] - 1) * 7 + (weekday + 1) % 7
    return (year, month, day) if number is None else from_ordinal(number)
