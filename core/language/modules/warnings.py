"""warnings: what is said about doubtful code, and the filters that decide about it, the interpreter's own too."""

import sys
import _warnings
from _warnings import filters

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
    "catch_warnings", "deprecated",
]  # fmt: skip
defaultaction = "default"
onceregistry = {}
_version = 1
_ACTIONS = ("error", "ignore", "always", "default", "module", "once")


class WarningMessage:
    """A warning with the place where it arose."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, "
            f"lineno : {self.lineno}, line : {self.line!r}}}"
        )


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(max(stacklevel, 1))
    except ValueError:
        names, filename, lineno = sys.__dict__, "<sys>", 0
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = names.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, names.get("__name__") or "<string>", registry, None, source)


def warn_explicit(
    message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None
):
    if module is None:
        module = filename.removesuffix(".py") or "<unknown>"
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, message = message, category(message)
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    key = (text, category, lineno)
    if registry.get(key):
        return
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = 1
        registry, key = onceregistry, (text, category)
    elif action == "module":
        registry[key] = 1
        key = (text, category, 0)
    elif action not in ("always", "default"):
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {filters}")
    if action != "always":
        if registry.get(key):
            return
        registry[key] = 1
    _show(WarningMessage(message, category, filename, lineno, source=source))


def _action(text, category, module, lineno):
    for action, message, wanted, place, line in filters:
        if (
            _fits(message, text)
            and issubclass(category, wanted)
            and _fits(place, module)
            and line in (0, lineno)
        ):
            return action
    return defaultaction


def _fits(wanted, text):
    """A filter has no wish, a text, or a pattern."""
    return wanted is None or (wanted == text if isinstance(wanted, str) else wanted.match(text) is not None)


def _show(warning):
    if isinstance(showwarning, _Recorder):
        showwarning.log.append(warning)
    elif showwarning is not _plain_showwarning:
        showwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.file, warning.line)
    else:
        sys.stderr.write(_formatted(warning))


def showwarning(message, category, filename, lineno, file=None, line=None):
    text = _formatted(WarningMessage(message, category, filename, lineno, file, line))
    (sys.stderr if file is None else file).write(text)


def formatwarning(message, category, filename, lineno, line=None):
    return _own_format(WarningMessage(message, category, filename, lineno, None, line))


_plain_formatwarning = formatwarning


def _formatted(warning):
    if formatwarning is _plain_formatwarning:
        return _own_format(warning)
    return formatwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.line)


def _own_format(warning):
    category = warning.category.__name__
    text = f"{warning.filename}:{warning.lineno}: {category}: {warning.message}\n"
    line = warning.line
    if line is None:
        line = _warnings.source_line(warning.filename, warning.lineno)
    if line.strip():
        text += f"  {line.strip()}\n"
    if warning.source is not None:
        text += f"{category}: Enable tracemalloc to get the object allocation traceback\n"
    return text


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """`message` and `module` are patterns for how a warning's text and module begin."""
    _check(action, lineno)
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    if message or module:
        import re
    message = re.compile(message, re.IGNORECASE) if message else None
    module = re.compile(module) if module else None
    _add_filter((action, message, category, module, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check(action, lineno)
    _add_filter((action, None, category, None, lineno), append)


def _check(action, lineno):
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def _add_filter(filter, append):
    if append:
        if filter not in filters:
            filters.append(filter)
    else:
        if filter in filters:
            filters.remove(filter)
        filters.insert(0, filter)
    _filters_mutated()


def resetwarnings():
    filters.clear()
    _filters_mutated()


def _filters_mutated():
    """What was shown once may be shown again."""
    global _version
    _version += 1
    _warnings.forget()


class _Recorder:
    """A showwarning that keeps what it is given."""

    def __init__(self, log):
        self.log = log

    def __call__(self, message, category, filename, lineno, file=None, line=None):
        self.log.append(WarningMessage(message, category, filename, lineno, file, line))


class catch_warnings:
    """Filters and showwarning are at the end of the block what they were before; `record` collects what is shown."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __repr__(self):
        return f"catch_warnings({'record=True' if self._record else ''})"

    def __enter__(self):
        global showwarning
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._kept = (filters[:], showwarning)
        _filters_mutated()
        log = None
        if self._record:
            log = []
            showwarning = _Recorder(log)
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        global showwarning
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:], showwarning = self._kept
        _filters_mutated()


class deprecated:
    """A class or function whose use is warned of."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if not isinstance(arg, type):
            if not callable(arg):
                raise TypeError(
                    "@deprecated decorator with non-None category must be applied to a class or callable, "
                    f"not {arg!r}"
                )
            return self._function(arg)
        made = arg.__new__

        def __new__(cls, /, *args, **kwargs):
            if cls is arg:
                warn(message, category=category, stacklevel=stacklevel + 1)
            return made(cls) if made is object.__new__ else made(cls, *args, **kwargs)

        derived = arg.__init_subclass__

        def __init_subclass__(cls, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            getattr(derived, "__func__", lambda cls, **kwargs: derived(**kwargs))(cls, **kwargs)

        arg.__new__ = staticmethod(__new__)
        arg.__init_subclass__ = classmethod(__init_subclass__)
        arg.__deprecated__ = message
        return arg

    def _function(self, function):
        from functools import wraps

        message, category, stacklevel = self.message, self.category, self.stacklevel

        @wraps(function)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return function(*args, **kwargs)

        function.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _warn_of_syntax(filename, found):
    """What the compiler says of a source that compile(), eval() or exec() was given: (line, text)."""
    for line, text in found:
        try:
            warn_explicit(text, SyntaxWarning, filename, line)
        except SyntaxWarning:
            raise SyntaxError(text, (filename, line, 0, None)) from None


_plain_showwarning = showwarning
_registry = {}


def _show_interpreters(what, where):
    """A warning of the interpreter that only the language can decide about or show."""
    category, text, has_source = what
    filename, lineno, module = where
    warn_explicit(text, category, filename, lineno, module, _registry, None, True if has_source else None)


_warnings.set_hook(_show_interpreters, showwarning)
