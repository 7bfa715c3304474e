"""signal: the signals that a program sends itself; its session has no other process to get any from."""

from _sys import stand_for_native as _stand_for_native
from _asyncio import _interrupt_main_task
import sys as _sys
import threading as _threading
from enum import IntEnum as _IntEnum

_NUMBERS = {
    "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGBUS": 7, "SIGFPE": 8,
    "SIGKILL": 9, "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12, "SIGPIPE": 13, "SIGALRM": 14, "SIGTERM": 15,
    "SIGSTKFLT": 16, "SIGCHLD": 17, "SIGCONT": 18, "SIGSTOP": 19, "SIGTSTP": 20, "SIGTTIN": 21, "SIGTTOU": 22,
    "SIGURG": 23, "SIGXCPU": 24, "SIGXFSZ": 25, "SIGVTALRM": 26, "SIGPROF": 27, "SIGWINCH": 28, "SIGIO": 29,
    "SIGPWR": 30, "SIGSYS": 31, "SIGRTMIN": 34, "SIGRTMAX": 64,
}  # fmt: skip
_TEXTS = {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed", 10: "User defined signal 1",
          12: "User defined signal 2", 13: "Broken pipe", 14: "Alarm clock", 15: "Terminated"}  # fmt: skip
_HARMLESS = (17, 18, 23, 28)
_UNSTOPPABLE = (9, 19)
NSIG = 65

Signals = _IntEnum("Signals", _NUMBERS, module=__name__)
globals().update(Signals.__members__)


class Handlers(_IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


SIG_DFL = Handlers.SIG_DFL
SIG_IGN = Handlers.SIG_IGN


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


_handlers = {number: SIG_DFL for number in range(1, NSIG)}
_handlers[2] = default_int_handler
_handlers[13] = _handlers[25] = SIG_IGN


def _checked(signalnum):
    if not isinstance(signalnum, int):
        raise TypeError(f"'{type(signalnum).__name__}' object cannot be interpreted as an integer")
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")
    return int(signalnum)


def _handler(number):
    """A loop's own goes when the loop is closed."""
    loop = getattr(_handlers[number], "loop", None)
    if loop is not None and loop.is_closed():
        _forget(number)
    return _handlers[number]


def signal(signalnum, handler):
    """Makes `handler` what a signal calls with its number and a frame; answers the one before."""
    number = signalnum if not isinstance(signalnum, int) else int(signalnum)
    if not callable(handler) and not (isinstance(handler, int) and handler in (0, 1)):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if _threading.current_thread() is not _threading.main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    number = _checked(number)
    if number in _UNSTOPPABLE:
        raise OSError(22, "Invalid argument")
    before = _handler(number)
    _handlers[number] = Handlers(handler) if isinstance(handler, int) else handler
    return before


def getsignal(signalnum):
    return _handler(_checked(signalnum))


def raise_signal(signalnum, /):
    """Sends the signal to the program, which takes it at once."""
    number = _checked(signalnum)
    handler = _handler(number)
    if handler is default_int_handler and _interrupt_main_task():
        return
    if callable(handler):
        handler(number, _calling_frame())
    elif handler == SIG_DFL and number not in _HARMLESS:
        raise SystemExit(128 + number)


def _calling_frame():
    """The frame that sends a signal; None when the event loop does."""
    try:
        return _sys._getframe(2)
    except ValueError:
        return None


def strsignal(signalnum):
    return _TEXTS.get(_checked(signalnum))


def valid_signals():
    named = {one.value: one for one in Signals}
    return {named.get(number, number) for number in range(1, NSIG) if number not in (32, 33)}


def siginterrupt(signalnum, flag, /):
    _checked(signalnum)


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    return -1


def _add_to_loop(loop, sig, callback, args):
    """loop.add_signal_handler"""
    from asyncio import iscoroutine, iscoroutinefunction

    if iscoroutine(callback) or iscoroutinefunction(callback):
        raise TypeError("coroutines cannot be used with add_signal_handler()")
    _check_for_loop(sig)
    if loop.is_closed():
        raise RuntimeError("Event loop is closed")
    if sig in _UNSTOPPABLE:
        raise RuntimeError(f"sig {sig} cannot be caught")

    def wake(signalnum, frame):
        # The loop first reads that a signal came, then calls back.
        loop.call_soon_threadsafe(loop.call_soon_threadsafe, callback, *args)

    wake.loop = loop
    try:
        signal(sig, wake)
    except ValueError as error:
        raise RuntimeError(str(error)) from None


def _remove_from_loop(loop, sig):
    """loop.remove_signal_handler: whether there was a handler."""
    _check_for_loop(sig)
    if getattr(_handlers[sig], "loop", None) is not loop:
        return False
    _forget(sig)
    return True


def _forget(number):
    _handlers[number] = default_int_handler if number == 2 else SIG_DFL


def _check_for_loop(sig):
    if not isinstance(sig, int):
        raise TypeError(f"sig must be an int, not {sig!r}")
    if not 1 <= sig < NSIG or sig in (32, 33):
        raise ValueError(f"invalid signal number {sig}")


_stand_for_native("_signal", default_int_handler, raise_signal, siginterrupt)
