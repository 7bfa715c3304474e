"""The fastest wins

wait with FIRST_COMPLETED returns as soon as one task is done. It cancels nothing, so the program does that itself and
then waits for the losers to go.

Look at 0.2, `task.cancel()`: The mirror in Oslo has answered; the two others are being cancelled.
"""

import asyncio


async def mirror(city, seconds):
    try:
        await asyncio.sleep(seconds)
        return f"{city} has answered"
    except asyncio.CancelledError:
        print(city, "is not needed any more")
        raise


async def main():
    tasks = [
        asyncio.create_task(mirror(city, seconds), name=city)
        for city, seconds in [("Lima", 0.5), ("Oslo", 0.2), ("Cairo", 0.4)]
    ]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        print(task.result())
    for task in sorted(pending, key=asyncio.Task.get_name):
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)


asyncio.run(main())
