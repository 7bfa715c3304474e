"""A notice instead of a cancellation

wait_for would cancel the task that takes too long. Behind a shield only the wait is cancelled: the program can say
that it takes longer and then wait for the same task again.

Look at 0.4: The shield is dropped, the task behind it does not notice.
"""

import asyncio


async def delay(seconds):
    print(f"sleeping for {seconds} s")
    await asyncio.sleep(seconds)
    return seconds


async def main():
    task = asyncio.create_task(delay(1), name="delay")
    try:
        result = await asyncio.wait_for(asyncio.shield(task), timeout=0.4)
    except TimeoutError:
        print("The task took longer than expected, it will finish soon.")
        result = await task
    print("finished after", result)


asyncio.run(main())
