"""asyncio.base_events: the event loop's type, under the name that CPython gives the module."""

from _asyncio import BaseEventLoop, iscoroutine, iscoroutinefunction


def refuse_callback(callback, method):
    """What debug mode says to a callback that is none."""
    if iscoroutine(callback) or iscoroutinefunction(callback):
        raise TypeError(f"coroutines cannot be used with {method}()")
    raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")


def call_later(loop, delay, callback, args, context):
    """After a time that is no plain number."""
    return loop.call_at(loop.time() + delay, callback, *args, context=context)


def refuse_handler(handler):
    raise TypeError(f"A callable object or None is expected, got {handler!r}")
