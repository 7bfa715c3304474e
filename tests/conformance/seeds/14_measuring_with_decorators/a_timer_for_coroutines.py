import asyncio
import functools
import time
from typing import Any, Callable


def async_timed():
    def wrapper(func: Callable) -> Callable:
        @functools.wraps(func)
        async def wrapped(*args, **kwargs) -> Any:
            print(f"starting {func.__name__} with args {args} {kwargs}")
            start = time.perf_counter()
            try:
                return await func(*args, **kwargs)
            finally:
                total = time.perf_counter() - start
                print(f"finished {func.__name__} in {total:.1f} second(s)")

        return wrapped

    return wrapper


@async_timed()
async def delay(seconds: float) -> float:
    await asyncio.sleep(seconds)
    return seconds


@async_timed()
async def main():
    first = asyncio.create_task(delay(0.1))
    second = asyncio.create_task(delay(0.3))
    await first
    await second


asyncio.run(main())
