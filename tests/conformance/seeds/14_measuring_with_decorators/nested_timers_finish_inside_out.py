import asyncio
import time
from functools import wraps


def timed(func):
    @wraps(func)
    async def wrapper(*args, **kwargs):
        begin = time.perf_counter()
        result = await func(*args, **kwargs)
        print("%-6s %.1f s" % (func.__name__, time.perf_counter() - begin))
        return result

    return wrapper


@timed
async def inner():
    await asyncio.sleep(0.1)


@timed
async def outer():
    await inner()
    await inner()


asyncio.run(outer())
