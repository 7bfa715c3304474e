"""time: what a clock shows, of no particular day."""

from _sys import stand_for_native
import _calendar
from datetime.durations import timedelta
from datetime.fields import Fields, check_offset, check_zone, offset_text, readonly, refusals, whole
from datetime.dates import check_format
from datetime.isoformat import parse_time, time_text

_NAMES = ("hour", "minute", "second", "microsecond", "tzinfo", "fold")


def check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = whole(hour), whole(minute), whole(second), whole(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond


class time(Fields):
    """time(hour, minute, second, microsecond, tzinfo): a clock's reading."""

    __module__ = "datetime"
    _refusals = refusals("time", *_NAMES)

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = check_time(hour, minute, second, microsecond, fold)
        check_zone(tzinfo)
        return Fields.__new__(
            cls, _hour=hour, _minute=minute, _second=second, _microsecond=microsecond, _tzinfo=tzinfo, _fold=fold
        )

    hour = readonly("hour")
    minute = readonly("minute")
    second = readonly("second")
    microsecond = readonly("microsecond")
    tzinfo = readonly("tzinfo")
    fold = readonly("fold")

    @classmethod
    def fromisoformat(cls, time_string, /):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        found = parse_time(time_string.removeprefix("T"))
        if found is None:
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        return cls(*found[0], tzinfo=found[1])

    def utcoffset(self):
        return None if self.tzinfo is None else check_offset(self.tzinfo.utcoffset(None), "utcoffset")

    def dst(self):
        return None if self.tzinfo is None else check_offset(self.tzinfo.dst(None), "dst")

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self.hour if hour is None else hour,
            self.minute if minute is None else minute,
            self.second if second is None else second,
            self.microsecond if microsecond is None else microsecond,
            self.tzinfo if tzinfo is True else tzinfo,
            fold=self.fold if fold is None else fold,
        )

    __replace__ = replace

    def isoformat(self, timespec="auto"):
        text = time_text(self.hour, self.minute, self.second, self.microsecond, timespec)
        return text + offset_text(self.utcoffset())

    def strftime(self, format):
        check_format(format)
        moment = (1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1)
        offset, zone = offset_text(self.utcoffset(), ""), self.tzname() or ""
        return _calendar.strftime(format, moment, self.microsecond, offset, zone)

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def __repr__(self):
        parts = [str(self.hour), str(self.minute)]
        if self.second or self.microsecond:
            parts.append(str(self.second))
        if self.microsecond:
            parts.append(str(self.microsecond))
        if self.tzinfo is not None:
            parts.append(f"tzinfo={self.tzinfo!r}")
        if self.fold:
            parts.append("fold=1")
        return f"{self._qualified_name()}({', '.join(parts)})"

    def __str__(self):
        return self.isoformat()

    def _since_midnight(self, offset):
        span = timedelta(0, self.second, self.microsecond, 0, self.minute, self.hour)
        return span if offset is None else span - offset

    def _compared(self, other):
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._since_midnight(mine), other._since_midnight(theirs)

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            return False
        return self._since_midnight(mine) == other._since_midnight(theirs)

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._compared(other)
        return mine < theirs

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._compared(other)
        return mine <= theirs

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._compared(other)
        return mine > theirs

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._compared(other)
        return mine >= theirs

    def __hash__(self):
        return hash(self._since_midnight(self.utcoffset()))


time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


stand_for_native("datetime", time)
