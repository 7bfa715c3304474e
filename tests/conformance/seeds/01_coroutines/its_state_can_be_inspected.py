import asyncio
import inspect


async def worker():
    await asyncio.sleep(0)


print(inspect.iscoroutinefunction(worker), inspect.iscoroutine(worker))
coroutine = worker()
print(inspect.iscoroutine(coroutine), asyncio.iscoroutine(coroutine))
print(inspect.getcoroutinestate(coroutine))
coroutine.close()
print(inspect.getcoroutinestate(coroutine))
