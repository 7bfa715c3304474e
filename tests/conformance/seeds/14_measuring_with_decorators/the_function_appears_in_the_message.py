import asyncio
import functools
import time


def timed(func):
    @functools.wraps(func)
    async def wrapped(*args, **kwargs):
        print(f"starting {func} with args {args} {kwargs}")
        begin = time.time()
        try:
            return await func(*args, **kwargs)
        finally:
            print(f"finished {func} in {round(time.time() - begin, 1)} second(s)")

    return wrapped


@timed
async def add(a, b, *, wait=0.1):
    await asyncio.sleep(wait)
    return a + b


print(asyncio.run(add(1, b=2)))
