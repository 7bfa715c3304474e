"""os: what a session has of an operating system: no files, no other processes, an environment of its own."""

from _sys import stand_for_native as _stand_for_native
import abc as _abc
from collections.abc import MutableMapping as _MutableMapping
from _random import Random as _Random
from operator import index as _index

name = "posix"
sep = "/"
altsep = None
extsep = "."
pathsep = ":"
linesep = "\n"
curdir = "."
pardir = ".."
devnull = "/dev/null"
defpath = "/bin:/usr/bin"
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
_noise = _Random()
_noise.seed()


class PathLike(_abc.ABC):
    """Anything with `__fspath__`."""

    __class_getitem__ = classmethod(type(list[int]))

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__") or NotImplemented


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return method(path)


from os import path


class _Environ(_MutableMapping):
    """The variables of the session, all text."""

    def __init__(self):
        self._variables = {}

    def _text(self, value):
        if not isinstance(value, str):
            raise TypeError(f"str expected, not {type(value).__name__}")
        return value

    def __getitem__(self, key):
        try:
            return self._variables[self._text(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._variables[self._text(key)] = self._text(value)

    def __delitem__(self, key):
        try:
            del self._variables[self._text(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        return iter(list(self._variables))

    def __len__(self):
        return len(self._variables)

    def __repr__(self):
        return f"environ({self._variables!r})"

    def copy(self):
        return dict(self._variables)

    def __or__(self, other):
        return self._variables | dict(other)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]


environ = _Environ()


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    environ[name] = value


def unsetenv(name, /):
    environ.pop(name, None)


def getpid():
    return 1


def getppid():
    return 0


def getcwd():
    return "/"


def cpu_count():
    return 1


process_cpu_count = cpu_count


def urandom(size, /):
    """Bytes from the session's own source of randomness: the same in every run of the same session."""
    if _index(size) < 0:
        raise ValueError("negative argument not allowed")
    return _noise.getrandbits(size * 8).to_bytes(size, "little")


def listdir(path="."):
    raise FileNotFoundError(2, "No such file or directory", path)


def kill(pid, signal, /):
    """Sends a signal to the program itself, the only process there is."""
    from signal import raise_signal

    if pid != getpid():
        raise ProcessLookupError(3, "No such process")
    if signal:
        raise_signal(signal)


_stand_for_native("posix", putenv, unsetenv, getpid, getppid, getcwd, urandom, kill)
