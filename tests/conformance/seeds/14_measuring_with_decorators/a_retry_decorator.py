import asyncio
import functools


def retry(times, exceptions=(Exception,)):
    def decorate(func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return await func(*args, **kwargs)
                except exceptions as error:
                    print(f"attempt {attempt}/{times} failed: {error}")
                    await asyncio.sleep(0.01 * 2**attempt)
            raise RuntimeError(f"{func.__name__} failed {times} times")

        return wrapper

    return decorate


calls = 0


@retry(3, exceptions=(ConnectionError,))
async def unreliable():
    global calls
    calls += 1
    if calls < 3:
        raise ConnectionError(f"refused ({calls})")
    return "connected"


print(asyncio.run(unreliable()))
