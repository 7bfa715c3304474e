"""time: the session's clock. Under the virtual clock it stands still while nothing runs and jumps over sleep."""

from _sys import stand_for_native as _stand_for_native
from _clock import *

timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")


def gmtime(seconds=None, /):
    import _calendar

    return _calendar.gmtime(time() if seconds is None else seconds)


localtime = gmtime


def strftime(format, moment=None, /):
    import _calendar

    return _calendar.strftime(format, gmtime() if moment is None else moment, zone="UTC", offset="+0000")


def asctime(moment=None, /):
    return strftime("%a %b %e %H:%M:%S %Y", gmtime() if moment is None else moment)


def ctime(seconds=None, /):
    return asctime(gmtime(seconds))


def mktime(moment, /):
    import _calendar

    return float(_calendar.timegm(moment))


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    import _calendar

    fields = _calendar.strptime(string, format)
    year, month, day = _calendar.date_of_fields(fields)
    clock = (fields.get("H", 0), fields.get("M", 0), fields.get("S", 0))
    return gmtime(_calendar.timegm((year, month, day, *clock)))


def __getattr__(name):
    if name != "struct_time":
        raise AttributeError(f"module 'time' has no attribute '{name}'", name=name, obj=__import__("time"))
    import _calendar

    return _calendar.struct_time


def get_clock_info(name, /):
    from types import SimpleNamespace

    return SimpleNamespace(implementation="session", monotonic=name != "time", adjustable=False, resolution=1e-09)


_stand_for_native("time", gmtime, strftime, asctime, ctime, mktime, strptime, get_clock_info)
