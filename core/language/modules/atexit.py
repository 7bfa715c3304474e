"""atexit: what is called when the program has ended, the last one first."""

from _sys import stand_for_native as _stand_for_native

_calls = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _calls.append((func, args, kwargs))
    return func


def unregister(func, /):
    _calls[:] = [call for call in _calls if call[0] != func]


def _clear():
    _calls.clear()


def _ncallbacks():
    return len(_calls)


def _run_exitfuncs():
    import sys
    from _traceback import format_unraisable

    while _calls:
        func, args, kwargs = _calls.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            sys.stderr.write(f"Exception ignored in atexit callback {func!r}:\n{format_unraisable(error)}")


_stand_for_native("atexit", register, unregister)
