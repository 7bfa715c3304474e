"""date: a day of the Gregorian calendar."""

from _sys import stand_for_native
import _calendar
import time as _time
from datetime.durations import timedelta
from datetime.fields import REQUIRED, Fields, readonly, refusals, require, whole
from datetime.isoformat import parse_date


class IsoCalendarDate(tuple):
    """(year, week, weekday) of ISO 8601."""

    __module__ = "datetime"
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def check_date(year, month, day):
    year, month, day = whole(year), whole(month), whole(day)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _calendar.days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


class date(Fields):
    """date(year, month, day): a day, with no clock."""

    __module__ = "datetime"
    _refusals = refusals("date", "year", "month", "day")

    def __new__(cls, year=REQUIRED, month=REQUIRED, day=REQUIRED):
        require(year=year, month=month, day=day)
        year, month, day = check_date(year, month, day)
        return Fields.__new__(cls, _year=year, _month=month, _day=day)

    year = readonly("year")
    month = readonly("month")
    day = readonly("day")

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        return cls(*gmtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, ordinal, /):
        ordinal = whole(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        if ordinal > 3652059:
            raise ValueError(f"year {_calendar.from_ordinal(ordinal)[0]} is out of range")
        return cls(*_calendar.from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        fields = parse_date(date_string)
        if fields is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls.fromordinal(_calendar.from_iso_calendar(whole(year), whole(week), whole(day)))

    def toordinal(self):
        return _calendar.ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        return IsoCalendarDate(_calendar.iso_calendar(self.year, self.month, self.day))

    def timetuple(self):
        return self._struct_time(0, 0, 0, -1)

    def _struct_time(self, hour, minute, second, summer):
        number = self.toordinal()
        yearday = number - _calendar.days_before_year(self.year)
        fields = (self.year, self.month, self.day, hour, minute, second, (number + 6) % 7, yearday, summer)
        return _calendar.struct_time(fields)

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self.year if year is None else year,
            self.month if month is None else month,
            self.day if day is None else day,
        )

    __replace__ = replace

    def isoformat(self):
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    def ctime(self):
        return self.strftime("%a %b %e %H:%M:%S ") + f"{self.year:04}"

    def strftime(self, format):
        check_format(format)
        return _calendar.strftime(format, self.timetuple(), offset="")

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def __repr__(self):
        return f"{self._qualified_name()}({self.year}, {self.month}, {self.day})"

    def __str__(self):
        return self.isoformat()

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        number = self.toordinal() + other.days
        if not 1 <= number <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(number)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if _is_plain(other):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return (self.year, self.month, self.day)

    def __eq__(self, other):
        return self._key() == other._key() if _is_plain(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if _is_plain(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if _is_plain(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if _is_plain(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if _is_plain(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())


def _is_plain(other):
    from datetime import datetime

    return isinstance(other, date) and not isinstance(other, datetime)


def check_format(format):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")


def gmtime(timestamp):
    """The struct_time of a timestamp, in the years that a date can have."""
    if not isinstance(timestamp, (int, float)):
        raise TypeError(f"'{type(timestamp).__name__}' object cannot be interpreted as an integer")
    if timestamp != timestamp:
        raise ValueError("Invalid value NaN (not a number)")
    if not -(2**63) <= timestamp < 2**63:
        raise OverflowError("timestamp out of range for platform time_t")
    if not -62135596800 <= timestamp < 253402300800:
        raise ValueError(f"year {_calendar.year_of(timestamp)} is out of range")
    return _calendar.gmtime(timestamp)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(1)


stand_for_native("datetime", IsoCalendarDate, date)
