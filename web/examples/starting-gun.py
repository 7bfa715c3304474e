"""A starting gun

An event is a flag that any number of tasks can wait for. Raising it wakes all of them at once, in the order in which
they came; whoever comes later finds it raised and does not wait at all.

Look at 0.5, `start.set()`: One call puts all three runners into the ready queue.
"""

import asyncio


async def runner(name, start):
    print(name, "is ready")
    await start.wait()
    print(name, "runs")


async def main():
    start = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for name in ("Ann", "Bob", "Cleo"):
            group.create_task(runner(name, start), name=name)
        await asyncio.sleep(0.5)
        print("bang")
        start.set()
        await asyncio.sleep(0.1)
        group.create_task(runner("Dan, who is late,", start), name="Dan")


asyncio.run(main())
