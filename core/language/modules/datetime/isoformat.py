"""Dates and times in the text forms of ISO 8601 that fromisoformat reads; None for any other text."""

import _calendar


def _number(text):
    return int(text) if text.isascii() and text.isdigit() else None


def _numbers(*texts):
    found = [_number(text) for text in texts]
    return None if None in found else found


def parse_date(text):
    """[year, month, day]"""
    year, rest = text[:4], text[4:]
    dashed = rest[:1] == "-"
    if dashed:
        rest = rest[1:]
    if len(year) < 4:
        return None
    if rest[:1] != "W":
        if len(rest) != (5 if dashed else 4) or (dashed and rest[2] != "-"):
            return None
        return _numbers(year, rest[:2], rest[-2:])
    week, rest = rest[1:3], rest[3:]
    if rest and dashed:
        if rest[0] != "-":
            return None
        rest = rest[1:] or "-"
    if len(rest) > 1 or len(week) < 2:
        return None
    fields = _numbers(year, week, rest or "1")
    if fields is None:
        return None
    try:
        return _calendar.from_ordinal(_calendar.from_iso_calendar(*fields))
    except ValueError:
        return None


def date_length(text):
    """How many characters of `text` are its date."""
    if text[4:5] == "-":
        if text[5:6] != "W":
            return 10
        return 10 if text[8:9] == "-" and text[9:10].isdigit() else 8
    if text[4:5] != "W":
        return 8
    digits = 7
    while digits < len(text) and text[digits].isdigit():
        digits += 1
    return 8 if digits < 9 and digits > 7 or digits % 2 == 0 else 7


def parse_clock(text):
    """[hour, minute, second, microsecond] of "10", "10:20", "102030.5" and so on."""
    text = text.replace(",", ".", 1)
    text, point, fraction = text.partition(".")
    parts = text.split(":") if ":" in text else [text[at : at + 2] for at in range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3 or (point and len(parts) < 3) or any(len(part) != 2 for part in parts):
        return None
    fields = _numbers(*parts)
    if fields is None:
        return None
    fields += [0] * (4 - len(fields))
    if point:
        if not fraction or _number(fraction) is None:
            return None
        fields[3] = int(fraction[:6].ljust(6, "0"))
    return fields


def parse_time(text):
    """([hour, minute, second, microsecond], zone)"""
    from datetime.durations import timedelta
    from datetime.zones import timezone

    place = next((at for at, character in enumerate(text) if character in "+-Z"), None)
    fields = parse_clock(text if place is None else text[:place])
    if fields is None:
        return None
    if place is None:
        return fields, None
    if text[place] == "Z":
        return (fields, timezone.utc) if place == len(text) - 1 else None
    offset = parse_clock(text[place + 1 :])
    if offset is None:
        return None
    hours, minutes, seconds, microseconds = offset
    span = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=microseconds)
    return fields, timezone(-span if text[place] == "-" else span)


def time_text(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return f"{hour:02}"
    if timespec == "minutes":
        return f"{hour:02}:{minute:02}"
    if timespec == "seconds":
        return f"{hour:02}:{minute:02}:{second:02}"
    if timespec == "milliseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{microsecond // 1000:03}"
    if timespec == "microseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{microsecond:06}"
    raise ValueError("Unknown timespec value")
