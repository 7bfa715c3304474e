import asyncio
import functools
import time


def timed(func):
    @functools.wraps(func)
    async def wrapper(*args, **kwargs):
        begin = time.monotonic()
        try:
            return await func(*args, **kwargs)
        finally:
            print(func.__name__, "took", f"{time.monotonic() - begin:.1f}")

    return wrapper


@timed
async def fails():
    await asyncio.sleep(0.1)
    raise RuntimeError("after a while")


try:
    asyncio.run(fails())
except RuntimeError as error:
    print("still raised:", error)
