"""Swallows its cancellation

A task that catches CancelledError and goes on cannot be ended by asking: the cancel arrives and is lost. The cure is to
raise it again once everything is tidied up.

Look at 0.25, `print("stubborn: did`: The cancel was delivered here, and the task goes on as if nothing had happened.
"""

import asyncio


async def stubborn():
    for step in range(4):
        try:
            await asyncio.sleep(0.2)
            print("stubborn: step", step)
        except asyncio.CancelledError:
            print("stubborn: did somebody say something?")


async def polite():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("polite: tidied up")
        raise


async def main():
    tasks = [
        asyncio.create_task(stubborn(), name="stubborn"),
        asyncio.create_task(polite(), name="polite"),
    ]
    await asyncio.sleep(0.25)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    print([task.cancelled() for task in tasks])


asyncio.run(main())
