"""Blocking calls belong into a thread

A call that blocks stops the loop and every task with it. to_thread makes it in another thread and gives something to
await, so that the loop goes on.

Look at 0.5: The file is read in a thread while the heart goes on beating.
"""

import asyncio
import time


def read_slowly():
    time.sleep(1)
    return "what was in the file"


async def heart():
    while True:
        print("beat")
        await asyncio.sleep(0.3)


async def main():
    beating = asyncio.create_task(heart(), name="heart")
    print(await asyncio.to_thread(read_slowly))
    beating.cancel()


asyncio.run(main())
