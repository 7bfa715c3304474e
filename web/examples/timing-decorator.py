"""Timing coroutines with a decorator

The decorator wraps a coroutine function and prints how long each call took, whatever its arguments and whether it
returns or raises. functools.wraps keeps the name of the function.

Look at 0: main, outside, takes as long as the longer of the two inside, not as long as both.
"""

import asyncio
import functools
import time


def async_timed(func):
    @functools.wraps(func)
    async def wrapped(*args, **kwargs):
        print(f"starting {func.__name__} with {args} {kwargs}")
        start = time.perf_counter()
        try:
            return await func(*args, **kwargs)
        finally:
            total = time.perf_counter() - start
            print(f"finished {func.__name__} in {total:.1f} second(s)")

    return wrapped


@async_timed
async def delay(seconds, note=""):
    await asyncio.sleep(seconds)
    return seconds


@async_timed
async def main():
    first = asyncio.create_task(delay(0.3), name="first")
    second = asyncio.create_task(delay(0.6, note="longer"), name="second")
    await first
    await second


asyncio.run(main())
