"""traceback: exceptions and calls as text. What an uncaught exception looks like is the interpreter's to say."""

import sys

from _traceback import format_exception as _format, format_exception_only as _format_only, format_frames as _frames


def _exception_of(exc, value):
    if value is not None:
        return value
    return exc if isinstance(exc, BaseException) else None


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    error = _exception_of(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    return _format(error, chain).splitlines(keepends=True)


def format_exception_only(exc, /, value=None, *, show_group=False):
    error = _exception_of(exc, value)
    return ["NoneType: None\n"] if error is None else [_format_only(error)]


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    print("".join(format_exception(exc, value, tb, limit, chain)), end="", file=sys.stderr if file is None else file)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print(format_exc(limit, chain), end="", file=sys.stderr if file is None else file)


def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")


class FrameSummary:
    def __init__(self, filename, lineno, name, line=""):
        self.filename, self.lineno, self.name, self.line = filename, lineno, name, line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    def format(self):
        return format_list(self)


def format_list(extracted_list):
    lines = []
    for filename, lineno, name, line in extracted_list:
        text = f'  File "{filename}", line {lineno}, in {name}\n'
        lines.append(text + f"    {line.strip()}\n" if line and line.strip() else text)
    return lines


def print_list(extracted_list, file=None):
    print("".join(format_list(extracted_list)), end="", file=sys.stderr if file is None else file)


def extract_tb(tb, limit=None):
    return StackSummary(FrameSummary(*entry) for entry in _frames(tb))


def extract_stack(f=None, limit=None):
    return StackSummary(FrameSummary(*entry) for entry in _frames(None))


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f, limit), file)


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, **kwargs):
        self._error = exc_value
        self.stack = extract_tb(exc_traceback)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__)

    def format(self, *, chain=True):
        yield from format_exception(self._error, chain=chain)

    def format_exception_only(self):
        yield from format_exception_only(self._error)
