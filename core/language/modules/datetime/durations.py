"""timedelta: a span of days, seconds and microseconds, held exactly."""

from _sys import stand_for_native
from datetime.fields import Fields, readonly

_DAY = 86400 * 1000000
_UNITS = {
    "microseconds": 1, "milliseconds": 1000, "seconds": 1000000, "minutes": 60 * 1000000, "hours": 3600 * 1000000,
    "days": _DAY, "weeks": 7 * _DAY,
}  # fmt: skip


def divide_to_nearest(number, divisor):
    """number / divisor as the nearest integer, the even one in the middle."""
    quotient, rest = divmod(number, divisor)
    twice = 2 * rest
    above = twice > divisor if divisor > 0 else twice < divisor
    return quotient + 1 if above or (twice == divisor and quotient % 2) else quotient


def _round_fraction(whole, fraction):
    """whole + fraction as the nearest integer, the even one in the middle."""
    nearest = round(fraction)
    if abs(nearest - fraction) == 0.5:
        odd = whole & 1
        nearest = 2 * round((fraction + odd) * 0.5) - odd
    return whole + nearest


class timedelta(Fields):
    """A difference between two moments; all parts may be integers or floats of either sign."""

    __module__ = "datetime"
    _refusals = {name: "readonly attribute" for name in ("days", "seconds", "microseconds")}

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        given = {
            "microseconds": microseconds, "milliseconds": milliseconds, "seconds": seconds, "minutes": minutes,
            "hours": hours, "days": days, "weeks": weeks,
        }  # fmt: skip
        whole = 0
        fraction = 0.0
        for name, amount in given.items():
            if isinstance(amount, int):
                whole += int(amount) * _UNITS[name]
            elif isinstance(amount, float):
                units = int(amount)
                part = (amount - units) * _UNITS[name]
                whole += units * _UNITS[name] + int(part)
                fraction += part - int(part)
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(amount).__name__}")
        return _of(_round_fraction(whole, fraction) if fraction else whole, cls)

    days = readonly("days")
    seconds = readonly("seconds")
    microseconds = readonly("microseconds")

    def total_seconds(self):
        return self._total / 1000000

    def __add__(self, other):
        return _of(self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return _of(self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return _of(other._total - self._total) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _of(-self._total)

    def __pos__(self):
        return _of(self._total)

    def __abs__(self):
        return _of(abs(self._total))

    def __mul__(self, other):
        if isinstance(other, int):
            return _of(self._total * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return _of(divide_to_nearest(self._total * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            return _of(divide_to_nearest(self._total, other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return _of(divide_to_nearest(self._total * denominator, numerator))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return _of(self._total // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return _of(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total, other._total)
        return quotient, _of(rest)

    def __eq__(self, other):
        return self._total == other._total if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total < other._total if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total <= other._total if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total > other._total if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total >= other._total if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self):
        return self._total != 0

    def __repr__(self):
        parts = [f"{name}={getattr(self, name)}" for name in self._refusals if getattr(self, name)]
        return f"{self._qualified_name()}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02}:{seconds:02}"
        if self.microseconds:
            text += f".{self.microseconds:06}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return text


def _of(total, cls=timedelta):
    """The timedelta of so many microseconds."""
    days, rest = divmod(total, _DAY)
    if not -999999999 <= days <= 999999999:
        if not -(2**31) <= days < 2**31:
            raise OverflowError("Python int too large to convert to C int")
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    seconds, microseconds = divmod(rest, 1000000)
    return Fields.__new__(cls, _total=total, _days=days, _seconds=seconds, _microseconds=microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


timedelta.__new__.__qualname__ = "__new__.__new__"  # What CPython calls it where it complains of arguments.
stand_for_native("datetime", timedelta)
