"""A cancel waits for an await

cancel() stops nothing by itself: it asks. CancelledError is raised where the task awaits, so plain code runs on to its
next await, however long it takes.

Look at 0, `await asyncio.sleep(0)`: The cancel was asked for before the work began; it lands only here.
"""

import asyncio


def crunch():
    total = 0
    for number in range(20_000):
        total += number
    return total


async def worker():
    asyncio.current_task().cancel("enough")
    print("asked to end, but nothing is awaited yet")
    print("the sum is", crunch())
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as error:
        print("here it lands:", error)
        raise


async def main():
    task = asyncio.create_task(worker(), name="worker")
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled:", task.cancelled())


asyncio.run(main())
