import asyncio
from collections.abc import Awaitable, Coroutine


async def coroutine_function():
    pass


async def main():
    coroutine = coroutine_function()
    task = asyncio.create_task(coroutine_function())
    future = asyncio.Future()
    for thing in (coroutine, task, future):
        print(f"{type(thing).__name__:<10}", isinstance(thing, Awaitable), isinstance(thing, Coroutine))
    coroutine.close()
    await task


asyncio.run(main())
