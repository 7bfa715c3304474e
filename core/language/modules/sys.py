"""sys: the interpreter as a program sees it."""

from _sys import _getframe, dev_mode as _dev_mode, exception, getrefcount, modules, program as _program, stderr, stdout
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


class int_info(_Named):
    _names = ("bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")


class float_info(_Named):
    _names = (
        "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"
    )


int_info = int_info((30, 4, 4300, 640))
float_info = float_info(
    (1.7976931348623157e308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1)
)


def _int(value):
    """A limit as CPython takes it: what is an integer of C."""
    value = range(value).stop
    if not -2**31 <= value < 2**31:
        raise OverflowError("Python int too large to convert to C int")
    return value


getrecursionlimit = _sys.getrecursionlimit


def setrecursionlimit(limit, /):
    limit = _int(limit)
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    depth = _sys.set_recursion_limit(limit)
    if limit <= depth:
        raise RecursionError(
            f"cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        )


def get_int_max_str_digits():
    return _sys.integer_digits()


def set_int_max_str_digits(maxdigits):
    maxdigits = _int(maxdigits)
    if maxdigits < 640 and maxdigits != 0:
        raise ValueError("maxdigits must be 0 or larger than 640")
    _sys.integer_digits(maxdigits)


def exit(*status):
    if len(status) > 1:
        raise TypeError(f"exit expected at most 1 argument, got {len(status)}")
    raise SystemExit(*status)


def exc_info():
    error = exception()
    if error is None:
        return (None, None, None)
    return (type(error), error, error.__traceback__)


def excepthook(exctype, value, traceback, /):
    from _traceback import format_exception

    stderr.write(format_exception(value, True))


__excepthook__ = excepthook


def _report_of(error):
    """What is told of the exception that ends the program, unless the program's own hook tells it."""
    from _traceback import format_exception

    if excepthook is not __excepthook__:
        try:
            excepthook(type(error), error, error.__traceback__)
            return ""
        except BaseException as failure:
            told = f"Error in sys.excepthook:\n{format_exception(failure, True)}\nOriginal exception was:\n"
            return told + format_exception(error, True)
    return format_exception(error, True)


def getsizeof(object, default=None, /):
    return 16 + 8 * len(object) if hasattr(object, "__len__") else 24


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def intern(string, /):
    if not isinstance(string, str):
        raise TypeError(f"intern() argument must be str, not {type(string).__name__}")
    if type(string) is not str:
        raise TypeError(f"can't intern {type(string).__name__}")
    return string


def gettrace():
    return None


def getswitchinterval():
    return 0.005


def setswitchinterval(interval, /):
    if interval <= 0:
        raise ValueError("switch interval must be strictly positive")


def is_finalizing():
    return False


def __getattr__(name):
    if name != "stdin":
        raise AttributeError(f"module 'sys' has no attribute '{name}'", name=name, obj=_sys.modules["sys"])
    from io import StringIO

    globals()["stdin"] = stdin = StringIO()
    stdin.name, stdin.fileno = "<stdin>", lambda: 0
    return stdin


_sys.stand_for_native("sys", excepthook, setrecursionlimit, exc_info, getdefaultencoding, intern, gettrace)
