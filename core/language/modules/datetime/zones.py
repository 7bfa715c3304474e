"""tzinfo and timezone: how far a clock stands from UTC."""

from _sys import stand_for_native
from datetime.durations import timedelta
from datetime.fields import Fields, check_offset, offset_text


class tzinfo:
    """What a zone answers; its subclasses say how."""

    __module__ = "datetime"

    def utcoffset(self, dt, /):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt, /):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def tzname(self, dt, /):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def fromutc(self, dt, /):
        from datetime import datetime

        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        summer = dt.dst()
        if summer is None:
            raise ValueError("fromutc: non-None dst() result required")
        if offset != summer:
            dt += offset - summer
            summer = dt.dst()
            if summer is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + summer


class timezone(Fields, tzinfo):
    """A fixed offset from UTC."""

    __module__ = "datetime"

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        check_offset(offset, "utcoffset")
        if name is None and not offset:
            return cls.utc
        return Fields.__new__(cls, _offset=offset, _name=name)

    def utcoffset(self, dt, /):
        self._check(dt, "utcoffset")
        return self._offset

    def dst(self, dt, /):
        self._check(dt, "dst")

    def tzname(self, dt, /):
        self._check(dt, "tzname")
        return str(self)

    def fromutc(self, dt, /):
        from datetime import datetime

        if not isinstance(dt, datetime):
            raise TypeError("fromutc() argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def _check(self, dt, method):
        from datetime import datetime

        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"{self._qualified_name()}({self._offset!r}{name})"

    def __str__(self):
        if self._name is not None:
            return self._name
        return "UTC" + offset_text(self._offset) if self._offset else "UTC"


timezone.utc = UTC = Fields.__new__(timezone, _offset=timedelta(0), _name=None)
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


stand_for_native("datetime", tzinfo, timezone)
