import asyncio
import functools
import inspect


def measured(func):
    @functools.wraps(func)
    async def wrapper(*args, **kwargs):
        return await func(*args, **kwargs)

    return wrapper


@measured
async def job(x):
    return x


print(inspect.iscoroutinefunction(job), job.__qualname__)
print(asyncio.run(job("result passes through")))
