"""datetime: dates, clock readings, moments and spans; the local time of a session is UTC."""

from _sys import stand_for_native as _stand_for_native
import _calendar
import time as _time
from datetime.durations import divide_to_nearest as _divide_to_nearest, timedelta
from datetime.zones import UTC, timezone, tzinfo
from datetime.dates import check_date as _check_date, check_format as _check_format, date, gmtime as _gmtime
from datetime.times import check_time as _check_time, time
from datetime.fields import (
    REQUIRED as _REQUIRED, Fields as _Fields, check_offset as _check_offset, check_zone as _check_zone,
    offset_text as _offset_text, readonly as _readonly, refusals as _refusals, require as _require,
)  # fmt: skip
from datetime.isoformat import (
    date_length as _date_length, parse_date as _parse_date, parse_time as _parse_time, time_text as _time_text,
)  # fmt: skip

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")
MINYEAR = 1
MAXYEAR = 9999


class datetime(date):
    """datetime(year, month, day, hour, minute, second, microsecond, tzinfo): a moment."""

    __module__ = "datetime"
    _refusals = date._refusals | _refusals("datetime", "hour", "minute", "second", "microsecond", "tzinfo", "fold")

    def __new__(
        cls, year=_REQUIRED, month=_REQUIRED, day=_REQUIRED, hour=0, minute=0, second=0, microsecond=0, tzinfo=None,
        *, fold=0,
    ):  # fmt: skip
        _require(year=year, month=month, day=day)
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        return _Fields.__new__(
            cls, _year=year, _month=month, _day=day, _hour=hour, _minute=minute, _second=second,
            _microsecond=microsecond, _tzinfo=tzinfo, _fold=fold,
        )  # fmt: skip

    hour = _readonly("hour")
    minute = _readonly("minute")
    second = _readonly("second")
    microsecond = _readonly("microsecond")
    tzinfo = _readonly("tzinfo")
    fold = _readonly("fold")

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        _warn_of_naive_utc("utcnow()", "now(datetime.UTC)")
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        _gmtime(timestamp)
        if isinstance(timestamp, float):
            numerator, denominator = timestamp.as_integer_ratio()
            microseconds = _divide_to_nearest(numerator * 1000000, denominator)
        else:
            microseconds = timestamp * 1000000
        seconds, microsecond = divmod(microseconds, 1000000)
        moment = cls(*_gmtime(seconds)[:6], microsecond, tz)
        return moment if tz is None else tz.fromutc(moment)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        _warn_of_naive_utc("utcfromtimestamp()", "fromtimestamp(timestamp, datetime.UTC)")
        return cls.fromtimestamp(timestamp)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _clock_time):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        zone = time.tzinfo if tzinfo is True else tzinfo
        clock = (time.hour, time.minute, time.second, time.microsecond)
        return cls(date.year, date.month, date.day, *clock, zone, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        length = _date_length(date_string)
        day, clock = _parse_date(date_string[:length]), date_string[length + 1 :]
        found = _parse_time(clock) if clock else ([0, 0, 0, 0], None)
        if day is None or found is None or len(date_string) == length + 1:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*day, *found[0], tzinfo=found[1])

    @classmethod
    def strptime(cls, date_string, format, /):
        for position, text in enumerate((date_string, format), 1):
            if not isinstance(text, str):
                raise TypeError(f"strptime() argument {position} must be str, not {type(text).__name__}")
        fields = _calendar.strptime(date_string, format)
        year, month, day = _calendar.date_of_fields(fields)
        zone = None
        if "z" in fields:
            zone = timezone(timedelta(seconds=fields["z"]), *([fields["Z"]] if fields.get("Z") else []))
        clock = (fields.get("H", 0), fields.get("M", 0), fields.get("S", 0), fields.get("f", 0))
        return cls(year, month, day, *clock, zone)

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond, fold=self.fold)

    def timetz(self):
        return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo, fold=self.fold)

    def timetuple(self):
        summer = self.dst()
        return self._struct_time(self.hour, self.minute, self.second, -1 if summer is None else int(bool(summer)))

    def utctimetuple(self):
        moment = self - (self.utcoffset() or timedelta(0))
        return moment._struct_time(moment.hour, moment.minute, moment.second, 0)

    def timestamp(self):
        return (self - (_EPOCH if self.utcoffset() is None else _EPOCH_UTC)).total_seconds()

    def utcoffset(self):
        return None if self.tzinfo is None else _check_offset(self.tzinfo.utcoffset(self), "utcoffset")

    def dst(self):
        return None if self.tzinfo is None else _check_offset(self.tzinfo.dst(self), "dst")

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone(timedelta(0), "UTC")
        _check_zone(tz)
        if tz is self.tzinfo:
            return self
        universal = (self - (self.utcoffset() or timedelta(0))).replace(tzinfo=tz)
        return tz.fromutc(universal)

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True,
        *, fold=None,
    ):  # fmt: skip
        return type(self)(
            self.year if year is None else year,
            self.month if month is None else month,
            self.day if day is None else day,
            self.hour if hour is None else hour,
            self.minute if minute is None else minute,
            self.second if second is None else second,
            self.microsecond if microsecond is None else microsecond,
            self.tzinfo if tzinfo is True else tzinfo,
            fold=self.fold if fold is None else fold,
        )

    __replace__ = replace

    def isoformat(self, sep="T", timespec="auto"):
        if not isinstance(sep, str) or len(sep) != 1:
            kind = "a string of length " + str(len(sep)) if isinstance(sep, str) else type(sep).__name__
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {kind}")
        clock = _time_text(self.hour, self.minute, self.second, self.microsecond, timespec)
        return f"{date.isoformat(self)}{sep}{clock}{_offset_text(self.utcoffset())}"

    def strftime(self, format):
        _check_format(format)
        offset, zone = _offset_text(self.utcoffset(), ""), self.tzname() or ""
        return _calendar.strftime(format, self.timetuple(), self.microsecond, offset, zone)

    def __repr__(self):
        parts = [self.year, self.month, self.day, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        parts = [str(part) for part in parts]
        if self.tzinfo is not None:
            parts.append(f"tzinfo={self.tzinfo!r}")
        if self.fold:
            parts.append("fold=1")
        return f"{self._qualified_name()}({', '.join(parts)})"

    def __str__(self):
        return self.isoformat(" ")

    def _since_beginning(self):
        clock = self.hour * 3600 + self.minute * 60 + self.second
        return timedelta(self.toordinal(), clock, self.microsecond)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        moment = self._since_beginning() + other
        if not 1 <= moment.days <= 3652059:
            raise OverflowError("date value out of range")
        minutes, second = divmod(moment.seconds, 60)
        day = _calendar.from_ordinal(moment.days)
        return type(self)(*day, minutes // 60, minutes % 60, second, moment.microseconds, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self._offsets(other)
        if (mine is None) != (theirs is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return _difference(self, mine, other, theirs)

    def _offsets(self, other):
        """Both offsets from UTC; none where the zone is the same, which needs no correction."""
        if self.tzinfo is other.tzinfo:
            return None, None
        return self.utcoffset(), other.utcoffset()

    def _compared(self, other):
        mine, theirs = self._offsets(other)
        if (mine is None) != (theirs is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return _difference(self, mine, other, theirs).days

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self._offsets(other)
        return (mine is None) == (theirs is None) and not _difference(self, mine, other, theirs)

    def __lt__(self, other):
        return self._compared(other) < 0 if isinstance(other, datetime) else NotImplemented

    def __le__(self, other):
        return other._compared(self) >= 0 if isinstance(other, datetime) else NotImplemented

    def __gt__(self, other):
        return other._compared(self) < 0 if isinstance(other, datetime) else NotImplemented

    def __ge__(self, other):
        return self._compared(other) >= 0 if isinstance(other, datetime) else NotImplemented

    def __hash__(self):
        return hash(self._since_beginning() - (self.utcoffset() or timedelta(0)))


def _difference(one, one_offset, other, other_offset):
    difference = one._since_beginning() - other._since_beginning()
    return difference if one_offset is None else difference + other_offset - one_offset


def _warn_of_naive_utc(old, new):
    import warnings

    warnings.warn(
        f"datetime.datetime.{old} is deprecated and scheduled for removal in a future version. Use timezone-aware "
        f"objects to represent datetimes in UTC: datetime.datetime.{new}.",
        DeprecationWarning,
        stacklevel=3,
    )


_date = date
_clock_time = time
_EPOCH = datetime(1970, 1, 1)
_EPOCH_UTC = datetime(1970, 1, 1, tzinfo=UTC)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


_stand_for_native("datetime", datetime)
