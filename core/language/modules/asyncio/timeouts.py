"""asyncio.timeout and timeout_at, as CPython 3.13 (timeouts.py): the body is cancelled at the deadline, and the
cancellation leaves the block as TimeoutError."""

from _asyncio import CancelledError, current_task, get_running_loop

__all__ = ("Timeout", "timeout", "timeout_at")

_CREATED = "created"
_ENTERED = "active"
_EXPIRING = "expiring"
_EXPIRED = "expired"
_EXITED = "finished"


class Timeout:
    def __init__(self, when):
        self._state = _CREATED
        self._when = when
        self._timer = None
        self._task = None

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state is not _ENTERED:
            if self._state is _CREATED:
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        loop = get_running_loop()
        if when is None:
            self._timer = None
        elif when <= loop.time():
            self._timer = loop.call_soon(self._on_timeout)
        else:
            self._timer = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._state in (_EXPIRING, _EXPIRED)

    def __repr__(self):
        text = f"<Timeout [{self._state}]"
        if self._state is _ENTERED:
            text += f" when={None if self._when is None else round(self._when, 3)}"
        return text + ">"

    async def __aenter__(self):
        if self._state is not _CREATED:
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = _ENTERED
        self._task = task
        self._requests_before = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc, tb):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state is not _EXPIRING:
            self._state = _EXITED
            return None
        self._state = _EXPIRED
        # More requests than before the block: somebody else wants the task cancelled too, and that goes first.
        if self._task.uncancel() <= self._requests_before and exc_type is not None:
            if issubclass(exc_type, CancelledError):
                raise TimeoutError from exc
            self._show_in(exc)
            if isinstance(exc, ExceptionGroup):
                for inner in exc.exceptions:
                    self._show_in(inner)
        return None

    def _show_in(self, exc):
        """An error raised while the cancellation went through tells of the timeout, not of the cancellation."""
        while exc.__context__ is not None:
            if isinstance(exc.__context__, CancelledError):
                timeout_error = TimeoutError()
                timeout_error.__context__ = timeout_error.__cause__ = exc.__context__
                exc.__context__ = timeout_error
                return
            exc = exc.__context__

    def _on_timeout(self):
        self._task.cancel()
        self._state = _EXPIRING
        self._timer = None


def timeout(delay):
    loop = get_running_loop()
    return Timeout(None if delay is None else loop.time() + delay)


def timeout_at(when):
    return Timeout(when)
