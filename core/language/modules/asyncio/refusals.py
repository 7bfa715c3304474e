"""create_task without a loop, and sleep for what is no number: errors, mostly, which C++ leaves to Python's words."""

from math import isnan

from _asyncio import sleep as sleep_for_seconds


def create_task(coro):
    """The error's traceback keeps the coroutine, so that what is said of its end is said after the error."""
    raise RuntimeError("no running event loop")


def make_task(coro):
    raise TypeError(f"a coroutine was expected, got {coro!r}")


def set_event_loop(loop):
    kind = type(loop).__name__
    raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{kind}'")


async def sleep(delay, result):
    if delay <= 0:
        return await sleep_for_seconds(0, result)
    if isnan(delay):
        raise ValueError("Invalid delay: NaN (not a number)")
    return await sleep_for_seconds(0.0 + delay, result)
