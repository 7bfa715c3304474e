"""asyncio.exceptions: what asyncio raises beside the built-in exceptions."""

from _asyncio import CancelledError, InvalidStateError, TimeoutError
from asyncio.locks import BrokenBarrierError

__all__ = (
    "BrokenBarrierError",
    "CancelledError",
    "InvalidStateError",
    "TimeoutError",
    "IncompleteReadError",
    "LimitOverrunError",
    "SendfileNotAvailableError",
)


class SendfileNotAvailableError(RuntimeError):
    pass


class IncompleteReadError(EOFError):
    """A stream ended before all that was wanted had come: `partial` holds what had."""

    def __init__(self, partial, expected):
        wanted = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial = partial
        self.expected = expected


class LimitOverrunError(Exception):
    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed
