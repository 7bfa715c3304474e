"""What create_task, sleep, wait and wait_for refuse: the last three by coroutines that fail when they are awaited."""

from _asyncio import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, iscoroutine, isfuture


def create_task(coro):
    """The error's traceback keeps the coroutine, so that what is said of its end is said after the error."""
    raise RuntimeError("no running event loop")


async def sleep(delay):
    delay <= 0


async def wait_for(fut, timeout):
    if timeout is not None:
        timeout <= 0
    await fut


async def wait(fs, return_when):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    if any(iscoroutine(one) for one in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
