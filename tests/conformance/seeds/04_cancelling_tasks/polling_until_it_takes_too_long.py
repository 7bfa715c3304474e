import asyncio
from asyncio import CancelledError


async def delay(seconds: float) -> float:
    await asyncio.sleep(seconds)
    return seconds


async def main():
    long_task = asyncio.create_task(delay(5))
    checks = 0
    while not long_task.done():
        print("task not finished, checking again soon")
        await asyncio.sleep(0.05)
        checks += 1
        if checks == 4:
            long_task.cancel()
    try:
        await long_task
    except CancelledError:
        print("our task was cancelled after", checks, "checks")


asyncio.run(main())
