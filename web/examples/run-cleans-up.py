"""asyncio.run cleans up

asyncio.run makes an event loop, runs main to its end, and cancels whatever is left over. A task that is still at work
then gets CancelledError at its await, and may tidy up before the loop is closed.

Look at 0.25, `tidying up`: main is over; asyncio.run has cancelled the backup, which says so and goes.
"""

import asyncio


async def backup():
    try:
        for part in range(1, 10):
            print(f"backup: part {part}")
            await asyncio.sleep(0.1)
    except asyncio.CancelledError:
        print("backup: not finished, tidying up")
        raise


async def main():
    task = asyncio.create_task(backup(), name="backup")
    await asyncio.sleep(0.25)
    print("main is done; the backup is not:", not task.done())
    return "result"


print("run gives main's", asyncio.run(main()))
