import asyncio
import functools
import time


def timed(label, digits=1):
    def decorate(func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            begin = time.perf_counter()
            try:
                return await func(*args, **kwargs)
            finally:
                print(f"[{label}] {func.__name__}: {time.perf_counter() - begin:.{digits}f}")

        return wrapper

    return decorate


@timed("net")
async def fetch():
    await asyncio.sleep(0.2)


@timed("db", digits=0)
async def query():
    await asyncio.sleep(0.1)


async def main():
    await asyncio.gather(fetch(), query())


asyncio.run(main())
