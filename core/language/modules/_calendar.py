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


def strftime(format, moment, microsecond=0, offset=None, zone=""):
    """`moment` as gmtime gives it."""
    year, month, day, hour, minute, second, weekday, yearday = tuple(moment)[:8]
    iso = None
    parts = []
    characters = iter(format)
    for character in characters:
        if character != "%":
            parts.append(character)
            continue
        code = next(characters, "")
        if code == "-":
            code = next(characters, "")
            parts.append(str(int(strftime("%" + code, moment))))
            continue
        if code in "GVu" and iso is None:
            iso = iso_calendar(year, month, day)
        parts.append(
            {
                "Y": lambda: str(year), "y": lambda: f"{year % 100:02}", "m": lambda: f"{month:02}",
                "d": lambda: f"{day:02}", "e": lambda: f"{day:2}", "H": lambda: f"{hour:02}",
                "I": lambda: f"{hour % 12 or 12:02}", "M": lambda: f"{minute:02}", "S": lambda: f"{second:02}",
                "f": lambda: f"{microsecond:06}", "p": lambda: "PM" if hour >= 12 else "AM",
                "a": lambda: _DAYS[weekday][:3], "A": lambda: _DAYS[weekday], "w": lambda: str((weekday + 1) % 7),
                "u": lambda: str(iso[2]), "b": lambda: _MONTHS[month - 1][:3], "h": lambda: _MONTHS[month - 1][:3],
                "B": lambda: _MONTHS[month - 1], "j": lambda: f"{yearday:03}", "%": lambda: "%",
                "n": lambda: "\n", "t": lambda: "\t", "C": lambda: f"{year // 100:02}",
                "G": lambda: str(iso[0]), "V": lambda: f"{iso[1]:02}",
                "U": lambda: f"{(yearday + 6 - (weekday + 1) % 7) // 7:02}",
                "W": lambda: f"{(yearday + 6 - weekday) // 7:02}",
                "T": lambda: f"{hour:02}:{minute:02}:{second:02}", "X": lambda: f"{hour:02}:{minute:02}:{second:02}",
                "R": lambda: f"{hour:02}:{minute:02}", "D": lambda: f"{month:02}/{day:02}/{year % 100:02}",
                "x": lambda: f"{month:02}/{day:02}/{year % 100:02}", "F": lambda: f"{year}-{month:02}-{day:02}",
                "c": lambda: f"{_DAYS[weekday][:3]} {_MONTHS[month - 1][:3]} {day:2} "
                             f"{hour:02}:{minute:02}:{second:02} {year}",
                "s": lambda: str(timegm(moment)), "z": lambda: "" if offset is None else offset, "Z": lambda: zone,
            }.get(code, lambda: "%" + code)()
        )  # fmt: skip
    return "".join(parts)


def iso_calendar(year, month, day):
    """(year, week, weekday) of ISO 8601."""
    number = ordinal(year, month, day)
    weekday = (number + 6) % 7 + 1
    thursday = number - weekday + 4
    iso_year = from_ordinal(thursday)[0]
    return iso_year, (thursday - days_before_year(iso_year) - 1) // 7 + 1, weekday


def strptime(string, format):
    """The fields of a date in text: a dict."""
    fields = {}
    position = 0
    characters = iter(format)

    def fail():
        raise ValueError(f"time data {string!r} does not match format {format!r}")

    def number(most):
        nonlocal position
        end = position
        while end < len(string) and end - position < most and string[end].isdigit():
            end += 1
        if end == position:
            fail()
        found = int(string[position:end])
        position = end
        return found

    def word(names):
        nonlocal position
        for index, name in enumerate(names):
            for text in (name, name[:3]):
                if string[position : position + len(text)].lower() == text.lower():
                    position += len(text)
                    return index
        fail()

    for character in characters:
        if character.isspace():
            while position < len(string) and string[position].isspace():
                position += 1
            continue
        if character != "%":
            if string[position : position + 1] != character:
                fail()
            position += 1
            continue
        code = next(characters, "")
        if code in ("T", "F"):
            for index, part in enumerate("HMS" if code == "T" else "Ymd"):
                if index:
                    if string[position : position + 1] != (":" if code == "T" else "-"):
                        fail()
                    position += 1
                fields[part] = number(4 if part == "Y" else 2)
        elif code == "f":
            begin = position
            found = number(6)
            fields["f"] = found * 10 ** (6 - (position - begin))
        elif code in "YmdHIMSyj":
            fields[code] = number({"Y": 4, "j": 3}.get(code, 2))
        elif code == "p":
            fields["p"] = word(("AM", "PM"))
        elif code in "bBh":
            fields["m"] = word(_MONTHS) + 1
        elif code in "aA":
            word(_DAYS)
        elif code == "z":
            if string[position : position + 1] == "Z":
                position += 1
                fields["z"] = 0
            else:
                sign = -1 if string[position : position + 1] == "-" else 1
                position += 1
                hours = number(2)
                if string[position : position + 1] == ":":
                    position += 1
                fields["z"] = sign * (hours * 3600 + number(2) * 60)
        elif code == "%":
            if string[position : position + 1] != "%":
                fail()
            position += 1
        else:
            raise ValueError(f"'{code}' is a bad directive in format '{format}'")
    if position < len(string):
        raise ValueError(f"unconverted data remains: {string[position:]}")
    if "y" in fields:
        fields["Y"] = fields["y"] + (2000 if fields["y"] < 69 else 1900)
    if "I" in fields:
        fields["H"] = fields["I"] % 12 + 12 * fields.get("p", 0)
    return fields
