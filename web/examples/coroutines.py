"""Coroutines

Calling a coroutine function runs nothing: it makes an object. Await runs that object inside the same task,
and gives control to the loop only where something really has to be waited for.

Look at 0: The first two awaits do not suspend; only the sleep does.
"""

import asyncio


async def add_one(number):
    return number + 1


async def slowly_add_one(number):
    await asyncio.sleep(0.5)
    return await add_one(number)


async def main():
    coroutine = add_one(1)
    print(type(coroutine).__name__)
    print(await coroutine)
    print(await add_one(2))
    print(await slowly_add_one(3))


asyncio.run(main())
