"""A slow goodbye

A timeout asks the task to end, and then waits until it has. A finally block that takes its time, or awaits something
slow, makes the timeout late by as much.

Look at 0.5: The timeout was at 0.2 s; the connection is still being closed.
"""

import asyncio


async def connection():
    try:
        await asyncio.sleep(10)
    finally:
        print("closing, slowly")
        await asyncio.sleep(0.6)
        print("closed")


async def main():
    loop = asyncio.get_running_loop()
    began = loop.time()
    try:
        async with asyncio.timeout(0.2):
            await connection()
    except TimeoutError:
        print(f"a timeout of 0.2 s took about {loop.time() - began:.1f} s")


asyncio.run(main())
