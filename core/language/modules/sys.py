"""sys: the interpreter as a program sees it."""

from _sys import _getframe, dev_mode as _dev_mode, exception, modules, program as _program, stderr, stdout
import _sys

__stdout__ = stdout
__stderr__ = stderr


class _Named(tuple):
    """A tuple whose items have names."""

    def __repr__(self):
        pairs = ", ".join(f"{name}={value!r}" for name, value in zip(self._names, self))
        return f"sys.{type(self).__name__}({pairs})"

    def __getattr__(self, name):
        if name in self._names:
            return self[self._names.index(name)]
        raise AttributeError(f"'sys.{type(self).__name__}' object has no attribute '{name}'")


class version_info(_Named):
    _names = ("major", "minor", "micro", "releaselevel", "serial")


class flags(_Named):
    _names = ("debug", "dev_mode", "optimize", "utf8_mode")


class _Implementation:
    """Which Python this is: programs ask whether what they know of CPython holds."""

    name = "cpython"
    cache_tag = None
    hexversion = 0x030D00F0

    def __init__(self, version):
        self.version = version


version_info = version_info((3, 13, 0, "final", 0))
implementation = _Implementation(version_info)
flags = flags((0, _dev_mode, 0, 1))
version = "3.13.0 (Loopscope)"
hexversion = 0x030D00F0
platform = "linux"
byteorder = "little"
maxsize = 2**63 - 1
maxunicode = 0x10FFFF
executable = "loopscope"
argv = [_program]
path = []
orig_argv = [executable, _program]
getrecursionlimit = _sys.getrecursionlimit

def setrecursionlimit(limit, /):
    if not isinstance(limit, int):
        raise TypeError(f"'{type(limit).__name__}' object cannot be interpreted as an integer")
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    if limit >= 2**31:
        raise OverflowError("Python int too large to convert to C int")
    depth = _sys.set_recursion_limit(int(limit))
    if limit <= depth:
        raise RecursionError(
            f"cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        )


def exit(status=None, /):
    raise SystemExit(status)


def exc_info():
    error = exception()
    if error is None:
        return (None, None, None)
    return (type(error), error, error.__traceback__)


def getsizeof(object, default=None, /):
    return 16 + 8 * len(object) if hasattr(object, "__len__") else 24


def getdefaultencoding():
    return "utf-8"


def intern(string, /):
    return string


def gettrace():
    return None


def getswitchinterval():
    return 0.005


def is_finalizing():
    return False
