"""traceback: exceptions and calls as text. What an uncaught exception looks like is the interpreter's to say."""

import sys

from _traceback import format_exception as _format, format_exception_only as _format_only, marked as _marked
from _traceback import source_line as _source_line

_MISSING = object()
_MOST_REPEATS = 3
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _exception_of(exc, value, tb):
    if value is _MISSING:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc, exc and exc.__traceback__
    return value, None if tb is _MISSING else tb


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True):
    error, tb = _exception_of(exc, value, tb)
    return list(TracebackException(type(error), error, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_MISSING, *, show_group=False):
    error, _ = _exception_of(exc, value, None)
    return list(TracebackException(type(error), error, None, compact=True).format_exception_only(show_group=show_group))


def _text(error, tb, limit, chain):
    if error is not None and limit is None and tb is error.__traceback__:
        return _format(error, chain)
    return "".join(format_exception(error, error, tb, limit, chain))


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True):
    print(_text(*_exception_of(exc, value, tb), limit, chain), end="", file=sys.stderr if file is None else file)


def format_exc(limit=None, chain=True):
    error = sys.exception()
    return _text(error, error and error.__traceback__, limit, chain)


def print_exc(limit=None, file=None, chain=True):
    print(format_exc(limit, chain), end="", file=sys.stderr if file is None else file)


def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        # The generator's own caller extracts from it, on behalf of another one.
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


def _safely(value, what, show):
    try:
        return show(value)
    except:
        return f"<{what} {show.__name__}() failed>"


class FrameSummary:
    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "_marks", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno
        self._line, self._marks = line, None
        self.locals = locals and {key: _safely(value, "local", repr) for key, value in locals.items()}

    @property
    def line(self):
        if self._line is None:
            self._line = None if self.lineno is None else _source_line(self.filename, self.lineno)
        return self._line and self._line.strip()

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            mine = (self.filename, self.lineno, self.name, self.locals)
            return mine == (other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _of_traceback(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno, tb
        tb = tb.tb_next


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        entries = ((frame, line, None) for frame, line in frame_gen)
        return cls._extract(entries, limit, capture_locals)

    @classmethod
    def _extract(cls, entries, limit=None, capture_locals=False):
        entries = [entry for entry in entries if not entry[0].f_code.co_filename.startswith("<frozen ")]
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            limit = limit if limit is None else max(limit, 0)
        if limit is not None:
            entries = entries[:limit] if limit >= 0 else entries[limit:]
        result = cls()
        for frame, line, tb in entries:
            code = frame.f_code
            summary = FrameSummary(code.co_filename, line, code.co_name, locals=frame.f_locals if capture_locals else None)
            summary.line
            summary._marks = tb and _marked(tb)
            result.append(summary)
        return result

    @classmethod
    def from_list(cls, a_list):
        return StackSummary(
            each if isinstance(each, FrameSummary) else FrameSummary(*each[:3], line=each[3]) for each in a_list)

    def format_frame_summary(self, frame_summary, **kwargs):
        text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        if frame_summary._marks:
            text += frame_summary._marks
        elif frame_summary.line:
            text += f"    {frame_summary.line}\n"
        if frame_summary.locals:
            text += "".join(f"    {name} = {value}\n" for name, value in sorted(frame_summary.locals.items()))
        return text

    def format(self, **kwargs):
        result = []
        last, count = None, 0

        def end_repeats():
            if count > _MOST_REPEATS:
                more = count - _MOST_REPEATS
                result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")

        for each in self:
            text = self.format_frame_summary(each)
            if text is None:
                continue
            place = (each.filename, each.lineno, each.name)
            if place != last or each.lineno is None:
                end_repeats()
                last, count = place, 0
            count += 1
            if count <= _MOST_REPEATS:
                result.append(text)
        end_repeats()
        return result


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    print("".join(format_list(extracted_list)), end="", file=sys.stderr if file is None else file)


def extract_tb(tb, limit=None):
    return StackSummary._extract(_of_traceback(tb), limit)


def _stack(f):
    f = sys._getframe(2) if f is None else f
    while f is not None:
        yield f, f.f_lineno, None
        f = f.f_back


def extract_stack(f=None, limit=None):
    entries = list(_stack(f))
    stack = StackSummary._extract(entries, limit)
    stack.reverse()
    return stack


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f, limit), file)


class _Lines:
    """The lines of a report, those of groups behind a bar (`max_group_depth` deep)."""

    def __init__(self):
        self.depth = 0
        self.needs_end = False

    def indent(self):
        return " " * (2 * self.depth)

    def emit(self, text, margin="|"):
        prefix = self.indent() + (margin + " " if self.depth else "")
        yield "".join(prefix + line for line in text.splitlines(keepends=True))


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.stack = StackSummary._extract(_of_traceback(exc_traceback), limit, capture_locals)
        self._has_traceback = exc_traceback is not None
        self._exc_type = exc_type
        self._str = _safely(exc_value, "exception", str)
        self._only = "NoneType: None\n" if exc_value is None else _format_only(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__cause__ = self.__context__ = self.exceptions = None
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        if exc_value is None:
            return
        if isinstance(exc_value, SyntaxError):
            self.filename, self.text, self.msg = exc_value.filename, exc_value.text, exc_value.msg
            self.lineno, self.offset = exc_value.lineno, exc_value.offset
            self.end_lineno, self.end_offset = exc_value.end_lineno, exc_value.end_offset
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))

        def related(error):
            if error is None or id(error) in seen:
                return None
            return TracebackException(
                type(error), error, error.__traceback__, limit=limit, capture_locals=capture_locals, compact=compact,
                max_group_width=max_group_width, max_group_depth=max_group_depth, _seen=seen)

        self.__cause__ = related(exc_value.__cause__)
        needs_context = self.__cause__ is None and not exc_value.__suppress_context__
        if needs_context or not compact:
            self.__context__ = related(exc_value.__context__)
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [related(error) for error in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        return self._exc_type

    @property
    def exc_type_str(self):
        if self._exc_type is None:
            return None
        module, name = self._exc_type.__module__, self._exc_type.__qualname__
        return name if module in ("__main__", "builtins") else f"{module}.{name}"

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    __hash__ = None

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, **kwargs):
        yield from self._only.splitlines(keepends=True) if hasattr(self, "msg") else [self._only]
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                yield from (line + "\n" for line in _safely(note, "note", str).split("\n"))
        elif notes is not None:
            yield _safely(notes, "__notes__", repr) + "\n"
        if show_group and self.exceptions:
            for error in self.exceptions:
                yield from ("   " + line for line in error.format_exception_only(show_group=True))

    def _chain(self, chain):
        link = self
        while link is not None:
            before, message = link.__cause__, _CAUSE
            if before is None and not link.__suppress_context__:
                before, message = link.__context__, _CONTEXT
            before = before if chain else None
            yield link, message if before is not None else None
            link = before

    def format(self, *, chain=True, _lines=None, **kwargs):
        lines = _Lines() if _lines is None else _lines
        for link, message in reversed(list(self._chain(chain))):
            if message is not None:
                yield from lines.emit(message)
            if link.exceptions is not None:
                yield from link._format_group(lines, chain)
                continue
            if link._has_traceback or link.exc_type_str == "asyncio.exceptions.CancelledError":
                yield from lines.emit("Traceback (most recent call last):\n")
                for text in link.stack.format():
                    yield from lines.emit(text)
            for text in link.format_exception_only():
                yield from lines.emit(text)

    def _format_group(self, lines, chain):
        if lines.depth > self.max_group_depth:
            yield from lines.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            return
        is_outermost = lines.depth == 0
        lines.depth += is_outermost
        if self._has_traceback:
            yield from lines.emit("Exception Group Traceback (most recent call last):\n", "+" if is_outermost else "|")
            for text in self.stack.format():
                yield from lines.emit(text)
        for text in self.format_exception_only():
            yield from lines.emit(text)
        lines.needs_end = False
        width = self.max_group_width
        shown = min(len(self.exceptions), width + 1)
        for index in range(shown):
            is_last = index == shown - 1
            lines.needs_end = lines.needs_end or is_last
            title = str(index + 1) if index < width else "..."
            yield lines.indent() + ("+-" if index == 0 else "  ") + f"+---------------- {title} ----------------\n"
            lines.depth += 1
            if index < width:
                yield from self.exceptions[index].format(chain=chain, _lines=lines)
            else:
                more = len(self.exceptions) - width
                yield from lines.emit(f"and {more} more exception{'s' if more > 1 else ''}\n")
            if is_last and lines.needs_end:
                yield lines.indent() + "+------------------------------------\n"
                lines.needs_end = False
            lines.depth -= 1
        lines.depth -= is_outermost

    def print(self, *, file=None, chain=True, **kwargs):
        print("".join(self.format(chain=chain)), end="", file=sys.stderr if file is None else file)
