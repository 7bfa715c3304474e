"""Three at a time

A semaphore lets a number of tasks into its block and makes the others wait their turn, first come, first served. So a
thousand downloads can be asked for at once and still only three be under way.

Look at 0.1: Three downloads are under way, and five wait at the semaphore.
"""

import asyncio


async def download(n, places):
    async with places:
        await asyncio.sleep(0.2)
        print("file", n, "is there")


async def main():
    places = asyncio.Semaphore(3)
    async with asyncio.TaskGroup() as group:
        for n in range(8):
            group.create_task(download(n, places), name=f"file-{n}")


asyncio.run(main())
