"""What all values of datetime have in common: fields that are set once, and text for them."""

from operator import index


class Fields:
    """An immutable value; its class tells in `_refusals` what assigning to one of its fields is answered with."""

    _refusals = {}

    def __new__(cls, /, **fields):
        self = object.__new__(cls)
        self.__dict__.update(fields)
        return self

    def __setattr__(self, name, value):
        cls = type(self)
        if name in self._refusals:
            raise AttributeError(self._refusals[name])
        if cls.__module__ == "datetime":
            raise AttributeError(
                f"'datetime.{cls.__name__}' object has no attribute '{name}' and no __dict__ for setting new attributes"
            )
        object.__setattr__(self, name, value)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def _qualified_name(self):
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}" if cls.__module__ == "datetime" else cls.__qualname__


def readonly(name):
    """The field that the value keeps as `_name`."""
    hidden = "_" + name
    return property(lambda self: self.__dict__[hidden])


def refusals(owner, *names):
    return {name: f"attribute '{name}' of 'datetime.{owner}' objects is not writable" for name in names}


REQUIRED = object()


def require(**arguments):
    for position, (name, value) in enumerate(arguments.items(), 1):
        if value is REQUIRED:
            raise TypeError(f"function missing required argument '{name}' (pos {position})")


def whole(number):
    return number if type(number) is int else int(index(number))


def check_zone(tzinfo):
    from datetime.zones import tzinfo as zone_type

    if tzinfo is not None and not isinstance(tzinfo, zone_type):
        kind = type(tzinfo).__name__
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{kind}'")


def offset_text(offset, separator=":"):
    """An offset from UTC as "+05:30"; nothing for None."""
    if offset is None:
        return ""
    sign = "-" if offset.days < 0 else "+"
    offset = abs(offset)
    minutes, seconds = divmod(offset.seconds, 60)
    text = f"{sign}{minutes // 60:02}{separator}{minutes % 60:02}"
    if seconds or offset.microseconds:
        text += f"{separator}{seconds:02}"
    if offset.microseconds:
        text += f".{offset.microseconds:06}"
    return text


def check_offset(offset, method):
    """What a zone answered for `method`, if it is an offset."""
    from datetime.durations import timedelta

    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{method}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not timedelta(-1) < offset < timedelta(1):
        raise ValueError(
            f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}."
        )
    return offset
