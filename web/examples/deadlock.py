"""A deadlock

Two tasks take the same two locks in opposite order. Each gets one and waits for the other's: a circle, which nobody in
it can open. Locks that are always taken in the same order cannot do this.

Look at 0.5: Ann waits for Bob and Bob for Ann; only the timeout will end it.
"""

import asyncio


async def writer(name, first, second):
    async with first:
        print(name, "has one lock and wants the other")
        await asyncio.sleep(0.1)
        async with second:
            print(name, "has both")


async def main():
    pen, paper = asyncio.Lock(), asyncio.Lock()
    try:
        async with asyncio.timeout(1), asyncio.TaskGroup() as group:
            group.create_task(writer("Ann", pen, paper), name="Ann")
            group.create_task(writer("Bob", paper, pen), name="Bob")
    except TimeoutError:
        print("nobody has written anything")


asyncio.run(main())
